package org.foicasework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foicasework.process.Groups;
import org.foicasework.process.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who comes through which door.
 *
 * <p>One login, with a session, for Tasklist, our pages and our API. {@code /engine-rest}, where diagrams are deployed,
 * asks for a password with every call. The engine then asks in addition whether the person may do the thing itself.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();
    private static final RequestMatcher TASKLIST_LOGOUT =
            PATH.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");
    private static final RequestMatcher ENGINE_WEB_APPLICATIONS =
            new OrRequestMatcher(PATH.matcher("/camunda"), PATH.matcher("/camunda/**"));
    /** Shown inside Tasklist, beside the form that they belong to. */
    private static final RequestMatcher FRAMED_BY_TASKLIST = new OrRequestMatcher(
            PATH.matcher("/requests/**"),
            PATH.matcher("/preview/**"),
            PATH.matcher("/api/requests/{reference}/notices/**"));
    /** Names with a version in them, or files that are the same for everybody. */
    private static final RequestMatcher CACHEABLE = new OrRequestMatcher(
            PATH.matcher("/camunda/lib/**"),
            PATH.matcher("/camunda/assets/**"),
            PATH.matcher("/pages.css"),
            PATH.matcher("/assets/**"),
            request -> request.getServletPath().matches("/camunda/app/[a-z]+/[^/]+\\.(?:js|css)"));

    private static final String OUR_CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors ";

    /** Patterns are held against the whole path, not against what is left of it behind the servlets of the engine. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, People people) throws Exception {
        return http.securityMatcher("/engine-rest", "/engine-rest/**")
                .authorizeHttpRequests(doors -> doors.requestMatchers(Doors::isFromAnotherSite)
                        .denyAll()
                        .anyRequest()
                        .hasAnyAuthority(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS))
                .httpBasic(basic -> basic.realmName("Freedom of Information casework"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new EngineIdentityFilter(people), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, People people) throws Exception {
        return http.authorizeHttpRequests(doors -> doors
                        // The engine's first-run page makes an administrator of whoever asks; its login is not ours.
                        .requestMatchers("/camunda/api/admin/setup/**", "/camunda/api/admin/auth/user/*/login/**")
                        .denyAll()
                        .requestMatchers("/login", "/pages.css", "/assets/**", "/favicon.ico", "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/deadlines")
                        .permitAll()
                        .requestMatchers("/camunda/app/cockpit/**", "/camunda/api/cockpit/**")
                        .hasAnyAuthority(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS)
                        .requestMatchers("/camunda/app/admin/**")
                        .hasAuthority(Groups.ADMINISTRATORS)
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl(TASKLIST))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(PATH.matcher(HttpMethod.POST, "/logout"), TASKLIST_LOGOUT))
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler((request, response, person) -> loggedOut(request, response)))
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new OrRequestMatcher(PATH.matcher("/camunda/api/**"), PATH.matcher("/api/**")))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                // Tasklist has a token of its own, in a cookie named XSRF-TOKEN, checked by the engine's own filter.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(ENGINE_WEB_APPLICATIONS)
                        .ignoringRequestMatchers(PATH.matcher(HttpMethod.POST, "/api/deadlines")))
                .headers(Doors::headers)
                .addFilterAfter(new CsrfCookieFilter(), CsrfFilter.class)
                .addFilterAfter(new EngineIdentityFilter(people), AuthorizationFilter.class)
                .build();
    }

    /** Read by our forms' scripts and sent back in the header {@code X-FOI-CSRF}. */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName("FOI-CSRF");
        cookie.setHeaderName("X-FOI-CSRF");
        cookie.setCookieCustomizer(flags -> flags.sameSite("Lax").path("/"));
        return cookie;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        RequestMatcher ours = new NegatedRequestMatcher(ENGINE_WEB_APPLICATIONS);
        headers.cacheControl(cache -> cache.disable())
                .addHeaderWriter(onlyFor(new NegatedRequestMatcher(CACHEABLE), new CacheControlHeadersWriter()))
                .frameOptions(frame -> frame.disable())
                .addHeaderWriter(onlyFor(FRAMED_BY_TASKLIST, framing("SAMEORIGIN", "'self'")))
                .addHeaderWriter(onlyFor(
                        new AndRequestMatcher(ours, new NegatedRequestMatcher(FRAMED_BY_TASKLIST)),
                        framing("DENY", "'none'")))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(Customizer.withDefaults());
    }

    private static HeaderWriter framing(String oldName, String ancestors) {
        return (request, response) -> {
            response.setHeader("X-Frame-Options", oldName);
            response.setHeader("Content-Security-Policy", OUR_CONTENT_POLICY + ancestors);
        };
    }

    private static HeaderWriter onlyFor(RequestMatcher requests, HeaderWriter writer) {
        return (request, response) -> {
            if (requests.matches(request)) {
                writer.writeHeaders(request, response);
            }
        };
    }

    /** Tasklist asks in the background and then shows its own login page, from where it is sent on to ours. */
    private static void loggedOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (TASKLIST_LOGOUT.matches(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?logout");
        }
    }

    /** A browser that kept the password would send it along with another site's form; it says so in this header. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
