package org.foicasework.process;

import java.util.List;
import java.util.Set;
import org.foicasework.exemption.ApprovalLevel;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Family;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Component;

/**
 * Which group may approve what. The table {@code approval.dmn} asks a group, and process owners may edit it; what the catalogue of
 * exemptions wants at least holds whatever the table says.
 */
@Component
class Approvers {

    private static final List<String> FROM_LOWEST =
            List.of(Groups.MANAGERS, Groups.LEGAL_APPROVERS, Groups.SECURITY_LEADS);

    private final Person person;

    Approvers(Person person) {
        this.person = person;
    }

    /** The group that has to approve at least. A lawyer or a security lead approves for managers too. */
    static String groupOf(ApprovalLevel level) {
        return switch (level) {
            case CASEWORKER, TEAM_LEADER, MANAGER -> Groups.MANAGERS;
            case LEGAL -> Groups.LEGAL_APPROVERS;
            case SECURITY_LEAD -> Groups.SECURITY_LEADS;
        };
    }

    /** Whether an approval by this group is enough. */
    static boolean enough(String group, ApprovalLevel level) {
        return FROM_LOWEST.indexOf(group) >= FROM_LOWEST.indexOf(groupOf(level));
    }

    /** The groups of the person at the screen. */
    Set<String> groups() {
        return Set.copyOf(person.groups());
    }

    /**
     * @throws InvalidSubmissionException when the person at the screen is in no group that may approve this decision. They can
     *     still return it.
     */
    void require(Decision decision) {
        ApprovalLevel level = decision.approvalLevel(
                decision.citedLimbs(Family.FOIA).stream().anyMatch(key -> key.startsWith("reg"))
                        ? Family.EIR
                        : Family.FOIA);
        if (groups().stream().noneMatch(group -> enough(group, level))) {
            throw new InvalidSubmissionException(
                    "The exemptions relied on need the approval of the group \"" + groupOf(level)
                            + "\". Return the decision; a process owner has to correct the table of approvals.");
        }
    }
}
