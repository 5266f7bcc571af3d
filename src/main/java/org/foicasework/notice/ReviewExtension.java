package org.foicasework.notice;

import java.time.LocalDate;

/**
 * Tells the applicant that a complex review takes longer, until when, and why (section 45 Code para 5.5).
 *
 * @param heading the head of the notice
 * @param regime the law under which the request was dealt with
 * @param askedOn the day on which the request for a review was received
 * @param firstDueOn the date that the acknowledgement named
 * @param dueOn the date that takes its place: no more than 40 working days in all
 * @param why why the review needs longer
 * @param regulationsDueOn where the Regulations apply to some of it too: the last day of regulation 11(4); otherwise null
 */
public record ReviewExtension(
        Heading heading,
        AccessRegime regime,
        LocalDate askedOn,
        LocalDate firstDueOn,
        LocalDate dueOn,
        String why,
        LocalDate regulationsDueOn)
        implements Notice {

    @Override
    public NoticeType type() {
        return NoticeType.REVIEW_EXTENSION;
    }
}
