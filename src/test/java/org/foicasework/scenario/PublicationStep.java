package org.foicasework.scenario;

import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.request.Today;
import org.foicasework.testing.TestDiagrams;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step in which it is decided whether an answer is published, in a diagram of its own, after a whole case. */
@TestComponent
public class PublicationStep {

    public static final String KEY = "decideOnPublication";

    private static final String PROCESS = "publication-step";
    private static final String TASK =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="decideOnPublication"/>
            <bpmn:userTask id="decideOnPublication" name="Decide on publication"
                camunda:formKey="embedded:deployment:decide-publication.html" camunda:candidateGroups="caseworkers"
                camunda:dueDate="${deadline.ofPublication(caseReference)}">
              <bpmn:documentation>Publish the answer, or say why not.</bpmn:documentation>
              <bpmn:extensionElements>
                <camunda:taskListener delegateExpression="${recordPublication}" event="complete"/>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f2" sourceRef="decideOnPublication" targetRef="end"/><bpmn:endEvent id="end"/>
            """;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Casework casework;
    private final DistanceCase distance;
    private final JdbcClient jdbc;
    private Deployment deployment;

    PublicationStep(
            RepositoryService repository,
            RuntimeService runtime,
            Casework casework,
            DistanceCase distance,
            JdbcClient jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.casework = casework;
        this.distance = distance;
        this.jdbc = jdbc;
    }

    /** A case whose answer has been sent. */
    public String answered(String name) {
        String reference = distance.searched(form("name", name, "email", "siobhan@applicant.example"));
        distance.draft(reference);
        distance.approve(reference);
        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);
        return reference;
    }

    /** A case whose answer has been sent and on whose publication somebody has to decide. */
    public String waiting(String name) {
        String reference = answered(name);
        if (!casework.openSteps(reference).contains(KEY)) {
            deploy();
            runtime.startProcessInstanceByKey(PROCESS, reference, Map.of("caseReference", reference));
        }
        return reference;
    }

    private void deploy() {
        if (deployment == null) {
            try {
                deployment = repository
                        .createDeployment()
                        .name("test " + PROCESS)
                        .addString(PROCESS + ".bpmn", TestDiagrams.file(PROCESS, TASK))
                        .addString(
                                "decide-publication.html",
                                Files.readString(Path.of("forms", "decide-publication.html")))
                        .deploy();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    public Task task(String reference) {
        return casework.task(reference, KEY);
    }

    public LocalDate dueOn(String reference) {
        return task(reference).getDueDate().toInstant().atZone(Today.LONDON).toLocalDate();
    }

    public void complete(String reference, Map<String, Object> content) {
        casework.complete("cara", task(reference), content);
    }

    /** The same case, as if its question had been neither confirmed nor denied. */
    public String neitherConfirmedNorDenied() {
        String reference = answered("Siobhan O'Brien");
        jdbc.sql(
                        """
                update decision set content = jsonb_set(content, '{outcome}', '"NEITHER_CONFIRM_NOR_DENY"')
                where question_id in (select id from question where reference = ?)""")
                .param(reference)
                .update();
        return reference;
    }

    public void release(UUID attachment) {
        jdbc.sql("update attachment set released = true where id = ?")
                .param(attachment)
                .update();
    }

    public void forget(UUID attachment) {
        jdbc.sql("delete from attachment where id = ?").param(attachment).update();
    }
}
