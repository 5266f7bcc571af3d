package org.foicasework.process;

import java.util.List;

/** Somebody to be made known to the engine, if they are not known yet. */
record NewPerson(String id, String firstName, String lastName, String email, String password, List<String> groups) {}
