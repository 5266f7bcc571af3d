package org.foicasework.exemption;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a request may cost before it can be refused (s12(3)): "such amount as may be prescribed, and different amounts may
 * be prescribed in relation to different cases". The Regulations prescribe 600 pounds for the bodies of Part I of Schedule
 * 1, which are government departments, the Houses of Parliament, the Welsh Government and the armed forces, and 450 pounds
 * for all others, and value the time of any person at 25 pounds an hour (SI 2004/3244 regs 3 and 4(4)).
 *
 * <p>The amounts stand in {@code exemptions/cost-limits.txt}, by the first day of receipt they apply to.
 *
 * @param from the first day of receipt it applies to
 * @param pounds the limit
 * @param poundsPerHour the value of an hour, whoever works it
 * @param source the provisions
 */
public record CostLimit(LocalDate from, BigDecimal pounds, BigDecimal poundsPerHour, String source) {

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

    private record Row(CostLimit limit, List<String> classes) {

        boolean isFor(AuthorityClass authority) {
            return classes.contains(authority.name()) || classes.contains("*");
        }
    }

    private static final List<Row> ROWS = Table.read("cost-limits.txt").stream()
            .map(row -> new Row(
                    new CostLimit(
                            LocalDate.parse(row.get("from")),
                            new BigDecimal(row.get("pounds")),
                            new BigDecimal(row.get("poundsPerHour")),
                            row.get("source")),
                    Arrays.asList(row.get("classes").split("\\s*,\\s*"))))
            .toList();

    /**
     * The limit for a request to an authority of this class.
     *
     * @throws IllegalArgumentException for a day before the Act gave a right of access
     */
    public static CostLimit of(AuthorityClass authority, LocalDate receivedOn) {
        return ROWS.stream()
                .filter(row -> row.isFor(authority) && !row.limit().from().isAfter(receivedOn))
                // Of two rows of one day the one that names the class comes before the one for all others.
                .max(Comparator.comparing((Row row) -> row.limit().from())
                        .thenComparing(row -> row.classes().contains(authority.name())))
                .map(Row::limit)
                .orElseThrow(() -> new IllegalArgumentException("No cost limit is known for " + receivedOn));
    }

    /** How many hours the limit buys: 18 for 450 pounds, 24 for 600. */
    public BigDecimal hours() {
        return plain(pounds.divide(poundsPerHour, 2, RoundingMode.HALF_UP));
    }

    /** What this many minutes cost, to the penny. */
    public BigDecimal pounds(BigDecimal minutes) {
        return minutes.multiply(poundsPerHour).divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
    }

    /** Whether this many minutes cost more than the limit; exactly the limit does not exceed it (s12(1)). */
    public boolean isExceededBy(BigDecimal minutes) {
        return minutes.multiply(poundsPerHour).compareTo(pounds.multiply(MINUTES_PER_HOUR)) > 0;
    }

    /** Minutes as hours, to two places at most. */
    public static BigDecimal hours(BigDecimal minutes) {
        return plain(minutes.divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP));
    }

    /**
     * A number without zeros that say nothing: 18, not 18.00 and not 1.8E+1.
     *
     * @throws IllegalArgumentException when it is too large for any estimate
     */
    static BigDecimal plain(BigDecimal number) {
        if (number.precision() - number.scale() > 15 || number.scale() > 15) {
            throw new IllegalArgumentException("This number is too large, or has too many decimal places.");
        }
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
