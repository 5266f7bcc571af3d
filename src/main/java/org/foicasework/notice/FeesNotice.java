package org.foicasework.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Asks for a fee before information is given (s9(1)): "a notice in writing ... stating that a fee of an amount specified in
 * the notice is to be charged".
 *
 * @param heading the head of the notice
 * @param receivedOn the date of receipt of the request
 * @param label the question for whose answer the fee is charged
 * @param wording that question, word for word
 * @param parts what the fee is made up of
 * @param amount the fee in pounds
 * @param howToPay to whom and how
 * @param payBy the last day on which it can be paid: three months beginning with the date of the notice (s9(2))
 * @param continuing the questions that are worked on meanwhile; empty when there is no other
 * @param dueOn the last day for an answer to this question, within which a fees notice has to be given (s9(1))
 * @param lateReason why a manager lets this notice go after {@code dueOn}; kept on the record, not said in the letter;
 *     null when it is in time
 */
public record FeesNotice(
        Heading heading,
        LocalDate receivedOn,
        String label,
        String wording,
        List<Part> parts,
        BigDecimal amount,
        String howToPay,
        LocalDate payBy,
        List<OpenQuestion> continuing,
        LocalDate dueOn,
        String lateReason)
        implements Notice {

    /**
     * One part of the fee.
     *
     * @param kind which cost of SI 2004/3244 reg 6(3) it is, in words
     * @param what what it pays for
     * @param quantity how many
     * @param poundsEach the price of one, in pounds
     * @param pounds quantity times price
     */
    public record Part(String kind, String what, Integer quantity, BigDecimal poundsEach, BigDecimal pounds) {}

    public FeesNotice {
        parts = parts == null ? List.of() : List.copyOf(parts);
        continuing = continuing == null ? List.of() : List.copyOf(continuing);
    }

    @Override
    public NoticeType type() {
        return NoticeType.FEES_NOTICE;
    }

    /** The last day to pay follows from the date of dispatch, which is no part of what is approved. */
    @Override
    public String contentHash() {
        return ContentHash.of(new FeesNotice(
                heading, receivedOn, label, wording, parts, amount, howToPay, null, continuing, dueOn, lateReason));
    }

    /** Whether other questions are worked on meanwhile. */
    public boolean hasContinuing() {
        return !continuing.isEmpty();
    }

    /** Whether it goes after the time for an answer, so that it cannot stop the clock any more. */
    public boolean isLate() {
        return heading.date() != null && dueOn != null && heading.date().isAfter(dueOn);
    }
}
