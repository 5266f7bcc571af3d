package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is away, from when to when, and who stands in. Absence never stops a clock: it is no reason that the Act knows. */
@Repository
@Transactional
public class Absences {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;

    Absences(JdbcClient jdbc, Clock clock, Today today) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
    }

    /**
     * One absence.
     *
     * @param toDay the last day away
     * @param substitute who stands in; null when the work goes back to the group
     */
    public record Absence(long id, String person, LocalDate fromDay, LocalDate toDay, String substitute) {}

    /**
     * Records an absence.
     *
     * @throws InvalidSubmissionException when the days or the substitute cannot be
     */
    public void record(String person, LocalDate fromDay, LocalDate toDay, String substitute, String actor) {
        Problems problems = new Problems();
        problems.require(person, "person", "Say who is away.");
        problems.require(fromDay, "fromDay", "Enter the first day away.");
        problems.require(toDay, "toDay", "Enter the last day away.");
        if (fromDay != null && toDay != null && toDay.isBefore(fromDay)) {
            problems.add("toDay", "The last day cannot come before the first.");
        }
        String standsIn = RequestRegister.blankToNull(substitute);
        if (standsIn != null && standsIn.equals(person)) {
            problems.add("substitute", "Nobody stands in for themselves.");
        } else if (standsIn != null && fromDay != null && of(standsIn, fromDay).isPresent()) {
            problems.add("substitute", "This person is away then as well.");
        }
        problems.stop();
        jdbc.sql(
                        "insert into absence (person, from_day, to_day, substitute, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?)")
                .params(person, fromDay, toDay, standsIn, Timestamp.from(clock.instant()), actor)
                .update();
    }

    /** Ends an absence: its last day is yesterday, or it never began. */
    public void end(long id) {
        jdbc.sql("delete from absence where id = ? and from_day >= ?")
                .params(id, today.date())
                .update();
        jdbc.sql("update absence set to_day = ? where id = ? and to_day >= ?")
                .params(today.date().minusDays(1), id, today.date())
                .update();
    }

    /** The absence of a person on a day. */
    @Transactional(readOnly = true)
    public Optional<Absence> of(String person, LocalDate day) {
        return jdbc.sql(
                        "select id, person, from_day, to_day, substitute from absence where person = ? and ? between from_day and to_day order by id desc limit 1")
                .params(person, day)
                .query(Absence.class)
                .optional();
    }

    /** The absences that are not over, the first to begin first. */
    @Transactional(readOnly = true)
    public List<Absence> nowAndToCome() {
        return jdbc.sql(
                        "select id, person, from_day, to_day, substitute from absence where to_day >= ? order by from_day, id")
                .param(today.date())
                .query(Absence.class)
                .list();
    }
}
