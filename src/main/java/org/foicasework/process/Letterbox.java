package org.foicasework.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one way in for a letter that no step of the case awaits. Each becomes a task, so that none is lost. */
@Service
public class Letterbox {

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final RequestRegister register;
    private final Messages messages;
    private final Attachments attachments;
    private final Withdrawals withdrawals;
    private final Actor actor;
    private final Person person;

    Letterbox(
            RuntimeService runtimeService,
            TaskService taskService,
            RequestRegister register,
            Messages messages,
            Attachments attachments,
            Withdrawals withdrawals,
            Actor actor,
            Person person) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.register = register;
        this.messages = messages;
        this.attachments = attachments;
        this.withdrawals = withdrawals;
        this.actor = actor;
        this.person = person;
    }

    /**
     * Records a letter of the applicant and lets somebody read it.
     *
     * @throws InvalidSubmissionException when something is missing or wrong
     */
    @Transactional
    public UUID letterCame(String reference, Messages.Reply letter) {
        register.requireKept(reference, "body");
        UUID id = messages.recordCorrespondence(reference, letter, actor.id());
        start(reference, id, CorrespondenceSteps.UNREAD);
        return id;
    }

    /**
     * Records that the applicant withdraws the request or some of its questions.
     *
     * @param questionIds empty for the whole request
     * @throws InvalidSubmissionException when there is nothing to withdraw, or a letter is just leaving
     */
    @Transactional
    public void applicantWithdrew(String reference, List<Long> questionIds, Messages.Reply letter) {
        if (letter.body() == null || letter.body().isBlank()) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("body", "Enter the words with which the applicant withdraws.")));
        }
        register.requireKept(reference, "body");
        UUID id = messages.recordCorrespondence(reference, letter, actor.id());
        start(reference, id, readAsWithdrawal(reference, id, questionIds, null, actor.id()));
    }

    /** Records the reading, and says which way the letter goes. */
    String readAsWithdrawal(String reference, UUID messageId, List<Long> questionIds, String note, String person) {
        List<Long> goes = withdrawals.whatGoes(reference, questionIds);
        messages.answers(messageId, goes);
        messages.recordRead(messageId, Message.ReadAs.WITHDRAWS, note, person);
        return goes.isEmpty() ? CorrespondenceSteps.WITHDRAWS_REQUEST : CorrespondenceSteps.WITHDRAWS_QUESTION;
    }

    private void start(String reference, UUID messageId, String means) {
        actor.asTheHouse(() -> runtimeService.startProcessInstanceByKey(
                CorrespondenceSteps.PROCESS,
                reference,
                Map.of(
                        Variables.CASE_REFERENCE.name(),
                        reference,
                        Variables.MESSAGE_ID.name(),
                        messageId.toString(),
                        Variables.LETTER_MEANS.name(),
                        means)));
    }

    /** The letter that a task is about, for its form; without its words for anybody who may not know who asked. */
    Map<String, Object> letterOf(Task task) {
        String id = actor.asTheHouse(() -> (String) taskService.getVariable(task.getId(), Variables.MESSAGE_ID.name()));
        Message letter = messages.get(UUID.fromString(id));
        return Desk.fields(
                "receivedOn", letter.happenedOn(),
                "channel", letter.channel().label(),
                "body", person.seesApplicant() ? letter.body() : null,
                "attachments",
                        attachments.of(letter.reference()).stream()
                                .filter(file ->
                                        person.seesApplicant() && letter.id().equals(file.messageId()))
                                .map(file ->
                                        Desk.fields("id", file.id(), "fileName", file.fileName(), "size", file.size()))
                                .toList());
    }
}
