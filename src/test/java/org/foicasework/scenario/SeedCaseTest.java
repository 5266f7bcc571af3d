package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Decisions;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Reviews;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published answer that the project began with, worked from the post to the notice. */
@CaseworkTest
class SeedCaseTest {

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Notices notices;

    @Autowired
    Decisions decisions;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HistoryService history;

    @Test
    void theSeedCaseGoesFromThePostToTheNoticeWithEveryDateRight() {
        casework.statementsPerStep();
        jdbc.sql(
                        "insert into reference_counter (year, last_number) values (2022, 25505) on conflict (year) do update set last_number = 25505")
                .update();

        time.travelTo(LocalDate.of(2022, 7, 18));
        String reference = casework.log("cara", SeedCase.request());
        assertThat(reference).isEqualTo("01.FOI.22.025506");
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2022, 8, 16));

        time.travelTo(LocalDate.of(2022, 7, 20));
        casework.runBackgroundWork(reference);
        assertThat(notices.of(reference)).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo(NoticeType.ACKNOWLEDGEMENT);
            assertThat(notices.html(notice.id()).orElseThrow()).contains("16 August 2022", "01.FOI.22.025506");
        });

        casework.complete("cara", reference, "triageRequest", SeedCase.triage());
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation", "writeClarification");
        casework.complete("cara", reference, "writeClarification", SeedCase.clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(casework.question(reference, "Request 2").dueOn()).isNull();
        assertThat(register.get(reference).dueOn()).as("Request 1 still runs").isEqualTo(LocalDate.of(2022, 8, 16));

        time.travelTo(LocalDate.of(2022, 7, 25));
        casework.complete("cara", reference, "waitForReply", SeedCase.reply());
        assertThat(casework.question(reference, "Request 2").dueOn()).isEqualTo(LocalDate.of(2022, 8, 23));
        casework.complete("cara", reference, "readReply", SeedCase.redefinition());
        assertThat(casework.question(reference, "Request 2").stage()).isEqualTo(QuestionStage.REDEFINED);
        assertThat(casework.question(reference, "Question 2").dueOn()).isEqualTo(LocalDate.of(2022, 8, 23));
        assertThat(casework.question(reference, "Question 3").dueOn()).isEqualTo(LocalDate.of(2022, 8, 23));
        assertThat(casework.question(reference, "Request 1").dueOn()).isEqualTo(LocalDate.of(2022, 8, 16));

        time.travelTo(LocalDate.of(2022, 8, 1));
        casework.complete(
                "ian", casework.task(reference, "searchForInformation", "Request 1"), SeedCase.searchPublished());
        casework.complete(
                "ian", casework.task(reference, "searchForInformation", "Question 2"), SeedCase.searchDistance());
        casework.complete(
                "fiona", casework.task(reference, "searchForInformation", "Question 3"), SeedCase.searchCost());

        casework.complete("cara", casework.task(reference, "decideOutcome", "Request 1"), SeedCase.published());
        casework.complete("cara", casework.task(reference, "decideOutcome", "Question 3"), SeedCase.notHeld());
        casework.complete("cara", casework.task(reference, "decideOutcome", "Question 2"), SeedCase.withheld());
        casework.complete("cara", casework.task(reference, "applyExemptions", "Question 2"), SeedCase.exemptions());
        casework.complete(
                "cara", casework.task(reference, "weighPublicInterest", "Question 2"), SeedCase.publicInterest());
        assertThat(casework.openSteps(reference)).containsExactly("approveDecision");
        casework.complete("maya", reference, "approveDecision", form("approved", true));

        time.travelTo(LocalDate.of(2022, 8, 16));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);

        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        StoredNotice response = notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .findFirst()
                .orElseThrow();
        assertThat(response.sentOn()).isEqualTo(LocalDate.of(2022, 8, 16));
        assertThat(response.late()).isFalse();
        assertThat(notices.html(response.id()).orElseThrow())
                .contains("01.FOI.22.025506", "section 17", "31(1)(a)", "31(1)(b)", "section 50")
                .contains("distance", "spent convictions", "do not record")
                .contains("college.police.uk");
        assertThat(notices.pdf(response.id()).orElseThrow())
                .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(register.breaches(reference)).isEmpty();
        assertThat(decision(reference, "Request 1").outcome()).isEqualTo(Outcome.OTHERWISE_ACCESSIBLE);
        assertThat(decision(reference, "Question 3").outcome()).isEqualTo(Outcome.NOT_HELD);
        assertThat(decision(reference, "Question 2")).satisfies(withheld -> {
            assertThat(withheld.outcome()).isEqualTo(Outcome.WITHHOLD);
            assertThat(withheld.withheld()).singleElement().satisfies(item -> assertThat(item.claims())
                    .extracting(ExemptionClaim::limb)
                    .containsExactly("s31(1)(a)", "s31(1)(b)"));
        });

        // 29 August and 19 September, the Queen's funeral, are skipped: the 40th working day from 16 August is 13
        // October.
        time.travelTo(LocalDate.of(2022, 10, 13));
        casework.start(
                "cara",
                "internal-review",
                form(
                        "reference", reference,
                        "channel", "EMAIL",
                        "receivedOn", "2022-10-13",
                        "wording", "The distance is no secret.",
                        "grounds", List.of("The maker of the cameras publishes it.")));
        assertThat(reviews.open(reference).orElseThrow()).satisfies(review -> {
            assertThat(review.lastDayToAsk()).isEqualTo(LocalDate.of(2022, 10, 13));
            assertThat(review.askedInTime()).isTrue();
        });

        assertThatTheEngineKnowsNothingOfTheCase();
        print(casework.statementsPerStep());
        assertThat(passed(reference))
                .contains(
                        "approveDecision", "signOffNotice", "sendNotice", "stopClock", "restartClock", "requestClosed")
                .doesNotContain("makeRequestValid", "putNoticeRight", "postNotice", "lapseQuestion", "recordBreach");
    }

    private Decision decision(String reference, String label) {
        return decisions
                .current(casework.question(reference, label).id())
                .orElseThrow()
                .decision();
    }

    /** Identity and free text live in the register alone: no table of the engine has any of it. */
    private void assertThatTheEngineKnowsNothingOfTheCase() {
        for (String secret :
                List.of("Brien", "applicant.example", "spent convictions", "watchlist", "recognition distances")) {
            for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
                assertThat(jdbc.sql("select count(*) from " + table + " where text_ like ? or text2_ like ?")
                                .params("%" + secret + "%", "%" + secret + "%")
                                .query(Integer.class)
                                .single())
                        .as("%s in %s", secret, table)
                        .isZero();
            }
            assertThat(jdbc.sql(
                                    "select count(*) from act_ge_bytearray where deployment_id_ is null and encode(bytes_, 'escape') like ?")
                            .param("%" + secret + "%")
                            .query(Integer.class)
                            .single())
                    .as("%s among the engine's bytes", secret)
                    .isZero();
        }
    }

    /** So that growth is seen: the build prints it and keeps it. */
    private static void print(List<Casework.Statements> steps) {
        StringBuilder table = new StringBuilder("SQL statements per human step of the seed case, claim included\n");
        steps.forEach(step -> table.append("  %-32s %4d%n".formatted(step.step(), step.count())));
        System.out.print(table);
        try {
            Files.writeString(Path.of("target", "sql-per-step.txt"), table);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> passed(String reference) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }
}
