package org.foicasework.process.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Whom the engine takes for the one at the screen. The engine hands this out as a type of its inside only. */
@Component
public class EngineIdentity {

    private final IdentityService identityService;

    EngineIdentity(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The user id; empty where no person acts. */
    public Optional<String> userId() {
        return Optional.ofNullable(identityService.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /** The groups of the person, by id. */
    public List<String> groupIds() {
        return Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(Authentication::getGroupIds)
                .orElse(List.of());
    }

    /** Runs something for which the engine asks for nobody's permission. */
    public <T> T asNobody(Supplier<T> work) {
        Authentication person = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identityService.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
