package org.foicasework.exemption;

import java.time.LocalDate;
import java.util.Set;

/**
 * What the rules have to know besides the decision itself.
 *
 * @param question the question in the applicant's words
 * @param regime the Act or the Regulations, under which the question is answered
 * @param authority the class of the public authority
 * @param on the date of the decision; exemptions and opinions are judged as of that day
 * @param confirmedHeldElsewhere whether another question in the same letter confirms that information on the same subject
 *     is held, which leaves nothing to neither confirm nor deny
 * @param balanceDeferred the decision is made for a notice under s17(2): exemptions are engaged and the balance of
 *     the public interest is still open under s10(3)
 * @param receivedOn the day on which the request was received, against which older intentions are judged (s22); null
 *     where it does not matter
 * @param approverRoles the groups of whoever approves, null while nobody is named
 */
public record DecisionContext(
        String question,
        Family regime,
        AuthorityClass authority,
        LocalDate on,
        boolean confirmedHeldElsewhere,
        boolean balanceDeferred,
        LocalDate receivedOn,
        Set<String> approverRoles) {

    public DecisionContext {
        approverRoles = approverRoles == null ? null : Set.copyOf(approverRoles);
    }

    /** The usual case: nothing confirmed elsewhere, the balance struck, no approver named yet. */
    public static DecisionContext of(String question, Family regime, AuthorityClass authority, LocalDate on) {
        return new DecisionContext(question, regime, authority, on, false, false, null, null);
    }

    /** The same, in a letter that confirms elsewhere that information on the same subject is held. */
    public DecisionContext withConfirmedHeldElsewhere() {
        return new DecisionContext(question, regime, authority, on, true, balanceDeferred, receivedOn, approverRoles);
    }

    /** The same, for a notice that the balance is not struck yet (s17(2)). */
    public DecisionContext withBalanceDeferred() {
        return new DecisionContext(
                question, regime, authority, on, confirmedHeldElsewhere, true, receivedOn, approverRoles);
    }

    /** The same, with the roles of the person who approves. */
    public DecisionContext withApproverRoles(Set<String> roles) {
        return new DecisionContext(
                question, regime, authority, on, confirmedHeldElsewhere, balanceDeferred, receivedOn, roles);
    }

    /** The same, for a request received on that day. */
    public DecisionContext withReceivedOn(LocalDate day) {
        return new DecisionContext(
                question, regime, authority, on, confirmedHeldElsewhere, balanceDeferred, day, approverRoles);
    }
}
