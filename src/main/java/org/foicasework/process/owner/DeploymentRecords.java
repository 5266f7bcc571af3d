package org.foicasework.process.owner;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who deployed what, when, and what the rules said to it: append only. */
@Component
public class DeploymentRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeploymentRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What somebody wanted to deploy.
     *
     * @param actor the user id, or "system" for what a release carries
     * @param name how the deployment was named; may be null
     * @param files the names of its files
     */
    public record Attempt(String actor, String name, List<String> files) {}

    /**
     * What the rules did.
     *
     * @param rules the rules that looked at it, each by its name
     * @param findings what they said, as sentences: advice, or why it was refused
     */
    public record Judgement(List<String> rules, List<String> findings) {}

    /**
     * One deployment.
     *
     * @param deploymentId the engine's; null when it was refused
     * @param definitions what it made: names with versions; empty when it was refused
     */
    public record Entry(
            Instant at,
            Attempt attempt,
            String deploymentId,
            boolean accepted,
            List<String> definitions,
            Judgement judgement) {}

    /** Records a deployment, in the transaction that makes it. */
    public void accepted(Attempt attempt, String deploymentId, List<String> definitions, Judgement judgement) {
        record(attempt, deploymentId, true, definitions, judgement);
    }

    /** Records a deployment that was refused, and so in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(Attempt attempt, Judgement judgement) {
        record(attempt, null, false, List.of(), judgement);
    }

    private void record(
            Attempt attempt, String deploymentId, boolean accepted, List<String> definitions, Judgement judgement) {
        jdbc.sql(
                        """
                        insert into deployment_record
                            (at, actor, name, deployment_id, accepted, files, definitions, rules, findings)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Timestamp.from(clock.instant()),
                        attempt.actor(),
                        attempt.name(),
                        deploymentId,
                        accepted,
                        attempt.files().toArray(String[]::new),
                        definitions.toArray(String[]::new),
                        judgement.rules().toArray(String[]::new),
                        judgement.findings().toArray(String[]::new))
                .update();
    }

    /** The newest entries, newest first. */
    public List<Entry> newest(int atMost) {
        return jdbc.sql(
                        """
                        select at, actor, name, files, deployment_id, accepted, definitions, rules, findings
                        from deployment_record order by id desc limit ?
                        """)
                .param(atMost)
                .query((row, n) -> new Entry(
                        row.getTimestamp(1).toInstant(),
                        new Attempt(row.getString(2), row.getString(3), list(row.getArray(4))),
                        row.getString(5),
                        row.getBoolean(6),
                        list(row.getArray(7)),
                        new Judgement(list(row.getArray(8)), list(row.getArray(9)))))
                .list();
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
