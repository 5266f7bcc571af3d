package org.foicasework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foicasework.process.owner.OwnersDesk;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The desk of the process owners: what was deployed, where cases wait, moving them, and the wording of notices. */
@Controller
@RequestMapping("/processes")
class ProcessesController {

    private static final String NEW_ID_OF = "now-";

    private final OwnersDesk desk;

    ProcessesController(OwnersDesk desk) {
        this.desk = desk;
    }

    /** What every page of the desk has, for those who may read it. */
    @ModelAttribute
    void open(Model model, HttpServletRequest request) {
        if (!desk.mayRead()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "This page is for process owners, and for managers to read.");
        }
        if (!request.getMethod().equals("GET") && !desk.owns()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only process owners can do this.");
        }
    }

    @GetMapping
    String show(Model model) {
        model.addAllAttributes(desk.page());
        return "processes";
    }

    @GetMapping("/move")
    String plan(@RequestParam String source, @RequestParam String target, Model model) {
        model.addAllAttributes(desk.plan(source, target).orElseThrow(ProcessesController::missing));
        model.addAttribute("owns", desk.owns());
        return "processes-move";
    }

    /** Tries a migration, or begins it. */
    @PostMapping("/move")
    String move(
            @RequestParam String source,
            @RequestParam String target,
            @RequestParam boolean dry,
            HttpServletRequest form,
            Model model) {
        Map<String, String> renamed = new LinkedHashMap<>();
        form.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(NEW_ID_OF) && !values[0].isBlank()) {
                renamed.put(name.substring(NEW_ID_OF.length()), values[0]);
            }
        });
        try {
            return "redirect:/processes/moves/" + desk.start(source, target, renamed, dry);
        } catch (InvalidSubmissionException invalid) {
            model.addAttribute("problem", invalid.getMessage());
            return plan(source, target, model);
        }
    }

    @GetMapping("/moves/{id}")
    String migration(@PathVariable long id, Model model) {
        model.addAllAttributes(desk.migration(id).orElseThrow(ProcessesController::missing));
        return "processes-moving";
    }

    /** Does for real what was tried. */
    @PostMapping("/moves/{id}/carry-out")
    String carryOut(@PathVariable long id) {
        return "redirect:/processes/moves/" + desk.carryOut(id).orElseThrow(ProcessesController::missing);
    }

    @PostMapping("/moves/{id}/stop")
    String stop(@PathVariable long id) {
        desk.stop(id);
        return "redirect:/processes/moves/" + id;
    }

    @GetMapping("/try")
    String tryOut(Model model) {
        if (!desk.owns()) {
            throw missing();
        }
        return "processes-try";
    }

    /** Begins to run the cases on record through changed diagrams and tables. */
    @PostMapping("/try")
    String tryOut(@RequestParam List<MultipartFile> files, Model model) throws IOException {
        try {
            return "redirect:/processes/trials/" + desk.tryOut(contents(files));
        } catch (InvalidSubmissionException invalid) {
            model.addAttribute("problem", invalid.getMessage());
            return "processes-try";
        }
    }

    @GetMapping("/trials/{id}")
    String trial(@PathVariable long id, Model model) {
        model.addAllAttributes(desk.trial(id).orElseThrow(ProcessesController::missing));
        return "processes-trial";
    }

    @GetMapping("/notices/{template}")
    String notice(@PathVariable String template, Model model) {
        return notice(template, Map.of(), model);
    }

    /** The same with templates that are not deployed yet. */
    @PostMapping("/notices/{template}")
    String notice(@PathVariable String template, @RequestParam List<MultipartFile> files, Model model)
            throws IOException {
        return notice(template, contents(files), model);
    }

    private String notice(String template, Map<String, byte[]> changed, Model model) {
        model.addAllAttributes(desk.notice(template, changed).orElseThrow(ProcessesController::missing));
        return "processes-notice";
    }

    /** What was uploaded, by file name. */
    private static Map<String, byte[]> contents(List<MultipartFile> files) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (MultipartFile file : files) {
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            if (!name.isBlank()) {
                contents.put(name.replaceAll(".*[/\\\\]", ""), file.getBytes());
            }
        }
        return contents;
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such page.");
    }
}
