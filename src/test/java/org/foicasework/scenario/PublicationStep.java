package org.foicasework.scenario;

import static org.foicasework.scenario.Casework.form;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.request.Today;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step in which it is decided whether an answer is published, after a whole case. */
@TestComponent
public class PublicationStep {

    public static final String KEY = "decideOnPublication";

    private final Casework casework;
    private final DistanceCase distance;
    private final JdbcClient jdbc;

    PublicationStep(Casework casework, DistanceCase distance, JdbcClient jdbc) {
        this.casework = casework;
        this.distance = distance;
        this.jdbc = jdbc;
    }

    /** A case whose answer has been sent. */
    public String answered(String name) {
        String reference = distance.searched(form("name", name, "email", "siobhan@applicant.example"));
        distance.draft(reference);
        distance.approve(reference);
        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);
        return reference;
    }

    public Task task(String reference) {
        return casework.task(reference, KEY);
    }

    public LocalDate dueOn(String reference) {
        return task(reference).getDueDate().toInstant().atZone(Today.LONDON).toLocalDate();
    }

    public void complete(String reference, Map<String, Object> content) {
        casework.complete("cara", task(reference), content);
    }

    /** The same case, as if its question had been neither confirmed nor denied. */
    public String neitherConfirmedNorDenied() {
        String reference = answered("Siobhan O'Brien");
        jdbc.sql(
                        """
                update decision set content = jsonb_set(content, '{outcome}', '"NEITHER_CONFIRM_NOR_DENY"')
                where question_id in (select id from question where reference = ?)""")
                .param(reference)
                .update();
        return reference;
    }

    public void release(UUID attachment) {
        jdbc.sql("update attachment set released = true where id = ?")
                .param(attachment)
                .update();
    }

    public void forget(UUID attachment) {
        jdbc.sql("delete from attachment where id = ?").param(attachment).update();
    }
}
