package org.foicasework.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.springframework.stereotype.Component;

/** Which steps of a case wait for a letter of the applicant. */
@Component
class Waiting {

    private final RuntimeService runtimeService;
    private final Actor actor;

    Waiting(RuntimeService runtimeService, Actor actor) {
        this.runtimeService = runtimeService;
        this.actor = actor;
    }

    /** Whether the case waits for what section 8 requires. */
    boolean forWhatIsMissing(String reference) {
        return !at(reference, InvalidRequestSteps.MISSING_ELEMENT_CAME).isEmpty();
    }

    /** The questions that wait for clarification. */
    List<Long> questions(String reference) {
        return actor.asTheHouse(() -> at(reference, ClarificationSteps.APPLICANT_REPLIED).stream()
                .map(this::question)
                .toList());
    }

    /**
     * The question that a letter is the awaited reply to.
     *
     * @param chosen what the reader said; may be empty when only one question waits
     * @throws InvalidSubmissionException when none waits, or when it is not said which of several
     */
    long oneQuestion(String reference, List<Long> chosen) {
        List<Long> waiting = questions(reference);
        if (waiting.isEmpty()) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("means", "No question of " + reference + " waits for a reply.")));
        }
        List<Long> meant = chosen.isEmpty() ? waiting : chosen;
        if (meant.size() != 1 || !waiting.containsAll(meant)) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("questionIds", "Choose the one question to which this is the reply.")));
        }
        return meant.get(0);
    }

    /** Hands a letter that is on record to the step that waits for it. */
    void hand(String reference, String messageId, List<Long> questionIds) {
        actor.asTheHouse(() -> {
            List<Execution> missing = at(reference, InvalidRequestSteps.MISSING_ELEMENT_CAME);
            for (Execution at : missing) {
                runtimeService.messageEventReceived(
                        InvalidRequestSteps.MISSING_ELEMENT_CAME,
                        at.getId(),
                        Map.of(Variables.MESSAGE_ID.name(), messageId));
            }
            if (missing.isEmpty()) {
                Execution at = at(reference, ClarificationSteps.APPLICANT_REPLIED).stream()
                        .filter(each -> questionIds.contains(question(each)))
                        .findFirst()
                        .orElseThrow(() -> new InvalidSubmissionException(
                                "The question does not wait for a reply any more. Read the letter again."));
                runtimeService.messageEventReceived(ClarificationSteps.APPLICANT_REPLIED, at.getId());
            }
            return null;
        });
    }

    private List<Execution> at(String reference, String message) {
        return actor.asTheHouse(() -> runtimeService
                .createExecutionQuery()
                .processInstanceBusinessKey(reference)
                .messageEventSubscriptionName(message)
                .list());
    }

    private long question(Execution at) {
        return (Long) runtimeService.getVariable(at.getId(), Variables.QUESTION_ID.name());
    }
}
