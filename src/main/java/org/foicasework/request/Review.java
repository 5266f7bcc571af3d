package org.foicasework.request;

import java.time.LocalDate;
import org.foicasework.clock.Regime;

/**
 * An internal review of how a request was dealt with (section 45 Code of Practice, part 5), or a reconsideration under
 * regulation 11 of the EIR. A clock of its own runs for it.
 *
 * @param regime {@link Regime#INTERNAL_REVIEW} or {@link Regime#EIR_RECONSIDERATION}
 * @param receivedOn the day on which the applicant's dissatisfaction reached the authority
 * @param answeredOn the date of the answer complained of; null where there is none yet
 * @param lastDayToAsk until when it could be asked for as of right; null where there is no answer yet
 * @param askedInTime whether it was
 * @param accepted where it was not: whether a manager took it all the same; null until then, and when it was in time
 * @param firstDueOn the date before any extension
 * @param dueOn the last day for its outcome
 * @param regulationsDueOn where environmental questions are reviewed together with others: the last day of EIR reg 11(4); otherwise
 *     null, for then {@code dueOn} says it all
 * @param extendedOn the date of the letter that extended it; null when none did
 * @param reviewerRole the reviewer as the letter names them
 * @param reviewedBy the user id of the reviewer who concluded it; null until then
 * @param delayWhy why it took longer than the first date; may be null
 * @param overdueSince the date that passed without an outcome; null when none did
 */
public record Review(
        long id,
        String reference,
        Regime regime,
        LocalDate receivedOn,
        LocalDate answeredOn,
        LocalDate lastDayToAsk,
        boolean askedInTime,
        Boolean accepted,
        String acceptedWhy,
        LocalDate firstDueOn,
        LocalDate dueOn,
        LocalDate regulationsDueOn,
        LocalDate extendedOn,
        String extensionWhy,
        String reviewerRole,
        String reviewedBy,
        String delayWhy,
        Status status,
        LocalDate overdueSince,
        LocalDate closedOn) {

    /** How far a review has come. */
    public enum Status {
        OPEN("Open"),
        /** Asked for too late, and not taken. */
        DECLINED("Not taken, asked for too late"),
        COMPLETED("Completed");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** The status as people read it. */
        public String label() {
            return label;
        }
    }

    /** What becomes of the decision on one question: a fresh decision on the facts at the time of the request. */
    public enum Outcome {
        UPHELD("Upheld"),
        /** In part: the outcome stays, for other reasons or with more released. */
        VARIED("Varied"),
        OVERTURNED("Overturned");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The outcome as people read it. */
        public String label() {
            return label;
        }

        /** Whether the question has to be decided anew. */
        public boolean asksForNewDecision() {
            return this != UPHELD;
        }
    }

    /** Where the handling fell short of the Act. */
    public enum Shortcoming {
        LATE("The answer was late (section 10)"),
        NO_HELP("Help was not given (section 16)"),
        NOTICE("The notice was not as it has to be (section 17)");

        private final String label;

        Shortcoming(String label) {
            this.label = label;
        }

        /** The shortcoming as people read it. */
        public String label() {
            return label;
        }
    }

    /** One thing complained of; the reply is null until the review is concluded. */
    public record Ground(int position, String ground, String reply) {}

    /**
     * One answered question under review.
     *
     * @param outcome null until the review is concluded
     * @param decisionBefore the version of the decision that is reviewed; null where there was none
     */
    public record Reviewed(long questionId, Outcome outcome, String reasons, Integer decisionBefore) {}

    /** One shortcoming that the review found, in words to the applicant. */
    public record Found(Shortcoming kind, String words) {}
}
