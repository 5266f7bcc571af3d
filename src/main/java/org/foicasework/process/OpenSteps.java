package org.foicasework.process;

import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.request.RetentionHold;
import org.springframework.stereotype.Component;

/** A case of which a process still runs, such as a review or the decision on publication, is not forgotten. */
@Component
class OpenSteps implements RetentionHold {

    private final RuntimeService runtimeService;
    private final Actor actor;

    OpenSteps(RuntimeService runtimeService, Actor actor) {
        this.runtimeService = runtimeService;
        this.actor = actor;
    }

    @Override
    public boolean holds(String reference) {
        return actor.asTheHouse(() -> runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .count()
                > 0);
    }

    @Override
    public String why() {
        return "A step of the case is still open.";
    }
}
