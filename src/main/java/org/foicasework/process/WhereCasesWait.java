package org.foicasework.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** At which steps cases wait, and with whom: for a page of the overview, in two questions to the engine. */
@Component
class WhereCasesWait {

    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final Actor actor;

    WhereCasesWait(TaskService taskService, RuntimeService runtimeService, Actor actor) {
        this.taskService = taskService;
        this.runtimeService = runtimeService;
        this.actor = actor;
    }

    /** A step that waits; nobody has claimed it when the assignee is null. */
    record Step(String name, String assignee) {}

    Map<String, List<Step>> of(List<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return actor.asTheHouse(() -> {
            List<Task> tasks = taskService
                    .createTaskQuery()
                    .processInstanceBusinessKeyIn(references.toArray(String[]::new))
                    .orderByTaskCreateTime()
                    .asc()
                    .list();
            if (tasks.isEmpty()) {
                return Map.of();
            }
            Map<String, String> cases = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceIds(
                            tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
            Map<String, List<Step>> waiting = new LinkedHashMap<>();
            tasks.forEach(
                    task -> waiting.computeIfAbsent(cases.get(task.getProcessInstanceId()), any -> new ArrayList<>())
                            .add(new Step(task.getName(), task.getAssignee())));
            return waiting;
        });
    }
}
