package org.foicasework.process;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.LedgerEntry;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Applicant;
import org.foicasework.request.ApplicantCorrections;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.ReceiptCorrections;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Search;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The whole of one case for its page, as far as the person may see it. */
@Service
@Transactional(readOnly = true)
public class CasePage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

    private final RequestRegister register;
    private final Questions questions;
    private final Searches searches;
    private final CaseClock caseClock;
    private final Decisions decisions;
    private final Notices notices;
    private final Messages messages;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final TaskService taskService;
    private final Retries retries;
    private final People people;
    private final Units units;
    private final Person person;
    private final Actor actor;
    private final PartAnswers partAnswers;
    private final ReceiptCorrections receiptCorrections;
    private final ApplicantCorrections applicantCorrections;
    private final List<CaseSection> sections;
    private final TimeLeft timeLeft;
    private final Cases cases;

    CasePage(
            RequestRegister register,
            Questions questions,
            Searches searches,
            CaseClock caseClock,
            Decisions decisions,
            Notices notices,
            Messages messages,
            Attachments attachments,
            AuditTrail audit,
            TaskService taskService,
            Retries retries,
            People people,
            Units units,
            Person person,
            Actor actor,
            PartAnswers partAnswers,
            ReceiptCorrections receiptCorrections,
            ApplicantCorrections applicantCorrections,
            List<CaseSection> sections,
            TimeLeft timeLeft,
            Cases cases) {
        this.register = register;
        this.questions = questions;
        this.searches = searches;
        this.caseClock = caseClock;
        this.decisions = decisions;
        this.notices = notices;
        this.messages = messages;
        this.attachments = attachments;
        this.audit = audit;
        this.taskService = taskService;
        this.retries = retries;
        this.people = people;
        this.units = units;
        this.person = person;
        this.actor = actor;
        this.partAnswers = partAnswers;
        this.receiptCorrections = receiptCorrections;
        this.applicantCorrections = applicantCorrections;
        this.sections = sections;
        this.timeLeft = timeLeft;
        this.cases = cases;
    }

    /** The case with this reference; empty when there is none for this person. */
    public Optional<Map<String, Object>> of(String reference) {
        Optional<FoiRequest> found = register.find(reference);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Question> all = questions.of(reference);
        boolean asked = all.stream()
                .flatMap(question -> searches.of(question.id()).stream())
                .anyMatch(search -> person.groups().contains(search.unit()));
        if (!person.readsEveryCase() && !asked) {
            return Optional.empty();
        }
        List<Question> shown = person.readsEveryCase()
                ? all
                : all.stream().filter(this::askedOfPersonsUnit).toList();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("request", request(found.get()));
        page.put("whole", person.readsEveryCase());
        page.put("questions", shown.stream().map(this::question).toList());
        page.put("undivided", all.isEmpty() ? clock(caseClock.ofWholeRequest(reference)) : null);
        if (person.readsEveryCase()) {
            page.put("steps", actor.asTheHouse(() -> steps(reference)));
            page.put("troubles", actor.asTheHouse(() -> troubles(reference)));
            page.put(
                    "breaches",
                    register.breaches(reference).stream().map(DAY::format).toList());
            page.put("dates", dates(reference, all));
            page.put("progress", progress(found.get(), all));
            page.put("corrections", corrections(reference));
            page.put("mayManage", cases.mayManage());
            page.put("mayPropose", cases.mayProposeReceiptDate(reference));
            page.put("notices", notices.of(reference).stream().map(this::notice).toList());
            page.put("history", history(reference));
        }
        page.put("writes", person.seesApplicant());
        page.put("isOpen", found.get().closedOn() == null);
        page.put("unread", !messages.withUnread(List.of(reference)).isEmpty());
        if (person.seesApplicant()) {
            page.put("applicant", shown(register.applicant(reference)));
            page.put("formerly", formerly(reference));
            page.put("wording", found.get().wording());
            page.put("firstWording", register.firstWording(reference).orElse(null));
            page.put(
                    "letters", messages.of(reference).stream().map(this::letter).toList());
            page.put("files", attachments.of(reference));
            page.put("partAnswerPossible", partAnswers.possible(reference));
        }
        sections.forEach(section -> section.of(found.get()).ifPresent(part -> page.put(section.name(), part)));
        return Optional.of(page);
    }

    private static Map<String, Object> shown(Applicant applicant) {
        return Desk.fields(
                "name", applicant.name() == null ? "No name given" : applicant.name(),
                "organisation", applicant.organisation(),
                "email", applicant.email(),
                "postalAddress", applicant.postalAddress());
    }

    /** The particulars before each correction, the last one first. */
    private List<Map<String, Object>> formerly(String reference) {
        return applicantCorrections.of(reference).stream()
                .map(before -> Desk.fields(
                        "until", DAY.format(before.correctedAt().atZone(Today.LONDON)),
                        "by", people.name(before.correctedBy()),
                        "reason", before.reason(),
                        "words",
                                Stream.of(before.name(), before.organisation(), before.email(), before.postalAddress())
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.joining(", "))))
                .toList();
    }

    /** Corrections of the date of receipt: both days, who proposed and who decided. */
    private List<Map<String, Object>> corrections(String reference) {
        return receiptCorrections.of(reference).stream()
                .map(correction -> Desk.fields(
                        "from", DAY.format(correction.recordedDay()),
                        "to", DAY.format(correction.proposedDay()),
                        "by", people.name(correction.proposedBy()),
                        "reason", correction.reason(),
                        "waits", correction.confirmed() == null,
                        "done", Boolean.TRUE.equals(correction.confirmed()),
                        "decidedBy", correction.decidedBy() == null ? null : people.name(correction.decidedBy())))
                .toList();
    }

    /** The way of a request in a few steps: what is behind it, where it stands, and what is to come. */
    private List<Map<String, Object>> progress(FoiRequest request, List<Question> all) {
        List<NoticeType> sent = notices.of(request.reference()).stream()
                .filter(notice -> notice.status() == StoredNotice.Status.SENT)
                .map(StoredNotice::type)
                .toList();
        List<Question> counted = all.stream()
                .filter(question -> question.stage() != QuestionStage.REDEFINED)
                .toList();
        long decided = counted.stream()
                .filter(question -> !question.stage().open() || question.stage() == QuestionStage.DECIDED)
                .count();
        long done =
                counted.stream().filter(question -> !question.stage().open()).count();
        boolean closed = request.closedOn() != null;
        boolean split = !counted.isEmpty();
        Map<String, Boolean> way = new LinkedHashMap<>();
        way.put("Received", true);
        way.put("Acknowledged", sent.contains(NoticeType.ACKNOWLEDGEMENT));
        way.put("Triaged", split || closed);
        way.put(
                split ? "Questions decided (" + decided + " of " + counted.size() + ")" : "Questions decided",
                closed || split && decided == counted.size());
        way.put(
                split ? "Questions answered (" + done + " of " + counted.size() + ")" : "Questions answered",
                closed || split && done == counted.size());
        way.put("Closed", closed);
        // The acknowledgement goes beside the way: it holds nothing up.
        String here = way.entrySet().stream()
                .filter(step -> !step.getValue() && !step.getKey().equals("Acknowledged"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("Closed");
        return way.entrySet().stream()
                .map(step -> Map.<String, Object>of(
                        "step", step.getKey(),
                        "done", step.getValue() && !step.getKey().equals(here),
                        "here", step.getKey().equals(here)))
                .toList();
    }

    private boolean askedOfPersonsUnit(Question question) {
        return searches.of(question.id()).stream()
                .anyMatch(search -> person.groups().contains(search.unit()));
    }

    private Map<String, Object> request(FoiRequest request) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("reference", request.reference());
        shown.put("subject", request.subject());
        shown.put("status", request.status().label());
        shown.put("channel", request.channel().label());
        shown.put("receivedOn", DAY.format(request.receivedOn()));
        shown.put("detour", detour(request));
        shown.put("dueOn", request.dueOn() == null ? null : DAY.format(request.dueOn()));
        shown.put("daysLeft", timeLeft.until(request.dueOn()));
        shown.put("closedOn", request.closedOn() == null ? null : DAY.format(request.closedOn()));
        shown.put("owner", people.name(request.caseOwner()));
        return shown;
    }

    /** Where it arrived, when that was not with this team; null otherwise. The clock knows no such detour (s10(6)). */
    private String detour(FoiRequest request) {
        boolean elsewhere = request.receivedByUnit() != null
                || request.reachedFoiUnitOn() != null
                        && request.reachedFoiUnitOn().isAfter(request.receivedOn());
        if (!elsewhere) {
            return null;
        }
        return "first with "
                + (request.receivedByUnit() == null ? "another part" : units.name(request.receivedByUnit()))
                + (request.reachedFoiUnitOn() == null
                        ? ""
                        : ", with this team since " + DAY.format(request.reachedFoiUnitOn()));
    }

    private Map<String, Object> question(Question question) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("label", question.label());
        shown.put("wording", question.wording());
        shown.put("stage", question.stage().label());
        shown.put("open", question.stage().open());
        shown.put(
                "replaced",
                questions.replacedWords(question.id()).stream()
                        .map(words -> Map.of(
                                "label",
                                words.label(),
                                "wording",
                                words.wording(),
                                "on",
                                DAY.format(words.replacedOn())))
                        .toList());
        shown.put(
                "outcome",
                person.readsEveryCase()
                        ? decisions
                                .current(question.id())
                                .map(version -> version.decision().outcome().label())
                                .orElse(null)
                        : null);
        shown.put(
                "approvedBy",
                decisions.approvals(question.id()).stream()
                        .filter(Decisions.Approval::approved)
                        .reduce((first, second) -> second)
                        .filter(approval -> decisions.approvalStands(question.id()))
                        .map(approval -> people.name(approval.decidedBy()) + " on "
                                + DAY.format(approval.decidedAt().atZone(Today.LONDON)))
                        .orElse(null));
        shown.put("clock", question.stage() == QuestionStage.REDEFINED ? null : clock(question));
        shown.put(
                "searches",
                searches.of(question.id()).stream().map(this::search).toList());
        return shown;
    }

    private Map<String, Object> search(Search search) {
        return Desk.fields(
                "unit", units.name(search.unit()),
                "result", search.result() == null ? "Waiting" : search.result().label(),
                "minutes", search.minutes() == null ? null : search.minutes() + " minutes");
    }

    /** For a question that is done with, the date it had; how many days were left then is of no more use. */
    private Map<String, Object> clock(Question question) {
        Map<String, Object> shown = clock(caseClock.of(question.id()));
        if (!question.stage().open()) {
            shown.put("daysLeft", null);
        }
        return shown;
    }

    private Map<String, Object> clock(Deadline deadline) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("running", deadline.status() == Deadline.Status.RUNNING);
        shown.put("suspended", deadline.status() == Deadline.Status.SUSPENDED);
        shown.put("dueOn", deadline.dueOn() == null ? null : WEEKDAY.format(deadline.dueOn()));
        shown.put("daysLeft", timeLeft.until(deadline.dueOn()));
        shown.put("disputed", deadline.disputed() == null ? null : WEEKDAY.format(deadline.disputed()));
        shown.put("calendar", deadline.calendarVersion());
        shown.put("days", deadline.ledger().stream().map(this::ledgerDay).toList());
        return shown;
    }

    private Map<String, Object> ledgerDay(LedgerEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("on", WEEKDAY.format(entry.on()));
        shown.put("day", entry.counts() && entry.day() != null ? "Day " + entry.day() : "Not counted");
        shown.put("counts", entry.counts());
        shown.put("why", Objects.toString(entry.why(), ""));
        shown.put("source", Objects.toString(entry.source(), ""));
        return shown;
    }

    private List<Map<String, Object>> steps(String reference) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> {
                    Map<String, Object> step = new LinkedHashMap<>();
                    step.put("name", task.getName());
                    step.put("question", label(task));
                    step.put("with", task.getAssignee() == null ? "nobody yet" : people.name(task.getAssignee()));
                    step.put(
                            "since", DAY.format(task.getCreateTime().toInstant().atZone(Today.LONDON)));
                    return step;
                })
                .toList();
    }

    private String label(Task task) {
        return taskService.getVariable(task.getId(), Variables.QUESTION_ID.name()) instanceof Long id
                ? questions.get(id).label()
                : null;
    }

    /** Steps that failed and wait for somebody, such as a letter that the mail server does not take. */
    private List<Map<String, Object>> troubles(String reference) {
        return retries.failed(reference).stream()
                .filter(job -> job.getExceptionMessage() != null)
                .map(job -> Map.<String, Object>of(
                        "message",
                        job.getExceptionMessage(),
                        "retries",
                        job.getRetries(),
                        "stuck",
                        job.getRetries() == 0))
                .toList();
    }

    private List<Map<String, Object>> dates(String reference, List<Question> all) {
        Map<Long, String> labels = all.stream().collect(Collectors.toMap(Question::id, Question::label));
        List<Map<String, Object>> dates = new ArrayList<>();
        for (CaseClock.Computed computed : caseClock.history(reference)) {
            dates.add(Map.of(
                    "at",
                    moment(computed.computedAt()),
                    "question",
                    computed.questionId() == null ? "Whole request" : labels.getOrDefault(computed.questionId(), ""),
                    "result",
                    computed.dueOn() == null ? "Clock stopped" : "Due " + DAY.format(computed.dueOn()),
                    "cause",
                    computed.cause()));
        }
        return dates;
    }

    private Map<String, Object> notice(StoredNotice notice) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("title", notice.type().title());
        shown.put("url", "/api/requests/" + notice.reference() + "/notices/" + notice.id());
        shown.put("sent", notice.status() == StoredNotice.Status.SENT);
        shown.put("dropped", notice.status() == StoredNotice.Status.DROPPED);
        shown.put("sentOn", notice.sentOn() == null ? null : DAY.format(notice.sentOn()));
        shown.put("late", notice.late());
        shown.put("pdf", person.seesApplicant());
        return shown;
    }

    private Map<String, Object> letter(Message message) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", message.id());
        shown.put("on", DAY.format(message.happenedOn()));
        shown.put("direction", message.direction() == Message.Direction.IN ? "From the applicant" : "To the applicant");
        shown.put("kind", message.kind());
        shown.put("channel", message.channel().label());
        shown.put("state", message.state().label());
        shown.put("doubt", message.state() == Message.State.SENDING);
        shown.put("unread", message.toRead());
        shown.put("readAs", message.readAs() == null ? null : message.readAs().label());
        shown.put("became", messages.newRequest(message.id()).orElse(null));
        shown.put(
                "enclosed",
                attachments.of(message.reference()).stream()
                        .filter(file -> message.id().equals(file.messageId()))
                        .toList());
        shown.put("body", message.body());
        return shown;
    }

    private List<Map<String, Object>> history(String reference) {
        Map<String, String> names = new HashMap<>();
        return audit.of(reference).stream()
                .map(entry -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("at", moment(entry.at()));
                    shown.put("actor", names.computeIfAbsent(entry.actor(), people::name));
                    shown.put("action", entry.action());
                    shown.put("detail", entry.detail());
                    return shown;
                })
                .toList();
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(Today.LONDON));
    }
}
