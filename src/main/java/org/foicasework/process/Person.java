package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The person at the screen and the groups they belong to. */
@Component
public class Person {

    private final IdentityService identityService;

    Person(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The user id. */
    public String id() {
        var authentication = identityService.getCurrentAuthentication();
        return authentication == null ? Actor.SYSTEM : authentication.getUserId();
    }

    /** The groups, by id. */
    public List<String> groups() {
        var authentication = identityService.getCurrentAuthentication();
        return authentication == null || authentication.getGroupIds() == null
                ? List.of()
                : authentication.getGroupIds();
    }

    /** Whether the person writes to applicants, and so sees who they are. Nobody else does. */
    public boolean seesApplicant() {
        return groups().contains("caseworkers");
    }

    /** Whether the person may read any case, without the applicant. */
    public boolean readsEveryCase() {
        return groups().stream()
                .anyMatch(List.of("caseworkers", "managers", "internal-reviewers", "qualified-persons")::contains);
    }
}
