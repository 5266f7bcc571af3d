package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** To whom questions were passed on, and what the applicant is told of it. */
@Repository
@Transactional
public class Handovers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records how a question was passed on. */
    public void record(long questionId, Handover handover, String actor) {
        jdbc.sql(
                        """
                insert into handover (question_id, route, handed_to, handed_on, their_reference, permission, words, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        handover.route().name(),
                        RequestRegister.blankToNull(handover.handedTo()),
                        handover.handedOn(),
                        RequestRegister.blankToNull(handover.theirReference()),
                        handover.permission() == null
                                ? null
                                : handover.permission().name(),
                        RequestRegister.blankToNull(handover.words()),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    /** How the question was last passed on. */
    @Transactional(readOnly = true)
    public Optional<Handover> last(long questionId) {
        return jdbc.sql(
                        """
                select route, handed_to, handed_on, their_reference, permission, words
                from handover where question_id = ? order by id desc limit 1""")
                .param(questionId)
                .query((row, n) -> new Handover(
                        Route.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        row.getString(5) == null ? null : Handover.Permission.valueOf(row.getString(5)),
                        row.getString(6)))
                .optional();
    }
}
