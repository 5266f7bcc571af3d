package org.foicasework;

import org.foicasework.clock.BankHolidays;
import org.foicasework.request.PublishedHolidays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Where the holiday file is: {@code foi.bank-holidays}, or the one that this release carries. */
@Configuration(proxyBeanMethods = false)
class HolidayFileConfiguration {

    @Bean
    PublishedHolidays publishedHolidays(@Value("${foi.bank-holidays:classpath:bank-holidays.json}") Resource file) {
        return () -> BankHolidays.of(BankHolidaysFile.read(file));
    }
}
