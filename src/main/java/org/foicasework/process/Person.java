package org.foicasework.process;

import java.util.List;
import org.foicasework.process.internal.EngineIdentity;
import org.springframework.stereotype.Component;

/** The person at the screen and the groups they belong to. */
@Component
public class Person {

    private final EngineIdentity identity;

    Person(EngineIdentity identity) {
        this.identity = identity;
    }

    /** The user id. */
    public String id() {
        return identity.userId().orElse(Actor.SYSTEM);
    }

    /** The groups, by id. */
    public List<String> groups() {
        return identity.groupIds();
    }

    /** Whether the person writes to applicants, and so sees who they are. Nobody else does. */
    public boolean seesApplicant() {
        return groups().contains("caseworkers");
    }

    /** Whether the person may read any case, without the applicant. */
    public boolean readsEveryCase() {
        return groups().stream()
                .anyMatch(List.of(
                        Groups.CASEWORKERS,
                        Groups.MANAGERS,
                        Groups.LEGAL_APPROVERS,
                        Groups.SECURITY_LEADS,
                        Groups.INTERNAL_REVIEWERS,
                        Groups.QUALIFIED_PERSONS)::contains);
    }
}
