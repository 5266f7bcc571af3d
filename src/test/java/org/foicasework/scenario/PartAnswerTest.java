package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Cases;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Section 10(1) gives each question its own last day: what is decided is answered by then, and the rest follows. */
@CaseworkTest
class PartAnswerTest {

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Questions questions;

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    String reference;

    /** Question 1 is clear, Question 2 is not; both came on Monday 1 September 2025, due Monday 29 September. */
    @BeforeEach
    void oneQuestionIsClearAndOneWaitsForTheApplicant() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        reference = casework.log(
                "cara",
                form(
                        "channel", "EMAIL",
                        "receivedOn", "2025-09-01",
                        "subject", "Lost property",
                        "wording", "How many umbrellas were handed in, and what happened to them?",
                        "applicant", form("name", "Ursula Brella", "email", "ursula@applicant.example")));
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "questions",
                        List.of(
                                question("Question 1", "How many umbrellas were handed in during 2024?", false),
                                question("Question 2", "What happened to them?", true))));
        casework.complete("cara", reference, "writeClarification", clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation", "waitForReply");
    }

    @Test
    void whatIsDecidedIsAnsweredByItsOwnDateAndTheRestFollows() {
        decide("Question 1", "In 2024, 311 umbrellas were handed in.");
        assertThat(casework.openSteps(reference))
                .as("the date is far, the answers may still go together")
                .containsExactly("waitForReply");

        time.travelTo(LocalDate.of(2025, 9, 22));
        casework.fire(reference, "reminderDue");
        assertThat(casework.openSteps(reference)).containsExactly("readNotice", "waitForReply");
        sendResponse();
        StoredNotice part = responses().get(0);
        assertThat(part.sentOn()).isEqualTo(LocalDate.of(2025, 9, 22));
        assertThat(notices.html(part.id()).orElseThrow())
                .contains("This letter answers part of it", "311 umbrellas", "The rest of your request is not closed")
                .contains("the time for answering it does not run");
        assertThat(stage("Question 1")).isEqualTo(QuestionStage.ANSWERED);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(register.get(reference).dueOn())
                .as("the clock of the other one is stopped")
                .isNull();
        assertThat(casework.isOpen(reference)).isTrue();

        time.travelTo(LocalDate.of(2025, 10, 6));
        replyAndClear();
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2025, 11, 3));
        decide("Question 2", "They were sold at auction after three months.");
        sendResponse();
        StoredNotice rest = responses().get(1);
        assertThat(notices.html(rest.id()).orElseThrow())
                .contains("This letter is our answer", "sold at auction")
                .doesNotContain("311 umbrellas");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(casework.isOpen(reference)).isFalse();
    }

    @Test
    void whatIsDecidedWhenTheDateIsNearGoesAtOnce() {
        time.travelTo(LocalDate.of(2025, 9, 22));
        casework.fire(reference, "reminderDue");
        assertThat(casework.openSteps(reference))
                .as("nothing is decided, so there is nothing to answer")
                .containsExactly("searchForInformation", "waitForReply");
        time.travelTo(LocalDate.of(2025, 9, 25));
        decide("Question 1", "In 2024, 311 umbrellas were handed in.");
        assertThat(casework.openSteps(reference)).containsExactly("readNotice", "waitForReply");
    }

    @Test
    void aCaseworkerMayAnswerWhatIsDecidedSooner() {
        assertThat(casework.as("cara", () -> cases.answerWhatIsDecided(reference)))
                .isFalse();
        decide("Question 1", "In 2024, 311 umbrellas were handed in.");
        assertThat(casework.as("ian", () -> cases.answerWhatIsDecided(reference)))
                .as("an information owner does not answer requests")
                .isFalse();
        assertThat(casework.as("cara", () -> cases.answerWhatIsDecided(reference)))
                .isTrue();
        assertThat(casework.as("cara", () -> cases.answerWhatIsDecided(reference)))
                .as("a second click finds it under way")
                .isFalse();
        assertThat(casework.openSteps(reference)).containsExactly("readNotice", "waitForReply");
    }

    @Test
    void twoResponsesOnTheirWayAtOnceAnswerEachTheirOwnQuestions() {
        decide("Question 1", "In 2024, 311 umbrellas were handed in.");
        casework.as("cara", () -> cases.answerWhatIsDecided(reference));
        time.travelTo(LocalDate.of(2025, 9, 8));
        replyAndClear();
        decide("Question 2", "They were sold at auction after three months.");
        assertThat(casework.openSteps(reference)).containsExactly("readNotice", "readNotice");

        sendOneResponse(0);
        assertThat(casework.isOpen(reference)).as("one answer is still to go").isTrue();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.OPEN);
        sendOneResponse(0);
        assertThat(responses()).extracting(StoredNotice::status).containsOnly(StoredNotice.Status.SENT);
        assertThat(casework.openSteps(reference)).containsExactly("decideOnPublication");
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(responses())
                .extracting(StoredNotice::answers)
                .containsExactlyInAnyOrder(
                        List.of(casework.question(reference, "Question 1").id()),
                        List.of(casework.question(reference, "Question 2").id()));
    }

    @Test
    void aPartAnswerThatIsReturnedTakesOnlyItsOwnQuestionBack() {
        decide("Question 1", "In 2024, 311 umbrellas were handed in.");
        casework.as("cara", () -> cases.answerWhatIsDecided(reference));
        assertThatThrownBy(() -> casework.complete(
                        "cara",
                        reference,
                        "readNotice",
                        form(
                                "action",
                                "RETURN",
                                "reasons",
                                "Wrong one",
                                "returnQuestions",
                                List.of(casework.question(reference, "Question 2")
                                        .id()))))
                .hasMessageContaining("that this response answers");
        casework.complete(
                "cara",
                reference,
                "readNotice",
                form(
                        "action",
                        "RETURN",
                        "reasons",
                        "The number for December is missing.",
                        "returnQuestions",
                        List.of(casework.question(reference, "Question 1").id())));
        assertThat(casework.openSteps(reference))
                .as("the waiting question is not worked a second time")
                .containsExactly("decideOutcome", "waitForReply");
        casework.complete("cara", reference, "decideOutcome", disclosed("In 2024, 329 umbrellas were handed in."));
        sendResponse();
        assertThat(notices.html(responses().get(0).id()).orElseThrow()).contains("329 umbrellas");
        assertThat(casework.openSteps(reference)).containsExactly("waitForReply");
    }

    @Test
    void aQuestionThatLapsesAfterThePartAnswerClosesTheRequestAsAnswered() {
        decide("Question 1", "In 2024, 311 umbrellas were handed in.");
        casework.as("cara", () -> cases.answerWhatIsDecided(reference));
        sendResponse();
        time.travelTo(LocalDate.of(2025, 10, 28));
        casework.fire(reference, "timeToReplyOver");
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(responses()).hasSize(1);
    }

    private void decide(String label, String answer) {
        casework.complete(
                "ian",
                casework.task(reference, "searchForInformation", label),
                form(
                        "result", "HELD",
                        "places", "The register of lost property",
                        "method", "Counted the entries",
                        "minutes", 10,
                        "explanation", "The register has an entry for each umbrella."));
        casework.complete("cara", casework.task(reference, "decideOutcome", label), disclosed(answer));
    }

    private static Map<String, Object> disclosed(String answer) {
        return form("outcome", "DISCLOSE", "answer", answer);
    }

    private void sendResponse() {
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
    }

    private void sendOneResponse(int which) {
        casework.complete("cara", casework.tasks(reference, "readNotice").get(which), form("action", "READY"));
        sendSignedOff();
    }

    private void sendSignedOff() {
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
    }

    private void replyAndClear() {
        casework.complete(
                "cara",
                reference,
                "waitForReply",
                form(
                        "channel", "EMAIL",
                        "receivedOn", LocalDate.now(time).toString(),
                        "body", "I mean whether they were sold, given away or thrown away."));
        casework.complete(
                "cara",
                reference,
                "readReply",
                form(
                        "means", "CLEAR",
                        "wording", "Were the umbrellas sold, given away or thrown away?",
                        "units", list("unit-facial-recognition")));
    }

    private QuestionStage stage(String label) {
        return casework.question(reference, label).stage();
    }

    private List<StoredNotice> responses() {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .toList();
    }

    private static Map<String, Object> question(String label, String wording, boolean unclear) {
        return form(
                "label", label,
                "wording", wording,
                "unclear", unclear,
                "unclearWhy", unclear ? "We cannot tell what is meant by what happened." : null,
                "units", unclear ? null : list("unit-facial-recognition"));
    }

    private static Map<String, Object> clarification() {
        return form(
                "unclearWords", "What happened to them?",
                "questions", list("Do you mean whether they were sold, given away or thrown away?"),
                "help", "We keep a record of sales and of gifts to charities.");
    }
}
