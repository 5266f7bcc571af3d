package org.foicasework.process;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.disclosurelog.DisclosureLog;
import org.foicasework.disclosurelog.Publication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the step of {@code publication.bpmn} does: whether an answer goes into the disclosure log. */
@Configuration(proxyBeanMethods = false)
class PublicationSteps {

    static final String DECIDE_ON_PUBLICATION = "recordPublication";

    /** The message that a request is closed and something of it was answered. */
    static final String REQUEST_ANSWERED = "requestAnswered";

    static final String PROCESS = "publication";

    /**
     * Starts the decision on publication by itself, so that nothing stays open for it. After a review or a decision notice it is
     * decided again where the answer has changed; a decision that is still open takes in what is new.
     */
    @Bean
    JavaDelegate callForPublication(RuntimeService runtimeService, DisclosureLog log, Actor actor) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            boolean open = actor.asTheHouse(() -> runtimeService
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(reference, PROCESS)
                            .count()
                    > 0);
            if (!open && log.isToBeDecided(reference)) {
                actor.asTheHouse(() -> runtimeService
                        .createMessageCorrelation(REQUEST_ANSWERED)
                        .processInstanceBusinessKey(reference)
                        .setVariable(Variables.CASE_REFERENCE.name(), reference)
                        .correlateStartMessage());
            }
        };
    }

    /** Records what was decided on publishing the answer. */
    @Bean
    TaskListener recordPublication(Submissions submissions, Actor actor, DisclosureLog log) {
        return task -> {
            String person = actor.completing(task);
            log.decide(Variables.CASE_REFERENCE.get(task), submissions.read(task, Publication.class), person);
        };
    }

    @Bean
    FormData publicationForms(DisclosureLog log) {
        return () -> Map.of(DECIDE_ON_PUBLICATION, forms(log));
    }

    private static Function<TaskFacts, Map<String, Object>> forms(DisclosureLog log) {
        return facts -> {
            DisclosureLog.Proposal proposal = log.proposal(facts.request().reference());
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("proposal", proposal);
            shown.put(
                    "decisions",
                    Arrays.stream(Publication.Choice.values())
                            .map(choice -> Map.of("value", choice.name(), "label", choice.label()))
                            .toList());
            return shown;
        };
    }
}
