package org.foicasework.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The application's clock in tests. It moves the engine's with it, stands still once it is set, and is reset after each test. */
public final class TimeMachine extends Clock {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private volatile Instant now;

    /** Stops the time at nine in the morning of this day, in London. */
    public void travelTo(LocalDate day) {
        travelTo(day.atTime(LocalTime.of(9, 0)).atZone(LONDON).toInstant());
    }

    /** Stops the time at this moment. */
    public void travelTo(Instant moment) {
        now = moment;
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Lets the time be the real one again. */
    public void reset() {
        now = null;
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        Instant stopped = now;
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return LONDON;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        TimeMachine machine = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return machine.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return machine.withZone(other);
            }
        };
    }

    /** Leaves the real time to the next test. */
    static final class ResetAfterEach implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test)
                    .getBean(TimeMachine.class)
                    .reset();
        }
    }
}
