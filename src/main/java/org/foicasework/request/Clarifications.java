package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.foicasework.clock.Regime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The clarification requests of a question; the last one counts. */
@Repository
@Transactional
public class Clarifications {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final Questions questions;

    Clarifications(JdbcClient jdbc, Clock clock, Today today, Questions questions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.questions = questions;
    }

    /**
     * Records what is to be asked.
     *
     * @param publicInterest what was considered on the public interest: asked for, and kept, only under the Regulations
     * @param closesOn when the question closes if no reply comes
     */
    public void write(
            long questionId,
            String unclearWords,
            List<String> asked,
            String help,
            String publicInterest,
            String lateReason,
            LocalDate closesOn,
            String actor) {
        Question question = questions.get(questionId);
        List<String> asks = asked == null
                ? List.of()
                : asked.stream()
                        .filter(ask -> ask != null && !ask.isBlank())
                        .map(String::strip)
                        .toList();
        Problems problems = new Problems();
        problems.require(unclearWords, "unclearWords", "Quote the words that are unclear.");
        if (unclearWords != null
                && !unclearWords.isBlank()
                && !plain(question.wording()).contains(plain(unclearWords))) {
            problems.add("unclearWords", "Quote the words exactly as they stand in the question.");
        }
        problems.require(asks, "questions", "Ask at least one specific question.");
        problems.require(help, "help", "Offer help: options, examples, or what is held (section 16).");
        boolean environmental = question.regime() == Regime.EIR;
        if (environmental) {
            problems.require(
                    publicInterest,
                    "publicInterest",
                    "Say what was considered on the public interest: this letter refuses under regulation 12(4)(c), and"
                            + " regulation 14(3)(b) asks for it.");
        }
        if (question.dueOn() != null && today.date().isAfter(question.dueOn())) {
            problems.require(
                    lateReason,
                    "lateReason",
                    "The date for the answer has passed. Say why the applicant is asked only now; the breach stays on the record.");
        }
        problems.stop();
        jdbc.sql(
                        """
                insert into clarification (question_id, unclear_words, questions, help, public_interest, late_reason, closes_on, written_at, written_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        unclearWords.strip(),
                        asks.toArray(String[]::new),
                        help.strip(),
                        environmental ? RequestRegister.blankToNull(publicInterest) : null,
                        RequestRegister.blankToNull(lateReason),
                        closesOn,
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    /** Everyone who wrote a clarification request for this question: none of them may sign it off. */
    @Transactional(readOnly = true)
    public List<String> writers(long questionId) {
        return jdbc.sql("select distinct written_by from clarification where question_id = ?")
                .param(questionId)
                .query(String.class)
                .list();
    }

    /** The last clarification request written for a question. */
    @Transactional(readOnly = true)
    public Optional<Clarification> last(long questionId) {
        return jdbc.sql(
                        """
                select id, question_id, unclear_words, questions, help, public_interest, late_reason, closes_on
                from clarification where question_id = ? order by id desc limit 1""")
                .param(questionId)
                .query((row, n) -> new Clarification(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        List.of((String[]) row.getArray(4).getArray()),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, LocalDate.class)))
                .optional();
    }

    private static String plain(String text) {
        return text.strip()
                .replaceAll("[\\s\"'\u2018\u2019\u201c\u201d]+", " ")
                .strip()
                .toLowerCase(java.util.Locale.ROOT);
    }
}
