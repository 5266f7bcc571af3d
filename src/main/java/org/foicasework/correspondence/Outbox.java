package org.foicasework.correspondence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Channel;
import org.foicasework.request.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends each letter once. Its state is committed around the hand-over to the mail server, in transactions of its own: a
 * crash before the hand-over sends it at the next try, a crash after it never sends it again. Only a crash during the
 * hand-over leaves a doubt; then a person looks, and nothing is sent blindly.
 */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final MailTransport transport;
    private final AuditTrail audit;
    private final TransactionTemplate itsOwn;

    Outbox(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            MailTransport transport,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.transport = transport;
        this.audit = audit;
        this.itsOwn = new TransactionTemplate(transactions);
        this.itsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The state of the letter that carries a notice. */
    public Optional<Message.State> state(UUID noticeId) {
        return jdbc.sql("select state from message where notice_id = ? and direction = 'OUT'")
                .param(noticeId)
                .query(Message.State.class)
                .optional();
    }

    /**
     * Sends a letter by e-mail.
     *
     * @param keep what must be on record before the letter leaves, such as its exact bytes; commits before the hand-over
     * @throws DeliveryInDoubtException when an earlier try ended in the middle
     * @throws DeliveryFailedException when the mail server did not take it; it may be tried again
     */
    public void send(Letter letter, Runnable keep) {
        itsOwn.executeWithoutResult(status -> {
            keep.run();
            claim(letter, Channel.EMAIL, Message.State.SENDING, today.date());
        });
        try {
            transport.deliver(letter);
        } catch (DeliveryFailedException refused) {
            itsOwn.executeWithoutResult(status -> move(letter.messageId(), Message.State.QUEUED));
            throw refused.withoutAddresses();
        }
        itsOwn.executeWithoutResult(status -> move(letter.messageId(), Message.State.SENT));
    }

    /** Records a letter that somebody posted on this day. */
    public void recordPosted(Letter letter, LocalDate postedOn) {
        claim(letter, Channel.POST, Message.State.SENT, postedOn);
    }

    /** Drops a letter that the mail server has not taken yet. */
    public void drop(UUID noticeId) {
        jdbc.sql(
                        "update message set state = ?, state_since = ? where notice_id = ? and direction = 'OUT' and state = 'QUEUED'")
                .params(Message.State.DROPPED.name(), Timestamp.from(clock.instant()), noticeId)
                .update();
    }

    /** Whoever comes second waits for the first to commit, and then finds that it is too late. */
    private void claim(Letter letter, Channel channel, Message.State state, LocalDate day) {
        Timestamp now = Timestamp.from(clock.instant());
        int first = jdbc.sql(
                        """
                insert into message (id, reference, direction, channel, kind, notice_id, subject, body, state, state_since, happened_on, recorded_at, recorded_by)
                values (:id, :reference, 'OUT', :channel, :kind, :notice, :subject, null, :state, :now, :day, :now, 'system')
                on conflict do nothing""")
                .param("id", letter.messageId())
                .param("reference", letter.reference())
                .param("channel", channel.name())
                .param("kind", letter.kind())
                .param("notice", letter.noticeId())
                .param("subject", letter.subject())
                .param("state", state.name())
                .param("now", now)
                .param("day", day)
                .update();
        if (first == 0 && !claimAgain(letter.messageId(), channel, state, now, day)) {
            throw new DeliveryInDoubtException(letter.reference(), letter.kind());
        }
    }

    /** Takes up a letter that was tried before and has not left. */
    private boolean claimAgain(UUID messageId, Channel channel, Message.State state, Timestamp now, LocalDate day) {
        return jdbc.sql(
                                """
                update message set channel = :channel, state = :state, state_since = :now, happened_on = :day
                where id = :id and state = 'QUEUED'""")
                        .param("id", messageId)
                        .param("state", state.name())
                        .param("channel", channel.name())
                        .param("now", now)
                        .param("day", day)
                        .update()
                == 1;
    }

    private void move(UUID messageId, Message.State state) {
        jdbc.sql("update message set state = ?, state_since = ? where id = ?")
                .params(state.name(), Timestamp.from(clock.instant()), messageId)
                .update();
    }

    /**
     * Ends a doubt: a person has looked at the mail server's log.
     *
     * @param left whether the letter has left; if not, the next try sends it
     */
    public void resolveDoubt(UUID messageId, boolean left, String actor) {
        itsOwn.executeWithoutResult(status -> jdbc.sql(
                        "update message set state = ?, state_since = ? where id = ? and state = 'SENDING' returning reference")
                .params(
                        (left ? Message.State.SENT : Message.State.QUEUED).name(),
                        Timestamp.from(clock.instant()),
                        messageId)
                .query(String.class)
                .optional()
                .ifPresent(reference -> audit.record(
                        reference,
                        actor,
                        left ? "confirmed that a letter had left" : "had a letter sent again",
                        null)));
    }
}
