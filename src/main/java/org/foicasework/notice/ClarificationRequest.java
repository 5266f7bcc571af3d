package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks the applicant for what is reasonably required to identify and locate the information (s1(3)), and helps (s16).
 * Under the Regulations (reg 9(2)) it is at the same time a refusal of what is formulated in too general a manner, reg
 * 12(4)(c), so that it has to say what reg 14 demands.
 *
 * @param heading the head of the notice
 * @param regime the law under which the question is dealt with
 * @param receivedOn the date of receipt of the request
 * @param label the question that is unclear, such as "Question 2"
 * @param wording that question, word for word
 * @param unclearWords the very words of it that are unclear
 * @param asks what we ask, one specific question each
 * @param help what we offer under s16: possible readings, examples, what kind of information there is
 * @param publicInterest under the Regulations, what was considered on the public interest (reg 14(3)(b)); otherwise null
 * @param continuing the questions that are worked on meanwhile; empty when there is no other
 * @param dueOn the last day for an answer to this question, had it been clear: a request for clarification after that
 *     day needs a reason
 * @param closeOn the day on which the question is closed if no answer comes
 * @param lateReason why a manager lets this letter go after {@code dueOn}; kept on the record, not said in the letter;
 *     null when it is in time
 */
public record ClarificationRequest(
        Heading heading,
        AccessRegime regime,
        LocalDate receivedOn,
        String label,
        String wording,
        String unclearWords,
        List<String> asks,
        String help,
        String publicInterest,
        List<OpenQuestion> continuing,
        LocalDate dueOn,
        LocalDate closeOn,
        String lateReason)
        implements Notice {

    public ClarificationRequest {
        asks = asks == null ? List.of() : List.copyOf(asks);
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    /** One under the Act. */
    public ClarificationRequest(
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
            String lateReason) {
        this(
                heading,
                AccessRegime.FOIA,
                receivedOn,
                label,
                wording,
                unclearWords,
                asks,
                help,
                null,
                continuing,
                dueOn,
                closeOn,
                lateReason);
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
