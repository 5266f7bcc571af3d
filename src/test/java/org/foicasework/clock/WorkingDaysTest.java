package org.foicasework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private final WorkingDays workingDays = Calendars.workingDays();

    @Test
    void aHolidayInOnePartOfTheUnitedKingdomIsNoWorkingDayAnywhere() {
        assertThat(workingDays.isWorkingDay(LocalDate.of(2026, 6, 15))).isFalse();
        assertThat(workingDays.whyNot(LocalDate.of(2026, 7, 13)).orElseThrow().name())
                .isEqualTo("Battle of the Boyne (Orangemen's Day) (substitute day) (Northern Ireland)");
    }

    @Test
    void aDayThatAHolidayWasMovedFromIsAWorkingDay() {
        assertThat(workingDays.isWorkingDay(LocalDate.of(2022, 5, 30))).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2022, 6, 2))).isFalse();
    }

    @Test
    void whereAHolidayIsKeptIsSaidInWords() {
        assertThat(workingDays.whyNot(LocalDate.of(2024, 8, 26)).orElseThrow().name())
                .isEqualTo("Summer bank holiday (England, Wales and Northern Ireland)");
        assertThat(workingDays.whyNot(LocalDate.of(2024, 12, 25)).orElseThrow().name())
                .isEqualTo("Christmas Day (all of the United Kingdom)");
        assertThat(workingDays.whyNot(LocalDate.of(2022, 12, 25)).orElseThrow().name())
                .isEqualTo("Sunday");
    }

    @Test
    void countsForwardsAndBackwards() {
        LocalDate fridayBeforeEaster = LocalDate.of(2026, 4, 2);

        assertThat(workingDays.nthAfter(fridayBeforeEaster, 1)).isEqualTo("2026-04-07");
        assertThat(workingDays.nthBefore(LocalDate.of(2026, 4, 7), 1)).isEqualTo(fridayBeforeEaster);
        assertThat(workingDays.nthAfter(LocalDate.of(2024, 9, 10), 60)).isEqualTo("2024-12-04");
    }

    @Test
    void theDaysLeftTurnNegativeOnceTheDayHasGoneBy() {
        LocalDate due = LocalDate.of(2026, 4, 7);

        assertThat(workingDays.between(LocalDate.of(2026, 4, 2), due)).isEqualTo(1);
        assertThat(workingDays.between(due, due)).isZero();
        assertThat(workingDays.between(LocalDate.of(2026, 4, 9), due)).isEqualTo(-2);
    }

    @Test
    void aCountThatRunsIntoAnUnknownYearIsAnError() {
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(() -> workingDays.nthAfter(LocalDate.of(2028, 12, 15), 20))
                .withMessageContaining("2029");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> workingDays.nthAfter(LocalDate.of(2026, 4, 2), 0));
    }
}
