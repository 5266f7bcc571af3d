package org.foicasework.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A fee asked for before information is given (s9).
 *
 * @param items what it is made up of
 * @param amount their sum, in pounds
 * @param howToPay to whom and how, as the applicant reads it
 * @param lateReason why it is asked for after the time for the answer; null when in time
 * @param noticedOn the date of the fees notice; null until it has left
 * @param payBy the last day on which it can be paid; null until the notice has left
 * @param paidOn the day on which it arrived; null until then
 */
public record Fee(
        long id,
        long questionId,
        List<Item> items,
        BigDecimal amount,
        String howToPay,
        String lateReason,
        LocalDate noticedOn,
        LocalDate payBy,
        LocalDate paidOn) {

    public Fee {
        items = List.copyOf(items);
    }

    /** Whether the time to pay is over: s9(2), three months beginning with the day of the notice. */
    public boolean isOver(LocalDate today) {
        return payBy != null && today.isAfter(payBy);
    }

    /** Whether the fee arrived while it could be paid: s9(2). */
    public boolean paidInTime() {
        return paidOn != null && payBy != null && !paidOn.isAfter(payBy);
    }

    /**
     * SI 2004/3244 reg 6: the fee may not exceed what the authority "reasonably expects to incur" in informing the applicant
     * and communicating the information: reproducing documents, postage, and complying with the form that s11(1) gives the
     * applicant. Nobody's time counts (reg 6(4)).
     */
    public enum Kind {
        /** reg 6(3)(b). */
        COPYING("Printing or copying"),
        /** reg 6(3)(c). */
        POSTAGE("Postage or another transmission"),
        /** reg 6(3)(a). */
        FORM("Putting it into the form you asked for (section 11(1))");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind as people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * One part of the fee.
     *
     * @param kind what it pays for
     * @param what in words, such as "800 pages"
     * @param quantity how many
     * @param poundsEach the price of one, in pounds
     */
    public record Item(Kind kind, String what, Integer quantity, BigDecimal poundsEach) {

        /** Quantity times price; zero while either is missing. */
        public BigDecimal pounds() {
            return quantity == null || poundsEach == null
                    ? BigDecimal.ZERO
                    : poundsEach.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** The sum of these parts, to the penny. A penny begun is not charged: the fee is a maximum. */
    public static BigDecimal sum(List<Item> items) {
        return items.stream()
                .filter(Objects::nonNull)
                .map(Item::pounds)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, java.math.RoundingMode.DOWN);
    }
}
