package org.foicasework.web;

import jakarta.servlet.http.HttpServletRequest;
import org.foicasework.notice.AuthorityDetails;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login. */
@Controller
class LoginPage {

    private final AuthorityDetails authority;

    LoginPage(AuthorityDetails authority) {
        this.authority = authority;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && !(person instanceof AnonymousAuthenticationToken)) {
            return "redirect:" + Doors.TASKLIST;
        }
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        model.addAttribute("authority", authority.name());
        model.addAttribute("csrfName", csrf.getParameterName());
        model.addAttribute("csrfToken", csrf.getToken());
        model.addAttribute("failed", request.getParameter("error") != null);
        model.addAttribute("loggedOut", request.getParameter("logout") != null);
        return "login";
    }
}
