package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.Regime;
import org.foicasework.correspondence.Attachments;
import org.foicasework.disclosurelog.DisclosureLog;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Desk;
import org.foicasework.request.Appeals;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Decisions;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.request.Today;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.foicasework.testing.Visitor;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes after the answer: internal review, complaint to the regulator, decision notice, appeal (law: section 5). */
@CaseworkTest
class AfterTheAnswerTest {

    private static final String LABEL = DistanceCase.LABEL;

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    Reviews reviews;

    @Autowired
    Complaints complaints;

    @Autowired
    DecisionNotices decisionNotices;

    @Autowired
    Appeals appeals;

    @Autowired
    Decisions decisions;

    @Autowired
    Notices notices;

    @Autowired
    RequestRegister register;

    @Autowired
    Attachments attachments;

    @Autowired
    DisclosureLog log;

    @Autowired
    Desk desk;

    @Autowired
    AuditTrail audit;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @AfterEach
    void everybodyHasTheirOwnRoleAgain() {
        identity.deleteMembership("cara", "internal-reviewers");
        identity.deleteMembership("ian", "internal-reviewers");
        identity.deleteMembership("quentin", "internal-reviewers");
        identity.deleteMembership("rita", "managers");
    }

    // ---- scenario 15: a review overturns ----------------------------------------------------------------------------

    @Test
    void scenario15AReviewOverturnsTheRefusalAndReleasesWhatWasWithheld() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(sent(reference, NoticeType.RESPONSE).late()).isFalse();
        assertThat(reviews.openFor(reference)).isFalse();

        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "The supplier would not be harmed by its prices.");
        Review review = reviews.open(reference).orElseThrow();
        assertThat(review.regime()).isEqualTo(Regime.INTERNAL_REVIEW);
        assertThat(review.lastDayToAsk()).isEqualTo("2025-01-27");
        assertThat(review.dueOn()).isEqualTo("2025-01-16");
        assertThat(reviews.openFor(reference)).isTrue();
        casework.runBackgroundWork(reference);
        assertThat(words(reference, NoticeType.REVIEW_ACKNOWLEDGEMENT))
                .contains("We will tell you the outcome by 16 January 2025", "The supplier would not be harmed");
        assertThat(casework.openSteps(reference)).containsExactly("reviewAnswer");

        time.travelTo(LocalDate.of(2025, 1, 10));
        casework.complete(
                "rita",
                reference,
                "reviewAnswer",
                form("action", "EXTEND", "extensionWhy", "The supplier has to be asked again."));
        casework.runBackgroundWork(reference);
        assertThat(reviews.open(reference).orElseThrow().dueOn()).isEqualTo("2025-02-13");
        assertThat(words(reference, NoticeType.REVIEW_EXTENSION))
                .contains("16 January 2025", "13 February 2025", "The supplier has to be asked again.");
        assertThat(casework.task(reference, "reviewAnswer").getDueDate()).isEqualTo(london("2025-02-13T23:59"));
        assertThat(casework.timers(reference)).containsExactly("dutyReminderDue");

        time.travelTo(LocalDate.of(2025, 1, 28));
        casework.complete("rita", reference, "reviewAnswer", overturned(reference));
        assertThat(casework.task(reference, "decideOutcome").getDueDate()).isEqualTo(london("2025-02-13T23:59"));
        casework.complete("rita", reference, "decideOutcome", disclosed(reference));
        casework.complete("rita", reference, "readNotice", form("action", "READY"));
        casework.complete("mark", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);

        String outcome = words(reference, NoticeType.REVIEW_OUTCOME);
        assertThat(outcome)
                .contains("I am the Internal Reviewer") // M1
                .contains("I took no part in how your request was answered")
                .contains("On 13 December 2024 you asked us", "Our answer is dated 25 November 2024") // M2
                .contains("It would not: the supplier told us so.") // M3
                .contains("The decision on Question 1 is overturned") // M4
                .contains("We no longer rely on section 43(2)") // M5
                .contains("prices.csv", "The unit prices are in the enclosed table.") // M6
                .contains("Section 50 of the Freedom of Information Act 2000", "Information Commissioner") // M8
                .contains("The review took 28 working days", "The supplier answered only on 27 January."); // M9
        assertThat(enclosed(reference)).containsExactly("prices.csv");
        Review done = reviews.get(review.id());
        assertThat(done.status()).isEqualTo(Review.Status.COMPLETED);
        assertThat(done.reviewedBy()).isEqualTo("rita");
        assertThat(reviews.openFor(reference)).isFalse();
        assertThat(casework.openSteps(reference))
                .as("the answer has changed, so its publication is decided again")
                .containsExactly("decideOnPublication");
        casework.complete("cara", reference, "decideOnPublication", published());
        assertThat(logged(reference).answerText()).isEqualTo("The unit prices are in the table.");
        assertThat(log.files(reference))
                .extracting(DisclosureLog.File::fileName)
                .containsExactly("prices.csv");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .count())
                .isZero();
        assertThat(decisions
                        .current(casework.question(reference, LABEL).id())
                        .orElseThrow()
                        .decision()
                        .outcome())
                .as("the statistics count what holds now: section 43(2) is dropped")
                .isEqualTo(Outcome.DISCLOSE);
        assertThat(casework.question(reference, LABEL).stage()).isEqualTo(QuestionStage.ANSWERED);
        assertThat(register.get(reference).dueOn()).isNull();
        assertThat(register.breaches(reference)).isEmpty();
    }

    @Test
    void aReviewUpheldWithoutANewDecisionTellsWhyAndWhereTheHandlingFellShort() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "You did not help me to find what I may have.");
        casework.runBackgroundWork(reference);
        casework.complete(
                "rita",
                reference,
                "reviewAnswer",
                concluded(
                        reference,
                        "UPHELD",
                        List.of(form("kind", "NO_HELP", "words", "We should have told you of the published totals."))));

        casework.complete(
                "rita",
                reference,
                "readNotice",
                form("action", "RETURN", "reasons", "The second reason is not clear."));
        assertThat(casework.openSteps(reference)).containsExactly("reviewAnswer");
        casework.complete(
                "rita",
                reference,
                "reviewAnswer",
                concluded(
                        reference,
                        "UPHELD",
                        List.of(form("kind", "NO_HELP", "words", "We should have told you of the published totals."))));
        casework.complete("rita", reference, "readNotice", form("action", "READY"));
        casework.complete("mark", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);

        assertThat(words(reference, NoticeType.REVIEW_OUTCOME))
                .contains("The decision on Question 1 is upheld", "We should have told you of the published totals.")
                .contains("We are sorry for the following.")
                .doesNotContain("Our new decision in short");
        assertThat(casework.openSteps(reference)).isEmpty();
    }

    @Test
    void whoTookPartInTheAnswerCannotReviewItNorDecideItAnewNorSignItOff() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "It can be released.");
        casework.runBackgroundWork(reference);
        assertThat(reviews.involved(reviews.open(reference).orElseThrow().id()))
                .containsExactlyInAnyOrder("cara", "maya", "ian");
        identity.createMembership("cara", "internal-reviewers");
        identity.createMembership("ian", "internal-reviewers");

        Task review = casework.task(reference, "reviewAnswer");
        for (String involved : List.of("cara", "ian")) {
            assertThatThrownBy(() -> casework.complete(involved, review, overturned(reference)))
                    .as(involved)
                    .hasMessageContaining("You took part in the answer that is under review");
        }
        assertThatThrownBy(() -> casework.as("rita", () -> {
                    tasks.claim(review.getId(), "rita");
                    tasks.setAssignee(review.getId(), "cara");
                    return null;
                }))
                .hasMessageContaining("You took part in the answer that is under review");
        // Even where the listener at the claim is out of the way.
        jdbc.sql("update act_ru_task set assignee_ = 'cara' where id_ = ?")
                .param(review.getId())
                .update();
        assertThatThrownBy(() -> casework.completeUnclaimed("cara", review, overturned(reference)))
                .hasMessageContaining("You took part in the answer that is under review");
        jdbc.sql("update act_ru_task set assignee_ = null where id_ = ?")
                .param(review.getId())
                .update();

        casework.complete("rita", reference, "reviewAnswer", overturned(reference));
        assertThatThrownBy(() -> casework.complete("cara", reference, "decideOutcome", disclosed(reference)))
                .hasMessageContaining("You took part in the answer that is under review");
        casework.complete("rita", reference, "decideOutcome", withheld("The unit prices of lot 2"));
        casework.complete("rita", reference, "applyExemptions", commercial("The unit prices of lot 2"));
        casework.complete("rita", reference, "weighPublicInterest", balance());
        assertThatThrownBy(() -> casework.complete("maya", reference, "approveDecision", form("approved", true)))
                .hasMessageContaining("You took part in the answer that is under review");
        identity.createMembership("rita", "managers");
        assertThatThrownBy(() -> casework.complete("rita", reference, "approveDecision", form("approved", true)))
                .hasMessageContaining("Another manager must take the task");
        casework.complete("mark", reference, "approveDecision", form("approved", true));
        casework.complete("rita", reference, "readNotice", form("action", "READY"));
        assertThatThrownBy(() -> casework.complete("maya", reference, "signOffNotice", form("approved", true)))
                .hasMessageContaining("You took part in the answer that is under review");
        assertThatThrownBy(() -> casework.complete("rita", reference, "signOffNotice", form("approved", true)))
                .hasMessageContaining("Another manager must take the task");
        casework.complete("mark", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(words(reference, NoticeType.REVIEW_OUTCOME))
                .contains("refusal notice under section 17", "section 43(2)", "The unit prices of lot 2");
    }

    @Test
    void aReviewAskedForAfterTheWindowIsTakenOnlyByAManagerWithAReason() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2025, 1, 28));
        askForReview(reference, LocalDate.of(2025, 1, 28), "I was in hospital.");

        assertThat(casework.openSteps(reference)).containsExactly("decideLateReview");
        assertThatThrownBy(() -> casework.complete(
                        "maya", reference, "decideLateReview", form("accepted", true, "reasons", " ")))
                .hasMessageContaining("Give the reason");
        assertNotFor("rita", casework.task(reference, "decideLateReview"));
        casework.complete(
                "maya",
                reference,
                "decideLateReview",
                form("accepted", true, "reasons", "In hospital until yesterday."));
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference)).containsExactly("reviewAnswer");
        assertThat(reviews.open(reference).orElseThrow().acceptedWhy()).isEqualTo("In hospital until yesterday.");
    }

    @Test
    void aLateReviewThatIsNotTakenEndsWithALetterThatTellsWhyAndOfTheRegulator() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2025, 6, 2));
        askForReview(reference, LocalDate.of(2025, 6, 2), "I am still not happy.");
        casework.complete(
                "maya",
                reference,
                "decideLateReview",
                form("accepted", false, "reasons", "Nothing kept you from asking within the time."));
        casework.runBackgroundWork(reference);

        assertThat(words(reference, NoticeType.REVIEW_DECLINED))
                .contains("27 January 2025", "Nothing kept you from asking", "Section 50 of the Freedom");
        assertThat(reviews.of(reference)).extracting(Review::status).containsExactly(Review.Status.DECLINED);
        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(casework.timers(reference)).isEmpty();
    }

    @Test
    void aReviewIsWatchedRemindedEscalatedAndRecordedAsOverItsDate() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "It can be released.");
        casework.runBackgroundWork(reference);

        assertThat(casework.timerDate(reference, "dutyReminderDue")).isEqualTo(london("2025-01-09T08:00"));
        casework.fire(reference, "dutyReminderDue");
        assertThat(casework.timerDate(reference, "dutyEscalationDue")).isEqualTo(london("2025-01-14T08:00"));
        casework.fire(reference, "dutyEscalationDue");
        assertThat(casework.timerDate(reference, "dutyDateOver")).isEqualTo(london("2025-01-17T00:00"));
        time.travelTo(LocalDate.of(2025, 1, 17));
        casework.fire(reference, "dutyDateOver");

        assertThat(reviews.open(reference).orElseThrow().overdueSince()).isEqualTo("2025-01-16");
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::action)
                .contains(
                        "reminded of the internal review",
                        "escalated the internal review to the managers",
                        "recorded that the review is over its date");
        assertThat(register.breaches(reference)).isEmpty();
        assertThatThrownBy(() -> casework.complete(
                        "rita", reference, "reviewAnswer", form("action", "EXTEND", "extensionWhy", "Busy.")))
                .hasMessageContaining("has passed. It cannot be extended any more");
        Map<String, Object> conclusion = concluded(reference, "UPHELD", List.of());
        conclusion.remove("delayWhy");
        assertThatThrownBy(() -> casework.complete("rita", reference, "reviewAnswer", conclusion))
                .hasMessageContaining("The review took longer than until 16 January 2025");
    }

    @Test
    void representationsOnAnEnvironmentalAnswerHaveFortyWorkingDaysAndCannotBeExtended() {
        String reference = refused(LocalDate.of(2026, 6, 22), LocalDate.of(2026, 7, 20), prices());
        jdbc.sql("update question set regime = 'EIR' where reference = ?")
                .param(reference)
                .update();
        time.travelTo(LocalDate.of(2026, 8, 10));
        askForReview(reference, LocalDate.of(2026, 8, 10), "It is about emissions.");
        casework.runBackgroundWork(reference);

        Review review = reviews.open(reference).orElseThrow();
        assertThat(review.regime()).isEqualTo(Regime.EIR_RECONSIDERATION);
        assertThat(review.dueOn()).isEqualTo("2026-10-06");
        assertThat(words(reference, NoticeType.REVIEW_ACKNOWLEDGEMENT))
                .contains("Environmental Information Regulations 2004", "6 October 2026");
        assertThatThrownBy(() -> casework.complete(
                        "rita", reference, "reviewAnswer", form("action", "EXTEND", "extensionWhy", "Complex.")))
                .hasMessageContaining("Regulation 11(4) gives 40 working days and no way to extend them");
        time.travelTo(LocalDate.of(2026, 10, 7));
        casework.fire(reference, "dutyReminderDue");
        casework.fire(reference, "dutyEscalationDue");
        casework.fire(reference, "dutyDateOver");
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::action)
                .contains("recorded a breach of regulation 11(4)");
    }

    @Test
    void aReviewUnderBothLawsNamesBothAndKeepsTheStatutoryDateBesideTheEarlierOne() {
        String reference = refused(LocalDate.of(2026, 6, 22), LocalDate.of(2026, 7, 20), prices());
        jdbc.sql(
                        """
                insert into question (reference, label, wording, stage, clock_status, regime, received_on, created_at, created_by)
                select reference, 'Question 9', 'How much fuel was burnt?', stage, clock_status, 'EIR', received_on, created_at, created_by
                from question where reference = ? limit 1""")
                .param(reference)
                .update();
        time.travelTo(LocalDate.of(2026, 8, 10));
        askForReview(reference, LocalDate.of(2026, 8, 10), "It is partly about emissions.");
        casework.runBackgroundWork(reference);

        Review review = reviews.open(reference).orElseThrow();
        assertThat(review.regime()).isEqualTo(Regime.INTERNAL_REVIEW);
        assertThat(review.dueOn()).isEqualTo("2026-09-08");
        assertThat(review.regulationsDueOn()).isEqualTo("2026-10-06");
        assertThat(words(reference, NoticeType.REVIEW_ACKNOWLEDGEMENT))
                .contains("Freedom of Information Act 2000 and the Environmental Information Regulations 2004")
                .contains("We will tell you the outcome by 8 September 2026")
                .contains("regulation 11(4) of the Regulations gives until 6 October 2026");

        time.travelTo(LocalDate.of(2026, 9, 1));
        casework.complete(
                "rita", reference, "reviewAnswer", form("action", "EXTEND", "extensionWhy", "Two units answer late."));
        casework.runBackgroundWork(reference);
        assertThat(words(reference, NoticeType.REVIEW_EXTENSION))
                .contains("and the Environmental Information Regulations 2004", "6 October 2026");
        assertThat(reviews.open(reference).orElseThrow().dueOn())
                .as("40 working days in all, under either law")
                .isEqualTo("2026-10-06");
        time.travelTo(LocalDate.of(2026, 10, 7));
        casework.fire(reference, "dutyReminderDue");
        casework.fire(reference, "dutyEscalationDue");
        casework.fire(reference, "dutyDateOver");
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::action)
                .contains("recorded a breach of regulation 11(4)");
    }

    @Test
    void onlyCaseworkersStartAReviewAComplaintOrAnAppeal() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        for (String person : List.of("ian", "maya", "rita", "pat")) {
            assertThatThrownBy(() -> casework.start(
                            person, "internal-review", reviewRequest(reference, LocalDate.of(2024, 12, 2), "Why?")))
                    .as(person)
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> casework.as(person, () -> runtime.startProcessInstanceByKey("appeal")))
                    .as(person)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> casework.as("cara", () -> runtime.startProcessInstanceByKey("comply-with-notice")))
                .isInstanceOf(AuthorizationException.class);
        assertThat(reviews.of(reference)).isEmpty();
    }

    @Test
    void aSecondReviewWaitsUntilTheFirstIsOver() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "It can be released.");
        assertThatThrownBy(() -> askForReview(reference, LocalDate.of(2024, 12, 13), "It can be released."))
                .hasMessageContaining("A review of this case is open already");
        assertThatThrownBy(() -> askForReview("01.FOI.24.999999", LocalDate.of(2024, 12, 13), "What?"))
                .hasMessageContaining("There is no case with this reference");
    }

    @Test
    void theEngineHoldsNothingOfThePersonAndNothingOfWhatWasWritten() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "A ground that stays in the register.");
        casework.runBackgroundWork(reference);

        assertThat(jdbc.sql(
                                "select count(*) from act_hi_varinst where text_ like '%register%' or text_ like '%O''Brien%' or text2_ like '%register%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aReviewerSendsForAFurtherSearchAndGoesOnWhenItsResultIsThere() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "There must be a second contract.");
        casework.runBackgroundWork(reference);
        long question = casework.question(reference, LABEL).id();
        Map.of(
                        "Choose the unit that is to look", again(question, "unit-of-nobody", "The second contract"),
                        "Choose a question that is under review", again(0, "unit-finance", "The second contract"),
                        "Say what is to be looked for", again(question, "unit-finance", " "))
                .forEach((words, wrong) -> assertThatThrownBy(
                                () -> casework.complete("rita", reference, "reviewAnswer", wrong))
                        .hasMessageContaining(words));
        casework.complete("rita", reference, "reviewAnswer", again(question, "unit-finance", "The second contract"));

        assertThat(casework.openSteps(reference)).containsExactly("searchAgain");
        Task again = casework.task(reference, "searchAgain");
        assertThat(again.getDueDate()).as("the clock of the review goes on").isEqualTo(london("2025-01-16T23:59"));
        assertNotFor("ian", again);
        assertNotFor("rita", again);
        assertThat(desk("fiona", again).get("search").toString()).contains("The second contract");
        assertThat(desk("fiona", again).toString()).doesNotContain("Siobhan", "I am unhappy");
        Map<String, Object> found = form(
                "result", "HELD",
                "places", "The archive of 2021",
                "method", "Read the list of contracts",
                "minutes", 45,
                "explanation", "There is a second contract, for lot 3.",
                "harm", "It would help competitors.");
        casework.complete("fiona", reference, "searchAgain", found);

        assertThat(casework.openSteps(reference)).containsExactly("reviewAnswer");
        assertThat(casework.question(reference, LABEL).stage()).isEqualTo(QuestionStage.ANSWERED);
        assertThat(desk("rita", casework.task(reference, "reviewAnswer")).toString())
                .contains("There is a second contract, for lot 3.");
        assertThat(reviews.involved(reviews.open(reference).orElseThrow().id()))
                .as("who searches for the review took no part in the answer")
                .doesNotContain("fiona");
        casework.complete("rita", reference, "reviewAnswer", overturned(reference));
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::actor, AuditTrail.Entry::action)
                .contains(
                        Tuple.tuple("rita", "sent for a further search for the review"),
                        Tuple.tuple("fiona", "recorded a search for the review: held"));
    }

    @Test
    void theQualifiedPersonAndWhoeverAgreedToMoreTimeTookPartInTheAnswer() {
        String reference = refused(LocalDate.of(2024, 10, 28), LocalDate.of(2024, 11, 25), prices());
        long question = casework.question(reference, LABEL).id();
        jdbc.sql(
                        """
                insert into qualified_opinion (question_id, given, person, post, given_on, materials_seen, reasons, recorded_at, recorded_by)
                select id, true, 'The chief', 'Chief Constable', date '2024-11-20', 'All of it', null, timestamptz '2024-11-20 12:00Z', 'quentin'
                from question where id = ?""")
                .param(question)
                .update();
        jdbc.sql(
                        """
                with asked as (insert into extension (question_id, ground, number, due_before, guide_until, estimate, asked_at, asked_by)
                  values (?, 'PUBLIC_INTEREST', 1, date '2024-11-25', date '2024-12-23', date '2024-12-20', timestamptz '2024-11-20 12:00Z', 'cara')
                  returning id)
                insert into extension_answer (extension_id, granted, decided_at, decided_by)
                select id, true, timestamptz '2024-11-20 12:00Z', 'mark' from asked""")
                .param(question)
                .update();
        time.travelTo(LocalDate.of(2024, 12, 13));
        askForReview(reference, LocalDate.of(2024, 12, 13), "It can be released.");
        casework.runBackgroundWork(reference);
        assertThat(reviews.involved(reviews.open(reference).orElseThrow().id()))
                .containsExactlyInAnyOrder("cara", "maya", "ian", "quentin", "mark");
        identity.createMembership("quentin", "internal-reviewers");
        assertThatThrownBy(() -> casework.complete("quentin", reference, "reviewAnswer", overturned(reference)))
                .hasMessageContaining("You took part in the answer that is under review");
    }

    // ---- scenario 14: misdirected, late, the regulator --------------------------------------------------------------

    @Test
    void scenario14ADelayIsReviewedAndTheDecisionNoticeIsCompliedWithByTheLateAnswer() {
        time.travelTo(LocalDate.of(2024, 9, 9));
        Map<String, Object> request = request(LocalDate.of(2024, 9, 2));
        request.put("receivedByUnit", "unit-finance");
        request.put("reachedFoiUnitOn", "2024-09-09");
        String reference = casework.log("cara", request);
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", DistanceCase.triage());
        assertThat(register.get(reference).dueOn()).isEqualTo("2024-09-30");
        assertThat(Visitor.signedIn(port, "cara").get("/requests/" + reference).body())
                .contains("2 September 2024, E-mail (first with Finance, with this team since 9 September 2024)");
        time.travelTo(LocalDate.of(2024, 10, 1));
        casework.fire(reference, "reminderDue");
        casework.fire(reference, "escalationDue");
        casework.fire(reference, "dueDateOver");
        assertThat(register.breaches(reference)).containsExactly(LocalDate.of(2024, 9, 30));

        time.travelTo(LocalDate.of(2024, 10, 4));
        askForReview(reference, LocalDate.of(2024, 10, 4), "I have had no answer at all.");
        casework.runBackgroundWork(reference);
        Review review = reviews.open(reference).orElseThrow();
        assertThat(review.answeredOn()).isNull();
        assertThat(review.dueOn()).isEqualTo("2024-11-01");
        assertThat(casework.openSteps(reference)).containsExactly("reviewAnswer", "searchForInformation");
        casework.complete(
                "rita",
                reference,
                "reviewAnswer",
                form(
                        "action",
                        "CONCLUDE",
                        "reviewerRole",
                        "Internal Reviewer",
                        "replies",
                        List.of("You are right. It lay with another unit for a week and was then not worked on."),
                        "outcomes",
                        List.of(),
                        "shortcomings",
                        List.of(
                                form(
                                        "kind",
                                        "LATE",
                                        "words",
                                        "An answer was due on 30 September 2024 and has not gone: a breach of section 10(1)."))));
        casework.complete("rita", reference, "readNotice", form("action", "READY"));
        casework.complete("mark", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(words(reference, NoticeType.REVIEW_OUTCOME))
                .contains("You had no answer from us at that time", "We are sorry for the following.")
                .contains("a breach of section 10(1)");
        assertThat(casework.isOpen(reference)).as("the request itself goes on").isTrue();
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");

        time.travelTo(LocalDate.of(2024, 12, 2));
        complain(reference, "IC-321456-A1B2", LocalDate.of(2024, 12, 2));
        assertThat(reviews.openFor(reference)).isTrue();
        happened(
                reference,
                form(
                        "event",
                        "INFORMATION_NOTICE",
                        "dated",
                        "2024-12-02",
                        "answerBy",
                        "2024-12-30",
                        "words",
                        "Why has no answer gone?"));
        assertThat(casework.task(reference, "followComplaint").getDueDate()).isEqualTo(london("2024-12-30T23:59"));
        time.travelTo(LocalDate.of(2024, 12, 16));
        happened(reference, form("event", "RESPONSE", "dated", "2024-12-16", "words", "The breach is admitted."));
        time.travelTo(LocalDate.of(2025, 1, 21));
        happened(
                reference,
                form(
                        "event", "DECISION_NOTICE",
                        "number", "IC-321456-A1B2",
                        "dated", "2025-01-20",
                        "outcome", "UPHELD",
                        "steps", "Answer the request.",
                        "stepsDays", 30));
        Complaint.DecisionNotice notice = notice(reference);
        assertThat(notice.stepsDue()).isEqualTo("2025-02-19");
        assertThat(notice.appealBy()).isEqualTo("2025-02-17");
        assertThat(casework.task(reference, "decideOnNotice").getDueDate()).isEqualTo(london("2025-02-17T23:59"));

        for (String person : List.of("cara", "ian", "rita")) {
            assertNotFor(person, casework.task(reference, "decideOnNotice"));
        }
        assertThatThrownBy(() -> casework.complete(
                        "maya", reference, "decideOnNotice", form("answer", "ACCEPT", "reasons", "It is right.")))
                .hasMessageContaining("requires steps. Take them or appeal.");
        assertThatThrownBy(() -> casework.complete(
                        "maya",
                        reference,
                        "decideOnNotice",
                        form(
                                "answer",
                                "COMPLY",
                                "reasons",
                                "It is right.",
                                "questions",
                                List.of(casework.question(reference, LABEL).id()))))
                .hasMessageContaining("What is still open is answered in its own way");
        casework.complete(
                "maya",
                reference,
                "decideOnNotice",
                form("answer", "COMPLY", "reasons", "It is right.", "questions", List.of()));
        assertThat(casework.openSteps(reference)).containsExactly("recordCompliance", "searchForInformation");
        assertThat(casework.task(reference, "recordCompliance").getDueDate()).isEqualTo(london("2025-02-19T23:59"));

        time.travelTo(LocalDate.of(2025, 2, 3));
        casework.complete("ian", reference, "searchForInformation", search());
        casework.complete("cara", reference, "decideOutcome", disclosed(reference));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(words(reference, NoticeType.RESPONSE))
                .contains("We are sorry that this answer is late", "section 10(1)", "30 September 2024");
        assertThat(sent(reference, NoticeType.RESPONSE).late()).isTrue();
        assertThat(sent(reference, NoticeType.RESPONSE).sentOn()).isEqualTo("2025-02-03");
        assertThat(register.breaches(reference))
                .as("the detour through another unit excuses nothing")
                .containsExactly(LocalDate.of(2024, 9, 30));
        casework.complete(
                "cara",
                reference,
                "recordCompliance",
                form("compliedOn", "2025-02-03", "compliance", "Answered; the regulator told the same day."));

        assertThat(notice(reference).compliedOn()).isEqualTo("2025-02-03");
        assertThat(notice(reference).missedOn()).isNull();
        assertThat(complaints.of(reference)).extracting(Complaint::status).containsExactly(Complaint.Status.CLOSED);
        assertThat(reviews.openFor(reference)).isFalse();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .list())
                .as("only the disclosure log is left to think of")
                .extracting(instance -> instance.getProcessDefinitionId().split(":")[0])
                .containsExactly("publication");
    }

    // ---- scenario 21: a decision notice orders release --------------------------------------------------------------

    @Test
    void scenario21ADecisionNoticeOrdersReleaseAndTheNewAnswerGoesThroughTheSameGates() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report of the investigation.");
        Complaint.DecisionNotice notice = notice(reference);
        assertThat(notice.appealBy()).isEqualTo("2026-03-30");
        assertThat(notice.stepsDue()).isEqualTo("2026-04-01");

        for (String person : List.of("cara", "ian", "rita")) {
            assertNotFor(person, casework.task(reference, "decideOnNotice"));
        }
        comply("leila", reference);
        assertThat(casework.timerDate(reference, "dutyReminderDue")).isEqualTo(london("2026-03-25T08:00"));
        time.travelTo(LocalDate.of(2026, 3, 20));
        casework.complete("cara", reference, "decideOutcome", disclosed(reference));
        assertThat(casework.task(reference, "readNotice").getDueDate()).isEqualTo(london("2026-04-01T23:59"));
        casework.complete(
                "cara", reference, "readNotice", form("action", "RETURN", "reasons", "Name the report by its date."));
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        casework.complete("cara", reference, "decideOutcome", disclosed(reference));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        assertNotFor("cara", casework.task(reference, "signOffNotice"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);

        assertThat(words(reference, NoticeType.COMPLIANCE_RESPONSE))
                .contains("decision notice IC-777001-C3D4", "On 2 March 2026")
                .contains("The unit prices are in the enclosed table.")
                .contains("Ask us for an internal review", "section 50");
        assertThat(enclosed(reference)).containsExactly("prices.csv");
        assertThat(log.entries(100)).extracting(DisclosureLog.Entry::reference).doesNotContain(reference);
        assertThat(casework.openSteps(reference)).containsExactly("decideOnPublication", "recordCompliance");
        assertNotFor("maya", casework.task(reference, "decideOnPublication"));
        casework.complete("cara", reference, "decideOnPublication", published());
        assertThat(logged(reference).answerText()).isEqualTo("The unit prices are in the table.");
        assertThat(logged(reference).publishOn()).isEqualTo("2026-03-20");
        assertThat(log.files(reference))
                .extracting(DisclosureLog.File::fileName)
                .containsExactly("prices.csv");
        Visitor cara = Visitor.signedIn(port, "cara");
        assertThat(cara.get("/disclosure-log/files/"
                                + log.files(reference).get(0).id())
                        .statusCode())
                .isEqualTo(200);
        assertThat(cara.get("/disclosure-log/files/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        casework.complete(
                "cara",
                reference,
                "recordCompliance",
                form("compliedOn", "2026-03-20", "compliance", "Sent; the regulator told."));
        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(casework.timers(reference)).isEmpty();
        assertThat(reviews.openFor(reference)).isFalse();
        assertThat(casework.question(reference, LABEL).stage()).isEqualTo(QuestionStage.ANSWERED);
    }

    @Test
    void theCasePageShowsTheReviewTheComplaintAndTheAppealWithTheirDatesAndTheBundle() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        askForReview(reference, LocalDate.of(2026, 3, 3), "It can be released.");
        casework.complete("maya", reference, "decideLateReview", form("accepted", true, "reasons", "It is related."));
        casework.complete("maya", reference, "decideOnNotice", form("answer", "APPEAL", "reasons", "The law."));
        casework.complete(
                "cara",
                reference,
                "lodgeAppeal",
                form("lodged", true, "lodgedOn", "2026-03-03", "tribunalReference", "EA/2026/0123"));

        String page = Jsoup.parse(Visitor.signedIn(port, "cara")
                        .get("/requests/" + reference)
                        .body())
                .text();
        assertThat(page)
                .contains("Internal review asked for on 3 March 2026 Open", "Due 1 April 2026 (20 working days left)")
                .contains("The manager’s reason: It is related.")
                .contains("Decision notice IC-777001-C3D4 of 2 March 2026: Complaint upheld. Appeal by 30 March 2026")
                .contains("Steps by 1 April 2026, suspended by an appeal")
                .contains("Appeal: We, EA/2026/0123, lodged on 3 March 2026")
                .contains("What the register holds for the regulator", "Response of 29 September 2025, the exact words")
                .contains("While this is open, nothing of the case is deleted.");
        assertThat(Visitor.signedIn(port, "ian").get("/requests/" + reference).body())
                .doesNotContain("After the answer");
    }

    @Test
    void theBundleForTheRegulatorHasTheNoticesAsSentTheDecisionsAndTheHarmAndIsForCaseworkersOnly() throws Exception {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        Map<String, byte[]> bundle = new LinkedHashMap<>();
        HttpResponse<byte[]> answer =
                Visitor.signedIn(port, "cara").bytes("/requests/" + reference + "/regulator-bundle.zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                bundle.put(entry.getName(), zip.readAllBytes());
            }
        }
        StoredNotice response = sent(reference, NoticeType.RESPONSE);
        assertThat(bundle.keySet()).anyMatch(name -> name.startsWith("notices/") && name.endsWith("response.pdf"));
        assertThat(bundle.entrySet())
                .as("the exact bytes")
                .filteredOn(entry -> entry.getKey().endsWith("response.pdf"))
                .extracting(Map.Entry::getValue)
                .containsExactly(notices.pdf(response.id()).orElseThrow());
        assertThat(bundle.keySet()).anyMatch(name -> name.matches("files not released/\\d+ prices.csv"));
        String index = Jsoup.parse(new String(bundle.get("index.html"), StandardCharsets.UTF_8))
                .text();
        assertThat(index)
                .contains(reference, "Complaint IC-777001-C3D4", "Over what distance can the LFR camera")
                .contains("Withheld: The unit prices in the contract section 43(2)")
                .contains("let competitors undercut the supplier", "Approved on", "The totals are published");
        Jsoup.parse(new String(bundle.get("index.html"), StandardCharsets.UTF_8))
                .select("a[href]")
                .forEach(link -> assertThat(bundle).containsKey(link.attr("href")));
        assertThat(audit.of(reference))
                .filteredOn(entry -> entry.action().equals("took out the bundle for the regulator"))
                .extracting(AuditTrail.Entry::actor)
                .containsExactly("cara");

        String uncomplained = refused(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 20), prices());
        assertThat(Visitor.signedIn(port, "cara")
                        .get("/requests/" + uncomplained + "/regulator-bundle.zip")
                        .statusCode())
                .isEqualTo(404);
        for (String person : List.of("maya", "ian", "rita")) {
            assertThat(Visitor.signedIn(port, person)
                            .get("/requests/" + reference + "/regulator-bundle.zip")
                            .statusCode())
                    .as(person)
                    .isEqualTo(404);
        }
    }

    @Test
    void stepsThatAreNotTakenInTimeAreOnRecord() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        comply(reference);
        casework.fire(reference, "dutyReminderDue");
        casework.fire(reference, "dutyEscalationDue");
        assertThat(casework.timerDate(reference, "dutyDateOver")).isEqualTo(london("2026-04-02T00:00"));
        time.travelTo(LocalDate.of(2026, 4, 2));
        casework.fire(reference, "dutyDateOver");

        assertThat(notice(reference).missedOn()).isEqualTo("2026-04-01");
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::detail)
                .contains("The regulator may certify this to the High Court (section 54)");
        assertThat(reviews.openFor(reference)).isTrue();
    }

    @Test
    void anAppealOfTheApplicantSuspendsTheStepsUntilItIsDismissed() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        comply(reference);
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        time.travelTo(LocalDate.of(2026, 3, 26));
        casework.start(
                "cara",
                "appeal",
                form(
                        "reference",
                        reference,
                        "appellant",
                        "APPLICANT",
                        "lodgedOn",
                        "2026-03-24",
                        "tribunalReference",
                        "EA/2026/0123"));

        assertThat(casework.openSteps(reference)).as("no step need be taken").containsExactly("followAppeal");
        assertThatThrownBy(() -> casework.start(
                        "cara",
                        "appeal",
                        form("reference", reference, "appellant", "APPLICANT", "lodgedOn", "2026-03-24")))
                .hasMessageContaining("This appeal is open already");
        assertThat(casework.timers(reference)).isEmpty();
        casework.complete("cara", reference, "followAppeal", form("determined", false, "hearingOn", "2026-09-10"));
        assertThat(casework.task(reference, "followAppeal").getDueDate()).isEqualTo(london("2026-09-10T23:59"));
        time.travelTo(LocalDate.of(2026, 10, 1));
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "followAppeal",
                        form(
                                "determined", true,
                                "outcome", "DISMISSED",
                                "determinedOn", "2026-09-28",
                                "words", "The notice stands.")))
                .hasMessageContaining("The decision notice stands, so its steps are to be taken");
        casework.complete(
                "cara",
                reference,
                "followAppeal",
                form(
                        "determined",
                        true,
                        "outcome",
                        "DISMISSED",
                        "determinedOn",
                        "2026-09-28",
                        "words",
                        "The notice stands.",
                        "stepsDue",
                        "2026-10-28",
                        "questions",
                        List.of(casework.question(reference, LABEL).id())));
        assertThat(casework.task(reference, "decideOutcome").getDueDate()).isEqualTo(london("2026-10-28T23:59"));
        assertThat(notice(reference).stepsDue()).isEqualTo("2026-10-28");
        assertThat(reviews.openFor(reference)).isTrue();
    }

    @Test
    void ourOwnAppealIsLodgedByItsDateAndWhenAllowedNothingIsLeftToDo() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        casework.complete(
                "maya", reference, "decideOnNotice", form("answer", "APPEAL", "reasons", "The law was got wrong."));
        assertThat(casework.task(reference, "lodgeAppeal").getDueDate()).isEqualTo(london("2026-03-30T23:59"));
        time.travelTo(LocalDate.of(2026, 3, 27));
        casework.complete("cara", reference, "lodgeAppeal", form("lodged", true, "lodgedOn", "2026-03-27"));
        time.travelTo(LocalDate.of(2026, 9, 1));
        casework.complete(
                "cara",
                reference,
                "followAppeal",
                form(
                        "determined", true,
                        "outcome", "ALLOWED",
                        "determinedOn", "2026-08-28",
                        "words", "Section 30 was engaged."));

        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(appeals.of(reference))
                .extracting(Complaint.Appeal::outcome)
                .containsExactly(Complaint.AppealOutcome.ALLOWED);
        assertThat(complaints.of(reference).get(0).closedWhy()).isEqualTo("Appeal determined; no steps to take");
        assertThat(reviews.openFor(reference)).isFalse();
    }

    @Test
    void anAppealThatIsNotLodgedAfterAllLeavesTheStepsToBeTaken() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        casework.complete("maya", reference, "decideOnNotice", form("answer", "APPEAL", "reasons", "To be advised."));
        casework.complete(
                "cara",
                reference,
                "lodgeAppeal",
                form("lodged", false, "words", "Counsel advised against it.", "questions", List.of()));
        assertThat(casework.openSteps(reference)).containsExactly("recordCompliance");
        time.travelTo(LocalDate.of(2026, 4, 7));
        casework.complete(
                "cara",
                reference,
                "recordCompliance",
                form("compliedOn", "2026-04-07", "compliance", "The report was sent, late."));
        assertThat(notice(reference).missedOn()).isEqualTo("2026-04-01");
        assertThat(casework.openSteps(reference)).isEmpty();
    }

    @Test
    void theTimeToAppealOverLeavesOnlyTheSteps() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), "Disclose the report.");
        time.travelTo(LocalDate.of(2026, 3, 31));
        assertThatThrownBy(() -> casework.complete(
                        "maya", reference, "decideOnNotice", form("answer", "APPEAL", "reasons", "Too late.")))
                .hasMessageContaining("The time to appeal ended on 30 March 2026");
    }

    @Test
    void aDecisionNoticeWithoutStepsIsAcceptedAndTheComplaintCloses() {
        String reference = decisionNotice(LocalDate.of(2026, 3, 2), null);
        assertThatThrownBy(() -> casework.complete(
                        "maya", reference, "decideOnNotice", form("answer", "COMPLY", "reasons", "Yes.")))
                .hasMessageContaining("requires no steps");
        casework.complete("maya", reference, "decideOnNotice", form("answer", "ACCEPT", "reasons", "In our favour."));
        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(reviews.openFor(reference)).isFalse();
    }

    @Test
    void theSameComplaintRecordedByTwoAtOnceIsRecordedOnce() {
        String reference = refused(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 20), prices());
        time.travelTo(LocalDate.of(2026, 2, 2));
        List<CompletableFuture<Boolean>> both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        complain(reference, "IC-777003-A1B2", LocalDate.of(2026, 2, 2));
                        return true;
                    } catch (RuntimeException refused) {
                        assertThat(refused).hasStackTraceContaining("Nothing was recorded twice");
                        return false;
                    }
                }))
                .limit(2)
                .toList();

        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        assertThat(complaints.of(reference)).hasSize(1);
    }

    @Test
    void aComplaintThatIsWithdrawnClosesWithoutANotice() {
        String reference = refused(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 20), prices());
        time.travelTo(LocalDate.of(2026, 2, 2));
        complain(reference, "IC-777002-E5F6", LocalDate.of(2026, 2, 2));
        assertThatThrownBy(() -> complain(reference, "IC-777002-E5F6", LocalDate.of(2026, 2, 2)))
                .hasMessageContaining("Nothing was recorded twice");
        assertThatThrownBy(() -> casework.start(
                        "cara",
                        "appeal",
                        form("reference", reference, "appellant", "APPLICANT", "lodgedOn", "2026-02-02")))
                .hasMessageContaining("This case has no decision notice");
        happened(reference, form("event", "CLOSED", "words", "Withdrawn after we released the totals."));
        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(reviews.openFor(reference)).isFalse();
    }

    // ---- what people enter ------------------------------------------------------------------------------------------

    /** A case whose one question was refused under section 43(2). */
    private String refused(LocalDate receivedOn, LocalDate answeredOn, String item) {
        time.travelTo(receivedOn);
        String reference = casework.log("cara", request(receivedOn));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", DistanceCase.triage());
        casework.complete("ian", reference, "searchForInformation", search());
        casework.complete("cara", reference, "decideOutcome", withheld(item));
        casework.complete("cara", reference, "applyExemptions", commercial(item));
        casework.complete("cara", reference, "consultThirdParty", nobodyToAsk());
        casework.complete("cara", reference, "weighPublicInterest", balance());
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        time.travelTo(answeredOn);
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara", reference, "decideOnPublication", form("decision", "NOT", "reasons", "A single price"));
        return reference;
    }

    private static Map<String, Object> nobodyToAsk() {
        return form(
                "consultations", List.of(form("answer", "NOT_ASKED", "reason", "The supplier has ceased to exist.")));
    }

    /** A refused case about which the regulator has decided. */
    private String decisionNotice(LocalDate dated, String steps) {
        String reference = refused(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 29), prices());
        time.travelTo(LocalDate.of(2025, 12, 1));
        complain(reference, "IC-777001-C3D4", LocalDate.of(2025, 12, 1));
        time.travelTo(dated.plusDays(1));
        happened(
                reference,
                form(
                        "event",
                        "DECISION_NOTICE",
                        "number",
                        "IC-777001-C3D4",
                        "dated",
                        dated.toString(),
                        "outcome",
                        steps == null ? "NOT_UPHELD" : "UPHELD",
                        "steps",
                        steps,
                        "stepsDays",
                        steps == null ? null : 30));
        return reference;
    }

    private void comply(String reference) {
        comply("maya", reference);
    }

    /** A lawyer decides whether to appeal, or a manager where no lawyer is at hand. */
    private void comply(String person, String reference) {
        casework.complete(
                person,
                reference,
                "decideOnNotice",
                form(
                        "answer",
                        "COMPLY",
                        "reasons",
                        "The notice is right.",
                        "questions",
                        List.of(casework.question(reference, LABEL).id())));
    }

    private static String prices() {
        return "The unit prices in the contract";
    }

    private static Map<String, Object> request(LocalDate receivedOn) {
        Map<String, Object> request =
                DistanceCase.request(form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"));
        request.put("receivedOn", receivedOn.toString());
        return request;
    }

    private Map<String, Object> search() {
        UUID prices = attachments
                .upload("prices.csv", "text/csv", "lot,price\n1,2\n".getBytes(StandardCharsets.UTF_8), "ian")
                .id();
        Map<String, Object> search = SeedCase.searchDistance();
        search.put("attachmentIds", List.of(prices.toString()));
        return search;
    }

    private static Map<String, Object> withheld(String item) {
        return form("outcome", "WITHHOLD", "withheld", List.of(form("description", item, "reasonWouldReveal", false)));
    }

    private static Map<String, Object> commercial(String item) {
        return form(
                "withheld",
                List.of(
                        form(
                                "description",
                                item,
                                "reasonWouldReveal",
                                false,
                                "claims",
                                List.of(
                                        form(
                                                "limb",
                                                "s43(2)",
                                                "prejudice",
                                                form(
                                                        "likelihood", "WOULD_BE_LIKELY",
                                                        "harm",
                                                                "Publishing the unit prices would be likely to let competitors undercut the supplier in the tender of next year.",
                                                        "toWhom", "The supplier",
                                                        "causalLink",
                                                                "A competitor who knows the unit price of each lot can bid just below it."))))),
                "maskingInTheAlternative",
                false);
    }

    private static Map<String, Object> balance() {
        return form(
                "tests",
                List.of(form(
                        "factorsForDisclosure",
                        List.of("The public could see whether the unit prices give value for money."),
                        "factorsForMaintaining",
                        List.of(
                                "A fair tender next year needs bidders who do not know the unit prices of the supplier."),
                        "weighing",
                        "The totals are published; the unit prices add little and would be likely to spoil the tender.",
                        "conclusion",
                        "MAINTAIN")));
    }

    private Map<String, Object> disclosed(String reference) {
        return form(
                "outcome",
                "DISCLOSE",
                "answer",
                "The unit prices are in the enclosed table.",
                "releasedAttachmentIds",
                List.of(attachments.of(reference).get(0).id().toString()));
    }

    private static Map<String, Object> reviewRequest(String reference, LocalDate receivedOn, String ground) {
        return form(
                "reference",
                reference,
                "channel",
                "EMAIL",
                "receivedOn",
                receivedOn.toString(),
                "wording",
                "I am unhappy with your answer. Siobhan O'Brien",
                "grounds",
                List.of(ground));
    }

    private void askForReview(String reference, LocalDate receivedOn, String ground) {
        casework.start("cara", "internal-review", reviewRequest(reference, receivedOn, ground));
    }

    private Map<String, Object> overturned(String reference) {
        return concluded(reference, "OVERTURNED", List.of());
    }

    private Map<String, Object> concluded(String reference, String outcome, List<?> shortcomings) {
        return form(
                "action",
                "CONCLUDE",
                "reviewerRole",
                "Internal Reviewer",
                "replies",
                List.of("It would not: the supplier told us so."),
                "outcomes",
                List.of(form(
                        "questionId",
                        casework.question(reference, LABEL).id(),
                        "outcome",
                        outcome,
                        "reasons",
                        "The supplier says that its prices are out of date.")),
                "shortcomings",
                shortcomings,
                "delayWhy",
                "The supplier answered only on 27 January.");
    }

    private void complain(String reference, String regulatorReference, LocalDate receivedOn) {
        casework.start(
                "cara",
                "regulator-complaint",
                form(
                        "reference",
                        reference,
                        "regulatorReference",
                        regulatorReference,
                        "receivedOn",
                        receivedOn.toString(),
                        "handler",
                        "A. Case Officer",
                        "about",
                        "That the answer is wrong."));
    }

    private static Map<String, Object> again(long question, String unit, String lookedFor) {
        return form(
                "action",
                "SEARCH",
                "searches",
                List.of(form("questionId", question, "unit", unit, "lookedFor", lookedFor)));
    }

    private static Map<String, Object> published() {
        return form(
                "decision",
                "PUBLISH",
                "title",
                "Unit prices of a contract",
                "requestText",
                "What are the unit prices?",
                "answerText",
                "The unit prices are in the table.");
    }

    private void happened(String reference, Map<String, Object> event) {
        casework.complete("cara", reference, "followComplaint", event);
    }

    // ---- what the register holds ------------------------------------------------------------------------------------

    private void assertNotFor(String person, Task task) {
        assertThatThrownBy(() -> casework.as(person, () -> {
                    tasks.claim(task.getId(), person);
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
    }

    private Map<String, Object> desk(String person, Task task) {
        return casework.as(person, () -> desk.task(task.getId()).orElseThrow());
    }

    private DisclosureLog.Entry logged(String reference) {
        return log.entries(1000).stream()
                .filter(entry -> entry.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private static Date london(String moment) {
        return Date.from(LocalDateTime.parse(moment).atZone(Today.LONDON).toInstant());
    }

    private Complaint.DecisionNotice notice(String reference) {
        return decisionNotices.of(complaints.of(reference).get(0).id()).orElseThrow();
    }

    private StoredNotice sent(String reference, NoticeType type) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == type && notice.status() == StoredNotice.Status.SENT)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(
                        "No " + type + " was sent in " + reference + "; open: " + casework.openSteps(reference)));
    }

    private String words(String reference, NoticeType type) {
        return Jsoup.parse(notices.html(sent(reference, type).id()).orElseThrow())
                .text();
    }

    private List<String> enclosed(String reference) {
        return attachments.released(casework.question(reference, LABEL).id()).stream()
                .map(file -> file.fileName())
                .toList();
    }
}
