package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.request.Review;

/** What the templates of the outcome of a review and of a response after a decision notice may name. */
final class AnewView {

    private AnewView() {}

    /** The outcome of a review. */
    record Outcome(
            LocalDate askedOn,
            LocalDate answeredOn,
            String reviewer,
            boolean independent,
            List<Ground> grounds,
            List<Reviewed> reviewed,
            boolean hasReviewed,
            List<Words> shortcomings,
            boolean fellShort,
            LocalDate firstDueOn,
            Integer workingDaysTaken,
            boolean isOver,
            Words delayWhy,
            LocalDate regulationsDueOn,
            ResponseView fresh,
            ResponseView freshUnderRegulations) {}

    record Ground(String ground, Words reply) {}

    record Reviewed(
            String label,
            String wording,
            boolean upheld,
            boolean varied,
            boolean overturned,
            Words reasons,
            String dropped,
            String added) {}

    /** A response after a decision notice. */
    record Compliance(
            String decisionNotice, LocalDate decidedOn, ResponseView fresh, ResponseView freshUnderRegulations) {}

    static Outcome of(
            ReviewOutcome outcome, Function<ExemptionClaim, Optional<Provision>> provisions, AuthorityClass authority) {
        return new Outcome(
                outcome.askedOn(),
                outcome.answeredOn(),
                outcome.reviewer(),
                outcome.independent(),
                outcome.grounds().stream()
                        .map(ground -> new Ground(ground.ground(), Words.of(ground.reply())))
                        .toList(),
                outcome.questions().stream().map(AnewView::reviewed).toList(),
                !outcome.questions().isEmpty(),
                outcome.shortcomings().stream().map(Words::of).toList(),
                !outcome.shortcomings().isEmpty(),
                outcome.firstDueOn(),
                outcome.workingDaysTaken(),
                outcome.overFirstDate(),
                Words.of(outcome.delayWhy()),
                outcome.regulationsDueOn(),
                fresh(outcome.answer(AccessRegime.FOIA), provisions, authority),
                fresh(outcome.answer(AccessRegime.EIR), provisions, authority));
    }

    static Compliance of(
            ComplianceResponse response,
            Function<ExemptionClaim, Optional<Provision>> provisions,
            AuthorityClass authority) {
        return new Compliance(
                response.decisionNotice(),
                response.decidedOn(),
                fresh(response.answer(AccessRegime.FOIA), provisions, authority),
                fresh(response.answer(AccessRegime.EIR), provisions, authority));
    }

    private static ResponseView fresh(
            Response answer, Function<ExemptionClaim, Optional<Provision>> provisions, AuthorityClass authority) {
        return answer.questions().isEmpty() ? null : ResponseView.of(answer, provisions, authority);
    }

    private static Reviewed reviewed(ReviewOutcome.Reviewed question) {
        return new Reviewed(
                question.label(),
                question.wording(),
                question.outcome() == Review.Outcome.UPHELD,
                question.outcome() == Review.Outcome.VARIED,
                question.outcome() == Review.Outcome.OVERTURNED,
                Words.of(question.reasons()),
                ResponseView.enumerate(question.dropped()),
                ResponseView.enumerate(question.added()));
    }
}
