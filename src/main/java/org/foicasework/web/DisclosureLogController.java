package org.foicasework.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.foicasework.disclosurelog.DisclosureLog;
import org.foicasework.request.Today;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The disclosure log as everybody who works here may read it: what was asked and answered, never who asked. */
@Controller
class DisclosureLogController {

    private static final int SHOWN = 200;

    private final DisclosureLog log;

    DisclosureLogController(DisclosureLog log) {
        this.log = log;
    }

    @GetMapping("/disclosure-log")
    String show(Model model) {
        List<Map<String, Object>> entries =
                log.entries(SHOWN).stream().map(this::entry).toList();
        model.addAttribute("entries", entries);
        return "disclosure-log";
    }

    private Map<String, Object> entry(DisclosureLog.Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("reference", entry.reference());
        shown.put("title", entry.title());
        shown.put("requestText", entry.requestText());
        shown.put("answerText", entry.answerText());
        shown.put("publishedOn", Today.words(entry.publishOn()));
        shown.put("files", log.files(entry.reference()));
        return shown;
    }

    @GetMapping("/disclosure-log/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        DisclosureLog.Published file = log.file(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such file in the disclosure log."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(file.fileName(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }
}
