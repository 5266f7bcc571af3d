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
    /** Its answer has been sent. */
    ANSWERED("Answered", false),
    /** Answered without the Act, as is done every day. No answer within s1(1), and no refusal. */
    ANSWERED_AS_BUSINESS("Answered as normal business", false),
    /** The applicant put other questions in its place. */
    REDEFINED("Replaced by the applicant", false),
    /** No clarification came in time. */
    LAPSED("Closed, not clarified", false);

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
