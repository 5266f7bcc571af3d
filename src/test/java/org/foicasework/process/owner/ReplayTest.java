package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.foicasework.process.owner.Replay.Kind;
import org.foicasework.process.owner.Replay.Report;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CaseworkTest
class ReplayTest {

    /** Approved cases get a notice, others are decided again; some of all still wait. */
    private static final String RECORDED =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="decide"/>
            <bpmn:userTask id="decide" name="Decide" camunda:formKey="embedded:deployment:work.html"
                camunda:candidateGroups="caseworkers" camunda:dueDate="${breachOn}"><bpmn:documentation>Decide.</bpmn:documentation></bpmn:userTask>
            <bpmn:sequenceFlow id="f2" sourceRef="decide" targetRef="approved"/>
            <bpmn:exclusiveGateway id="approved" name="Approved?"/>
            <bpmn:sequenceFlow id="yes" name="Yes" sourceRef="approved" targetRef="tell">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${approved}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="no" name="No" sourceRef="approved" targetRef="check">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${not approved}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:callActivity id="tell" name="Tell the applicant" calledElement="replayed-notice">
              <bpmn:extensionElements><camunda:in sourceExpression="${'RESPONSE'}" target="noticeType"/></bpmn:extensionElements>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="f3" sourceRef="tell" targetRef="told"/>
            <bpmn:endEvent id="told" name="Told"/>
            <bpmn:userTask id="check" name="Check" camunda:formKey="embedded:deployment:work.html"
                camunda:candidateGroups="caseworkers" camunda:dueDate="${breachOn}"><bpmn:documentation>Check.</bpmn:documentation></bpmn:userTask>
            <bpmn:sequenceFlow id="f4" sourceRef="check" targetRef="checked"/>
            <bpmn:endEvent id="checked" name="Checked"/>
            """;

    private static final String NOTICE =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="end"/><bpmn:endEvent id="end"/>
            """;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Replay replay;

    @AfterEach
    void removeAll() {
        diagrams.removeAll();
    }

    @Test
    void fiveHundredCasesOnRecordTellWhatAChangeWouldDo() {
        diagrams.deploy("replayed-notice", NOTICE);
        diagrams.deploy("replayed", RECORDED);
        // 300 approved and told, 100 not approved and checked, 50 waiting to be checked, 50 waiting to be decided.
        for (int number = 1; number <= 500; number++) {
            Map<String, Object> variables = new HashMap<>();
            variables.put("breachOn", null);
            variables.put("outcome", List.of("A", "B", "C").get(number % 3));
            runtime.startProcessInstanceByKey("replayed", "replayed-" + number, variables);
            if (number <= 450) {
                complete("replayed-" + number, Map.of("approved", number <= 300));
            }
            if (number > 300 && number <= 400) {
                complete("replayed-" + number, Map.of());
            }
        }

        assertThat(run(RECORDED.replace("name=\"Check\"", "name=\"Check twice\""))
                        .of(Kind.SAME))
                .as("another label changes nothing")
                .isEqualTo(500);

        assertThat(run(RECORDED.replace("\"check\"", "\"checkIt\"")).of(Kind.SAME))
                .as("a step that only got another id is the same step")
                .isEqualTo(500);

        Report changed = run(
                RECORDED.replace(">${approved}<", ">${approved and outcome != 'B' or not approved and outcome == 'B'}<")
                                .replace(">${not approved}<", ">${not approved and outcome == 'C'}<")
                        + """
                  <bpmn:sequenceFlow id="untold" name="Yes" sourceRef="approved" targetRef="told">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${approved and outcome == 'B'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  """);
        assertThat(changed.cases()).isEqualTo(500);
        assertThat(changed.groups())
                .extracting(Replay.Group::toString)
                .as("%s", changed)
                .hasSizeGreaterThan(3);
        assertThat(changed.of(Kind.STUCK)).as("not approved, A: %s", changed).isEqualTo(50);
        assertThat(changed.of(Kind.ELSEWHERE))
                .as("not approved, B: %s", changed)
                .isEqualTo(50);
        assertThat(changed.of(Kind.MISSES_NOTICE))
                .as("approved, B: %s", changed)
                .isEqualTo(100);
        assertThat(changed.of(Kind.SAME)).isEqualTo(300);
        assertThat(changed.groups())
                .extracting(Replay.Group::words)
                .contains("At \"Approved?\": no arrow may be taken.", "This notice would not go out: response.");
        assertThat(changed.groups())
                .filteredOn(group -> group.kind() == Kind.ELSEWHERE)
                .allSatisfy(group -> assertThat(group.words())
                        .startsWith("Would go to \"Tell the applicant\", and no longer to \"Check\""))
                .allSatisfy(group -> assertThat(group.some()).hasSize(5));

        Report added = run(
                RECORDED.replace("targetRef=\"told\"", "targetRef=\"file\"")
                                .replace(">${not approved}<", ">${question.anyToAnswer(caseReference)}<")
                        + "<bpmn:userTask id=\"file\" name=\"File it\"/><bpmn:sequenceFlow id=\"f5\" sourceRef=\"file\" targetRef=\"told\"/>");
        assertThat(added.of(Kind.SAME)).as("%s", added).isEqualTo(350);
        assertThat(added.groups())
                .anyMatch(group -> group.words().equals("With the new \"File it\".") && group.cases() == 300);
        assertThat(added.of(Kind.UNKNOWN))
                .as("what the register would say is not on record")
                .isEqualTo(100);
        assertThat(added.groups())
                .extracting(Replay.Group::words)
                .anyMatch(words -> words.contains("the record does not say"));
    }

    @Test
    void anExpressionInAChangeReachesNothingOfTheProgram() {
        diagrams.deploy("replayed-notice", NOTICE);
        diagrams.deploy("replayed", RECORDED);
        runtime.startProcessInstanceByKey("replayed", "replayed-1", Map.of("breachOn", new java.util.Date()));
        complete("replayed-1", Map.of("approved", false));
        Report report =
                run(RECORDED.replace(">${approved}<", ">${''['class'].forName('java.lang.System').getName() == 'x'}<"));
        assertThat(report.of(Kind.SAME)).isZero();
        assertThat(report.groups().get(0).words()).contains("may not use 'class'");
    }

    @Test
    void aFileThatIsNoDiagramIsRefusedInPlainWords() {
        assertThatThrownBy(() -> replay.read(Map.of("a.bpmn", "nothing".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("a.bpmn cannot be read");
        assertThatThrownBy(() -> replay.read(Map.of()))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("Choose at least one");
    }

    private void complete(String reference, Map<String, Object> variables) {
        tasks.complete(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference)
                        .singleResult()
                        .getId(),
                variables);
    }

    private Report run(String content) {
        Replay.Change change = replay.read(
                Map.of("replayed.bpmn", TestDiagrams.file("replayed", content).getBytes(StandardCharsets.UTF_8)));
        List<String> progress = new ArrayList<>();
        Report report = replay.run(change, 1000, (done, all) -> progress.add(done + " of " + all))
                .get(0);
        assertThat(progress)
                .hasSize((int) report.cases() + 1)
                .startsWith("0 of " + report.cases())
                .endsWith("%1$d of %1$d".formatted(report.cases()));
        return report;
    }
}
