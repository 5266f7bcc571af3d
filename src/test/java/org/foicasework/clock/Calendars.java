package org.foicasework.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calendars to test with. */
public final class Calendars {

    private Calendars() {}

    /** Jollyday's calendar alone. */
    public static WorkingDays workingDays() {
        return new WorkingDays(BankHolidays.of(List.of()));
    }

    public static StatutoryClock clock() {
        return new StatutoryClock(workingDays());
    }

    /** What GOV.UK's table of 21 August 2026 says, 2019 to 2028: each day and where it is a holiday. */
    public static Map<LocalDate, Set<Nation>> official() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/org/foicasework/clock/bank-holidays.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            cells -> LocalDate.parse(cells[0]),
                            cells -> Arrays.stream(cells[1].split(" "))
                                    .map(Nation::valueOf)
                                    .collect(Collectors.toSet()),
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
