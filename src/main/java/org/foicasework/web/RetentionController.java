package org.foicasework.web;

import org.foicasework.process.CasePage;
import org.foicasework.process.Cases;
import org.foicasework.process.RetentionDesk;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is forgotten next, and legal holds. */
@Controller
class RetentionController {

    private final RetentionDesk desk;
    private final Cases cases;
    private final CasePage casePage;

    RetentionController(RetentionDesk desk, Cases cases, CasePage casePage) {
        this.desk = desk;
        this.cases = cases;
        this.casePage = casePage;
    }

    @GetMapping("/retention")
    String show(Model model) {
        must(desk.mayRead());
        model.addAllAttributes(desk.page());
        return "retention";
    }

    /** Puts a legal hold on a case, or lifts it; what is wrong is said on the page of the case. */
    @PostMapping("/requests/{reference}/hold")
    String hold(
            @PathVariable String reference,
            @RequestParam boolean set,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        must(desk.mayHold() && cases.mayRead(reference));
        try {
            desk.hold(reference, set, reason);
            return "redirect:/requests/" + reference + "#retention";
        } catch (InvalidSubmissionException invalid) {
            model.addAllAttributes(casePage.of(reference).orElseThrow());
            model.addAttribute("holdProblem", invalid.getMessage());
            return "case";
        }
    }

    private static void must(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
