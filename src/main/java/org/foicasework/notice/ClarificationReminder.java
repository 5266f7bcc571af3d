package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Reminds the applicant that a question under s1(3) is still open. It starts no clock and stops none.
 *
 * @param heading the head of the notice
 * @param regime the law under which the question is dealt with
 * @param askedOn the date of the letter that asked for clarification
 * @param label the question that is unclear
 * @param wording that question, word for word
 * @param asks what we asked, one specific question each
 * @param closeOn the day on which the question is closed if no answer comes
 */
public record ClarificationReminder(
        Heading heading,
        AccessRegime regime,
        LocalDate askedOn,
        String label,
        String wording,
        List<String> asks,
        LocalDate closeOn)
        implements Notice {

    public ClarificationReminder {
        asks = asks == null ? List.of() : List.copyOf(asks);
    }

    /** One under the Act. */
    public ClarificationReminder(
            Heading heading, LocalDate askedOn, String label, String wording, List<String> asks, LocalDate closeOn) {
        this(heading, AccessRegime.FOIA, askedOn, label, wording, asks, closeOn);
    }

    @Override
    public NoticeType type() {
        return NoticeType.CLARIFICATION_REMINDER;
    }
}
