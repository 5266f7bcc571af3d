package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells somebody that their letter is not a request within section 8(1) yet, and helps to make it one (s16(1), which owes
 * advice also to "persons who propose to make ... requests"). It refuses nothing and is no notice under s17.
 *
 * @param heading the head of the notice
 * @param receivedOn the day on which the letter came; no clock runs from it
 * @param requestText the letter, word for word
 * @param missing what section 8(1) requires and the letter does not have
 * @param help what else helps; null when the advice on each missing element says all
 * @param closeOn the last day on which we wait
 */
public record InvalidRequestAdvice(
        Heading heading,
        LocalDate receivedOn,
        String requestText,
        List<MissingElement> missing,
        String help,
        LocalDate closeOn)
        implements Notice {

    public InvalidRequestAdvice {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.INVALID_REQUEST_ADVICE;
    }
}
