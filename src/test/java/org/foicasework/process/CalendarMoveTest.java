package org.foicasework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.Nation;
import org.foicasework.clock.WorkingDays;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CalendarChanges;
import org.foicasework.request.CaseClock;
import org.foicasework.request.HolidayCalendar;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Recount;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.scenario.Casework;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bank holiday is proclaimed: Monday 14 June 2027, for Scotland, on 24 May 2027. Each test leaves the calendar as it
 * found it.
 */
@CaseworkTest
class CalendarMoveTest {

    private static final LocalDate HOLIDAY = LocalDate.of(2027, 6, 14);
    private static final LocalDate PROCLAIMED = LocalDate.of(2027, 5, 24);
    private static final LocalDate BEFORE = LocalDate.of(2027, 5, 20);
    private static final LocalDate AFTER = LocalDate.of(2027, 5, 26);
    private static final LocalDate NOW = LocalDate.of(2027, 5, 27);

    @Autowired
    HolidayCalendar calendar;

    @Autowired
    CalendarChanges changes;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    CalendarMove move;

    @Autowired
    Recount recount;

    @Autowired
    DeadlineKeeper deadlines;

    @Autowired
    RequestRegister register;

    @Autowired
    CaseClock clock;

    @Autowired
    Reviews reviews;

    @Autowired
    AuditTrail audit;

    @Autowired
    Casework casework;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TimeMachine time;

    @Autowired
    PlatformTransactionManager transactions;

    private String versionBefore;

    @BeforeEach
    void rememberTheCalendar() {
        versionBefore = calendar.inForce().version();
    }

    @AfterEach
    void putTheCalendarBack() {
        calendar.waiting().ifPresent(waiting -> changes.refuse(waiting.id(), "The test is over.", "mark"));
        if (!calendar.inForce().version().equals(versionBefore)) {
            changes.takeAway(HOLIDAY, "ada");
            changes.accept(calendar.waiting().orElseThrow().id(), "mark");
            move.run();
        }
        assertThat(calendar.inForce().version()).isEqualTo(versionBefore);
    }

    @Test
    void nothingCountsBeforeASecondPersonHasConfirmedIt() {
        time.travelTo(NOW);
        changes.propose(holiday(PROCLAIMED), "ada");
        long waiting = calendar.waiting().orElseThrow().id();

        assertThat(workingDays.isWorkingDay(HOLIDAY)).isTrue();
        assertThatThrownBy(() -> changes.accept(waiting, "ada"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("second person");
        assertThatThrownBy(() -> changes.propose(holiday(PROCLAIMED), "ada"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("waits for a second person");
        assertThat(workingDays.isWorkingDay(HOLIDAY)).isTrue();

        changes.accept(waiting, "maya");

        assertThat(workingDays.isWorkingDay(HOLIDAY)).isFalse();
        assertThat(workingDays.calendarVersion()).isNotEqualTo(versionBefore);
        assertThatThrownBy(() -> changes.accept(waiting, "mark")).hasMessageContaining("already");
    }

    @Test
    void aStepThatBeganBeforeTheChangeCountsByTheNewCalendarOnceItHasLockedItsCase() {
        String reference = triaged(AFTER);
        time.travelTo(NOW);
        long question = casework.question(reference, "Question 1").id();
        changes.propose(holiday(PROCLAIMED), "ada");
        new TransactionTemplate(transactions).executeWithoutResult(step -> {
            assertThat(workingDays.isWorkingDay(HOLIDAY)).isTrue();
            changes.accept(calendar.waiting().orElseThrow().id(), "maya");
            assertThat(workingDays.isWorkingDay(HOLIDAY))
                    .as("one step counts by one calendar")
                    .isTrue();
            clock.record(
                    question,
                    org.foicasework.clock.ClockEvent.clarificationRequested(NOW),
                    "Clarification requested",
                    "cara");
            assertThat(workingDays.isWorkingDay(HOLIDAY)).isFalse();
        });
    }

    @Test
    void whatIsWrongWithADayIsSaidFieldByField() {
        time.travelTo(NOW);
        assertThatThrownBy(() ->
                        changes.propose(new CalendarChanges.NewDay(null, Set.of(), " ", null, null, null, null), "ada"))
                .isInstanceOfSatisfying(InvalidSubmissionException.class, invalid -> assertThat(invalid.problems())
                        .extracting("field")
                        .containsExactlyInAnyOrder("date", "nations", "name", "legalBasis", "proclaimedOn"));
        assertThatThrownBy(() -> changes.propose(day(LocalDate.of(2027, 7, 12), PROCLAIMED), "ada"))
                .hasMessageContaining("already")
                .as("12 July, where Northern Ireland has it")
                .isInstanceOf(InvalidSubmissionException.class);
        assertThatThrownBy(() -> changes.propose(day(LocalDate.of(2040, 6, 14), PROCLAIMED), "ada"))
                .hasMessageContaining("2040");
        assertThatThrownBy(() -> changes.propose(holiday(NOW.plusDays(1)), "ada"))
                .hasMessageContaining("future");
        assertThat(calendar.waiting()).isEmpty();
    }

    @Test
    void fiftyOpenCasesMoveOrStayWithBothDatesShownThroughAnInterruptionAndOnlyOnce() {
        List<String> came = new ArrayList<>();
        List<String> cameLater = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            came.add(n % 2 == 0 ? logged(BEFORE) : triaged(BEFORE));
            cameLater.add(n % 2 == 0 ? logged(AFTER) : triaged(AFTER));
        }
        LocalDate dueBefore = LocalDate.of(2027, 6, 18);
        LocalDate dueAfter = LocalDate.of(2027, 6, 24);
        time.travelTo(NOW);
        assertThat(register.get(came.get(0)).dueOn()).isEqualTo(dueBefore);
        assertThat(register.get(cameLater.get(0)).dueOn()).isEqualTo(dueAfter);

        // 1. The preview says what would happen, and nothing happens.
        changes.propose(holiday(PROCLAIMED), "ada");
        long edition = calendar.waiting().orElseThrow().id();
        Map<String, Recount.Change> previewed = new TreeMap<>();
        recount.preview(calendar.calendar(edition)).forEach(change -> previewed.put(change.reference(), change));
        assertThat(previewed.get(came.get(0)).to()).as("the earlier date").isEqualTo(dueBefore);
        assertThat(previewed.get(came.get(0)).disputed()).isEqualTo(dueBefore.plusDays(3));
        assertThat(previewed.get(cameLater.get(0)).from()).isEqualTo(dueAfter);
        assertThat(previewed.get(cameLater.get(0)).to()).isEqualTo(dueAfter.plusDays(1));
        assertThat(previewed.get(cameLater.get(0)).disputed()).isNull();
        assertThat(register.get(cameLater.get(0)).dueOn()).isEqualTo(dueAfter);

        // 2. Confirmed; a batch that is cut off leaves nothing behind, neither here nor in the engine.
        changes.accept(edition, "maya");
        Set<String> all = new HashSet<>(came);
        all.addAll(cameLater);
        Map<String, Object> untouched = state(cameLater);
        new TransactionTemplate(transactions).executeWithoutResult(cut -> {
            deadlines.moveAll(recount.count(cameLater.subList(0, 5), "system"));
            assertThat(register.get(cameLater.get(0)).dueOn()).isEqualTo(dueAfter.plusDays(1));
            cut.setRollbackOnly();
        });
        assertThat(state(cameLater)).isEqualTo(untouched);

        // 3. Two batches, then the power fails: what is left to do stands in the register.
        int behind = recount.behind();
        AtomicInteger counted = new AtomicInteger();
        String last = move.batch(justBefore(all), 7, counted);
        move.batch(last, 7, counted);
        assertThat(counted).hasValue(14);
        assertThat(recount.behind()).isEqualTo(behind - 14);
        assertThat(calendar.inForce().movedAt()).isNull();

        // 4. The next start goes on.
        move.run();
        assertThat(recount.behind()).isZero();
        assertThat(calendar.inForce().movedAt()).isNotNull();
        for (String reference : came) {
            assertThat(register.get(reference).dueOn()).isEqualTo(dueBefore);
            assertMovedOnce(reference, "The date stays at 18 June 2027", "the other date is 21 June 2027");
            assertThat(casework.timers(reference).stream().filter("reminderDue"::equals))
                    .hasSize(1);
        }
        for (String reference : cameLater) {
            LocalDate due = dueAfter.plusDays(1);
            assertThat(register.get(reference).dueOn()).isEqualTo(due);
            assertMovedOnce(reference, "The date moves from 24 June 2027 to 25 June 2027");
            assertThat(casework.timers(reference).stream().filter("reminderDue"::equals))
                    .as("one watch, not two")
                    .hasSize(1);
            assertThat(casework.timerDate(reference, "reminderDue"))
                    .isEqualTo(Dates.morningOf(workingDays.nthBefore(due, 5)));
            for (String step : casework.openSteps(reference)) {
                for (Task task : casework.tasks(reference, step)) {
                    assertThat(task.getDueDate().getTime())
                            .isEqualTo(Dates.endOf(due).getTime());
                }
            }
            assertThat(((Date) variables(reference).get("dueOn")).getTime())
                    .isEqualTo(Dates.endOf(due).getTime());
        }

        // 5. Running it again changes nothing at all.
        Map<String, Object> afterwards = state(new ArrayList<>(all));
        assertThat(move.run()).isZero();
        assertThat(state(new ArrayList<>(all))).isEqualTo(afterwards);
    }

    /** Scenario 23 of the law: the list of moved dates, and a history that keeps both. */
    @Test
    void aHolidayProclaimedLongBeforeMovesTheDateAndTheHistoryKeepsBoth() {
        String reference = triaged(BEFORE);
        time.travelTo(NOW);
        changes.propose(holiday(LocalDate.of(2027, 2, 3)), "ada");
        assertThat(recount.preview(
                        calendar.calendar(calendar.waiting().orElseThrow().id())))
                .filteredOn(change -> change.reference().equals(reference))
                .extracting(Recount.Change::to)
                .containsExactly(LocalDate.of(2027, 6, 21), LocalDate.of(2027, 6, 21));

        changes.accept(calendar.waiting().orElseThrow().id(), "maya");
        move.run();

        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2027, 6, 21));
        long question = casework.question(reference, "Question 1").id();
        assertThat(clock.history(reference).stream()
                        .filter(one -> Long.valueOf(question).equals(one.questionId())))
                .extracting(CaseClock.Computed::dueOn, CaseClock.Computed::calendarVersion)
                .containsExactly(
                        Tuple.tuple(LocalDate.of(2027, 6, 18), versionBefore),
                        Tuple.tuple(
                                LocalDate.of(2027, 6, 21), calendar.inForce().version()));
        assertThat(clock.of(question).ledger())
                .filteredOn(entry -> entry.on().equals(HOLIDAY))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.counts()).isFalse();
                    assertThat(entry.why()).contains("A proclaimed day", "Scotland");
                });
    }

    @Test
    void theDateOfAReviewMovesByItsOwnDayOfReceiptAndSoDoItsTaskAndItsWatch() {
        String moves = triaged(BEFORE);
        String stays = triaged(BEFORE);
        review(stays, BEFORE);
        time.travelTo(AFTER);
        review(moves, AFTER);
        time.travelTo(NOW);
        Review before = reviews.open(moves).orElseThrow();
        assertThat(before.dueOn()).isEqualTo("2027-06-24");
        assertThat(reviews.open(stays).orElseThrow().dueOn()).isEqualTo("2027-06-18");

        changes.propose(holiday(PROCLAIMED), "ada");
        long edition = calendar.waiting().orElseThrow().id();
        assertThat(recount.preview(calendar.calendar(edition)))
                .filteredOn(change -> change.label().equals("Internal review"))
                .extracting(
                        Recount.Change::reference, Recount.Change::from, Recount.Change::to, Recount.Change::disputed)
                .contains(
                        Tuple.tuple(moves, LocalDate.of(2027, 6, 24), LocalDate.of(2027, 6, 25), null),
                        Tuple.tuple(
                                stays,
                                LocalDate.of(2027, 6, 18),
                                LocalDate.of(2027, 6, 18),
                                LocalDate.of(2027, 6, 21)));
        assertThat(casework.timerDate(moves, "dutyReminderDue")).isEqualTo(Dates.morningOf(LocalDate.of(2027, 6, 17)));

        changes.accept(edition, "maya");
        move.run();

        Review after = reviews.open(moves).orElseThrow();
        assertThat(after.dueOn()).isEqualTo("2027-06-25");
        assertThat(after.firstDueOn()).isEqualTo("2027-06-25");
        assertThat(casework.task(moves, "reviewAnswer").getDueDate().getTime())
                .isEqualTo(Dates.endOf(LocalDate.of(2027, 6, 25)).getTime());
        assertThat(casework.tasks(moves, "searchForInformation"))
                .as("the request came before the day was proclaimed, and keeps its own date")
                .extracting(task -> task.getDueDate().getTime())
                .containsOnly(Dates.endOf(LocalDate.of(2027, 6, 18)).getTime());
        assertThat(casework.timers(moves).stream().filter("dutyReminderDue"::equals))
                .as("one watch, not two")
                .hasSize(1);
        assertThat(casework.timerDate(moves, "dutyReminderDue")).isEqualTo(Dates.morningOf(LocalDate.of(2027, 6, 18)));
        assertThat(reviews.open(stays).orElseThrow().dueOn()).isEqualTo("2027-06-18");
        assertReviewCountedOnce(moves, "The date moves from 24 June 2027 to 25 June 2027.");
        assertReviewCountedOnce(stays, "The date stays at 18 June 2027.", "the other date is 21 June 2027");

        List<AuditTrail.Entry> told = audit.of(moves);
        assertThat(move.run()).isZero();
        assertThat(audit.of(moves)).isEqualTo(told);
    }

    @Test
    void theTasksOfAReviewDoNotTakeTheDateOfTheRequestThatMoves() {
        String reference = triaged(AFTER);
        time.travelTo(NOW);
        review(reference, NOW);
        assertThat(reviews.open(reference).orElseThrow().dueOn()).isEqualTo("2027-06-25");
        changes.propose(holiday(PROCLAIMED), "ada");
        changes.accept(calendar.waiting().orElseThrow().id(), "maya");
        move.run();
        assertThat(register.get(reference).dueOn()).isEqualTo("2027-06-25");
        assertThat(casework.task(reference, "reviewAnswer").getDueDate().getTime())
                .isEqualTo(Dates.endOf(LocalDate.of(2027, 6, 28)).getTime());
        assertThat(casework.timers(reference)).contains("reminderDue", "dutyReminderDue");
    }

    private void review(String reference, LocalDate on) {
        casework.start(
                "cara",
                "internal-review",
                form(
                        "reference",
                        reference,
                        "channel",
                        "EMAIL",
                        "receivedOn",
                        on.toString(),
                        "wording",
                        "You take too long.",
                        "grounds",
                        list("It takes too long.")));
        casework.runBackgroundWork(reference);
    }

    private void assertReviewCountedOnce(String reference, String... words) {
        assertThat(audit.of(reference))
                .filteredOn(entry -> entry.action().startsWith("counted the date of the review again"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains(words));
    }

    @Test
    void aDayInAnEarlierEditionOfTheFileIsNotLostWhenTheFileIsReadAgain() {
        time.travelTo(NOW);
        assertThat(changes.readAgain("ada")).as("the file says nothing new").isFalse();
        changes.propose(holiday(PROCLAIMED), "ada");
        changes.accept(calendar.waiting().orElseThrow().id(), "maya");
        assertThat(changes.readAgain("ada"))
                .as("the file does not know the day that was added by hand")
                .isFalse();
        assertThat(workingDays.isWorkingDay(HOLIDAY)).isFalse();
    }

    private void assertMovedOnce(String reference, String... words) {
        assertThat(audit.of(reference))
                .filteredOn(entry -> entry.action().contains("bank holidays changed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains(words));
    }

    private Map<String, Object> variables(String reference) {
        return runtime.getVariables(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "foi-request")
                .singleResult()
                .getId());
    }

    /** Everything that a move could touch, of some cases. */
    private Map<String, Object> state(List<String> references) {
        Map<String, Object> state = new TreeMap<>();
        for (String reference : references) {
            state.put(
                    reference,
                    List.of(
                            String.valueOf(register.get(reference).dueOn()),
                            clock.history(reference),
                            audit.of(reference),
                            variables(reference).get("dueOn"),
                            casework.jobs(reference)
                                    .map(job -> job.getId() + " " + job.getDuedate())
                                    .sorted()
                                    .toList(),
                            casework.openSteps(reference).stream()
                                    .flatMap(step -> casework.tasks(reference, step).stream())
                                    .map(task -> task.getId() + " " + task.getDueDate())
                                    .sorted()
                                    .toList()));
        }
        return state;
    }

    private static String justBefore(Set<String> references) {
        String first = references.stream().min(String::compareTo).orElseThrow();
        return first.substring(0, first.length() - 1);
    }

    private CalendarChanges.NewDay holiday(LocalDate proclaimedOn) {
        return day(HOLIDAY, proclaimedOn);
    }

    private static CalendarChanges.NewDay day(LocalDate date, LocalDate proclaimedOn) {
        return new CalendarChanges.NewDay(
                date,
                date.getMonthValue() == 7 ? Set.of(Nation.NORTHERN_IRELAND) : Set.of(Nation.SCOTLAND),
                "A proclaimed day",
                CalendarChanges.LegalBasis.PROCLAIMED,
                null,
                proclaimedOn,
                "Edinburgh Gazette, issue 1");
    }

    private String logged(LocalDate on) {
        time.travelTo(on);
        return casework.log(
                "cara",
                form(
                        "submissionKey", UUID.randomUUID().toString(),
                        "channel", "EMAIL",
                        "receivedOn", on.toString(),
                        "subject", "A running request",
                        "wording", "How many cameras, and since when?",
                        "applicant", form("name", "Robin Example", "email", "robin@anywhere.example"),
                        "attachmentIds", list()));
    }

    private String triaged(LocalDate on) {
        String reference = logged(on);
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "failedLimbs",
                        list(),
                        "questions",
                        List.of(question("Question 1", "How many?"), question("Question 2", "Since when?"))));
        return reference;
    }

    private static Map<String, Object> question(String label, String wording) {
        return form("label", label, "wording", wording, "unclear", false, "units", list("unit-finance"));
    }
}
