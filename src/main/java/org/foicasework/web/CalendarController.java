package org.foicasework.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.foicasework.clock.Nation;
import org.foicasework.process.CalendarDesk;
import org.foicasework.request.CalendarChanges;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of bank holidays. */
@Controller
@RequestMapping("/calendar")
class CalendarController {

    private static final List<String> FIELDS =
            List.of("date", "name", "legalBasis", "movedFrom", "proclaimedOn", "gazette");

    private final CalendarDesk desk;

    CalendarController(CalendarDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String show(Model model, @RequestParam(required = false) String said) {
        model.addAttribute("unchanged", "unchanged".equals(said));
        return page(model, null, List.of());
    }

    @PostMapping("/days")
    String add(@RequestParam MultiValueMap<String, String> form, Model model) {
        must(desk.mayPropose());
        return answer(form, model, () -> desk.propose(day(form)), "");
    }

    @PostMapping("/days/{date}/away")
    String takeAway(@PathVariable LocalDate date, @RequestParam MultiValueMap<String, String> form, Model model) {
        must(desk.mayPropose());
        return answer(form, model, () -> desk.takeAway(date), "");
    }

    @PostMapping("/file")
    String readAgain(@RequestParam MultiValueMap<String, String> form, Model model) {
        must(desk.mayPropose());
        boolean[] changed = new boolean[1];
        String answer = answer(form, model, () -> changed[0] = desk.readAgain(), "");
        return answer.startsWith("redirect:") && !changed[0] ? "redirect:/calendar?said=unchanged" : answer;
    }

    @PostMapping("/editions/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam boolean accept,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        must(desk.mayConfirm());
        return answer(
                form,
                model,
                () -> {
                    if (accept) {
                        desk.confirm(id);
                    } else {
                        desk.refuse(id, form.getFirst("reason"));
                    }
                },
                "#move");
    }

    @PostMapping("/move")
    String carryOn() {
        must(desk.mayConfirm());
        desk.carryOn();
        return "redirect:/calendar#move";
    }

    private String answer(MultiValueMap<String, String> form, Model model, Runnable work, String where) {
        try {
            work.run();
            return "redirect:/calendar" + where;
        } catch (InvalidSubmissionException invalid) {
            return page(model, form, invalid.problems());
        }
    }

    private String page(Model model, MultiValueMap<String, String> form, List<Problem> problems) {
        must(desk.mayRead());
        Map<String, Object> page = desk.page();
        model.addAllAttributes(page);
        model.addAttribute(
                "problems", problems.stream().map(CalendarController::shown).toList());
        model.addAttribute("anyProblem", !problems.isEmpty());
        Map<String, Object> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(
                field, form == null ? "" : form.getOrDefault(field, List.of("")).get(0)));
        model.addAttribute("typed", typed);
        Map<String, String> wrong = new LinkedHashMap<>();
        problems.forEach(problem -> wrong.putIfAbsent(problem.field(), problem.message()));
        model.addAttribute("wrong", wrong);
        model.addAttribute("nations", chosen(page.get("nations"), form == null ? List.of() : form.get("nations")));
        model.addAttribute(
                "legalBases", chosen(page.get("legalBases"), form == null ? List.of() : form.get("legalBasis")));
        return "calendar";
    }

    private static Map<String, String> shown(Problem problem) {
        return Map.of(
                "message",
                problem.message(),
                "target",
                switch (problem.field()) {
                    case "" -> "main";
                    case "nations" -> "nations-ENGLAND";
                    case "legalBasis" -> "legalBasis-SCHEDULE";
                    default -> problem.field();
                });
    }

    /** The choices of a list, each with whether it was made. */
    private static List<Map<String, Object>> chosen(Object choices, List<String> made) {
        List<Map<String, Object>> result = new ArrayList<>();
        for (Object choice : (List<?>) choices) {
            Map<String, Object> shown = new LinkedHashMap<>();
            ((Map<?, ?>) choice).forEach((key, value) -> shown.put((String) key, value));
            shown.put("chosen", made != null && made.contains(shown.get("id")));
            result.add(shown);
        }
        return result;
    }

    private static CalendarChanges.NewDay day(MultiValueMap<String, String> form) {
        Set<Nation> nations = new LinkedHashSet<>();
        form.getOrDefault("nations", List.of()).stream()
                .map(nation -> Typed.oneOf(Nation.class, nation))
                .filter(Objects::nonNull)
                .forEach(nations::add);
        return new CalendarChanges.NewDay(
                date(form, "date"),
                nations,
                form.getFirst("name"),
                Typed.oneOf(CalendarChanges.LegalBasis.class, form.getFirst("legalBasis")),
                date(form, "movedFrom"),
                date(form, "proclaimedOn"),
                form.getFirst("gazette"));
    }

    private static LocalDate date(MultiValueMap<String, String> form, String field) {
        LocalDate day = Typed.day(form.getFirst(field));
        if (day == null && Typed.text(form.getFirst(field)) != null) {
            throw new InvalidSubmissionException(
                    List.of(new Problem(field, "Enter a date such as 2027-06-14: year, month, day.")));
        }
        return day;
    }

    private static void must(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
