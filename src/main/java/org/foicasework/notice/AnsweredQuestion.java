package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import org.foicasework.exemption.Decision;

/**
 * One question and what is decided on it.
 *
 * @param label such as "Question 1", unique within the notice
 * @param wording the applicant's words that are answered
 * @param replaced earlier words that these replace, oldest first
 * @param decision the decision; null while there is none
 * @param attachments the names of the files that go with the answer
 * @param dueOn the last day for the answer, from the statutory clock of this question; null for a correction
 * @param answeredBefore the date of the earlier answer that this one corrects; null when it is the first
 */
public record AnsweredQuestion(
        String label,
        String wording,
        List<ReplacedWording> replaced,
        Decision decision,
        List<String> attachments,
        LocalDate dueOn,
        LocalDate answeredBefore) {

    /** A question that is answered for the first time. */
    public AnsweredQuestion(
            String label,
            String wording,
            List<ReplacedWording> replaced,
            Decision decision,
            List<String> attachments,
            LocalDate dueOn) {
        this(label, wording, replaced, decision, attachments, dueOn, null);
    }

    public AnsweredQuestion {
        replaced = replaced == null ? List.of() : List.copyOf(replaced);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
