package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Answers a question as normal business, without the Act: a leaflet, a press question, a crime reference. It refuses
 * nothing, and says how to have the question dealt with under the Act after all.
 *
 * @param heading the head of the notice
 * @param receivedOn the date of receipt of the request
 * @param label the question, such as "Question 2"
 * @param wording that question, word for word
 * @param answer the answer, or what goes with the name of those who will give it; may be null when they are named
 * @param answeredBy who will answer and how to reach them; null when this letter answers
 * @param continuing the questions that are worked on under the Act; empty when there is none
 */
public record BusinessAnswer(
        Heading heading,
        LocalDate receivedOn,
        String label,
        String wording,
        String answer,
        String answeredBy,
        List<OpenQuestion> continuing)
        implements Notice {

    public BusinessAnswer {
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.BUSINESS_ANSWER;
    }

    /** Whether other questions are worked on under the Act. */
    public boolean hasContinuing() {
        return !continuing.isEmpty();
    }
}
