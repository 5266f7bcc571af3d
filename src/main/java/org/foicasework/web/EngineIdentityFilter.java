package org.foicasework.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foicasework.process.People;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the engine work with the rights of the person who is logged in, for as long as the request lasts. */
class EngineIdentityFilter extends OncePerRequestFilter {

    private final People people;

    EngineIdentityFilter(People people) {
        this.people = people;
    }

    /** The engine's own web applications do this for themselves. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
        } else {
            people.<ServletException, IOException>actingAs(person.getName(), () -> chain.doFilter(request, response));
        }
    }
}
