package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What triage made of each question: the facts, the reason, and the answer of the table {@code regime.dmn}. */
@Repository
@Transactional
public class Triages {

    private final JdbcClient jdbc;
    private final Clock clock;

    Triages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One triage of a question.
     *
     * @param route what the table answered; null until it was asked
     */
    public record Entry(Triaged facts, Route route, Instant decidedAt, String decidedBy) {}

    /** Records what a question is about; the table has not been asked about it yet. */
    void record(long questionId, Triaged facts, Route route, String actor) {
        jdbc.sql(
                        """
                insert into question_triage (question_id, about, environment_limb, held_by, reason, route, decided_at, decided_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        facts.about().name(),
                        facts.environmentLimb(),
                        facts.heldBy(),
                        facts.reason(),
                        route == null ? null : route.name(),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    /**
     * Records what the table answered to the facts in force. A table that was edited since makes an entry of its own.
     *
     * @return whether that is new
     */
    boolean answered(long questionId, Route route, String actor) {
        Route before = current(questionId).map(Entry::route).orElse(null);
        if (route == before) {
            return false;
        }
        if (before != null || current(questionId).isEmpty()) {
            record(questionId, facts(questionId), route, actor);
        } else {
            jdbc.sql(
                            """
                    update question_triage set route = ?
                    where id = (select max(id) from question_triage where question_id = ?)""")
                    .params(route.name(), questionId)
                    .update();
        }
        return true;
    }

    /** What the question is about, as triage saw it last. */
    @Transactional(readOnly = true)
    public Triaged facts(long questionId) {
        return current(questionId).map(Entry::facts).orElse(Triaged.ORDINARY);
    }

    /** The triage in force. */
    @Transactional(readOnly = true)
    public Optional<Entry> current(long questionId) {
        return of(questionId).stream().reduce((first, second) -> second);
    }

    /** Every triage of the question, oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> of(long questionId) {
        return jdbc.sql(
                        """
                select about, environment_limb, held_by, reason, route, decided_at, decided_by
                from question_triage where question_id = ? order by id""")
                .param(questionId)
                .query((row, n) -> new Entry(
                        new Triaged(
                                SubjectMatter.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)),
                        row.getString(5) == null ? null : Route.valueOf(row.getString(5)),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7)))
                .list();
    }
}
