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
    private final Forgetting forgetting;
    private final HandOver handOver;

    Schedules(CalendarDesk calendar, Forgetting forgetting, HandOver handOver) {
        this.calendar = calendar;
        this.forgetting = forgetting;
        this.handOver = handOver;
    }

    /** Each hour, so that the first working hour of an absence finds nothing left lying. */
    @Scheduled(cron = "0 5 * * * *", zone = "Europe/London")
    void handOnWhatLiesWithThoseAway() {
        handOver.ofThoseAway();
    }

    /** Each night. Every node may do it: a case that one has locked is passed over by the others. */
    @Scheduled(cron = "${foi.retention.nightly:0 30 2 * * *}", zone = "Europe/London")
    void forget() {
        forgetting.run();
    }

    /** Soon after a start, and whenever another node stopped in the middle. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1M")
    void goOnMovingCases() {
        calendar.carryOnIfNeeded();
    }
}
