package org.foicasework.request;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit was asked to look for, and what came of it.
 *
 * @param reviewId the review for which it is made; null for the search of the request itself
 * @param lookedFor what the reviewer wants looked for; null for the search of the request itself
 * @param result null while it has not answered
 * @param minutes spent on determining whether it is held, locating, retrieving and extracting (SI 2004/3244 reg 4(3))
 * @param places where they looked
 * @param method how they looked: systems, terms, people asked
 * @param explanation what was found, or why nothing is held
 * @param harm the harm they see in disclosure; may be null
 * @param estimatedRecords for {@link Result#WOULD_TAKE_TOO_LONG}: how many records would have to be gone through
 * @param minutesEach and the minutes for each, as a sample showed
 * @param sampleSize how many records were tried
 * @param sample how they were chosen and what was done with them
 */
public record Search(
        long id,
        long questionId,
        String unit,
        Long reviewId,
        String lookedFor,
        Result result,
        Integer minutes,
        String places,
        String method,
        String explanation,
        String harm,
        Integer estimatedRecords,
        BigDecimal minutesEach,
        Integer sampleSize,
        String sample,
        Instant recordedAt,
        String recordedBy) {

    /**
     * The minutes that the search took or, where it would take too long, that it would take in all; zero while there is no
     * result.
     */
    public BigDecimal minutesInAll() {
        return estimatedRecords != null && minutesEach != null
                ? minutesEach.multiply(BigDecimal.valueOf(estimatedRecords))
                : minutes == null ? BigDecimal.ZERO : BigDecimal.valueOf(minutes);
    }

    /** Whether the unit holds the information. */
    public enum Result {
        HELD("Held"),
        NOT_HELD("Not held"),
        /** The unit tried a sample and estimates the rest, instead of searching on (s12). */
        WOULD_TAKE_TOO_LONG("Would take too long");

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
