package org.foicasework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.foicasework.process.Reopening;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Reopenings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The page on which a manager opens a closed request again. */
@Controller
class ReopeningController {

    private final Reopening reopening;

    ReopeningController(Reopening reopening) {
        this.reopening = reopening;
    }

    @GetMapping("/requests/{reference}/reopen")
    String show(@PathVariable String reference, Model model) {
        model.addAllAttributes(reopening.page(reference).orElseThrow(ReopeningController::notPossible));
        Map.of("problems", List.of(), "reason", "").forEach((name, none) -> {
            if (!model.containsAttribute(name)) {
                model.addAttribute(name, none);
            }
        });
        return "reopen";
    }

    @PostMapping("/requests/{reference}/reopen")
    String reopen(@PathVariable String reference, Model model, HttpServletRequest request) {
        try {
            if (!reopening.reopen(reference, takenUp(request), request.getParameter("reason"))) {
                throw notPossible();
            }
            return "redirect:/requests/" + reference;
        } catch (InvalidSubmissionException invalid) {
            model.addAttribute("problems", invalid.problems());
            model.addAttribute("reason", Objects.toString(request.getParameter("reason"), ""));
            return show(reference, model);
        }
    }

    private static List<Reopenings.TakenUp> takenUp(HttpServletRequest form) {
        return values(form, "question")
                .map(id -> new Reopenings.TakenUp(
                        Typed.id(id),
                        Typed.day(form.getParameter("repliedOn-" + id)),
                        form.getParameter("wording-" + id),
                        values(form, "units-" + id).toList()))
                .toList();
    }

    private static Stream<String> values(HttpServletRequest form, String name) {
        return form.getParameterValues(name) == null ? Stream.empty() : Stream.of(form.getParameterValues(name));
    }

    private static ResponseStatusException notPossible() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "There is no closed request with this reference that you can open again.");
    }
}
