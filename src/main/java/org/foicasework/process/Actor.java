package org.foicasework.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Component;

/** Who is at the screen. */
@Component
class Actor {

    /** Stands in the records where no person acted. */
    static final String SYSTEM = "system";

    private final IdentityService identityService;

    Actor(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The user id of the person, or {@link #SYSTEM}. */
    String id() {
        var authentication = identityService.getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null ? SYSTEM : authentication.getUserId();
    }

    /**
     * The person who completes a task: it must be the one to whom it is assigned, so that the record names who decided.
     *
     * @throws InvalidSubmissionException when it is not
     */
    String completing(DelegateTask task) {
        String person = id();
        if (person.equals(SYSTEM) || !person.equals(task.getAssignee())) {
            throw new InvalidSubmissionException(
                    "Claim the task first: only the person it is assigned to can complete it.");
        }
        return person;
    }

    /** Runs what the house does on its own behalf: the engine then asks for no permission of the person at the screen. */
    <T> T asTheHouse(Supplier<T> work) {
        var person = identityService.getCurrentAuthentication();
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
