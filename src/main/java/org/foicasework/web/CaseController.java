package org.foicasework.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.foicasework.process.CaseList;
import org.foicasework.process.CasePage;
import org.foicasework.process.Cases;
import org.foicasework.process.DiagramPicture;
import org.foicasework.process.RetentionDesk;
import org.foicasework.request.RequestRegister;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of one case: its clock with the reasons, its questions, notices, letters and history. */
@Controller
class CaseController {

    private static final int ON_A_PAGE = 50;

    private final Cases cases;
    private final CaseList list;
    private final CasePage casePage;
    private final DiagramPicture picture;
    private final RetentionDesk retention;

    CaseController(Cases cases, CaseList list, CasePage casePage, DiagramPicture picture, RetentionDesk retention) {
        this.cases = cases;
        this.list = list;
        this.casePage = casePage;
        this.picture = picture;
        this.retention = retention;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/camunda/app/tasklist/default/";
    }

    @GetMapping("/requests")
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        RequestRegister.Show shown = Arrays.stream(RequestRegister.Show.values())
                .filter(each -> each.name().equalsIgnoreCase(show))
                .findFirst()
                .orElse(RequestRegister.Show.OPEN);
        model.addAttribute("words", words);
        model.addAttribute("searched", !words.isBlank());
        model.addAttribute("overviews", list.overviews(words.isBlank() ? shown : null));
        model.addAttribute("shown", shown.label());
        model.addAttribute("mayManage", cases.mayManage());
        int current = Math.max(1, Math.min(page, Integer.MAX_VALUE / ON_A_PAGE));
        List<Map<String, Object>> found = list.list(words, shown, (current - 1) * ON_A_PAGE, ON_A_PAGE + 1);
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/requests")
                .queryParam("show", shown.name().toLowerCase(Locale.ROOT))
                .queryParam("words", "{words}");
        model.addAttribute("cases", found.subList(0, Math.min(found.size(), ON_A_PAGE)));
        model.addAttribute("page", current);
        model.addAttribute("before", current > 1 ? page(link, words, current - 1) : null);
        model.addAttribute("after", found.size() > ON_A_PAGE ? page(link, words, current + 1) : null);
        return "cases";
    }

    private static String page(UriComponentsBuilder link, String words, int page) {
        return link.cloneBuilder()
                .queryParam("page", page)
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    @GetMapping("/requests/{reference}")
    String show(@PathVariable String reference, Model model) {
        Optional<Map<String, Object>> forgotten = retention.tombstone(reference);
        if (forgotten.isPresent()) {
            model.addAllAttributes(forgotten.get());
            return "forgotten";
        }
        Map<String, Object> page = casePage.of(reference)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such request among your cases."));
        model.addAllAttributes(page);
        return "case";
    }

    /** The diagram of a running case, with the steps lit at which it stands. */
    @GetMapping(value = "/requests/{reference}/diagram.svg", produces = "image/svg+xml")
    @ResponseBody
    String diagram(@PathVariable String reference) {
        return picture.of(reference)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such running request among your cases."));
    }

    /** A person has looked whether an interrupted letter left. */
    @PostMapping("/requests/{reference}/messages/{messageId}/doubt")
    String resolveDoubt(@PathVariable String reference, @PathVariable UUID messageId, @RequestParam boolean left) {
        if (!cases.resolveDoubt(reference, messageId, left)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such letter among your cases.");
        }
        return "redirect:/requests/" + reference + "#letters";
    }

    /** What is decided goes out by itself, while the rest of the request is still open. */
    @PostMapping("/requests/{reference}/part-answer")
    String answerWhatIsDecided(@PathVariable String reference) {
        if (!cases.answerWhatIsDecided(reference)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "Nothing can be answered by itself now: no question is decided, or its answer is under way already.");
        }
        return "redirect:/requests/" + reference + "#now";
    }
}
