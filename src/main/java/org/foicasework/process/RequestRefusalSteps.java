package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.NoFurtherNotice;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.RepeatedRequest;
import org.foicasework.exemption.RequestRefusal;
import org.foicasework.exemption.VexatiousGrounds;
import org.foicasework.notice.Notices;
import org.foicasework.request.Aggregation;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Decisions;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code exemption-review.bpmn} do where the request itself is refused (FOIA s12, s14, s17(5) and (6)). */
@Configuration(proxyBeanMethods = false)
class RequestRefusalSteps {

    static final String ESTIMATE_COST = "recordEstimate";
    static final String SET_OUT_WHY = "recordGrounds";
    static final String CONFIRM_NO_NOTICE = "recordNoNotice";

    /** The estimate of a refusal under s12, with the requests that are added up and the advice under s16. */
    record Estimated(
            CostEstimate.Provision provision,
            List<CostEstimate.Work> work,
            String sample,
            Integer sampleSize,
            String estimatedBy,
            List<String> aggregated,
            CostEstimate.Aggregation.Basis basis,
            String sameInformation,
            String concert,
            String adviceAndAssistance) {}

    @Bean
    TaskListener recordEstimate(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Notices notices,
            Questions questions,
            RequestRegister register,
            Aggregation aggregation) {
        return task -> {
            String person = actor.completing(task);
            Estimated estimated = submissions.read(task, Estimated.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Question question = questions.get(questionId);
            CostEstimate estimate = new CostEstimate(
                    estimated.provision(),
                    question.receivedOn(),
                    estimated.work(),
                    estimated.sample(),
                    estimated.sampleSize(),
                    estimated.estimatedBy(),
                    aggregated(estimated, question, aggregation, register));
            Decision draft = ExemptionReviewSteps.draft(decisions, questionId);
            decisions.draft(
                    questionId,
                    draft.withRequestRefusal(RequestRefusal.of(estimate), estimated.adviceAndAssistance()),
                    person);
            ExemptionReviewSteps.refuse(notices.checkDecision(questionId));
        };
    }

    private static CostEstimate.Aggregation aggregated(
            Estimated estimated, Question question, Aggregation aggregation, RequestRegister register) {
        List<String> keys = estimated.aggregated() == null
                ? List.of()
                : estimated.aggregated().stream().filter(key -> !key.isBlank()).toList();
        if (keys.isEmpty()) {
            return null;
        }
        List<CostEstimate.Aggregation.Other> others = aggregation.choose(question.id(), keys);
        Problems problems = new Problems();
        if (estimated.basis() == CostEstimate.Aggregation.Basis.ONE_PERSON) {
            others.stream()
                    .filter(other ->
                            other.label() == null && !register.sameApplicant(question.reference(), other.reference()))
                    .forEach(other -> problems.add(
                            "basis",
                            "As far as the register tells, " + other.reference()
                                    + " comes from somebody else. It can be added up only if these persons act in concert or"
                                    + " in pursuance of a campaign: say what shows it, or take it out."));
        }
        problems.stop();
        return new CostEstimate.Aggregation(
                estimated.basis(), estimated.sameInformation(), estimated.concert(), others);
    }

    /** Why a request is vexatious or repeated, and where it applies why no notice is due. */
    record Grounds(
            String burden,
            String motive,
            String value,
            String distress,
            String earlierReference,
            String reasons,
            String similarity,
            String interval,
            boolean noFurtherNotice,
            String noticeReference,
            String unreasonable,
            String adviceAndAssistance) {}

    @Bean
    TaskListener recordGrounds(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Notices notices,
            Questions questions,
            EarlierCases earlier) {
        return task -> {
            String person = actor.completing(task);
            Grounds grounds = submissions.read(task, Grounds.class);
            long questionId = Variables.QUESTION_ID.get(task);
            String reference = questions.get(questionId).reference();
            Decision draft = ExemptionReviewSteps.draft(decisions, questionId);
            Problems problems = new Problems();
            RequestRefusal refusal = draft.outcome() == Outcome.REPEATED
                    ? RequestRefusal.of(repeated(grounds, reference, earlier, problems))
                    : RequestRefusal.of(vexatious(grounds, reference, earlier, problems));
            if (grounds.noFurtherNotice()) {
                refusal = refusal.without(noFurtherNotice(grounds, reference, earlier, problems));
            }
            problems.stop();
            decisions.draft(questionId, draft.withRequestRefusal(refusal, grounds.adviceAndAssistance()), person);
            ExemptionReviewSteps.refuse(notices.checkDecision(questionId));
        };
    }

    private static VexatiousGrounds vexatious(
            Grounds grounds, String reference, EarlierCases earlier, Problems problems) {
        String linked = stripped(grounds.earlierReference());
        if (linked != null) {
            earlier.find(reference, linked, "earlierReference", problems);
        }
        return new VexatiousGrounds(
                grounds.burden(), grounds.motive(), grounds.value(), grounds.distress(), linked, grounds.reasons());
    }

    private static RepeatedRequest repeated(
            Grounds grounds, String reference, EarlierCases earlier, Problems problems) {
        String linked = stripped(grounds.earlierReference());
        problems.require(linked, "earlierReference", "Enter the reference of the request that was answered.");
        LocalDate answeredOn = null;
        if (linked != null && earlier.ofSamePerson(reference, linked, "earlierReference", problems)) {
            answeredOn = earlier.answeredOn(linked).orElse(null);
            problems.require(
                    answeredOn,
                    "earlierReference",
                    linked + " has not been answered. Section 14(2) needs a request that was complied with.");
        }
        return new RepeatedRequest(linked, answeredOn, grounds.similarity(), grounds.interval());
    }

    private static NoFurtherNotice noFurtherNotice(
            Grounds grounds, String reference, EarlierCases earlier, Problems problems) {
        String linked = stripped(grounds.noticeReference());
        problems.require(
                linked,
                "noticeReference",
                "Enter the reference of the case in which a notice under section 14 was given.");
        LocalDate noticeOn = null;
        if (linked != null && earlier.ofSamePerson(reference, linked, "noticeReference", problems)) {
            noticeOn = earlier.refusedUnderSection14On(linked).orElse(null);
            problems.require(
                    noticeOn,
                    "noticeReference",
                    "No notice under section 14 was given in " + linked
                            + ". Without one this applicant has to be given a notice now (section 17(6)(b)).");
        }
        return new NoFurtherNotice(linked, noticeOn, grounds.unreasonable());
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What the second person says. */
    record Confirmation(Boolean confirmed, String reasons) {}

    /** s17(6): a second manager agrees that nothing is served, or sends the decision back. */
    @Bean
    TaskListener recordNoNotice(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Notices notices,
            Questions questions,
            AuditTrail audit,
            DeadlineKeeper deadlines) {
        return task -> {
            String person = actor.completing(task);
            Confirmation answer = submissions.read(task, Confirmation.class);
            long questionId = Variables.QUESTION_ID.get(task);
            String reference = Variables.CASE_REFERENCE.get(task);
            mustBeAThirdPerson(decisions, questionId, person);
            Problems problems = new Problems();
            problems.require(answer.confirmed(), "confirmed", "Confirm that no notice is due, or return the decision.");
            problems.require(
                    answer.reasons(),
                    "reasons",
                    Boolean.TRUE.equals(answer.confirmed())
                            ? "Say why you agree: the record is all there will be."
                            : "Say what must change.");
            problems.stop();
            boolean confirmed = answer.confirmed();
            if (confirmed) {
                ExemptionReviewSteps.refuse(notices.checkDecision(questionId));
            }
            decisions.recordApproval(questionId, confirmed, answer.reasons(), person);
            questions.setStage(questionId, confirmed ? QuestionStage.CLOSED_WITHOUT_NOTICE : QuestionStage.TO_DECIDE);
            String label = questions.get(questionId).label();
            audit.record(
                    reference,
                    person,
                    confirmed
                            ? "confirmed that no further notice is due on " + label + " (section 17(6))"
                            : "returned the decision on " + label,
                    answer.reasons());
            Variables.NO_NOTICE_CONFIRMED.set(task.getExecution(), confirmed);
            deadlines.move(reference);
        };
    }

    /** Keeps the second look away from whoever drafted or approved: the claim itself is refused. */
    @Bean
    TaskListener forbidDrafterAndApprover(Decisions decisions) {
        return task -> {
            if (task.getAssignee() != null) {
                mustBeAThirdPerson(decisions, Variables.QUESTION_ID.get(task), task.getAssignee());
            }
        };
    }

    private static void mustBeAThirdPerson(Decisions decisions, long questionId, String person) {
        if (decisions.drafters(questionId).contains(person)
                || decisions.approvers(questionId).contains(person)) {
            throw new InvalidSubmissionException(
                    "Whoever drafted or approved this decision cannot confirm that no notice is due. Another manager must.");
        }
    }

    /** Looks into the cases that a refusal under section 14 builds on. */
    @Bean
    EarlierCases earlierCases(RequestRegister register, Questions questions, Decisions decisions, Notices notices) {
        return new EarlierCases(register, questions, decisions, notices);
    }

    static final class EarlierCases {

        private final RequestRegister register;
        private final Questions questions;
        private final Decisions decisions;
        private final Notices notices;

        EarlierCases(RequestRegister register, Questions questions, Decisions decisions, Notices notices) {
            this.register = register;
            this.questions = questions;
            this.decisions = decisions;
            this.notices = notices;
        }

        boolean find(String reference, String linked, String field, Problems problems) {
            boolean there = !linked.equals(reference) && register.find(linked).isPresent();
            if (!there) {
                problems.add(field, "There is no other request with the reference " + linked + ". Correct it.");
            }
            return there;
        }

        /** s14(2) "from that person", s17(6)(b) "given the applicant a notice". */
        boolean ofSamePerson(String reference, String linked, String field, Problems problems) {
            if (!find(reference, linked, field, problems)) {
                return false;
            }
            boolean same = register.sameApplicant(reference, linked);
            if (!same) {
                problems.add(
                        field,
                        "As far as the register tells, " + linked
                                + " comes from somebody else, and this rule is about one person. Choose another case.");
            }
            return same;
        }

        Optional<LocalDate> answeredOn(String reference) {
            return notices.answeredOn(reference);
        }

        Optional<LocalDate> refusedUnderSection14On(String reference) {
            boolean refused = questions.of(reference).stream()
                    .filter(question -> question.stage() == QuestionStage.ANSWERED)
                    .anyMatch(question -> decisions
                            .current(question.id())
                            .filter(version -> version.decision().outcome().isUnderSection14())
                            .isPresent());
            return refused ? answeredOn(reference) : Optional.empty();
        }
    }
}
