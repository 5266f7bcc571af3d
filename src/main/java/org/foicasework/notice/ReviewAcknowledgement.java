package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells the applicant that the request for a review arrived and by when its outcome is due (section 45 Code para 5.4).
 *
 * @param heading the head of the notice
 * @param regime the law under which the request was dealt with
 * @param askedOn the day on which the request for a review was received
 * @param grounds what we understand the applicant to complain of
 * @param dueOn the last day for the outcome, from the clock of the review
 * @param regulationsDueOn where the Regulations apply to some of it too: the last day of regulation 11(4); otherwise null
 */
public record ReviewAcknowledgement(
        Heading heading,
        AccessRegime regime,
        LocalDate askedOn,
        List<String> grounds,
        LocalDate dueOn,
        LocalDate regulationsDueOn)
        implements Notice {

    public ReviewAcknowledgement {
        grounds = grounds == null ? List.of() : List.copyOf(grounds);
    }

    @Override
    public NoticeType type() {
        return NoticeType.REVIEW_ACKNOWLEDGEMENT;
    }
}
