package org.foicasework.process;

import org.foicasework.exemption.DecisionRules;

/** The groups that people belong to and that diagrams name as candidates. */
public final class Groups {

    /** Log, triage, clarify, draft and send. */
    public static final String CASEWORKERS = "caseworkers";

    /** Search what their unit holds; each belongs to the group of a unit as well. */
    public static final String INFORMATION_OWNERS = "information-owners";

    /** Approve decisions and sign notices off. */
    public static final String MANAGERS = "managers";

    /** Approve what sections 34, 41, 42 and 44 withhold. */
    public static final String LEGAL_APPROVERS = "legal-approvers";

    /** Approve what sections 23 and 24 withhold, also where the two mask each other. */
    public static final String SECURITY_LEADS = DecisionRules.SECURITY_ROLE;

    /** Look again at a decision that somebody else made. */
    public static final String INTERNAL_REVIEWERS = "internal-reviewers";

    /** Give the reasonable opinion that section 36(2) asks for. */
    public static final String QUALIFIED_PERSONS = "qualified-persons";

    /** Change the diagrams, tables, forms and wording, and deploy them. */
    public static final String PROCESS_OWNERS = "process-owners";

    /** Keep people and the engine in order. */
    public static final String ADMINISTRATORS = "administrators";

    /** The engine's own group: while nobody is in it, its web application would let anybody become an administrator. */
    static final String ENGINE_ADMINISTRATORS = "camunda-admin";

    private Groups() {}
}
