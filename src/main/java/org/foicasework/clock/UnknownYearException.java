package org.foicasework.clock;

import java.time.Year;

/** A day falls in a year whose bank holidays are not known. The message names the year and what to do. */
public final class UnknownYearException extends RuntimeException {

    private final Year year;

    UnknownYearException(Year year, Year firstKnown, Year lastKnown) {
        super(("The bank holidays of %s are not known, so its working days cannot be counted. Known are %s to %s;"
                        + " a newer bank holidays file adds years.")
                .formatted(year, firstKnown, lastKnown));
        this.year = year;
    }

    /** The year that is not known. */
    public Year year() {
        return year;
    }
}
