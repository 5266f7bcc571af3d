package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.foicasework.clock.UnknownYearException;
import org.foicasework.clock.WorkingDays;
import org.foicasework.request.Extension.Ground;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** More time for an answer: asked for, granted or refused, notified. */
@Repository
@Transactional
public class Extensions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final Questions questions;
    private final CaseClock caseClock;
    private final Decisions decisions;
    private final WorkingDays workingDays;
    private final AuditTrail audit;

    Extensions(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            Questions questions,
            CaseClock caseClock,
            Decisions decisions,
            WorkingDays workingDays,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.questions = questions;
        this.caseClock = caseClock;
        this.decisions = decisions;
        this.workingDays = workingDays;
        this.audit = audit;
    }

    /** What a caseworker asks for. Under the Regulations the date is given by law, and {@code estimate} is not read. */
    public record Ask(LocalDate estimate, String reason, String complexity, String volume, String exceptionalReason) {}

    /** Whether the day on which the notice has to go is over: the date can then move no more, and the breach stands. */
    @Transactional(readOnly = true)
    public boolean tooLate(Question question) {
        return question.dueOn() != null && today.date().isAfter(question.dueOn());
    }

    /** How many extensions of this question on this ground the applicant has been told of. */
    @Transactional(readOnly = true)
    public int notified(long questionId, Ground ground) {
        return (int) of(questionId).stream()
                .filter(extension -> extension.ground() == ground && extension.notifiedOn() != null)
                .count();
    }

    /**
     * Records that more time is asked for, if the law allows it.
     *
     * @throws InvalidSubmissionException with what is missing or not lawful
     */
    public void ask(long questionId, Ground ground, Ask ask, String actor) {
        Question question = questions.get(questionId);
        requireGround(question, ground);
        LocalDate guideUntil = caseClock
                .extendableUntil(questionId)
                .orElseThrow(() -> new InvalidSubmissionException(
                        "The clock of this question is stopped, so there is no time to extend."));
        int number = notified(questionId, ground) + 1;
        LocalDate estimate = ground == Ground.COMPLEXITY_AND_VOLUME ? guideUntil : ask.estimate();
        Problems problems = new Problems();
        if (ground == Ground.COMPLEXITY_AND_VOLUME) {
            // reg 7(1): "the complexity AND volume of the information requested means that it is impracticable".
            problems.require(ask.complexity(), "complexity", "Say what makes the information complex.");
            problems.require(
                    ask.volume(),
                    "volume",
                    "Say how much there is: complexity without volume is no ground (regulation 7(1)).");
            if (tooLate(question)) {
                problems.add(
                        "estimate",
                        "The day on which the applicant had to be told, " + Problems.day(question.dueOn())
                                + ", is over (regulation 7(3)). The time cannot be extended any more: answer as soon as possible.");
            }
            if (number > 1) {
                problems.add("estimate", "The time has been extended to its limit already (regulation 7(1)).");
            }
        } else {
            problems.require(ask.reason(), "reason", "Say why the balance needs more time. The applicant reads this.");
            checkEstimate(question, estimate, problems);
            if (estimate != null && (estimate.isAfter(guideUntil) || number > 1)) {
                problems.require(
                        ask.exceptionalReason(),
                        "exceptionalReason",
                        number > 1
                                ? "This question has been extended before. Say what is exceptional, for the second manager."
                                : "The date lies after " + Problems.day(guideUntil)
                                        + ", working day 40. Say what is exceptional, for the second manager.");
            }
        }
        problems.stop();
        jdbc.sql(
                        """
                insert into extension (question_id, ground, number, due_before, guide_until, estimate, reason, complexity, volume, exceptional_reason, digest, asked_at, asked_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        ground.name(),
                        number,
                        question.dueOn(),
                        guideUntil,
                        estimate,
                        RequestRegister.blankToNull(ask.reason()),
                        RequestRegister.blankToNull(ask.complexity()),
                        RequestRegister.blankToNull(ask.volume()),
                        RequestRegister.blankToNull(ask.exceptionalReason()),
                        ground == Ground.PUBLIC_INTEREST
                                ? decisions.fingerprint(questionId).orElse(null)
                                : null,
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        audit.record(
                question.reference(),
                actor,
                "asked for more time " + ground.words() + " for " + question.label(),
                "until " + Problems.day(estimate));
    }

    /** Each law has its own ground: the Regulations know no extension for the public interest, the Act none for volume. */
    public static void requireGround(Question question, Ground ground) {
        boolean environmental = question.regime() == Regime.EIR;
        if (environmental && ground == Ground.PUBLIC_INTEREST) {
            throw new InvalidSubmissionException(
                    "This question is answered under the Environmental Information Regulations: the public interest has to be"
                            + " weighed within the time for the answer. More time is possible only for complexity and volume"
                            + " (regulation 7).");
        }
        if (!environmental && ground == Ground.COMPLEXITY_AND_VOLUME) {
            throw new InvalidSubmissionException(
                    "This question is answered under the Freedom of Information Act: complexity and volume are no ground for"
                            + " more time. Only the public interest in a qualified exemption is (section 10(3)).");
        }
    }

    private void checkEstimate(Question question, LocalDate estimate, Problems problems) {
        problems.require(estimate, "estimate", "Enter the date by which you expect a decision (section 17(2)).");
        if (estimate == null) {
            return;
        }
        if (!estimate.isAfter(today.date())) {
            problems.add("estimate", "The date has to lie ahead.");
        } else if (question.dueOn() != null && !estimate.isAfter(question.dueOn())) {
            problems.add(
                    "estimate",
                    "Until " + Problems.day(question.dueOn())
                            + " you have time anyway. Enter a later date, or do not ask for more time.");
        } else if (!isWorkingDay(estimate)) {
            problems.add("estimate", "That day is no working day. Choose the working day before it.");
        }
    }

    private boolean isWorkingDay(LocalDate day) {
        try {
            return workingDays.isWorkingDay(day);
        } catch (UnknownYearException unknown) {
            throw new InvalidSubmissionException(List.of(new Problem("estimate", unknown.getMessage())));
        }
    }

    /** Records what a manager says of the last extension asked for. */
    public void answer(long questionId, boolean granted, String reasons, String actor) {
        Extension extension = last(questionId).orElseThrow();
        if (!granted && RequestRegister.blankToNull(reasons) == null) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("reasons", "Say why not, so that the caseworker can act on it.")));
        }
        jdbc.sql(
                        "insert into extension_answer (extension_id, granted, reasons, decided_at, decided_by) values (?, ?, ?, ?, ?)")
                .params(
                        extension.id(),
                        granted,
                        RequestRegister.blankToNull(reasons),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        Question question = questions.get(questionId);
        audit.record(
                question.reference(),
                actor,
                (granted ? "granted" : "refused") + " more time for " + question.label(),
                reasons);
    }

    /**
     * The applicant has been told: the date moves, if that was done in time. A notice after the date does not undo the breach.
     * The law wants it all the same (s17(1)), but the date stays the one that was missed.
     *
     * @return whether the date moved
     */
    public boolean notified(long questionId, LocalDate on, String actor) {
        Extension extension = last(questionId).orElseThrow();
        Question question = questions.get(questionId);
        boolean inTime = question.dueOn() != null && !on.isAfter(question.dueOn());
        if (inTime) {
            ClockEvent event = extension.ground() == Ground.PUBLIC_INTEREST
                    ? ClockEvent.publicInterestExtension(
                            on, workingDays.between(question.dueOn(), extension.estimate()))
                    : ClockEvent.complexityExtension(on);
            Deadline moved = caseClock.record(
                    questionId, event, "More time " + extension.ground().words(), actor);
            if (!extension.estimate().equals(moved.dueOn())) {
                throw new IllegalStateException(
                        "The notice says " + extension.estimate() + ", the clock " + moved.dueOn());
            }
        } else {
            audit.record(
                    question.reference(),
                    actor,
                    "gave notice of more time for " + question.label() + " after the date",
                    "The date stays " + Problems.day(question.dueOn()) + ", and the breach stands.");
        }
        jdbc.sql("update extension set notified_on = ?, moved = ? where id = ?")
                .params(on, inTime, extension.id())
                .update();
        return inTime;
    }

    /** The last extension asked for. */
    @Transactional(readOnly = true)
    public Optional<Extension> last(long questionId) {
        return of(questionId).stream().reduce((first, second) -> second);
    }

    /** All of them, also those refused, oldest first. */
    @Transactional(readOnly = true)
    public List<Extension> of(long questionId) {
        return jdbc.sql("select * from extension where question_id = ? order by id")
                .param(questionId)
                .query((row, n) -> new Extension(
                        row.getLong("id"),
                        row.getLong("question_id"),
                        Ground.valueOf(row.getString("ground")),
                        row.getInt("number"),
                        row.getObject("due_before", LocalDate.class),
                        row.getObject("guide_until", LocalDate.class),
                        row.getObject("estimate", LocalDate.class),
                        row.getString("reason"),
                        row.getString("complexity"),
                        row.getString("volume"),
                        row.getString("exceptional_reason"),
                        row.getString("digest"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("asked_by"),
                        row.getObject("notified_on", LocalDate.class),
                        row.getObject("moved", Boolean.class),
                        answers(row.getLong("id"))))
                .list();
    }

    private List<Extension.Answer> answers(long extensionId) {
        return jdbc.sql(
                        "select granted, reasons, decided_at, decided_by from extension_answer where extension_id = ? order by id")
                .param(extensionId)
                .query(Extension.Answer.class)
                .list();
    }
}
