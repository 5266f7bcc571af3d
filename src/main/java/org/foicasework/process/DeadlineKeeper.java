package org.foicasework.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.WorkingDays;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Component;

/**
 * Brings a date that has moved in the register to where the engine reads it: the variables that the watch over the answer's
 * date waits for, and the due dates of open tasks.
 */
@Component
class DeadlineKeeper {

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final RequestRegister register;
    private final DeadlineLookup deadline;
    private final WorkingDays workingDays;
    private final CasePolicy policy;
    private final Actor actor;

    DeadlineKeeper(
            RuntimeService runtimeService,
            TaskService taskService,
            RequestRegister register,
            DeadlineLookup deadline,
            WorkingDays workingDays,
            CasePolicy policy,
            Actor actor) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.register = register;
        this.deadline = deadline;
        this.workingDays = workingDays;
        this.policy = policy;
        this.actor = actor;
    }

    /** Moves the dates of the request whose own process runs the step. */
    void moveWithin(DelegateExecution request) {
        String reference = Variables.CASE_REFERENCE.get(request);
        Map<String, Object> dates = dates(register.get(reference).dueOn());
        if (!Objects.equals(request.getVariable(Variables.DUE_ON.name()), dates.get(Variables.DUE_ON.name()))) {
            request.getProcessInstance().setVariables(dates);
        }
        moveTasks(reference);
    }

    /** Moves the dates of a request from one of the processes it called. */
    void move(String reference) {
        actor.asTheHouse(() -> {
            ProcessInstance request = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(reference, FoiRequestSteps.PROCESS)
                    .singleResult();
            if (request != null) {
                Map<String, Object> dates = dates(register.get(reference).dueOn());
                Object known = runtimeService.getVariable(request.getId(), Variables.DUE_ON.name());
                if (!Objects.equals(known, dates.get(Variables.DUE_ON.name()))) {
                    runtimeService.setVariables(request.getId(), dates);
                }
            }
            moveTasks(reference);
            return null;
        });
    }

    /** The due date itself comes last: the watch starts anew on its change and must find the other dates in place. */
    private Map<String, Object> dates(LocalDate dueOn) {
        Map<String, Object> dates = new LinkedHashMap<>();
        dates.put(
                Variables.REMIND_ON.name(),
                dueOn == null ? null : Dates.morningOf(workingDays.nthBefore(dueOn, policy.remindBefore())));
        dates.put(
                Variables.ESCALATE_ON.name(),
                dueOn == null ? null : Dates.morningOf(workingDays.nthBefore(dueOn, policy.escalateBefore())));
        dates.put(Variables.BREACH_ON.name(), Dates.after(dueOn));
        dates.put(Variables.DUE_ON.name(), Dates.endOf(dueOn));
        return dates;
    }

    /** A step of a review, a complaint or an appeal. */
    private boolean hasItsOwnClock(Task task) {
        return taskService.getVariable(task.getId(), Variables.REVIEW_ID.name()) != null
                || taskService.getVariable(task.getId(), Variables.COMPLAINT_ID.name()) != null;
    }

    private Date due(Task task, String reference) {
        if (taskService.getVariable(task.getId(), Variables.NOTICE_ID.name()) instanceof String noticeId) {
            return deadline.ofNotice(noticeId);
        }
        return taskService.getVariable(task.getId(), Variables.QUESTION_ID.name()) instanceof Long questionId
                ? deadline.ofQuestion(questionId)
                : deadline.ofRequest(reference);
    }

    private void moveTasks(String reference) {
        for (Task task : taskService
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .list()) {
            if (task.getTaskDefinitionKey().equals(ClarificationSteps.WAIT_FOR_REPLY) || hasItsOwnClock(task)) {
                continue;
            }
            Date due = due(task, reference);
            if (!Objects.equals(task.getDueDate(), due)) {
                task.setDueDate(due);
                taskService.saveTask(task);
            }
        }
    }
}
