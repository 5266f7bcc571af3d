package org.foicasework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BankHolidaysTest {

    private static final Set<Nation> ALL = EnumSet.allOf(Nation.class);

    @Test
    void theCalendarIsTheOfficialTableDayByDayAndNationByNation() {
        assertThat(Calendars.official()).hasSize(134);
        assertThat(nationsByDay(BankHolidays.of(List.of()))).isEqualTo(Calendars.official());
    }

    @Test
    void everyDayHasANameAndItsLegalBasis() {
        assertThat(BankHolidays.of(List.of()).all()).allSatisfy(holiday -> {
            assertThat(holiday.name()).isNotBlank();
            assertThat(holiday.source()).containsAnyOf("Banking and Financial Dealings Act 1971", "FOIA 2000 s10(6)");
        });
    }

    @Test
    void aSubstituteDaySaysThatItIsOne() {
        assertThat(BankHolidays.of(List.of()).on(LocalDate.of(2026, 12, 28)).orElseThrow())
                .extracting(BankHoliday::name)
                .isEqualTo("Boxing Day (substitute day)");
    }

    @Test
    void aYearBeyondTheKnownOnesIsAnErrorThatNamesIt() {
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(() -> BankHolidays.of(List.of()).on(LocalDate.of(2029, 1, 2)))
                .withMessageContaining("2029")
                .satisfies(e -> assertThat(e.year()).isEqualTo(Year.of(2029)));
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(() -> BankHolidays.of(List.of()).on(LocalDate.of(2018, 12, 31)))
                .withMessageContaining("2018");
    }

    @Test
    void aProclaimedDayIsAddedForItsNation() {
        LocalDate day = LocalDate.of(2027, 6, 14);
        BankHolidays holidays = BankHolidays.of(
                List.of(new BankHoliday(day, "Proclaimed day", Set.of(Nation.SCOTLAND), null, "s1(3)")));

        assertThat(holidays.on(day).orElseThrow().nations()).containsExactly(Nation.SCOTLAND);
        assertThat(holidays.all()).hasSize(135);
    }

    @Test
    void aMovedDayIsAWorkingDayAgainWhereItWasMoved() {
        LocalDate from = LocalDate.of(2027, 5, 3);
        LocalDate to = LocalDate.of(2027, 5, 7);
        BankHolidays holidays =
                BankHolidays.of(List.of(new BankHoliday(to, "Early May", Set.of(Nation.SCOTLAND), from, "s1(2)")));

        assertThat(holidays.on(from).orElseThrow().nations())
                .containsExactlyInAnyOrder(Nation.ENGLAND, Nation.WALES, Nation.NORTHERN_IRELAND);
        assertThat(holidays.on(to).orElseThrow().nations()).containsExactly(Nation.SCOTLAND);

        BankHolidays everywhere = BankHolidays.of(List.of(new BankHoliday(to, "Early May", ALL, from, "s1(2)")));
        assertThat(everywhere.on(from)).isEmpty();
    }

    @Test
    void aWholeYearInTheListStandsInPlaceOfTheCalendar() {
        // As if the first Monday of May 2028 had been moved: the list has the new day and, like GOV.UK's, not the old
        // one.
        LocalDate usual = LocalDate.of(2028, 5, 1);
        LocalDate moved = LocalDate.of(2028, 5, 5);
        List<BankHoliday> list = official();
        list.removeIf(holiday -> holiday.date().equals(usual));
        list.add(new BankHoliday(moved, "Early May", ALL, null, "s1(2)"));

        BankHolidays holidays = BankHolidays.of(list);

        assertThat(holidays.on(usual)).isEmpty();
        assertThat(holidays.on(moved)).isPresent();
    }

    @Test
    void theWholeOfficialListGivesTheSameCalendarAsNoListAtAll() {
        assertThat(nationsByDay(BankHolidays.of(official()))).isEqualTo(Calendars.official());
        assertThat(BankHolidays.of(official()).version())
                .isEqualTo(BankHolidays.of(List.of()).version());
    }

    @Test
    void aWholeNewYearForEveryNationBecomesKnown() {
        List<BankHoliday> list = official();
        for (int month = 1; month <= 8; month++) {
            list.add(new BankHoliday(LocalDate.of(2029, month, 5), "Listed", ALL, null, "s1(3)"));
        }
        BankHolidays holidays = BankHolidays.of(list);

        assertThat(holidays.on(LocalDate.of(2029, 3, 5))).isPresent();
        assertThat(holidays.on(LocalDate.of(2029, 3, 6))).isEmpty();
        assertThat(holidays.version()).startsWith("2019-2029 ");
    }

    @Test
    void aSingleDayDoesNotMakeItsYearKnown() {
        LocalDate day = LocalDate.of(2029, 6, 1);
        BankHolidays holidays = BankHolidays.of(List.of(new BankHoliday(day, "Proclaimed day", ALL, null, "s1(3)")));

        assertThatExceptionOfType(UnknownYearException.class).isThrownBy(() -> holidays.on(day));
    }

    @Test
    void theVersionChangesWithTheDaysAndNotWithTheirNames() {
        LocalDate may = LocalDate.of(2027, 5, 3);
        String version = BankHolidays.of(List.of()).version();

        assertThat(version).matches("2019-2028 [0-9a-f]{8}");
        assertThat(BankHolidays.of(List.of(new BankHoliday(may, "Reworded", ALL, null, "s1(3)")))
                        .version())
                .isEqualTo(version);
        assertThat(BankHolidays.of(List.of(new BankHoliday(may.plusDays(1), "One more", ALL, null, "s1(3)")))
                        .version())
                .isNotEqualTo(version);
    }

    private static List<BankHoliday> official() {
        return Calendars.official().entrySet().stream()
                .map(day -> new BankHoliday(day.getKey(), "Listed", day.getValue(), null, "listed"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<LocalDate, Set<Nation>> nationsByDay(BankHolidays holidays) {
        return holidays.all().stream().collect(Collectors.toMap(BankHoliday::date, BankHoliday::nations));
    }
}
