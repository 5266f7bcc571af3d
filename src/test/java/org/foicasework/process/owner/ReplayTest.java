package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.foicasework.process.owner.Replay.Kind;
import org.foicasework.process.owner.Replay.Report;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.TimeMachine;
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
    Casework casework;

    @Autowired
    Replay replay;

    @Autowired
    TimeMachine time;

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
            Map<String, Object> dates = new HashMap<>();
            dates.put("breachOn", null);
            dates.put("outcome", number % 2 == 0 ? "DISCLOSE" : "WITHHOLD");
            runtime.startProcessInstanceByKey("replayed", "replayed-" + number, dates);
            if (number <= 450) {
                complete("replayed-" + number, Map.of("approved", number <= 300));
            }
            if (number > 300 && number <= 400) {
                complete("replayed-" + number, Map.of());
            }
        }

        assertThat(run(RECORDED).of(Kind.SAME))
                .as("an unchanged diagram changes nothing")
                .isEqualTo(500);
        assertThat(run(RECORDED.replace("name=\"Check\"", "name=\"Check twice\""))
                        .of(Kind.SAME))
                .isEqualTo(500);

        Report elsewhere = run(RECORDED.replace(">${not approved}<", ">${not approved and outcome == 'DISCLOSE'}<")
                .replace(">${approved}<", ">${approved or outcome == 'WITHHOLD'}<"));
        assertThat(elsewhere.of(Kind.SAME)).isEqualTo(300 + 50 + 75);
        assertThat(elsewhere.of(Kind.ELSEWHERE))
                .as("not approved, but told nevertheless")
                .isEqualTo(75);
        assertThat(elsewhere.groups().get(0).words()).contains("Would go to \"Tell the applicant\"", "Check");
        assertThat(elsewhere.groups().get(0).some()).isNotEmpty();

        Report stuck = run(RECORDED.replace(">${not approved}<", ">${not approved and outcome == 'DISCLOSE'}<"));
        assertThat(stuck.of(Kind.STUCK)).isEqualTo(75);
        assertThat(stuck.groups().get(0).words()).isEqualTo("At \"Approved?\": no arrow may be taken.");

        Report missing = run(RECORDED.replace(
                "sourceRef=\"approved\" targetRef=\"tell\"", "sourceRef=\"approved\" targetRef=\"told\""));
        assertThat(missing.of(Kind.MISSES_NOTICE)).isEqualTo(300);
        assertThat(missing.groups().get(0).words()).isEqualTo("This notice would not go out: response.");

        Report added = run(
                RECORDED.replace("targetRef=\"told\"", "targetRef=\"file\"")
                        + "<bpmn:userTask id=\"file\" name=\"File it\"/><bpmn:sequenceFlow id=\"f5\" sourceRef=\"file\" targetRef=\"told\"/>");
        assertThat(added.of(Kind.SAME)).isEqualTo(500);
        assertThat(added.groups())
                .anyMatch(group -> group.words().equals("With the new \"File it\".") && group.cases() == 300);

        Report unknown = run(RECORDED.replace(">${not approved}<", ">${question.anyToAnswer(caseReference)}<"));
        assertThat(unknown.of(Kind.UNKNOWN)).isEqualTo(100);
        assertThat(unknown.groups().get(0).words()).contains("Approved?", "the record does not say");
    }

    @Test
    void realCasesGoThroughTheDiagramsInForceAsTheyWent() throws IOException {
        aCaseWithAClarificationARefusalAndAReturnedApproval();
        Map<String, byte[]> all = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)"))
                    .toList()) {
                all.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        List<Report> reports = replay.run(all, 200);
        assertThat(reports).hasSizeGreaterThan(5);
        for (Report report : reports) {
            assertThat(report.of(Kind.SAME)).as(report.toString()).isEqualTo(report.cases());
        }
    }

    private void aCaseWithAClarificationARefusalAndAReturnedApproval() {
        time.travelTo(LocalDate.of(2022, 7, 18));
        String reference = casework.log("cara", SeedCase.request());
        time.travelTo(LocalDate.of(2022, 7, 20));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", SeedCase.triage());
        casework.complete("cara", reference, "writeClarification", SeedCase.clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        time.travelTo(LocalDate.of(2022, 7, 25));
        casework.complete("cara", reference, "waitForReply", SeedCase.reply());
        casework.complete("cara", reference, "readReply", SeedCase.redefinition());
        time.travelTo(LocalDate.of(2022, 8, 1));
        casework.complete(
                "ian", casework.task(reference, "searchForInformation", "Request 1"), SeedCase.searchPublished());
        casework.complete(
                "ian", casework.task(reference, "searchForInformation", "Question 2"), SeedCase.searchDistance());
        casework.complete(
                "fiona", casework.task(reference, "searchForInformation", "Question 3"), SeedCase.searchCost());
        casework.complete("cara", casework.task(reference, "decideOutcome", "Request 1"), SeedCase.published());
        casework.complete("cara", casework.task(reference, "decideOutcome", "Question 3"), SeedCase.notHeld());
        withhold(reference);
        casework.complete(
                "maya", reference, "approveDecision", form("approved", false, "reasons", "Say more of the harm."));
        withhold(reference);
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        casework.fire(reference, "reminderDue");
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(casework.isOpen(reference)).isFalse();
    }

    private void withhold(String reference) {
        casework.complete("cara", casework.task(reference, "decideOutcome", "Question 2"), SeedCase.withheld());
        casework.complete("cara", casework.task(reference, "applyExemptions", "Question 2"), SeedCase.exemptions());
        casework.complete(
                "cara", casework.task(reference, "weighPublicInterest", "Question 2"), SeedCase.publicInterest());
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
        assertThatThrownBy(() -> replay.run(Map.of("a.bpmn", "nothing".getBytes(StandardCharsets.UTF_8)), 1))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("a.bpmn cannot be read");
        assertThatThrownBy(() -> replay.run(Map.of(), 1))
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
        return replay.run(
                        Map.of(
                                "replayed.bpmn",
                                TestDiagrams.file("replayed", content).getBytes(StandardCharsets.UTF_8)),
                        1000)
                .get(0);
    }
}
