package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.foicasework.process.owner.Replay.Kind;
import org.foicasework.process.owner.Replay.Report;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs late: whatever cases the other tests left on record, a change that changes nothing must not be said to change them. */
@CaseworkTest
@Order(Integer.MAX_VALUE - 1)
class RecordedCasesTest {

    /** The processes that the case passes. */
    private static final List<String> PASSED =
            List.of("Log a request", "One question", "Clarification", "Exemption review", "Apply the exemptions");

    @Autowired
    Casework casework;

    @Autowired
    Replay replay;

    @Autowired
    TimeMachine time;

    @Test
    void aCaseOnRecordGoesThroughTheDiagramsInForceAsItWent() throws IOException {
        aCaseWithAClarificationARefusalAndAReturnedApproval();
        Map<String, byte[]> all = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)"))
                    .toList()) {
                all.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        List<Report> reports = replay.run(replay.read(all), 1, (done, cases) -> {});
        assertThat(reports)
                .filteredOn(report -> PASSED.contains(report.process()))
                .hasSameSizeAs(PASSED)
                .allSatisfy(report -> assertThat(report.of(Kind.SAME)).isEqualTo(report.cases()));
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
}
