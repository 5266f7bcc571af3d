package org.foicasework.exemption;

/** What the authority does with one question. Every open question has exactly one (FOIA s1(1), s17). */
public enum Outcome {
    /** Held and communicated whole: s1(1)(a) and (b). */
    DISCLOSE("Disclose in full"),
    /** Held, some items withheld under Part II, the rest communicated. */
    DISCLOSE_IN_PART("Disclose in part"),
    /** Held, and every item withheld under Part II. */
    WITHHOLD("Withhold"),
    /** Not held when the request was received: s1(1)(a), s1(4). */
    NOT_HELD("Not held"),
    /** Held, and reasonably accessible to the applicant by other means: s21. */
    OTHERWISE_ACCESSIBLE("Accessible by other means"),
    /** The duty to confirm or deny does not arise: s2(1), s17(1). */
    NEITHER_CONFIRM_NOR_DENY("Neither confirm nor deny"),
    /** Complying, or even confirming or denying, would cost more than the appropriate limit: s12. */
    COST_LIMIT("Refuse: over the cost limit"),
    /** The request is vexatious: s14(1). */
    VEXATIOUS("Refuse: vexatious"),
    /** The same person asks the same again too soon: s14(2). */
    REPEATED("Refuse: repeated");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The outcome as people read it. */
    public String label() {
        return label;
    }

    /** Whether the answer names items that are kept back, each with its exemptions. */
    public boolean withholdsItems() {
        return this == DISCLOSE_IN_PART || this == WITHHOLD;
    }

    /**
     * Whether the answer to this question is a refusal under this law. "Not held" is an exception of the Regulations, reg
     * 12(4)(a), and so a refusal there; what is public already is given by saying where it is, reg 6(1)(b).
     */
    public boolean isRefusal(Family regime) {
        return regime == Family.FOIA
                ? isRefusal()
                : withholdsItems() || this == NOT_HELD || this == NEITHER_CONFIRM_NOR_DENY;
    }

    /** Whether the outcome exists under this law: sections 12 and 14 are the Act's own (EIR reg 12(4)(b) takes their place). */
    public boolean availableUnder(Family regime) {
        return regime == Family.FOIA || !refusesRequest();
    }

    /** Whether information is refused under an exemption of Part II, by a notice within s17(1). */
    public boolean reliesOnExemptions() {
        return withholdsItems() || this == OTHERWISE_ACCESSIBLE || this == NEITHER_CONFIRM_NOR_DENY;
    }

    /** Whether the request itself is refused, for its cost, as vexatious or as repeated: by a notice within s17(5). */
    public boolean refusesRequest() {
        return this == COST_LIMIT || isUnderSection14();
    }

    /** Whether section 14 is relied on. */
    public boolean isUnderSection14() {
        return this == VEXATIOUS || this == REPEATED;
    }

    /** Whether the answer to this question is a refusal notice under s17. */
    public boolean isRefusal() {
        return reliesOnExemptions() || refusesRequest();
    }

    /** Whether information is given. */
    public boolean gives() {
        return this == DISCLOSE || this == DISCLOSE_IN_PART;
    }

    /** Whether another person has to agree whatever the approval table says: something is refused, and not only pointed to. */
    public boolean alwaysNeedsApproval() {
        return withholdsItems() || this == NEITHER_CONFIRM_NOR_DENY || refusesRequest();
    }
}
