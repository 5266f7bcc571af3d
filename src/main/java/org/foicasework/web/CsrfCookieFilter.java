package org.foicasework.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands the CSRF token out with every page. Left alone, it would be made only where a page of ours asks for it, and a form
 * inside Tasklist would have none to send back.
 */
class CsrfCookieFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
        chain.doFilter(request, response);
    }
}
