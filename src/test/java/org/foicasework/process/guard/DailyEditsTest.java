package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners do every day, with copies of our files and the check they run: it passes, and next to it what does not. */
class DailyEditsTest {

    private static final String TASK =
            """
            <bpmn:userTask id="%1$s" name="%2$s" camunda:formKey="embedded:deployment:%1$s.html"
                camunda:candidateGroups="caseworkers" camunda:dueDate="${deadline.ofQuestion(questionId)}">
              <bpmn:documentation>Let a colleague look at it as well.</bpmn:documentation>
              <bpmn:extensionElements>
                <camunda:taskListener delegateExpression="${recordWork}" event="complete"/>
              </bpmn:extensionElements>
            </bpmn:userTask>
            """;

    @TempDir
    Path copy;

    @BeforeEach
    void copyTheFolders() throws IOException {
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.createDirectories(copy.resolve(file.toString()).getParent());
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, copy.resolve(file.toString()));
                    }
                }
            }
        }
    }

    @Test
    void aStepAGatewayAndAnArrowMayHaveOtherNames() throws IOException {
        edit("exemption-review.bpmn", "name=\"Decide the outcome\"", "name=\"Say what the outcome is\"");
        edit("clarification.bpmn", "name=\"Request sent?\"", "name=\"Did the request leave?\"");
        edit("clarification.bpmn", "name=\"No, write it again\"", "name=\"No, once more\"");
        passes();
    }

    @Test
    void aTaskWithItsFormMayBeAddedOnAPath() throws IOException {
        form("askColleague");
        edit(
                "clarification.bpmn",
                "<bpmn:sequenceFlow id=\"toWrite\" sourceRef=\"clarificationNeeded\" targetRef=\"writeClarification\"/>",
                TASK.formatted("askColleague", "Ask a colleague")
                        + arrow("toColleague", "clarificationNeeded", "askColleague")
                        + arrow("toWrite", "askColleague", "writeClarification"));
        passes();
    }

    @Test
    void aTaskThatIsAddedWithoutItsFormIsRefused() throws IOException {
        edit(
                "clarification.bpmn",
                "<bpmn:sequenceFlow id=\"toWrite\" sourceRef=\"clarificationNeeded\" targetRef=\"writeClarification\"/>",
                TASK.formatted("askColleague", "Ask a colleague")
                        + arrow("toColleague", "clarificationNeeded", "askColleague")
                        + arrow("toWrite", "askColleague", "writeClarification"));
        refuses("A form is an embedded form of the same deployment", "\"Ask a colleague\" (askColleague)");
    }

    @Test
    void aTaskMayBeSplitInTwo() throws IOException {
        form("gatherArguments");
        edit("exemptions.bpmn", "targetRef=\"weighPublicInterest\"", "targetRef=\"gatherArguments\"");
        edit(
                "exemptions.bpmn",
                "</bpmn:process>",
                TASK.formatted("gatherArguments", "Gather the arguments")
                        + arrow("argumentsGathered", "gatherArguments", "weighPublicInterest")
                        + "</bpmn:process>");
        passes();
    }

    @Test
    void aReminderMayBeAdded() throws IOException {
        remind("false");
        passes();
    }

    @Test
    void aReminderThatTakesTheTaskAwayIsRefused() throws IOException {
        remind("true");
        refuses("A case ends in an answer, a lawful refusal, a lapse, a withdrawal, or never made valid");
    }

    private void remind(String interrupting) throws IOException {
        edit(
                "foi-request.bpmn",
                "</bpmn:process>",
                """
                <bpmn:boundaryEvent id="triageIsSlow" name="Triage is slow" attachedToRef="triageRequest" cancelActivity="%s">
                  <bpmn:timerEventDefinition><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:serviceTask id="remindOfTriage" name="Remind of triage" camunda:delegateExpression="${remindOwner}"/>
                <bpmn:endEvent id="remindedOfTriage" name="Reminded of triage"/>
                %s%s</bpmn:process>"""
                        .formatted(
                                interrupting,
                                arrow("toRemindOfTriage", "triageIsSlow", "remindOfTriage"),
                                arrow("triageReminded", "remindOfTriage", "remindedOfTriage")));
    }

    @Test
    void aReminderMayComeOnAnotherDay() throws IOException {
        edit("clarification.bpmn", "${remindApplicantOn}", "${deadline.ofReply(questionId)}");
        passes();
    }

    @Test
    void theDayOnWhichAQuestionLapsesIsNoReminder() throws IOException {
        edit("clarification.bpmn", "${lapseOn}", "${deadline.ofQuestion(questionId)}");
        refuses("The applicant has the time to reply that the letter gave", "FOIA s1(3)", "${lapseOn}");
    }

    @Test
    void aFeeMayNotLapseBeforeTheThreeMonthsAreOver() throws IOException {
        edit("fees.bpmn", "${feeLapsesOn}", "${deadline.ofQuestion(questionId)}");
        refuses(
                "Whoever waits for somebody outside the authority waits until a certain day",
                "FOIA s1(3), s8(1), s9(2)");
    }

    @Test
    void branchesThatPileUpAreRefusedAndNotFollowedForEver() throws IOException {
        form("noteIt");
        edit(
                "clarification.bpmn",
                "</bpmn:process>",
                TASK.formatted("noteIt", "Note it")
                        + arrow("toNote", "writeClarification", "noteIt")
                        + arrow("noted", "noteIt", "clarified")
                        + "<bpmn:endEvent id=\"clarified\" name=\"Noted\"/></bpmn:process>");
        refuses("Branches that run side by side do not pile up");
    }

    @Test
    void shapesMayBeMoved() throws IOException {
        try (Stream<Path> diagrams = Files.list(copy.resolve("processes"))) {
            for (Path diagram :
                    diagrams.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                String content = Files.readString(diagram);
                Files.writeString(diagram, content.replaceAll("x=\"\\d+\"", "x=\"70\""));
                assertThat(Files.readString(diagram)).isNotEqualTo(content);
            }
        }
        passes();
    }

    @Test
    void theGuidanceAndTheWordingOfLettersAreTheOwners() throws IOException {
        edit("clarification.bpmn", "Ask only if you cannot tell", "Ask when nobody here can tell");
        edit("notices/acknowledgement.mustache", "<h1>", "<h1>Good day. ");
        passes();
    }

    @Test
    void aTaskMayGoToAnotherGroup() throws IOException {
        edit(
                "clarification.bpmn",
                "write-clarification.html\" camunda:candidateGroups=\"caseworkers\"",
                "write-clarification.html\" camunda:candidateGroups=\"managers\"");
        passes();
    }

    @Test
    void aTaskThatIsNobodysIsRefused() throws IOException {
        edit(
                "clarification.bpmn",
                "write-clarification.html\" camunda:candidateGroups=\"caseworkers\"",
                "write-clarification.html\"");
        refuses("A task is somebody's", "\"Write the clarification request\" (writeClarification)");
    }

    @Test
    void aTaskIsGivenToNoPerson() throws IOException {
        edit(
                "clarification.bpmn",
                "write-clarification.html\" camunda:candidateGroups=\"caseworkers\"",
                "write-clarification.html\" camunda:assignee=\"cara\" camunda:candidateGroups=\"caseworkers\"");
        refuses(
                "A task is given to a group, never to a person",
                "\"Write the clarification request\" (writeClarification)");
    }

    @Test
    void aGroupThatDoesNotComeWithTheApplicationIsPossibleAndSaid() throws IOException {
        edit(
                "clarification.bpmn",
                "write-clarification.html\" camunda:candidateGroups=\"caseworkers\"",
                "write-clarification.html\" camunda:candidateGroups=\"caseworker\"");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(check(said)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("There is no group \"caseworker\"");
    }

    @Test
    void aFormThatIsMadeForAnotherStepIsRefused() throws IOException {
        edit("clarification.bpmn", "write-clarification.html", "decide-outcome.html");
        refuses(
                "A form is one that its step understands",
                "\"Write the clarification request\" (writeClarification)",
                "The form decide-outcome.html is made for another step: ${recordOutcome}.");
    }

    @Test
    void aStartTakesTheFormOfItsOwnProcess() throws IOException {
        edit("appeal.bpmn", "record-appeal.html", "record-complaint.html");
        refuses("The form record-complaint.html is made for another step: ${registerComplaint}.");
    }

    @Test
    void aDayWrittenIntoADiagramIsRefused() throws IOException {
        edit("clarification.bpmn", "${deadline.ofReply(questionId)}", "2099-01-01T00:00:00Z");
        refuses("A date is worked out for each case", "It has the date \"2099-01-01T00:00:00Z\".");
    }

    @Test
    void rowsOfTablesMayBeAddedAndChangeWhoApproves() throws IOException {
        edit(
                "approval.dmn",
                "<rule id=\"ncnd\">",
                """
                <rule id="health">
                  <description>Health and safety: a lawyer.</description>
                  <inputEntry id="healthOutcome"><text></text></inputEntry>
                  <inputEntry id="healthSections"><text>contains(cellInput, ",38,")</text></inputEntry>
                  <outputEntry id="healthApprover"><text>"legal-approvers"</text></outputEntry>
                </rule>
                <rule id="ncnd">""");
        passes();
    }

    @Test
    void whatTheGuardCannotFollowItRefusesAndSaysSo() throws IOException {
        edit("exemptions.bpmn", "exclusiveGateway", "inclusiveGateway");
        refuses("The guard can follow every element");
    }

    @Test
    void whatAnEngineCouldDoUnseenIsRefused() throws IOException {
        edit(
                "issue-notice.bpmn",
                "<bpmn:sequenceFlow id=\"toRead\"",
                """
                <bpmn:sequenceFlow id="unseen" sourceRef="readNotice" targetRef="noticeOpen">
                  <bpmn:extensionElements>
                    <camunda:executionListener delegateExpression="${sendNotice}" event="take"/>
                  </bpmn:extensionElements>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="toRead\"""");
        refuses("What is done is drawn as a step, and not hidden in a listener", "The arrow unseen has a listener.");
    }

    @Test
    void onlyTheQualifiedPersonGivesTheOpinion() throws IOException {
        edit(
                "exemptions.bpmn",
                "camunda:candidateGroups=\"qualified-persons\"",
                "camunda:candidateGroups=\"caseworkers\"");
        refuses("Only those decide whom the law or the code names", "\"Give the qualified person's opinion\"");
    }

    @Test
    void aReminderDoesNotPutOffTheRecordOfABreach() throws IOException {
        edit(
                "deadline-watch.bpmn",
                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${remindOn}</bpmn:timeDate>",
                "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P60D</bpmn:timeDuration>");
        refuses("Nothing keeps a missed date from being recorded on its day", "FOIA s10(1)");
    }

    @Test
    void aCellThatTheEngineCannotReadIsRefused() throws IOException {
        edit("approval.dmn", "contains(cellInput, \",23,\") or", "contains(cellInput, \",23,\" or");
        refuses("A decision table is one that the engine can use");
    }

    @Test
    void whatNothingCanBeAskedOfIsSaidAndNotItsConsequences() throws IOException {
        edit("clarification.bpmn", "deadline.ofReply(questionId)", "deadline.ofReply(caseReference)");
        refuses("\"deadline.ofReply\" is asked of questionId: write ofReply(questionId).", "1 rule is broken");
    }

    private void edit(String file, String from, String to) throws IOException {
        Path edited = copy.resolve("processes").resolve(file);
        String content = Files.readString(edited);
        assertThat(content).contains(from);
        Files.writeString(edited, content.replace(from, to));
    }

    private void form(String name) throws IOException {
        Files.writeString(copy.resolve("forms").resolve(name + ".html"), "<form role=\"form\"></form>");
    }

    private static String arrow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>%n".formatted(id, from, to);
    }

    private void passes() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(check(said)).as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void refuses(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(check(said)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(words).contains("  mend   ");
    }

    private int check(ByteArrayOutputStream said) {
        return CheckDiagrams.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                false,
                copy.resolve("processes").toString(),
                copy.resolve("forms").toString());
    }
}
