package org.foicasework.process.guard;

/** Something that happens on a way through the diagrams: what, of which notice or variable, and where. */
record Event(Act act, String detail, Part part, Node node) {

    /** Without a detail it may be any. */
    static Event of(Act act, String detail, Part part, Node node) {
        return new Event(act, detail == null ? Expression.SOME : detail, part, node);
    }
}
