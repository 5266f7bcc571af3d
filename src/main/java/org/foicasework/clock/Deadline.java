package org.foicasework.clock;

import java.time.LocalDate;
import java.util.List;

/**
 * A due date and its reasons.
 *
 * @param status whether the clock runs
 * @param countedFrom day 0: the date of receipt as s10(6) has it, so the day the last clarification arrived
 * @param dueOn the last day on which an answer is in time; null unless {@link Status#RUNNING}
 * @param dueWithoutExtension where the time was extended, the day that was due before, by which the notice of the
 *     extension had to be given (FOIA s17(1), EIR reg 7(3)); otherwise the same as {@code dueOn}
 * @param payBy the last day on which the fee asked for can be paid; null when no fee is owed or was paid in time
 * @param missed due dates that had already gone by when a clarification was asked for: those breaches stand
 * @param ledger one entry a day in order, from receipt to the due date, or to the last event when the clock is stopped
 * @param calendarVersion which bank holidays were counted with
 * @param disputed the other date, where it is disputed whether a bank holiday proclaimed after {@code countedFrom}
 *     counts; null where there is no such doubt
 */
public record Deadline(
        Status status,
        LocalDate countedFrom,
        LocalDate dueOn,
        LocalDate dueWithoutExtension,
        LocalDate payBy,
        List<LocalDate> missed,
        List<LedgerEntry> ledger,
        String calendarVersion,
        LocalDate disputed) {

    /** Whether a clock runs. */
    public enum Status {
        /** There is a due date. */
        RUNNING,
        /** Stopped while a clarification or a fee is awaited: no due date. */
        SUSPENDED,
        /** The fee was not paid in time: no duty to comply (FOIA s9(2), EIR reg 8(5)). */
        LAPSED
    }

    public Deadline {
        missed = List.copyOf(missed);
        ledger = List.copyOf(ledger);
    }
}
