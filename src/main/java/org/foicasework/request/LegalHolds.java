package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Cases that a manager keeps from being forgotten, for example because proceedings are expected. */
@Repository
@Transactional
public class LegalHolds implements RetentionHold {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    LegalHolds(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** A hold in force. */
    public record Hold(String reason, Instant setAt, String setBy) {}

    @Override
    @Transactional(readOnly = true)
    public boolean holds(String reference) {
        return of(reference).isPresent();
    }

    @Override
    public String why() {
        return "A manager has put a legal hold on it.";
    }

    /** The hold in force on a case. */
    @Transactional(readOnly = true)
    public Optional<Hold> of(String reference) {
        return jdbc.sql("select reason, set_at, set_by from legal_hold where reference = ? and lifted_at is null")
                .param(reference)
                .query(Hold.class)
                .optional();
    }

    /**
     * Puts a hold on a case.
     *
     * @throws InvalidSubmissionException without a reason, or when there is one already
     */
    public void set(String reference, String reason, String actor) {
        require(reason, "Say why the case must be kept, for example: claim in the county court expected.");
        lock(reference);
        if (holds(reference)) {
            throw new InvalidSubmissionException("There is a legal hold on this case already.");
        }
        jdbc.sql("insert into legal_hold (reference, reason, set_at, set_by) values (?, ?, ?, ?)")
                .params(reference, reason.strip(), Timestamp.from(clock.instant()), actor)
                .update();
        audit.record(reference, actor, "put a legal hold on the case", reason.strip());
    }

    /**
     * Lifts the hold on a case.
     *
     * @throws InvalidSubmissionException without a reason, or when there is none
     */
    public void lift(String reference, String reason, String actor) {
        require(reason, "Say why the case need not be kept any longer.");
        lock(reference);
        int lifted = jdbc.sql(
                        "update legal_hold set lifted_at = ?, lifted_by = ?, lifted_why = ? where reference = ? and lifted_at is null")
                .params(Timestamp.from(clock.instant()), actor, reason.strip(), reference)
                .update();
        if (lifted == 0) {
            throw new InvalidSubmissionException("There is no legal hold on this case.");
        }
        audit.record(reference, actor, "lifted the legal hold on the case", reason.strip());
    }

    private static void require(String reason, String words) {
        Problems problems = new Problems();
        problems.require(reason, "reason", words);
        problems.stop();
    }

    /** Takes turns with forgetting. */
    private void lock(String reference) {
        jdbc.sql("select reference from request where reference = ? for update")
                .param(reference)
                .query(String.class)
                .single();
    }
}
