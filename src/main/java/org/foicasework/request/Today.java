package org.foicasework.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The civil date in Europe/London: the only day that the Act knows (s10(6)). */
@Component
public class Today {

    /** The zone of every statutory date. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Clock clock;

    public Today(Clock clock) {
        this.clock = clock;
    }

    /** A date as people read it: "20 May 2026". */
    public static String words(LocalDate date) {
        return WORDS.format(date);
    }

    /** Today in Europe/London. */
    public LocalDate date() {
        return LocalDate.now(clock.withZone(LONDON));
    }
}
