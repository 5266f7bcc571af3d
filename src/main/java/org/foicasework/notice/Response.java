package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.foicasework.exemption.Family;
import org.foicasework.exemption.Outcome;

/**
 * The answer to a request, question by question (s1(1)); a refusal notice under s17 for whatever is refused.
 *
 * @param heading the head of the notice
 * @param regime the law under which the request is answered
 * @param receivedOn the date of receipt of the request
 * @param questions the questions that it answers, each with its decision; one without a decision is listed too
 * @param continuing the open questions that it does not answer: the answer to them follows
 * @param latenessReason why an answer is late, as the applicant should read it; may be null. Whether one is late is
 *     read from the dates, and the apology and the statement of the breach are always made
 * @param opening words of the caseworker after the salutation, may be null
 * @param closing words of the caseworker before the signature, may be null
 */
public record Response(
        Heading heading,
        AccessRegime regime,
        LocalDate receivedOn,
        List<AnsweredQuestion> questions,
        List<OpenQuestion> continuing,
        String latenessReason,
        String opening,
        String closing)
        implements Notice {

    public Response {
        questions = questions == null ? List.of() : List.copyOf(questions);
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    /** An answer to the whole of a request. */
    public Response(
            Heading heading,
            AccessRegime regime,
            LocalDate receivedOn,
            List<AnsweredQuestion> questions,
            String latenessReason,
            String opening,
            String closing) {
        this(heading, regime, receivedOn, questions, List.of(), latenessReason, opening, closing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.RESPONSE;
    }

    /** The same answers without word of the questions that are still open. */
    Response withoutTheRest() {
        return new Response(heading, regime, receivedOn, questions, latenessReason, opening, closing);
    }

    /** The questions answered after their last day; empty when the notice is in time or not yet dated. */
    public List<AnsweredQuestion> late() {
        return questions.stream()
                .filter(question -> heading.date() != null
                        && question.dueOn() != null
                        && heading.date().isAfter(question.dueOn()))
                .toList();
    }

    /** Whether anything is refused, so that it is a notice under s17 and s17(7) applies; or reg 14. */
    public boolean refuses() {
        return questions.stream().anyMatch(this::refuses);
    }

    /** Whether the answer to this question is a refusal under the law of this response. */
    boolean refuses(AnsweredQuestion question) {
        return question.decision() != null
                && question.decision().outcome() != null
                && question.decision().outcome().isRefusal(family());
    }

    /** Whether anything is refused under an exemption, so that s17(1) applies. */
    public boolean reliesOnExemptions() {
        return has(Outcome::reliesOnExemptions);
    }

    /** Whose exemptions or exceptions this response may rely on. */
    Family family() {
        return regime == null ? Family.FOIA : regime.family();
    }

    private boolean has(Predicate<Outcome> which) {
        return questions.stream()
                .anyMatch(question -> question.decision() != null
                        && question.decision().outcome() != null
                        && which.test(question.decision().outcome()));
    }
}
