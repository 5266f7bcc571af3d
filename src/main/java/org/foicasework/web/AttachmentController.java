package org.foicasework.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.process.Cases;
import org.foicasework.process.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files in and out of forms. */
@RestController
class AttachmentController {

    private final Attachments attachments;
    private final Person person;
    private final Cases cases;

    AttachmentController(Attachments attachments, Person person, Cases cases) {
        this.attachments = attachments;
        this.person = person;
        this.cases = cases;
    }

    @PostMapping("/api/attachments")
    Map<String, Object> upload(@RequestParam MultipartFile file) throws IOException {
        Attachment kept =
                attachments.upload(file.getOriginalFilename(), file.getContentType(), file.getBytes(), person.id());
        return Map.of("id", kept.id(), "fileName", kept.fileName(), "size", kept.size());
    }

    @GetMapping("/api/attachments/{id}")
    ResponseEntity<byte[]> download(@PathVariable UUID id) {
        Attachment file = attachments
                .find(id)
                .filter(cases::mayRead)
                .orElseThrow(() -> new NoSuchElementException("There is no such file among your cases."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(attachments.content(id));
    }
}
