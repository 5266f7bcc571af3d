package org.foicasework.process.guard;

import java.util.List;
import java.util.function.Function;

/** A rule about the diagrams as they stand: which places break it can be seen without following a case. */
record StandingRule(String rule, String section, String mend, Function<Diagrams, List<Place>> breaks) {

    /** Where a rule is broken, and what is the matter; the node is null when the whole part is meant, the part when all are. */
    record Place(Part part, Node node, String detail) {

        Place(Part part, Node node) {
            this(part, node, "");
        }

        String file() {
            return part == null ? "no file" : part.file;
        }

        String title() {
            return node != null ? node.title() : part != null ? part.name : "All diagrams together";
        }

        String id() {
            return node != null ? node.id : part != null ? part.element.getAttribute("id") : "";
        }
    }
}
