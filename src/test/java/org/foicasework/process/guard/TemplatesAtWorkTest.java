package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.process.Groups;
import org.foicasework.request.AuditTrail;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In the engine a task that names its listeners as an element template does is the same task. */
@CaseworkTest
class TemplatesAtWorkTest {

    /** A task of the owners' own, as the Modeler writes it. */
    private static final String OWN_TASK =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
            <bpmn:userTask id="work" name="Ask a colleague" camunda:formKey="embedded:deployment:work.html"
                camunda:candidateGroups="caseworkers" camunda:dueDate="${deadline.ofRequest(caseReference)}">
              <bpmn:documentation>Let somebody else read it too.</bpmn:documentation>
              <bpmn:extensionElements>
                <camunda:properties><camunda:property name="onComplete" value="recordWork"/></camunda:properties>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end"/><bpmn:endEvent id="end"/>
            """;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase cases;

    @Autowired
    AuditTrail audit;

    @Autowired
    IdentityService identity;

    @AfterEach
    void removeAll() {
        diagrams.removeAll();
    }

    @Test
    void aTaskOfTheOwnersOwnIsOnRecord() {
        diagrams.deploy("own-task", OWN_TASK);
        assertThat(recordsAfterTheTask()).isEqualTo(1);
    }

    @Test
    void aListenerThatIsNamedInBothWaysIsToldOnce() {
        diagrams.deploy(
                "own-task",
                OWN_TASK.replace(
                        "<camunda:properties>",
                        "<camunda:taskListener event=\"complete\" delegateExpression=\"${recordWork}\"/><camunda:properties>"));
        assertThat(recordsAfterTheTask()).isEqualTo(1);
    }

    @Test
    void aTaskWithoutItsListenerIsNotOnRecord() {
        diagrams.deploy("own-task", OWN_TASK.replace("onComplete", "other"));
        assertThat(recordsAfterTheTask()).isZero();
    }

    private long recordsAfterTheTask() {
        String reference = cases.logged(form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"));
        String instance = runtime.startProcessInstanceByKey("own-task", Map.of("caseReference", reference))
                .getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        casework.complete("cara", task, form("note", "Read by two."));
        return audit.of(reference).stream()
                .filter(entry -> entry.action().equals("did \"Ask a colleague\"")
                        && entry.actor().equals("cara")
                        && entry.detail().equals("Read by two."))
                .count();
    }

    @Test
    void aCaseGoesFromThePostToTheAnswerThroughDiagramsMadeFromTemplates() throws Exception {
        diagrams.deploy(allMadeFromTemplates());

        String reference = cases.drafted();
        identity.createMembership("cara", Groups.MANAGERS);
        try {
            assertThatThrownBy(() -> casework.complete("cara", reference, "approveDecision", form("approved", true)))
                    .hasMessageContaining("Another manager must take the task");
        } finally {
            identity.deleteMembership("cara", Groups.MANAGERS);
        }
        cases.approve(reference);
        cases.read(reference);
        cases.signOff(reference);
        casework.runBackgroundWork(reference);

        assertThat(cases.sentWords(reference)).contains("section 31");
    }

    /** All files of a release, with every step of the diagrams made from its template, and no task listener left. */
    private static Map<String, String> allMadeFromTemplates() throws IOException, TransformerException {
        Map<String, String> files = new HashMap<>();
        for (Path folder : List.of(Path.of("processes"), Path.of("forms"))) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith(ElementTemplates.FOLDER))
                        .toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        Diagrams made = ElementTemplates.madeAnew(
                Diagrams.in(Path.of("processes"), Path.of("forms")), ElementTemplates.all(), (field, value) -> value);
        for (String name : files.keySet()) {
            if (name.endsWith(".bpmn")) {
                StringWriter content = new StringWriter();
                TransformerFactory.newInstance()
                        .newTransformer()
                        .transform(new DOMSource(made.document(name)), new StreamResult(content));
                files.put(name, content.toString());
            }
        }
        assertThat(files.values()).noneMatch(content -> content.contains("taskListener"));
        return files;
    }
}
