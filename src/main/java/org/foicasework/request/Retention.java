package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long each case is kept, and forgetting it when that time is over: who asked, their words and every letter go; the
 * reference, the dates, the outcomes, the exemptions and the minutes stay for the statistics.
 */
@Repository
@Transactional
public class Retention {

    private static final String CLOSED =
            """
            select r.reference, r.status, r.closed_on, greatest(r.closed_on,
                (select max(m.happened_on) from message m where m.reference = r.reference),
                (select (p.decided_at at time zone 'Europe/London')::date from publication p
                  where p.reference = r.reference)) as last_action_on
            from request r
            where r.closed_on is not null
              and not exists (select 1 from tombstone t where t.reference = r.reference)""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final RetentionPeriods periods;
    private final List<RetentionHold> holds;
    private final AuditTrail audit;

    Retention(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            RetentionPeriods periods,
            List<RetentionHold> holds,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.periods = periods;
        this.holds = holds;
        this.audit = audit;
    }

    /**
     * How long a closed case is kept.
     *
     * @param keptUntil the last day on which it is kept
     * @param rule by which rule, in words
     * @param heldBecause why it is kept beyond that day if need be; empty when nothing holds it
     */
    public record Kept(
            String reference,
            RequestStatus outcome,
            LocalDate lastActionOn,
            LocalDate keptUntil,
            String rule,
            List<String> heldBecause) {}

    /** What is left of a forgotten case beside its figures. */
    public record Tombstone(
            String reference,
            RequestStatus outcome,
            LocalDate lastActionOn,
            LocalDate keptUntil,
            String rule,
            Instant forgottenAt) {}

    private record Closed(String reference, RequestStatus status, LocalDate closedOn, LocalDate lastActionOn) {}

    /** How long this case is kept; empty while it is open, and once it is forgotten. */
    @Transactional(readOnly = true)
    public Optional<Kept> of(String reference) {
        return jdbc.sql(CLOSED + " and r.reference = ?")
                .param(reference)
                .query(Closed.class)
                .optional()
                .map(this::kept);
    }

    /** The closed cases whose time is over after this day, those that are held among them, longest overdue first. */
    @Transactional(readOnly = true)
    public List<Kept> overBy(LocalDate day) {
        // A hold's own last action can only make the time longer, so this finds every case that may be over.
        return jdbc
                .sql(CLOSED + " and r.closed_on < ? order by r.closed_on, r.reference")
                .param(day)
                .query(Closed.class)
                .list()
                .stream()
                .map(this::kept)
                .filter(kept -> kept.keptUntil().isBefore(day))
                .sorted(Comparator.comparing(Kept::keptUntil).thenComparing(Kept::reference))
                .toList();
    }

    private Kept kept(Closed closed) {
        LocalDate last = Stream.concat(
                        Stream.of(closed.lastActionOn()),
                        holds.stream()
                                .map(hold -> hold.lastAction(closed.reference()))
                                .flatMap(Optional::stream))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        RetentionPeriods.Period period = periods.of(closed.status(), today.date());
        return new Kept(
                closed.reference(),
                closed.status(),
                last,
                last.plusYears(period.years()),
                period.words(),
                holds.stream()
                        .filter(hold -> hold.holds(closed.reference()))
                        .map(RetentionHold::why)
                        .toList());
    }

    /** What is left of a forgotten case; empty for any other. */
    @Transactional(readOnly = true)
    public Optional<Tombstone> tombstone(String reference) {
        return jdbc.sql(
                        "select reference, outcome, last_action_on, kept_until, rule, forgotten_at from tombstone where reference = ?")
                .param(reference)
                .query(Tombstone.class)
                .optional();
    }

    /**
     * Locks a case that is to be forgotten and looks once more whether it may be.
     *
     * @return empty when its time is not over, when something holds it, or when somebody else is at work on it
     */
    public Optional<Kept> takeForForgetting(String reference) {
        boolean locked = jdbc.sql("select reference from request where reference = ? for update skip locked")
                .param(reference)
                .query(String.class)
                .optional()
                .isPresent();
        return locked
                ? of(reference)
                        .filter(kept -> kept.keptUntil().isBefore(today.date()))
                        .filter(kept -> kept.heldBecause().isEmpty())
                : Optional.empty();
    }

    /** Takes identity and words of the case out of the register and sets its tombstone. */
    public void forget(Kept kept, String actor) {
        for (String statement : ForgetPlan.of(jdbc).statements()) {
            jdbc.sql(statement).param("reference", kept.reference()).update();
        }
        jdbc.sql(
                        """
                insert into tombstone (reference, outcome, last_action_on, kept_until, rule, forgotten_at, forgotten_by)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        kept.reference(),
                        kept.outcome().name(),
                        kept.lastActionOn(),
                        kept.keptUntil(),
                        kept.rule(),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        audit.record(
                kept.reference(),
                actor,
                "forgot who asked and what was written; the figures stay",
                "Kept until " + Today.words(kept.keptUntil()));
    }

    /** What {@code retention/columns.txt} says nothing about, in words; empty when it is complete. */
    @Transactional(readOnly = true)
    public java.util.Set<String> gaps() {
        return ForgetPlan.of(jdbc).gaps();
    }
}
