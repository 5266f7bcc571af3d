package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner reads about a change, edit by edit, on our own diagrams. */
class ChangesTest {

    private static final Path QUESTION = Path.of("processes", "question.bpmn");
    private static final Path APPROVAL = Path.of("processes", "approval.dmn");
    private static final Path CLARIFICATION = Path.of("processes", "clarification.bpmn");

    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void nameThePage() {
        page = folder.resolve("page.html");
    }

    @Test
    void anotherNameIsSaidWithBothNamesAndTheId() throws IOException {
        assertThat(change(
                        QUESTION, text -> replaced(text, "name=\"Redirect or transfer\"", "name=\"Point elsewhere\"")))
                .contains(
                        "changed          \"Point elsewhere\" (redirectOrTransfer)",
                        "Name: from \"Redirect or transfer\" to \"Point elsewhere\"");
    }

    @Test
    void anotherGroupFormOrDueDateIsSaidWithTheLabelsOfTheModeler() throws IOException {
        String task =
                "camunda:formKey=\"embedded:deployment:redirect-or-transfer.html\" camunda:candidateGroups=\"caseworkers\" camunda:dueDate=\"${deadline.ofQuestion(questionId)}\"";
        String other =
                "camunda:formKey=\"embedded:deployment:other.html\" camunda:candidateGroups=\"managers\" camunda:dueDate=\"${deadline.other(questionId)}\"";
        assertThat(change(QUESTION, text -> replaced(text, task, other)))
                .contains(
                        "Form: from redirect-or-transfer.html to other.html",
                        "Candidate groups: from caseworkers to managers",
                        "Due date: from ${deadline.ofQuestion(questionId)} to ${deadline.other(questionId)}");
    }

    @Test
    void whatAStepDoesIsNamed() throws IOException {
        assertThat(change(
                        QUESTION,
                        text -> replaced(
                                text,
                                "delegateExpression=\"${recordRedirection}\"",
                                "delegateExpression=\"${recordWork}\"")))
                .contains("When the task is completed: from recordRedirection to recordWork");
    }

    @Test
    void aConditionIsSaidWithTheArrowThatCarriesIt() throws IOException {
        assertThat(change(QUESTION, text -> replaced(text, "${replyMeans == 'CLEAR'}", "${replyMeans != 'NONE'}")))
                .contains(
                        "changed          \"What came of it?\" - Clear now -> the gateway before \"Search for the information\"",
                        "Condition: from \"${replyMeans == 'CLEAR'}\" to \"${replyMeans != 'NONE'}\"");
    }

    @Test
    void aSpanOfATimerIsSaidInDays() throws IOException {
        String text = Files.readString(CLARIFICATION);
        String span = text.replaceAll("(?s).*<bpmn:timeD\\w+[^>]*>([^<]*)<.*", "$1");
        assertThat(change(CLARIFICATION, old -> old.replace(">" + span + "<", ">P7D<")))
                .contains("Timer, ", " to \"7 days (P7D)\"");
    }

    @Test
    void anArrowThatLeadsElsewhereSaysWhereAndInsteadOfWhat() throws IOException {
        assertThat(change(
                        QUESTION,
                        text -> replaced(
                                text,
                                "sourceRef=\"whatDidTheySay\" targetRef=\"questionLapsed\"",
                                "sourceRef=\"whatDidTheySay\" targetRef=\"clearEnough\"")))
                .contains("leads elsewhere  \"What came of it?\" - No reply -> now goes to the gateway before"
                        + " \"Search for the information\" instead of \"Question lapsed\"");
    }

    @Test
    void anArrowDrawnAnewIsTheSameArrow() throws IOException {
        assertThat(change(QUESTION, text -> text.replace("\"searched\"", "\"Flow_0x1\"")
                        .replace(">searched<", ">Flow_0x1<")))
                .contains("The file is written differently");
    }

    @Test
    void aStepPutBetweenTwoOthersIsToldWithWhatItIsAndWhereItStands() throws IOException {
        assertThat(change(QUESTION, ChangesTest::withAReminder))
                .containsSubsequence(
                        "leads elsewhere  \"Search for the information\" -> now goes to \"Remind the unit\" instead of the gateway before \"Review for exemptions\"",
                        "added            \"Remind the unit\" (remindUnit)",
                        "Comes after \"Search for the information\"",
                        "Leads to the gateway before \"Review for exemptions\"",
                        "Candidate groups: caseworkers")
                .doesNotContain("added            \"Remind the unit\" ->");
    }

    @Test
    void aStepTakenOutIsToldWhereItStood() throws IOException {
        Path with = folder.resolve("question.bpmn");
        Files.writeString(with, withAReminder(Files.readString(QUESTION)));
        assertThat(run(with, QUESTION))
                .contains(
                        "removed          \"Remind the unit\" (remindUnit)",
                        "Came after \"Search for the information\"");
    }

    @Test
    void aStepThatGotAnotherIdIsTheSameStepAndTheDangerIsSaid() throws IOException {
        assertThat(change(QUESTION, text -> text.replace("redirectOrTransfer\"", "Activity_1\"")))
                .contains(
                        "\"Redirect or transfer\" (Activity_1)",
                        "Id: from redirectOrTransfer to Activity_1",
                        "Running cases")
                .doesNotContain("added", "removed");
    }

    @Test
    void aShapeThatStandsElsewhereIsOnlyMoved() throws IOException {
        String shape = "bpmnElement=\"redirectOrTransfer\">\n        <dc:Bounds x=\"";
        assertThat(change(QUESTION, text -> replaced(text, shape, shape + "1")))
                .contains("only moved       \"Redirect or transfer\"", "a case goes as before")
                .doesNotContain("changed  ", "added");
    }

    @Test
    void rowsOfATableAreToldByTheirNotesAndColumns() throws IOException {
        assertThat(change(
                        APPROVAL,
                        text -> replaced(
                                text,
                                "<outputEntry id=\"withheldApprover\"><text>\"managers\"",
                                "<outputEntry id=\"withheldApprover\"><text>\"legal-approvers\"")))
                .contains(
                        "changed          row 4, \"Withholding all or part of the information under any exemption.\"",
                        "Approved by the group (approver): from \"managers\" to \"legal-approvers\"");
        assertThat(change(APPROVAL, text -> text.replaceFirst("(?s)<rule id=\"ncnd\">.*?</rule>", "")))
                .contains("removed          row 3", "When Outcome (outcome): \"NEITHER_CONFIRM_NOR_DENY\"")
                .doesNotContain("order of the rows");
        assertThat(change(
                        APPROVAL,
                        text -> text.replaceFirst(
                                "(?s)(<rule id=\"ncnd\">.*?</rule>)(\\s*)(<rule id=\"withheld\">.*?</rule>)",
                                "$3$2$1")))
                .contains("the order of the rows", "before it was row");
    }

    @Test
    void filesThatSayTheSameAreNamedInOneLine() throws IOException {
        Path copies = copies();
        Files.writeString(copies.resolve("fees.bpmn"), "<!-- again -->", java.nio.file.StandardOpenOption.APPEND);
        Files.delete(copies.resolve("regime.dmn"));
        assertThat(run(Path.of("processes"), copies))
                .contains("fees.bpmn", "The file is written differently", "regime.dmn", "It is no longer there")
                .containsPattern("Unchanged: appeal\\.bpmn, approval\\.dmn, .*regulator-complaint\\.bpmn\n");
    }

    @Test
    void aDiagramInAFileOfAnotherNameIsTheSameDiagram() throws IOException {
        Path copies = copies();
        Files.move(copies.resolve("fees.bpmn"), copies.resolve("charges.bpmn"));
        assertThat(run(Path.of("processes"), copies))
                .contains("charges.bpmn", "Name: from fees.bpmn to charges.bpmn")
                .doesNotContain("no longer there", "It is new");
    }

    @Test
    void whatTheGuardSaysOfTheNewVersionIsShown() throws IOException {
        String said = change(
                QUESTION,
                text -> replaced(
                        text,
                        "sourceRef=\"whatDidTheySay\" targetRef=\"questionLapsed\"",
                        "sourceRef=\"whatDidTheySay\" targetRef=\"nowhere\""));
        assertThat(said).contains("where  ", "The new version cannot be used before this is mended");
        assertThat(Jsoup.parse(page.toFile()).select(".guard li")).isNotEmpty();
    }

    @Test
    void whatCannotBeComparedIsSaidWithWhatToDo() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.bpmn"), "<bpmn:definitions");
        assertThat(refused("--diff", "processes")).contains("--diff OLD NEW");
        assertThat(refused("--diff", "processes", "processes", "--pages", "x")).contains("--diff OLD NEW");
        assertThat(refused("--diff", "processes", "no-such-folder"))
                .contains("There is no folder or file", "slip in its name");
        assertThat(refused("--diff", QUESTION.toString(), "processes")).contains("two folders");
        assertThat(refused("--diff", QUESTION.toString(), broken.toString()))
                .contains("broken.bpmn", "cannot be read", "Open it in the Modeler");
        assertThat(refused(
                        "--diff",
                        "processes",
                        Files.createDirectory(folder.resolve("empty")).toString()))
                .contains("There is no diagram or table");
        assertThat(page).doesNotExist();
    }

    @Test
    void nothingChangedIsSaidAndNoPageIsWritten() throws IOException {
        assertThat(run(QUESTION, QUESTION)).contains("Nothing changed.");
        assertThat(page).doesNotExist();
    }

    @Test
    void namesOfADiagramCanNotBecomePartsOfThePage() throws IOException {
        String evil = "</script></pre></style><img src=x onerror=alert(1)>{{title}}";
        String escaped = evil.replace("<", "&lt;").replace(">", "&gt;");
        change(QUESTION, text -> text.replace("name=\"Redirect or transfer\"", "name=\"" + escaped + "\"")
                .replace("name=\"One question\"", "name=\"" + escaped + "\"")
                .replace("\"redirectOrTransfer\"", "\"" + escaped.replace(" ", "_") + "\"")
                .replace("candidateGroups=\"caseworkers\"", "candidateGroups=\"" + escaped + "\""));
        Document read = Jsoup.parse(page.toFile());
        assertThat(read.select("img, [onerror]")).isEmpty();
        assertThat(read.select("script")).hasSize(2);
        assertThat(read.select(".file h2").text()).contains(evil);
        assertThat(read.select("figure[data-version=now] pre").first().wholeText())
                .contains("name=\"" + escaped + "\"");
        assertThat(read.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'; script-src 'sha256-");
    }

    @Test
    void aPageAsksTheNetworkForNothingAndHasWhatAReaderNeeds() throws IOException {
        change(QUESTION, ChangesTest::withAReminder);
        Document read = Jsoup.parse(page.toFile());
        assertThat(read.title()).isEqualTo("What changed in question.bpmn");
        assertThat(read.select("link, script[src], img, iframe")).isEmpty();
        assertThat(read.select("header h1, main, footer")).hasSize(3);
        assertThat(read.select("button[data-ids]").eachText())
                .anyMatch(text -> text.equals("added \"Remind the unit\" (remindUnit)"));
        assertThat(read.select("footer").text()).contains("bpmn.io");
    }

    @Test
    void aPageShowsATableRowByRow() throws IOException {
        change(APPROVAL, text -> replaced(
                        text,
                        "<outputEntry id=\"withheldApprover\"><text>\"managers\"",
                        "<outputEntry id=\"withheldApprover\"><text>\"legal-approvers\"")
                .replaceFirst("(?s)<rule id=\"ncnd\">.*?</rule>", ""));
        Document read = Jsoup.parse(page.toFile());
        Element changed = read.select("tr.changed").first();
        assertThat(changed.select("del").text()).isEqualTo("was \"managers\"");
        assertThat(changed.select("ins").text()).isEqualTo("now \"legal-approvers\"");
        assertThat(read.select("tr.removed th").text()).isEqualTo("removed");
        assertThat(read.select("tr.same")).hasSize(4);
    }

    /** As the Modeler does it when a task is dropped on an arrow. */
    static String withAReminder(String text) {
        String drawn = replaced(
                text,
                "<bpmn:sequenceFlow id=\"searched\" sourceRef=\"searchForInformation\" targetRef=\"readyToReview\"/>",
                """
                <bpmn:sequenceFlow id="searched" sourceRef="searchForInformation" targetRef="remindUnit"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="remindUnit" targetRef="readyToReview"/>
                <bpmn:userTask id="remindUnit" name="Remind the unit" camunda:candidateGroups="caseworkers">
                  <bpmn:incoming>searched</bpmn:incoming><bpmn:outgoing>Flow_1</bpmn:outgoing>
                </bpmn:userTask>""");
        return replaced(
                drawn,
                "<bpmndi:BPMNShape id=\"searchForInformation_di\"",
                """
                <bpmndi:BPMNShape id="remindUnit_di" bpmnElement="remindUnit">
                  <dc:Bounds x="1130" y="200" width="110" height="60"/>
                </bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="Flow_1_di" bpmnElement="Flow_1">
                  <di:waypoint x="1216" y="260"/><di:waypoint x="1216" y="287"/>
                </bpmndi:BPMNEdge>
                <bpmndi:BPMNShape id="searchForInformation_di\"""");
    }

    private static String replaced(String text, String part, String other) {
        assertThat(text).contains(part);
        return text.replace(part, other);
    }

    private Path copies() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        try (var files = Files.list(Path.of("processes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copies.resolve(file.getFileName()));
            }
        }
        return copies;
    }

    private String change(Path file, UnaryOperator<String> edit) throws IOException {
        String before = Files.readString(file);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        return run(file, Files.writeString(folder.resolve(file.getFileName()), after));
    }

    private String run(Path old, Path present) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CheckDiagrams.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                "--diff",
                old.toString(),
                present.toString(),
                "--page",
                page.toString());
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isZero();
        return said;
    }

    private String refused(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(CheckDiagrams.run(new PrintStream(out, true, StandardCharsets.UTF_8), false, arguments))
                .isEqualTo(2);
        return out.toString(StandardCharsets.UTF_8);
    }
}
