package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The searches that information owners make for a question. */
@Repository
@Transactional
public class Searches {

    private static final String COLUMNS =
            "id, question_id, unit, review_id, looked_for, result, minutes, places, method, explanation, harm, estimated_records, minutes_each,"
                    + " sample_size, sample, recorded_at, recorded_by";

    private final JdbcClient jdbc;
    private final Clock clock;

    Searches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asks units to look; a unit that is asked already is not asked twice. */
    void ask(long questionId, List<String> units, String actor) {
        for (String unit : units.stream().distinct().toList()) {
            jdbc.sql(
                            """
                    insert into search (question_id, unit, asked_at, asked_by)
                    select ?, ?, ?, ? where not exists
                      (select 1 from search where question_id = ? and unit = ? and review_id is null)""")
                    .params(questionId, unit, Timestamp.from(clock.instant()), actor, questionId, unit)
                    .update();
        }
    }

    /** Asks a unit to look again, because a reviewer needs to know more. */
    void askAgain(long reviewId, long questionId, String unit, String lookedFor, String actor) {
        jdbc.sql(
                        "insert into search (review_id, question_id, unit, looked_for, asked_at, asked_by) values (?, ?, ?, ?, ?, ?)")
                .params(reviewId, questionId, unit, lookedFor, Timestamp.from(clock.instant()), actor)
                .update();
    }

    /** Records what a unit found. */
    public void record(long searchId, SearchResult result, String actor) {
        result.check();
        Optional<SearchResult.Estimate> estimate = Optional.ofNullable(result.estimate())
                .filter(given -> result.result() == Search.Result.WOULD_TAKE_TOO_LONG);
        jdbc.sql(
                        """
                update search set result = ?, minutes = ?, places = ?, method = ?, explanation = ?, harm = ?,
                  estimated_records = ?, minutes_each = ?, sample_size = ?, sample = ?, recorded_at = ?, recorded_by = ? where id = ?""")
                .params(
                        result.result().name(),
                        result.minutes(),
                        result.places(),
                        result.method(),
                        result.explanation(),
                        RequestRegister.blankToNull(result.harm()),
                        estimate.map(SearchResult.Estimate::records).orElse(null),
                        estimate.map(SearchResult.Estimate::minutesEach).orElse(null),
                        estimate.map(SearchResult.Estimate::sampleSize).orElse(null),
                        estimate.map(SearchResult.Estimate::sample).orElse(null),
                        Timestamp.from(clock.instant()),
                        actor,
                        searchId)
                .update();
    }

    /** The search; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Search get(long searchId) {
        return jdbc.sql("select " + COLUMNS + " from search where id = ?")
                .param(searchId)
                .query(Search.class)
                .single();
    }

    /** The searches that a reviewer asked for and that no unit has answered yet. */
    @Transactional(readOnly = true)
    public List<Long> openForReview(long reviewId) {
        return jdbc.sql("select id from search where review_id = ? and result is null order by id")
                .param(reviewId)
                .query(Long.class)
                .list();
    }

    /** All searches for a question, those that a reviewer asked for among them. */
    @Transactional(readOnly = true)
    public List<Search> of(long questionId) {
        return jdbc.sql("select " + COLUMNS + " from search where question_id = ? order by id")
                .param(questionId)
                .query(Search.class)
                .list();
    }
}
