package org.foicasework.process.owner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.foicasework.process.owner.Replay.Report;
import org.foicasework.request.InvalidSubmissionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes that owners try on the cases on record: in the background, one at a time, each with its progress and its result in the
 * database, so that it can be read on every node and later.
 */
@Component
class Trials implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final String COLUMNS =
            "id, files, started_at, started_by, done_cases, all_cases, last_sign, finished_at, problem, reports";

    /** How many cases of each process a change is tried on, the newest first. */
    private static final int REPLAYED = 1_000;

    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    /** A node that was not heard of for so long does not run the trial any more. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** How many results are kept. */
    private static final int KEPT = 100;

    private final Replay replay;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "trial");
        thread.setDaemon(true);
        return thread;
    });

    Trials(Replay replay, JdbcClient jdbc, Clock clock, ObjectMapper json) {
        this.replay = replay;
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * One trial.
     *
     * @param all how many cases there are; empty until they are counted
     * @param problem why it came to no result; empty when it did, or may
     * @param reports the result; empty until it is finished
     */
    record Trial(
            long id,
            List<String> files,
            Instant startedAt,
            String startedBy,
            int done,
            Optional<Integer> all,
            State state,
            Optional<String> problem,
            List<Report> reports) {}

    /** Where a trial is. */
    enum State {
        UNDER_WAY,
        /** The node that ran it is gone. */
        INTERRUPTED,
        FINISHED
    }

    /**
     * Begins one.
     *
     * @param changed diagrams and tables, by file name; nothing of them is deployed or kept
     * @return its number
     * @throws InvalidSubmissionException when a file cannot be used, or another trial is under way
     */
    long start(Map<String, byte[]> changed, String by) {
        Replay.Change change = replay.read(changed);
        if (!busy.compareAndSet(false, true)) {
            throw new InvalidSubmissionException(
                    "Another change is being tried at this moment. Choose the files again when it is done; the page of the processes shows how far it is.");
        }
        try {
            long id = begun(changed.keySet(), by);
            worker.execute(() -> run(id, change));
            return id;
        } catch (RuntimeException failed) {
            busy.set(false);
            throw failed;
        }
    }

    private long begun(Set<String> files, String by) {
        Timestamp now = Timestamp.from(clock.instant());
        long id = jdbc.sql(
                        "insert into trial (files, started_at, started_by, last_sign) values (?, ?, ?, ?) returning id")
                .params(files.toArray(String[]::new), now, by, now)
                .query(Long.class)
                .single();
        jdbc.sql("delete from trial where id <= ?").param(id - KEPT).update();
        return id;
    }

    private void run(long id, Replay.Change change) {
        try {
            finish(id, null, replay.run(change, REPLAYED, new Telling(id)));
        } catch (InvalidSubmissionException unusable) {
            finish(id, unusable.getMessage(), List.of());
        } catch (RuntimeException failed) {
            LOG.warn("A change could not be tried", failed);
            finish(
                    id,
                    "Something went wrong on our side, and the change was not tried to its end. Try it again.",
                    List.of());
        } finally {
            busy.set(false);
        }
    }

    /** Writes down now and then how far a trial is. */
    private final class Telling implements Replay.Progress {

        private final long id;
        private Instant told = Instant.EPOCH;

        private Telling(long id) {
            this.id = id;
        }

        @Override
        public void tell(int done, int all) {
            Instant now = clock.instant();
            if (done == all || Duration.between(told, now).compareTo(TELL_EVERY) >= 0) {
                told = now;
                jdbc.sql("update trial set done_cases = ?, all_cases = ?, last_sign = ? where id = ?")
                        .params(done, all, Timestamp.from(now), id)
                        .update();
            }
        }
    }

    private void finish(long id, String problem, List<Report> reports) {
        jdbc.sql("update trial set finished_at = ?, problem = ?, reports = ?::jsonb where id = ?")
                .params(Timestamp.from(clock.instant()), problem, written(reports), id)
                .update();
    }

    Optional<Trial> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from trial where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** The newest, newest first. */
    List<Trial> newest(int atMost) {
        return jdbc.sql("select " + COLUMNS + " from trial order by id desc limit ?")
                .param(atMost)
                .query(this::read)
                .list();
    }

    private Trial read(ResultSet row, int n) throws SQLException {
        boolean silent = row.getTimestamp("last_sign").toInstant().plus(SILENCE).isBefore(clock.instant());
        State unfinished = silent ? State.INTERRUPTED : State.UNDER_WAY;
        String reports = row.getString("reports");
        return new Trial(
                row.getLong("id"),
                List.of((String[]) row.getArray("files").getArray()),
                row.getTimestamp("started_at").toInstant(),
                row.getString("started_by"),
                row.getInt("done_cases"),
                Optional.ofNullable((Integer) row.getObject("all_cases")),
                row.getTimestamp("finished_at") == null ? unfinished : State.FINISHED,
                Optional.ofNullable(row.getString("problem")),
                reports == null ? List.of() : List.of(understood(reports)));
    }

    private String written(List<Report> reports) {
        try {
            return json.writeValueAsString(reports);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The result of a trial cannot be written", impossible);
        }
    }

    private Report[] understood(String reports) {
        try {
            return json.readValue(reports, Report[].class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The result of a trial on record cannot be read", damaged);
        }
    }

    /** A trial that is under way ends with the application; it is shown as interrupted. */
    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
