package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** The steps of a case that failed and wait, such as a letter that the mail server does not take. */
@Component
class Retries {

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final Actor actor;

    Retries(RuntimeService runtimeService, ManagementService managementService, Actor actor) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.actor = actor;
    }

    /** The jobs of a case that failed. */
    List<Job> failed(String reference) {
        return actor.asTheHouse(
                () -> runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                        .flatMap(instance ->
                                managementService.createJobQuery().processInstanceId(instance.getId()).list().stream())
                        .filter(job -> job.getExceptionMessage() != null || job.getRetries() == 0)
                        .toList());
    }

    /** Lets every failed step of a case be tried again, at once. */
    void again(String reference) {
        List<Job> failed = failed(reference);
        actor.asTheHouse(() -> {
            failed.forEach(job -> {
                managementService.setJobRetries(job.getId(), Math.max(1, job.getRetries()));
                managementService.setJobDuedate(job.getId(), null);
            });
            return null;
        });
    }
}
