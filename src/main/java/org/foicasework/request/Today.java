package org.foicasework.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The civil date in Europe/London: the only day that the Act knows (s10(6)). */
@Component
public class Today {

    /** The zone of every statutory date. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Clock clock;

    public Today(Clock clock) {
        this.clock = clock;
    }

    /** Today in Europe/London. */
    public LocalDate date() {
        return LocalDate.now(clock.withZone(LONDON));
    }
}
