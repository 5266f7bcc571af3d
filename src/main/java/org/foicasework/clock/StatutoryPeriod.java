package org.foicasework.clock;

import static org.foicasework.clock.Regime.EIR;
import static org.foicasework.clock.Regime.EIR_RECONSIDERATION;
import static org.foicasework.clock.Regime.FOIA;
import static org.foicasework.clock.Regime.FOIA_ARCHIVE;
import static org.foicasework.clock.Regime.FOIA_SCHOOL;
import static org.foicasework.clock.Regime.INTERNAL_REVIEW;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A period that the law gives, from the day it applies to requests received. A change in the law is a new row.
 *
 * @param regime whose period it is
 * @param purpose what it is for; a regime without a row for a purpose does not have it
 * @param length how many, in the unit
 * @param unit working days or months
 * @param from the first day of receipt it applies to
 * @param source the provision
 */
record StatutoryPeriod(Regime regime, Purpose purpose, int length, Unit unit, LocalDate from, String source) {

    enum Unit {
        WORKING_DAYS,
        MONTHS
    }

    enum Purpose {
        /** To answer, or to refuse. */
        ANSWER,
        /** For a school: the day that is the last even when the school was closed. */
        SCHOOL_BACKSTOP,
        /** To answer, from the day the clarification arrives. */
        ANSWER_AFTER_CLARIFICATION,
        /** For the applicant to pay. */
        PAYMENT,
        /** What the Information Commissioner takes as the normal limit of a public interest extension: guidance. */
        PUBLIC_INTEREST_GUIDELINE,
        /** To answer in all, where the time was extended for complexity and volume. */
        COMPLEX_ANSWER,
        /** To review in all, where the review is complex. */
        COMPLEX_REVIEW
    }

    /** FOIA's right of access, the EIR and SI 2004/3364 all began on this day. */
    private static final LocalDate IN_FORCE = LocalDate.of(2005, 1, 1);

    /** The section 45 Code as reissued. */
    private static final LocalDate CODE_2018 = LocalDate.of(2018, 7, 4);

    private static final String CODE = "section 45 Code of Practice (2018) part 5";

    private static final List<StatutoryPeriod> ALL = List.of(
            // FOIA s10(1): "promptly and in any event not later than the twentieth working day following the date of
            // receipt". Promptly is a second duty; the clock shows the backstop.
            days(FOIA, Purpose.ANSWER, 20, "FOIA 2000 s10(1)"),
            days(FOIA, Purpose.ANSWER_AFTER_CLARIFICATION, 20, "FOIA 2000 s1(3), s10(1), s10(6)"),
            // s9(2): no duty to comply "unless the fee is paid within the period of three months beginning with the day
            // on which the fees notice is given".
            months(FOIA, Purpose.PAYMENT, 3, "FOIA 2000 s9(2), s10(2)"),
            // s10(3): "until such time as is reasonable in the circumstances". The number is the Commissioner's.
            days(FOIA, Purpose.PUBLIC_INTEREST_GUIDELINE, 20, "FOIA 2000 s10(3), s17(2)"),

            // SI 2004/3364 reg 3: the twentieth day leaving out days that are not school days, or the sixtieth working
            // day, whichever is first.
            days(FOIA_SCHOOL, Purpose.ANSWER, 20, "FOIA 2000 s10(4), SI 2004/3364 reg 3"),
            days(FOIA_SCHOOL, Purpose.SCHOOL_BACKSTOP, 60, "FOIA 2000 s10(4), SI 2004/3364 reg 3"),
            days(FOIA_SCHOOL, Purpose.ANSWER_AFTER_CLARIFICATION, 20, "FOIA 2000 s1(3), s10(6), SI 2004/3364 reg 3"),
            months(FOIA_SCHOOL, Purpose.PAYMENT, 3, "FOIA 2000 s9(2), s10(2)"),
            days(FOIA_SCHOOL, Purpose.PUBLIC_INTEREST_GUIDELINE, 20, "FOIA 2000 s10(3), s17(2)"),

            // SI 2004/3364 reg 4: the thirtieth working day, for a transferred public record not designated as open.
            days(FOIA_ARCHIVE, Purpose.ANSWER, 30, "FOIA 2000 s10(4), SI 2004/3364 reg 4"),
            days(FOIA_ARCHIVE, Purpose.ANSWER_AFTER_CLARIFICATION, 30, "FOIA 2000 s1(3), s10(6), SI 2004/3364 reg 4"),
            months(FOIA_ARCHIVE, Purpose.PAYMENT, 3, "FOIA 2000 s9(2), s10(2)"),
            days(FOIA_ARCHIVE, Purpose.PUBLIC_INTEREST_GUIDELINE, 20, "FOIA 2000 s10(3), s17(2)"),

            // EIR reg 5(2): "as soon as possible and no later than 20 working days after the date of receipt".
            days(EIR, Purpose.ANSWER, 20, "EIR 2004 reg 5(2)"),
            days(EIR, Purpose.ANSWER_AFTER_CLARIFICATION, 20, "EIR 2004 reg 9(4)-(5)"),
            days(EIR, Purpose.PAYMENT, 60, "EIR 2004 reg 8(5)-(6)"),
            days(EIR, Purpose.COMPLEX_ANSWER, 40, "EIR 2004 reg 7(1), (3)"),

            // EIR reg 11(4): no later than 40 working days after receipt of the representations. No way to extend it.
            days(EIR_RECONSIDERATION, Purpose.ANSWER, 40, "EIR 2004 reg 11(4)"),

            // Good practice: 20 working days, at most 40 for a complex review.
            new StatutoryPeriod(INTERNAL_REVIEW, Purpose.ANSWER, 20, Unit.WORKING_DAYS, CODE_2018, CODE),
            new StatutoryPeriod(INTERNAL_REVIEW, Purpose.COMPLEX_REVIEW, 40, Unit.WORKING_DAYS, CODE_2018, CODE));

    /** The period for a request received on this day, if the regime has one. */
    static Optional<StatutoryPeriod> of(Regime regime, Purpose purpose, LocalDate receivedOn) {
        return ALL.stream()
                .filter(period -> period.regime == regime && period.purpose == purpose)
                .filter(period -> !receivedOn.isBefore(period.from))
                .max(Comparator.comparing(StatutoryPeriod::from));
    }

    private static StatutoryPeriod days(Regime regime, Purpose purpose, int length, String source) {
        return new StatutoryPeriod(regime, purpose, length, Unit.WORKING_DAYS, IN_FORCE, source);
    }

    private static StatutoryPeriod months(Regime regime, Purpose purpose, int length, String source) {
        return new StatutoryPeriod(regime, purpose, length, Unit.MONTHS, IN_FORCE, source);
    }
}
