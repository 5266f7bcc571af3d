package org.foicasework.request;

/** Where a question stands. */
public enum QuestionStage {
    /** It cannot be told what is asked for: s1(3). */
    UNCLEAR("Being clarified", true),
    TO_SEARCH("Being searched for", true),
    TO_DECIDE("Being decided", true),
    DECIDED("Decided", true),
    /** Decided, and a fee has to be paid before the information is given: s9. */
    AWAITING_FEE("Waiting for the fee", true),
    /** Its answer has been sent. */
    ANSWERED("Answered", false),
    /** The applicant put other questions in its place. */
    REDEFINED("Replaced by the applicant", false),
    /** What was asked of the applicant did not come in time: no clarification (s1(3)), or no fee (s9(2)). */
    LAPSED("Lapsed", false),
    /** Refused under section 14 without a further notice: s17(6). */
    CLOSED_WITHOUT_NOTICE("Closed without a further notice", false),
    /** The applicant does not want an answer any more. */
    WITHDRAWN("Withdrawn by the applicant", false);

    private final String label;
    private final boolean open;

    QuestionStage(String label, boolean open) {
        this.label = label;
        this.open = open;
    }

    /** The stage as people read it. */
    public String label() {
        return label;
    }

    /** Whether the authority still owes something on this question, so that its clock counts for the case. */
    public boolean open() {
        return open;
    }
}
