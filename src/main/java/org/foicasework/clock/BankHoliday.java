package org.foicasework.clock;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * One bank holiday, or one of the two days that s10(6) names itself, Christmas Day and Good Friday.
 *
 * @param date the day
 * @param name what it is called, "(substitute day)" included
 * @param nations where it is a holiday, at least one
 * @param movedFrom the day that it replaces in that year (Banking and Financial Dealings Act 1971 s1(2)): that day is
 *     then a working day; null for all others
 * @param source the legal basis, in words
 */
public record BankHoliday(LocalDate date, String name, Set<Nation> nations, LocalDate movedFrom, String source) {

    public BankHoliday {
        Objects.requireNonNull(date, "A bank holiday needs a date.");
        Objects.requireNonNull(name, "A bank holiday needs a name.");
        Objects.requireNonNull(source, "A bank holiday needs its legal basis.");
        nations = Set.copyOf(nations);
        if (nations.isEmpty()) {
            throw new IllegalArgumentException("A bank holiday needs at least one nation: " + date + " " + name + ".");
        }
    }
}
