package org.foicasework.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The fees asked for under s9; the last of a question counts. */
@Repository
@Transactional
public class Fees {

    /** More than any letter costs, and less than the register can hold. */
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    /** Time is never charged for, whatever it is called: SI 2004/3244 reg 6(4). */
    private static final Pattern TIME = Pattern.compile(
            "\\b(hours?|minutes?|staff|time|labour|search\\w*|retriev\\w*|redact\\w*|administrat\\w*|handling)\\b",
            Pattern.CASE_INSENSITIVE);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final Questions questions;
    private final CaseClock caseClock;
    private final ObjectMapper json;

    Fees(JdbcClient jdbc, Clock clock, Today today, Questions questions, CaseClock caseClock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.questions = questions;
        this.caseClock = caseClock;
        this.json = json;
    }

    /** Whether a text speaks of somebody's time, for which no fee may be charged. */
    public static boolean speaksOfTime(String text) {
        return text != null && TIME.matcher(text).find();
    }

    /** Records what is to be asked for. */
    public void write(long questionId, List<Fee.Item> items, String howToPay, String lateReason, String actor) {
        List<Fee.Item> given = items == null
                ? List.of()
                : items.stream().filter(Objects::nonNull).toList();
        Question question = questions.get(questionId);
        Problems problems = new Problems();
        problems.require(given, "items", "Say what the fee is for.");
        for (int i = 0; i < given.size(); i++) {
            check(given.get(i), "items[" + i + "]", problems);
        }
        problems.require(howToPay, "howToPay", "Say how the applicant can pay.");
        if (isAfter(today.date(), question.dueOn())) {
            problems.require(
                    lateReason,
                    "lateReason",
                    "The time for the answer has passed, and with it the time for a fees notice (section 9(1)). Say why one"
                            + " still goes; a manager has to agree, and the clock does not stop.");
        }
        problems.stop();
        BigDecimal amount = Fee.sum(given);
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            problems.add(
                    "items",
                    "The fee comes to " + amount.toPlainString() + " pounds. Enter what giving the information costs.");
        }
        problems.stop();
        jdbc.sql(
                        """
                insert into fee (question_id, items, amount, how_to_pay, late_reason, written_at, written_by)
                values (?, ?::jsonb, ?, ?, ?, ?, ?)""")
                .params(
                        questionId,
                        write(given),
                        amount,
                        howToPay.strip(),
                        RequestRegister.blankToNull(lateReason),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
    }

    private static void check(Fee.Item item, String at, Problems problems) {
        problems.require(
                item.kind(), at + ".kind", "Choose what this part of the fee is for. Nothing else may be charged.");
        problems.require(item.what(), at + ".what", "Say what it is, such as: 800 pages.");
        if (speaksOfTime(item.what())) {
            problems.add(
                    at + ".what",
                    "Nobody's time may be charged (regulation 6(4)), only the cost of giving the information. Take it out.");
        }
        if (item.quantity() == null || item.quantity() < 1) {
            problems.add(at + ".quantity", "Enter how many, at least 1.");
        }
        if (item.poundsEach() == null
                || item.poundsEach().signum() <= 0
                || item.poundsEach().compareTo(MOST) > 0) {
            problems.add(at + ".poundsEach", "Enter the price of one in pounds, above 0, such as 0.05.");
        }
    }

    /** The fees notice has left on this day; from it the time to pay is counted. */
    public Fee noticed(long questionId, LocalDate on) {
        jdbc.sql("update fee set noticed_on = ?, pay_by = ? where id = ?")
                .params(on, caseClock.payBy(questionId, on), require(questionId).id())
                .update();
        return require(questionId);
    }

    /**
     * Records that the fee arrived.
     *
     * @param amount what arrived, in pounds; less than the fee is not the fee
     */
    public void paid(long questionId, LocalDate on, BigDecimal amount, String actor) {
        Fee fee = require(questionId);
        Problems problems = new Problems();
        problems.require(on, "paidOn", "Enter the day on which the fee arrived.");
        if (on != null && (on.isAfter(today.date()) || isAfter(fee.noticedOn(), on))) {
            problems.add("paidOn", "The day must lie between the day of the fees notice and today.");
        }
        problems.require(amount, "amount", "Enter the amount that arrived, in pounds.");
        if (amount != null && amount.compareTo(fee.amount()) < 0) {
            problems.add(
                    "amount",
                    "The fee is " + fee.amount()
                            + " pounds. Record it when all of it has arrived; the clock goes on from that day.");
        }
        problems.stop();
        jdbc.sql("update fee set paid_on = ?, recorded_at = ?, recorded_by = ? where id = ?")
                .params(on, Timestamp.from(clock.instant()), actor, fee.id())
                .update();
    }

    /** The fee of a question, the last one written. */
    @Transactional(readOnly = true)
    public Optional<Fee> last(long questionId) {
        return jdbc.sql(
                        """
                select id, question_id, items, amount, how_to_pay, late_reason, noticed_on, pay_by, paid_on
                from fee where question_id = ? order by id desc limit 1""")
                .param(questionId)
                .query((row, n) -> new Fee(
                        row.getLong(1),
                        row.getLong(2),
                        read(row.getString(3)),
                        row.getBigDecimal(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, LocalDate.class)))
                .optional();
    }

    /** The fee of a question; it is an error if none was ever asked for. */
    @Transactional(readOnly = true)
    public Fee require(long questionId) {
        return last(questionId)
                .orElseThrow(() -> new InvalidSubmissionException("No fee has been asked for on this question."));
    }

    /** How the last applicant of all was asked to pay, so that nobody has to write it again. */
    @Transactional(readOnly = true)
    public Optional<String> howToPay() {
        return jdbc.sql("select how_to_pay from fee order by id desc limit 1")
                .query(String.class)
                .optional();
    }

    private static boolean isAfter(LocalDate one, LocalDate other) {
        return one != null && other != null && one.isAfter(other);
    }

    private String write(List<Fee.Item> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Fee.Item> read(String items) {
        try {
            return json.readValue(items, new TypeReference<>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The fee in the register cannot be read", damaged);
        }
    }
}
