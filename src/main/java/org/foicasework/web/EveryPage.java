package org.foicasework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.foicasework.notice.AuthorityDetails;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: the name of the authority, and the token without which its forms are refused. */
@ControllerAdvice(annotations = Controller.class)
class EveryPage {

    private final AuthorityDetails authority;

    EveryPage(AuthorityDetails authority) {
        this.authority = authority;
    }

    @ModelAttribute("authority")
    String authority() {
        return authority.name();
    }

    @ModelAttribute("csrf")
    Map<String, String> csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? Map.of("name", token.getParameterName(), "value", token.getToken())
                : Map.of();
    }
}
