package org.foicasework.request;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gathers what is wrong with a submission, so that the person at the screen sees all of it at once. */
public final class Problems {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final List<Problem> found = new ArrayList<>();

    /** A day as people read it in a message: 20 May 2026. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Notes a problem at a field. */
    public void add(String field, String message) {
        found.add(new Problem(field, message));
    }

    /** Notes a problem when the value is missing or blank. */
    public void require(Object value, String field, String message) {
        if (value == null
                || value instanceof String text && text.isBlank()
                || value instanceof java.util.Collection<?> many && many.isEmpty()) {
            add(field, message);
        }
    }

    /** Notes a problem when the day is missing or lies in the future; {@code what} says which day is asked for. */
    void past(LocalDate day, String field, String what, LocalDate today) {
        require(day, field, "Enter " + what + ".");
        if (day != null && day.isAfter(today)) {
            add(field, "The day lies in the future. Enter " + what + ".");
        }
    }

    /** Ends the step when there is any problem. */
    public void stop() {
        if (!found.isEmpty()) {
            throw new InvalidSubmissionException(found);
        }
    }
}
