package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.foicasework.process.owner.Migrations.Progress;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CaseworkTest
class MigrationTest {

    /** A step with a timer of the law's, which asks for its date, and a reminder of the owner's. */
    private static final String WAITING =
            """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
            <bpmn:userTask id="work" name="Do the work" camunda:formKey="embedded:deployment:work.html"
                camunda:candidateGroups="caseworkers" camunda:dueDate="${lapseOn}">
              <bpmn:documentation>Do it well.</bpmn:documentation>
            </bpmn:userTask>
            <bpmn:boundaryEvent id="over" name="Time is over" attachedToRef="work">
              <bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${lapseOn}</bpmn:timeDate></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f3" sourceRef="over" targetRef="end"/>
            <bpmn:boundaryEvent id="reminder" name="Reminder" attachedToRef="work" cancelActivity="false">
              <bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P7D</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f4" sourceRef="reminder" targetRef="reminded"/><bpmn:endEvent id="reminded"/>
            <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end"/><bpmn:endEvent id="end"/>
            """;

    private static final String TIMER_GONE =
            WAITING.replaceAll("(?s)<bpmn:boundaryEvent id=\"over\".*?id=\"f3\".*?/>", "");

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    Migrations migrations;

    @Autowired
    MigrationPlans plans;

    @Autowired
    RunningCases running;

    @Autowired
    Mover mover;

    @Autowired
    JdbcClient jdbc;

    private final Date lapseOn = Date.from(Instant.parse("2031-03-03T00:00:00Z"));

    @AfterEach
    void removeAll() {
        diagrams.removeAll();
    }

    @Test
    void aThousandWaitingCasesAreMovedOnceEachAlthoughTheWorkIsKilledInTheMiddle() throws Exception {
        diagrams.deploy("moved", WAITING);
        start(1000);
        diagrams.deploy("moved", WAITING.replace("name=\"Do the work\"", "name=\"Do the good work\""));
        long migration = migrations.start(version(1), version(2), Map.of(), false, "pat");

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = nodes.submit(() -> mover.work(migration));
            Instant giveUp = Instant.now().plus(Duration.ofSeconds(60));
            while (migrations.progress(migration).moved() < 300 && Instant.now().isBefore(giveUp)) {
                Thread.sleep(20);
            }
            kill();
            assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).isNotNull();
            Progress cut = migrations.progress(migration);
            assertThat(cut.waiting()).isPositive();
            assertThat(cut.moved()).isGreaterThanOrEqualTo(300);
            assertThat(cut.all()).isEqualTo(1000);
            assertThat(cases(2)).isEqualTo(cut.moved());
            assertThat(migrations.open()).contains(migration);

            Future<?> one = nodes.submit(() -> mover.work(migration));
            Future<?> other = nodes.submit(() -> mover.work(migration));
            one.get(90, TimeUnit.SECONDS);
            other.get(90, TimeUnit.SECONDS);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(migrations.progress(migration)).isEqualTo(new Progress(0, 1000, 0, 0));
        assertThat(migrations.open()).doesNotContain(migration);
        assertThat(cases(1)).isZero();
        assertThat(cases(2)).isEqualTo(1000);
        assertThat(tasks.createTaskQuery()
                        .processDefinitionId(version(2))
                        .taskName("Do the work")
                        .count())
                .as("every task is still open, under the name it was given with")
                .isEqualTo(1000);
        assertThat(management
                        .createJobQuery()
                        .processDefinitionId(version(2))
                        .timers()
                        .duedateHigherThan(Date.from(Instant.parse("2031-03-02T23:00:00Z")))
                        .count())
                .as("every statutory timer runs")
                .isEqualTo(1000);
        assertThat(jdbc.sql("select count(*) from act_hi_op_log where operation_type_ = 'Migrate' and proc_def_id_ = ?")
                        .param(version(1))
                        .query(Long.class)
                        .single())
                .as("work in nobody's name is not in the engine's log of what people did")
                .isZero();
    }

    /** What PostgreSQL sees when the machine of a node dies: its connection ends in the middle of a transaction. */
    private void kill() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            long killed = jdbc.sql(
                            """
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                            where pid <> pg_backend_pid() and datname = current_database() and xact_start is not null
                              and query ilike '%act_%'
                            """)
                    .query(Long.class)
                    .single();
            if (killed > 0) {
                return;
            }
        }
        throw new AssertionError("No work was under way");
    }

    @Test
    void aCaseWhoseStatutoryTimerWouldBeLostStaysAndADryRunSaysSoBefore() {
        diagrams.deploy("moved", WAITING);
        start(3);
        diagrams.deploy("moved", TIMER_GONE);

        long dry = migrations.start(version(1), version(2), Map.of(), true, "pat");
        mover.work(dry);
        assertThat(migrations.progress(dry)).isEqualTo(new Progress(0, 0, 3, 0));
        assertThat(migrations.reasons(dry)).singleElement().satisfies(reason -> {
            assertThat(reason.words()).contains("Time is over", "3 March 2031", "lost");
            assertThat(reason.some()).contains("moved-1");
        });

        long real = migrations.start(version(1), version(2), Map.of(), false, "pat");
        mover.work(real);
        assertThat(migrations.progress(real)).isEqualTo(new Progress(0, 0, 3, 0));
        assertThat(cases(1)).isEqualTo(3);
        assertThat(timers()).isEqualTo(6);
    }

    @Test
    void aCaseWhoseStatutoryTimerWouldAskForAnotherDateStays() {
        diagrams.deploy("moved", WAITING);
        start(1);
        diagrams.deploy("moved", WAITING.replace("\">${lapseOn}", "\">${remindApplicantOn}"));
        move(Map.of(), new Progress(0, 0, 1, 0));
    }

    @Test
    void aCaseWhoseVariableWasChangedAgainstItsTimerStays() {
        diagrams.deploy("moved", WAITING);
        start(1);
        runtime.setVariable(
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey("moved")
                        .singleResult()
                        .getId(),
                "lapseOn",
                Date.from(Instant.parse("2032-01-01T00:00:00Z")));
        diagrams.deploy("moved", WAITING.replace("Do the work", "Do it"));
        long migration = move(Map.of(), new Progress(0, 0, 1, 0));
        assertThat(migrations.reasons(migration).get(0).words())
                .contains("would move from 3 March 2031", "1 January 2032");
    }

    @Test
    void anOwnersReminderMayGo() {
        diagrams.deploy("moved", WAITING);
        start(2);
        diagrams.deploy(
                "moved",
                WAITING.replaceAll("(?s)<bpmn:boundaryEvent id=\"reminder\".*?<bpmn:endEvent id=\"reminded\"/>", ""));
        move(Map.of(), new Progress(0, 2, 0, 0));
        assertThat(timers()).isEqualTo(2);
    }

    @Test
    void aDryRunThatWouldMoveEverythingChangesNothing() {
        diagrams.deploy("moved", WAITING);
        start(2);
        diagrams.deploy("moved", WAITING.replace("Do the work", "Do it"));
        long dry = migrations.start(version(1), version(2), Map.of(), true, "pat");
        mover.work(dry);
        assertThat(migrations.progress(dry)).isEqualTo(new Progress(0, 2, 0, 0));
        assertThat(cases(1)).isEqualTo(2);
        assertThat(migrations.find(dry).orElseThrow().finishedAt()).isNotNull();
    }

    @Test
    void aStepWithAnotherIdIsMovedWhenTheOwnerSaysWhichOneItIsAndTakesItsTimersAlong() {
        diagrams.deploy("moved", WAITING);
        start(2);
        diagrams.deploy(
                "moved",
                WAITING.replace("\"work\"", "\"doTheWork\"")
                        .replace("id=\"over\"", "id=\"lapsed\"")
                        .replace("sourceRef=\"over\"", "sourceRef=\"lapsed\""));

        assertThat(plans.unmatched(version(1), version(2))).singleElement().satisfies(step -> {
            assertThat(step.name()).isEqualTo("Do the work");
            assertThat(step.waiting()).isEqualTo(2);
            assertThat(step.candidates())
                    .extracting(MigrationPlans.Candidate::id)
                    .containsExactly("doTheWork");
        });
        move(Map.of(), new Progress(0, 0, 2, 0));
        move(Map.of("work", "doTheWork"), new Progress(0, 2, 0, 0));
        assertThat(timers()).isEqualTo(4);
    }

    @Test
    void aCaseIsNotMovedToAStepThatDoesSomethingElse() {
        diagrams.deploy("moved", WAITING);
        start(1);
        diagrams.deploy(
                "moved",
                WAITING.replace("\"work\"", "\"other\"")
                        .replace(
                                "<bpmn:documentation>",
                                "<bpmn:extensionElements><camunda:taskListener event=\"complete\" delegateExpression=\"${recordTriage}\"/></bpmn:extensionElements><bpmn:documentation>")
                        .replaceAll(
                                "(?s)(<bpmn:extensionElements>.*?</bpmn:extensionElements>)(<bpmn:documentation>.*?</bpmn:documentation>)",
                                "$2$1"));
        assertThat(plans.unmatched(version(1), version(2)).get(0).movable()).isFalse();
        assertThatThrownBy(() -> migrations.start(version(1), version(2), Map.of("work", "other"), false, "pat"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("do not do the same");
    }

    @Test
    void aMigrationThatIsStoppedLeavesTheRestWhereItIs() {
        diagrams.deploy("moved", WAITING);
        start(2);
        diagrams.deploy("moved", WAITING.replace("Do the work", "Do it"));
        long migration = migrations.start(version(1), version(2), Map.of(), false, "pat");
        migrations.stop(migration);
        mover.work(migration);
        assertThat(migrations.progress(migration)).isEqualTo(new Progress(2, 0, 0, 0));
        assertThat(cases(1)).isEqualTo(2);
    }

    @Test
    void theOwnerSeesPerVersionWhereCasesWaitByTheNamesOfTheSteps() {
        diagrams.deploy("moved", WAITING);
        start(2);
        diagrams.deploy("moved", WAITING.replace("Do the work", "Do it"));
        start(1);
        List<RunningCases.Version> versions = running.all().stream()
                .filter(process -> process.key().equals("moved"))
                .findFirst()
                .orElseThrow()
                .versions();
        assertThat(versions).extracting(RunningCases.Version::cases).containsExactly(1L, 2L);
        assertThat(versions.get(0).steps()).extracting(RunningCases.Step::name).containsExactly("Do it");
        assertThat(versions.get(1).steps()).containsExactly(new RunningCases.Step("work", "Do the work", 2));
    }

    private long move(Map<String, String> renamed, Progress expected) {
        long migration = migrations.start(version(1), version(2), renamed, false, "pat");
        mover.work(migration);
        assertThat(migrations.progress(migration))
                .as(() -> migrations.reasons(migration).toString())
                .isEqualTo(expected);
        return migration;
    }

    private void start(int cases) {
        for (int number = 1; number <= cases; number++) {
            runtime.startProcessInstanceByKey("moved", "moved-" + number, Map.of("lapseOn", lapseOn));
        }
    }

    private long timers() {
        return management
                .createJobQuery()
                .processDefinitionKey("moved")
                .timers()
                .count();
    }

    private long cases(int version) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionId(version(version))
                .count();
    }

    private String version(int version) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("moved")
                .processDefinitionVersion(version)
                .singleResult();
        return definition.getId();
    }
}
