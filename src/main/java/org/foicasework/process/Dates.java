package org.foicasework.process;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.foicasework.clock.StatutoryClock;
import org.foicasework.request.Today;

/** Statutory dates as the instants that the engine's timers and due dates need. */
final class Dates {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private Dates() {}

    /** The last minute of the day, for due dates: an answer at 23:59 is in time. */
    static Date endOf(LocalDate day) {
        return day == null
                ? null
                : Date.from(day.atTime(LAST_MINUTE).atZone(Today.LONDON).toInstant());
    }

    /** The morning of the day, for reminders. */
    static Date morningOf(LocalDate day) {
        return day == null
                ? null
                : Date.from(day.atTime(MORNING).atZone(Today.LONDON).toInstant());
    }

    /** The first moment after the day: from then on an answer is late. */
    static Date after(LocalDate day) {
        return day == null ? null : Date.from(StatutoryClock.breachBegins(day));
    }

    static LocalDate day(Date instant) {
        return instant == null ? null : instant.toInstant().atZone(Today.LONDON).toLocalDate();
    }
}
