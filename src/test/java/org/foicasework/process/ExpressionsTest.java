package org.foicasework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.TimeMachine;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Nobody can have the engine run code by putting an expression into a query, and a diagram reaches no further than the beans
 * that are made for it. The stock engine runs {@code ${timeMachine.reset()}}: every Spring bean is open to it.
 */
@CaseworkTest
class ExpressionsTest {

    private static final Instant STOPPED = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<String> EVERYBODY = List.of("cara", "ian", "maya", "rita", "quentin", "pat", "ada");
    private static final List<String> ATTACKS = List.of(
            "${timeMachine.reset()}",
            "#{timeMachine.reset()}",
            "x${timeMachine.reset()}",
            "${now()}${timeMachine.reset()}",
            "${currentUser().getClass().forName('java.lang.Runtime')}",
            "${dateTime().getClass()}",
            "${dateTime().plusDays(timeMachine.reset())}",
            "${''.getClass()}");

    @LocalServerPort
    int port;

    @Autowired
    TimeMachine time;

    @Autowired
    Clock clock;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestDiagrams diagrams;

    @BeforeEach
    void stopTheTime() {
        time.travelTo(STOPPED);
    }

    @AfterEach
    void noAttackSucceeded() {
        assertThat(clock.instant()).as("the attack's effect").isEqualTo(STOPPED);
        diagrams.removeAll();
    }

    private static String inOrQueries(String expression) {
        return "{\"orQueries\":[{\"assigneeExpression\":\"" + expression + "\"}]}";
    }

    private static String plain(String expression) {
        return "{\"assigneeExpression\":\"" + expression + "\"}";
    }

    private void refused(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isGreaterThanOrEqualTo(400);
        assertThat(clock.instant()).as(what).isEqualTo(STOPPED);
    }

    @Test
    void noExpressionRunsInATaskQueryThroughTasklistWhoeverAsks() {
        for (String person : EVERYBODY) {
            Visitor visitor = Visitor.signedIn(port, person);
            for (String attack : ATTACKS) {
                for (String door : List.of(
                        "/camunda/api/engine/engine/default/task",
                        "/camunda/api/engine/engine/default/task?maxResults=5",
                        "/camunda/api/engine/engine/default/task/count")) {
                    refused(visitor.post(door, inOrQueries(attack)), person + " " + attack);
                }
            }
        }
    }

    @Test
    void noExpressionRunsInAQueryThroughTheEnginesRestDoorWhoeverAsks() {
        for (String person : EVERYBODY) {
            Visitor visitor = Visitor.withPassword(port, person);
            for (String attack : ATTACKS) {
                for (String door : List.of("/engine-rest/task?maxResults=5", "/engine-rest/task/count")) {
                    refused(visitor.post(door, inOrQueries(attack)), person + " " + attack);
                }
            }
        }
    }

    @Test
    void aFilterWithAnExpressionDoesNotRunItWhenItIsMadeOrUsed() {
        for (Visitor visitor :
                List.of(Visitor.signedIn(port, "ada"), Visitor.signedIn(port, "cara"), Visitor.signedIn(port, "pat"))) {
            for (String query : List.of(inOrQueries(ATTACKS.get(0)), plain(ATTACKS.get(0)))) {
                HttpResponse<String> made = visitor.post(
                        "/camunda/api/engine/engine/default/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"attack\",\"query\":" + query + ",\"properties\":{}}");
                assertThat(clock.instant()).isEqualTo(STOPPED);
                for (Filter filter :
                        filters.createFilterQuery().filterName("attack").list()) {
                    refused(
                            visitor.post(
                                    "/camunda/api/engine/engine/default/filter/" + filter.getId()
                                            + "/list?maxResults=5",
                                    "{}"),
                            "its list " + made.body());
                    refused(
                            visitor.get("/camunda/api/engine/engine/default/filter/" + filter.getId() + "/count"),
                            "its count");
                    filters.deleteFilter(filter.getId());
                }
            }
        }
    }

    @Test
    void noExpressionCanBeAddedToAListThatAPersonMayRead() {
        String list =
                filters.createFilterQuery().filterName("My work").singleResult().getId();
        for (String person : List.of("cara", "ian", "maya", "ada")) {
            Visitor visitor = Visitor.signedIn(port, person);
            for (String attack : ATTACKS) {
                for (String query : List.of(inOrQueries(attack), plain(attack))) {
                    refused(
                            visitor.post(
                                    "/camunda/api/engine/engine/default/filter/" + list + "/list?maxResults=5", query),
                            person + " " + attack);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${now()}",
                "${dateTime()}",
                "${dateTime().plusDays(2).minusHours(3).withTimeAtStartOfDay()}",
                "#{ dateTime().plusWeeks( 1 ) }",
                "${afterWorkingDays(5)}"
            })
    void aListMaySpeakOfDates(String expression) {
        assertThat(countOf(tasks.createTaskQuery().dueBeforeExpression(expression)))
                .isNotNegative();
    }

    private long countOf(TaskQuery query) {
        Filter filter = filters.saveFilter(filters.newTaskFilter("of a test").setQuery(query));
        try {
            return filters.count(filter.getId());
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void fiveWorkingDaysAheadStepsOverWeekendsAndBankHolidays() {
        time.travelTo(LocalDate.of(2026, 3, 31));
        // 1 and 2 April, then Good Friday, a weekend and Easter Monday, then 7, 8 and 9 April.
        Instant after = Instant.parse("2026-04-09T23:00:00Z");
        diagrams.deploy("due", TestDiagrams.USER_TASK);
        runtime.startProcessInstanceByKey("due", Map.of("dueDate", Date.from(after.minusSeconds(60))));
        runtime.startProcessInstanceByKey("due", Map.of("dueDate", Date.from(after.plusSeconds(60))));
        assertThat(countOf(tasks.createTaskQuery()
                        .processDefinitionKey("due")
                        .dueBeforeExpression("${afterWorkingDays(5)}")))
                .isEqualTo(1);
        time.travelTo(STOPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${timeMachine.reset()}",
                "${execution.processEngineServices.runtimeService != null}",
                "${execution.getProcessEngine() != null}",
                "${''.getClass().forName('java.lang.Runtime') != null}",
                "${deadline.getClass() != null}",
                "${deadline.class != null}",
                "${deadline['class'] != null}",
                "${dataSource.connection != null}",
                "${environment.getProperty('foi.admin.password') == null}"
            })
    void aDiagramReachesOnlyWhatIsMadeForIt(String expression) {
        diagrams.deploy("reach", TestDiagrams.CONDITION.replace("CONDITION", expression));
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("reach")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aDiagramSeesItsVariablesAndItsPublishedBeans() {
        diagrams.deploy(
                "sees",
                TestDiagrams.CONDITION.replace(
                        "CONDITION",
                        "${text.length() == 3 and execution.processBusinessKey == 'K' and not question.anyToAnswer('none')}"));
        assertThat(runtime.startProcessInstanceByKey("sees", "K", Map.of("text", "abc"))
                        .isEnded())
                .isTrue();
    }
}
