package org.foicasework.request;

/**
 * What triage found a question to be about, and why.
 *
 * @param about the subject matter
 * @param environmentLimb the paragraph of regulation 2(1) of the Environmental Information Regulations 2004 that makes it
 *     environmental information, {@code a} to {@code f}; null when it is none. May be given for what another authority
 *     holds as well: regulation 10 then applies
 * @param heldBy the other authority and how to reach it, when that holds the information; otherwise null
 * @param reason why, in the words of whoever triaged it; may be null for recorded information
 */
public record Triaged(SubjectMatter about, String environmentLimb, String heldBy, String reason) {

    /** What a question is unless triage says otherwise. */
    static final Triaged ORDINARY = new Triaged(SubjectMatter.RECORDED_INFORMATION, null, null, null);

    public Triaged {
        about = about == null ? SubjectMatter.RECORDED_INFORMATION : about;
        environmentLimb = about == SubjectMatter.ENVIRONMENT || about == SubjectMatter.HELD_ELSEWHERE
                ? RequestRegister.blankToNull(environmentLimb)
                : null;
        heldBy = about == SubjectMatter.HELD_ELSEWHERE ? RequestRegister.blankToNull(heldBy) : null;
        reason = RequestRegister.blankToNull(reason);
    }

    /** Whether it is environmental information. */
    public boolean environmental() {
        return environmentLimb != null;
    }

    void check(String at, String name, Problems problems) {
        if (about == SubjectMatter.ENVIRONMENT) {
            problems.require(
                    environmentLimb,
                    at + "environmentLimb",
                    "Choose the paragraph of regulation 2(1) that makes " + name + " environmental information.");
        }
        if (environmentLimb != null && !environmentLimb.matches("[a-f]")) {
            problems.add(at + "environmentLimb", "Choose a paragraph of regulation 2(1), from (a) to (f).");
        }
        if (about == SubjectMatter.HELD_ELSEWHERE) {
            problems.require(heldBy, at + "heldBy", "Name the authority that holds the information for " + name + ".");
        }
        if (about != SubjectMatter.RECORDED_INFORMATION) {
            problems.require(reason, at + "reason", "Say why " + name + " is dealt with in this way.");
        }
    }
}
