package org.foicasework.request;

/** Where a question stands. */
public enum QuestionStage {
    /** It cannot be told what is asked for: s1(3). */
    UNCLEAR("Being clarified", true),
    TO_SEARCH("Being searched for", true),
    TO_DECIDE("Being decided", true),
    /** Others deal with it; it is being passed on to them. */
    TO_PASS_ON("Being passed on", true),
    DECIDED("Decided", true),
    /** Decided, and a fee has to be paid before the information is given: s9. */
    AWAITING_FEE("Waiting for the fee", true),
    /** Its answer has been sent. */
    ANSWERED("Answered", false),
    /** Answered without the Act, as is done every day. No answer within s1(1), and no refusal. */
    ANSWERED_AS_BUSINESS("Answered as normal business", false),
    /** The applicant put other questions in its place. */
    REDEFINED("Replaced by the applicant", false),
    /** No clarification came in time: s1(3). */
    LAPSED("Closed, not clarified", false),
    /** The fee was not paid in time: s9(2). */
    FEE_UNPAID("Closed, fee not paid", false),
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
