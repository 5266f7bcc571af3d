package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.process.owner.Replay.Kind;
import org.foicasework.process.owner.Trials.State;
import org.foicasework.process.owner.Trials.Trial;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CaseworkTest
class TrialsTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @LocalServerPort
    int port;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Trials trials;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void removeAll() {
        diagrams.removeAll();
    }

    @Test
    void aTrialRunsByItselfAndItsResultCanBeReadLater() {
        aCaseOnRecord();
        long id = trials.start(change(TestDiagrams.USER_TASK), "pat");
        assertThatThrownBy(() -> trials.start(change(TestDiagrams.USER_TASK), "pat"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("Another change is being tried");
        Trial trial = finished(id);
        assertThat(trial.done()).isEqualTo(1);
        assertThat(trial.all()).contains(1);
        assertThat(trial.problem()).isEmpty();
        assertThat(trial.reports()).singleElement().satisfies(report -> assertThat(report.of(Kind.SAME))
                .isEqualTo(1));
        assertThat(trials.newest(1)).singleElement().isEqualTo(trial);
        assertThat(Visitor.signedIn(port, "maya").get("/processes/trials/" + id).body())
                .contains("tried.bpmn", "1 case on record");
    }

    @Test
    void whatTheEngineCannotReadEndsTheTrialWithTheReason() {
        aCaseOnRecord();
        Trial trial = finished(trials.start(
                change(TestDiagrams.USER_TASK.replace("targetRef=\"work\"", "targetRef=\"nowhere\"")), "pat"));
        assertThat(trial.problem()).hasValueSatisfying(why -> assertThat(why).contains("cannot read the change"));
        assertThat(trial.reports()).isEmpty();
    }

    @Test
    void aTrialWhoseNodeIsGoneIsShownAsInterrupted() {
        long id = jdbc.sql(
                        """
                        insert into trial (files, started_at, started_by, last_sign)
                        values ('{tried.bpmn}', '2000-01-01', 'pat', '2000-01-01') returning id
                        """)
                .query(Long.class)
                .single();
        assertThat(trials.find(id))
                .hasValueSatisfying(trial -> assertThat(trial.state()).isEqualTo(State.INTERRUPTED));
        assertThat(Visitor.signedIn(port, "pat").get("/processes/trials/" + id).body())
                .contains("Interrupted.", "Choose the files again")
                .doesNotContain("data-open");
    }

    private void aCaseOnRecord() {
        diagrams.deploy("tried", TestDiagrams.USER_TASK);
        runtime.startProcessInstanceByKey("tried", "tried-1", Map.of("dueDate", new Date()));
    }

    private static Map<String, byte[]> change(String content) {
        return Map.of("tried.bpmn", TestDiagrams.file("tried", content).getBytes(StandardCharsets.UTF_8));
    }

    private Trial finished(long id) {
        await().atMost(LONG_ENOUGH).until(() -> trials.find(id).orElseThrow().state() == State.FINISHED);
        return trials.find(id).orElseThrow();
    }
}
