package org.foicasework.process;

import java.util.Map;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the engine's web applications behind the application's own login. */
@Configuration(proxyBeanMethods = false)
class WebApplications {

    /** After Spring Security's own filter, before those of the web applications. */
    private static final int BEHIND_THE_LOGIN = 100;

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> oneLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                SessionAuthentication.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(BEHIND_THE_LOGIN);
        return filter;
    }
}
