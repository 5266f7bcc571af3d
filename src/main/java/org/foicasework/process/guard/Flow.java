package org.foicasework.process.guard;

/** An arrow of a diagram; its condition is null when it has none. */
record Flow(String id, String name, String from, String to, Expression condition, boolean isDefault) {}
