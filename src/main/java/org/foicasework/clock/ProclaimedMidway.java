package org.foicasework.clock;

/**
 * Which date an authority works to when a bank holiday is proclaimed while a request is running. The Act does not say, and
 * the commentators differ (the State Funeral of 19 September 2022, proclaimed on 10 September, was the last such day), so
 * it is the authority's policy. Both dates are shown in either case.
 */
public enum ProclaimedMidway {
    /** The earlier one: in time whoever is right. */
    EARLIER_DATE,
    /** The day counts as a bank holiday for every request, whenever it was received. */
    HOLIDAY_COUNTS
}
