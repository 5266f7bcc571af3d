package org.foicasework.testing;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/** What tests add to the application: the time machine, and every {@link TestComponent}. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "org.foicasework",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(TestComponent.class),
        excludeFilters = @ComponentScan.Filter(TestConfiguration.class))
class TestBeans {

    @Bean
    @Primary
    TimeMachine timeMachine() {
        return new TimeMachine();
    }
}
