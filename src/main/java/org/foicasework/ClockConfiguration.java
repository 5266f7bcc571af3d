package org.foicasework;

import org.foicasework.clock.AfterTheAnswer;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.StatutoryClock;
import org.foicasework.clock.WorkingDays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Sets up the statutory clock, with the bank holidays that {@code foi.bank-holidays} names. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    BankHolidays bankHolidays(@Value("${foi.bank-holidays:classpath:bank-holidays.json}") Resource file) {
        return BankHolidays.of(BankHolidaysFile.read(file));
    }

    @Bean
    WorkingDays workingDays(BankHolidays bankHolidays) {
        return new WorkingDays(bankHolidays);
    }

    @Bean
    StatutoryClock statutoryClock(WorkingDays workingDays) {
        return new StatutoryClock(workingDays);
    }

    @Bean
    AfterTheAnswer afterTheAnswer(WorkingDays workingDays) {
        return new AfterTheAnswer(workingDays);
    }
}
