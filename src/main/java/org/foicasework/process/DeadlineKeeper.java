package org.foicasework.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.process.internal.OneCommand;
import org.foicasework.request.Recount;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Component;

/**
 * Brings a date that has moved in the register to where the engine reads it: the variables that the watch over the answer's
 * date waits for, and the due dates of open tasks.
 */
@Component
class DeadlineKeeper {

    /** Steps whose dates are not the answer's: they are the applicant's, or somebody else's, or come after it. */
    private static final Set<String> WITH_DATES_OF_THEIR_OWN = Set.of(
            ClarificationSteps.WAIT_FOR_REPLY,
            FeeSteps.RECORD_PAYMENT,
            PublicationSteps.DECIDE_ON_PUBLICATION,
            InvalidRequestSteps.MAKE_REQUEST_VALID,
            InvalidRequestSteps.READ_WHAT_CAME,
            CorrespondenceSteps.READ_CORRESPONDENCE,
            CorrespondenceSteps.LOG_NEW_REQUEST,
            ReceiptCorrectionSteps.CONFIRM_RECEIPT_DATE);

    private static final Set<String> AFTER_THE_ANSWER =
            Set.of(InternalReviewSteps.PROCESS, ComplaintSteps.PROCESS, AppealSteps.PROCESS);

    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final TaskService taskService;
    private final RequestRegister register;
    private final DeadlineLookup deadline;
    private final DutyDates watchedDates;
    private final Actor actor;
    private final TaskStep taskStep;
    private final OneCommand engine;

    DeadlineKeeper(
            RuntimeService runtimeService,
            HistoryService historyService,
            TaskService taskService,
            RequestRegister register,
            DeadlineLookup deadline,
            DutyDates watchedDates,
            Actor actor,
            TaskStep taskStep,
            OneCommand engine) {
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.taskService = taskService;
        this.register = register;
        this.deadline = deadline;
        this.watchedDates = watchedDates;
        this.actor = actor;
        this.taskStep = taskStep;
        this.engine = engine;
    }

    /** Moves the dates of the request whose own process runs the step. */
    void moveWithin(DelegateExecution request) {
        String reference = Variables.CASE_REFERENCE.get(request);
        Map<String, Object> dates = watchedDates.of(register.get(reference).dueOn());
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
                Map<String, Object> dates =
                        watchedDates.of(register.get(reference).dueOn());
                Object known = runtimeService.getVariable(request.getId(), Variables.DUE_ON.name());
                if (!Objects.equals(known, dates.get(Variables.DUE_ON.name()))) {
                    runtimeService.setVariables(request.getId(), dates);
                }
            }
            moveTasks(reference);
            return null;
        });
    }

    /**
     * Moves the dates of many requests at once, after the bank holidays changed. What the engine knows of them is read
     * together, so that each case costs only what changes in it.
     *
     * @param changes what became of the clocks; those that stay need nothing
     */
    void moveAll(List<Recount.Change> changes) {
        Map<Long, LocalDate> ofQuestion = changes.stream()
                .filter(change -> change.questionId() != null)
                .collect(Collectors.toMap(Recount.Change::questionId, Recount.Change::to));
        String[] references = changes.stream()
                .filter(Recount.Change::moves)
                .map(Recount.Change::reference)
                .distinct()
                .toArray(String[]::new);
        if (references.length == 0) {
            return;
        }
        Map<String, LocalDate> ofRequest = register.summaries(List.of(references)).stream()
                .filter(summary -> summary.dueOn() != null)
                .collect(Collectors.toMap(RequestRegister.Summary::reference, RequestRegister.Summary::dueOn));
        actor.asTheHouse(() -> {
            List<HistoricProcessInstance> processes = historyService
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKeyIn(references)
                    .unfinished()
                    .list();
            engine.run(() -> {
                moveWatches(processes, ofRequest);
                moveTasks(references, withClocksOfTheirOwn(processes), ofQuestion, ofRequest);
            });
            return null;
        });
    }

    private void moveWatches(List<HistoricProcessInstance> processes, Map<String, LocalDate> ofRequest) {
        Map<String, String> referenceOf = processes.stream()
                .filter(process -> process.getProcessDefinitionKey().equals(FoiRequestSteps.PROCESS))
                .collect(Collectors.toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey));
        // To the engine, a query for none of all is a query for all.
        if (referenceOf.isEmpty()) {
            return;
        }
        runtimeService
                .createVariableInstanceQuery()
                .variableName(Variables.DUE_ON.name())
                .processInstanceIdIn(referenceOf.keySet().toArray(String[]::new))
                .list()
                .forEach(known -> {
                    Map<String, Object> dates =
                            watchedDates.of(ofRequest.get(referenceOf.get(known.getProcessInstanceId())));
                    if (!isSameMoment((Date) known.getValue(), (Date) dates.get(Variables.DUE_ON.name()))) {
                        runtimeService.setVariables(known.getProcessInstanceId(), dates);
                    }
                });
    }

    /** The processes whose steps have the date of a review, a complaint or an appeal: those, and what they called. */
    private static Set<String> withClocksOfTheirOwn(List<HistoricProcessInstance> processes) {
        Set<String> roots = processes.stream()
                .filter(process -> AFTER_THE_ANSWER.contains(process.getProcessDefinitionKey()))
                .map(HistoricProcessInstance::getId)
                .collect(Collectors.toSet());
        return processes.stream()
                .filter(process -> roots.contains(process.getRootProcessInstanceId()))
                .map(HistoricProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private void moveTasks(
            String[] references,
            Set<String> excepted,
            Map<Long, LocalDate> ofQuestion,
            Map<String, LocalDate> ofRequest) {
        List<Task> tasks = taskService.createTaskQuery().processInstanceBusinessKeyIn(references).list().stream()
                .filter(task -> !WITH_DATES_OF_THEIR_OWN.contains(taskStep.of(task)))
                .filter(task -> !excepted.contains(task.getProcessInstanceId()))
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        Map<String, Long> questionOf = questionOf(tasks);
        Map<String, String> referenceOf = referenceOf(tasks);
        for (Task task : tasks) {
            Long question = questionOf.get(task.getProcessInstanceId());
            Date due = Dates.endOf(
                    question == null
                            ? ofRequest.get(referenceOf.get(task.getProcessInstanceId()))
                            : ofQuestion.get(question));
            if (due != null && !isSameMoment(task.getDueDate(), due)) {
                task.setDueDate(due);
                taskService.saveTask(task);
            }
        }
    }

    /** The question that a process is about. Where a process runs others for many questions, it is about none. */
    private Map<String, Long> questionOf(List<Task> tasks) {
        return runtimeService
                .createVariableInstanceQuery()
                .variableName(Variables.QUESTION_ID.name())
                .processInstanceIdIn(processesOf(tasks))
                .list()
                .stream()
                .filter(variable -> variable.getProcessInstanceId().equals(variable.getExecutionId()))
                .collect(Collectors.toMap(VariableInstance::getProcessInstanceId, v -> (Long) v.getValue()));
    }

    private Map<String, String> referenceOf(List<Task> tasks) {
        return runtimeService
                .createVariableInstanceQuery()
                .variableName(Variables.CASE_REFERENCE.name())
                .processInstanceIdIn(processesOf(tasks))
                .list()
                .stream()
                .filter(variable -> variable.getProcessInstanceId().equals(variable.getExecutionId()))
                .collect(Collectors.toMap(VariableInstance::getProcessInstanceId, v -> (String) v.getValue()));
    }

    private static String[] processesOf(List<Task> tasks) {
        return tasks.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
    }

    /** The database gives a date back as another class than the one that was set. */
    private static boolean isSameMoment(Date one, Date other) {
        return one == null ? other == null : other != null && one.getTime() == other.getTime();
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
            if (WITH_DATES_OF_THEIR_OWN.contains(taskStep.of(task)) || hasItsOwnClock(task)) {
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
