package org.foicasework.request;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An application of the applicant to the regulator for a decision whether the request was dealt with lawfully: FOIA s50(1).
 *
 * @param regulatorReference the regulator's own reference
 * @param receivedOn the day on which the regulator's letter reached the authority
 * @param handler the regulator's case officer; may be null
 * @param about what is complained of, in words that do not say who the applicant is
 * @param dueOn by when the regulator wants an answer; null when nothing is asked
 * @param closedWhy how it ended; null while it is open
 */
public record Complaint(
        long id,
        String reference,
        String regulatorReference,
        LocalDate receivedOn,
        String handler,
        String about,
        Status status,
        LocalDate dueOn,
        LocalDate closedOn,
        String closedWhy) {

    /** Whether it is over. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /** What goes to and fro with the regulator. */
    public enum LetterKind {
        LETTER("Letter of the regulator"),
        /** s51: the regulator demands information, within the time it states. */
        INFORMATION_NOTICE("Information notice (section 51)"),
        RESPONSE("Our response");

        private final String label;

        LetterKind(String label) {
            this.label = label;
        }

        /** The kind as people read it. */
        public String label() {
            return label;
        }
    }

    /** One letter; {@code answerBy} is null where it asks for nothing. */
    public record Letter(LetterKind kind, LocalDate dated, LocalDate answerBy, String words, Instant recordedAt) {}

    /** What the regulator decided of the complaint. */
    public enum Outcome {
        UPHELD("Complaint upheld"),
        PARTLY_UPHELD("Complaint partly upheld"),
        NOT_UPHELD("Complaint not upheld");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The outcome as people read it. */
        public String label() {
            return label;
        }
    }

    /** What the authority does about a decision notice. */
    public enum Answer {
        COMPLY("Take the steps"),
        APPEAL("Appeal to the tribunal"),
        /** No steps are required. */
        ACCEPT("Accept it; no steps are required");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The answer as people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * A decision notice: s50(3)(b).
     *
     * @param number such as IC-123456-A1B2
     * @param steps what it requires; null when it requires nothing
     * @param stepsDays how many calendar days it gives for that; null when it requires nothing
     * @param stepsDue the day by which they are due as things stand; null when nothing is required or an appeal made it so
     * @param appealBy the last day for an appeal by either side
     * @param answer what the authority decided; null until then
     * @param missedOn the day that passed without the steps, which the regulator may certify to the High Court (s54)
     */
    public record DecisionNotice(
            long id,
            long complaintId,
            String number,
            LocalDate dated,
            Outcome outcome,
            String steps,
            Integer stepsDays,
            LocalDate stepsDue,
            LocalDate appealBy,
            Answer answer,
            String answerWhy,
            LocalDate compliedOn,
            String compliance,
            LocalDate missedOn) {}

    /** Who appeals: s57(1) gives it to "the complainant or the public authority". */
    public enum Appellant {
        APPLICANT("The applicant"),
        AUTHORITY("We");

        private final String label;

        Appellant(String label) {
            this.label = label;
        }

        /** The appellant as people read it. */
        public String label() {
            return label;
        }
    }

    /** What became of an appeal: s58. */
    public enum AppealOutcome {
        ALLOWED("Allowed"),
        PARTLY_ALLOWED("Allowed in part"),
        DISMISSED("Dismissed"),
        WITHDRAWN("Withdrawn"),
        /** It was never lodged. */
        NOT_LODGED("Not lodged after all");

        private final String label;

        AppealOutcome(String label) {
            this.label = label;
        }

        /** The outcome as people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * An appeal to the First-tier Tribunal: s57.
     *
     * @param lodgedOn null while ours is still to be lodged
     * @param outcome null until it is determined
     * @param words what the tribunal decided, in short; may be null
     */
    public record Appeal(
            long id,
            long decisionNoticeId,
            String reference,
            Appellant appellant,
            Status status,
            String tribunalReference,
            LocalDate lodgedOn,
            LocalDate hearingOn,
            AppealOutcome outcome,
            LocalDate determinedOn,
            String words) {}
}
