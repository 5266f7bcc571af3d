package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Replies;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Channel;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The other ways that a request can go through the diagrams, each with its dates and with what it does not pass. */
@CaseworkTest
class WaysOfARequestTest {

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Questions questions;

    @Autowired
    CaseClock clock;

    @Autowired
    Notices notices;

    @Autowired
    Replies replies;

    @Autowired
    HistoryService history;

    @Test
    void anInvalidRequestHasNoClockUntilItIsMadeValid() {
        time.travelTo(LocalDate.of(2025, 1, 6));
        String reference = casework.log("cara", request("2025-01-06"));
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form("valid", false, "failedLimbs", list("NAME"), "note", "Signed Batman"));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isNull();

        time.travelTo(LocalDate.of(2025, 1, 8));
        casework.complete(
                "cara", reference, "makeRequestValid", form("suppliedOn", "2025-01-08", "name", "Bruce Wayne"));
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2025, 2, 5));
        assertThat(casework.openSteps(reference)).containsExactly("triageRequest");
        assertThat(passed(reference)).doesNotContain("answerQuestion", "closeInvalidRequest");
    }

    @Test
    void anInvalidRequestThatIsNeverMadeValidIsClosedWithoutARefusal() {
        time.travelTo(LocalDate.of(2025, 1, 6));
        String reference = casework.log("cara", request("2025-01-06"));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", form("valid", false, "failedLimbs", list("DESCRIPTION")));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        casework.fire(reference, "requestNotMadeValid");
        casework.runBackgroundWork(reference);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.NOT_VALID);
        assertThat(passed(reference)).contains("invalidRequestClosed").doesNotContain("issueResponse");
    }

    @Test
    void aReplyThatIsStillUnclearIsAskedAgainAndTheLastReplyIsDayNought() {
        time.travelTo(LocalDate.of(2024, 9, 2));
        String reference = casework.log("cara", request("2024-09-02"));
        askForClarification(reference);

        time.travelTo(LocalDate.of(2024, 9, 9));
        assertThatThrownBy(() -> reply(reference, 999_999L, "2024-09-09"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("waits for a reply");
        reply(reference, null, "2024-09-09");
        casework.complete("cara", reference, "readReply", form("means", "UNCLEAR"));
        casework.complete("cara", reference, "writeClarification", clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isNull();

        time.travelTo(LocalDate.of(2024, 9, 16));
        reply(reference, null, "2024-09-14");
        assertThat(register.get(reference).dueOn()).as("day 0 is the Saturday").isEqualTo(LocalDate.of(2024, 10, 11));
        casework.complete(
                "cara",
                reference,
                "readReply",
                form(
                        "means",
                        "CLEAR",
                        "wording",
                        "How many officers attended courses in 2023?",
                        "units",
                        list("unit-finance")));
        assertThat(questions.replacedWords(
                        casework.question(reference, "Question 1").id()))
                .hasSize(1);
        assertThat(casework.task(reference, "searchForInformation").getDueDate())
                .isEqualTo(endOf(LocalDate.of(2024, 10, 11)));
        assertThat(clock.history(reference))
                .extracting(CaseClock.Computed::dueOn)
                .containsSubsequence(
                        LocalDate.of(2024, 9, 30), null, LocalDate.of(2024, 10, 7), null, LocalDate.of(2024, 10, 11));
        assertThatThrownBy(() -> reply(reference, null, "2024-09-16")).hasMessageContaining("waits for a reply");
    }

    @Test
    void aReminderThatWaitsToBePostedIsDroppedWhenTheReplyComesAndSoIsTheNextWhenTheTimeIsOver() {
        time.travelTo(LocalDate.of(2024, 9, 2));
        Map<String, Object> request = request("2024-09-02");
        request.put("applicant", form("name", "Penny Black", "postalAddress", "1 Stamp Street, Anytown"));
        String reference = casework.log("cara", request);
        casework.complete("cara", reference, "postNotice", form("postedOn", "2024-09-02"));
        askForClarification(reference);
        casework.complete("cara", reference, "postNotice", form("postedOn", "2024-09-02"));
        time.travelTo(LocalDate.of(2024, 9, 30));
        casework.fire(reference, "reminderToApplicantDue");
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference)).containsExactly("postNotice", "waitForReply");

        reply(reference, null, "2024-09-30");
        assertThat(casework.openSteps(reference)).containsExactly("readReply");
        casework.complete("cara", reference, "readReply", form("means", "UNCLEAR"));
        assertThat(casework.openSteps(reference)).containsExactly("writeClarification");
        assertThat(reminders(reference)).containsExactly(StoredNotice.Status.DROPPED);

        casework.complete("cara", reference, "writeClarification", clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("cara", reference, "postNotice", form("postedOn", "2024-09-30"));
        time.travelTo(LocalDate.of(2024, 10, 28));
        casework.fire(reference, "reminderToApplicantDue");
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference)).containsExactly("postNotice", "waitForReply");

        time.travelTo(LocalDate.of(2024, 11, 26));
        casework.fire(reference, "timeToReplyOver");
        assertThat(casework.openSteps(reference))
                .as("only the letter that closes the question")
                .containsExactly("postNotice");
        casework.complete("cara", reference, "postNotice", form("postedOn", "2024-11-26"));
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.LAPSED);
        assertThat(reminders(reference)).containsExactly(StoredNotice.Status.DROPPED, StoredNotice.Status.DROPPED);
        assertThat(passed(reference)).contains("reminderNotNeeded").doesNotContain("applicantReminded");
    }

    private List<StoredNotice.Status> reminders(String reference) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.CLARIFICATION_REMINDER)
                .map(StoredNotice::status)
                .toList();
    }

    @Test
    void aResponseComesBackFromTheManagerAndAQuestionFromItsReader() {
        String reference = toResponse("2025-09-01", "2025-09-10");
        casework.complete(
                "cara",
                reference,
                "readNotice",
                form(
                        "action",
                        "RETURN",
                        "returnQuestions",
                        List.of(casework.question(reference, "Question 1").id()),
                        "reasons",
                        "Give the months."));
        assertThat(casework.question(reference, "Question 1").stage()).isEqualTo(QuestionStage.TO_DECIDE);
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                form("outcome", "DISCLOSE", "answer", "Twelve officers attended courses: one in each month."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete(
                "maya", reference, "signOffNotice", form("approved", false, "reasons", "Thank the applicant."));
        casework.complete(
                "cara",
                reference,
                "putNoticeRight",
                form("action", "CHANGE", "opening", "Thank you for your patience."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        StoredNotice response = response(reference);
        assertThat(notices.html(response.id()).orElseThrow())
                .contains("Thank you for your patience.", "one in each month");
        assertThat(passed(reference))
                .contains("noticeReturned", "putNoticeRight")
                .doesNotContain("approveDecision", "postNotice");
    }

    @Test
    void wordsChangedAfterTheSignatureCancelIt() {
        String reference = toResponse("2025-09-01", "2025-09-10");
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        notices.changeWords(response(reference).id(), "Words that nobody signed.", null, null, "cara");
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(response(reference).status()).isEqualTo(StoredNotice.Status.DRAFT);
        assertThat(passed(reference)).contains("noticeChanged").doesNotContain("requestClosed");
    }

    @Test
    void aDecisionOnAbsoluteExemptionsNeedsNoBalanceAndComesBackFromTheGateWithReasons() {
        time.travelTo(LocalDate.of(2023, 4, 12));
        String reference = casework.log("cara", request("2023-04-12"));
        triage(reference);
        search(reference);
        Map<String, Object> outcome = form(
                "outcome", "DISCLOSE_IN_PART",
                "answer", "Superintendent Smith and twelve officers attended courses.",
                "withheld",
                        List.of(form(
                                "description",
                                "The names of the officers who attended courses",
                                "reasonWouldReveal",
                                false)));
        Map<String, Object> exemptions = form(
                "withheld",
                List.of(
                        form(
                                "description",
                                "The names of the officers who attended courses",
                                "reasonWouldReveal",
                                false,
                                "claims",
                                List.of(
                                        form(
                                                "limb", "s40(2)",
                                                "whyItApplies",
                                                        "The names of junior officers are personal data of living people who can be identified from them.",
                                                "particulars",
                                                        form(
                                                                "condition", "3A(a)",
                                                                "specialCategory", "no",
                                                                "legitimateInterest",
                                                                        "To know that officers are trained",
                                                                "necessity",
                                                                        "The number of officers shows it; their names add nothing.",
                                                                "lawfulBasisTest",
                                                                        "There is a legitimate interest in training, but the names of the officers are not necessary to meet it."))))));
        casework.complete("cara", reference, "decideOutcome", outcome);
        casework.complete("cara", reference, "applyExemptions", exemptions);
        casework.complete(
                "maya",
                reference,
                "approveDecision",
                form("approved", false, "reasons", "Say why the officers can be identified."));
        casework.complete("cara", reference, "decideOutcome", outcome);
        casework.complete("cara", reference, "applyExemptions", exemptions);
        casework.complete("mark", reference, "approveDecision", form("approved", true));
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(passed(reference)).contains("approveDecision").doesNotContain("weighPublicInterest");
    }

    @Test
    void aRefusalThatTheManagerReturnsAndThatIsThenDisclosedGoesOut() {
        time.travelTo(LocalDate.of(2023, 4, 12));
        String reference = casework.log("cara", request("2023-04-12"));
        casework.runBackgroundWork(reference);
        triage(reference);
        search(reference);
        casework.complete("cara", reference, "decideOutcome", form("outcome", "NEITHER_CONFIRM_NOR_DENY"));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                form(
                        "withheld",
                        List.of(
                                form(
                                        "description",
                                        "Whether the information is held",
                                        "reasonWouldReveal",
                                        false,
                                        "claims",
                                        List.of(
                                                form(
                                                        "limb",
                                                        "s40(5B)(a)",
                                                        "whyItApplies",
                                                        "To confirm or deny that officers attended courses would itself be personal data about those officers."))))));
        casework.complete(
                "maya",
                reference,
                "approveDecision",
                form("approved", false, "reasons", "Numbers identify nobody: disclose."));
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                form("outcome", "DISCLOSE", "answer", "Twelve officers attended courses."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
    }

    @Test
    void aLetterToAPostalAddressIsPostedByAPerson() {
        Map<String, Object> request = request("2025-09-01");
        request.put("applicant", form("name", "Siobhan O'Brien", "postalAddress", "1 High Street\nAnytown"));
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request);
        assertThat(casework.openSteps(reference)).containsExactly("postNotice", "triageRequest");
        time.travelTo(LocalDate.of(2025, 9, 2));
        casework.complete("cara", reference, "postNotice", form("postedOn", "2025-09-02"));
        assertThat(notices.of(reference))
                .singleElement()
                .extracting(StoredNotice::sentOn)
                .isEqualTo(LocalDate.of(2025, 9, 2));
        assertThat(passed(reference)).doesNotContain("sendNotice");
    }

    @Test
    void theWatchRemindsEscalatesAndRecordsTheBreachAndTheLateNoticeSaysSo() {
        String reference = toResponse("2025-09-01", "2025-09-10");
        assertThat(day(casework.timerDate(reference, "reminderDue"))).isEqualTo(LocalDate.of(2025, 9, 22));
        casework.fire(reference, "reminderDue");
        assertThat(day(casework.timerDate(reference, "escalationDue"))).isEqualTo(LocalDate.of(2025, 9, 25));
        casework.fire(reference, "escalationDue");
        assertThat(day(casework.timerDate(reference, "dueDateOver"))).isEqualTo(LocalDate.of(2025, 9, 30));
        time.travelTo(LocalDate.of(2025, 9, 30));
        casework.fire(reference, "dueDateOver");
        assertThat(register.breaches(reference)).containsExactly(LocalDate.of(2025, 9, 29));

        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(response(reference).late()).isTrue();
        assertThat(notices.html(response(reference).id()).orElseThrow())
                .containsIgnoringCase("apolog")
                .contains("29 September 2025");
        assertThat(passed(reference)).contains("breachRecorded", "watchOver", "requestClosed");
    }

    @Test
    void theWatchStopsWithTheClockAndStartsAnewWithIt() {
        time.travelTo(LocalDate.of(2024, 9, 2));
        String reference = casework.log("cara", request("2024-09-02"));
        assertThat(day(casework.timerDate(reference, "reminderDue"))).isEqualTo(LocalDate.of(2024, 9, 23));
        askForClarification(reference);
        assertThat(timers(reference)).containsExactlyInAnyOrder("reminderToApplicantDue", "timeToReplyOver");
        time.travelTo(LocalDate.of(2024, 9, 16));
        reply(reference, null, "2024-09-14");
        assertThat(day(casework.timerDate(reference, "reminderDue"))).isEqualTo(LocalDate.of(2024, 10, 4));
        assertThat(timers(reference)).containsExactly("reminderDue");
        assertThat(passed(reference)).contains("watchReplaced").doesNotContain("remindOwner");
    }

    private List<String> timers(String reference) {
        return casework.timers(reference);
    }

    /** A request for one clear question, decided as full disclosure, with its response ready to be read. */
    private String toResponse(String receivedOn, String today) {
        time.travelTo(LocalDate.parse(receivedOn));
        String reference = casework.log("cara", request(receivedOn));
        time.travelTo(LocalDate.parse(today));
        casework.runBackgroundWork(reference);
        triage(reference);
        search(reference);
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                form("outcome", "DISCLOSE", "answer", "Twelve officers attended courses."));
        return reference;
    }

    private static Map<String, Object> request(String receivedOn) {
        Map<String, Object> request = SeedCase.request();
        request.put("receivedOn", receivedOn);
        request.put("subject", "Training");
        request.put("wording", "How many officers attended courses?");
        return request;
    }

    private void triage(String reference) {
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "questions",
                        List.of(form(
                                "label",
                                "Question 1",
                                "wording",
                                "How many officers attended courses?",
                                "unclear",
                                false,
                                "units",
                                list("unit-finance")))));
    }

    private void search(String reference) {
        casework.complete(
                "fiona",
                reference,
                "searchForInformation",
                form(
                        "result",
                        "HELD",
                        "places",
                        "Training records",
                        "method",
                        "Count",
                        "minutes",
                        30,
                        "explanation",
                        "Twelve officers."));
    }

    private void askForClarification(String reference) {
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "questions",
                        List.of(form(
                                "label",
                                "Question 1",
                                "wording",
                                "How many officers attended courses?",
                                "unclear",
                                true,
                                "unclearWhy",
                                "Which year?"))));
        casework.complete("cara", reference, "writeClarification", clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
    }

    private static Map<String, Object> clarification() {
        return form(
                "unclearWords",
                "attended courses",
                "questions",
                list("Which years do you mean?"),
                "help",
                "We hold records from 2015 on.");
    }

    private void reply(String reference, Long questionId, String receivedOn) {
        casework.as("cara", () -> {
            replies.applicantReplied(
                    reference,
                    questionId,
                    new Messages.Reply(Channel.EMAIL, LocalDate.parse(receivedOn), "I mean 2023.", List.of()));
            return null;
        });
    }

    private StoredNotice response(String reference) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .findFirst()
                .orElseThrow();
    }

    private List<NoticeType> types(String reference) {
        return notices.of(reference).stream().map(StoredNotice::type).toList();
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

    private static LocalDate day(Date moment) {
        return moment.toInstant().atZone(ZoneId.of("Europe/London")).toLocalDate();
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(23, 59).atZone(ZoneId.of("Europe/London")).toInstant());
    }
}
