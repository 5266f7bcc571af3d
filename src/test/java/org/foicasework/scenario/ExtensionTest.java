package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.ExemptionCases.balance;
import static org.foicasework.scenario.ExemptionCases.exemptions;
import static org.foicasework.scenario.ExemptionCases.harm;
import static org.foicasework.scenario.ExemptionCases.item;
import static org.foicasework.scenario.ExemptionCases.moreTime;
import static org.foicasework.scenario.ExemptionCases.open;
import static org.foicasework.scenario.ExemptionCases.weighed;
import static org.foicasework.scenario.ExemptionCases.why;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.ClockEvent;
import org.foicasework.exemption.Decision;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.CasePage;
import org.foicasework.process.Desk;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Recount;
import org.foicasework.request.RequestRegister;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More time: FOIA s10(3) and s17(2), EIR reg 7. Who may take it, when, how often, and what the applicant is told. */
@CaseworkTest
class ExtensionTest {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 11, 11);
    private static final LocalDate DUE = LocalDate.of(2024, 12, 10);
    private static final LocalDate DAY_40 = LocalDate.of(2025, 1, 13);
    private static final String MANUAL = "Two chapters of the training manual on tasers";
    private static final String NUMBERS = "How many tasers are in use?";
    private static final String TRAINING = "Please send the training manual on tasers.";

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Notices notices;

    @Autowired
    Extensions extensions;

    @Autowired
    Decisions decisions;

    @Autowired
    CaseClock clock;

    @Autowired
    Recount recount;

    @Autowired
    Desk desk;

    @Autowired
    CasePage casePage;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @Test
    void theBalanceTakesUntilDay40WhileTheRestIsStillDueOnDay20() {
        String reference = searched(NUMBERS, TRAINING);
        casework.complete(
                "cara",
                casework.task(reference, "decideOutcome", "Question 1"),
                form("outcome", "DISCLOSE", "answer", "There are 2,400 tasers in use."));
        engaged(reference, "Question 2");
        assertThat(register.get(reference).dueOn()).isEqualTo(DUE);

        time.travelTo(DUE);
        casework.complete(
                "cara", reference, "weighPublicInterest", moreTime(weighed(open("Training is a public matter."))));
        casework.complete("cara", reference, "askForTime", asking(DAY_40, null));
        Task gate = casework.task(reference, "approveExtension");
        assertThatThrownBy(() -> casework.completeUnclaimed("cara", gate, form("approved", true)))
                .as("a caseworker is no manager")
                .isInstanceOf(AuthorizationException.class);
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);

        StoredNotice notice = notice(reference);
        assertThat(notice.sentOn()).isEqualTo(DUE);
        assertThat(notice.late()).isFalse();
        assertThat(notices.html(notice.id()).orElseThrow())
                .contains("notice under section 17(1)", "Section 31(1)(a)", "Section 38(1)(b)")
                .contains("have not yet reached a decision", "13 January 2025", "We confirm that we hold")
                .containsPattern("Question 1</strong>: this letter changes nothing[^<]*<strong>10 December 2024")
                .contains("section 50", "40 working days</strong> of the date of this letter");
        assertThat(casework.question(reference, "Question 2").dueOn()).isEqualTo(DAY_40);
        assertThat(casework.question(reference, "Question 1").dueOn()).isEqualTo(DUE);
        assertThat(casework.task(reference, "weighPublicInterest").getDueDate())
                .isEqualTo(java.util.Date.from(
                        DAY_40.atTime(23, 59).atZone(ZoneId.of("Europe/London")).toInstant()));
        assertThat(distance.passed(reference, "confirmExtension")).isZero();

        time.travelTo(LocalDate.of(2025, 1, 10));
        casework.complete("cara", reference, "weighPublicInterest", struck());
        Map<String, Object> decision = view("maya", casework.task(reference, "approveDecision"));
        assertThat(decision.get("extensions").toString()).contains("2025-01-13", "moved=true");
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        assertThat(casework.question(reference, "Question 2").stage()).isEqualTo(QuestionStage.DECIDED);
        assertThat(casePage("maya", reference)).contains("extended", "once", "13 January 2025");
    }

    @Test
    void timeTakenUnderTheActIsNotCountedUnderTheRegulationsAndTheDateCanStillBeAsked() {
        String reference = searched(TRAINING);
        long questionId = question(reference);
        clock.record(questionId, ClockEvent.publicInterestExtension(RECEIVED, 20), "More time", "cara");
        jdbc.sql("update question set regime = 'EIR' where id = ?")
                .param(questionId)
                .update();
        assertThat(clock.of(questionId).dueOn()).isEqualTo(DUE);
        assertThat(clock.receivedOn(questionId, RECEIVED).dueOn()).isEqualTo(DUE);
        assertThat(clock.extendableUntil(questionId)).contains(DAY_40);
        assertThat(recount.count(List.of(reference), "cara"))
                .as("bank holidays that change move it like any other")
                .extracting(Recount.Change::fault)
                .containsOnlyNulls();
    }

    @Test
    void whatDoesNotDependOnTheBalanceGoesOutWithTheNotice() {
        String reference = searched(TRAINING);
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                ExemptionCases.discloseInPart(
                        "Eight of the ten chapters of the manual follow below.", MANUAL, "The names of the trainers"));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                exemptions(
                        item(MANUAL, tactics(), safety()),
                        item(
                                "The names of the trainers",
                                why(
                                        "s40(2)",
                                        "The names of junior trainers are their personal data.",
                                        "condition",
                                        "3A(a)",
                                        "specialCategory",
                                        "offence",
                                        "lawfulBasisTest",
                                        "No condition allows it."))));
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                moreTime(weighed(open("Training is a public matter."), null)));
        casework.complete("cara", reference, "askForTime", asking(DAY_40, null));
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(notices.html(notice(reference).id()).orElseThrow())
                .contains("What we can give you now", "Eight of the ten chapters")
                .contains("What we withhold already", "The names of junior trainers", "absolute");
    }

    @Test
    void moreTimeNeedsABalanceThatIsOpen() {
        String reference = weighing(searched(TRAINING));
        assertThatThrownBy(() -> casework.complete("cara", reference, "weighPublicInterest", moreTime(struck())))
                .hasMessageContaining("nothing left to take more time for");
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        assertThat(extensions.of(question(reference))).isEmpty();
    }

    @Test
    void theBalanceOfAnEnvironmentalQuestionHasNoMoreTime() {
        String reference = weighing(searched(TRAINING));
        jdbc.sql("update question set regime = 'EIR' where id = ?")
                .param(question(reference))
                .update();
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "weighPublicInterest",
                        moreTime(weighed(open("Training is a public matter.")))))
                .hasMessageContaining("complexity and volume");
    }

    @Test
    void aRefusedExtensionLeadsBackToTheBalanceWithTheReasons() {
        String reference = asked(weighing(searched(TRAINING)), DAY_40, null);
        assertThatThrownBy(() -> casework.complete(
                        "maya", reference, "approveExtension", form("approved", false, "reasons", " ")))
                .hasMessageContaining("Say why not");
        casework.complete(
                "maya",
                reference,
                "approveExtension",
                form("approved", false, "reasons", "Both sides are on the file."));
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        assertThat(view("cara", casework.task(reference, "weighPublicInterest"))
                        .get("extensions")
                        .toString())
                .contains("Both sides are on the file.");
        assertThat(register.get(reference).dueOn()).isEqualTo(DUE);
        assertThat(distance.passed(reference, "issueExtensionNotice")).isZero();
    }

    @Test
    void whoeverAskedMayDoWithoutAfterAll() {
        String reference = weighing(searched(TRAINING));
        casework.complete(
                "cara", reference, "weighPublicInterest", moreTime(weighed(open("Training is a public matter."))));
        casework.complete("cara", reference, "askForTime", form("asked", false));
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        assertThat(extensions.of(question(reference))).isEmpty();
        assertThat(distance.passed(reference, "notAskedFor")).isOne();
    }

    @Test
    void theBalanceLeadsBackToTheExemptionsWhenOthersHaveToBeNamed() {
        String reference = weighing(searched(TRAINING));
        Map<String, Object> again = weighed(open("Training is a public matter."));
        again.put("next", "APPLY_AGAIN");
        casework.complete("cara", reference, "weighPublicInterest", again);
        assertThat(casework.openSteps(reference)).containsExactly("applyExemptions");
        casework.complete("cara", reference, "applyExemptions", exemptions(item(MANUAL, tactics())));
        casework.complete("cara", reference, "weighPublicInterest", struck());
        assertThat(casework.openSteps(reference)).containsExactly("approveDecision");
    }

    @Test
    void whoeverAskedOrDraftedCannotAgree() {
        String reference = asked(weighing(searched(TRAINING)), DAY_40, null);
        Task gate = casework.task(reference, "approveExtension");
        jdbc.sql("update extension set asked_by = 'maya' where question_id = ?")
                .param(question(reference))
                .update();
        assertThatThrownBy(() -> casework.complete("maya", gate, form("approved", true)))
                .hasMessageContaining("Another manager must take the task");
        casework.complete("mark", gate, form("approved", true));
    }

    @Test
    void beyondDay40ItTakesExceptionalReasonsAndTwoManagers() {
        String reference = weighing(searched(TRAINING));
        LocalDate beyond = LocalDate.of(2025, 1, 14);
        casework.complete(
                "cara", reference, "weighPublicInterest", moreTime(weighed(open("Training is a public matter."))));
        assertThatThrownBy(() -> casework.complete("cara", reference, "askForTime", asking(beyond, " ")))
                .hasMessageContaining("working day 40");
        casework.complete(
                "cara", reference, "askForTime", asking(beyond, "An inquest into the use of tasers ends then."));
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        assertThatThrownBy(() -> casework.complete("maya", reference, "confirmExtension", form("approved", true)))
                .hasMessageContaining("has to be somebody else");
        assertThat(notices.of(reference)).extracting(StoredNotice::type).doesNotContain(NoticeType.EXTENSION_NOTICE);
        casework.complete("mark", reference, "confirmExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isEqualTo(beyond);
    }

    @Test
    void theSecondManagerCanRefuseWhatTheFirstAgreedTo() {
        String reference = asked(weighing(searched(TRAINING)), LocalDate.of(2025, 1, 14), "An inquest ends then.");
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete(
                "mark", reference, "confirmExtension", form("approved", false, "reasons", "Day 40 is enough."));
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        assertThat(register.get(reference).dueOn()).isEqualTo(DUE);
    }

    @Test
    void aSecondExtensionIsCountedAndTakesTwoManagersAndALetterOfItsOwn() {
        String reference = asked(weighing(searched(TRAINING)), LocalDate.of(2024, 12, 20), null);
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 12, 20));

        time.travelTo(LocalDate.of(2024, 12, 19));
        asked(reference, DAY_40, "The trial report is published only on 6 January.");
        Map<String, Object> gate = view("maya", casework.task(reference, "approveExtension"));
        assertThat(gate.get("escalated")).isEqualTo(true);
        assertThat(gate.get("extensions").toString()).contains("2024-12-20");
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("mark", reference, "confirmExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(notices.html(notice(reference).id()).orElseThrow())
                .contains(
                        "expected to decide by 20 December 2024",
                        "13 January 2025",
                        "The trial report bears on both sides");
        assertThat(register.get(reference).dueOn()).isEqualTo(DAY_40);
        assertThat(extensions.notified(question(reference), Extension.Ground.PUBLIC_INTEREST))
                .isEqualTo(2);
        assertThat(casePage("maya", reference)).contains("extended 2 times");
    }

    @Test
    void aNoticeAfterTheDateStillGoesButMovesNothing() {
        String reference = weighing(searched(TRAINING));
        time.travelTo(LocalDate.of(2024, 12, 11));
        casework.fire(reference, "reminderDue");
        casework.fire(reference, "escalationDue");
        casework.fire(reference, "dueDateOver");
        assertThat(view("cara", casework.task(reference, "weighPublicInterest")).get("tooLate"))
                .isEqualTo(true);
        asked(reference, DAY_40, null);
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        StoredNotice notice = notice(reference);
        assertThat(notice.late()).isTrue();
        assertThat(notices.html(notice.id()).orElseThrow())
                .contains("We are sorry that this letter is late", "10 December 2024", "13 January 2025");
        assertThat(register.get(reference).dueOn()).isEqualTo(DUE);
        assertThat(register.breaches(reference)).containsExactly(DUE);
        assertThat(extensions.last(question(reference)).orElseThrow().moved()).isFalse();
        assertThat(clock.events(question(reference))).isEmpty();
        assertThat(casework.openSteps(reference)).contains("weighPublicInterest");
    }

    @Test
    void aNoticeIsReturnedAndAskedForAnew() {
        String reference = asked(weighing(searched(TRAINING)), DAY_40, null);
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete(
                "cara", reference, "readNotice", form("action", "RETURN", "reasons", "The date can be earlier."));
        casework.complete("cara", reference, "askForTime", asking(LocalDate.of(2024, 12, 20), null));
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 12, 20));
        assertThat(extensions.notified(question(reference), Extension.Ground.PUBLIC_INTEREST))
                .isOne();
    }

    @Test
    void aDecisionThatChangesAfterManagersAgreedKeepsTheNoticeFromLeaving() {
        String reference = asked(weighing(searched(TRAINING)), DAY_40, null);
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        Decision decision = decisions.current(question(reference)).orElseThrow().decision();
        decisions.draft(
                question(reference),
                new Decision(decision.outcome(), null, null, null, decision.withheld(), "Other words.", false),
                "cara");
        assertThatThrownBy(() -> casework.complete("cara", reference, "readNotice", form("action", "READY")))
                .hasMessageContaining("changed since they did");
    }

    @Test
    void theDateIsAWorkingDayAheadThatTheLawDoesNotGiveAnyway() {
        String reference = weighing(searched(TRAINING));
        casework.complete(
                "cara", reference, "weighPublicInterest", moreTime(weighed(open("Training is a public matter."))));
        for (Map.Entry<LocalDate, String> wrong : Map.of(
                        RECEIVED,
                        "has to lie ahead",
                        DUE,
                        "you have time anyway",
                        LocalDate.of(2024, 12, 25),
                        "no working day",
                        LocalDate.of(2199, 1, 1),
                        "2199")
                .entrySet()) {
            assertThatThrownBy(() -> casework.complete("cara", reference, "askForTime", asking(wrong.getKey(), "x")))
                    .hasMessageContaining(wrong.getValue());
        }
    }

    @Test
    void complexityAndVolumeTakeAnEnvironmentalQuestionToDay40() {
        String reference = searched(TRAINING);
        long questionId = question(reference);
        jdbc.sql("update question set regime = 'EIR' where id = ?")
                .param(questionId)
                .update();
        startExtension(reference, questionId);
        assertThatThrownBy(() -> casework.complete(
                        "cara", reference, "askForTime", form("asked", true, "complexity", "Two systems")))
                .hasMessageContaining("complexity without volume");
        Map<String, Object> asked = form(
                "asked",
                true,
                "complexity",
                "The records are kept in two systems.",
                "volume",
                "There are 4,100 records.");
        casework.complete("cara", reference, "askForTime", asked);
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(notices.html(notice(reference).id()).orElseThrow())
                .contains("Regulation 7(1)", "kept in two systems", "4,100 records", "13 January 2025")
                .doesNotContain("section 17(1)", "public interest in");
        assertThat(casework.question(reference, "Question 1").dueOn()).isEqualTo(DAY_40);

        startExtension(reference, questionId);
        assertThatThrownBy(() -> casework.complete("cara", reference, "askForTime", asked))
                .hasMessageContaining("extended to its limit already");
        casework.complete("cara", reference, "askForTime", form("asked", false));
    }

    @Test
    void afterDay20NothingExtendsAnEnvironmentalQuestion() {
        String reference = searched(TRAINING);
        long questionId = question(reference);
        jdbc.sql("update question set regime = 'EIR' where id = ?")
                .param(questionId)
                .update();
        startExtension(reference, questionId);
        time.travelTo(LocalDate.of(2024, 12, 11));
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "askForTime",
                        form("asked", true, "complexity", "Two systems.", "volume", "Many records.")))
                .hasMessageContaining("regulation 7(3)");
    }

    private void startExtension(String reference, long questionId) {
        runtime.startProcessInstanceByKey(
                "extension",
                reference,
                Map.of(
                        "caseReference", reference,
                        "questionId", questionId,
                        "extensionGround", "COMPLEXITY_AND_VOLUME"));
    }

    /** A request with these questions, received, searched for and ready to be decided. */
    private String searched(String... wordings) {
        time.travelTo(RECEIVED);
        String reference = casework.log(
                "cara", ExemptionCases.request(RECEIVED.toString(), "Tasers", String.join("\n", wordings)));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", ExemptionCases.triage(wordings));
        for (Task search : casework.tasks(reference, "searchForInformation")) {
            casework.complete("ian", search, ExemptionCases.search());
        }
        return reference;
    }

    private void engaged(String reference, String label) {
        casework.complete("cara", casework.task(reference, "decideOutcome", label), ExemptionCases.withhold(MANUAL));
        casework.complete("cara", reference, "applyExemptions", exemptions(item(MANUAL, tactics(), safety())));
    }

    /** The same, with the exemptions engaged and the balance open. */
    private String weighing(String reference) {
        engaged(reference, "Question 1");
        return reference;
    }

    private String asked(String reference, LocalDate until, String exceptionalReason) {
        casework.complete(
                "cara", reference, "weighPublicInterest", moreTime(weighed(open("Training is a public matter."))));
        casework.complete("cara", reference, "askForTime", asking(until, exceptionalReason));
        return reference;
    }

    private static Map<String, Object> asking(LocalDate until, String exceptionalReason) {
        return form(
                "asked",
                true,
                "estimate",
                until.toString(),
                "reason",
                "The trial report bears on both sides of the balance.",
                "exceptionalReason",
                exceptionalReason);
    }

    private static Map<String, Object> tactics() {
        return harm(
                "s31(1)(a)",
                "The chapters of the manual on the tactics of taser teams would be likely to show criminals how to draw a taser out of reach and commit crimes.",
                "Everyone in the street who is attacked",
                "A criminal who has read the chapters of the manual knows when a taser cannot be used.");
    }

    private static Map<String, Object> safety() {
        return harm(
                "s38(1)(b)",
                "Officers who follow the training manual would be likely to be injured by people who prepare for each step in it.",
                "Officers with tasers",
                "The chapters tell where an officer stands and when the taser has to be loaded again.");
    }

    private static Map<String, Object> struck() {
        return weighed(
                balance(
                        "The public can judge how officers are trained to use tasers.",
                        "The tactics in the two chapters only protect while they are not known.",
                        "The eight other chapters show how officers are trained; the two on tactics add danger and little insight. Maintaining the exemptions weighs more."));
    }

    private StoredNotice notice(String reference) {
        List<StoredNotice> all = notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.EXTENSION_NOTICE)
                .toList();
        return all.get(all.size() - 1);
    }

    private long question(String reference) {
        return casework.question(reference, "Question 1").id();
    }

    private Map<String, Object> view(String person, Task task) {
        return casework.as(person, () -> desk.task(task.getId()).orElseThrow());
    }

    private String casePage(String person, String reference) {
        return casework.as(person, () -> casePage.of(reference).orElseThrow().get("exemptions"))
                .toString()
                .replace("timesExtended=", "extended ");
    }
}
