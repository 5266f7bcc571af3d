package org.foicasework.process;

import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.request.CalendarFollower;
import org.foicasework.request.ReviewRecount;
import org.springframework.stereotype.Component;

/** Moves the reviews to a calendar that has come into force: their dates, their tasks, and the watch over them. */
@Component
class ReviewsByCalendar implements CalendarFollower {

    private final ReviewRecount recount;
    private final DutyDates dates;
    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final TaskService taskService;
    private final Actor actor;

    ReviewsByCalendar(
            ReviewRecount recount,
            DutyDates dates,
            RuntimeService runtimeService,
            HistoryService historyService,
            TaskService taskService,
            Actor actor) {
        this.recount = recount;
        this.dates = dates;
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.taskService = taskService;
        this.actor = actor;
    }

    @Override
    public void countAgain() {
        recount.countAgain(Actor.SYSTEM)
                .forEach(moved -> actor.asTheHouse(() -> {
                    move(moved);
                    return null;
                }));
    }

    private void move(ReviewRecount.Moved moved) {
        ProcessInstance review = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(moved.reference(), InternalReviewSteps.PROCESS)
                .variableValueEquals(Variables.REVIEW_ID.name(), moved.reviewId())
                .singleResult();
        if (review == null) {
            return;
        }
        runtimeService.setVariables(review.getId(), dates.of(moved.dueOn()));
        Date due = Dates.endOf(moved.dueOn());
        Set<String> ofReview = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(moved.reference())
                .unfinished()
                .list()
                .stream()
                .filter(process -> review.getId().equals(process.getRootProcessInstanceId()))
                .map(HistoricProcessInstance::getId)
                .collect(Collectors.toSet());
        for (Task task : taskService
                .createTaskQuery()
                .processInstanceBusinessKey(moved.reference())
                .list()) {
            if (ofReview.contains(task.getProcessInstanceId())) {
                task.setDueDate(due);
                taskService.saveTask(task);
            }
        }
    }
}
