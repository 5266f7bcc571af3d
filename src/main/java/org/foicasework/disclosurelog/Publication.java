package org.foicasework.disclosurelog;

import java.time.LocalDate;

/**
 * What was decided on publishing an answer.
 *
 * @param publishOn from which day on it is in the log; null when it is not published
 * @param title what the log calls it; null when it is not published, as are the two texts
 * @param requestText what was asked, without who asked
 * @param answerText what was answered, without who asked
 * @param namesChecked whether the person says that a word which is also a name of the applicant means something else here
 */
public record Publication(
        Choice decision,
        String reasons,
        LocalDate publishOn,
        String title,
        String requestText,
        String answerText,
        boolean namesChecked) {

    /** The three answers there are. */
    public enum Choice {
        PUBLISH("Publish now"),
        LATER("Publish later"),
        NOT("Do not publish");

        private final String label;

        Choice(String label) {
            this.label = label;
        }

        /** The choice as people read it. */
        public String label() {
            return label;
        }
    }
}
