package org.foicasework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold whatever the day of receipt: each day of 2022 to 2028 whose due date is within the known years. */
class EveryReceiptDayTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    private final StatutoryClock clock = Calendars.clock();

    // The official table and nothing of our own calendar: a second opinion on each day.
    private final Set<LocalDate> holidays = Calendars.official().keySet();

    @ParameterizedTest
    @CsvSource({
        "FOIA, 20, 2028-11-28",
        "FOIA_ARCHIVE, 30, 2028-11-14",
        "EIR, 20, 2028-11-28",
        "EIR_RECONSIDERATION, 40, 2028-10-31",
        "INTERNAL_REVIEW, 20, 2028-11-28"
    })
    void theDueDateIsTheWorkingDayWithExactlyThatManyAfterReceipt(Regime regime, int length, LocalDate last) {
        LocalDate previous = LocalDate.MIN;
        for (LocalDate receivedOn : upTo(last)) {
            Deadline deadline = clock.deadline(regime, receivedOn, List.of(), null);
            LocalDate due = deadline.dueOn();

            assertThat(isWorkingDay(due)).as("due %s", due).isTrue();
            assertThat(receivedOn
                            .plusDays(1)
                            .datesUntil(due.plusDays(1))
                            .filter(this::isWorkingDay)
                            .count())
                    .as("received %s, due %s", receivedOn, due)
                    .isEqualTo(length);
            assertThat(due).as("received %s", receivedOn).isAfterOrEqualTo(previous);
            previous = due;
        }
    }

    @Test
    void theLedgerHasEachDayOnceAndCountsTwentyOfThem() {
        for (LocalDate receivedOn : upTo(LocalDate.of(2028, 11, 28))) {
            Deadline deadline = clock.deadline(Regime.FOIA, receivedOn, List.of(), null);

            assertThat(deadline.ledger())
                    .extracting(LedgerEntry::on)
                    .containsExactlyElementsOf(
                            receivedOn.datesUntil(deadline.dueOn().plusDays(1)).toList());
            assertThat(deadline.ledger().stream().filter(LedgerEntry::counts).map(LedgerEntry::day))
                    .containsExactlyElementsOf(
                            Stream.iterate(1, day -> day + 1).limit(20).toList());
            assertThat(deadline.ledger()).allSatisfy(entry -> {
                assertThat(entry.why()).isNotBlank();
                assertThat(entry.source()).isNotBlank();
                assertThat(entry.counts()).isEqualTo(entry.day() != null);
            });
        }
    }

    @Test
    void aClarificationOnAnyDayGivesTheSameDateAsAReceiptOnThatDay() {
        for (LocalDate answeredOn : upTo(LocalDate.of(2028, 11, 28))) {
            Deadline deadline = clock.deadline(
                    Regime.FOIA,
                    answeredOn.minusDays(10),
                    List.of(
                            ClockEvent.clarificationRequested(answeredOn.minusDays(5)),
                            ClockEvent.clarificationReceived(answeredOn)),
                    null);

            assertThat(deadline.dueOn())
                    .isEqualTo(clock.deadline(Regime.FOIA, answeredOn, List.of(), null)
                            .dueOn());
            assertThat(deadline.ledger().stream().filter(LedgerEntry::counts)).hasSize(20);
        }
    }

    @Test
    void aFeeMovesTheDateByTheWorkingDaysFromNoticeToPayment() {
        for (LocalDate receivedOn : upTo(LocalDate.of(2028, 10, 16))) {
            LocalDate notice = receivedOn.plusDays(4);
            LocalDate paid = notice.plusDays(9);
            LocalDate due = clock.deadline(
                            Regime.FOIA,
                            receivedOn,
                            List.of(ClockEvent.feesNoticeIssued(notice), ClockEvent.feeReceived(paid)),
                            null)
                    .dueOn();
            long disregarded = notice.datesUntil(paid.plusDays(1))
                    .filter(this::isWorkingDay)
                    .count();

            assertThat(receivedOn
                            .plusDays(1)
                            .datesUntil(due.plusDays(1))
                            .filter(this::isWorkingDay)
                            .count())
                    .as("received %s", receivedOn)
                    .isEqualTo(20 + disregarded);
        }
    }

    @Test
    void aReceiptSoLateThatItsDateIsUnknownIsAnErrorAndNotAGuess() {
        LocalDate.of(2028, 12, 1).datesUntil(LocalDate.of(2029, 1, 1)).forEach(receivedOn -> assertThatExceptionOfType(
                        UnknownYearException.class)
                .isThrownBy(() -> clock.deadline(Regime.FOIA, receivedOn, List.of(), null))
                .withMessageContaining("2029"));
    }

    private static List<LocalDate> upTo(LocalDate last) {
        return FIRST.datesUntil(last.plusDays(1)).toList();
    }

    private boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(date);
    }
}
