/**
 * Statutory time: working days, what stops and restarts the clock, and due dates with their reasons.
 *
 * <p>Pure Java. Start at {@link org.foicasework.clock.StatutoryClock}. Law is data here: the periods in
 * {@link org.foicasework.clock.StatutoryPeriod}, the bank holidays in {@link org.foicasework.clock.BankHolidays}.
 */
package org.foicasework.clock;
