package org.foicasework.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.foicasework.request.Review;

/**
 * The outcome of an internal review: each ground answered, a finding on each decision, and the fresh answer where one was
 * changed.
 *
 * @param heading the head of the notice
 * @param regime the law under which the request was dealt with
 * @param receivedOn the date of receipt of the request itself
 * @param askedOn the day on which the request for a review was received
 * @param answeredOn the date of the answer reviewed; null where there was none
 * @param reviewer the reviewer, by role
 * @param independent whether the reviewer took no part in the answer, as the register has it
 * @param grounds what was complained of, with the reply to each
 * @param questions the answered questions, with what becomes of each decision
 * @param shortcomings where the handling fell short, in words to the applicant
 * @param firstDueOn the date before any extension
 * @param dueOn the last day for the outcome
 * @param workingDaysTaken from the request for the review to the date of this notice; no part of what is approved
 * @param delayWhy why it took longer than the first date; may be null when it did not
 * @param decidedAnew the questions that are answered afresh under the Act
 * @param decidedAnewUnderRegulations and those under the Regulations
 * @param regulationsDueOn where the Regulations apply to some of it too: the last day of regulation 11(4); otherwise null
 */
public record ReviewOutcome(
        Heading heading,
        AccessRegime regime,
        LocalDate receivedOn,
        LocalDate askedOn,
        LocalDate answeredOn,
        String reviewer,
        boolean independent,
        List<Ground> grounds,
        List<Reviewed> questions,
        List<String> shortcomings,
        LocalDate firstDueOn,
        LocalDate dueOn,
        @JsonIgnore Integer workingDaysTaken,
        String delayWhy,
        List<AnsweredQuestion> decidedAnew,
        List<AnsweredQuestion> decidedAnewUnderRegulations,
        LocalDate regulationsDueOn)
        implements Notice, AnswersAnew {

    /** One thing complained of and what the review says to it. */
    public record Ground(String ground, String reply) {}

    /**
     * What becomes of the decision on one question.
     *
     * @param changed whether there is a decision that differs from the one reviewed
     * @param dropped provisions that are relied on no longer
     * @param added provisions that are relied on for the first time
     */
    public record Reviewed(
            String label,
            String wording,
            Review.Outcome outcome,
            String reasons,
            boolean changed,
            List<String> dropped,
            List<String> added) {

        public Reviewed {
            dropped = dropped == null ? List.of() : List.copyOf(dropped);
            added = added == null ? List.of() : List.copyOf(added);
        }
    }

    public ReviewOutcome {
        grounds = grounds == null ? List.of() : List.copyOf(grounds);
        questions = questions == null ? List.of() : List.copyOf(questions);
        shortcomings = shortcomings == null ? List.of() : List.copyOf(shortcomings);
        decidedAnew = decidedAnew == null ? List.of() : List.copyOf(decidedAnew);
        decidedAnewUnderRegulations =
                decidedAnewUnderRegulations == null ? List.of() : List.copyOf(decidedAnewUnderRegulations);
    }

    @Override
    public NoticeType type() {
        return NoticeType.REVIEW_OUTCOME;
    }

    /** Whether this question is answered afresh. */
    boolean decidesAnew(String label) {
        return Stream.concat(decidedAnew.stream(), decidedAnewUnderRegulations.stream())
                .anyMatch(question -> question.label().equals(label));
    }

    /** Whether it goes out after the date that the applicant was first told. */
    boolean overFirstDate() {
        return heading.date() != null && firstDueOn != null && heading.date().isAfter(firstDueOn);
    }
}
