package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.foicasework.clock.Regime;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.CostLimit;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.request.Aggregation;
import org.foicasework.request.Decisions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Search;
import org.foicasework.request.Searches;
import org.springframework.stereotype.Component;

/** What the forms show that refuse the request itself, for its cost, as vexatious, as repeated; and the search that tells the cost. */
@Component
class RequestRefusalForms implements FormData {

    /** More earlier cases than this tell nobody more. */
    private static final int EARLIER_CASES = 20;

    private final Decisions decisions;
    private final Searches searches;
    private final Aggregation aggregation;
    private final RequestRegister register;
    private final RequestRefusalSteps.EarlierCases earlier;
    private final AuthorityDetails authority;
    private final Units units;
    private final Person person;
    private final People people;

    RequestRefusalForms(
            Decisions decisions,
            Searches searches,
            Aggregation aggregation,
            RequestRegister register,
            RequestRefusalSteps.EarlierCases earlier,
            AuthorityDetails authority,
            Units units,
            Person person,
            People people) {
        this.decisions = decisions;
        this.searches = searches;
        this.aggregation = aggregation;
        this.register = register;
        this.earlier = earlier;
        this.authority = authority;
        this.units = units;
        this.person = person;
        this.people = people;
    }

    @Override
    public Map<String, Function<TaskFacts, Map<String, Object>>> steps() {
        return Map.of(
                QuestionSteps.SEARCH_FOR_INFORMATION, this::search,
                InternalReviewSteps.SEARCH_AGAIN, this::search,
                RequestRefusalSteps.ESTIMATE_COST, this::estimateCost,
                RequestRefusalSteps.SET_OUT_WHY, this::setOutWhy,
                RequestRefusalSteps.CONFIRM_NO_NOTICE, this::confirmNoNotice);
    }

    /** The Regulations know no limit of cost: there, only what is manifestly unreasonable is refused (regulation 12(4)(b)). */
    private Map<String, Object> search(TaskFacts facts) {
        Search search = searches.get(facts.searchId());
        return fields(
                "search",
                fields(
                        "id", search.id(),
                        "unitName", units.name(search.unit()),
                        "lookedFor", search.lookedFor()),
                "limitHours",
                facts.question().regime() == Regime.EIR ? null : limit(facts).hours());
    }

    private CostLimit limit(TaskFacts facts) {
        return CostLimit.of(authority.authorityClass(), facts.question().receivedOn());
    }

    private Map<String, Object> estimateCost(TaskFacts facts) {
        long questionId = facts.question().id();
        Optional<Decision> draft = decisions.current(questionId).map(Decisions.Version::decision);
        List<Search> found = searches.of(questionId).stream()
                .filter(search -> search.result() != null)
                .toList();
        Optional<Search> estimated =
                found.stream().filter(search -> search.sample() != null).findFirst();
        CostLimit limit = limit(facts);
        return fields(
                "limit",
                fields(
                        "pounds", limit.pounds(),
                        "poundsPerHour", limit.poundsPerHour(),
                        "hours", limit.hours(),
                        "source", limit.source()),
                "activities",
                Arrays.stream(CostEstimate.Activity.values())
                        .map(activity -> Map.of(
                                "id", activity.name(), "label", activity.label() + " (" + activity.source() + ")"))
                        .toList(),
                "cost",
                draft.flatMap(Decision::cost).orElse(null),
                "adviceAndAssistance",
                draft.map(Decision::adviceAndAssistance).orElse(null),
                "suggested",
                found.stream().map(this::suggested).toList(),
                "sample",
                estimated.map(Search::sample).orElse(null),
                "sampleSize",
                estimated.map(Search::sampleSize).orElse(null),
                "estimatedBy",
                estimated.map(search -> units.name(search.unit())).orElse(null),
                "period",
                aggregation.period(facts.question().receivedOn()),
                "candidates",
                aggregation.candidates(questionId).stream().map(this::candidate).toList(),
                "searches",
                found.stream().map(this::search).toList(),
                "returned",
                returned(questionId));
    }

    /** What a unit spent or would spend, as a line of the estimate; which of the four activities it was is for a person to say. */
    private Map<String, Object> suggested(Search search) {
        boolean estimate = search.estimatedRecords() != null;
        return fields(
                "what", units.name(search.unit()) + ": " + search.places(),
                "records", estimate ? search.estimatedRecords() : Integer.valueOf(1),
                "minutesEach", estimate ? search.minutesEach() : BigDecimal.valueOf(search.minutes()));
    }

    /** Whether it is the same applicant is shown only to those who know who asked. */
    private Map<String, Object> candidate(Aggregation.Candidate candidate) {
        return fields(
                "key", candidate.key(),
                "reference", candidate.reference(),
                "label", candidate.label(),
                "subject", candidate.subject(),
                "receivedOn", candidate.receivedOn(),
                "status", candidate.status().label(),
                "minutes", candidate.minutes(),
                "similarity", candidate.similarity(),
                "samePerson", person.seesApplicant() ? candidate.samePerson() : null);
    }

    private Map<String, Object> search(Search search) {
        return fields(
                "unitName", units.name(search.unit()),
                "result", search.result().label(),
                "minutes", search.minutes(),
                "places", search.places(),
                "method", search.method(),
                "explanation", explanation(search),
                "recordedBy", people.name(search.recordedBy()));
    }

    /** What a unit found and, where it estimated instead of searching on, its estimate. */
    static String explanation(Search search) {
        return search.estimatedRecords() == null
                ? search.explanation()
                : search.explanation() + "\n" + search.estimatedRecords() + " records at "
                        + search.minutesEach().stripTrailingZeros().toPlainString() + " minutes each make "
                        + CostLimit.hours(search.minutesInAll()) + " hours, from a sample of " + search.sampleSize()
                        + ": "
                        + search.sample();
    }

    private Map<String, Object> setOutWhy(TaskFacts facts) {
        long questionId = facts.question().id();
        Optional<Decision> draft = decisions.current(questionId).map(Decisions.Version::decision);
        return fields(
                "isRepeated",
                draft.filter(decision -> decision.outcome() == Outcome.REPEATED).isPresent(),
                "vexatious",
                draft.flatMap(Decision::vexatious).orElse(null),
                "repeated",
                draft.flatMap(Decision::repeated).orElse(null),
                "noFurtherNotice",
                draft.flatMap(Decision::noFurtherNotice).orElse(null),
                "adviceAndAssistance",
                draft.map(Decision::adviceAndAssistance).orElse(null),
                "earlier",
                person.seesApplicant() ? earlier(facts.request().reference()) : List.of(),
                "returned",
                returned(questionId));
    }

    private List<Map<String, Object>> earlier(String reference) {
        return register.earlierOfSameApplicant(reference, EARLIER_CASES).stream()
                .map(line -> fields(
                        "reference", line.reference(),
                        "subject", line.subject(),
                        "receivedOn", line.receivedOn(),
                        "status", line.status().label(),
                        "answeredOn", earlier.answeredOn(line.reference()).orElse(null),
                        "section14",
                                earlier.refusedUnderSection14On(line.reference())
                                        .isPresent()))
                .toList();
    }

    private Map<String, Object> confirmNoNotice(TaskFacts facts) {
        long questionId = facts.question().id();
        Decision decision = decisions.current(questionId).orElseThrow().decision();
        return fields(
                "outcomeLabel", decision.outcome().label(),
                "drafters", names(decisions.drafters(questionId)),
                "approvers", names(decisions.approvers(questionId)),
                "vexatious", decision.vexatious().orElse(null),
                "repeated", decision.repeated().orElse(null),
                "noFurtherNotice", decision.noFurtherNotice().orElse(null));
    }

    private List<String> names(Collection<String> userIds) {
        return userIds.stream().map(people::name).toList();
    }

    private Map<String, Object> returned(long questionId) {
        return decisions.approvals(questionId).stream()
                .reduce((first, second) -> second)
                .filter(approval -> !approval.approved())
                .map(approval -> fields(
                        "reasons",
                        approval.reasons(),
                        "by",
                        people.name(approval.decidedBy()),
                        "at",
                        approval.decidedAt()))
                .orElse(null);
    }

    /** An estimate with its sums, for those who read it; null where a decision has none. */
    static Map<String, Object> summary(Decision decision, AuthorityClass authority) {
        CostEstimate cost = decision == null ? null : decision.cost().orElse(null);
        if (cost == null || cost.provision() == null) {
            return null;
        }
        CostLimit limit = CostLimit.of(authority, cost.receivedOn());
        return fields(
                "provision", cost.provision().subsection(),
                "limit", limit.pounds(),
                "limitHours", limit.hours(),
                "source", limit.source(),
                "hours", CostLimit.hours(cost.minutes()),
                "pounds", limit.pounds(cost.minutes()).toPlainString(),
                "work",
                        cost.work().stream()
                                .map(work -> fields(
                                        "activity",
                                                Objects.requireNonNull(work.activity())
                                                        .label(),
                                        "what", work.what(),
                                        "records", work.records(),
                                        "minutesEach", work.minutesEach(),
                                        "hours", CostLimit.hours(work.minutes())))
                                .toList(),
                "sample", cost.sample(),
                "sampleSize", cost.sampleSize(),
                "estimatedBy", cost.estimatedBy(),
                "basis",
                        cost.aggregation() == null
                                ? null
                                : cost.aggregation().basis().words(),
                "sameInformation",
                        cost.aggregation() == null ? null : cost.aggregation().sameInformation(),
                "concert",
                        cost.aggregation() == null ? null : cost.aggregation().concert(),
                "others",
                        cost.aggregation() == null
                                ? List.of()
                                : cost.aggregation().requests().stream()
                                        .map(other -> fields(
                                                "name", other.label() == null ? other.reference() : other.label(),
                                                "receivedOn", other.receivedOn(),
                                                "hours", CostLimit.hours(other.minutes())))
                                        .collect(Collectors.toList()));
    }
}
