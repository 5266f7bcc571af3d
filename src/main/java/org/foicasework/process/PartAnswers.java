package org.foicasework.process;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.clock.WorkingDays;
import org.foicasework.notice.Notices;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/**
 * Answers what is decided while the rest of a request is still open. Section 10(1) gives each question its own last day; a
 * question that waits for the applicant, or is not decided yet, keeps no other one back.
 */
@Component
class PartAnswers {

    /** The message to the request that what is decided is to be answered now. */
    static final String PART_ANSWER_DUE = "partAnswerDue";

    private final RuntimeService runtimeService;
    private final Questions questions;
    private final Notices notices;
    private final WorkingDays workingDays;
    private final CasePolicy policy;
    private final Today today;
    private final Actor actor;

    PartAnswers(
            RuntimeService runtimeService,
            Questions questions,
            Notices notices,
            WorkingDays workingDays,
            CasePolicy policy,
            Today today,
            Actor actor) {
        this.runtimeService = runtimeService;
        this.questions = questions;
        this.notices = notices;
        this.workingDays = workingDays;
        this.policy = policy;
        this.today = today;
        this.actor = actor;
    }

    /** Whether something is decided that no response takes up, while another question is not decided. */
    boolean possible(String reference) {
        return !notices.readyToAnswer(reference).isEmpty() && anyUndecided(reference);
    }

    /** Whether that has to be answered by itself now, because its last day is near. */
    boolean due(String reference) {
        return possible(reference)
                && notices.readyToAnswer(reference).stream()
                        .map(Question::dueOn)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .filter(this::near)
                        .isPresent();
    }

    private boolean near(LocalDate dueOn) {
        return !today.date().isBefore(workingDays.nthBefore(dueOn, policy.remindBefore()));
    }

    private boolean anyUndecided(String reference) {
        return questions.open(reference).stream().anyMatch(question -> question.stage() != QuestionStage.DECIDED);
    }

    /** Has the request answer what is decided, in a notice of its own. Does nothing when the request does not wait for that. */
    void answerWhatIsDecided(String reference) {
        actor.asTheHouse(() -> {
            runtimeService
                    .createExecutionQuery()
                    .processInstanceBusinessKey(reference)
                    .processDefinitionKey(FoiRequestSteps.PROCESS)
                    .messageEventSubscriptionName(PART_ANSWER_DUE)
                    .listPage(0, 1)
                    .forEach(waiting -> runtimeService.messageEventReceived(PART_ANSWER_DUE, waiting.getId()));
            return null;
        });
    }

    /** The questions of a request that need work and that nobody works on: the undecided ones without a process of theirs. */
    List<Long> toWorkOn(String reference) {
        return actor.asTheHouse(() -> questions.open(reference).stream()
                .filter(question -> question.stage() != QuestionStage.DECIDED)
                .map(Question::id)
                .filter(id -> runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(reference, QuestionSteps.PROCESS)
                                .variableValueEquals(Variables.QUESTION_ID.name(), id)
                                .count()
                        == 0)
                .toList());
    }
}
