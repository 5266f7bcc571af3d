package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.IllegalClockEventException;
import org.foicasework.clock.UnknownYearException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * A date of receipt that was recorded wrongly. Section 10(6): it is "the day on which the public authority receives the
 * request", whatever was typed. It decides every date of the case, so one person proposes, another confirms, and both values
 * are kept.
 */
@Repository
@Transactional
public class ReceiptCorrections {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final RequestRegister register;
    private final Questions questions;
    private final CaseClock caseClock;
    private final AuditTrail audit;

    ReceiptCorrections(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            RequestRegister register,
            Questions questions,
            CaseClock caseClock,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.register = register;
        this.questions = questions;
        this.caseClock = caseClock;
        this.audit = audit;
    }

    /**
     * One correction.
     *
     * @param recordedDay the day that was on record
     * @param proposedDay the true one, as it is proposed
     * @param evidence where it can be seen, such as a line of the mail server's log
     * @param confirmed null while nobody has decided
     * @param words what the second person said; may be null
     */
    public record Correction(
            long id,
            String reference,
            LocalDate recordedDay,
            LocalDate proposedDay,
            String reason,
            String evidence,
            Instant proposedAt,
            String proposedBy,
            Boolean confirmed,
            String words,
            Instant decidedAt,
            String decidedBy) {}

    /**
     * What a correction does to one date.
     *
     * @param questionId null for a request that is not split into questions yet
     * @param dueOn the date as it is; null while the clock is stopped
     * @param wouldBeDueOn the date after the correction; null while the clock is stopped
     * @param late whether the new date had passed when the answer went, or has passed today
     */
    public record Moved(Long questionId, String label, LocalDate dueOn, LocalDate wouldBeDueOn, boolean late) {}

    /**
     * Proposes another date of receipt.
     *
     * @return the number of the correction
     * @throws InvalidSubmissionException when something is missing, or the day cannot be
     */
    public long propose(String reference, LocalDate day, String reason, String evidence, String actor) {
        Problems problems = new Problems();
        check(reference, day, problems);
        problems.require(reason, "reason", "Say why the recorded day is wrong.");
        problems.require(
                evidence, "evidence", "Say where the true day can be seen, such as a line of the server's log.");
        if (of(reference).stream().anyMatch(other -> other.confirmed() == null)) {
            problems.add("day", "A correction of this case is waiting to be confirmed already.");
        }
        problems.stop();
        FoiRequest request = register.get(reference);
        long id = jdbc.sql(
                        """
                insert into receipt_correction (reference, recorded_day, proposed_day, reason, evidence, proposed_at, proposed_by)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        reference,
                        request.receivedOn(),
                        day,
                        reason.strip(),
                        evidence.strip(),
                        Timestamp.from(clock.instant()),
                        actor)
                .query(Long.class)
                .single();
        audit.record(
                reference,
                actor,
                "proposed another date of receipt",
                Today.words(day) + " instead of " + Today.words(request.receivedOn()) + ": " + reason.strip());
        return id;
    }

    private void check(String reference, LocalDate day, Problems problems) {
        FoiRequest request = register.get(reference);
        problems.require(day, "day", "Enter the day on which the request reached any part of the authority.");
        if (day == null) {
            return;
        }
        if (day.isAfter(today.date())) {
            problems.add("day", "The day lies in the future.");
        } else if (day.equals(request.receivedOn())) {
            problems.add("day", "This is the day on record.");
        } else if (request.reachedFoiUnitOn() != null
                && request.reachedFoiUnitOn().isBefore(day)) {
            problems.add("day", "It cannot have reached the authority after it reached this team.");
        } else {
            try {
                preview(reference, day);
            } catch (IllegalClockEventException impossible) {
                problems.add(
                        "day", "With this day the history of the case would be impossible. " + impossible.getMessage());
            } catch (UnknownYearException unknown) {
                problems.add("day", unknown.getMessage());
            }
        }
    }

    /** What the dates of the case would be if it had been received on this day, with everything that moved them since. */
    @Transactional(readOnly = true)
    public List<Moved> preview(String reference, LocalDate day) {
        FoiRequest request = register.get(reference);
        List<Question> all = questions.of(reference);
        if (all.isEmpty()) {
            boolean running = request.dueOn() != null;
            LocalDate then =
                    running ? caseClock.ofWholeRequestReceivedOn(reference, day).dueOn() : null;
            return List.of(new Moved(null, "Whole request", request.dueOn(), then, late(then, today.date())));
        }
        List<Moved> moved = new ArrayList<>();
        for (Question question : all) {
            if (question.stage() == QuestionStage.REDEFINED
                    || !question.receivedOn().equals(request.receivedOn())) {
                continue;
            }
            Deadline then = caseClock.receivedOn(question.id(), day);
            LocalDate answered = firstAnsweredOn(question.id());
            LocalDate measured = answered == null && question.stage().open() ? today.date() : answered;
            moved.add(new Moved(
                    question.id(), question.label(), question.dueOn(), then.dueOn(), late(then.dueOn(), measured)));
        }
        return moved;
    }

    private static boolean late(LocalDate dueOn, LocalDate measured) {
        return dueOn != null && measured != null && measured.isAfter(dueOn);
    }

    /** When the first answer to a question went, which met or broke s10(1), whatever came after it; null when none did. */
    private LocalDate firstAnsweredOn(long questionId) {
        return jdbc.sql(
                        """
                select min(notice.sent_on) from notice join notice_question on notice.id = notice_question.notice_id
                where notice_question.question_id = ? and notice.status = 'SENT'""")
                .param(questionId)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /** Records what the second person said; the dates move with {@link #apply}. */
    public void decide(long id, boolean confirmed, String words, String actor) {
        Correction correction = get(id);
        if (correction.proposedBy().equals(actor)) {
            throw new InvalidSubmissionException(
                    "You proposed this date, so you cannot confirm it. Somebody else must.");
        }
        if (!confirmed && RequestRegister.blankToNull(words) == null) {
            throw new InvalidSubmissionException(List.of(new Problem("words", "Say why the date stays as it is.")));
        }
        if (confirmed) {
            Problems problems = new Problems();
            check(correction.reference(), correction.proposedDay(), problems);
            problems.stop();
        }
        jdbc.sql("update receipt_correction set confirmed = ?, words = ?, decided_at = ?, decided_by = ? where id = ?")
                .params(confirmed, RequestRegister.blankToNull(words), Timestamp.from(clock.instant()), actor, id)
                .update();
        audit.record(
                correction.reference(),
                actor,
                confirmed ? "confirmed the corrected date of receipt" : "left the date of receipt as it was",
                RequestRegister.blankToNull(words));
    }

    /**
     * Makes a confirmed day the date of receipt: every date is computed anew from it, with the clarifications, fees and
     * extensions on record applied again. A breach that appears is recorded; one that turns out to be none is withdrawn.
     */
    public void apply(long id) {
        Correction correction = get(id);
        String reference = correction.reference();
        List<Moved> moved = preview(reference, correction.proposedDay());
        boolean split = !questions.of(reference).isEmpty();
        jdbc.sql("update request set received_on = ? where reference = ?")
                .params(correction.proposedDay(), reference)
                .update();
        jdbc.sql("update question set received_on = ? where reference = ? and received_on = ?")
                .params(correction.proposedDay(), reference, correction.recordedDay())
                .update();
        String cause = "Date of receipt corrected from " + Today.words(correction.recordedDay());
        if (!split) {
            if (moved.get(0).dueOn() != null) {
                caseClock.startWholeRequest(reference, cause);
            }
        } else {
            moved.forEach(date -> caseClock.recalculate(date.questionId(), cause));
        }
        audit.record(
                reference,
                correction.decidedBy(),
                "corrected the date of receipt",
                "From " + Today.words(correction.recordedDay()) + " to " + Today.words(correction.proposedDay())
                        + ", as proposed by " + correction.proposedBy() + ".");
        List<LocalDate> late = moved.stream()
                .filter(Moved::late)
                .map(Moved::wouldBeDueOn)
                .distinct()
                .toList();
        register.breaches(reference).stream()
                .filter(breach -> moved.stream().anyMatch(date -> Objects.equals(date.dueOn(), breach)))
                .filter(breach -> !late.contains(breach))
                .forEach(breach -> register.withdrawBreach(reference, breach, cause, correction.decidedBy()));
        late.forEach(dueOn -> register.recordBreach(reference, dueOn));
    }

    /** The correction; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Correction get(long id) {
        return jdbc.sql("select * from receipt_correction where id = ?")
                .param(id)
                .query(Correction.class)
                .single();
    }

    /** The corrections of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Correction> of(String reference) {
        return jdbc.sql("select * from receipt_correction where reference = ? order by id")
                .param(reference)
                .query(Correction.class)
                .list();
    }
}
