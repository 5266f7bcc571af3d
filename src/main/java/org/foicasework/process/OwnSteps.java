package org.foicasework.process;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.request.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What steps do that process owners add to the diagrams themselves. */
@Configuration(proxyBeanMethods = false)
class OwnSteps {

    /** What a person wrote on what was done; may be empty. */
    record Work(String note) {}

    /** For a task that changes nothing in the register: who did it, and what they noted, is kept in the audit trail. */
    @Bean
    TaskListener recordWork(Submissions submissions, Actor actor, AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            Work work = submissions.read(task, Work.class);
            audit.record(
                    Variables.CASE_REFERENCE.get(task),
                    person,
                    "did \"" + task.getName() + "\"",
                    work.note() == null || work.note().isBlank()
                            ? null
                            : work.note().strip());
        };
    }
}
