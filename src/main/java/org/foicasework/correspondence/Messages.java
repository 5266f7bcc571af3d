package org.foicasework.correspondence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Channel;
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
            "id, reference, direction, channel, kind, notice_id, subject, body, state, happened_on, recorded_at, recorded_by, to_read, read_as";

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
        Problems problems = new Problems();
        check(reply, "reply", problems);
        if (reply.receivedOn() != null
                && notBefore != null
                && reply.receivedOn().isBefore(notBefore)) {
            problems.add("receivedOn", "A reply cannot have come before the question was asked.");
        }
        problems.stop();
        UUID id = insert(reference, "Reply to clarification", reply, false, actor);
        answers(id, questionIds);
        audit.record(
                reference,
                actor,
                "recorded a reply of the applicant",
                "Received on " + Today.words(reply.receivedOn()));
        return id;
    }

    /** Records a letter that nobody awaited; it counts as unread until somebody has said what it is. */
    public UUID recordCorrespondence(String reference, Reply letter, String actor) {
        Problems problems = new Problems();
        check(letter, "letter", problems);
        problems.stop();
        UUID id = insert(reference, "Correspondence", letter, true, actor);
        audit.record(
                reference,
                actor,
                "recorded a letter of the applicant",
                "Received on " + Today.words(letter.receivedOn()));
        return id;
    }

    private void check(Reply letter, String name, Problems problems) {
        problems.require(letter.channel(), "channel", "Say how the " + name + " came in.");
        problems.require(letter.receivedOn(), "receivedOn", "Enter the day the " + name + " reached the authority.");
        if (letter.receivedOn() != null && letter.receivedOn().isAfter(today.date())) {
            problems.add(
                    "receivedOn", "The day lies in the future. Enter the day the " + name + " reached the authority.");
        }
        if (letter.body() == null || letter.body().isBlank()) {
            problems.require(letter.attachmentIds(), "body", "Enter what the applicant wrote, or attach the letter.");
        }
    }

    private UUID insert(String reference, String kind, Reply letter, boolean toRead, String actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into message (id, reference, direction, channel, kind, subject, body, state, state_since, happened_on, recorded_at, recorded_by, to_read)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        reference,
                        Message.Direction.IN.name(),
                        letter.channel().name(),
                        kind,
                        register.get(reference).subject(),
                        letter.body(),
                        Message.State.RECEIVED.name(),
                        Timestamp.from(clock.instant()),
                        letter.receivedOn(),
                        Timestamp.from(clock.instant()),
                        actor,
                        toRead)
                .update();
        attachments.belongToMessage(letter.attachmentIds(), reference, id, actor);
        return id;
    }

    /** Notes which questions a letter is about. */
    public void answers(UUID messageId, List<Long> questionIds) {
        for (long questionId : questionIds) {
            jdbc.sql("insert into message_question (message_id, question_id) values (?, ?) on conflict do nothing")
                    .params(messageId, questionId)
                    .update();
        }
    }

    /** The questions that a letter is about. */
    @Transactional(readOnly = true)
    public List<Long> questionsOf(UUID messageId) {
        return jdbc.sql("select question_id from message_question where message_id = ? order by question_id")
                .param(messageId)
                .query(Long.class)
                .list();
    }

    /**
     * Records what a letter that nobody awaited turned out to be.
     *
     * @param note what the reader adds for the record; may be null
     */
    public void recordRead(UUID messageId, Message.ReadAs readAs, String note, String actor) {
        Message message = get(messageId);
        jdbc.sql(
                        "update message set to_read = false, read_as = ?, read_note = ?, read_at = ?, read_by = ? where id = ?")
                .params(readAs.name(), note, Timestamp.from(clock.instant()), actor, messageId)
                .update();
        audit.record(
                message.reference(),
                actor,
                "read the letter of " + Today.words(message.happenedOn()) + ": "
                        + readAs.label().toLowerCase(Locale.ROOT),
                null);
    }

    /** Puts a letter back among those to read. */
    public void putBack(UUID messageId) {
        jdbc.sql("update message set to_read = true where id = ?")
                .param(messageId)
                .update();
    }

    /** The request that a letter turned out to be: it was logged under the letter's own key, so that it is logged once. */
    @Transactional(readOnly = true)
    public Optional<String> newRequest(UUID messageId) {
        return jdbc.sql("select reference from request where submission_key = ?")
                .param(messageId)
                .query(String.class)
                .optional();
    }

    /** The requests among these with letters that nobody has read yet. */
    @Transactional(readOnly = true)
    public Set<String> withUnread(List<String> references) {
        if (references.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(
                jdbc.sql("select distinct reference from message where to_read and reference in (:references)")
                        .param("references", references)
                        .query(String.class)
                        .list());
    }

    /**
     * The day on which the withdrawal of a request, or of one question of it, reached the authority.
     *
     * @param questionId null for the whole request
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> withdrawnOn(String reference, Long questionId) {
        String ofQuestion = questionId == null
                ? ""
                : " and id in (select message_id from message_question where question_id = " + questionId + ")";
        return jdbc.sql("select happened_on from message where reference = ? and read_as = 'WITHDRAWS'" + ofQuestion
                        + " order by recorded_at desc limit 1")
                .param(reference)
                .query(LocalDate.class)
                .optional();
    }

    /** The message; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Message get(UUID messageId) {
        return jdbc.sql("select " + COLUMNS + " from message where id = ?")
                .param(messageId)
                .query(Message.class)
                .single();
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
