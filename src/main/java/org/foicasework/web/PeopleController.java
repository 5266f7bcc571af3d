package org.foicasework.web;

import java.util.List;
import java.util.Map;
import org.foicasework.process.Cases;
import org.foicasework.process.HandOver;
import org.foicasework.request.Problem;
import org.foicasework.request.Today;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has how much, who is away, and how work goes from one to another. For managers. */
@Controller
class PeopleController {

    private final Cases cases;
    private final HandOver handOver;
    private final Today today;

    PeopleController(Cases cases, HandOver handOver, Today today) {
        this.cases = cases;
        this.handOver = handOver;
        this.today = today;
    }

    @GetMapping("/people")
    String show(Model model) {
        managers();
        return page(null, List.of(), null, List.of(), model);
    }

    @PostMapping("/people/hand-over")
    String handOver(@RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        managers();
        HandOver.Result[] result = new HandOver.Result[1];
        List<Problem> problems = Refusal.of(() ->
                result[0] = handOver.handOverEverything(typed.getFirst("from"), Typed.text(typed.getFirst("to"))));
        if (!problems.isEmpty()) {
            return page(typed, problems, null, List.of(), model);
        }
        next.addFlashAttribute("done", said(result[0]));
        return "redirect:/people";
    }

    @PostMapping("/people/absences")
    String away(@RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        managers();
        HandOver.Result[] result = new HandOver.Result[1];
        List<Problem> problems = Refusal.of(() -> result[0] = handOver.away(
                typed.getFirst("person"),
                Typed.day(typed.getFirst("fromDay")),
                Typed.day(typed.getFirst("toDay")),
                Typed.text(typed.getFirst("substitute"))));
        if (!problems.isEmpty()) {
            return page(null, List.of(), typed, problems, model);
        }
        next.addFlashAttribute("done", "The absence is on record. " + said(result[0]));
        return "redirect:/people";
    }

    @PostMapping("/people/absences/{id}/end")
    String back(@PathVariable long id) {
        managers();
        handOver.back(id);
        return "redirect:/people";
    }

    private static String said(HandOver.Result result) {
        return "%d cases and %d tasks were handed over, %d tasks went back to their groups."
                .formatted(result.cases(), result.handedOver(), result.backToTheGroup());
    }

    private String page(
            MultiValueMap<String, String> handedOver,
            List<Problem> wrongHandOver,
            MultiValueMap<String, String> away,
            List<Problem> wrongAbsence,
            Model model) {
        List<Map<String, Object>> people = handOver.workload();
        List<PageForm.Option> everybody = people.stream()
                .map(person -> new PageForm.Option((String) person.get("id"), (String) person.get("name")))
                .toList();
        model.addAttribute("people", people);
        model.addAttribute("absences", handOver.absences());
        model.addAttribute(
                "handOver",
                new PageForm("/people/hand-over", "Hand everything over", handedOver, wrongHandOver)
                        .select("from", "Whose work?", null, "Choose a person", everybody)
                        .select("to", "Who takes it over?", null, "Nobody: tasks go back to their groups", everybody)
                        .shown());
        model.addAttribute(
                "absence",
                new PageForm("/people/absences", "Record the absence", away, wrongAbsence)
                        .select("person", "Who is away?", null, "Choose a person", everybody)
                        .date("fromDay", "First day away", null, today.date().toString())
                        .date("toDay", "Last day away", null, null)
                        .select(
                                "substitute",
                                "Who stands in?",
                                null,
                                "Nobody: tasks go back to their groups",
                                everybody)
                        .shown());
        model.addAttribute("problems", wrongHandOver.isEmpty() ? wrongAbsence : wrongHandOver);
        return "people";
    }

    private void managers() {
        if (!cases.mayManage()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This page is for managers.");
        }
    }
}
