package org.foicasework.request;

/**
 * Something besides the clocks of questions that is counted in working days, and so is counted again when the bank holidays
 * change: one bean for each.
 */
public interface CalendarFollower {

    /** Counts again whatever was counted by another calendar than the one in force. Running it twice changes nothing more. */
    void countAgain();
}
