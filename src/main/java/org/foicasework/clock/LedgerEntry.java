package org.foicasework.clock;

import java.time.LocalDate;

/**
 * One day of a clock and what became of it.
 *
 * @param on the day
 * @param counts whether it is one of the days that the due date is counted in
 * @param day its number in the count, the first day after receipt being 1; null when it does not count
 * @param why the reason, in words, with whatever happened to the clock on that day
 * @param source the provisions it rests on
 */
public record LedgerEntry(LocalDate on, boolean counts, Integer day, String why, String source) {}
