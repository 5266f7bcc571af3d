package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.foicasework.clock.ClockEvent;
import org.foicasework.correspondence.Messages;
import org.foicasework.request.CaseClock;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one way in for "the applicant replied", whatever brings the reply: a page, a mailbox, another system. */
@Service
public class Replies {

    private final RuntimeService runtimeService;
    private final Messages messages;
    private final CaseClock caseClock;
    private final Actor actor;

    Replies(RuntimeService runtimeService, Messages messages, CaseClock caseClock, Actor actor) {
        this.runtimeService = runtimeService;
        this.messages = messages;
        this.caseClock = caseClock;
        this.actor = actor;
    }

    /**
     * Records a reply to a clarification request and lets the waiting question go on.
     *
     * @param questionId the question that it answers; may be null when only one question of the case waits
     * @throws InvalidSubmissionException when no question waits, or when it is not said which of several
     */
    @Transactional
    public void applicantReplied(String reference, Long questionId, Messages.Reply reply) {
        String person = actor.id();
        actor.asTheHouse(() -> {
            List<Execution> waiting = waiting(reference, questionId);
            if (waiting.isEmpty()) {
                throw new InvalidSubmissionException("No question of " + reference + " waits for a reply.");
            }
            if (waiting.size() > 1) {
                throw new InvalidSubmissionException(List.of(new Problem(
                        "questionId",
                        "Several questions of " + reference + " wait for a reply. Say which one it answers.")));
            }
            Execution execution = waiting.get(0);
            long question = (Long) runtimeService.getVariable(execution.getId(), Variables.QUESTION_ID.name());
            messages.recordReply(
                    reference,
                    List.of(question),
                    reply,
                    caseClock
                            .last(question, ClockEvent.Type.CLARIFICATION_REQUESTED)
                            .orElse(null),
                    person);
            runtimeService.messageEventReceived(ClarificationSteps.APPLICANT_REPLIED, execution.getId());
            return null;
        });
    }

    private List<Execution> waiting(String reference, Long questionId) {
        var query = runtimeService
                .createExecutionQuery()
                .processInstanceBusinessKey(reference)
                .messageEventSubscriptionName(ClarificationSteps.APPLICANT_REPLIED);
        if (questionId != null) {
            query.processVariableValueEquals(Variables.QUESTION_ID.name(), questionId);
        }
        return query.list();
    }
}
