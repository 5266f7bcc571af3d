package org.foicasework.notice;

import java.time.LocalDate;

/**
 * Tells the applicant that a review asked for too late is not made, and why. The right under s50 remains.
 *
 * @param heading the head of the notice
 * @param regime the law under which the request was dealt with
 * @param askedOn the day on which the request for a review was received
 * @param answeredOn the date of the answer
 * @param lastDayToAsk until when a review could be asked for
 * @param why why no exception is made
 * @param regulationsDueOn where the Regulations apply to some of it too: the last day of regulation 11(4); otherwise null
 */
public record ReviewDeclined(
        Heading heading,
        AccessRegime regime,
        LocalDate askedOn,
        LocalDate answeredOn,
        LocalDate lastDayToAsk,
        String why,
        LocalDate regulationsDueOn)
        implements Notice {

    @Override
    public NoticeType type() {
        return NoticeType.REVIEW_DECLINED;
    }
}
