package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lawful way back from a request that is closed: a question that lapsed although the reply had come is searched for from
 * the day of that reply (s10(6)(b)), and an answer that was wrong is decided again and corrected.
 */
@Repository
@Transactional
public class Reopenings {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final RequestRegister register;
    private final Questions questions;
    private final CaseClock caseClock;
    private final AuditTrail audit;

    Reopenings(
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

    /** A reopening on record. */
    public record Reopening(String reason, Instant reopenedAt, String reopenedBy) {}

    /**
     * A question that is taken up again.
     *
     * @param repliedOn for one that lapsed: the day the applicant's reply had reached the authority; otherwise null
     * @param wording for one that lapsed: its words as they stand after the reply; null when they are the same
     * @param units for one that lapsed: who may hold the information
     */
    public record TakenUp(long questionId, LocalDate repliedOn, String wording, List<String> units) {}

    /** Whether a question of a closed request can be taken up again. */
    public static boolean possible(Question question) {
        return question.stage() == QuestionStage.ANSWERED
                || question.stage() == QuestionStage.LAPSED
                || question.stage() == QuestionStage.CLOSED_WITHOUT_NOTICE;
    }

    /**
     * Opens a closed request again.
     *
     * @throws InvalidSubmissionException when it is open, or something needed is missing
     */
    public void reopen(String reference, List<TakenUp> takenUp, String reason, String actor) {
        register.lock(reference);
        Problems problems = new Problems();
        if (register.get(reference).closedOn() == null) {
            problems.add("reason", "This request is open. Work on it as it is.");
        }
        if (register.isForgotten(reference)) {
            problems.add("reason", "This request has been forgotten: who asked and what was written is gone.");
        }
        problems.require(reason, "reason", "Say why the request is opened again.");
        problems.require(takenUp, "question", "Choose at least one question.");
        List<Question> all = questions.of(reference);
        for (TakenUp each : takenUp) {
            all.stream()
                    .filter(question -> question.id() == each.questionId() && possible(question))
                    .findFirst()
                    .ifPresentOrElse(
                            question -> check(question, each, problems),
                            () -> problems.add("question", "Choose only questions that can be taken up again."));
        }
        problems.stop();
        jdbc.sql("insert into reopening (reference, reason, reopened_at, reopened_by) values (?, ?, ?, ?)")
                .params(reference, reason.strip(), Timestamp.from(clock.instant()), actor)
                .update();
        jdbc.sql("update request set status = ?, closed_on = null where reference = ?")
                .params(RequestStatus.OPEN.name(), reference)
                .update();
        audit.record(reference, actor, "opened the request again", reason.strip());
        takenUp.forEach(each -> takeUp(questions.get(each.questionId()), each, actor));
    }

    private void check(Question question, TakenUp takenUp, Problems problems) {
        if (question.stage() != QuestionStage.LAPSED) {
            return;
        }
        problems.require(
                takenUp.repliedOn(),
                "repliedOn-" + question.id(),
                "Enter the day on which the reply to " + question.label() + " reached the authority.");
        problems.require(
                takenUp.units(),
                "units-" + question.id(),
                "Choose who may hold the information for " + question.label() + ".");
        LocalDate asked = caseClock
                .last(question.id(), org.foicasework.clock.ClockEvent.Type.CLARIFICATION_REQUESTED)
                .orElse(question.receivedOn());
        if (takenUp.repliedOn() != null
                && (takenUp.repliedOn().isBefore(asked) || takenUp.repliedOn().isAfter(today.date()))) {
            problems.add(
                    "repliedOn-" + question.id(),
                    "The reply must have come between " + Today.words(asked) + ", when it was asked for, and today.");
        }
    }

    private void takeUp(Question question, TakenUp takenUp, String actor) {
        if (question.stage() == QuestionStage.LAPSED) {
            questions.makeClear(question.id(), takenUp.wording(), takenUp.units(), takenUp.repliedOn(), actor);
            questions.restartClock(question.id(), takenUp.repliedOn(), actor);
        } else {
            questions.takeUpAgain(question.id());
            caseClock.recalculate(
                    question.id(),
                    question.stage() == QuestionStage.ANSWERED
                            ? "Answered before; its answer is corrected"
                            : "Closed before without a notice; decided again");
        }
    }

    /**
     * Takes note that the process works on a reopened request.
     *
     * @throws IllegalStateException when nobody opened it again, so that nothing else can start the process in its middle
     */
    public void resume(String reference) {
        int waiting = jdbc.sql("update reopening set resumed = true where reference = ? and not resumed")
                .param(reference)
                .update();
        if (waiting == 0) {
            throw new IllegalStateException("The request " + reference + " has not been opened again");
        }
    }

    /** When and why a request was opened again, oldest first. */
    @Transactional(readOnly = true)
    public List<Reopening> of(String reference) {
        return jdbc.sql("select reason, reopened_at, reopened_by from reopening where reference = ? order by id")
                .param(reference)
                .query(Reopening.class)
                .list();
    }
}
