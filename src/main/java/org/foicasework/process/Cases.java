package org.foicasework.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.LedgerEntry;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.correspondence.Outbox;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Search;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The whole of one case for its page, as far as the person may see it. */
@Service
@Transactional(readOnly = true)
public class Cases {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

    private final RequestRegister register;
    private final Questions questions;
    private final Searches searches;
    private final CaseClock caseClock;
    private final Decisions decisions;
    private final Notices notices;
    private final Messages messages;
    private final Attachments attachments;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final WorkingDays workingDays;
    private final Today today;
    private final Units units;
    private final Person person;
    private final Actor actor;
    private final PartAnswers partAnswers;
    private final List<CaseSection> sections;

    Cases(
            RequestRegister register,
            Questions questions,
            Searches searches,
            CaseClock caseClock,
            Decisions decisions,
            Notices notices,
            Messages messages,
            Attachments attachments,
            Outbox outbox,
            AuditTrail audit,
            TaskService taskService,
            RuntimeService runtimeService,
            ManagementService managementService,
            WorkingDays workingDays,
            Today today,
            Units units,
            Person person,
            Actor actor,
            PartAnswers partAnswers,
            List<CaseSection> sections) {
        this.register = register;
        this.questions = questions;
        this.searches = searches;
        this.caseClock = caseClock;
        this.decisions = decisions;
        this.notices = notices;
        this.messages = messages;
        this.attachments = attachments;
        this.outbox = outbox;
        this.audit = audit;
        this.taskService = taskService;
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.workingDays = workingDays;
        this.today = today;
        this.units = units;
        this.person = person;
        this.actor = actor;
        this.partAnswers = partAnswers;
        this.sections = sections;
    }

    /** Whether the person may read the case as a whole (without the applicant, unless they write to them). */
    public boolean mayRead(String reference) {
        return person.readsEveryCase();
    }

    /** Whether the person may record letters of this applicant. */
    public boolean mayWriteToApplicant(String reference) {
        return person.seesApplicant() && register.find(reference).isPresent();
    }

    /** Whether the person may read a file: what came from the applicant is for caseworkers; what was found is for all who work the case. */
    public boolean mayRead(Attachment file) {
        if (file.reference() == null) {
            return file.uploadedBy().equals(person.id());
        }
        if (file.searchId() == null) {
            return person.seesApplicant();
        }
        return person.readsEveryCase()
                || person.groups().contains(searches.get(file.searchId()).unit());
    }

    /**
     * Cases for the list, as far as the person may see them.
     *
     * @param words the beginning of a reference or part of a subject; empty for the open cases by date
     */
    public List<Map<String, Object>> list(String words) {
        if (!person.readsEveryCase()) {
            return List.of();
        }
        return register.list(words, 100).stream()
                .map(line -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("reference", line.reference());
                    shown.put("subject", line.subject());
                    shown.put("status", line.status().label());
                    shown.put("received", DAY.format(line.receivedOn()));
                    shown.put("due", line.dueOn() == null ? null : DAY.format(line.dueOn()));
                    shown.put("daysLeft", daysLeft(line.dueOn()));
                    shown.put("late", line.dueOn() != null && today.date().isAfter(line.dueOn()));
                    shown.put("owner", line.caseOwner());
                    return shown;
                })
                .toList();
    }

    /** The case with this reference; empty when there is none for this person. */
    public Optional<Map<String, Object>> page(String reference) {
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
            page.put("notices", notices.of(reference).stream().map(this::notice).toList());
            page.put("history", history(reference));
        }
        if (person.seesApplicant()) {
            page.put("applicant", register.applicant(reference));
            page.put("wording", found.get().wording());
            page.put(
                    "letters", messages.of(reference).stream().map(this::letter).toList());
            page.put("files", attachments.of(reference));
            page.put("partAnswerPossible", partAnswers.possible(reference));
        }
        sections.forEach(section -> section.of(found.get()).ifPresent(part -> page.put(section.name(), part)));
        return Optional.of(page);
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
        shown.put("dueOn", request.dueOn() == null ? null : DAY.format(request.dueOn()));
        shown.put("daysLeft", daysLeft(request.dueOn()));
        shown.put("closedOn", request.closedOn() == null ? null : DAY.format(request.closedOn()));
        shown.put("owner", request.caseOwner());
        return shown;
    }

    /** "3 working days left", "due today", "2 working days late"; null without a date. */
    private String daysLeft(LocalDate dueOn) {
        if (dueOn == null) {
            return null;
        }
        int days = workingDays.between(today.date(), dueOn);
        String count = Math.abs(days) == 1 ? "1 working day" : Math.abs(days) + " working days";
        if (today.date().isAfter(dueOn)) {
            return days == 0 ? "late" : count + " late";
        }
        return days == 0 ? "due today" : count + " left";
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
                        .map(approval -> approval.decidedBy() + " on "
                                + DAY.format(approval.decidedAt().atZone(Today.LONDON)))
                        .orElse(null));
        shown.put("clock", question.stage() == QuestionStage.REDEFINED ? null : clock(question));
        shown.put(
                "searches",
                searches.of(question.id()).stream().map(this::search).toList());
        return shown;
    }

    private Map<String, Object> search(Search search) {
        return Map.of(
                "unit", units.name(search.unit()),
                "result", search.result() == null ? "Waiting" : search.result().label(),
                "minutes", search.minutes() == null ? "" : search.minutes() + " minutes");
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
        shown.put("daysLeft", daysLeft(deadline.dueOn()));
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
                    step.put("with", task.getAssignee() == null ? "nobody yet" : task.getAssignee());
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
        return jobs(reference).stream()
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

    private List<Job> jobs(String reference) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance ->
                        managementService.createJobQuery().processInstanceId(instance.getId()).list().stream())
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
        shown.put("body", message.body());
        return shown;
    }

    private List<Map<String, Object>> history(String reference) {
        return audit.of(reference).stream()
                .map(entry -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("at", moment(entry.at()));
                    shown.put("actor", entry.actor());
                    shown.put("action", entry.action());
                    shown.put("detail", entry.detail());
                    return shown;
                })
                .toList();
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(Today.LONDON));
    }

    /**
     * Answers what is decided in a notice of its own, before its date is near.
     *
     * @return false when there is nothing to answer by itself, or the person is no caseworker
     */
    @Transactional
    public boolean answerWhatIsDecided(String reference) {
        if (!mayWriteToApplicant(reference) || !partAnswers.possible(reference)) {
            return false;
        }
        partAnswers.answerWhatIsDecided(reference);
        audit.record(reference, person.id(), "had what is decided answered by itself", null);
        return true;
    }

    /**
     * Ends the doubt whether an interrupted letter left, and lets its step be tried again.
     *
     * @return false when there is no such letter for this person
     */
    @Transactional
    public boolean resolveDoubt(String reference, UUID messageId, boolean left) {
        if (!mayWriteToApplicant(reference)
                || messages.of(reference).stream()
                        .noneMatch(message -> message.id().equals(messageId))) {
            return false;
        }
        outbox.resolveDoubt(messageId, left, person.id());
        actor.asTheHouse(() -> {
            jobs(reference).stream()
                    .filter(job -> job.getRetries() == 0)
                    .forEach(job -> managementService.setJobRetries(job.getId(), 1));
            return null;
        });
        return true;
    }
}
