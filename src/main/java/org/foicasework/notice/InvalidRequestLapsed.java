package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells somebody that we stop waiting for what would have made their letter a request within section 8(1). Nothing is refused.
 *
 * @param heading the head of the notice
 * @param receivedOn the day on which the letter came
 * @param missing what section 8(1) requires and never came
 */
public record InvalidRequestLapsed(Heading heading, LocalDate receivedOn, List<MissingElement> missing)
        implements Notice {

    public InvalidRequestLapsed {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.INVALID_REQUEST_LAPSED;
    }
}
