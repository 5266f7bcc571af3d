package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables that owners change: what leaves a case without a lawful answer is refused, what only changes who does what is not. */
class TableRulesTest {

    private static final Path PROCESSES = Path.of("processes");

    /** The rules that refuse our diagrams with one table changed. */
    private static List<String> refusals(String table, String from, String to) throws IOException {
        String content = Files.readString(PROCESSES.resolve(table));
        assertThat(content).contains(from);
        return Guard.check(Diagrams.in(PROCESSES, Path.of("forms"))
                        .with(Map.of(table, content.replace(from, to).getBytes(StandardCharsets.UTF_8))))
                .stream()
                .filter(Finding::refuses)
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    /** Takes a row away, from its id to its end. */
    private static List<String> without(String table, String row) throws IOException {
        String content = Files.readString(PROCESSES.resolve(table));
        int begin = content.indexOf("<rule id=\"" + row + "\"");
        return refusals(table, content.substring(begin, content.indexOf("</rule>", begin) + 7), "");
    }

    @Test
    void aHitPolicyThatGivesSeveralAnswersIsRefused() throws IOException {
        assertThat(refusals("approval.dmn", "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""))
                .contains("A decision table gives one answer");
    }

    @Test
    void anOutcomeThatNoRowAnswersIsAGap() throws IOException {
        assertThat(without("approval.dmn", "requestRefused")).contains("A decision table has an answer for every case");
        assertThat(without("notice-reading.dmn", "lateFees")).contains("A decision table has an answer for every case");
    }

    @Test
    void twoRowsForOneCaseAreRefusedWhereTheTableDemandsOne() throws IOException {
        assertThat(refusals(
                        "notice-reading.dmn",
                        "\"INVALID_REQUEST_ADVICE\",",
                        "\"RESPONSE\", \"INVALID_REQUEST_ADVICE\","))
                .contains("A decision table never has two answers for one case");
    }

    @Test
    void aRowThatRepeatsAnotherIsNeverUsed() throws IOException {
        String content = Files.readString(PROCESSES.resolve("approval.dmn"));
        String row = content.substring(content.indexOf("<rule id=\"security\""), content.indexOf("<rule id=\"legal\""));
        assertThat(refusals(
                        "approval.dmn",
                        row,
                        row + row.replace("security", "again").replace("again-leads", "managers")))
                .containsExactly("Every row of a decision table can be used");
    }

    @Test
    void anAnswerThatNoGatewayKnowsIsRefused() throws IOException {
        assertThat(refusals("approval.dmn", "\"legal-approvers\"", "\"lawyers\""))
                .contains("A decision table gives only answers that the diagrams know");
    }

    @Test
    void aValueThatDoesNotExistIsRefusedAlsoWithinAList() throws IOException {
        String rule = "A decision table names only values that exist";
        assertThat(refusals("approval.dmn", "\"NEITHER_CONFIRM_NOR_DENY\"", "\"NCND\""))
                .contains(rule);
        assertThat(refusals("approval.dmn", "\",42,\"", "\",42\"")).containsExactly(rule);
        assertThat(refusals("approval.dmn", "\",42,\"", "\",420,\"")).containsExactly(rule);
        assertThat(refusals("regime.dmn", "<text>true</text>", "<text>yes</text>"))
                .contains(rule);
    }

    @Test
    void noRefusalCanBeSentPastItsApprovalByATable() throws IOException {
        String rule = "A refusal leaves only after somebody has approved it as it stands";
        assertThat(refusals("approval.dmn", "\"managers\"", "\"none\"")).contains(rule);
        assertThat(refusals("approval.dmn", "\"security-leads\"", "\"none\"")).contains(rule);
        assertThat(refusals("approval.dmn", "\"DISCLOSE\", \"NOT_HELD\"", "\"DISCLOSE\", \"WITHHOLD\", \"NOT_HELD\""))
                .as("a row that comes too late changes nothing")
                .isEmpty();
    }

    @Test
    void noAnswerCanBeSentWithoutSignOffByATable() throws IOException {
        String content = Files.readString(PROCESSES.resolve("notice-reading.dmn"));
        String row = content.substring(content.indexOf("responseReading"), content.indexOf("aboutReview"));
        for (String answer : List.of("none", "read")) {
            assertThat(refusals("notice-reading.dmn", row, row.replace("read-and-sign", answer)))
                    .as(answer)
                    .isNotEmpty();
        }
    }

    @Test
    void environmentalInformationStaysUnderTheRegulations() throws IOException {
        String rule = "Environmental information is dealt with under the Regulations, and nothing else is";
        assertThat(without("regime.dmn", "environment")).contains(rule);
        assertThat(refusals("regime.dmn", "\"FOIA\"", "\"EIR\"")).contains(rule);
    }

    @Test
    void nothingTakesAQuestionOutOfTheLawButWhatItIsAbout() throws IOException {
        assertThat(refusals("regime.dmn", "\"FOIA\"", "\"BUSINESS_AS_USUAL\""))
                .contains("Only what a question is about takes it out of the law on information");
    }

    @Test
    void whoApprovesAndWhoReadsIsForTheOwners() throws IOException {
        assertThat(refusals("approval.dmn", "\"legal-approvers\"", "\"managers\""))
                .isEmpty();
        assertThat(without("approval.dmn", "legal")).isEmpty();
        assertThat(refusals("notice-reading.dmn", "<text>\"none\"</text>", "<text>\"read\"</text>"))
                .isEmpty();
    }
}
