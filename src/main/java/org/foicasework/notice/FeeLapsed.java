package org.foicasework.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Tells the applicant that a question is closed because the fee was not paid (s9(2)). It refuses nothing and is no notice
 * under s17.
 *
 * @param heading the head of the notice
 * @param askedOn the date of the fees notice
 * @param label the question for which the fee was charged
 * @param wording that question, word for word
 * @param amount the fee in pounds
 * @param payBy the last day on which it could be paid
 * @param paidOn the day on which it came too late; null when it did not come
 * @param continuing the questions that are still being worked on; empty when there is none
 */
public record FeeLapsed(
        Heading heading,
        LocalDate askedOn,
        String label,
        String wording,
        BigDecimal amount,
        LocalDate payBy,
        LocalDate paidOn,
        List<OpenQuestion> continuing)
        implements Notice {

    public FeeLapsed {
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.FEE_LAPSED;
    }

    /** Whether other questions are worked on meanwhile. */
    public boolean hasContinuing() {
        return !continuing.isEmpty();
    }
}
