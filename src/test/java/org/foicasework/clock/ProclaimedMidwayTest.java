package org.foicasework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bank holiday proclaimed while a request is running: both dates, and which one is worked to. */
class ProclaimedMidwayTest {

    private static final LocalDate HOLIDAY = LocalDate.of(2027, 6, 14);
    private static final LocalDate PROCLAIMED = LocalDate.of(2027, 5, 24);
    private static final LocalDate RECEIVED = LocalDate.of(2027, 5, 20);
    private static final LocalDate EARLIER = LocalDate.of(2027, 6, 18);
    private static final LocalDate LATER = LocalDate.of(2027, 6, 21);

    @Test
    void aRequestThatCameBeforeTheProclamationKeepsTheEarlierDateAndShowsTheOther() {
        Deadline deadline = deadline(ProclaimedMidway.EARLIER_DATE, RECEIVED, List.of());

        assertThat(deadline.dueOn()).isEqualTo(EARLIER);
        assertThat(deadline.disputed()).isEqualTo(LATER);
        assertThat(deadline.ledger())
                .filteredOn(entry -> entry.on().equals(HOLIDAY))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.counts()).isTrue();
                    assertThat(entry.why()).contains("proclamation on 24 May 2027", "disputed");
                    assertThat(entry.source()).contains("s1(3)");
                });
    }

    @Test
    void anAuthorityCanHoldThatTheDayCountsForEveryRequest() {
        Deadline deadline = deadline(ProclaimedMidway.HOLIDAY_COUNTS, RECEIVED, List.of());

        assertThat(deadline.dueOn()).isEqualTo(LATER);
        assertThat(deadline.disputed()).isEqualTo(EARLIER);
    }

    @Test
    void aRequestThatCameOnTheDayOfTheProclamationOrLaterGainsTheDayWithoutDispute() {
        Deadline deadline = deadline(ProclaimedMidway.EARLIER_DATE, PROCLAIMED, List.of());

        assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2027, 6, 23));
        assertThat(deadline.disputed()).isNull();
    }

    @Test
    void aClarificationAfterTheProclamationMakesTheDayCount() {
        Deadline deadline = deadline(
                ProclaimedMidway.EARLIER_DATE,
                RECEIVED,
                List.of(
                        ClockEvent.clarificationRequested(RECEIVED.plusDays(1)),
                        ClockEvent.clarificationReceived(LocalDate.of(2027, 5, 26))));

        assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2027, 6, 25));
        assertThat(deadline.disputed()).isNull();
    }

    @Test
    void aDayThatIsAHolidayElsewhereAnywayIsDisputedByNobody() {
        LocalDate boyne = LocalDate.of(2027, 7, 12);
        BankHolidays calendar = BankHolidays.of(List.of())
                .plus(new BankHoliday(boyne, "Proclaimed", Set.of(Nation.SCOTLAND), null, "s1(3)", PROCLAIMED, null));

        assertThat(calendar.on(boyne).orElseThrow().nations()).containsOnly(Nation.SCOTLAND, Nation.NORTHERN_IRELAND);
        assertThat(calendar.proclaimedAfter(RECEIVED)).isEmpty();
        assertThat(calendar.version())
                .as("no date changes")
                .isEqualTo(BankHolidays.of(List.of()).version());
    }

    @Test
    void aMovedDayIsWhereItWasForARequestThatCameBefore() {
        LocalDate from = LocalDate.of(2027, 5, 31);
        LocalDate to = LocalDate.of(2027, 6, 4);
        BankHolidays calendar = BankHolidays.of(List.of())
                .plus(new BankHoliday(to, "Spring", Set.of(Nation.values()), from, "s1(2)", PROCLAIMED, null));

        assertThat(calendar.on(from)).isEmpty();
        assertThat(calendar.withoutProclaimedAfter(RECEIVED).on(from)).isPresent();
        assertThat(calendar.withoutProclaimedAfter(RECEIVED).on(to)).isEmpty();
        assertThat(calendar.withoutProclaimedAfter(PROCLAIMED)).isSameAs(calendar);
    }

    private static Deadline deadline(ProclaimedMidway policy, LocalDate received, List<ClockEvent> events) {
        BankHolidays calendar = BankHolidays.of(List.of())
                .plus(new BankHoliday(
                        HOLIDAY,
                        "World Cup bank holiday",
                        Set.of(Nation.SCOTLAND),
                        null,
                        "Banking and Financial Dealings Act 1971 s1(3)",
                        PROCLAIMED,
                        null));
        return new StatutoryClock(new WorkingDays(calendar), policy).deadline(Regime.FOIA, received, events, null);
    }
}
