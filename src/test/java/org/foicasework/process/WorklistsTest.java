package org.foicasework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each person sees their own lists, and may do with a task what the law leaves to them. */
@CaseworkTest
class WorklistsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    TimeMachine time;

    @AfterEach
    void removeAll() {
        identity.clearAuthentication();
        diagrams.removeAll();
    }

    private <T> T as(String person, Supplier<T> work) {
        identity.setAuthentication(person, people.groupsOf(person));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<String> listsOf(String person) {
        return as(person, () -> filters.createTaskFilterQuery().unlimitedList().stream()
                .sorted(Comparator.comparing(
                        filter -> (Integer) filter.getProperties().get("priority")))
                .map(Filter::getName)
                .toList());
    }

    private List<String> in(String list, String person) {
        return as(person, () -> {
            Filter filter = filters.createTaskFilterQuery().filterName(list).singleResult();
            return filters.<Task>listPage(filter.getId(), 0, 50).stream()
                    .filter(task -> task.getProcessDefinitionId().startsWith("lists:"))
                    .map(Task::getDescription)
                    .toList();
        });
    }

    /** A task of a diagram of the test's own, so that other tests' cases do not matter. */
    private Task task(LocalDate due) {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("lists")
                        .count()
                == 0) {
            diagrams.deploy("lists", TestDiagrams.USER_TASK);
        }
        Instant end = due.atTime(23, 59).atZone(ZoneId.of("Europe/London")).toInstant();
        String instance = runtime.startProcessInstanceByKey("lists", Map.of("dueDate", Date.from(end)))
                .getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task.setDescription(due.toString());
        tasks.saveTask(task);
        return task;
    }

    @Test
    void eachPersonHasTheListsOfTheirGroups() {
        assertThat(listsOf("cara"))
                .containsExactly(
                        "My work",
                        "Unclaimed",
                        "Letters to read",
                        "Due in 5 working days",
                        "Overdue",
                        "Waiting for applicant");
        assertThat(listsOf("ian"))
                .containsExactly("For my unit", "My work", "Unclaimed", "Due in 5 working days", "Overdue");
        assertThat(listsOf("maya"))
                .containsExactly("Awaiting approval", "My work", "Unclaimed", "Due in 5 working days", "Overdue");
        assertThat(listsOf("pat")).isEmpty();
    }

    @Test
    void whatIsDueOnTheFifthWorkingDayIsInTheListAndOnTheSixthIsNot() {
        time.travelTo(TODAY);
        task(LocalDate.of(2026, 2, 27));
        task(LocalDate.of(2026, 3, 2));
        task(LocalDate.of(2026, 3, 9));
        task(LocalDate.of(2026, 3, 10));
        assertThat(in("Due in 5 working days", "cara")).containsExactly("2026-03-02", "2026-03-09");
        assertThat(in("Overdue", "cara")).containsExactly("2026-02-27");
    }

    @Test
    void aClaimedTaskMovesFromUnclaimedToTheListOfThePersonWhoTookIt() {
        time.travelTo(TODAY);
        Task task = task(TODAY);
        assertThat(in("Unclaimed", "cara")).containsExactly("2026-03-02");
        as("cara", () -> {
            tasks.claim(task.getId(), "cara");
            return null;
        });
        assertThat(in("Unclaimed", "colin")).isEmpty();
        assertThat(in("My work", "cara")).containsExactly("2026-03-02");
        assertThat(in("My work", "colin")).isEmpty();
    }

    @Test
    void nobodySeesATaskOfAnotherGroup() {
        time.travelTo(TODAY);
        Task task = task(TODAY);
        for (String person : List.of("ian", "maya", "rita", "quentin", "pat")) {
            assertThat(as(
                            person,
                            () -> tasks.createTaskQuery().taskId(task.getId()).count()))
                    .as(person)
                    .isZero();
            assertThatThrownBy(() -> as(person, () -> {
                        tasks.claim(task.getId(), person);
                        return null;
                    }))
                    .as(person)
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void aCandidateMayTakeGiveBackAndHandOnATaskButNotMoveItsDate() {
        time.travelTo(TODAY);
        Task task = task(TODAY);
        as("cara", () -> {
            tasks.claim(task.getId(), "cara");
            tasks.setAssignee(task.getId(), null);
            tasks.setAssignee(task.getId(), "colin");
            return null;
        });
        assertThatThrownBy(() -> as("colin", () -> {
                    tasks.setVariable(task.getId(), "approved", true);
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> as("colin", () -> {
                    runtime.setVariable(task.getExecutionId(), "approved", true);
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> as("colin", () -> {
                    Task mine = tasks.createTaskQuery().taskId(task.getId()).singleResult();
                    mine.setDueDate(new Date(0));
                    tasks.saveTask(mine);
                    return null;
                }))
                .hasMessageContaining("statutory clock");
        assertThatThrownBy(() -> as("colin", () -> {
                    Task mine = tasks.createTaskQuery().taskId(task.getId()).singleResult();
                    mine.setDescription("Siobhan O'Brien asked again.");
                    tasks.saveTask(mine);
                    return null;
                }))
                .as("the engine's history would keep it")
                .hasMessageContaining("belongs on its form");
        assertThatThrownBy(() -> as("colin", () -> {
                    tasks.addCandidateGroup(task.getId(), "information-owners");
                    return null;
                }))
                .hasMessageContaining("Who may do a step is said in its diagram");
        as("colin", () -> {
            tasks.complete(task.getId());
            return null;
        });
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    }

    @Test
    void onlyCaseworkersStartARequestOrWhatComesAfterItsAnswer() {
        for (String person : List.of("cara", "ian", "maya", "rita", "quentin", "pat")) {
            List<String> startable = as(person, () -> repository
                    .createProcessDefinitionQuery()
                    .latestVersion()
                    .startableInTasklist()
                    .startablePermissionCheck()
                    .unlimitedList()
                    .stream()
                    .map(ProcessDefinition::getKey)
                    .toList());
            assertThat(startable)
                    .as(person)
                    .containsExactlyInAnyOrderElementsOf(
                            person.equals("cara")
                                    ? List.of("foi-request", "internal-review", "regulator-complaint", "appeal")
                                    : List.of());
        }
        assertThatThrownBy(() -> as("maya", () -> runtime.startProcessInstanceByKey("foi-request")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> as("cara", () -> runtime.startProcessInstanceByKey("question")))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void onlyProcessOwnersAndAdministratorsDeploy() {
        for (String person : List.of("cara", "ian", "maya", "rita", "quentin")) {
            assertThatThrownBy(() -> as(person, () -> repository
                            .createDeployment()
                            .addString("a.txt", "a")
                            .deploy()))
                    .as(person)
                    .isInstanceOf(AuthorizationException.class);
        }
        String made = as("pat", () -> repository
                .createDeployment()
                .name("by hand")
                .addString("a.txt", "a")
                .deploy()
                .getId());
        assertThatThrownBy(() -> as("pat", () -> {
                    repository.deleteDeployment(made, true);
                    return null;
                }))
                .as("a deployment is deleted with its cases")
                .isInstanceOf(AuthorizationException.class);
        repository.deleteDeployment(made, true);
    }
}
