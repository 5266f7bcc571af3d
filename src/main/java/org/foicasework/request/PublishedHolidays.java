package org.foicasework.request;

import org.foicasework.clock.BankHolidays;

/** The calendar as the holiday file gives it just now. */
@FunctionalInterface
public interface PublishedHolidays {

    /**
     * Reads the file again.
     *
     * @throws IllegalStateException if it cannot be read or is not in the format
     */
    BankHolidays read();
}
