package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Reopening;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Reopenings;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way back from a request that was closed in error, or answered wrongly. */
@CaseworkTest
class ReopeningTest {

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Notices notices;

    @Autowired
    Reopening reopening;

    @Autowired
    RuntimeService runtimeService;

    @Test
    void aWrongAnswerIsCorrectedByALetterThatSaysSoAndIsNotLate() {
        String reference = logged(false);
        search(reference);
        answer(reference, "In 2024, 311 umbrellas were handed in.");
        assertThat(casework.isOpen(reference)).isFalse();

        time.travelTo(LocalDate.of(2025, 10, 20));
        long question = casework.question(reference, "Question 1").id();
        List<Reopenings.TakenUp> takenUp = List.of(new Reopenings.TakenUp(question, null, null, null));
        assertThat(casework.as("cara", () -> reopening.reopen(reference, takenUp, "The number is wrong")))
                .as("a caseworker does not open it again")
                .isFalse();
        assertThatThrownBy(() -> casework.as("maya", () -> reopening.reopen(reference, takenUp, " ")))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("Say why");
        assertThatThrownBy(() -> casework.as("maya", () -> reopening.reopen(reference, List.of(), "Why")))
                .hasMessageContaining("at least one question");
        assertThat(casework.as("maya", () -> reopening.reopen(reference, takenUp, "The number is wrong")))
                .isTrue();
        assertThat(casework.as("maya", () -> reopening.reopen(reference, takenUp, "The number is wrong")))
                .as("a second click finds it open")
                .isFalse();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(register.get(reference).dueOn())
                .as("section 10(1) was met by the first answer")
                .isNull();

        answer(reference, "In 2024, 329 umbrellas were handed in.");
        List<StoredNotice> responses = notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .toList();
        assertThat(responses).hasSize(2).extracting(StoredNotice::late).containsOnly(false);
        assertThat(notices.html(responses.get(1).id()).orElseThrow())
                .contains("329 umbrellas", "takes the place of the one in our letter of 1 September 2025")
                .doesNotContain("We are sorry that this answer is late");
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(casework.isOpen(reference)).isFalse();
    }

    @Test
    void aQuestionThatLapsedAlthoughTheReplyHadComeRunsFromTheDayOfTheReply() {
        String reference = logged(true);
        casework.complete("cara", reference, "writeClarification", clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        time.travelTo(LocalDate.of(2025, 10, 28));
        casework.fire(reference, "timeToReplyOver");
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.LAPSED);

        long question = casework.question(reference, "Question 1").id();
        assertThatThrownBy(() -> reopen(reference, question, "2025-08-31"))
                .hasMessageContaining("between 1 September 2025, when it was asked for, and today");
        assertThat(reopen(reference, question, "2025-10-20")).isTrue();
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2025, 11, 17));
        search(reference);
        answer(reference, "In 2024, 311 umbrellas were handed in.");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
    }

    @Test
    void nothingButAReopeningOnRecordStartsTheProcessInItsMiddle() {
        String reference = logged(false);
        assertThatThrownBy(() -> runtimeService
                        .createMessageCorrelation("requestReopened")
                        .processInstanceBusinessKey(reference)
                        .setVariable("caseReference", reference)
                        .correlateStartMessage())
                .hasStackTraceContaining("has not been opened again");
        assertThatThrownBy(() -> casework.as("cara", () -> runtimeService
                        .createMessageCorrelation("requestReopened")
                        .processInstanceBusinessKey(reference)
                        .correlateStartMessage()))
                .hasMessageContaining("cannot be sent to it from outside");
    }

    private boolean reopen(String reference, long question, String repliedOn) {
        return casework.as(
                "maya",
                () -> reopening.reopen(
                        reference,
                        List.of(new Reopenings.TakenUp(
                                question,
                                LocalDate.parse(repliedOn),
                                "Were the umbrellas sold or given away?",
                                list("unit-facial-recognition"))),
                        "The reply lay in the junk folder"));
    }

    private String logged(boolean unclear) {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log(
                "cara",
                form(
                        "channel", "EMAIL",
                        "receivedOn", "2025-09-01",
                        "subject", "Lost property",
                        "wording", "How many umbrellas were handed in during 2024?",
                        "applicant", form("name", "Ursula Brella", "email", "ursula@applicant.example")));
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
                                "How many umbrellas were handed in during 2024?",
                                "unclear",
                                unclear,
                                "unclearWhy",
                                unclear ? "Handed in where?" : null,
                                "units",
                                unclear ? null : list("unit-facial-recognition")))));
        return reference;
    }

    private void search(String reference) {
        casework.complete(
                "ian",
                reference,
                "searchForInformation",
                form(
                        "result", "HELD",
                        "places", "The register of lost property",
                        "method", "Counted the entries",
                        "minutes", 10,
                        "explanation", "The register has an entry for each umbrella."));
    }

    private void answer(String reference, String answer) {
        casework.complete("cara", reference, "decideOutcome", form("outcome", "DISCLOSE", "answer", answer));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
    }

    private static java.util.Map<String, Object> clarification() {
        return form(
                "unclearWords", "handed in",
                "questions", list("Do you mean at our front counters?"),
                "help", "We keep a register at each front counter.");
    }
}
