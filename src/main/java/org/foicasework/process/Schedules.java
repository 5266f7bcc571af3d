package org.foicasework.process;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What the application does by the clock on the wall, without anybody asking. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "foi.schedules", matchIfMissing = true)
class Schedules {

    private final CalendarDesk calendar;

    Schedules(CalendarDesk calendar) {
        this.calendar = calendar;
    }

    /** Soon after a start, and whenever another node stopped in the middle. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1M")
    void goOnMovingCases() {
        calendar.carryOnIfNeeded();
    }
}
