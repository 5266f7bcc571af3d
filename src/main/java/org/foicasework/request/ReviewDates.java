package org.foicasework.request;

import java.time.LocalDate;
import java.util.List;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.foicasework.clock.StatutoryClock;

/**
 * The dates of one review by one calendar.
 *
 * @param firstDueOn before any extension
 * @param dueOn the last day for the outcome
 * @param regulationsDueOn the last day of EIR reg 11(4), where both laws apply; otherwise null
 * @param disputed the other last day for the outcome, where the law is disputed; otherwise null
 */
record ReviewDates(LocalDate firstDueOn, LocalDate dueOn, LocalDate regulationsDueOn, LocalDate disputed) {

    /**
     * Counts them.
     *
     * @param extendedOn the date of the letter that extended the review; null when none did
     * @param bothLaws whether environmental questions are reviewed together with others
     */
    static ReviewDates of(
            StatutoryClock clock, Regime regime, LocalDate receivedOn, LocalDate extendedOn, boolean bothLaws) {
        Deadline due = deadline(clock, regime, receivedOn, extendedOn);
        return new ReviewDates(
                deadline(clock, regime, receivedOn, null).dueOn(),
                due.dueOn(),
                bothLaws
                        ? deadline(clock, Regime.EIR_RECONSIDERATION, receivedOn, null)
                                .dueOn()
                        : null,
                due.disputed());
    }

    /** The clock of a review with its reasons. */
    static Deadline deadline(StatutoryClock clock, Regime regime, LocalDate receivedOn, LocalDate extendedOn) {
        return clock.deadline(
                regime,
                receivedOn,
                extendedOn == null ? List.of() : List.of(ClockEvent.reviewExtended(extendedOn)),
                null);
    }
}
