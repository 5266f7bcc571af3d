package org.foicasework.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * How long a closed case is kept, by its outcome: dated data with its source, in a file that an authority can replace
 * ({@code foi.retention.periods}).
 */
@Component
class RetentionPeriods {

    private static final String ANY = "*";

    private final List<Period> periods;

    RetentionPeriods(@Value("${foi.retention.periods:classpath:retention/periods.txt}") Resource file) {
        this.periods = read(file);
    }

    /**
     * A rule.
     *
     * @param years how many years after the last thing that happened to the case
     */
    record Period(String outcome, int years, LocalDate from, String source) {

        /** In words, for the record of what was done by it. */
        String words() {
            return "%d years after the last action (%s; since %s)".formatted(years, source, Today.words(from));
        }
    }

    /** The rule for this outcome on this day: the latest one in force, one made for the outcome before one for any. */
    Period of(RequestStatus outcome, LocalDate on) {
        return periods.stream()
                .filter(period -> !period.from().isAfter(on))
                .filter(period ->
                        period.outcome().equals(ANY) || period.outcome().equals(outcome.name()))
                .max(Comparator.<Period, Boolean>comparing(
                                period -> !period.outcome().equals(ANY))
                        .thenComparing(Period::from))
                .orElseThrow();
    }

    private static List<Period> read(Resource file) {
        try {
            List<Period> periods = file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> period(file, line))
                    .toList();
            if (periods.stream().noneMatch(period -> period.outcome().equals(ANY))) {
                throw wrong(file, "no line says how long a case with any other outcome (*) is kept", null);
            }
            return periods;
        } catch (IOException missing) {
            throw wrong(file, "it cannot be opened", missing);
        }
    }

    private static Period period(Resource file, String line) {
        String[] cells = line.split("\\|", 4);
        try {
            return new Period(
                    cells[0].strip(),
                    Integer.parseInt(cells[1].strip()),
                    LocalDate.parse(cells[2].strip()),
                    cells[3].strip());
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException notARule) {
            throw wrong(file, "\"" + line + "\" is not outcome | years | in force from | source", notARule);
        }
    }

    private static IllegalStateException wrong(Resource file, String why, Exception cause) {
        return new IllegalStateException(
                "The file of retention periods %s (foi.retention.periods) is of no use: %s."
                        .formatted(file.getDescription(), why),
                cause);
    }
}
