package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.foicasework.clock.StatutoryClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks of a case: one for each question, and the case's own date, which is the earliest of its open questions. Every
 * date computed is kept; none is overwritten in the history.
 */
@Repository
@Transactional
public class CaseClock {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final StatutoryClock statutoryClock;
    private final HolidayCalendar calendar;

    CaseClock(JdbcClient jdbc, Clock clock, Today today, StatutoryClock statutoryClock, HolidayCalendar calendar) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.statutoryClock = statutoryClock;
        this.calendar = calendar;
    }

    /** One computed date, as it was at that moment. */
    public record Computed(
            Long questionId,
            Instant computedAt,
            Deadline.Status status,
            LocalDate dueOn,
            String calendarVersion,
            String cause) {}

    /** Sets the date of a request that is not split into questions yet. */
    void startWholeRequest(String reference, String cause) {
        calendar.askAgain();
        Deadline deadline = ofWholeRequest(reference);
        remember(reference, null, deadline, cause);
        setCaseDate(reference, deadline.dueOn());
    }

    /** No clock runs for what is not a request within s8. */
    void stopWholeRequest(String reference, String cause) {
        Deadline whole = ofWholeRequest(reference);
        insertHistory(reference, null, Deadline.Status.SUSPENDED, null, null, whole.calendarVersion(), cause);
        setCaseDate(reference, null);
    }

    /** The deadline of the request before it is split: from its date of receipt, with no events. */
    @Transactional(readOnly = true)
    public Deadline ofWholeRequest(String reference) {
        return jdbc.sql("select regime, received_on from request where reference = ?")
                .param(reference)
                .query((row, n) -> statutoryClock.deadline(
                        Regime.valueOf(row.getString(1)), row.getObject(2, LocalDate.class), List.of(), null))
                .single();
    }

    /** The deadline of a question with its reasons, from the events on record. */
    @Transactional(readOnly = true)
    public Deadline of(long questionId) {
        record Facts(Regime regime, LocalDate receivedOn) {}
        Facts facts = jdbc.sql("select regime, received_on from question where id = ?")
                .param(questionId)
                .query(Facts.class)
                .single();
        return statutoryClock.deadline(
                facts.regime(), facts.receivedOn(), counted(facts.regime(), events(questionId)), today.date());
    }

    /**
     * The events that count under a law. Time that was taken under a law which turned out not to be the right one was never given:
     * s10(3) is no part of the Regulations, regulation 7 none of the Act. The event stays on record.
     */
    static List<ClockEvent> counted(Regime regime, List<ClockEvent> events) {
        return events.stream().filter(event -> knows(regime, event.type())).toList();
    }

    private static boolean knows(Regime regime, ClockEvent.Type type) {
        return switch (type) {
            case PUBLIC_INTEREST_EXTENSION -> regime != Regime.EIR;
            case COMPLEXITY_EXTENSION -> regime == Regime.EIR;
            case SCHOOL_CLOSED -> regime == Regime.FOIA_SCHOOL;
            default -> true;
        };
    }

    /** How far the time of a question can be extended, see {@link StatutoryClock#extendableUntil}. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> extendableUntil(long questionId) {
        record Facts(Regime regime, LocalDate receivedOn) {}
        Facts facts = jdbc.sql("select regime, received_on from question where id = ?")
                .param(questionId)
                .query(Facts.class)
                .single();
        return statutoryClock.extendableUntil(
                facts.regime(), facts.receivedOn(), counted(facts.regime(), events(questionId)));
    }

    /**
     * The last day on which a fee can be paid that is asked for on this day: s9(2), "three months beginning with the day on
     * which the fees notice is given". It depends on nothing else, so a clock begun on that day tells it.
     */
    @Transactional(readOnly = true)
    public LocalDate payBy(long questionId, LocalDate noticeOn) {
        return statutoryClock
                .deadline(regime(questionId), noticeOn, List.of(ClockEvent.feesNoticeIssued(noticeOn)), null)
                .payBy();
    }

    private Regime regime(long questionId) {
        return jdbc.sql("select regime from question where id = ?")
                .param(questionId)
                .query(Regime.class)
                .single();
    }

    /** What the deadline of a question would be if the request had been received on this day, with the same events. */
    @Transactional(readOnly = true)
    public Deadline receivedOn(long questionId, LocalDate day) {
        Regime regime = regime(questionId);
        return statutoryClock.deadline(regime, day, counted(regime, events(questionId)), today.date());
    }

    /** The same for a request that is not split yet. */
    @Transactional(readOnly = true)
    public Deadline ofWholeRequestReceivedOn(String reference, LocalDate day) {
        Regime regime = jdbc.sql("select regime from request where reference = ?")
                .param(reference)
                .query(Regime.class)
                .single();
        return statutoryClock.deadline(regime, day, List.of(), null);
    }

    /** What stopped, restarted or lengthened the clock of a question, oldest first. */
    @Transactional(readOnly = true)
    public List<ClockEvent> events(long questionId) {
        return jdbc.sql(
                        "select type, happened_on, until_on, working_days from clock_event where question_id = ? order by happened_on, id")
                .param(questionId)
                .query((row, n) -> new ClockEvent(
                        ClockEvent.Type.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, Integer.class)))
                .list();
    }

    /** The last day on which something of this type happened to the clock of a question. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> last(long questionId, ClockEvent.Type type) {
        return jdbc.sql("select max(happened_on) from clock_event where question_id = ? and type = ?")
                .params(questionId, type.name())
                .query(LocalDate.class)
                .optional();
    }

    /**
     * Records an event of one question's clock and recalculates.
     *
     * @param cause what happened, in plain words
     * @return the new deadline of that question
     */
    public Deadline record(long questionId, ClockEvent event, String cause, String actor) {
        insertEvent(questionId, event, cause, actor);
        return recalculate(questionId, cause);
    }

    /** A question that takes the place of another starts with that one's events (law: the reply is its day 0). */
    void inherit(long fromQuestionId, long toQuestionId, String actor) {
        for (ClockEvent event : events(fromQuestionId)) {
            insertEvent(toQuestionId, event, "Taken over from the question it replaces", actor);
        }
    }

    private void insertEvent(long questionId, ClockEvent event, String cause, String actor) {
        jdbc.sql(
                        """
                insert into clock_event (question_id, type, happened_on, until_on, working_days, cause, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        event.type().name(),
                        event.on(),
                        event.to(),
                        event.workingDays(),
                        cause,
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    /** Computes the date of a question anew, keeps it in the history, and sets the case's date. */
    Deadline recalculate(long questionId, String cause) {
        lockCase(questionId);
        Deadline deadline = of(questionId);
        // A question that was answered has met or broken s10(1): correcting the answer has no date of its own.
        String reference = jdbc.sql(
                        """
                update question set due_on = case when answered_on is null then ?::date end, clock_status = ?
                where id = ? returning reference""")
                .params(deadline.dueOn(), deadline.status().name(), questionId)
                .query(String.class)
                .single();
        remember(reference, questionId, deadline, cause);
        setCaseDateFromQuestions(reference);
        return deadline;
    }

    /** Two questions of one case that move at once take turns, so that the later one sees the earlier one's date. */
    void lockCase(long questionId) {
        jdbc.sql(
                        "select reference from request where reference = (select reference from question where id = ?) for update")
                .param(questionId)
                .query(String.class)
                .single();
        calendar.askAgain();
    }

    /** The case's date is the earliest of its open questions (law: one joint letter goes by the earliest date). */
    void setCaseDateFromQuestions(String reference) {
        List<String> open = QuestionStageNames.OPEN;
        jdbc.sql(
                        """
                update request set due_on = (select min(due_on) from question where reference = :reference and stage in (:open))
                where reference = :reference""")
                .param("reference", reference)
                .param("open", open)
                .update();
    }

    private void setCaseDate(String reference, LocalDate dueOn) {
        jdbc.sql("update request set due_on = ? where reference = ?")
                .params(dueOn, reference)
                .update();
    }

    private void remember(String reference, Long questionId, Deadline deadline, String cause) {
        insertHistory(
                reference,
                questionId,
                deadline.status(),
                deadline.dueOn(),
                deadline.payBy(),
                deadline.calendarVersion(),
                cause);
    }

    private void insertHistory(
            String reference,
            Long questionId,
            Deadline.Status status,
            LocalDate dueOn,
            LocalDate payBy,
            String calendarVersion,
            String cause) {
        jdbc.sql(
                        """
                insert into deadline_history (reference, question_id, computed_at, status, due_on, pay_by, calendar_version, cause)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference,
                        questionId,
                        Timestamp.from(clock.instant()),
                        status.name(),
                        dueOn,
                        payBy,
                        calendarVersion,
                        cause)
                .update();
    }

    /** Every date computed for a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Computed> history(String reference) {
        return jdbc.sql(
                        """
                select question_id, computed_at, status, due_on, calendar_version, cause
                from deadline_history where reference = ? order by id""")
                .param(reference)
                .query(Computed.class)
                .list();
    }
}
