package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;
import static org.foicasework.scenario.ExemptionCases.balance;
import static org.foicasework.scenario.ExemptionCases.exemptions;
import static org.foicasework.scenario.ExemptionCases.harm;
import static org.foicasework.scenario.ExemptionCases.item;
import static org.foicasework.scenario.ExemptionCases.moreTime;
import static org.foicasework.scenario.ExemptionCases.open;
import static org.foicasework.scenario.ExemptionCases.weighed;
import static org.foicasework.scenario.Refusals.day;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.HolidayCalendar;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whole lives of requests that belong to no single area: from the post to the last entry in the register. docs/scenarios.md tells
 * where each scenario of the law is proved.
 */
@CaseworkTest
class ScenariosTest {

    private static final String LABEL = Refusals.LABEL;

    @Autowired
    Casework casework;

    @Autowired
    Refusals refusals;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Notices notices;

    @Autowired
    Decisions decisions;

    @Autowired
    Attachments attachments;

    @Autowired
    Extensions extensions;

    @Autowired
    CaseClock clock;

    @Autowired
    HolidayCalendar calendar;

    @Autowired
    AuditTrail audit;

    // ---- scenario 2 -------------------------------------------------------------------------------------------------

    /**
     * Received on Monday 1 September 2025; no bank holiday falls in September, so day 20 is four weeks later, Monday 29
     * September. The acknowledgement is promised within two working days: 3 September.
     */
    @Test
    void stopAndSearchCountsByMonthAreDisclosedInFullAsAFlatFile() {
        String wording = "How many stop and searches were made in each month of 2024?";
        LocalDate due = LocalDate.of(2025, 9, 29);
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference =
                casework.log("cara", Refusals.request(LocalDate.of(2025, 9, 1), wording, "Stella Search", null));
        time.travelTo(LocalDate.of(2025, 9, 3));
        casework.runBackgroundWork(reference);
        assertThat(sent(reference, NoticeType.ACKNOWLEDGEMENT).sentOn()).isEqualTo(LocalDate.of(2025, 9, 3));
        assertThat(refusals.sent(reference, NoticeType.ACKNOWLEDGEMENT))
                .contains("1 September 2025", "promptly, and in any event by 29 September 2025", reference, wording);
        assertThat(register.get(reference).dueOn()).isEqualTo(due);

        casework.complete("cara", reference, "triageRequest", Refusals.triage(wording));
        byte[] counts = "month,searches\n2024-01,1204\n2024-02,1187\n".getBytes(StandardCharsets.UTF_8);
        UUID table = attachments
                .upload("stop and search 2024.csv", "text/csv", counts, "ian")
                .id();
        Map<String, Object> search = Refusals.found(25);
        search.put("attachmentIds", list(table.toString()));
        assertNotFor("fiona", casework.task(reference, "searchForInformation"), search);
        casework.complete("ian", reference, "searchForInformation", search);

        Map<String, Object> disclosed = form(
                "outcome",
                "DISCLOSE",
                "answer",
                "The counts are in the file. A person who was searched twice is counted twice.",
                "releasedAttachmentIds",
                list(table.toString()));
        assertNotFor("ian", casework.task(reference, "decideOutcome"), disclosed);
        casework.complete("cara", reference, "decideOutcome", disclosed);
        assertThat(casework.openSteps(reference))
                .as("nothing is refused, so the manager approves the answer itself")
                .containsExactly("readNotice");
        time.travelTo(LocalDate.of(2025, 9, 12));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        assertNotFor("cara", casework.task(reference, "signOffNotice"), form("approved", true));
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);

        assertThat(refusals.sent(reference, NoticeType.RESPONSE))
                .contains("We confirm that we hold this information") // D1
                .contains("The counts are in the file.", "stop and search 2024.csv") // D2
                .contains("A person who was searched twice is counted twice.") // D3
                .contains("Using this information") // D4
                .contains("40 working days of the date of this letter", "section 50") // D5
                .doesNotContain("section 17", "exempt", "We are sorry that this answer is late");
        long question = casework.question(reference, LABEL).id();
        assertThat(attachments.released(question))
                .singleElement()
                .extracting(Attachment::fileName, file -> attachments.content(file.id()))
                .containsExactly("stop and search 2024.csv", counts);
        assertThat(register.get(reference))
                .extracting(request -> request.status(), request -> request.closedOn())
                .containsExactly(RequestStatus.ANSWERED, LocalDate.of(2025, 9, 12));
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(outcome(reference)).isEqualTo(Outcome.DISCLOSE);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(casework.openSteps(reference)).containsExactly(PublicationStep.KEY);
    }

    // ---- scenario 4 -------------------------------------------------------------------------------------------------

    /**
     * Received on Tuesday 1 October 2024: day 20 is 29 October. The letter of Thursday 3 October stops the clock; the reminder
     * follows on its 20th working day, 31 October, and its 40th is 28 November. No bank holiday falls in either month.
     */
    @Test
    void allEmailsAboutKnivesAreNotClarifiedSoTheQuestionLapsesAndNothingIsRefused() {
        String wording = "Please send all e-mails about knives.";
        time.travelTo(LocalDate.of(2024, 10, 1));
        String reference =
                casework.log("cara", Refusals.request(LocalDate.of(2024, 10, 1), wording, "Kit Knives", null));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 10, 29));
        Map<String, Object> unclear = form(
                "label", LABEL, "wording", wording, "unclear", true, "unclearWhy", "Whose e-mails, of which years?");
        casework.complete("cara", reference, "triageRequest", form("valid", true, "questions", List.of(unclear)));
        time.travelTo(LocalDate.of(2024, 10, 3));
        casework.complete(
                "cara",
                reference,
                "writeClarification",
                form(
                        "unclearWords", "all e-mails about knives",
                        "questions", list("Whose e-mails do you mean?", "Of which years?"),
                        "help", "The knife crime team keeps its e-mails of 2023 and 2024 in a mailbox of its own."));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(refusals.sent(reference, NoticeType.CLARIFICATION_REQUEST))
                .contains("all e-mails about knives") // B1
                .contains("reasonably require further information", "to identify and locate") // B2
                .contains("Whose e-mails do you mean?", "Of which years?") // B3
                .contains("The knife crime team keeps its e-mails") // B4
                .contains("the time for answering it does not run", "a new period of 20 working days begins") // B5
                .contains("do not hear from you by 28 November 2024"); // B7
        assertThat(sent(reference, NoticeType.CLARIFICATION_REQUEST).late())
                .as("B8: within the 20 working days")
                .isFalse();
        assertThat(register.get(reference).dueOn()).as("the clock stands").isNull();
        assertThat(casework.question(reference, LABEL).clockStatus().name()).isEqualTo("SUSPENDED");
        assertThat(day(casework.timerDate(reference, "reminderToApplicantDue"))).isEqualTo(LocalDate.of(2024, 10, 31));

        time.travelTo(LocalDate.of(2024, 10, 31));
        casework.fire(reference, "reminderToApplicantDue");
        casework.runBackgroundWork(reference);
        assertThat(sent(reference, NoticeType.CLARIFICATION_REMINDER).sentOn()).isEqualTo(LocalDate.of(2024, 10, 31));
        assertThat(refusals.sent(reference, NoticeType.CLARIFICATION_REMINDER)).contains("28 November 2024");
        assertThat(day(casework.timerDate(reference, "timeToReplyOver")))
                .as("the moment after 28 November")
                .isEqualTo(LocalDate.of(2024, 11, 29));

        time.travelTo(LocalDate.of(2024, 11, 29));
        casework.fire(reference, "timeToReplyOver");
        casework.runBackgroundWork(reference);
        assertThat(refusals.sent(reference, NoticeType.CLARIFICATION_LAPSED))
                .contains("On 3 October 2024 we asked you", "We have not refused it", "a new request")
                .doesNotContain("exempt", "section 17");
        assertThat(refusals.sentTypes(reference))
                .containsExactly(
                        NoticeType.ACKNOWLEDGEMENT,
                        NoticeType.CLARIFICATION_REQUEST,
                        NoticeType.CLARIFICATION_REMINDER,
                        NoticeType.CLARIFICATION_LAPSED);
        assertThat(casework.question(reference, LABEL).stage()).isEqualTo(QuestionStage.LAPSED);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.LAPSED);
        assertThat(decisions.current(casework.question(reference, LABEL).id()))
                .as("no decision, so it does not count among what could be answered")
                .isEmpty();
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(casework.openSteps(reference)).isEmpty();
        assertThat(casework.isOpen(reference)).isFalse();
    }

    // ---- scenario 7 -------------------------------------------------------------------------------------------------

    /**
     * Received on Monday 11 November 2024. 2 December (Scotland, for St Andrew) is skipped: day 20 is Tuesday 10 December. 25 and
     * 26 December, 1 January and 2 January (Scotland) are skipped as well: day 40 is Monday 13 January 2025.
     */
    @Test
    void theNumbersGoOnDay20AndTheManualIsDecidedOnDay40WithOneBalanceOfTwoExemptions() {
        LocalDate day20 = LocalDate.of(2024, 12, 10);
        LocalDate day40 = LocalDate.of(2025, 1, 13);
        String manual = "Two chapters of the training manual on tasers";
        time.travelTo(LocalDate.of(2024, 11, 11));
        String reference = casework.log(
                "cara",
                ExemptionCases.request(
                        "2024-11-11", "Tasers", "How many tasers are in use? Please send the training manual."));
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                ExemptionCases.triage("How many tasers are in use?", "Please send the training manual on tasers."));
        for (Task search : casework.tasks(reference, "searchForInformation")) {
            casework.complete("ian", search, ExemptionCases.search());
        }
        casework.complete(
                "cara",
                casework.task(reference, "decideOutcome", "Question 1"),
                form("outcome", "DISCLOSE", "answer", "There are 2,400 tasers in use."));
        casework.complete(
                "cara",
                casework.task(reference, "decideOutcome", "Question 2"),
                ExemptionCases.discloseInPart("Eight of the ten chapters of the manual follow below.", manual));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                exemptions(
                        item(
                                manual,
                                harm(
                                        "s31(1)(a)",
                                        "The chapters of the manual on tactics would be likely to show criminals how to draw a taser out of reach and commit crimes.",
                                        "Everyone in the street who is attacked",
                                        "A criminal who has read the chapters of the manual knows when a taser cannot be used."),
                                harm(
                                        "s38(1)(b)",
                                        "Officers who follow the training manual would be likely to be injured by people who prepare for each step in it.",
                                        "Officers with tasers",
                                        "The chapters tell where an officer stands and when the taser has to be loaded again."))));

        // The numbers are ready; five working days before day 20 they are made ready to go without the rest.
        time.travelTo(LocalDate.of(2024, 12, 3));
        casework.fire(reference, "reminderDue");
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        assertNotFor("cara", casework.task(reference, "signOffNotice"), form("approved", true));

        time.travelTo(day20);
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara", reference, "weighPublicInterest", moreTime(weighed(open("Training is a public matter."))));
        Map<String, Object> ask =
                form("asked", true, "estimate", day40.toString(), "reason", "The trial report bears on both sides.");
        casework.complete("cara", reference, "askForTime", ask);
        assertNotFor("cara", casework.task(reference, "approveExtension"), form("approved", true));
        casework.complete("maya", reference, "approveExtension", form("approved", true));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);

        StoredNotice first = sent(reference, NoticeType.RESPONSE);
        assertThat(first.sentOn()).isEqualTo(day20);
        assertThat(first.late()).isFalse();
        assertThat(refusals.sent(reference, NoticeType.RESPONSE))
                .contains("This letter answers part of it", "There are 2,400 tasers in use.")
                .doesNotContain("refusal notice");
        StoredNotice notice = sent(reference, NoticeType.EXTENSION_NOTICE);
        assertThat(notice.sentOn()).isEqualTo(day20);
        assertThat(notice.late()).as("C9").isFalse();
        assertThat(refusals.sent(reference, NoticeType.EXTENSION_NOTICE))
                .contains("a notice under section 17(1) of the Act: we rely on the exemptions") // C1
                .contains("Section 31(1)(a)", "Section 38(1)(b)", "qualified") // C2, C4
                .contains("A criminal who has read the chapters", "Officers who follow the training manual") // C3
                .contains("have not yet reached a decision") // C5
                .contains("13 January 2025") // C6
                .contains("Eight of the ten chapters") // C7
                .contains("internal review", "section 50"); // C8
        assertThat(casework.question(reference, "Question 1").stage()).isEqualTo(QuestionStage.ANSWERED);
        assertThat(register.get(reference))
                .extracting(request -> request.status(), request -> request.dueOn())
                .containsExactly(RequestStatus.OPEN, day40);

        time.travelTo(day40);
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                weighed(
                        balance(
                                "The public can judge how officers are trained to use tasers.",
                                "The tactics in the two chapters only protect while they are not known.",
                                "The eight other chapters show how officers are trained; the two on tactics add danger and little insight. Maintaining the exemptions weighs more.")));
        assertNotFor("cara", casework.task(reference, "approveDecision"), form("approved", true));
        casework.complete("maya", reference, "approveDecision", form("approved", true));
        refusals.sendResponse(reference, day40);

        StoredNotice second = sent(reference, NoticeType.RESPONSE);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.sentOn()).isEqualTo(day40);
        assertThat(second.late()).isFalse();
        assertThat(refusals.sent(reference, NoticeType.RESPONSE))
                .contains("this letter is a refusal notice under section 17") // E1
                .contains("Section 31(1)(a)", "Section 38(1)(b)") // E2
                .contains("A criminal who has read the chapters", "would be likely to") // E3, E4
                .contains("taken together", "The public can judge how officers are trained") // E5, one balance
                .contains("only protect while they are not known", "outweighs the public interest in disclosing")
                .contains("40 working days of the date of this letter", "section 50") // E8, E9 once more
                .contains("Eight of the ten chapters") // E10
                .doesNotContain("2,400 tasers", "We are sorry that this answer is late");
        long question = casework.question(reference, "Question 2").id();
        assertThat(extensions.of(question))
                .singleElement()
                .extracting(Extension::number, Extension::dueBefore, Extension::estimate, Extension::askedBy)
                .containsExactly(1, day20, day40, "cara");
        assertThat(clock.history(reference))
                .filteredOn(computed -> Long.valueOf(question).equals(computed.questionId()))
                .extracting(CaseClock.Computed::dueOn)
                .containsSubsequence(day20, day40);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(casework.isOpen(reference)).isFalse();
    }

    // ---- scenario 16 ------------------------------------------------------------------------------------------------

    /**
     * Received on Saturday 19 December 2026, whoever opens the post on Monday. 21 to 24 December are days 1 to 4; 25 December and
     * 28 December (for Boxing Day) are skipped; 29 to 31 December are 5 to 7; 1 January and 4 January (Scotland, for the 2nd) are
     * skipped; 5 to 8 January are 8 to 11, 11 to 15 are 12 to 16, 18 to 21 are 17 to 20: Thursday 21 January 2027.
     */
    @Test
    void aRequestOfTheSaturdayBeforeChristmasMayBeAnsweredOnThe21stOfJanuary() {
        LocalDate due = LocalDate.of(2027, 1, 21);
        LocalDate received = LocalDate.of(2026, 12, 19);
        time.travelTo(LocalDate.of(2026, 12, 21));
        String wording = "How many officers were on duty on Christmas Day of 2025?";
        String reference = casework.log("cara", Refusals.request(received, wording, "Holly Day", null));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference))
                .extracting(request -> request.receivedOn(), request -> request.dueOn())
                .containsExactly(received, due);
        assertThat(refusals.sent(reference, NoticeType.ACKNOWLEDGEMENT))
                .contains("received it on 19 December 2026", "in any event by 21 January 2027")
                .contains("25 December 2026", "28 December 2026", "1 January 2027", "4 January 2027");
        assertAnsweredOnItsLastDay(reference, wording, due);
    }

    // ---- scenario 17 ------------------------------------------------------------------------------------------------

    /**
     * Received on Friday 15 May 2026. 18 to 22 May are days 1 to 5; 25 May is skipped; 26 to 29 May are 6 to 9, 1 to 5 June 10 to
     * 14, 8 to 12 June 15 to 19. Monday 15 June would be day 20, but is a bank holiday in Scotland: Tuesday 16 June.
     */
    @Test
    void theWorldCupHolidayInScotlandGivesOneDayMoreAndTheCalendarIsOnRecord() {
        LocalDate due = LocalDate.of(2026, 6, 16);
        time.travelTo(LocalDate.of(2026, 5, 15));
        String wording = "How many officers go to the World Cup?";
        String reference =
                casework.log("cara", Refusals.request(LocalDate.of(2026, 5, 15), wording, "Archie Gemmill", null));
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isEqualTo(due);
        assertThat(refusals.sent(reference, NoticeType.ACKNOWLEDGEMENT))
                .contains("Monday 15 June 2026 is not counted", "in any event by 16 June 2026");
        assertThat(clock.history(reference))
                .isNotEmpty()
                .extracting(CaseClock.Computed::dueOn, CaseClock.Computed::calendarVersion)
                .containsOnly(Tuple.tuple(due, calendar.inForce().version()));
        assertAnsweredOnItsLastDay(reference, wording, due);
        assertThat(clock.of(casework.question(reference, LABEL).id()).ledger())
                .filteredOn(entry -> entry.on().equals(LocalDate.of(2026, 6, 15)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.counts()).isFalse();
                    assertThat(entry.why()).contains("Scotland");
                });
    }

    /** The breach would begin at the first moment of the next day; an answer on the last day is in time. */
    private void assertAnsweredOnItsLastDay(String reference, String wording, LocalDate due) {
        casework.complete("cara", reference, "triageRequest", Refusals.triage(wording));
        assertThat(day(casework.task(reference, "searchForInformation").getDueDate()))
                .isEqualTo(due);
        casework.fire(reference, "reminderDue");
        casework.fire(reference, "escalationDue");
        assertThat(casework.timerDate(reference, "dueDateOver").toInstant())
                .isEqualTo(due.plusDays(1).atStartOfDay(time.getZone()).toInstant());
        casework.complete("ian", reference, "searchForInformation", Refusals.found(10));
        refusals.answer(reference, due);
        StoredNotice response = sent(reference, NoticeType.RESPONSE);
        assertThat(response.dueOn()).isEqualTo(due);
        assertThat(response.sentOn()).isEqualTo(due);
        assertThat(response.late()).isFalse();
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(audit.of(reference))
                .extracting(AuditTrail.Entry::action)
                .noneMatch(action -> action.contains("breach"));
    }

    // ---- what is looked at ------------------------------------------------------------------------------------------

    private void assertNotFor(String person, Task task, Map<String, Object> content) {
        assertThatThrownBy(() -> casework.completeUnclaimed(person, task, content))
                .as(person + " may not complete " + task.getName())
                .isInstanceOf(AuthorizationException.class);
    }

    private Outcome outcome(String reference) {
        return decisions
                .current(casework.question(reference, LABEL).id())
                .orElseThrow()
                .decision()
                .outcome();
    }

    private StoredNotice sent(String reference, NoticeType type) {
        return notices.of(reference).stream()
                .filter(notice -> notice.type() == type && notice.status() == StoredNotice.Status.SENT)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No " + type + " was sent in " + reference));
    }
}
