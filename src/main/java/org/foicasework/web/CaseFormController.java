package org.foicasework.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Messages;
import org.foicasework.process.Cases;
import org.foicasework.process.HandOver;
import org.foicasework.process.Letterbox;
import org.foicasework.process.Particulars;
import org.foicasework.process.Person;
import org.foicasework.process.ReceiptDates;
import org.foicasework.request.Applicant;
import org.foicasework.request.Channel;
import org.foicasework.request.Problem;
import org.foicasework.request.ReceiptCorrections;
import org.foicasework.request.Today;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What can be recorded on the page of a case: letters, withdrawals, corrections, another owner. */
@Controller
class CaseFormController {

    private final Cases cases;
    private final Letterbox letterbox;
    private final ReceiptDates receiptDates;
    private final Particulars particulars;
    private final HandOver handOver;
    private final Attachments attachments;
    private final Person person;
    private final Today today;

    CaseFormController(
            Cases cases,
            Letterbox letterbox,
            ReceiptDates receiptDates,
            Particulars particulars,
            HandOver handOver,
            Attachments attachments,
            Person person,
            Today today) {
        this.cases = cases;
        this.letterbox = letterbox;
        this.receiptDates = receiptDates;
        this.particulars = particulars;
        this.handOver = handOver;
        this.attachments = attachments;
        this.person = person;
        this.today = today;
    }

    /** A page with one form. */
    private String page(Model model, String reference, String title, String guidance, PageForm form) {
        model.addAttribute("reference", reference);
        model.addAttribute("subject", cases.subject(reference));
        model.addAttribute("heading", title);
        model.addAttribute("guidance", guidance);
        model.addAttribute("form", form.shown());
        return "case-form";
    }

    private void writesToApplicant(String reference) {
        if (!cases.mayWriteToApplicant(reference)) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such request among your cases.");
    }

    // ---- a letter that nobody awaited ----

    @GetMapping("/requests/{reference}/letter")
    String letter(@PathVariable String reference, Model model) {
        writesToApplicant(reference);
        return letter(reference, null, List.of(), model);
    }

    @PostMapping("/requests/{reference}/letter")
    String recordLetter(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) MultipartFile[] files,
            Model model) {
        writesToApplicant(reference);
        List<Problem> problems = Refusal.of(() -> letterbox.letterCame(reference, typedLetter(typed, files)));
        return problems.isEmpty() ? "redirect:/requests/" + reference : letter(reference, typed, problems, model);
    }

    private String letter(String reference, MultiValueMap<String, String> typed, List<Problem> problems, Model model) {
        PageForm form = letterFields(
                        new PageForm("/requests/" + reference + "/letter", "Record the letter", typed, problems))
                .files("files", "Files that came with it", "Optional. The letter itself, and what was enclosed.");
        return page(
                model,
                reference,
                "Record a letter",
                "For anything that the applicant writes and that no step of the case waits for. It becomes a task, \"Read the"
                        + " correspondence\", and counts as unread until somebody has said what it is.",
                form);
    }

    private PageForm letterFields(PageForm form) {
        return form.radios("channel", "How did it come in?", null, Channel.EMAIL.name(), channels())
                .date(
                        "receivedOn",
                        "Day it reached the authority",
                        "Any part of the authority, even at a weekend.",
                        today.date().toString())
                .area("body", "The letter, word for word", null, null);
    }

    private static List<PageForm.Option> channels() {
        return Arrays.stream(Channel.values())
                .map(channel -> new PageForm.Option(channel.name(), channel.label()))
                .toList();
    }

    private Messages.Reply typedLetter(MultiValueMap<String, String> typed, MultipartFile[] files) {
        List<UUID> kept = new ArrayList<>();
        for (MultipartFile file : files == null ? new MultipartFile[0] : files) {
            if (!file.isEmpty()) {
                kept.add(keep(file));
            }
        }
        return new Messages.Reply(
                Typed.oneOf(Channel.class, typed.getFirst("channel")),
                Typed.day(typed.getFirst("receivedOn")),
                Typed.text(typed.getFirst("body")),
                kept);
    }

    private UUID keep(MultipartFile file) {
        try {
            return attachments
                    .upload(file.getOriginalFilename(), file.getContentType(), file.getBytes(), person.id())
                    .id();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // ---- a withdrawal ----

    @GetMapping("/requests/{reference}/withdrawal")
    String withdrawal(@PathVariable String reference, Model model) {
        writesToApplicant(reference);
        return withdrawal(reference, null, List.of(), model);
    }

    @PostMapping("/requests/{reference}/withdrawal")
    String recordWithdrawal(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Model model) {
        writesToApplicant(reference);
        List<Long> chosen = typed.getOrDefault("questionIds", List.of()).stream()
                .map(Typed::id)
                .toList();
        List<Problem> problems = "SOME".equals(typed.getFirst("what")) && chosen.isEmpty()
                ? List.of(new Problem("questionIds", "Choose the questions that are withdrawn."))
                : Refusal.of(() -> letterbox.applicantWithdrew(
                        reference,
                        "SOME".equals(typed.getFirst("what")) ? chosen : List.of(),
                        typedLetter(typed, null)));
        return problems.isEmpty() ? "redirect:/requests/" + reference : withdrawal(reference, typed, problems, model);
    }

    private String withdrawal(
            String reference, MultiValueMap<String, String> typed, List<Problem> problems, Model model) {
        List<PageForm.Option> open = cases.openQuestions(reference).entrySet().stream()
                .map(question -> new PageForm.Option(String.valueOf(question.getKey()), question.getValue()))
                .toList();
        PageForm form =
                new PageForm("/requests/" + reference + "/withdrawal", "Record the withdrawal", typed, problems);
        if (open.size() > 1) {
            form.radios(
                            "what",
                            "What is withdrawn?",
                            null,
                            "ALL",
                            List.of(
                                    new PageForm.Option("ALL", "The whole request"),
                                    new PageForm.Option("SOME", "Some of its questions; the others go on")))
                    .ticks("questionIds", "Which questions?", "Only if some of them go on.", open);
        }
        return page(
                model,
                reference,
                "Record a withdrawal",
                "The applicant does not want an answer any more. The work ends at once: drafts are dropped, nothing more leaves but"
                        + " the confirmation. A doubt (\"maybe I do not need it\") is no withdrawal: record it as a letter.",
                letterFields(form));
    }

    // ---- another date of receipt ----

    @GetMapping("/requests/{reference}/receipt-date")
    String receiptDate(@PathVariable String reference, Model model) {
        readsCase(reference);
        return receiptDate(reference, null, List.of(), model);
    }

    @PostMapping("/requests/{reference}/receipt-date")
    String proposeReceiptDate(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Model model) {
        readsCase(reference);
        LocalDate day = Typed.day(typed.getFirst("day"));
        if (typed.containsKey("look")) {
            List<Problem> problems = day == null
                    ? List.of(new Problem("day", "Enter the day to look at."))
                    : Refusal.of(() -> model.addAttribute(
                            "preview",
                            cases.movedDates(reference, day).stream()
                                    .map(CaseFormController::moved)
                                    .toList()));
            return receiptDate(reference, typed, problems, model);
        }
        List<Problem> problems = Refusal.of(
                () -> receiptDates.propose(reference, day, typed.getFirst("reason"), typed.getFirst("evidence")));
        return problems.isEmpty() ? "redirect:/requests/" + reference : receiptDate(reference, typed, problems, model);
    }

    private static Map<String, Object> moved(ReceiptCorrections.Moved moved) {
        return Map.of(
                "label",
                moved.label(),
                "now",
                moved.dueOn() == null ? "no date" : Today.words(moved.dueOn()),
                "then",
                moved.wouldBeDueOn() == null ? "no date" : Today.words(moved.wouldBeDueOn()),
                "late",
                moved.late());
    }

    private String receiptDate(
            String reference, MultiValueMap<String, String> typed, List<Problem> problems, Model model) {
        model.addAttribute("look", "Show what becomes of the dates");
        PageForm form = new PageForm("/requests/" + reference + "/receipt-date", "Propose this date", typed, problems)
                .date("day", "Day on which it reached any part of the authority", null, null)
                .area(
                        "reason",
                        "Why is the recorded day wrong?",
                        "For example: the day it reached this team was typed.",
                        null)
                .area(
                        "evidence",
                        "Where can the true day be seen?",
                        "For example: a line of the mail server's log, a date stamp.",
                        null);
        return page(
                model,
                reference,
                "Correct the date of receipt",
                "On record: " + cases.receivedOn(reference)
                        + ". Section 10(6): the day on which it reached the authority counts. A"
                        + " manager who is not you has to confirm another day; then every date is computed anew, and both days stay on"
                        + " record.",
                form);
    }

    private void readsCase(String reference) {
        if (!cases.mayProposeReceiptDate(reference)) {
            throw notFound();
        }
    }

    // ---- name and address ----

    @GetMapping("/requests/{reference}/particulars")
    String particulars(@PathVariable String reference, Model model) {
        writesToApplicant(reference);
        return particulars(reference, null, List.of(), model);
    }

    @PostMapping("/requests/{reference}/particulars")
    String correctParticulars(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Model model) {
        writesToApplicant(reference);
        Applicant now = new Applicant(
                typed.getFirst("name"),
                typed.getFirst("organisation"),
                typed.getFirst("email"),
                typed.getFirst("postalAddress"));
        List<Problem> problems = Refusal.of(() -> particulars.correct(reference, now, typed.getFirst("reason")));
        return problems.isEmpty()
                ? "redirect:/requests/" + reference + "#applicant"
                : particulars(reference, typed, problems, model);
    }

    private String particulars(
            String reference, MultiValueMap<String, String> typed, List<Problem> problems, Model model) {
        Applicant now = cases.applicant(reference);
        PageForm form = new PageForm("/requests/" + reference + "/particulars", "Correct it", typed, problems)
                .text("name", "Name", "As given.", now.name())
                .text("organisation", "Organisation", "Optional.", now.organisation())
                .text("email", "E-mail address", "Letters go by e-mail if there is one.", now.email())
                .area("postalAddress", "Postal address", null, now.postalAddress())
                .text("reason", "Why is it changed?", "For example: the e-mail came back; she moved.", null);
        return page(
                model,
                reference,
                "Correct the name or address",
                "What was there before is kept. Letters that could not be delivered are sent again, to the new address; letters that"
                        + " were approved with the old particulars are read anew.",
                form);
    }

    // ---- another owner ----

    @GetMapping("/requests/{reference}/owner")
    String owner(@PathVariable String reference, Model model) {
        manages(reference);
        return owner(reference, null, List.of(), model);
    }

    @PostMapping("/requests/{reference}/owner")
    String handOver(@PathVariable String reference, @RequestParam MultiValueMap<String, String> typed, Model model) {
        manages(reference);
        List<Problem> problems = Refusal.of(() -> handOver.handOverCase(reference, typed.getFirst("to")));
        return problems.isEmpty() ? "redirect:/requests/" + reference : owner(reference, typed, problems, model);
    }

    private String owner(String reference, MultiValueMap<String, String> typed, List<Problem> problems, Model model) {
        PageForm form = new PageForm("/requests/" + reference + "/owner", "Hand the case over", typed, problems)
                .select(
                        "to",
                        "To whom?",
                        null,
                        "Choose a caseworker",
                        cases.caseworkers().entrySet().stream()
                                .map(one -> new PageForm.Option(one.getKey(), one.getValue()))
                                .toList());
        return page(
                model,
                reference,
                "Hand the case over",
                "The tasks of this case that its owner has claimed go along. Nobody gets to approve what they wrote: such a task goes"
                        + " back to its group.",
                form);
    }

    private void manages(String reference) {
        if (!cases.mayManage() || cases.subject(reference) == null) {
            throw notFound();
        }
    }
}
