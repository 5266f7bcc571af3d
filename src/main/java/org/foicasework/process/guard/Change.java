package org.foicasework.process.guard;

import java.util.List;

/**
 * One difference between two versions of a diagram or table.
 *
 * @param ids the elements it is about, the main one first; in whichever of the versions they are
 * @param title what it is about, as its owner would call it
 * @param details what exactly, a sentence each
 */
record Change(Kind kind, List<String> ids, String title, List<String> details) {

    /** What happened to it. */
    enum Kind {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        REROUTED("leads elsewhere"),
        MOVED("only moved");

        final String word;

        Kind(String word) {
            this.word = word;
        }
    }
}
