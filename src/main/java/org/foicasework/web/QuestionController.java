package org.foicasework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.foicasework.process.QuestionActions;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.SubjectMatter;
import org.foicasework.request.Triaged;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** What a caseworker does to one question from the page of its case. */
@Controller
class QuestionController {

    private final QuestionActions actions;

    QuestionController(QuestionActions actions) {
        this.actions = actions;
    }

    @GetMapping("/requests/{reference}/questions/{id}/triage")
    String triage(@PathVariable String reference, @PathVariable long id, Model model) {
        model.addAttribute("reason", "");
        return page(reference, id, model);
    }

    private String page(String reference, long id, Model model) {
        model.addAllAttributes(actions.page(reference, id).orElseThrow(QuestionController::notPossible));
        return "triage";
    }

    @PostMapping("/requests/{reference}/questions/{id}/triage")
    String putRight(@PathVariable String reference, @PathVariable long id, Model model, HttpServletRequest form) {
        try {
            Triaged facts = new Triaged(
                    about(form.getParameter("about")),
                    form.getParameter("environmentLimb"),
                    form.getParameter("heldBy"),
                    form.getParameter("reason"));
            String[] units = form.getParameterValues("units");
            if (!actions.correct(reference, id, facts, units == null ? List.of() : Arrays.asList(units))) {
                throw notPossible();
            }
            return "redirect:/requests/" + reference + "#triage";
        } catch (InvalidSubmissionException invalid) {
            model.addAttribute("problems", invalid.problems());
            model.addAttribute("reason", Objects.toString(form.getParameter("reason"), ""));
            return page(reference, id, model);
        }
    }

    /** Regulation 7 of the Environmental Information Regulations 2004. */
    @PostMapping("/requests/{reference}/questions/{id}/more-time")
    String moreTime(@PathVariable String reference, @PathVariable long id) {
        if (!actions.askForTime(reference, id)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "No more time can be asked for on this question now.");
        }
        return "redirect:/requests/" + reference + "#now";
    }

    private static SubjectMatter about(String name) {
        return Optional.ofNullable(Typed.oneOf(SubjectMatter.class, name))
                .orElseThrow(() -> new InvalidSubmissionException(
                        List.of(new Problem("about", "Choose what the question is about."))));
    }

    private static ResponseStatusException notPossible() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "There is no question among your cases whose triage you can put right now.");
    }
}
