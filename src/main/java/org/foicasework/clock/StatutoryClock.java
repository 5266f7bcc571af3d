package org.foicasework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * By when an answer is due, and why.
 *
 * <p>Each question has its own clock: a case is due on the earliest date of its open questions.
 */
public final class StatutoryClock {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final WorkingDays workingDays;
    private final ProclaimedMidway proclaimedMidway;

    /** A clock that works to the earlier date where the law is disputed. */
    public StatutoryClock(WorkingDays workingDays) {
        this(workingDays, ProclaimedMidway.EARLIER_DATE);
    }

    /**
     * A clock.
     *
     * @param proclaimedMidway which date to work to when a bank holiday is proclaimed while a request is running
     */
    public StatutoryClock(WorkingDays workingDays, ProclaimedMidway proclaimedMidway) {
        this.workingDays = Objects.requireNonNull(workingDays);
        this.proclaimedMidway = Objects.requireNonNull(proclaimedMidway);
    }

    /** The same clock by another calendar, to see what it would say. */
    public StatutoryClock by(BankHolidays calendar) {
        return new StatutoryClock(new WorkingDays(calendar), proclaimedMidway);
    }

    /**
     * The due date of one clock, with its reasons.
     *
     * @param receivedOn the day on which it reached the authority, any department of it, at any hour, working day or not
     * @param events what happened to the clock since, in time order ({@link ClockEvent.Type#SCHOOL_CLOSED} anywhere)
     * @param asOf today, only to tell whether a fee still owed can no longer be paid; may be null: then it still can
     * @throws IllegalClockEventException if the events cannot have happened in this order, or not under this regime
     * @throws UnknownYearException if a day would have to be counted in a year whose bank holidays are not known
     */
    public Deadline deadline(Regime regime, LocalDate receivedOn, List<ClockEvent> events, LocalDate asOf) {
        BankHolidays calendar = workingDays.bankHolidays();
        Deadline counted = run(calendar, regime, receivedOn, events, asOf);
        BankHolidays before = calendar.withoutProclaimedAfter(counted.countedFrom());
        if (before == calendar || counted.status() != Deadline.Status.RUNNING) {
            return counted;
        }
        return disputed(calendar, counted, before, regime, receivedOn, events, asOf);
    }

    private static Deadline run(
            BankHolidays calendar, Regime regime, LocalDate receivedOn, List<ClockEvent> events, LocalDate asOf) {
        return new ClockRun(new WorkingDays(calendar), regime, receivedOn)
                .after(events)
                .deadline(asOf);
    }

    /**
     * FOIA s10(6) leaves out "a day which is a bank holiday" and does not say whether a day proclaimed while a request is
     * running is one for that request. It is disputed: so both dates are computed, and the authority's policy says which
     * one it works to.
     */
    private Deadline disputed(
            BankHolidays calendar,
            Deadline counted,
            BankHolidays before,
            Regime regime,
            LocalDate receivedOn,
            List<ClockEvent> events,
            LocalDate asOf) {
        Deadline other;
        try {
            other = run(before, regime, receivedOn, events, asOf);
        } catch (IllegalClockEventException tooLate) {
            // What was done in time by the one calendar was late by the other: then only the one is left.
            return counted;
        }
        if (other.dueOn() == null || other.dueOn().equals(counted.dueOn())) {
            return counted;
        }
        boolean otherIsEarlier = other.dueOn().isBefore(counted.dueOn());
        boolean toOther = proclaimedMidway == ProclaimedMidway.EARLIER_DATE && otherIsEarlier;
        Deadline chosen = toOther ? other : counted;
        return new Deadline(
                chosen.status(),
                chosen.countedFrom(),
                chosen.dueOn(),
                chosen.dueWithoutExtension(),
                chosen.payBy(),
                chosen.missed(),
                chosen.ledger().stream()
                        .map(entry -> withDoubt(entry, calendar.proclaimedAfter(counted.countedFrom())))
                        .toList(),
                counted.calendarVersion(),
                toOther ? counted.dueOn() : other.dueOn());
    }

    private static LedgerEntry withDoubt(LedgerEntry entry, List<BankHoliday> proclaimedLater) {
        return proclaimedLater.stream()
                .filter(holiday -> holiday.date().equals(entry.on()))
                .findFirst()
                .map(holiday -> new LedgerEntry(
                        entry.on(),
                        entry.counts(),
                        entry.day(),
                        "%s %s (%s) became a bank holiday by proclamation on %s, after day 0: whether it counts here is disputed."
                                .formatted(
                                        entry.why(),
                                        holiday.name(),
                                        Nation.words(holiday.nations()),
                                        Words.date(holiday.proclaimedOn())),
                        entry.source() + "; " + holiday.source()))
                .orElse(entry);
    }

    /**
     * How far the time for an answer can be extended. Under the Act that is the Information Commissioner's guideline for the
     * public interest (s10(3) says only "until such time as is reasonable in the circumstances"): a later date needs
     * exceptional reasons. Under the Regulations it is the limit of reg 7(1).
     *
     * @return empty while the clock is stopped, or where the regime knows no extension
     */
    public Optional<LocalDate> extendableUntil(Regime regime, LocalDate receivedOn, List<ClockEvent> events) {
        LocalDate due = deadline(regime, receivedOn, events, null).dueWithoutExtension();
        if (due == null) {
            return Optional.empty();
        }
        return StatutoryPeriod.of(regime, StatutoryPeriod.Purpose.PUBLIC_INTEREST_GUIDELINE, receivedOn)
                .map(StatutoryPeriod::length)
                .or(() -> StatutoryPeriod.of(regime, StatutoryPeriod.Purpose.COMPLEX_ANSWER, receivedOn)
                        .flatMap(inAll -> StatutoryPeriod.of(regime, StatutoryPeriod.Purpose.ANSWER, receivedOn)
                                .map(first -> inAll.length() - first.length())))
                .map(more -> workingDays.nthAfter(due, more));
    }

    /** The day on which something that arrived at this instant was received: the civil date in Europe/London. */
    public static LocalDate receivedOn(Instant receivedAt) {
        return LocalDate.ofInstant(receivedAt, LONDON);
    }

    /**
     * When a breach begins: at the first moment, in Europe/London, of the day after the due date. A working day lasts
     * until midnight, so an answer sent at 23:59 is in time (Berend v Information Commissioner, EA/2006/0049 and 0050).
     */
    public static Instant breachBegins(LocalDate dueOn) {
        return dueOn.plusDays(1).atStartOfDay(LONDON).toInstant();
    }
}
