package org.foicasework.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The start pages of the web applications carry a nonce for their scripts, which the application keeps in one place for
 * everybody between writing the header and writing the page. Two people who open Tasklist in the same moment would mix theirs
 * up and see an empty page; so these small pages are written one after the other.
 */
@Configuration(proxyBeanMethods = false)
class OneIndexAtATime {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> indexPages() {
        ReentrantLock turn = new ReentrantLock();
        OncePerRequestFilter filter = new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                String path = request.getRequestURI();
                return !path.startsWith(request.getContextPath() + "/camunda/app/") || !path.endsWith("/");
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                turn.lock();
                try {
                    chain.doFilter(request, response);
                } finally {
                    turn.unlock();
                }
            }
        };
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
