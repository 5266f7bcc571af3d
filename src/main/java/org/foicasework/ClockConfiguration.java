package org.foicasework;

import org.foicasework.clock.AfterTheAnswer;
import org.foicasework.clock.ProclaimedMidway;
import org.foicasework.clock.StatutoryClock;
import org.foicasework.clock.WorkingDays;
import org.foicasework.request.HolidayCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the statutory clock, with the bank holidays that are in force by the register. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    WorkingDays workingDays(HolidayCalendar calendar) {
        return new WorkingDays(calendar);
    }

    @Bean
    StatutoryClock statutoryClock(
            WorkingDays workingDays,
            @Value("${foi.policy.holiday-proclaimed-midway:earlier-date}") ProclaimedMidway proclaimedMidway) {
        return new StatutoryClock(workingDays, proclaimedMidway);
    }

    @Bean
    AfterTheAnswer afterTheAnswer(WorkingDays workingDays) {
        return new AfterTheAnswer(workingDays);
    }
}
