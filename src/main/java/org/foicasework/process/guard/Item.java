package org.foicasework.process.guard;

import java.util.Map;

/**
 * Something that an owner can add, change or take away.
 *
 * @param title what it is called in a sentence
 * @param likeness equal for two that are the same in all but their ids; empty when that cannot be told
 * @param facts what it says, by the label that an owner knows
 * @param from where an arrow begins, and the step that anything else belongs to; may be null
 * @param to where an arrow ends; null for anything else
 */
record Item(String id, Sort sort, String title, String likeness, Map<String, String> facts, String from, String to) {

    enum Sort {
        WHOLE,
        STEP,
        ARROW,
        NOTE,
        ROW
    }

    boolean isArrow() {
        return sort == Sort.ARROW;
    }
}
