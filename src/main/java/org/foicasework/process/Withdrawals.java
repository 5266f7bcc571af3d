package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.springframework.stereotype.Component;

/**
 * An applicant may withdraw a request, or one of its questions, at any moment. No section says so; a duty to answer ends with
 * the request for an answer. What has not left by then does not leave any more, and nothing that has left is forgotten.
 */
@Component
class Withdrawals {

    private final RuntimeService runtimeService;
    private final RequestRegister register;
    private final Questions questions;
    private final UnsentLetters unsent;
    private final AuditTrail audit;
    private final DeadlineKeeper deadlines;
    private final Actor actor;

    Withdrawals(
            RuntimeService runtimeService,
            RequestRegister register,
            Questions questions,
            UnsentLetters unsent,
            AuditTrail audit,
            DeadlineKeeper deadlines,
            Actor actor) {
        this.runtimeService = runtimeService;
        this.register = register;
        this.questions = questions;
        this.unsent = unsent;
        this.audit = audit;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    /**
     * What is withdrawn when the applicant names these questions: with the last open question the whole request goes.
     *
     * @param questionIds empty for the whole request
     * @return the questions; empty for the whole request
     * @throws InvalidSubmissionException when there is nothing to withdraw, or a letter is just leaving
     */
    List<Long> whatGoes(String reference, List<Long> questionIds) {
        if (register.get(reference).status() != RequestStatus.OPEN) {
            throw new InvalidSubmissionException("The request is closed already, so there is nothing to withdraw.");
        }
        List<Long> open = questions.open(reference).stream().map(Question::id).toList();
        if (!open.containsAll(questionIds)) {
            throw new InvalidSubmissionException("Choose only questions of this case that are still open.");
        }
        List<Long> goes = questionIds.containsAll(open) ? List.of() : List.copyOf(questionIds);
        if (goes.isEmpty()) {
            unsent.hold(reference, null);
        } else {
            goes.forEach(question -> unsent.hold(reference, question));
        }
        return goes;
    }

    /** The whole request: its process ends by its own way out, which also confirms the withdrawal. */
    void withdrawRequest(String reference) {
        unsent.drop(reference, null);
        questions.open(reference).forEach(question -> questions.setStage(question.id(), QuestionStage.WITHDRAWN));
        audit.record(reference, Actor.SYSTEM, "ended the work on the request: withdrawn", null);
        actor.asTheHouse(() -> {
            runtimeService
                    .createMessageCorrelation(FoiRequestSteps.REQUEST_WITHDRAWN)
                    .processInstanceBusinessKey(reference)
                    .correlate();
            return null;
        });
    }

    /** Some of its questions: the others go on. */
    void withdrawQuestions(String reference, List<Long> questionIds) {
        for (long questionId : questionIds) {
            unsent.drop(reference, questionId);
            questions.setStage(questionId, QuestionStage.WITHDRAWN);
            audit.record(
                    reference,
                    Actor.SYSTEM,
                    "ended the work on " + questions.get(questionId).label() + ": withdrawn",
                    null);
            actor.asTheHouse(() -> {
                // A question that is decided already has no process any more: it just drops out of the response.
                for (Execution at : runtimeService
                        .createExecutionQuery()
                        .processInstanceBusinessKey(reference)
                        .messageEventSubscriptionName(QuestionSteps.QUESTION_WITHDRAWN)
                        .processVariableValueEquals(Variables.QUESTION_ID.name(), questionId)
                        .list()) {
                    runtimeService.messageEventReceived(QuestionSteps.QUESTION_WITHDRAWN, at.getId());
                }
                return null;
            });
        }
        deadlines.move(reference);
    }
}
