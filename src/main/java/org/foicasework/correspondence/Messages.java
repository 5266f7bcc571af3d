package org.foicasework.correspondence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Channel;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Problems;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The correspondence of each case. */
@Repository
@Transactional
public class Messages {

    private static final String COLUMNS =
            "id, reference, direction, channel, kind, notice_id, subject, body, state, happened_on, recorded_at, recorded_by";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final RequestRegister register;
    private final Attachments attachments;
    private final AuditTrail audit;

    Messages(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            RequestRegister register,
            Attachments attachments,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.register = register;
        this.attachments = attachments;
        this.audit = audit;
    }

    /**
     * What the applicant wrote back.
     *
     * @param receivedOn the day it reached the authority
     */
    public record Reply(Channel channel, LocalDate receivedOn, String body, List<UUID> attachmentIds) {
        public Reply {
            attachmentIds = attachmentIds == null ? List.of() : List.copyOf(attachmentIds);
        }
    }

    /**
     * Records a reply of the applicant to a clarification request.
     *
     * @param notBefore the day on which the clarification was asked for
     */
    public UUID recordReply(String reference, List<Long> questionIds, Reply reply, LocalDate notBefore, String actor) {
        FoiRequest request = register.get(reference);
        Problems problems = new Problems();
        problems.require(reply.channel(), "channel", "Say how the reply came in.");
        problems.require(reply.receivedOn(), "receivedOn", "Enter the day the reply reached the authority.");
        if (reply.receivedOn() != null && reply.receivedOn().isAfter(today.date())) {
            problems.add("receivedOn", "The day lies in the future. Enter the day the reply reached the authority.");
        } else if (reply.receivedOn() != null
                && notBefore != null
                && reply.receivedOn().isBefore(notBefore)) {
            problems.add("receivedOn", "A reply cannot have come before the question was asked.");
        }
        if (reply.body() == null || reply.body().isBlank()) {
            problems.require(reply.attachmentIds(), "body", "Enter what the applicant wrote, or attach the letter.");
        }
        problems.stop();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into message (id, reference, direction, channel, kind, subject, body, state, state_since, happened_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        reference,
                        Message.Direction.IN.name(),
                        reply.channel().name(),
                        "Reply to clarification",
                        request.subject(),
                        reply.body(),
                        Message.State.RECEIVED.name(),
                        Timestamp.from(clock.instant()),
                        reply.receivedOn(),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        for (long questionId : questionIds) {
            jdbc.sql("insert into message_question (message_id, question_id) values (?, ?)")
                    .params(id, questionId)
                    .update();
        }
        attachments.belongToMessage(reply.attachmentIds(), reference, id, actor);
        audit.record(
                reference,
                actor,
                "recorded a reply of the applicant",
                "Received on " + Today.words(reply.receivedOn()));
        return id;
    }

    /** The last reply to a question. */
    @Transactional(readOnly = true)
    public Optional<Message> lastReply(long questionId) {
        return jdbc.sql(
                        "select " + COLUMNS + " from message where direction = 'IN' and id in"
                                + " (select message_id from message_question where question_id = ?) order by recorded_at desc limit 1")
                .param(questionId)
                .query(Message.class)
                .optional();
    }

    /** All letters and e-mails of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Message> of(String reference) {
        return jdbc.sql("select " + COLUMNS + " from message where reference = ? order by recorded_at, id")
                .param(reference)
                .query(Message.class)
                .list();
    }
}
