package org.foicasework.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What third parties said of information that came from them or touches their interests (section 45 Code, part 3; FOIA s41, s43).
 * Their view is evidence: the authority decides, and no clock waits for it.
 */
@Repository
@Transactional
public class ThirdParties {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;

    ThirdParties(JdbcClient jdbc, Clock clock, Today today) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
    }

    /** What came of asking. */
    public enum Answer {
        REPLIED,
        /** Asked, and the decision goes on without a reply. */
        NO_REPLY,
        /** Nobody is asked, for instance because only the authority's own interests are at stake. */
        NOT_ASKED
    }

    /** What the third party thinks of disclosure. */
    public enum View {
        OBJECTS("objects to disclosure"),
        OBJECTS_IN_PART("objects to the disclosure of part of it"),
        DOES_NOT_OBJECT("does not object to disclosure");

        private final String words;

        View(String words) {
            this.words = words;
        }

        /** As the end of a sentence that begins with the third party. */
        public String words() {
            return words;
        }
    }

    /**
     * One third party.
     *
     * @param sections the sections it was consulted on, such as {@code s43}
     * @param party who, by role or organisation; null when nobody was asked
     * @param words what they said, as evidence
     * @param reason why the decision goes on without a reply, or why nobody is asked; null when they replied
     */
    public record Consultation(
            List<String> sections,
            Answer answer,
            String party,
            LocalDate askedOn,
            LocalDate replyBy,
            LocalDate repliedOn,
            View view,
            String words,
            String reason,
            Instant recordedAt,
            String recordedBy) {

        /** The whole in a sentence or two. */
        public String inWords() {
            if (answer == Answer.NOT_ASKED) {
                return "Nobody was asked: " + reason;
            }
            String asked = party + ", asked on " + Problems.day(askedOn);
            return answer == Answer.REPLIED
                    ? asked + ", " + view.words() + " (" + Problems.day(repliedOn) + "): " + words
                    : asked + ", did not reply" + (replyBy == null ? "" : " by " + Problems.day(replyBy))
                            + ". We go on without a reply: " + reason;
        }
    }

    /** Records who was asked and what came of it, each third party by itself. */
    public void record(long questionId, List<String> sections, List<Consultation> consultations, String actor) {
        Problems problems = new Problems();
        problems.require(consultations, "consultations", "Record at least one third party, or why nobody is asked.");
        List<Consultation> all = consultations == null ? List.of() : consultations;
        for (int i = 0; i < all.size(); i++) {
            check(all.get(i), "consultations[" + i + "].", problems);
        }
        problems.stop();
        for (Consultation consultation : all) {
            insert(questionId, sections, consultation, actor);
        }
    }

    private void check(Consultation consultation, String at, Problems problems) {
        problems.require(consultation.answer(), at + "answer", "Say whether a third party was asked and replied.");
        if (consultation.answer() == null) {
            return;
        }
        if (consultation.answer() == Answer.NOT_ASKED) {
            problems.require(consultation.reason(), at + "reason", "Say why nobody is asked.");
            return;
        }
        problems.require(consultation.party(), at + "party", "Say who was asked, by role or organisation.");
        notAhead(consultation.askedOn(), at + "askedOn", "Enter the day on which they were asked.", problems);
        if (consultation.answer() == Answer.NO_REPLY) {
            problems.require(consultation.reason(), at + "reason", "Say why the decision goes on without a reply.");
            return;
        }
        notAhead(consultation.repliedOn(), at + "repliedOn", "Enter the day of the reply.", problems);
        if (consultation.askedOn() != null
                && consultation.repliedOn() != null
                && consultation.repliedOn().isBefore(consultation.askedOn())) {
            problems.add(at + "repliedOn", "The reply is older than the question. Correct one of the two days.");
        }
        problems.require(consultation.view(), at + "view", "Say whether they object.");
        problems.require(
                consultation.words(), at + "words", "Write down what they said: their view has to be evidenced.");
    }

    private void notAhead(LocalDate day, String field, String message, Problems problems) {
        problems.require(day, field, message);
        if (day != null && day.isAfter(today.date())) {
            problems.add(field, "The day lies in the future. Enter the day on which it happened.");
        }
    }

    private void insert(long questionId, List<String> sections, Consultation consultation, String actor) {
        boolean asked = consultation.answer() != Answer.NOT_ASKED;
        boolean replied = consultation.answer() == Answer.REPLIED;
        jdbc.sql(
                        """
                insert into third_party_consultation (question_id, sections, answer, party, asked_on, reply_by, replied_on, view, words, reason, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        sections.toArray(String[]::new),
                        consultation.answer().name(),
                        asked ? consultation.party().strip() : null,
                        asked ? consultation.askedOn() : null,
                        asked ? consultation.replyBy() : null,
                        replied ? consultation.repliedOn() : null,
                        replied ? consultation.view().name() : null,
                        replied ? consultation.words().strip() : null,
                        replied ? null : consultation.reason().strip(),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    /** Everybody who was consulted on a question, in the order of the record. */
    @Transactional(readOnly = true)
    public List<Consultation> of(long questionId) {
        return jdbc.sql(
                        """
                select sections, answer, party, asked_on, reply_by, replied_on, view, words, reason, recorded_at, recorded_by
                from third_party_consultation where question_id = ? order by id""")
                .param(questionId)
                .query(ThirdParties::consultation)
                .list();
    }

    private static Consultation consultation(ResultSet row, int number) throws SQLException {
        String view = row.getString("view");
        return new Consultation(
                List.of((String[]) row.getArray("sections").getArray()),
                Answer.valueOf(row.getString("answer")),
                row.getString("party"),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("reply_by", LocalDate.class),
                row.getObject("replied_on", LocalDate.class),
                view == null ? null : View.valueOf(view),
                row.getString("words"),
                row.getString("reason"),
                row.getTimestamp("recorded_at").toInstant(),
                Objects.requireNonNull(row.getString("recorded_by")));
    }
}
