package org.foicasework.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Working days as FOIA s10(6) has them, and with it the EIR (reg 2(1)):
 *
 * <blockquote>"any day other than a Saturday, a Sunday, Christmas Day, Good Friday or a day which is a bank holiday under
 * the Banking and Financial Dealings Act 1971 in any part of the United Kingdom"</blockquote>
 *
 * <p>So one calendar for every authority, wherever it is: 2 January (Scotland) and 12 July (Northern Ireland) do not count
 * in London. Office closures, privilege days and strikes do count.
 *
 * <p>Every method throws {@link UnknownYearException} when it would need the bank holidays of a year that is not known.
 */
public final class WorkingDays {

    private final Supplier<BankHolidays> calendar;

    /** Working days by a calendar that stays as it is. */
    public WorkingDays(BankHolidays bankHolidays) {
        Objects.requireNonNull(bankHolidays);
        this.calendar = () -> bankHolidays;
    }

    /** Working days by a calendar that can change while the application runs: each question is put to the one in force. */
    public WorkingDays(Supplier<BankHolidays> calendar) {
        this.calendar = Objects.requireNonNull(calendar);
    }

    /** The bank holidays in force now. One computation asks once, so that it counts by one calendar. */
    BankHolidays bankHolidays() {
        return calendar.get();
    }

    /** Whether the day is a working day. */
    public boolean isWorkingDay(LocalDate date) {
        return whyNot(date).isEmpty();
    }

    /**
     * Whether the day is a working day where only the bank holidays of one nation count. Not the working day of s10(6): rules
     * of court count so.
     */
    public boolean isWorkingDayIn(Nation nation, LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean holiday = bankHolidays()
                .on(date)
                .filter(day -> day.nations().contains(nation))
                .isPresent();
        return !weekend && !holiday;
    }

    /** Why the day is not a working day: "Saturday", or the holiday with its nations; empty for a working day. */
    public Optional<NonWorkingDay> whyNot(LocalDate date) {
        return whyNot(bankHolidays(), date);
    }

    private static Optional<NonWorkingDay> whyNot(BankHolidays bankHolidays, LocalDate date) {
        Optional<BankHoliday> holiday = bankHolidays.on(date);
        DayOfWeek dayOfWeek = date.getDayOfWeek();
        if (dayOfWeek == DayOfWeek.SATURDAY || dayOfWeek == DayOfWeek.SUNDAY) {
            return Optional.of(new NonWorkingDay(dayOfWeek == DayOfWeek.SATURDAY ? "Saturday" : "Sunday", null));
        }
        return holiday.map(
                day -> new NonWorkingDay("%s (%s)".formatted(day.name(), Nation.words(day.nations())), day.source()));
    }

    /**
     * The n-th working day after a day, the first working day after it being number 1.
     *
     * @param count at least 1
     */
    public LocalDate nthAfter(LocalDate date, int count) {
        return nth(date, count, 1);
    }

    /**
     * The n-th working day before a day, the last working day before it being number 1.
     *
     * @param count at least 1
     */
    public LocalDate nthBefore(LocalDate date, int count) {
        return nth(date, count, -1);
    }

    /**
     * How many working days lie after the one day, up to and including the other: the working days left. Negative when
     * {@code to} has gone by: then the working days after {@code to}, up to and including {@code from}.
     */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        BankHolidays bankHolidays = bankHolidays();
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(day -> whyNot(bankHolidays, day).isEmpty())
                .count();
    }

    /** Which bank holidays are counted with: {@link BankHolidays#version()}. */
    public String calendarVersion() {
        return bankHolidays().version();
    }

    private LocalDate nth(LocalDate date, int count, int step) {
        if (count < 1) {
            throw new IllegalArgumentException("Working days are counted from 1, not from " + count + ".");
        }
        BankHolidays bankHolidays = bankHolidays();
        LocalDate day = date;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(step);
            if (whyNot(bankHolidays, day).isEmpty()) {
                counted++;
            }
        }
        return day;
    }

    /**
     * Why a day is not a working day.
     *
     * @param name the weekday, or the holiday with its nations
     * @param source the legal basis of the holiday; null for a Saturday or a Sunday
     */
    public record NonWorkingDay(String name, String source) {}
}
