package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.foicasework.clock.AfterTheAnswer;
import org.foicasework.clock.Regime;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Family;
import org.foicasework.exemption.Limb;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.request.Appeals;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Decisions;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.request.Search;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/** What the forms of a review, a complaint to the regulator and an appeal show. */
@Component
class AfterTheAnswerForms implements FormData {

    private final TaskService taskService;
    private final Reviews reviews;
    private final Complaints complaints;
    private final DecisionNotices decisionNotices;
    private final Appeals appeals;
    private final RequestRegister register;
    private final Questions questions;
    private final Decisions decisions;
    private final Searches searches;
    private final Units units;
    private final AuthorityDetails authority;
    private final Today today;
    private final Actor actor;
    private final Person person;
    private final People people;

    AfterTheAnswerForms(
            TaskService taskService,
            Reviews reviews,
            Complaints complaints,
            DecisionNotices decisionNotices,
            Appeals appeals,
            RequestRegister register,
            Questions questions,
            Decisions decisions,
            Searches searches,
            Units units,
            AuthorityDetails authority,
            Today today,
            Actor actor,
            Person person,
            People people) {
        this.taskService = taskService;
        this.reviews = reviews;
        this.complaints = complaints;
        this.decisionNotices = decisionNotices;
        this.appeals = appeals;
        this.register = register;
        this.questions = questions;
        this.decisions = decisions;
        this.searches = searches;
        this.units = units;
        this.authority = authority;
        this.today = today;
        this.actor = actor;
        this.person = person;
        this.people = people;
    }

    @Override
    public Map<String, Function<TaskFacts, Map<String, Object>>> steps() {
        return Map.of(
                InternalReviewSteps.DECIDE_LATE_REVIEW, this::review,
                InternalReviewSteps.REVIEW_ANSWER, this::reviewAnswer,
                ComplaintSteps.FOLLOW_COMPLAINT, this::complaint,
                ComplaintSteps.DECIDE_ON_NOTICE, this::complaint,
                ComplaintSteps.RECORD_COMPLIANCE, this::complaint,
                AppealSteps.LODGE_APPEAL, this::appeal,
                AppealSteps.FOLLOW_APPEAL, this::appeal);
    }

    private Long id(TaskFacts facts, Variable<Long> variable) {
        return actor.asTheHouse(
                () -> variable.type().cast(taskService.getVariable(facts.task().getId(), variable.name())));
    }

    private Map<String, Object> review(TaskFacts facts) {
        Review review = reviews.get(id(facts, Variables.REVIEW_ID));
        return fields(
                "review",
                fields(
                        "receivedOn", review.receivedOn(),
                        "answeredOn", review.answeredOn(),
                        "lastDayToAsk", review.lastDayToAsk(),
                        "askedInTime", review.askedInTime(),
                        "firstDueOn", review.firstDueOn(),
                        "dueOn", review.dueOn(),
                        "extendedOn", review.extendedOn(),
                        "regulationsDueOn", review.regulationsDueOn(),
                        "statutory", review.regime() == Regime.EIR_RECONSIDERATION,
                        "dueIfExtended",
                                review.regime() == Regime.EIR_RECONSIDERATION
                                        ? null
                                        : reviews.dueIfExtended(review, review.receivedOn()),
                        "overFirstDate", today.date().isAfter(review.firstDueOn()),
                        "wording", person.seesApplicant() ? reviews.wording(review.id()) : null),
                "grounds",
                reviews.grounds(review.id()));
    }

    private Map<String, Object> reviewAnswer(TaskFacts facts) {
        Review review = reviews.get(id(facts, Variables.REVIEW_ID));
        Map<String, Object> view = review(facts);
        view.put(
                "reviewerRole",
                Objects.requireNonNullElse(review.reviewerRole(), "Internal Reviewer, " + authority.unit()));
        view.put("delayWhy", review.delayWhy());
        view.put("shortcomings", reviews.shortcomings(review.id()));
        view.put("breaches", register.breaches(review.reference()));
        view.put(
                "shortcomingKinds",
                Arrays.stream(Review.Shortcoming.values())
                        .map(kind -> Map.of("id", kind.name(), "label", kind.label()))
                        .toList());
        view.put(
                "outcomes",
                Arrays.stream(Review.Outcome.values())
                        .map(outcome -> Map.of("id", outcome.name(), "label", outcome.label()))
                        .toList());
        view.put(
                "citations",
                ExemptionCatalogue.standard().limbs(Family.FOIA, today.date()).stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Limb::key, limb -> limb.citation() + ": " + limb.words())));
        view.put(
                "questions",
                reviews.reviewed(review.id()).stream().map(this::reviewed).toList());
        return view;
    }

    private Map<String, Object> reviewed(Review.Reviewed reviewed) {
        Question question = questions.get(reviewed.questionId());
        return fields(
                "id", question.id(),
                "label", question.label(),
                "wording", question.wording(),
                "outcome", reviewed.outcome(),
                "reasons", reviewed.reasons(),
                "decision",
                        decisions.versions(question.id()).stream()
                                .filter(version ->
                                        Integer.valueOf(version.version()).equals(reviewed.decisionBefore()))
                                .map(Decisions.Version::decision)
                                .findFirst()
                                .orElse(null),
                "searches",
                        searches.of(question.id()).stream()
                                .filter(search -> search.result() != null)
                                .map(this::search)
                                .toList());
    }

    private Map<String, Object> search(Search search) {
        return fields(
                "unitName", units.name(search.unit()),
                "result", search.result().label(),
                "minutes", search.minutes(),
                "places", search.places(),
                "method", search.method(),
                "explanation", search.explanation(),
                "harm", search.harm(),
                "recordedBy", people.name(search.recordedBy()),
                "attachments", List.of());
    }

    private Map<String, Object> complaint(TaskFacts facts) {
        return complaint(complaints.get(id(facts, Variables.COMPLAINT_ID)));
    }

    private Map<String, Object> complaint(Complaint complaint) {
        Complaint.DecisionNotice notice = decisionNotices.of(complaint.id()).orElse(null);
        List<Map<String, Object>> letters = new ArrayList<>();
        complaints
                .letters(complaint.id())
                .forEach(letter -> letters.add(fields(
                        "kind", letter.kind().label(),
                        "dated", letter.dated(),
                        "answerBy", letter.answerBy(),
                        "words", letter.words())));
        return fields(
                "complaint",
                fields(
                        "regulatorReference", complaint.regulatorReference(),
                        "receivedOn", complaint.receivedOn(),
                        "handler", complaint.handler(),
                        "about", complaint.about(),
                        "dueOn", complaint.dueOn(),
                        "bundleUrl", "/requests/" + complaint.reference() + "#bundle"),
                "letters",
                letters,
                "decisionNotice",
                notice == null
                        ? null
                        : fields(
                                "number", notice.number(),
                                "dated", notice.dated(),
                                "outcome", notice.outcome().label(),
                                "steps", notice.steps(),
                                "stepsDue", notice.stepsDue(),
                                "appealBy", notice.appealBy()),
                "usualDays",
                AfterTheAnswer.USUAL_DAYS_FOR_STEPS,
                "answered",
                questions.of(complaint.reference()).stream()
                        .filter(question -> question.stage() == QuestionStage.ANSWERED)
                        .map(question -> fields(
                                "id",
                                question.id(),
                                "label",
                                question.label() + ": "
                                        + decisions
                                                .current(question.id())
                                                .map(version -> version.decision()
                                                        .outcome()
                                                        .label())
                                                .orElse("no decision")))
                        .toList());
    }

    private Map<String, Object> appeal(TaskFacts facts) {
        Complaint.Appeal appeal = appeals.get(id(facts, Variables.APPEAL_ID));
        Map<String, Object> view = complaint(complaints.get(appeals.complaintOf(appeal)));
        view.put(
                "appeal",
                fields(
                        "appellant", appeal.appellant().label(),
                        "lodgedOn", appeal.lodgedOn(),
                        "tribunalReference", appeal.tribunalReference(),
                        "hearingOn", appeal.hearingOn()));
        return view;
    }
}
