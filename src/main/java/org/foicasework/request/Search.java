package org.foicasework.request;

import java.time.Instant;

/**
 * What one unit was asked to look for, and what came of it.
 *
 * @param result null while it has not answered
 * @param minutes spent on determining whether it is held, locating, retrieving and extracting (SI 2004/3244 reg 4(3))
 * @param places where they looked
 * @param method how they looked: systems, terms, people asked
 * @param explanation what was found, or why nothing is held
 * @param harm the harm they see in disclosure; may be null
 */
public record Search(
        long id,
        long questionId,
        String unit,
        Result result,
        Integer minutes,
        String places,
        String method,
        String explanation,
        String harm,
        Instant recordedAt,
        String recordedBy) {

    /** Whether the unit holds the information. */
    public enum Result {
        HELD("Held"),
        NOT_HELD("Not held");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        /** The result as people read it. */
        public String label() {
            return label;
        }
    }
}
