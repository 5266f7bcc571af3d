package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells the applicant, who was told another day, when the request was received in truth (s10(6)), and until when the answer is
 * due.
 *
 * @param heading the head of the notice
 * @param regime the law under which the request is dealt with
 * @param toldOn the day of receipt that the applicant was told
 * @param receivedOn the true one
 * @param due the questions that are still open, each with its last day; empty when none is, or while the clock is stopped
 * @param missed the last days that have passed without an answer
 */
public record DateCorrected(
        Heading heading,
        AccessRegime regime,
        LocalDate toldOn,
        LocalDate receivedOn,
        List<Due> due,
        List<LocalDate> missed)
        implements Notice {

    /** What is still to be answered, and its last day. */
    public record Due(String label, LocalDate dueOn) {}

    public DateCorrected {
        due = due == null ? List.of() : List.copyOf(due);
        missed = missed == null ? List.of() : List.copyOf(missed);
    }

    @Override
    public NoticeType type() {
        return NoticeType.DATE_CORRECTED;
    }
}
