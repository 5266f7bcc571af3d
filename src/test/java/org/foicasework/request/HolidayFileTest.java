package org.foicasework.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.foicasework.clock.BankHoliday;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.Nation;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The operator replaces the holiday file. */
@CaseworkTest
class HolidayFileTest {

    private static final LocalDate NEW_DAY = LocalDate.of(2028, 6, 12);

    @Autowired
    HolidayCalendar calendar;

    @Autowired
    CalendarChanges changes;

    @Autowired
    PublishedHolidays file;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Today today;

    @Autowired
    AuditTrail audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TimeMachine time;

    @Test
    void aReplacedFileIsNoticedAtTheStartAndWaitsForAPersonWhileTheOldCalendarStaysInForce() {
        time.travelTo(LocalDate.of(2027, 3, 1));
        BankHolidays replaced =
                file.read().plus(new BankHoliday(NEW_DAY, "New day", Set.of(Nation.WALES), null, "Listed by GOV.UK"));

        // Another node, or this one after a restart, with the new file beside it.
        CalendarChanges restarted = withFile(() -> replaced);
        restarted.afterPropertiesSet();

        HolidayCalendar.Edition waiting = calendar.waiting().orElseThrow();
        try {
            assertThat(waiting.reason()).isEqualTo("New day, 12 June 2028 (Wales), is added.");
            assertThat(waiting.origin()).isEqualTo(HolidayCalendar.Origin.FILE);
            assertThat(calendar.calendar(waiting.id()).on(NEW_DAY).orElseThrow().proclaimedOn())
                    .as("GOV.UK does not say; so the day it was read")
                    .isEqualTo(LocalDate.of(2027, 3, 1));
            assertThat(calendar.get().on(NEW_DAY)).isEmpty();
            restarted.afterPropertiesSet();
            assertThat(calendar.waiting().orElseThrow().id())
                    .as("a second start proposes nothing twice")
                    .isEqualTo(waiting.id());
            assertThatThrownBy(() -> restarted.readAgain("ada")).hasMessageContaining("Decide on that one first");
        } finally {
            changes.refuse(waiting.id(), "The test is over.", "mark");
        }
        assertThat(calendar.get().on(NEW_DAY)).isEmpty();
    }

    @Test
    void whatIsNotInTheFileAnyMoreIsProposedAsTakenAway() {
        LocalDate worldCup = LocalDate.of(2026, 6, 15);
        BankHolidays replaced = BankHolidays.kept(
                file.read().all().stream()
                        .filter(holiday -> !holiday.date().equals(worldCup))
                        .toList(),
                Set.copyOf(file.read().years()));
        CalendarChanges operators = withFile(() -> replaced);

        assertThat(operators.readAgain("ada")).isTrue();

        HolidayCalendar.Edition waiting = calendar.waiting().orElseThrow();
        try {
            assertThat(waiting.reason()).contains("15 June 2026, is taken away");
        } finally {
            changes.refuse(waiting.id(), "The test is over.", "mark");
        }
    }

    @Test
    void whoTakesADayAwayIsToldWhatElseTheFileSaysNow() {
        time.travelTo(LocalDate.of(2027, 3, 1));
        BankHoliday byHand =
                new BankHoliday(NEW_DAY, "New day", Set.of(Nation.WALES), null, "Listed by GOV.UK", null, null);
        LocalDate another = NEW_DAY.plusWeeks(1);
        changes.propose(
                new CalendarChanges.NewDay(
                        NEW_DAY,
                        Set.of(Nation.WALES),
                        "New day",
                        CalendarChanges.LegalBasis.PROCLAIMED,
                        null,
                        LocalDate.of(2027, 2, 1),
                        null),
                "ada");
        accept();
        try {
            BankHolidays replaced = file.read()
                    .plus(new BankHoliday(another, "Another day", Set.of(Nation.WALES), null, "Listed by GOV.UK"));
            withFile(() -> replaced).takeAway(NEW_DAY, "ada");
            HolidayCalendar.Edition waiting = calendar.waiting().orElseThrow();
            assertThat(waiting.reason())
                    .isEqualTo("Another day, 19 June 2028 (Wales), is added; New day, 12 June 2028, is taken away.");
            changes.refuse(waiting.id(), "Only one of them is wanted.", "mark");

            assertThatThrownBy(() -> withFile(() -> file.read().plus(byHand)).takeAway(NEW_DAY, "ada"))
                    .hasMessageContaining("The holiday file has this day, too.");
            assertThatThrownBy(() -> withFile(() -> {
                                throw new IllegalStateException("The file of bank holidays cannot be read.");
                            })
                            .takeAway(NEW_DAY, "ada"))
                    .isInstanceOf(InvalidSubmissionException.class)
                    .hasMessageContaining("cannot be read");
        } finally {
            changes.takeAway(NEW_DAY, "ada");
            accept();
        }
    }

    private CalendarChanges withFile(PublishedHolidays file) {
        return new CalendarChanges(jdbc, clock, today, audit, calendar, file, transactions);
    }

    private void accept() {
        changes.accept(calendar.waiting().orElseThrow().id(), "mark");
    }
}
