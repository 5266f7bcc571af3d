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
 * @param proclaimedOn when it was proclaimed, or, where that is not known, when this authority first read of it; null
 *     for a day that recurs and for one that nobody disputes
 * @param gazette where the proclamation is printed, such as "London Gazette 4631404"; null if not stated
 */
public record BankHoliday(
        LocalDate date,
        String name,
        Set<Nation> nations,
        LocalDate movedFrom,
        String source,
        LocalDate proclaimedOn,
        String gazette) {

    public BankHoliday {
        Objects.requireNonNull(date, "A bank holiday needs a date.");
        Objects.requireNonNull(name, "A bank holiday needs a name.");
        Objects.requireNonNull(source, "A bank holiday needs its legal basis.");
        nations = Set.copyOf(nations);
        if (nations.isEmpty()) {
            throw new IllegalArgumentException("A bank holiday needs at least one nation: " + date + " " + name + ".");
        }
    }

    /** A day of which no proclamation is on record. */
    public BankHoliday(LocalDate date, String name, Set<Nation> nations, LocalDate movedFrom, String source) {
        this(date, name, nations, movedFrom, source, null, null);
    }

    /** The same day, proclaimed on this date. */
    public BankHoliday proclaimed(LocalDate on) {
        return new BankHoliday(date, name, nations, movedFrom, source, on, gazette);
    }

    /** The same day in one nation alone. */
    BankHoliday in(Nation nation) {
        return new BankHoliday(date, name, Set.of(nation), movedFrom, source, proclaimedOn, gazette);
    }
}
