package org.foicasework.exemption;

/** Who must approve a decision at least, from the lowest to the highest. Local policy: the catalogue holds defaults. */
public enum ApprovalLevel {
    CASEWORKER,
    TEAM_LEADER,
    MANAGER,
    /** The person whose reasonable opinion section 36(5) asks for. */
    QUALIFIED_PERSON
}
