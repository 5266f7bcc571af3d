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

    public StatutoryClock(WorkingDays workingDays) {
        this.workingDays = Objects.requireNonNull(workingDays);
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
        return new ClockRun(workingDays, regime, receivedOn).after(events).deadline(asOf);
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
