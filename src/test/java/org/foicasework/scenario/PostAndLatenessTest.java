package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Channel;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers that go by post, and answers that go too late. */
@CaseworkTest
class PostAndLatenessTest {

    private static final Map<String, Object> BY_POST =
            form("name", "Siobhan O'Brien", "postalAddress", "1 Low Road\nAnytown\nAN1 2BC");

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    TimeMachine time;

    @Autowired
    Notices notices;

    @Autowired
    RequestRegister register;

    @Autowired
    Messages messages;

    @Test
    void anAnswerToApplicantsWithoutEmailIsPrintedAndBearsTheDayItWasPosted() throws Exception {
        String reference = toPost();
        LocalDate posted = LocalDate.of(2026, 6, 10);
        time.travelTo(LocalDate.of(2026, 6, 12));
        assertThat(text(notices.previewPdf(distance.response(reference).id(), true)))
                .contains("1 Low Road", "Siobhan O'Brien");

        casework.complete("cara", reference, "postNotice", form("postedOn", posted.toString()));

        StoredNotice response = distance.response(reference);
        assertThat(response.sentOn()).isEqualTo(posted);
        assertThat(response.late()).isFalse();
        assertThat(text(notices.pdf(response.id()).orElseThrow())).contains("10 June 2026", "1 Low Road");
        assertThat(distance.sentWords(reference)).contains("10 June 2026").doesNotContain("12 June 2026");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(distance.passed(reference, "sendNotice")).isZero();
    }

    @Test
    void aLetterPostedOnTheLastDayIsInTimeEvenIfThatIsRecordedLater() {
        String reference = toPost(DistanceCase.DUE);
        time.travelTo(DistanceCase.DUE.plusDays(4));
        casework.complete("cara", reference, "postNotice", form("postedOn", DistanceCase.DUE.toString()));

        assertThat(distance.response(reference).late()).isFalse();
        assertThat(messages.of(reference))
                .filteredOn(message -> distance.response(reference).id().equals(message.noticeId()))
                .extracting(Message::channel, Message::happenedOn)
                .containsExactly(tuple(Channel.POST, DistanceCase.DUE));
        assertThat(distance.sentWords(reference)).doesNotContain("sorry that this answer is late");
    }

    @Test
    void aLetterPostedAfterTheLastDaySaysThatItIsLate() {
        String reference = toPost(DistanceCase.DUE);
        time.travelTo(DistanceCase.DUE.plusDays(4));
        casework.complete(
                "cara",
                reference,
                "postNotice",
                form("postedOn", DistanceCase.DUE.plusDays(1).toString()));

        assertThat(distance.response(reference).late()).isTrue();
        assertThat(distance.sentWords(reference)).contains("sorry that this answer is late", "19 June 2026");
        assertThat(register.breaches(reference)).containsExactly(DistanceCase.DUE);
    }

    @Test
    void aLetterCannotHaveBeenPostedBeforeItWasSignedOffNorTomorrow() {
        String reference = toPost(LocalDate.of(2026, 6, 10));
        time.travelTo(LocalDate.of(2026, 6, 12));
        for (Map<String, Object> wrong : java.util.List.of(
                form("postedOn", "2026-06-09"), form("postedOn", "2026-06-13"), form("postedOn", null), form())) {
            assertThatThrownBy(() -> casework.complete("cara", reference, "postNotice", wrong))
                    .as("%s", wrong)
                    .hasMessageContaining("day");
        }
        assertThat(casework.openSteps(reference)).containsExactly("postNotice");
    }

    @Test
    void aLetterThatChangedBeforeItWasPostedGoesBackAndCanLeaveLater() {
        String reference = toPost(LocalDate.of(2026, 6, 10));
        StoredNotice response = distance.response(reference);
        notices.changeWords(response.id(), "A sentence quietly added.", null, null, "colin");
        casework.complete("cara", reference, "postNotice", form("postedOn", "2026-06-10"));

        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(notices.pdf(response.id())).as("nothing is recorded as sent").isEmpty();
        distance.read(reference);
        distance.signOff(reference);
        casework.complete("cara", reference, "postNotice", form("postedOn", "2026-06-10"));
        assertThat(distance.sentWords(reference)).contains("A sentence quietly added.");
    }

    @Test
    void aLateAnswerIsSentSaysSoAndTheBreachIsOnRecord() {
        String reference = distance.approved();
        casework.fire(reference, "reminderDue");
        casework.fire(reference, "escalationDue");
        time.travelTo(DistanceCase.DUE.plusDays(1));
        assertThat(casework.timerDate(reference, "dueDateOver"))
                .isEqualTo(java.util.Date.from(DistanceCase.DUE
                        .plusDays(1)
                        .atStartOfDay(java.time.ZoneId.of("Europe/London"))
                        .toInstant()));
        casework.fire(reference, "dueDateOver");
        assertThat(register.breaches(reference)).containsExactly(DistanceCase.DUE);

        time.travelTo(DistanceCase.DUE.plusDays(5));
        casework.complete(
                "cara",
                reference,
                "readNotice",
                form("action", "CHANGE", "latenessReason", "Two of our officers were ill."));
        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);

        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(distance.response(reference).late()).isTrue();
        assertThat(distance.sentWords(reference))
                .contains(
                        "sorry that this answer is late",
                        "19 June 2026",
                        "section 10(1)",
                        "Two of our officers were ill.");
        assertThat(distance.passed(reference, "recordBreach")).isEqualTo(1);
    }

    @Test
    void aLateAnswerRecordsTheBreachEvenIfNoTimerFired() {
        String reference = distance.signedOff();
        time.travelTo(DistanceCase.DUE.plusDays(1));
        casework.runBackgroundWork(reference);

        assertThat(distance.response(reference).late()).isTrue();
        assertThat(register.breaches(reference)).containsExactly(DistanceCase.DUE);
    }

    @Test
    void anAnswerOnTheLastDayIsInTime() {
        String reference = distance.signedOff();
        time.travelTo(DistanceCase.DUE);
        casework.runBackgroundWork(reference);

        assertThat(distance.response(reference).late()).isFalse();
        assertThat(distance.sentWords(reference)).doesNotContain("sorry that this answer is late");
        assertThat(register.breaches(reference)).isEmpty();
    }

    private String toPost() {
        return toPost(LocalDate.of(2026, 6, 9));
    }

    /** A response that was signed off on this day and waits to be posted. */
    private String toPost(LocalDate signedOn) {
        String reference = distance.logged(BY_POST);
        casework.complete("cara", reference, "postNotice", form("postedOn", DistanceCase.RECEIVED.toString()));
        casework.complete("cara", reference, "triageRequest", DistanceCase.triage());
        casework.complete("ian", reference, "searchForInformation", SeedCase.searchDistance());
        distance.draft(reference);
        distance.approve(reference);
        distance.read(reference);
        time.travelTo(signedOn);
        distance.signOff(reference);
        assertThat(casework.openSteps(reference)).containsExactly("postNotice");
        return reference;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
