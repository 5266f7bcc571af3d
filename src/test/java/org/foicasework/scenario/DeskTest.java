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
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Letterbox;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Channel;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes astray at a desk: requests that are not valid, withdrawals, letters that nobody awaited. */
@CaseworkTest
class DeskTest {

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    CaseClock clock;

    @Autowired
    Notices notices;

    @Autowired
    Messages messages;

    @Autowired
    Letterbox letterbox;

    @Autowired
    Reviews reviews;

    @Autowired
    AuditTrail audit;

    @Autowired
    HistoryService history;

    @Test
    void aRequestSignedBatmanIsHelpedAndIsReceivedOnTheDayOfTheRealName() {
        time.travelTo(LocalDate.of(2025, 1, 6));
        String reference = casework.log("cara", request("2025-01-06", "Batman", "batman@applicant.example"));
        time.travelTo(LocalDate.of(2025, 1, 7));
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form("valid", false, "failedLimbs", list("NAME"), "help", "A surname with an initial is enough."));
        assertThat(register.get(reference).dueOn()).as("no clock").isNull();
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        StoredNotice advice = notice(reference, NoticeType.INVALID_REQUEST_ADVICE);
        assertThat(advice.sentOn()).isEqualTo(LocalDate.of(2025, 1, 7));
        assertThat(notices.html(advice.id()).orElseThrow())
                .contains("section 8(1)(b)", "Tell us your real name", "A surname with an initial is enough.")
                .doesNotContain("an address for correspondence");
        assertThat(day(casework.timerDate(reference, "requestNotMadeValid")))
                .as("the moment after the day that the letter names")
                .isEqualTo(LocalDate.of(2025, 3, 5));

        time.travelTo(LocalDate.of(2025, 1, 8));
        letterbox(reference, "2025-01-08", "My name is Bruce Wayne.");
        casework.complete("cara", reference, "readCorrespondence", form("means", "AWAITED"));
        casework.complete("cara", reference, "readWhatCame", form("supplied", true, "name", "Bruce Wayne"));
        assertThat(register.get(reference).receivedOn()).isEqualTo(LocalDate.of(2025, 1, 8));
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2025, 2, 5));
        assertThat(register.applicant(reference).name()).isEqualTo("Bruce Wayne");
        assertThat(casework.openSteps(reference)).containsExactly("triageRequest");
        assertThat(casework.timers(reference)).as("the watch over the new date").containsExactly("reminderDue");

        answer(reference);
        assertThat(notices.html(notice(reference, NoticeType.RESPONSE).id()).orElseThrow())
                .contains("Bruce Wayne", "Twelve officers attended courses.");
        assertThat(passed(reference))
                .contains("requestMadeValid", "handedToWaitingStep")
                .doesNotContain("recordNeverValid", "recordNobodyToWriteTo", "closeInvalidRequest");
    }

    @Test
    void aLetterWithoutNameAndAddressIsLoggedAndWaitsWithoutALetterAndLapses() {
        time.travelTo(LocalDate.of(2025, 1, 6));
        String reference = casework.log("cara", request("2025-01-06", null, null));
        casework.runBackgroundWork(reference);
        assertThat(notices.of(reference))
                .as("nowhere to send an acknowledgement")
                .isEmpty();
        assertThatThrownBy(() -> casework.complete("cara", reference, "triageRequest", triage()))
                .as("it cannot be found valid")
                .hasMessageContaining("section 8(1)");
        casework.complete(
                "cara", reference, "triageRequest", form("valid", false, "failedLimbs", list("NAME", "ADDRESS")));
        assertThat(casework.openSteps(reference)).containsExactly("makeRequestValid");
        assertThat(audit.of(reference)).extracting(AuditTrail.Entry::action).contains("found nobody to write to");

        time.travelTo(LocalDate.of(2025, 3, 5));
        casework.fire(reference, "requestNotMadeValid");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.NOT_VALID);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(notices.of(reference)).isEmpty();
        assertThat(passed(reference))
                .contains("neverMadeValid", "invalidRequestClosed")
                .doesNotContain("adviseApplicant", "tellApplicant", "acknowledgeRequest");
    }

    @Test
    void anInvalidRequestThatIsNeverMendedIsClosedWithALetterThatRefusesNothing() {
        time.travelTo(LocalDate.of(2025, 1, 6));
        String reference = casework.log("cara", request("2025-01-06", "A. Lee", "lee@applicant.example"));
        casework.complete("cara", reference, "triageRequest", form("valid", false, "failedLimbs", list("DESCRIPTION")));
        casework.complete(
                "cara",
                reference,
                "readNotice",
                form("action", "RETURN", "reasons", "Say what we hold on the subject."));
        assertThat(casework.openSteps(reference)).as("said anew").containsExactly("triageRequest");
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form("valid", false, "failedLimbs", list("DESCRIPTION"), "help", "We hold course records."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);

        letterbox(reference, "2025-01-06", "Why do you ask?");
        casework.complete("cara", reference, "readCorrespondence", form("means", "AWAITED"));
        casework.complete("cara", reference, "readWhatCame", form("supplied", false));
        assertThat(casework.openSteps(reference)).as("goes on waiting").containsExactly("makeRequestValid");

        time.travelTo(LocalDate.of(2025, 3, 4));
        casework.fire(reference, "requestNotMadeValid");
        casework.runBackgroundWork(reference);
        assertThat(notices.html(notice(reference, NoticeType.INVALID_REQUEST_LAPSED)
                                .id())
                        .orElseThrow())
                .contains("a description of the information", "new request")
                .doesNotContain("exempt");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.NOT_VALID);
    }

    @Test
    void aRequestIsWithdrawnWhileItsResponseWaitsAndNothingLeavesAfterwards() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        toSignedResponse(reference);

        time.travelTo(LocalDate.of(2025, 9, 10));
        withdraw(reference, List.of(), "2025-09-09");
        casework.runBackgroundWork(reference);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.WITHDRAWN);
        assertThat(casework.question(reference, "Question 1").stage()).isEqualTo(QuestionStage.WITHDRAWN);
        assertThat(notice(reference, NoticeType.RESPONSE).status()).isEqualTo(StoredNotice.Status.DROPPED);
        assertThat(notices.html(notice(reference, NoticeType.WITHDRAWAL_CONFIRMED)
                                .id())
                        .orElseThrow())
                .contains("9 September 2025");
        assertThat(messages.of(reference))
                .filteredOn(message -> message.direction() == Message.Direction.OUT)
                .extracting(Message::kind)
                .containsExactly("Acknowledgement", "Confirmation of a withdrawal");
        assertThat(casework.timers(reference)).isEmpty();
        assertThatThrownBy(() -> withdraw(reference, List.of(), "2025-09-10")).hasMessageContaining("closed already");
        assertThat(passed(reference)).contains("requestWithdrawn").doesNotContain("requestAnswered");
    }

    @Test
    void oneQuestionIsWithdrawnWhileItIsClarifiedAndTheOtherGoesOn() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", triageTwo());
        long second = casework.question(reference, "Question 2").id();
        assertThatThrownBy(() -> withdraw(reference, List.of(999_999L), "2025-09-01"))
                .hasMessageContaining("still open");

        withdraw(reference, List.of(second), "2025-09-01");
        casework.runBackgroundWork(reference);
        assertThat(casework.question(reference, "Question 2").stage()).isEqualTo(QuestionStage.WITHDRAWN);
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");
        assertThat(notices.html(notice(reference, NoticeType.WITHDRAWAL_CONFIRMED)
                                .id())
                        .orElseThrow())
                .contains("Question 2", "29 September 2025");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.OPEN);

        search(reference);
        decideAndSend(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(notices.html(notice(reference, NoticeType.RESPONSE).id()).orElseThrow())
                .doesNotContain("Which courses");
        assertThat(passed(reference))
                .contains("questionsWithdrawn", "workOnQuestionEnded")
                .doesNotContain("issueClarification");
    }

    @Test
    void aDecidedQuestionThatIsWithdrawnLeavesTheResponseWhichIsReadAnew() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "questions",
                        List.of(
                                clear("Question 1", "How many officers attended courses?"),
                                clear("Question 2", "Which courses were they?"))));
        for (String label : List.of("Question 1", "Question 2")) {
            casework.complete("fiona", casework.task(reference, "searchForInformation", label), found());
            casework.complete(
                    "cara",
                    casework.task(reference, "decideOutcome", label),
                    form("outcome", "DISCLOSE", "answer", "The answer to " + label + "."));
        }
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        withdraw(reference, List.of(casework.question(reference, "Question 2").id()), "2025-09-01");
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference))
                .as("it is not what was signed")
                .containsExactly("readNotice");
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(notices.html(notice(reference, NoticeType.RESPONSE).id()).orElseThrow())
                .contains("The answer to Question 1.")
                .doesNotContain("The answer to Question 2.");
        assertThat(casework.question(reference, "Question 2").stage()).isEqualTo(QuestionStage.WITHDRAWN);
    }

    @Test
    void withTheLastOpenQuestionTheWholeRequestGoes() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.complete("cara", reference, "triageRequest", triage());
        withdraw(reference, List.of(casework.question(reference, "Question 1").id()), "2025-09-01");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.WITHDRAWN);
        assertThat(register.get(reference).dueOn()).isNull();
    }

    @Test
    void aLetterThatNobodyAwaitedCountsAsUnreadUntilSomebodySaysWhatItIs() {
        String reference = open();
        UUID letter = letterbox(reference, "2025-09-02", "Thank you.");
        assertThat(messages.withUnread(List.of(reference))).containsExactly(reference);
        assertThat(casework.openSteps(reference)).contains("readCorrespondence");
        assertThat(day(casework.task(reference, "readCorrespondence").getDueDate()))
                .as("two working days after it came")
                .isEqualTo(LocalDate.of(2025, 9, 4));
        casework.complete("colin", reference, "readCorrespondence", form("means", "NOTHING", "note", "Thanks only."));
        assertThat(messages.withUnread(List.of(reference))).isEmpty();
        assertThat(messages.get(letter).readAs()).isEqualTo(Message.ReadAs.NOTHING);
    }

    @Test
    void aLetterIsAnsweredShortlyAfterTheAnswerWasReturnedOnce() {
        String reference = open();
        UUID letter = letterbox(reference, "2025-09-02", "Do you have my new telephone number?");
        casework.complete("cara", reference, "readCorrespondence", form("means", "REPLY", "words", "We do."));
        casework.complete("cara", reference, "readNotice", form("action", "RETURN", "reasons", "Name the number."));
        assertThat(messages.withUnread(List.of(reference))).contains(reference);
        casework.complete(
                "cara", reference, "readCorrespondence", form("means", "REPLY", "words", "Yes: it ends in 001."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(notices.html(notice(reference, NoticeType.GENERAL_REPLY).id())
                        .orElseThrow())
                .contains("Yes: it ends in 001.", "2 September 2025");
        assertThat(messages.get(letter).readAs()).isEqualTo(Message.ReadAs.REPLY);
        assertThat(register.get(reference).dueOn()).as("no clock moved").isEqualTo(LocalDate.of(2025, 9, 29));
    }

    @Test
    void aLetterThatWithdrawsTheRequestEndsItWhenItIsRead() {
        String reference = open();
        letterbox(reference, "2025-09-02", "I do not need it any more.");
        assertThatThrownBy(() -> casework.complete("cara", reference, "readCorrespondence", form("means", "WITHDRAWS")))
                .hasMessageContaining("what is withdrawn");
        casework.complete("cara", reference, "readCorrespondence", form("means", "WITHDRAWS", "wholeRequest", true));
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.WITHDRAWN);
    }

    @Test
    void aLetterThatIsTheAwaitedClarificationStartsTheClockOnItsDay() {
        String reference = open();
        casework.complete("cara", reference, "triageRequest", triageTwo());
        time.travelTo(LocalDate.of(2025, 9, 3));
        UUID early = letterbox(reference, "2025-09-02", "Which courses? First aid.");
        assertThatThrownBy(() -> casework.complete("cara", reference, "readCorrespondence", form("means", "AWAITED")))
                .as("nothing waits yet")
                .hasMessageContaining("waits for a reply");
        casework.complete("cara", reference, "writeClarification", clarification("Which courses"));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThatThrownBy(() -> casework.complete("cara", reference, "readCorrespondence", form("means", "AWAITED")))
                .as("it came before the question")
                .hasMessageContaining("before the question was asked");
        casework.complete("cara", reference, "readCorrespondence", form("means", "NOTHING"));

        time.travelTo(LocalDate.of(2025, 9, 8));
        letterbox(reference, "2025-09-06", "First aid courses.");
        casework.complete("cara", reference, "readCorrespondence", form("means", "AWAITED"));
        assertThat(casework.question(reference, "Question 2").dueOn())
                .as("day 0 is the Saturday")
                .isEqualTo(LocalDate.of(2025, 10, 3));
        assertThat(casework.openSteps(reference)).contains("readReply");
        assertThat(messages.get(early).readAs()).isEqualTo(Message.ReadAs.NOTHING);
    }

    @Test
    void aLetterThatAsksForAReviewBeginsItWithTheDayAndTheWordsOfTheLetter() {
        String reference = open();
        answer(reference);
        time.travelTo(LocalDate.of(2025, 9, 8));
        UUID letter = letterbox(reference, "2025-09-06", "You must hold more. I want a review.");
        assertThatThrownBy(() -> casework.complete("cara", reference, "readCorrespondence", form("means", "REVIEW")))
                .hasMessageContaining("List what the applicant complains of");
        assertThat(messages.get(letter).readAs()).isNull();
        casework.complete(
                "cara", reference, "readCorrespondence", form("means", "REVIEW", "grounds", List.of("More is held.")));
        assertThat(messages.get(letter).readAs()).isEqualTo(Message.ReadAs.REVIEW);
        Review review = reviews.open(reference).orElseThrow();
        assertThat(review.receivedOn()).as("the Saturday on which it came").isEqualTo("2025-09-06");
        assertThat(review.dueOn()).isEqualTo("2025-10-03");
        assertThat(review.askedInTime()).isTrue();
        assertThat(reviews.wording(review.id())).isEqualTo("You must hold more. I want a review.");
        assertThat(reviews.grounds(review.id()))
                .extracting(Review.Ground::ground)
                .containsExactly("More is held.");
        assertThat(casework.openSteps(reference)).contains("reviewAnswer").doesNotContain("readCorrespondence");
        assertThat(audit.of(reference))
                .filteredOn(entry -> entry.action().equals("recorded a request for an internal review"))
                .extracting(AuditTrail.Entry::actor)
                .containsExactly("cara");

        letterbox(reference, "2025-09-08", "And another thing.");
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "readCorrespondence",
                        form("means", "REVIEW", "grounds", List.of("Another thing."))))
                .hasMessageContaining("A review is open already, asked for on 6 September 2025");
        casework.complete("cara", reference, "readCorrespondence", form("means", "NOTHING"));
        assertThat(reviews.of(reference)).hasSize(1);
    }

    @Test
    void aLetterThatAsksForSomethingElseBecomesARequestOfItsOwnWithItsOwnDayOfReceipt() {
        String reference = open();
        time.travelTo(LocalDate.of(2025, 9, 10));
        UUID letter = letterbox(reference, "2025-09-08", "How many vans do you have?");
        casework.complete("cara", reference, "readCorrespondence", form("means", "NEW_REQUEST"));
        assertThat(messages.withUnread(List.of(reference)))
                .as("still to be logged")
                .contains(reference);
        casework.complete(
                "cara", reference, "logNewRequest", form("subject", "Vans", "wording", "How many vans do you have?"));
        String other = messages.newRequest(letter).orElseThrow();
        assertThat(register.get(other).receivedOn()).isEqualTo(LocalDate.of(2025, 9, 8));
        assertThat(register.get(other).dueOn()).isEqualTo(LocalDate.of(2025, 10, 6));
        assertThat(register.follows(other)).contains(reference);
        assertThat(register.get(other).caseOwner()).isEqualTo("cara");
        assertThat(register.applicant(other)).isEqualTo(register.applicant(reference));
        assertThat(casework.openSteps(other)).containsExactly("triageRequest");
        assertThat(messages.withUnread(List.of(reference))).isEmpty();
    }

    // ---- how the stories are told ----

    private String open() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        time.travelTo(LocalDate.of(2025, 9, 2));
        return reference;
    }

    private UUID letterbox(String reference, String day, String words) {
        return casework.as("cara", () -> letterbox.letterCame(reference, letter(day, words)));
    }

    private void withdraw(String reference, List<Long> questions, String day) {
        casework.as("cara", () -> {
            letterbox.applicantWithdrew(reference, questions, letter(day, "I withdraw it."));
            return null;
        });
    }

    private static Messages.Reply letter(String day, String words) {
        return new Messages.Reply(Channel.EMAIL, LocalDate.parse(day), words, List.of());
    }

    static Map<String, Object> request(String receivedOn, String name, String email) {
        return form(
                "submissionKey",
                UUID.randomUUID().toString(),
                "channel",
                "EMAIL",
                "receivedOn",
                receivedOn,
                "subject",
                "Training courses",
                "wording",
                "How many officers attended courses? Which courses were they?",
                "applicant",
                form("name", name, "email", email),
                "attachmentIds",
                List.of());
    }

    static Map<String, Object> triage() {
        return form("valid", true, "questions", List.of(clear("Question 1", "How many officers attended courses?")));
    }

    private static Map<String, Object> triageTwo() {
        return form(
                "valid",
                true,
                "questions",
                List.of(
                        clear("Question 1", "How many officers attended courses?"),
                        form(
                                "label",
                                "Question 2",
                                "wording",
                                "Which courses were they?",
                                "unclear",
                                true,
                                "unclearWhy",
                                "Courses of what kind?",
                                "units",
                                List.of())));
    }

    private static Map<String, Object> clear(String label, String wording) {
        return form("label", label, "wording", wording, "unclear", false, "units", list("unit-finance"));
    }

    private static Map<String, Object> clarification(String words) {
        return form(
                "unclearWords",
                words,
                "questions",
                list("Courses of what kind?"),
                "help",
                "We hold records of first aid and driving courses.");
    }

    private static Map<String, Object> found() {
        return form(
                "result",
                "HELD",
                "places",
                "Training records",
                "method",
                "Report of 2023",
                "minutes",
                30,
                "explanation",
                "Twelve officers.",
                "attachmentIds",
                List.of());
    }

    private void search(String reference) {
        casework.complete("fiona", reference, "searchForInformation", found());
    }

    private void toSignedResponse(String reference) {
        casework.complete("cara", reference, "triageRequest", triage());
        search(reference);
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                form("outcome", "DISCLOSE", "answer", "Twelve officers attended courses."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
    }

    private void decideAndSend(String reference) {
        casework.complete(
                "cara",
                reference,
                "decideOutcome",
                form("outcome", "DISCLOSE", "answer", "Twelve officers attended courses."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
    }

    private void answer(String reference) {
        toSignedResponse(reference);
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
    }

    private StoredNotice notice(String reference, NoticeType type) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == type)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No " + type + " in " + reference));
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
                .toList();
    }

    private static LocalDate day(Date date) {
        return date.toInstant().atZone(ZoneId.of("Europe/London")).toLocalDate();
    }
}
