package org.foicasework.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.testing.SqlCounter;
import org.springframework.boot.test.context.TestComponent;

/** People at their desks, as a scenario tells of them: each step is done by a person, with what their form hands over. */
@TestComponent
public class Casework {

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final FormService formService;
    private final IdentityService identityService;
    private final ManagementService managementService;
    private final RepositoryService repositoryService;
    private final Questions questions;
    private final ObjectMapper json;
    private final List<Statements> statements = new ArrayList<>();

    Casework(
            RuntimeService runtimeService,
            TaskService taskService,
            FormService formService,
            IdentityService identityService,
            ManagementService managementService,
            RepositoryService repositoryService,
            Questions questions,
            ObjectMapper json) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.formService = formService;
        this.identityService = identityService;
        this.managementService = managementService;
        this.repositoryService = repositoryService;
        this.questions = questions;
        this.json = json;
    }

    /** A map that may hold nulls, in the order given. */
    public static Map<String, Object> form(Object... keysAndValues) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            form.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return form;
    }

    /** Does something as this person. */
    public <T> T as(String person, Supplier<T> work) {
        List<String> groups = identityService.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identityService.setAuthentication(person, groups);
        try {
            return work.get();
        } finally {
            identityService.clearAuthentication();
        }
    }

    /** Logs a request through the start form. */
    public String log(String person, Map<String, Object> request) {
        return start(person, "foi-request", request);
    }

    /** Starts a process through its start form; gives the reference of its case. */
    public String start(String person, String process, Map<String, Object> content) {
        String definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance started = as(person, () -> formService.submitStartForm(definition, submission(content)));
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult()
                .getBusinessKey();
    }

    private Map<String, Object> submission(Map<String, Object> content) {
        try {
            return Variables.createVariables()
                    .putValueTyped(
                            "submission",
                            SpinValues.jsonValue(json.writeValueAsString(content), true)
                                    .create());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The open tasks of a case with this key. */
    public List<Task> tasks(String reference, String key) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey(key)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** The keys of all open tasks of a case. */
    public List<String> openSteps(String reference) {
        return taskService.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** The one open task with this key. */
    public Task task(String reference, String key) {
        List<Task> tasks = tasks(reference, key);
        if (tasks.size() != 1) {
            throw new AssertionError(
                    "Expected one task " + key + " but found " + tasks.size() + "; open: " + openSteps(reference));
        }
        return tasks.get(0);
    }

    /** The open task with this key for the question with this label. */
    public Task task(String reference, String key, String label) {
        Question question = question(reference, label);
        return tasks(reference, key).stream()
                .filter(task -> Long.valueOf(question.id()).equals(taskService.getVariable(task.getId(), "questionId")))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("No task " + key + " for " + label + "; open: " + openSteps(reference)));
    }

    /** The question that stands under this label now. */
    public Question question(String reference, String label) {
        return questions.of(reference).stream()
                .filter(question -> question.label().equals(label))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("No question " + label));
    }

    /** Claims a task and completes it with what the form hands over. */
    public void complete(String person, Task task, Map<String, Object> content) {
        long before = SqlCounter.executed();
        as(person, () -> {
            if (!person.equals(taskService
                    .createTaskQuery()
                    .taskId(task.getId())
                    .singleResult()
                    .getAssignee())) {
                taskService.claim(task.getId(), person);
            }
            formService.submitTaskForm(task.getId(), submission(content));
            return null;
        });
        statements.add(new Statements(task.getName(), SqlCounter.executed() - before));
    }

    /** How many statements the steps of this scenario took, in their order; then counts anew. */
    public List<Statements> statementsPerStep() {
        List<Statements> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    /** What one human step, with its claim, cost the database. */
    public record Statements(String step, long count) {}

    /** Completes a task without claiming it first. */
    public void completeUnclaimed(String person, Task task, Map<String, Object> content) {
        as(person, () -> {
            formService.submitTaskForm(task.getId(), submission(content));
            return null;
        });
    }

    /** Completes the one open task with this key. */
    public void complete(String person, String reference, String key, Map<String, Object> content) {
        complete(person, task(reference, key), content);
    }

    /** Runs what the engine would do in the background just now, until nothing is left: letters, above all. */
    public void runBackgroundWork(String reference) {
        for (int round = 0; round < 20; round++) {
            List<Job> due = jobs(reference).filter(this::isAsynchronous).toList();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> managementService.executeJob(job.getId()));
        }
        throw new AssertionError("The background work of " + reference + " does not come to an end");
    }

    private boolean isAsynchronous(Job job) {
        String type = managementService
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getJobType();
        return type.equals("async-continuation");
    }

    /** All jobs of a case. */
    public Stream<Job> jobs(String reference) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance ->
                        managementService.createJobQuery().processInstanceId(instance.getId()).list().stream());
    }

    /** Fires the timer of an element, whatever its date. */
    public void fire(String reference, String element) {
        managementService.executeJob(timer(reference, element).getId());
    }

    /** When the timer of an element fires. */
    public Date timerDate(String reference, String element) {
        return timer(reference, element).getDuedate();
    }

    /** The elements of a case at which a timer waits. */
    public List<String> timers(String reference) {
        return jobs(reference)
                .filter(job -> !isAsynchronous(job))
                .map(job -> managementService
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .toList();
    }

    private Job timer(String reference, String element) {
        return jobs(reference)
                .filter(job -> managementService
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No timer waits at " + element));
    }

    /** Whether the case's own process is still running. */
    public boolean isOpen(String reference) {
        return runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, "foi-request")
                        .count()
                > 0;
    }

    /** A list of names, for forms. */
    public static List<String> list(String... items) {
        return Arrays.asList(items);
    }
}
