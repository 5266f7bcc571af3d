package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Confirms that the applicant withdrew the request, or one question of it.
 *
 * @param heading the head of the notice
 * @param withdrawnOn the day on which the withdrawal reached us
 * @param label the question that was withdrawn; null when it was the whole request
 * @param wording that question, word for word; null when it was the whole request
 * @param continuing the questions that are still being worked on; empty when there is none
 */
public record WithdrawalConfirmed(
        Heading heading, LocalDate withdrawnOn, String label, String wording, List<OpenQuestion> continuing)
        implements Notice {

    public WithdrawalConfirmed {
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.WITHDRAWAL_CONFIRMED;
    }

    /** Whether only one question was withdrawn. */
    public boolean isOneQuestion() {
        return label != null;
    }

    /** Whether other questions are worked on meanwhile. */
    public boolean hasContinuing() {
        return !continuing.isEmpty();
    }
}
