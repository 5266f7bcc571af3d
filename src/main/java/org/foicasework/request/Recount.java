package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.IllegalClockEventException;
import org.foicasework.clock.Regime;
import org.foicasework.clock.StatutoryClock;
import org.foicasework.clock.UnknownYearException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the running clocks of open cases again when the bank holidays have changed: as a preview, and in batches.
 *
 * <p>What is still to do stands in the register itself: a clock whose last computed date names another calendar than the
 * one in force. So a batch that was interrupted is simply not done yet, and nothing is done twice.
 */
@Repository
@Transactional
public class Recount {

    private static final String RUNNING_CLOCKS =
            """
            select q.reference, q.id as question_id, q.label, q.regime, q.received_on, q.due_on
            from question q join request r on r.reference = q.reference
            where q.stage in (:open) and q.clock_status = 'RUNNING' and q.due_on is not null and r.closed_on is null
            union all
            select r.reference, null, 'Whole request', r.regime, r.received_on, r.due_on
            from request r
            where r.closed_on is null and r.due_on is not null
              and not exists (select 1 from question q where q.reference = r.reference)""";

    private static final String BEHIND =
            """
            r.closed_on is null and (
              exists (select 1 from question q where q.reference = r.reference and q.stage in (:open)
                and q.clock_status = 'RUNNING' and q.due_on is not null
                and (select h.calendar_version from deadline_history h where h.question_id = q.id
                  order by h.id desc limit 1) is distinct from :version)
              or r.due_on is not null and not exists (select 1 from question q where q.reference = r.reference)
                and (select h.calendar_version from deadline_history h
                  where h.reference = r.reference and h.question_id is null
                  order by h.id desc limit 1) is distinct from :version)""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final StatutoryClock statutoryClock;
    private final HolidayCalendar calendar;
    private final ReviewRecount reviews;

    Recount(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            StatutoryClock statutoryClock,
            HolidayCalendar calendar,
            ReviewRecount reviews) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.statutoryClock = statutoryClock;
        this.calendar = calendar;
        this.reviews = reviews;
    }

    /**
     * What another calendar makes of one running clock.
     *
     * @param label the question; "Whole request" before it is split, "Internal review" for the date of a review
     * @param from the date it has
     * @param to the date it gets; the same where it stays
     * @param disputed the other date, where the law is disputed; otherwise null
     * @param fault why it cannot be counted by the other calendar, in words; otherwise null
     */
    public record Change(
            String reference,
            Long questionId,
            String label,
            LocalDate from,
            LocalDate to,
            LocalDate disputed,
            String fault) {

        /** Whether the date moves. */
        public boolean moves() {
            return !from.equals(to);
        }

        private boolean isToBeTold() {
            return moves() || disputed != null || fault != null;
        }

        /** What happens, as a sentence. */
        public String words() {
            if (fault != null) {
                return "It could not be counted again and stays at %s. %s".formatted(Today.words(from), fault);
            }
            String what = moves()
                    ? "The date moves from %s to %s.".formatted(Today.words(from), Today.words(to))
                    : "The date stays at %s.".formatted(Today.words(to));
            return disputed == null
                    ? what
                    : what
                            + " It is disputed whether the new day counts; the other date is %s."
                                    .formatted(Today.words(disputed));
        }
    }

    private record Running(
            String reference, Long questionId, String label, Regime regime, LocalDate receivedOn, LocalDate dueOn) {}

    /**
     * The running clocks, of requests and of reviews, to which this calendar gives another date, or a second one that is
     * disputed; by reference.
     */
    @Transactional(readOnly = true)
    public List<Change> preview(BankHolidays proposed) {
        List<Running> running = jdbc.sql(RUNNING_CLOCKS)
                .param("open", QuestionStageNames.OPEN)
                .query(Running.class)
                .list();
        return Stream.concat(changes(running, statutoryClock.by(proposed)).stream(), reviews.preview(proposed).stream())
                .filter(Change::isToBeTold)
                .sorted(Comparator.comparing(Change::reference)
                        .thenComparing(change -> Objects.requireNonNullElse(change.questionId(), 0L)))
                .toList();
    }

    /** How many open cases have been counted by another calendar than the one in force. */
    @Transactional(readOnly = true)
    public int behind() {
        return jdbc.sql("select count(*) from request r where " + BEHIND)
                .param("open", QuestionStageNames.OPEN)
                .param("version", calendar.get().version())
                .query(Integer.class)
                .single();
    }

    /**
     * Waits for every registration that is under way to end: one that began before the calendar changed may have counted by
     * the old one.
     */
    public void afterRegistrationsUnderWay() {
        jdbc.sql("select year from reference_counter for update")
                .query(Integer.class)
                .list();
    }

    /**
     * Some cases that are still to be counted.
     *
     * @param last the last one looked at; null when there are no more
     */
    public record Batch(String last, List<String> references) {}

    /** Open cases that are still to be counted and that nobody is at work on, after this reference; they stay locked. */
    public Batch next(String after, int limit) {
        String version = calendar.get().version();
        List<String> references = jdbc.sql("select r.reference from request r where r.reference > :after and " + BEHIND
                        + " order by r.reference limit :limit for update of r skip locked")
                .param("after", after)
                .param("open", QuestionStageNames.OPEN)
                .param("version", version)
                .param("limit", limit)
                .query(String.class)
                .list();
        calendar.askAgain();
        return references.isEmpty()
                ? new Batch(null, references)
                : new Batch(references.get(references.size() - 1), stillBehind(references));
    }

    /** Another worker may have counted one of them after this one had looked and before it had the lock. */
    private List<String> stillBehind(List<String> locked) {
        return jdbc.sql("select r.reference from request r where r.reference in (:references) and " + BEHIND
                        + " order by r.reference")
                .param("references", locked)
                .param("open", QuestionStageNames.OPEN)
                .param("version", calendar.get().version())
                .query(String.class)
                .list();
    }

    /**
     * Counts these cases again by the calendar in force, with an entry in the history of dates for each clock and in the
     * audit trail for each case whose date moves or is disputed.
     *
     * @return what became of each clock
     */
    public List<Change> count(List<String> references, String actor) {
        if (references.isEmpty()) {
            return List.of();
        }
        HolidayCalendar.Edition inForce = calendar.inForce();
        List<Running> running = jdbc.sql("select * from (" + RUNNING_CLOCKS + ") c where reference in (:references)")
                .param("open", QuestionStageNames.OPEN)
                .param("references", references)
                .query(Running.class)
                .list();
        List<Change> changes = changes(running, statutoryClock);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                update question set due_on = moved.due_on
                from (select unnest(?) as id, unnest(?)::date as due_on) moved where question.id = moved.id""")
                .params(
                        changes.stream()
                                .filter(change -> change.moves() && change.questionId() != null)
                                .map(Change::questionId)
                                .toArray(Long[]::new),
                        changes.stream()
                                .filter(change -> change.moves() && change.questionId() != null)
                                .map(change -> change.to().toString())
                                .toArray(String[]::new))
                .update();
        jdbc.sql(
                        """
                insert into deadline_history (reference, question_id, computed_at, status, due_on, calendar_version, cause)
                select unnest(?), unnest(?), ?, 'RUNNING', unnest(?)::date, ?, unnest(?)""")
                .params(
                        changes.stream().map(Change::reference).toArray(String[]::new),
                        changes.stream().map(Change::questionId).toArray(Long[]::new),
                        now,
                        changes.stream().map(change -> change.to().toString()).toArray(String[]::new),
                        inForce.version(),
                        changes.stream()
                                .map(change -> "Bank holidays changed: " + inForce.reason() + " " + change.words())
                                .toArray(String[]::new))
                .update();
        // The case's date is the earliest of its open questions, and every running one of them was counted just now.
        Map<String, LocalDate> ofCase = changes.stream()
                .collect(Collectors.toMap(
                        Change::reference,
                        Change::to,
                        (one, other) -> one.isBefore(other) ? one : other,
                        TreeMap::new));
        jdbc.sql(
                        """
                update request set due_on = moved.due_on
                from (select unnest(?) as reference, unnest(?)::date as due_on) moved
                where request.reference = moved.reference and request.due_on is distinct from moved.due_on""")
                .params(
                        ofCase.keySet().toArray(String[]::new),
                        ofCase.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        List<Change> told = changes.stream().filter(Change::isToBeTold).toList();
        jdbc.sql(
                        """
                insert into audit_entry (reference, at, actor, action, detail)
                select reference, ?, ?, 'counted the date for the answer again: the bank holidays changed',
                  string_agg(detail, ' ' order by place)
                from (select unnest(?) as reference, unnest(?) as detail, unnest(?) as place) told
                group by reference order by reference""")
                .params(
                        now,
                        actor,
                        told.stream().map(Change::reference).toArray(String[]::new),
                        told.stream()
                                .map(change -> change.label() + ": " + change.words())
                                .toArray(String[]::new),
                        IntStream.range(0, told.size()).boxed().toArray(Integer[]::new))
                .update();
        return changes;
    }

    private List<Change> changes(List<Running> running, StatutoryClock counting) {
        Map<Long, List<ClockEvent>> events = events(running.stream()
                .map(Running::questionId)
                .filter(Objects::nonNull)
                .toArray(Long[]::new));
        List<Change> changes = new ArrayList<>();
        for (Running one : running) {
            LocalDate to = one.dueOn();
            LocalDate disputed = null;
            String fault = null;
            try {
                Deadline deadline = counting.deadline(
                        one.regime(),
                        one.receivedOn(),
                        CaseClock.counted(one.regime(), events.getOrDefault(one.questionId(), List.of())),
                        today.date());
                if (deadline.dueOn() != null) {
                    to = deadline.dueOn();
                    disputed = deadline.disputed();
                }
            } catch (IllegalClockEventException | UnknownYearException impossible) {
                fault = impossible.getMessage();
            }
            changes.add(new Change(one.reference(), one.questionId(), one.label(), one.dueOn(), to, disputed, fault));
        }
        return changes;
    }

    private Map<Long, List<ClockEvent>> events(Long[] questionIds) {
        record Happened(long questionId, ClockEvent event) {}
        return jdbc
                .sql(
                        """
                select question_id, type, happened_on, until_on, working_days from clock_event
                where question_id = any(?) order by happened_on, id""")
                .param(questionIds)
                .query((row, n) -> new Happened(
                        row.getLong(1),
                        new ClockEvent(
                                ClockEvent.Type.valueOf(row.getString(2)),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, Integer.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Happened::questionId, Collectors.mapping(Happened::event, Collectors.toList())));
    }
}
