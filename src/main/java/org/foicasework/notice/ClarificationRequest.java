package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks the applicant for what is reasonably required to identify and locate the information (s1(3)), and helps (s16).
 *
 * @param heading the head of the notice
 * @param receivedOn the date of receipt of the request
 * @param label the question that is unclear, such as "Question 2"
 * @param wording that question, word for word
 * @param unclearWords the very words of it that are unclear
 * @param asks what we ask, one specific question each
 * @param help what we offer under s16: possible readings, examples, what kind of information there is
 * @param continuing the questions that are worked on meanwhile; empty when there is no other
 * @param dueOn the last day for an answer to this question, had it been clear: a request for clarification after that
 *     day needs a reason
 * @param closeOn the day on which the question is closed if no answer comes
 * @param lateReason why a manager lets this letter go after {@code dueOn}; kept on the record, not said in the letter;
 *     null when it is in time
 */
public record ClarificationRequest(
        Heading heading,
        LocalDate receivedOn,
        String label,
        String wording,
        String unclearWords,
        List<String> asks,
        String help,
        List<OpenQuestion> continuing,
        LocalDate dueOn,
        LocalDate closeOn,
        String lateReason)
        implements Notice {

    public ClarificationRequest {
        asks = asks == null ? List.of() : List.copyOf(asks);
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.CLARIFICATION_REQUEST;
    }

    /** Whether other questions are worked on meanwhile. */
    public boolean hasContinuing() {
        return !continuing.isEmpty();
    }
}
