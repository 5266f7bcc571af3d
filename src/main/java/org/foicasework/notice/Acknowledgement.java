package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells the applicant that the request arrived and when the answer is due. No section demands it; good practice does.
 *
 * @param heading the head of the notice
 * @param receivedOn the true date of receipt (s10(1), s10(6))
 * @param requestText the request, word for word
 * @param regime the law under which it is dealt with
 * @param dueOn the last day for an answer, from the statutory clock
 * @param why how the clock came to that day: short lines from its ledger, such as "Monday 1 August 2022 is not counted:
 *     Summer bank holiday in Scotland"
 */
public record Acknowledgement(
        Heading heading,
        LocalDate receivedOn,
        String requestText,
        AccessRegime regime,
        LocalDate dueOn,
        List<String> why)
        implements Notice {

    public Acknowledgement {
        why = why == null ? List.of() : List.copyOf(why);
    }

    @Override
    public NoticeType type() {
        return NoticeType.ACKNOWLEDGEMENT;
    }
}
