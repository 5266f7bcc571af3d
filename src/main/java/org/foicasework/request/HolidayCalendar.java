package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.foicasework.clock.BankHoliday;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.Nation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The bank holidays in force (FOIA s10(6)). The register keeps every calendar that was ever in force, so that each date can be
 * computed again as it was; {@link CalendarChanges} says how another comes into force.
 *
 * <p>Every node asks the register which calendar is in force: once in each transaction, so that a step counts by one
 * calendar, and again when it has locked a case, so that no case is left behind by a step that began before a change.
 */
@Component
public class HolidayCalendar implements Supplier<BankHolidays> {

    private static final String EDITION =
            "select id, version, origin, reason, proposed_at, proposed_by, accepted, decided_at, decided_by, decision, moved_at from calendar_edition ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Loaded loaded;

    HolidayCalendar(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Loaded(long edition, BankHolidays days) {}

    /** Where a calendar came from. */
    public enum Origin {
        FILE,
        PAGE
    }

    /**
     * A calendar that is, was or may come into force.
     *
     * @param version what dates computed by it say ({@link BankHolidays#version()})
     * @param reason what is new in it, in words
     * @param accepted null while it waits for a second person
     * @param decision why it was turned down; null otherwise
     * @param movedAt when every open case had been counted by it; null before
     */
    public record Edition(
            long id,
            String version,
            Origin origin,
            String reason,
            Instant proposedAt,
            String proposedBy,
            Boolean accepted,
            Instant decidedAt,
            String decidedBy,
            String decision,
            Instant movedAt) {}

    /** A day of a calendar; {@code byHand} when it was added on the page. */
    public record Day(BankHoliday holiday, boolean byHand) {}

    /** The bank holidays in force now. */
    @Override
    public BankHolidays get() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Loaded known) {
            return known.days();
        }
        Loaded inForce = load();
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.bindResource(this, inForce);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    askAgain();
                }
            });
        }
        return inForce.days();
    }

    /** Lets this transaction ask the register anew, because it has just locked what a change would have touched. */
    void askAgain() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    private Loaded load() {
        long inForce = current().orElseThrow();
        Loaded known = loaded;
        if (known == null || known.edition() != inForce) {
            known = new Loaded(inForce, calendar(inForce));
            loaded = known;
        }
        return known;
    }

    Optional<Long> current() {
        return jdbc.sql("select id from calendar_edition where accepted order by id desc limit 1")
                .query(Long.class)
                .optional();
    }

    /** The calendar of an edition. */
    public BankHolidays calendar(long edition) {
        Set<Integer> years = jdbc.sql("select years from calendar_edition where id = ?")
                .param(edition)
                .query((row, n) ->
                        new TreeSet<>(Arrays.asList((Integer[]) row.getArray(1).getArray())))
                .single();
        return BankHolidays.kept(days(edition).stream().map(Day::holiday).toList(), years);
    }

    /** The days of an edition, in order. */
    public List<Day> days(long edition) {
        return jdbc.sql(
                        """
                select day, name, nations, moved_from, source, proclaimed_on, gazette, by_hand
                from calendar_day where edition_id = ? order by day""")
                .param(edition)
                .query((row, n) -> new Day(
                        new BankHoliday(
                                row.getObject(1, LocalDate.class),
                                row.getString(2),
                                Arrays.stream((String[]) row.getArray(3).getArray())
                                        .map(Nation::valueOf)
                                        .collect(Collectors.toSet()),
                                row.getObject(4, LocalDate.class),
                                row.getString(5),
                                row.getObject(6, LocalDate.class),
                                row.getString(7)),
                        row.getBoolean(8)))
                .list();
    }

    /** The edition in force. */
    public Edition inForce() {
        return edition(current().orElseThrow()).orElseThrow();
    }

    /** The edition that waits for a second person. */
    public Optional<Edition> waiting() {
        return jdbc.sql(EDITION + "where accepted is null").query(Edition.class).optional();
    }

    /** Every edition, newest first. */
    public List<Edition> editions() {
        return jdbc.sql(EDITION + "order by id desc").query(Edition.class).list();
    }

    Optional<Edition> edition(long id) {
        return jdbc.sql(EDITION + "where id = ?").param(id).query(Edition.class).optional();
    }

    /** Notes that every open case has been counted by this calendar. */
    public void moved(long id) {
        jdbc.sql("update calendar_edition set moved_at = ? where id = ? and moved_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }
}
