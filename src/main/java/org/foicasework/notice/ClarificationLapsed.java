package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells the applicant that a question is closed because no clarification came. It refuses nothing and is no notice
 * under s17; under the Regulations the letter that asked has refused already.
 *
 * @param heading the head of the notice
 * @param regime the law under which the question is dealt with
 * @param askedOn the date of the letter that asked for clarification
 * @param label the question that was unclear
 * @param wording that question, word for word
 * @param continuing the questions that are still being worked on; empty when there is none
 */
public record ClarificationLapsed(
        Heading heading,
        AccessRegime regime,
        LocalDate askedOn,
        String label,
        String wording,
        List<OpenQuestion> continuing)
        implements Notice {

    public ClarificationLapsed {
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    /** One under the Act. */
    public ClarificationLapsed(
            Heading heading, LocalDate askedOn, String label, String wording, List<OpenQuestion> continuing) {
        this(heading, AccessRegime.FOIA, askedOn, label, wording, continuing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.CLARIFICATION_LAPSED;
    }

    /** Whether other questions are worked on meanwhile. */
    public boolean hasContinuing() {
        return !continuing.isEmpty();
    }
}
