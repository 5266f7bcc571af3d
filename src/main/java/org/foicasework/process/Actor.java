package org.foicasework.process;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.foicasework.process.internal.EngineIdentity;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Component;

/** Who is at the screen. */
@Component
class Actor {

    /** Stands in the records where no person acted. */
    static final String SYSTEM = "system";

    private final EngineIdentity identity;
    private final Impartiality impartiality;

    Actor(EngineIdentity identity, Impartiality impartiality) {
        this.identity = identity;
        this.impartiality = impartiality;
    }

    /** The user id of the person, or {@link #SYSTEM}. */
    String id() {
        return identity.userId().orElse(SYSTEM);
    }

    /**
     * The person who completes a task: it must be the one to whom it is assigned, so that the record names who decided. Nobody
     * who took part in an answer completes a step of its review.
     *
     * @throws InvalidSubmissionException when it is not
     */
    String completing(DelegateTask task) {
        String person = id();
        if (person.equals(SYSTEM) || !person.equals(task.getAssignee())) {
            throw new InvalidSubmissionException(
                    "Claim the task first: only the person it is assigned to can complete it.");
        }
        List<String> groups = identity.groupIds();
        if (task.getCandidates().stream().noneMatch(candidate -> groups.contains(candidate.getGroupId()))) {
            throw new InvalidSubmissionException("This step belongs to another group. Hand the task back to it.");
        }
        impartiality.demand(task, person);
        return person;
    }

    /** Runs what the house does on its own behalf: the engine then asks for no permission of the person at the screen. */
    <T> T asTheHouse(Supplier<T> work) {
        return identity.asNobody(work);
    }
}
