package org.foicasework.clock;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The dates that an answer and a decision notice set in motion: until when a review can be asked for, by when the steps of a
 * decision notice are to be taken, until when it can be appealed against. How long a review takes, {@link StatutoryClock} tells.
 *
 * <p>Every method throws {@link UnknownYearException} when it would need the bank holidays of a year that is not known.
 */
public final class AfterTheAnswer {

    /**
     * How many calendar days a decision notice usually gives for its steps (s50(4): it "must specify the steps" and "the period
     * within which they must be taken"). The notice decides: 30 is the wording of notices since 2024, 35 that of older ones.
     */
    public static final int USUAL_DAYS_FOR_STEPS = 30;

    /**
     * Section 45 Code of Practice (2018) para 5.3: reviews asked for more than 40 working days after the answer need not be
     * taken. EIR 2004 reg 11(2): representations are to be made "no later than 40 working days after the date on which the
     * applicant believes that the public authority has failed to comply".
     */
    private static final int WORKING_DAYS_TO_ASK = 40;

    /**
     * Tribunal Procedure (First-tier Tribunal) (General Regulatory Chamber) Rules 2009 rule 22(1)(b): the notice of appeal is
     * to be received "within 28 days of the date on which notice of the act or decision to which the proceedings relate was
     * sent".
     */
    private static final int DAYS_TO_APPEAL = 28;

    private final WorkingDays workingDays;

    public AfterTheAnswer(WorkingDays workingDays) {
        this.workingDays = Objects.requireNonNull(workingDays);
    }

    /**
     * The last day on which a review of an answer is asked for in time. A later request can be taken by discretion.
     *
     * @param answeredOn the date of the answer
     */
    public LocalDate lastDayToAskForReview(LocalDate answeredOn) {
        return workingDays.nthAfter(answeredOn, WORKING_DAYS_TO_ASK);
    }

    /**
     * The last day for the steps of a decision notice. Calendar days: nothing in s50 moves the day when it is a Sunday.
     *
     * @param noticeDate the date of the decision notice
     * @param days what the notice gives, in calendar days, at least 1
     */
    public LocalDate stepsDue(LocalDate noticeDate, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("A decision notice gives at least one day, not " + days + ".");
        }
        return noticeDate.plusDays(days);
    }

    /**
     * The last day for an appeal to the First-tier Tribunal (s57(1): "the complainant or the public authority may appeal"), by
     * five in the afternoon (rule 12(1)).
     *
     * <p>Rule 12(2): "If the time specified by these Rules [...] for doing any act ends on a day other than a working day, the
     * act is done in time if it is done on the next working day." Rule 12(3) has the words of s10(6) for a working day, but
     * not its "in any part of the United Kingdom". Our reading is the careful one: only a bank holiday of England, where this
     * tribunal sits, moves the day.
     *
     * @param sentOn the day on which the decision notice was sent
     */
    public LocalDate appealBy(LocalDate sentOn) {
        LocalDate day = sentOn.plusDays(DAYS_TO_APPEAL);
        while (!workingDays.isWorkingDayIn(Nation.ENGLAND, day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
