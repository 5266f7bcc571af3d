package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.foicasework.correspondence.Attachments;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.HandOver;
import org.foicasework.process.Particulars;
import org.foicasework.process.ReceiptDates;
import org.foicasework.request.Absences;
import org.foicasework.request.Applicant;
import org.foicasework.request.ApplicantCorrections;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.ReceiptCorrections;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was recorded wrongly is put right by two people, and what one person had goes to another. */
@CaseworkTest
class CorrectionsTest {

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    ReceiptDates receiptDates;

    @Autowired
    ReceiptCorrections corrections;

    @Autowired
    Particulars particulars;

    @Autowired
    ApplicantCorrections applicantCorrections;

    @Autowired
    HandOver handOver;

    @Autowired
    Absences absences;

    @Autowired
    CaseClock clock;

    @Autowired
    Notices notices;

    @Autowired
    Attachments attachments;

    @Autowired
    AuditTrail audit;

    @Autowired
    TaskService tasks;

    @Test
    void aReceiptDateTypedWrongIsCorrectedByTwoPeopleAndTheBreachAppears() {
        time.travelTo(LocalDate.of(2024, 9, 9));
        String reference = casework.log("cara", DeskTest.request("2024-09-09", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", DeskTest.triage());
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 10, 7));

        time.travelTo(LocalDate.of(2024, 10, 2));
        assertThatThrownBy(() -> propose("maya", reference, "2024-10-03")).hasMessageContaining("future");
        assertThatThrownBy(() -> propose("maya", reference, "2024-09-09")).hasMessageContaining("day on record");
        propose("maya", reference, "2024-09-02");
        assertThatThrownBy(() -> propose("cara", reference, "2024-09-03"))
                .hasMessageContaining("waiting to be confirmed");
        assertThat(corrections.preview(reference, LocalDate.of(2024, 9, 2)))
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.dueOn()).isEqualTo(LocalDate.of(2024, 10, 7));
                    assertThat(moved.wouldBeDueOn()).isEqualTo(LocalDate.of(2024, 9, 30));
                    assertThat(moved.late()).isTrue();
                });
        assertThatThrownBy(() -> casework.complete("maya", reference, "confirmReceiptDate", form("confirmed", true)))
                .as("whoever proposed it")
                .hasMessageContaining("cannot confirm");
        assertThat(register.get(reference).dueOn()).as("nothing moves yet").isEqualTo(LocalDate.of(2024, 10, 7));

        casework.complete(
                "mark", reference, "confirmReceiptDate", form("confirmed", true, "words", "Seen in the server's log."));
        assertThat(register.get(reference).receivedOn()).isEqualTo(LocalDate.of(2024, 9, 2));
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 9, 30));
        assertThat(register.breaches(reference)).containsExactly(LocalDate.of(2024, 9, 30));
        assertThat(day(casework.task(reference, "searchForInformation").getDueDate()))
                .isEqualTo(LocalDate.of(2024, 9, 30));
        assertThat(day(casework.timerDate(reference, "reminderDue"))).isEqualTo(LocalDate.of(2024, 9, 23));
        assertThat(corrections.of(reference)).singleElement().satisfies(kept -> {
            assertThat(kept.recordedDay()).isEqualTo(LocalDate.of(2024, 9, 9));
            assertThat(kept.proposedDay()).isEqualTo(LocalDate.of(2024, 9, 2));
            assertThat(kept.proposedBy()).isEqualTo("maya");
            assertThat(kept.decidedBy()).isEqualTo("mark");
        });
        assertThat(clock.history(reference))
                .extracting(CaseClock.Computed::dueOn)
                .containsSubsequence(LocalDate.of(2024, 10, 7), LocalDate.of(2024, 9, 30));

        casework.runBackgroundWork(reference);
        assertThat(acknowledgement(reference)).contains("9 September 2024", "7 October 2024");
        assertThat(Jsoup.parse(notices.html(notice(reference, NoticeType.DATE_CORRECTED)
                                        .id())
                                .orElseThrow())
                        .text())
                .contains("We told you that we had received your request")
                .contains("on 9 September 2024. That was wrong, and we are sorry. It reached us on 2 September 2024.")
                .contains("the last day for our answer is 30 September 2024")
                .contains("You should have had an answer by 30 September 2024", "section 10(1)", "apologise");
        assertThat(casework.openSteps(reference)).containsExactly("searchForInformation");
    }

    @Test
    void theApplicantIsNotWrittenToWhenTheyWereToldNothingOrAManagerSaysSo() {
        time.travelTo(LocalDate.of(2024, 9, 9));
        String untold = casework.log("cara", DeskTest.request("2024-09-09", "Ann Lee", "ann@applicant.example"));
        propose("cara", untold, "2024-09-02");
        casework.complete("maya", untold, "confirmReceiptDate", form("confirmed", true));
        casework.runBackgroundWork(untold);
        assertThat(notices.of(untold)).extracting(StoredNotice::type).containsExactly(NoticeType.ACKNOWLEDGEMENT);
        assertThat(acknowledgement(untold)).contains("2 September 2024", "30 September 2024");

        String known = casework.log("cara", DeskTest.request("2024-09-09", "Bo Lee", "bo@applicant.example"));
        casework.runBackgroundWork(known);
        propose("cara", known, "2024-09-02");
        casework.complete(
                "maya",
                known,
                "confirmReceiptDate",
                form("confirmed", true, "words", "She told us herself.", "tell", false));
        casework.runBackgroundWork(known);
        assertThat(register.get(known).receivedOn()).isEqualTo("2024-09-02");
        assertThat(notices.of(known)).extracting(StoredNotice::type).containsExactly(NoticeType.ACKNOWLEDGEMENT);
        assertThat(audit.of(known))
                .filteredOn(entry -> entry.action().startsWith("left the applicant with the date"))
                .extracting(AuditTrail.Entry::actor)
                .containsExactly("maya");
    }

    @Test
    void aLaterReceiptDateTakesBackTheBreachThatThereNeverWas() {
        time.travelTo(LocalDate.of(2024, 9, 2));
        String reference = casework.log("cara", DeskTest.request("2024-09-02", "Ann Lee", "ann@applicant.example"));
        time.travelTo(LocalDate.of(2024, 10, 1));
        casework.fire(reference, "reminderDue");
        casework.fire(reference, "escalationDue");
        casework.fire(reference, "dueDateOver");
        assertThat(register.breaches(reference)).containsExactly(LocalDate.of(2024, 9, 30));
        propose("cara", reference, "2024-09-09");
        casework.complete("maya", reference, "confirmReceiptDate", form("confirmed", true));
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 10, 7));
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::action)
                .anyMatch(action -> action.startsWith("took back the breach"));
    }

    @Test
    void aClarifiedQuestionKeepsItsDateAndTheOtherMoves() {
        time.travelTo(LocalDate.of(2024, 9, 9));
        String reference = casework.log("cara", DeskTest.request("2024-09-09", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        Map<String, Object> triage = form(
                "valid",
                true,
                "questions",
                List.of(
                        form(
                                "label",
                                "Question 1",
                                "wording",
                                "How many officers attended courses?",
                                "unclear",
                                false,
                                "units",
                                List.of("unit-finance")),
                        form(
                                "label",
                                "Question 2",
                                "wording",
                                "Which courses?",
                                "unclear",
                                true,
                                "unclearWhy",
                                "Which year?",
                                "units",
                                List.of())));
        casework.complete("cara", reference, "triageRequest", triage);
        casework.complete(
                "cara",
                reference,
                "writeClarification",
                form("unclearWords", "Which courses", "questions", List.of("Which year?"), "help", "2022 or 2023?"));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        time.travelTo(LocalDate.of(2024, 9, 16));
        casework.complete(
                "cara",
                reference,
                "waitForReply",
                form("channel", "EMAIL", "receivedOn", "2024-09-16", "body", "2023.", "attachmentIds", List.of()));
        LocalDate clarified = casework.question(reference, "Question 2").dueOn();
        propose("cara", reference, "2024-09-02");
        casework.complete("maya", reference, "confirmReceiptDate", form("confirmed", true));
        assertThat(casework.question(reference, "Question 1").dueOn()).isEqualTo(LocalDate.of(2024, 9, 30));
        assertThat(casework.question(reference, "Question 2").dueOn())
                .as("its day 0 is the day of the reply")
                .isEqualTo(clarified)
                .isEqualTo(LocalDate.of(2024, 10, 14));
    }

    @Test
    void aDateThatIsNotConfirmedStays() {
        time.travelTo(LocalDate.of(2024, 9, 9));
        String reference = casework.log("cara", DeskTest.request("2024-09-09", "Ann Lee", "ann@applicant.example"));
        propose("cara", reference, "2024-09-02");
        assertThatThrownBy(() -> casework.complete("maya", reference, "confirmReceiptDate", form("confirmed", false)))
                .hasMessageContaining("why the date stays");
        casework.complete(
                "maya", reference, "confirmReceiptDate", form("confirmed", false, "words", "That was another letter."));
        assertThat(register.get(reference).receivedOn()).isEqualTo(LocalDate.of(2024, 9, 9));
    }

    @Test
    void aLetterPostedOnTheLastDayAndRecordedTheNextIsNoBreach() {
        Map<String, Object> request = DeskTest.request("2025-09-01", "Ann Lee", null);
        request.put("applicant", form("name", "Ann Lee", "postalAddress", "1 High Street\nAnytown"));
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", request);
        casework.complete("cara", reference, "postNotice", form("postedOn", "2025-09-01"));
        casework.complete("cara", reference, "triageRequest", DeskTest.triage());
        casework.complete("fiona", reference, "searchForInformation", search());
        casework.complete("cara", reference, "decideOutcome", form("outcome", "DISCLOSE", "answer", "Twelve."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        time.travelTo(LocalDate.of(2025, 9, 30));
        casework.fire(reference, "reminderDue");
        casework.fire(reference, "escalationDue");
        casework.fire(reference, "dueDateOver");
        assertThat(register.breaches(reference)).containsExactly(LocalDate.of(2025, 9, 29));
        casework.complete("cara", reference, "postNotice", form("postedOn", "2025-09-29"));
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(notice(reference, NoticeType.RESPONSE).late()).isFalse();
        assertThat(audit.of(reference)).anySatisfy(entry -> {
            assertThat(entry.action()).startsWith("took back the breach");
            assertThat(entry.detail()).contains("posted on 29 September 2025");
        });
    }

    @Test
    void aCorrectedAddressKeepsTheOldOneAndTheLetterIsReadAnewBeforeItGoesThere() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", DeskTest.request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.as("cara", () -> {
            assertThatThrownBy(() -> particulars.correct(
                            reference, new Applicant("Ann Lee", null, "not an address", null), "Typed wrong"))
                    .hasMessageContaining("not an e-mail address");
            particulars.correct(
                    reference, new Applicant("Ann Lee-Smith", null, "new@applicant.example", null), "She wrote to us");
            return null;
        });
        casework.runBackgroundWork(reference);
        assertThat(register.applicant(reference).email()).isEqualTo("new@applicant.example");
        assertThat(applicantCorrections.of(reference)).singleElement().satisfies(before -> {
            assertThat(before.email()).isEqualTo("ann@applicant.example");
            assertThat(before.name()).isEqualTo("Ann Lee");
        });
        assertThat(notices.html(notice(reference, NoticeType.ACKNOWLEDGEMENT).id())
                        .orElseThrow())
                .contains("Ann Lee-Smith", "new@applicant.example");
        assertThat(audit.of(reference)).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("corrected the applicant's name, e-mail address");
            assertThat(entry.detail()).isNull();
        });
    }

    @Test
    void everythingSomebodyHasGoesToAnotherWhoNeverGetsToApproveWhatTheyWrote() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", DeskTest.request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        propose("maya", reference, "2025-08-29");
        claim("mark", casework.task(reference, "confirmReceiptDate").getId());
        HandOver.Result away = casework.as(
                "ada", () -> handOver.away("mark", LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 5), "maya"));
        assertThat(away.backToTheGroup()).as("maya proposed the date herself").isPositive();
        assertThat(casework.task(reference, "confirmReceiptDate").getAssignee()).isNull();
        assertThatThrownBy(() -> casework.as("maya", () -> handOver.handOverEverything("cara", "mark")))
                .hasMessageContaining("away until 5 September 2025");
        assertThatThrownBy(() -> casework.as("maya", () -> handOver.handOverCase(reference, "fiona")))
                .hasMessageContaining("Choose a caseworker");

        claim("cara", casework.task(reference, "triageRequest").getId());
        HandOver.Result one = casework.as("maya", () -> handOver.handOverCase(reference, "colin"));
        assertThat(one.handedOver()).isEqualTo(1);
        assertThat(register.get(reference).caseOwner()).isEqualTo("colin");
        assertThat(casework.task(reference, "triageRequest").getAssignee()).isEqualTo("colin");
        casework.as("ada", () -> {
            absences.nowAndToCome().stream()
                    .filter(absence -> absence.person().equals("mark"))
                    .forEach(absence -> handOver.back(absence.id()));
            return null;
        });
        assertThat(absences.of("mark", LocalDate.of(2025, 9, 1))).isEmpty();
    }

    @Test
    void whatLiesWithSomebodyGoesToWhoeverStandsInOnTheFirstDayAway() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", DeskTest.request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        claim("cara", casework.task(reference, "triageRequest").getId());
        casework.as("maya", () -> handOver.away("cara", LocalDate.of(2025, 9, 3), LocalDate.of(2025, 9, 5), "colin"));
        handOver.ofThoseAway();
        assertThat(casework.task(reference, "triageRequest").getAssignee()).isEqualTo("cara");

        time.travelTo(LocalDate.of(2025, 9, 3));
        handOver.ofThoseAway();
        handOver.ofThoseAway();
        assertThat(casework.task(reference, "triageRequest").getAssignee()).isEqualTo("colin");
        assertThat(audit.of(reference).stream()
                        .map(AuditTrail.Entry::action)
                        .filter(action -> action.contains("from Cara Osei and gave it to Colin Marsh")))
                .hasSize(1);
        casework.as("maya", () -> {
            absences.nowAndToCome().stream()
                    .filter(absence -> absence.person().equals("cara"))
                    .forEach(absence -> handOver.back(absence.id()));
            return null;
        });
    }

    @Test
    void aSpreadsheetIsKeptFromLeavingAndTheDataProtectionOfficerIsTold() throws IOException {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log("cara", DeskTest.request("2025-09-01", "Ann Lee", "ann@applicant.example"));
        casework.runBackgroundWork(reference);
        casework.complete("cara", reference, "triageRequest", DeskTest.triage());
        UUID workbook = upload("courses.xlsx", new byte[] {'P', 'K', 3, 4, 20, 0});
        UUID disguised = upload("courses.csv", new byte[] {'P', 'K', 3, 4, 20, 0});
        UUID flat = upload("courses flat.csv", "year,officers\n2023,12\n".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> search = search();
        search.put("attachmentIds", List.of(workbook.toString(), disguised.toString(), flat.toString()));
        casework.complete("fiona", reference, "searchForInformation", search);

        for (UUID leaky : List.of(workbook, disguised)) {
            assertThatThrownBy(() -> casework.complete("cara", reference, "decideOutcome", disclose(leaky)))
                    .hasMessageContaining("hidden content");
        }
        assertThat(casework.openSteps(reference)).contains("decideOutcome");
        assertThat(audit.of(reference))
                .filteredOn(entry -> entry.action().contains("kept from releasing"))
                .extracting(AuditTrail.Entry::actor, AuditTrail.Entry::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cara", "courses.xlsx"),
                        org.assertj.core.groups.Tuple.tuple("cara", "courses.csv"));
        assertThat(mails()).anySatisfy(mail -> assertThat(mail)
                .contains("dpo@anyshire.police.example", reference)
                .doesNotContain("Ann Lee", "courses.xlsx"));

        casework.complete("cara", reference, "decideOutcome", disclose(flat));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
    }

    private void claim(String person, String task) {
        casework.as(person, () -> {
            tasks.claim(task, person);
            return null;
        });
    }

    private void propose(String person, String reference, String day) {
        casework.as(person, () -> {
            receiptDates.propose(reference, LocalDate.parse(day), "Typed wrong", "Line 17 of the mail server's log");
            return null;
        });
    }

    private UUID upload(String name, byte[] content) {
        return attachments
                .upload(name, "application/octet-stream", content, "fiona")
                .id();
    }

    private static Map<String, Object> disclose(UUID file) {
        return form(
                "outcome",
                "DISCLOSE",
                "answer",
                "The figures are in the file.",
                "releasedAttachmentIds",
                List.of(file.toString()));
    }

    private static Map<String, Object> search() {
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

    private static List<String> mails() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/outbox"))) {
            return files.map(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1);
                        } catch (IOException unreadable) {
                            throw new java.io.UncheckedIOException(unreadable);
                        }
                    })
                    .filter(mail -> mail.contains("dpo@"))
                    .toList();
        }
    }

    private String acknowledgement(String reference) {
        return notices.html(notice(reference, NoticeType.ACKNOWLEDGEMENT).id()).orElseThrow();
    }

    private StoredNotice notice(String reference, NoticeType type) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == type)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No " + type + " in " + reference));
    }

    private static LocalDate day(Date date) {
        return date.toInstant().atZone(ZoneId.of("Europe/London")).toLocalDate();
    }
}
