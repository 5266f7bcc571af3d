package org.foicasework.notice;

import static org.foicasework.notice.Check.block;
import static org.foicasework.notice.Check.warn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.CostLimit;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Outcome;
import org.jsoup.nodes.Element;

/** F and H: what a response must say where the request itself is refused, for its cost (s12) or under section 14. */
final class RequestRefusalChecks {

    static final List<Check<Response>> ALL = List.of(
            block(
                            "F1",
                            "FOIA s12, s17(5)",
                            "say that it relies on section 12(1) or on section 12(2)",
                            each(Outcome.COST_LIMIT, RequestRefusalChecks::reliesOnSection12))
                    .when(has(Outcome.COST_LIMIT)),
            warn(
                            "F2",
                            "SI 2004/3244 regs 3, 4",
                            "name the limit and the Regulations that set it",
                            each(Outcome.COST_LIMIT, RequestRefusalChecks::namesLimit))
                    .when(has(Outcome.COST_LIMIT)),
            block(
                            "F3",
                            "FOIA s12, SI 2004/3244 reg 4",
                            "give the estimate with its activities, its units and its total",
                            each(Outcome.COST_LIMIT, RequestRefusalChecks::givesEstimate))
                    .when(has(Outcome.COST_LIMIT)),
            block(
                            "F4",
                            "FOIA s16",
                            "say what could be given within the limit, or that nothing could",
                            each(Outcome.COST_LIMIT, RequestRefusalChecks::advises))
                    .when(has(Outcome.COST_LIMIT)),
            block(
                            "F5",
                            "FOIA s1(1)(a), s12(1)",
                            "confirm that the information is held where only complying would cost too much",
                            each(Outcome.COST_LIMIT, RequestRefusalChecks::confirms))
                    .when(has(Outcome.COST_LIMIT)),
            block(
                            "F6",
                            "FOIA s12(4), SI 2004/3244 reg 5",
                            "name the requests that are added up, and why they are",
                            each(Outcome.COST_LIMIT, RequestRefusalChecks::namesAggregated))
                    .when(response -> response.questions().stream().anyMatch(RequestRefusalChecks::aggregates)),
            block(
                            "H1",
                            "FOIA s14(1), s14(2), s17(5)",
                            "say that it relies on section 14(1) or on section 14(2)",
                            (Response response, Check.Look look) -> forEach(
                                    response,
                                    Outcome::isUnderSection14,
                                    look,
                                    (question, part) -> look.shows(
                                            look.page().marked("H1", part),
                                            "H1",
                                            question.decision()
                                                    .refusedUnder()
                                                    .map(provision -> "section " + provision)
                                                    .orElse(null))))
                    .when(has(Outcome.VEXATIOUS).or(has(Outcome.REPEATED))),
            block(
                            "H2",
                            "FOIA s14(2)",
                            "name the earlier request with the day of its answer, and why no reasonable interval has passed",
                            each(Outcome.REPEATED, RequestRefusalChecks::namesEarlier))
                    .when(has(Outcome.REPEATED)),
            block(
                            "H4",
                            "FOIA s17(6)",
                            "not be served where the decision is that no further notice is due",
                            (Response response, Check.Look look) -> forEach(
                                    response,
                                    Outcome::isUnderSection14,
                                    look,
                                    (question, part) -> look.refuses(
                                            question.decision()
                                                    .noFurtherNotice()
                                                    .isPresent(),
                                            "/questions",
                                            question.label()
                                                    + " was decided without a further notice (section 17(6)), and a notice answers"
                                                    + " it. Return it for a new decision.")))
                    .when(has(Outcome.VEXATIOUS).or(has(Outcome.REPEATED))),
            warn(
                            "H6",
                            "FOIA s16, s17(5)",
                            "give the reasons that are recorded",
                            each(Outcome.VEXATIOUS, RequestRefusalChecks::givesReasons))
                    .when(has(Outcome.VEXATIOUS)));

    private RequestRefusalChecks() {}

    private static void reliesOnSection12(AnsweredQuestion question, Element part, Check.Look look) {
        look.shows(
                look.page().marked("F1", part),
                "F1",
                question.decision()
                        .refusedUnder()
                        .map(provision -> "section " + provision)
                        .orElse("section 12(1) or 12(2), whichever it is"));
    }

    private static void namesLimit(AnsweredQuestion question, Element part, Check.Look look) {
        question.decision().cost().filter(cost -> cost.receivedOn() != null).ifPresent(cost -> {
            CostLimit limit = CostLimit.of(look.setting().authority().authorityClass(), cost.receivedOn());
            look.shows(look.page().marked("F2", part), "F2", limit.pounds(), hours(limit.hours()), "2004");
        });
    }

    private static void givesEstimate(AnsweredQuestion question, Element part, Check.Look look) {
        List<Element> places = look.page().marked("F3", part);
        CostEstimate cost = question.decision().cost().orElse(null);
        if (cost == null) {
            look.refuses(true, "/questions", question.label() + " has no estimate of its cost.");
            return;
        }
        for (CostEstimate.Work work : cost.work()) {
            look.shows(
                    places,
                    "F3",
                    work.activity() == null ? null : work.activity().label(),
                    work.what(),
                    work.records(),
                    work.minutesEach());
        }
        look.shows(places, "F3", hours(CostLimit.hours(cost.ownMinutes())), hours(CostLimit.hours(cost.minutes())));
        if (cost.sample() != null) {
            look.shows(
                    places,
                    "F3",
                    cost.sample().lines().filter(line -> !line.isBlank()).toArray());
        }
    }

    private static String hours(BigDecimal hours) {
        return NoticeRenderer.format(hours) + " hours";
    }

    private static void advises(AnsweredQuestion question, Element part, Check.Look look) {
        String advice = question.decision().adviceAndAssistance();
        look.needs(
                "/questions",
                advice,
                "Say for " + question.label() + " what could be given within the limit, or that nothing could.");
        List<Element> places = look.page().marked("F4", part);
        look.shows(places, "F4");
        if (advice != null && !advice.isBlank()) {
            look.shows(places, "F4", advice.lines().toArray());
        }
    }

    private static void confirms(AnsweredQuestion question, Element part, Check.Look look) {
        if (question.decision().confirmsHolding()) {
            look.shows(look.page().marked("F5", part), "F5", "we hold");
        }
    }

    private static boolean aggregates(AnsweredQuestion question) {
        return ResponseView.outcome(question).filter(Outcome.COST_LIMIT::equals).isPresent()
                && question.decision().cost().map(CostEstimate::aggregation).isPresent();
    }

    private static void namesAggregated(AnsweredQuestion question, Element part, Check.Look look) {
        if (aggregates(question)) {
            CostEstimate.Aggregation aggregation =
                    question.decision().cost().orElseThrow().aggregation();
            List<Element> places = look.page().marked("F6", part);
            look.shows(
                    places,
                    "F6",
                    "section 12(4)",
                    aggregation.basis() == null ? null : aggregation.basis().words(),
                    aggregation.sameInformation());
            for (CostEstimate.Aggregation.Other other : aggregation.requests()) {
                look.shows(places, "F6", other.label() == null ? other.reference() : other.label(), other.receivedOn());
            }
        }
    }

    private static void namesEarlier(AnsweredQuestion question, Element part, Check.Look look) {
        List<Element> places = look.page().marked("H2", part);
        look.shows(places, "H2");
        question.decision().repeated().ifPresent(repeated -> {
            look.shows(places, "H2", repeated.earlierReference(), repeated.answeredOn());
            if (repeated.interval() != null) {
                look.shows(places, "H2", repeated.interval().lines().toArray());
            }
        });
    }

    private static void givesReasons(AnsweredQuestion question, Element part, Check.Look look) {
        question.decision()
                .vexatious()
                .map(grounds -> grounds.reasons())
                .filter(reasons -> !reasons.isBlank())
                .ifPresent(reasons -> look.shows(
                        look.page().marked("H6", part), "H6", reasons.lines().toArray()));
    }

    private static Predicate<Response> has(Outcome outcome) {
        return response -> ResponseChecks.has(response, outcome);
    }

    @FunctionalInterface
    private interface OneLook {
        void at(AnsweredQuestion question, Element part, Check.Look look);
    }

    private static BiConsumer<Response, Check.Look> each(Outcome outcome, OneLook one) {
        return (response, look) ->
                forEach(response, outcome::equals, look, (question, part) -> one.at(question, part, look));
    }

    private static void forEach(
            Response response,
            Predicate<Outcome> which,
            Check.Look look,
            BiConsumer<AnsweredQuestion, Element> oneLook) {
        for (AnsweredQuestion question : response.questions()) {
            if (ResponseView.outcome(question).filter(which).isPresent()) {
                oneLook.accept(question, look.page().answer(question.label()));
            }
        }
    }

    /** Whether the answer to this question leaves open, lawfully, whether the information is held. */
    static boolean leavesHoldingOpen(Decision decision) {
        return Objects.nonNull(decision) && decision.outcome().refusesRequest() && !decision.confirmsHolding();
    }
}
