package org.foicasework.web;

import java.util.NoSuchElementException;
import java.util.UUID;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.process.Cases;
import org.foicasework.process.Person;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notices: the exact bytes that were sent, and drafts as they would read today. */
@RestController
@RequestMapping("/api/requests/{reference}/notices/{id}")
class NoticeController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Notices notices;
    private final Person person;
    private final Cases cases;

    NoticeController(Notices notices, Person person, Cases cases) {
        this.notices = notices;
        this.person = person;
        this.cases = cases;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> html(@PathVariable String reference, @PathVariable UUID id) {
        StoredNotice notice = find(reference, id);
        return (person.seesApplicant() ? notices.html(notice.id()) : notices.htmlUnnamed(notice.id()))
                .map(html -> ResponseEntity.ok().contentType(HTML).body(html))
                .orElseThrow(NoticeController::notSent);
    }

    /** The PDF names the applicant; those who must not know who asked read the HTML without the name. */
    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable String reference, @PathVariable UUID id) {
        StoredNotice notice = find(reference, id);
        if (!person.seesApplicant()) {
            throw new NoSuchElementException(
                    "The PDF names the applicant and is open to caseworkers only. Read the HTML instead.");
        }
        return notices.pdf(notice.id())
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                "Content-Disposition",
                                "inline; filename=\"" + reference + "-"
                                        + notice.type().template() + ".pdf\"")
                        .body(pdf))
                .orElseThrow(NoticeController::notSent);
    }

    /** The same PDF under an address of its own, for links. */
    @GetMapping(path = "/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdfByLink(@PathVariable String reference, @PathVariable UUID id) {
        return pdf(reference, id);
    }

    @GetMapping(path = "/preview", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> preview(@PathVariable String reference, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(notices.preview(find(reference, id).id(), person.seesApplicant())
                        .html());
    }

    @GetMapping(path = "/preview.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> previewPdf(@PathVariable String reference, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(notices.previewPdf(find(reference, id).id(), person.seesApplicant()));
    }

    private StoredNotice find(String reference, UUID id) {
        return notices.find(id)
                .filter(notice -> notice.reference().equals(reference))
                .filter(notice -> cases.mayRead(reference))
                .orElseThrow(() -> new NoSuchElementException("There is no such notice among your cases."));
    }

    private static NoSuchElementException notSent() {
        return new NoSuchElementException("This notice has not been sent yet.");
    }
}
