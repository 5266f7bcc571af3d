package org.foicasework.clock;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The bank holidays of every part of the United Kingdom, for the years in which they are known.
 *
 * <p>Jollyday's calendar gives the days that recur; a list of proclaimed and corrected days, which an operator can
 * replace, is laid over it. Where that list has a nation's whole year, as GOV.UK's own file does, that year is taken
 * from the list alone. Where it has single days only, they are added, and a day they were moved from is taken away.
 */
public final class BankHolidays {

    /** Checked day by day against GOV.UK's bank-holidays.json as it stood on 21 August 2026. */
    private static final List<Integer> VERIFIED_YEARS =
            IntStream.rangeClosed(2019, 2028).boxed().toList();

    /** Every nation has at least eight bank holidays a year (England and Wales); a list of corrections has one or two. */
    private static final int FEWEST_DAYS_IN_A_WHOLE_YEAR = 8;

    private final NavigableMap<LocalDate, BankHoliday> days;
    private final Set<Integer> knownYears;
    private final String version;

    private BankHolidays(NavigableMap<LocalDate, BankHoliday> days, Set<Integer> knownYears) {
        this.days = days;
        this.knownYears = knownYears;
        this.version = fingerprint();
    }

    /**
     * Jollyday's calendar with a list of proclaimed and corrected days laid over it.
     *
     * @param published single days, whole years, or both
     */
    public static BankHolidays of(Collection<BankHoliday> published) {
        Map<Nation, NavigableMap<LocalDate, BankHoliday>> publishedBy = byNation(published);
        TreeSet<Integer> years = new TreeSet<>(VERIFIED_YEARS);
        published.stream()
                .map(holiday -> holiday.date().getYear())
                .filter(year -> EnumSet.allOf(Nation.class).stream().allMatch(n -> isWhole(publishedBy.get(n), year)))
                .forEach(years::add);

        Map<LocalDate, Set<BankHoliday>> onEachDay = new TreeMap<>();
        for (Nation nation : Nation.values()) {
            for (int year : years) {
                overlay(nation, year, publishedBy.get(nation)).values().forEach(holiday -> onEachDay
                        .computeIfAbsent(holiday.date(), date -> new LinkedHashSet<>())
                        .add(holiday));
            }
        }
        NavigableMap<LocalDate, BankHoliday> days = new TreeMap<>();
        onEachDay.forEach((date, holidays) -> days.put(date, union(date, holidays)));
        return new BankHolidays(days, years);
    }

    /**
     * The bank holiday on this day in any part of the United Kingdom, if there is one.
     *
     * @throws UnknownYearException if the bank holidays of its year are not known
     */
    public Optional<BankHoliday> on(LocalDate date) {
        if (!knownYears.contains(date.getYear())) {
            TreeSet<Integer> known = new TreeSet<>(knownYears);
            throw new UnknownYearException(Year.of(date.getYear()), Year.of(known.first()), Year.of(known.last()));
        }
        return Optional.ofNullable(days.get(date));
    }

    /**
     * A calendar as it was kept: these days and no others.
     *
     * @param years the years whose bank holidays these are, all of them
     */
    public static BankHolidays kept(Collection<BankHoliday> days, Set<Integer> years) {
        NavigableMap<LocalDate, BankHoliday> kept = new TreeMap<>();
        days.forEach(holiday -> kept.put(holiday.date(), holiday));
        return new BankHolidays(kept, Set.copyOf(years));
    }

    /**
     * This calendar with one more proclaimed day. Where it was moved (Banking and Financial Dealings Act 1971 s1(2)), the
     * day it was moved from is a working day again in its nations.
     *
     * @throws UnknownYearException if the bank holidays of its year are not known
     */
    public BankHolidays plus(BankHoliday holiday) {
        NavigableMap<LocalDate, BankHoliday> more = new TreeMap<>(days);
        Optional<BankHoliday> there = on(holiday.date());
        more.put(
                holiday.date(),
                there.map(known -> union(holiday.date(), new LinkedHashSet<>(List.of(known, holiday))))
                        .orElse(holiday));
        if (holiday.movedFrom() != null) {
            more.computeIfPresent(holiday.movedFrom(), (date, old) -> {
                Set<Nation> left = EnumSet.copyOf(old.nations());
                left.removeAll(holiday.nations());
                return left.isEmpty()
                        ? null
                        : new BankHoliday(
                                date,
                                old.name(),
                                left,
                                old.movedFrom(),
                                old.source(),
                                old.proclaimedOn(),
                                old.gazette());
            });
        }
        return new BankHolidays(more, knownYears);
    }

    /**
     * The calendar as it was before any day was proclaimed that was proclaimed after this date; the calendar itself when
     * there is no such day.
     */
    BankHolidays withoutProclaimedAfter(LocalDate date) {
        List<BankHoliday> later = proclaimedAfter(date);
        if (later.isEmpty()) {
            return this;
        }
        NavigableMap<LocalDate, BankHoliday> before = new TreeMap<>(days);
        later.forEach(holiday -> before.remove(holiday.date()));
        later.stream()
                .filter(holiday -> holiday.movedFrom() != null)
                .forEach(holiday -> before.putIfAbsent(
                        holiday.movedFrom(),
                        new BankHoliday(
                                holiday.movedFrom(), holiday.name(), holiday.nations(), null, holiday.source())));
        return new BankHolidays(before, knownYears);
    }

    /** The days that were proclaimed after this date, in order. */
    List<BankHoliday> proclaimedAfter(LocalDate date) {
        return days.values().stream()
                .filter(holiday ->
                        holiday.proclaimedOn() != null && holiday.proclaimedOn().isAfter(date))
                .toList();
    }

    /** The years whose bank holidays are known, in order. */
    public List<Integer> years() {
        return knownYears.stream().sorted().toList();
    }

    /** Every known bank holiday, in order. */
    public List<BankHoliday> all() {
        return List.copyOf(days.values());
    }

    /** Changes when, and only when, a known day or a known year changes; such as "2019-2028 3f2a9c1b". */
    public String version() {
        return version;
    }

    private static Map<Nation, NavigableMap<LocalDate, BankHoliday>> byNation(Collection<BankHoliday> holidays) {
        Map<Nation, NavigableMap<LocalDate, BankHoliday>> result = EnumSet.allOf(Nation.class).stream()
                .collect(Collectors.toMap(nation -> nation, nation -> new TreeMap<>()));
        holidays.forEach(holiday ->
                holiday.nations().forEach(nation -> result.get(nation).put(holiday.date(), holiday.in(nation))));
        return result;
    }

    private static boolean isWhole(NavigableMap<LocalDate, BankHoliday> published, int year) {
        return of(year, published).size() >= FEWEST_DAYS_IN_A_WHOLE_YEAR;
    }

    private static NavigableMap<LocalDate, BankHoliday> of(int year, NavigableMap<LocalDate, BankHoliday> holidays) {
        return holidays.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true);
    }

    private static NavigableMap<LocalDate, BankHoliday> overlay(
            Nation nation, int year, NavigableMap<LocalDate, BankHoliday> published) {
        NavigableMap<LocalDate, BankHoliday> ofYear = of(year, published);
        if (isWhole(published, year)) {
            return ofYear;
        }
        NavigableMap<LocalDate, BankHoliday> result = recurring(nation, year);
        // Banking and Financial Dealings Act 1971 s1(2): the day moved from is not a bank holiday in that year.
        ofYear.values().forEach(holiday -> {
            if (holiday.movedFrom() != null) {
                result.remove(holiday.movedFrom());
            }
        });
        result.putAll(ofYear);
        return result;
    }

    private static NavigableMap<LocalDate, BankHoliday> recurring(Nation nation, int year) {
        HolidayManager jollyday = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
        NavigableMap<LocalDate, BankHoliday> result = new TreeMap<>();
        for (Holiday holiday : jollyday.getHolidays(Year.of(year), nation.jollydayCode())) {
            RecurringHoliday known =
                    RecurringHoliday.of(holiday.getPropertiesKey(), holiday.getDescription(Locale.ENGLISH));
            boolean substitute = !holiday.getDate().equals(holiday.getActualDate());
            result.put(
                    holiday.getDate(),
                    new BankHoliday(
                            holiday.getDate(),
                            substitute ? known.name() + " (substitute day)" : known.name(),
                            Set.of(nation),
                            null,
                            known.source()));
        }
        return result;
    }

    private static BankHoliday union(LocalDate date, Set<BankHoliday> holidays) {
        return new BankHoliday(
                date,
                holidays.stream().map(BankHoliday::name).distinct().collect(Collectors.joining(" and ")),
                holidays.stream()
                        .flatMap(holiday -> holiday.nations().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                holidays.stream()
                        .map(BankHoliday::movedFrom)
                        .filter(movedFrom -> movedFrom != null)
                        .findFirst()
                        .orElse(null),
                holidays.stream().map(BankHoliday::source).distinct().collect(Collectors.joining("; ")),
                // A day that is a holiday in one nation anyway is disputed by nobody.
                holidays.stream().anyMatch(holiday -> holiday.proclaimedOn() == null)
                        ? null
                        : holidays.stream()
                                .map(BankHoliday::proclaimedOn)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                holidays.stream()
                        .map(BankHoliday::gazette)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining("; "), gazettes -> gazettes.isEmpty() ? null : gazettes)));
    }

    /** Nothing where no proclamation is on record, so that a calendar of recurring days keeps its version. */
    private String proclamations() {
        return days.values().stream()
                .filter(holiday -> holiday.proclaimedOn() != null)
                .map(holiday -> " " + holiday.date() + " proclaimed " + holiday.proclaimedOn())
                .collect(Collectors.joining());
    }

    private String fingerprint() {
        // Only what a date can depend on: a reworded name is not a new calendar.
        String table = new TreeSet<>(knownYears) + " " + days.keySet() + proclamations();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
            TreeSet<Integer> known = new TreeSet<>(knownYears);
            return known.first() + "-" + known.last() + " " + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
