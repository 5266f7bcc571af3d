package org.foicasework.exemption;

/**
 * Who must approve a decision at least, from the lowest to the highest. Local policy: the catalogue holds defaults.
 *
 * <p>The qualified person of section 36 is none of them: their opinion is a condition of the exemption, recorded before the
 * public interest is weighed, and somebody else still decides.
 */
public enum ApprovalLevel {
    CASEWORKER,
    TEAM_LEADER,
    MANAGER,
    /** A lawyer who approves: confidence, privilege, prohibitions on disclosure. */
    LEGAL,
    /** A manager who answers for matters of security: sections 23 and 24, also where they mask each other. */
    SECURITY_LEAD
}
