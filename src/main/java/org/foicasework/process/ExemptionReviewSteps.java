package org.foicasework.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.foicasework.correspondence.Attachments;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.notice.Notices;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Decisions;
import org.foicasework.request.Fee;
import org.foicasework.request.Fees;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.Problems;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code exemption-review.bpmn} do. */
@Configuration(proxyBeanMethods = false)
class ExemptionReviewSteps {

    static final String PROCESS = "exemption-review";
    static final String DECIDE_OUTCOME = "recordOutcome";
    static final String APPROVE_DECISION = "recordApproval";

    /** The outcome and what is given; what is withheld is only named here. */
    record OutcomeDecided(
            Outcome outcome,
            String answer,
            String location,
            String likelyHolder,
            String adviceAndAssistance,
            List<Item> withheld,
            List<UUID> releasedAttachmentIds,
            boolean feeCharged) {

        /** An item that is kept back. */
        record Item(String description, boolean reasonWouldReveal) {}
    }

    @Bean
    TaskListener recordOutcome(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Attachments attachments,
            Questions questions,
            AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            OutcomeDecided decided = submissions.read(task, OutcomeDecided.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Problems problems = new Problems();
            problems.require(decided.outcome(), "outcome", "Choose the outcome.");
            problems.stop();
            Outcome outcome = decided.outcome();
            if (!outcome.availableUnder(Desk.family(questions.get(questionId)))) {
                problems.add(
                        "outcome",
                        "Sections 12 and 14 are no part of the Regulations. A request for environmental information that is"
                                + " manifestly unreasonable is refused under regulation 12(4)(b): choose \"withhold\".");
            }
            if (outcome.withholdsItems()) {
                problems.require(decided.withheld(), "withheld", "List what is kept back, each item by itself.");
                for (int i = 0;
                        decided.withheld() != null && i < decided.withheld().size();
                        i++) {
                    problems.require(
                            decided.withheld().get(i).description(),
                            "withheld[" + i + "].description",
                            "Say what is kept back.");
                }
            }
            List<UUID> released = decided.releasedAttachmentIds() == null ? List.of() : decided.releasedAttachmentIds();
            if (outcome == Outcome.DISCLOSE || outcome == Outcome.DISCLOSE_IN_PART) {
                problems.require(
                        decided.answer(), "answer", "Give the information, or say what the files that go out contain.");
            } else if (outcome == Outcome.NOT_HELD) {
                problems.require(decided.answer(), "answer", "Explain why the information is not held.");
            } else if (outcome == Outcome.OTHERWISE_ACCESSIBLE) {
                problems.require(
                        decided.location(),
                        "location",
                        "Give the link or the route by which this applicant can reach it.");
            }
            problems.stop();
            Optional<Decision> last = decisions.current(questionId).map(Decisions.Version::decision);
            List<WithheldItem> before = last.map(Decision::withheld).orElse(List.of());
            boolean gives = outcome.gives();
            attachments.release(gives ? released : List.of(), Variables.CASE_REFERENCE.get(task), questionId, person);
            decisions.draft(
                    questionId,
                    new Decision(
                                    outcome,
                                    outcome == Outcome.NEITHER_CONFIRM_NOR_DENY || outcome.refusesRequest()
                                            ? null
                                            : decided.answer(),
                                    outcome == Outcome.OTHERWISE_ACCESSIBLE || gives ? decided.location() : null,
                                    outcome == Outcome.NOT_HELD ? decided.likelyHolder() : null,
                                    items(outcome, decided.withheld(), before),
                                    decided.adviceAndAssistance(),
                                    false)
                            .withRequestRefusal(
                                    refusalBefore(outcome, last)
                                            .map(Decision::requestRefusal)
                                            .orElse(null),
                                    outcome.refusesRequest()
                                            ? refusalBefore(outcome, last)
                                                    .map(Decision::adviceAndAssistance)
                                                    .orElse(null)
                                            : decided.adviceAndAssistance())
                            .withFee(gives && decided.feeCharged()),
                    person);
            audit.record(
                    Variables.CASE_REFERENCE.get(task),
                    person,
                    "drafted the decision on " + questions.get(questionId).label(),
                    outcome.label());
            Variables.REFUSED.set(task.getExecution(), refused(outcome));
            Variables.DECIDE_ANEW.set(task.getExecution(), false);
        };
    }

    private static String refused(Outcome outcome) {
        if (outcome == Outcome.COST_LIMIT) {
            return "COST";
        }
        if (outcome.isUnderSection14()) {
            return "REQUEST";
        }
        return outcome.withholdsItems() || outcome == Outcome.NEITHER_CONFIRM_NOR_DENY ? "INFORMATION" : "NOTHING";
    }

    /** What was written of the same refusal before is not asked for again. */
    private static Optional<Decision> refusalBefore(Outcome outcome, Optional<Decision> last) {
        return last.filter(decision -> decision.outcome() == outcome);
    }

    /** What was written before on an item that is still there is not asked for again. */
    private static List<WithheldItem> items(
            Outcome outcome, List<OutcomeDecided.Item> named, List<WithheldItem> before) {
        if (outcome == Outcome.NEITHER_CONFIRM_NOR_DENY) {
            return before.size() == 1
                    ? before
                    : List.of(new WithheldItem("Whether the information is held", List.of(), null, false));
        }
        if (!outcome.withholdsItems()) {
            return List.of();
        }
        return named.stream()
                .map(item -> before.stream()
                        .filter(old -> item.description().strip().equals(old.description()))
                        .findFirst()
                        .map(old -> new WithheldItem(
                                old.description(), old.claims(), old.publicInterest(), item.reasonWouldReveal()))
                        .orElse(new WithheldItem(
                                item.description().strip(), List.of(), null, item.reasonWouldReveal())))
                .toList();
    }

    /** Nothing incomplete reaches the gate, whichever way the diagram leads there. */
    @Bean
    JavaDelegate checkDecision(Decisions decisions, Notices notices, Questions questions, Fees fees) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            boolean decideAnew = Boolean.TRUE.equals(Variables.DECIDE_ANEW.get(execution));
            if (!decideAnew) {
                refuse(notices.checkDecision(questionId));
            }
            Decision decision = draft(decisions, questionId);
            Variables.OUTCOME.set(execution, decision.outcome().name());
            Variables.SECTIONS.set(
                    execution,
                    decision.citedSections(Desk.family(questions.get(questionId))).stream()
                            .map(section -> section.key().replaceFirst("^s", ""))
                            .collect(Collectors.joining(",", ",", ",")));
            Variables.AFTER_APPROVAL.set(execution, afterApproval(decision, fees.last(questionId)));
            if (!decideAnew && !decisions.needsApproval(questionId)) {
                questions.setStage(questionId, stage(execution));
            }
        };
    }

    /** A fee that was paid once is not asked for again when the decision is returned later. */
    private static String afterApproval(Decision decision, Optional<Fee> fee) {
        if (decision.noFurtherNotice().isPresent()) {
            return "NO_NOTICE";
        }
        return decision.feeCharged() && fee.filter(Fee::paidInTime).isEmpty() ? "FEE" : "ANSWER";
    }

    /** A question is decided once nothing stands between its decision and its answer. */
    private static QuestionStage stage(VariableScope scope) {
        return switch (Variables.AFTER_APPROVAL.get(scope)) {
            case "FEE" -> QuestionStage.AWAITING_FEE;
            case "NO_NOTICE" -> QuestionStage.TO_DECIDE;
            default -> QuestionStage.DECIDED;
        };
    }

    /** What the manager says at the gate. */
    record Answer(Boolean approved, String reasons) {}

    @Bean
    TaskListener recordApproval(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Notices notices,
            Questions questions,
            Approvers approvers,
            AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            Answer answer = submissions.read(task, Answer.class);
            long questionId = Variables.QUESTION_ID.get(task);
            if (decisions.drafters(questionId).contains(person)) {
                throw new InvalidSubmissionException(
                        "You drafted this decision, so you cannot approve it. Another manager must.");
            }
            Problems problems = new Problems();
            problems.require(answer.approved(), "approved", "Approve the decision or return it.");
            problems.stop();
            if (answer.approved()) {
                approvers.require(draft(decisions, questionId));
                refuse(notices.checkDecision(questionId, approvers.groups()));
            }
            decisions.recordApproval(questionId, answer.approved(), answer.reasons(), person);
            questions.setStage(questionId, answer.approved() ? stage(task) : QuestionStage.TO_DECIDE);
            audit.record(
                    Variables.CASE_REFERENCE.get(task),
                    person,
                    (answer.approved() ? "approved the decision on " : "returned the decision on ")
                            + questions.get(questionId).label(),
                    answer.approved() ? null : answer.reasons());
            Variables.APPROVED.set(task.getExecution(), answer.approved());
        };
    }

    /** Keeps an approval away from whoever wrote what is to be approved: the claim itself is refused. */
    @Bean
    TaskListener forbidDrafter(Decisions decisions, Notices notices, Impartiality impartiality) {
        return task -> {
            if (task.getAssignee() == null) {
                return;
            }
            impartiality.demand(task, task.getAssignee());
            Long questionId = Variables.QUESTION_ID.get(task);
            String noticeId = Variables.NOTICE_ID.get(task);
            List<String> authors =
                    noticeId != null ? notices.authors(UUID.fromString(noticeId)) : decisions.drafters(questionId);
            if (authors.contains(task.getAssignee())) {
                throw new InvalidSubmissionException(
                        TaskStep.of(task).equals(ExemptionSteps.GIVE_OPINION)
                                ? "Whoever drafted the decision cannot give the opinion on it. Another qualified person must."
                                : "Whoever wrote this cannot approve it. Another manager must take the task.");
            }
        };
    }

    static void refuse(List<Finding> findings) {
        List<Problem> problems = findings.stream()
                .filter(Finding::blocks)
                .map(finding -> new Problem(Objects.toString(finding.where(), ""), finding.message()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSubmissionException(problems);
        }
    }

    static Decision draft(Decisions decisions, long questionId) {
        return decisions
                .current(questionId)
                .map(Decisions.Version::decision)
                .orElseThrow(() -> new InvalidSubmissionException("Decide the outcome first."));
    }
}
