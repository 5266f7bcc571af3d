package org.foicasework.clock;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Something that stopped, restarted or lengthened a clock.
 *
 * @param type what happened
 * @param on the civil date in Europe/London on which it happened; for {@link Type#SCHOOL_CLOSED} the first closed day
 * @param to for {@link Type#SCHOOL_CLOSED} the last closed day; otherwise null
 * @param workingDays for {@link Type#PUBLIC_INTEREST_EXTENSION} how many more working days; otherwise null
 */
public record ClockEvent(Type type, LocalDate on, LocalDate to, Integer workingDays) {

    /** What can happen to a clock. */
    public enum Type {
        /** The authority told the applicant what further information it reasonably needs: FOIA s1(3), EIR reg 9(2). */
        CLARIFICATION_REQUESTED,
        /** That information arrived: FOIA s10(6), EIR reg 9(4). */
        CLARIFICATION_RECEIVED,
        /** A fees notice was given: FOIA s9(1); or an advance payment was asked for: EIR reg 8(4). */
        FEES_NOTICE_ISSUED,
        /** The fee, or the advance payment, arrived. */
        FEE_RECEIVED,
        /** Notice that the public interest is still being weighed, with an estimate: FOIA s10(3), s17(2). */
        PUBLIC_INTEREST_EXTENSION,
        /** Notice that complexity and volume need more time: EIR reg 7. */
        COMPLEXITY_EXTENSION,
        /** Word to the applicant that a complex internal review needs longer: the section 45 Code. */
        REVIEW_EXTENDED,
        /** Days that are not school days: SI 2004/3364 reg 3. Not bound to the order of the other events. */
        SCHOOL_CLOSED
    }

    /** @throws IllegalClockEventException if the event lacks what its type needs, or has what only another type has */
    public ClockEvent {
        Objects.requireNonNull(type, "An event needs a type.");
        Objects.requireNonNull(on, "An event needs a date.");
        if (type == Type.SCHOOL_CLOSED) {
            if (to == null) {
                throw new IllegalClockEventException("SCHOOL_CLOSED needs the last closed day as well as the first.");
            }
            if (to.isBefore(on)) {
                throw new IllegalClockEventException(
                        "SCHOOL_CLOSED ends on %s, before it begins on %s.".formatted(Words.date(to), Words.date(on)));
            }
        } else if (to != null) {
            throw new IllegalClockEventException("Only SCHOOL_CLOSED has a last day; %s has one date.".formatted(type));
        }
        if (type == Type.PUBLIC_INTEREST_EXTENSION) {
            // s17(2): the notice must give an estimate of the date by which a decision will have been reached.
            if (workingDays == null || workingDays < 1) {
                throw new IllegalClockEventException(
                        "PUBLIC_INTEREST_EXTENSION needs workingDays, a whole number of at least 1: the notice must"
                                + " estimate when the decision will be reached (FOIA 2000 s17(2)).");
            }
        } else if (workingDays != null) {
            throw new IllegalClockEventException(
                    "Only PUBLIC_INTEREST_EXTENSION has workingDays; %s does not.".formatted(type));
        }
    }

    /** Further information was asked for on this day: the clock stops (FOIA s1(3); EIR reg 9(2)). */
    public static ClockEvent clarificationRequested(LocalDate on) {
        return new ClockEvent(Type.CLARIFICATION_REQUESTED, on, null, null);
    }

    /** It arrived on this day, which is day 0 (FOIA s10(6)(b)). */
    public static ClockEvent clarificationReceived(LocalDate on) {
        return new ClockEvent(Type.CLARIFICATION_RECEIVED, on, null, null);
    }

    /** A fees notice was given: this day and all until the fee arrives are left out of the count (FOIA s9(1), s10(2)). */
    public static ClockEvent feesNoticeIssued(LocalDate on) {
        return new ClockEvent(Type.FEES_NOTICE_ISSUED, on, null, null);
    }

    /** The fee arrived; the count goes on with the next working day (FOIA s10(2)). */
    public static ClockEvent feeReceived(LocalDate on) {
        return new ClockEvent(Type.FEE_RECEIVED, on, null, null);
    }

    /**
     * More time to weigh the public interest was taken on this day (FOIA s10(3), s17(2)).
     *
     * @param workingDays how many more
     */
    public static ClockEvent publicInterestExtension(LocalDate on, int workingDays) {
        return new ClockEvent(Type.PUBLIC_INTEREST_EXTENSION, on, null, workingDays);
    }

    /** More time for complexity and volume was taken on this day: until working day 40 (EIR reg 7(1)). */
    public static ClockEvent complexityExtension(LocalDate on) {
        return new ClockEvent(Type.COMPLEXITY_EXTENSION, on, null, null);
    }

    /** An internal review was extended on this day: until working day 40 (section 45 Code, part 5). */
    public static ClockEvent reviewExtended(LocalDate on) {
        return new ClockEvent(Type.REVIEW_EXTENDED, on, null, null);
    }

    /** Closed from the one day to the other, both included. */
    public static ClockEvent schoolClosed(LocalDate from, LocalDate to) {
        return new ClockEvent(Type.SCHOOL_CLOSED, from, to, null);
    }
}
