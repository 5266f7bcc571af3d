package org.foicasework.process.guard;

/** Something that happens on a way through the diagrams: what, of which notice or variable, and where. */
record Event(Act act, String detail, Part part, Node node) {}
