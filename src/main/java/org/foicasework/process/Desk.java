package org.foicasework.process;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.exemption.Family;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.AccessRegime;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Applicant;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Channel;
import org.foicasework.request.Clarification;
import org.foicasework.request.Clarifications;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
import org.foicasework.request.Triages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a form shows: just what its step needs to know. Only somebody who may see a task is shown anything of its case, and
 * who asked is shown only at the steps that write to the applicant.
 */
@Service
@Transactional(readOnly = true)
public class Desk {

    private final TaskService taskService;
    private final RequestRegister register;
    private final Questions questions;
    private final Searches searches;
    private final Clarifications clarifications;
    private final Triages triages;
    private final CaseClock caseClock;
    private final Decisions decisions;
    private final Notices notices;
    private final Messages messages;
    private final Attachments attachments;
    private final WorkingDays workingDays;
    private final CasePolicy policy;
    private final Units units;
    private final Today today;
    private final Actor actor;
    private final Person person;
    private final DecisionView decisionView;
    private final TaskStep taskStep;
    private final Map<String, Function<TaskFacts, Map<String, Object>>> steps;
    private final People people;

    Desk(
            TaskService taskService,
            RequestRegister register,
            Questions questions,
            Searches searches,
            Clarifications clarifications,
            Triages triages,
            CaseClock caseClock,
            Decisions decisions,
            Notices notices,
            Messages messages,
            Attachments attachments,
            WorkingDays workingDays,
            CasePolicy policy,
            Units units,
            Today today,
            Actor actor,
            Person person,
            DecisionView decisionView,
            TaskStep taskStep,
            List<FormData> areas,
            People people) {
        this.taskService = taskService;
        this.register = register;
        this.questions = questions;
        this.searches = searches;
        this.clarifications = clarifications;
        this.triages = triages;
        this.caseClock = caseClock;
        this.decisions = decisions;
        this.notices = notices;
        this.messages = messages;
        this.attachments = attachments;
        this.workingDays = workingDays;
        this.policy = policy;
        this.units = units;
        this.today = today;
        this.actor = actor;
        this.person = person;
        this.decisionView = decisionView;
        this.taskStep = taskStep;
        this.steps = new HashMap<>(Map.ofEntries(
                Map.entry(FoiRequestSteps.TRIAGE_REQUEST, this::triage),
                Map.entry(ClarificationSteps.WRITE_CLARIFICATION, this::writeClarification),
                Map.entry(ClarificationSteps.WAIT_FOR_REPLY, this::waitForReply),
                Map.entry(ClarificationSteps.READ_REPLY, this::readReply),
                Map.entry(ExemptionReviewSteps.DECIDE_OUTCOME, this::decideOutcome),
                Map.entry(IssueNoticeSteps.READ_NOTICE, this::notice),
                Map.entry(IssueNoticeSteps.SIGN_OFF_NOTICE, this::notice),
                Map.entry(IssueNoticeSteps.POST_NOTICE, this::postNotice)));
        areas.forEach(area -> this.steps.putAll(area.steps()));
        this.people = people;
    }

    /** What the start form needs. */
    public Map<String, Object> startForm() {
        return fields(
                "submissionKey", UUID.randomUUID(),
                "today", today.date(),
                "channels",
                        Arrays.stream(Channel.values())
                                .map(channel -> Map.of("id", channel.name(), "label", channel.label()))
                                .toList(),
                "units", units.units());
    }

    /** What the form of a task needs; empty when there is no such task for this person. */
    public Optional<Map<String, Object>> task(String taskId) {
        Task task = taskService.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return Optional.empty();
        }
        TaskFacts facts = actor.asTheHouse(() -> facts(task));
        Map<String, Object> view = fields(
                "taskId", task.getId(),
                "step", taskStep.of(task),
                "title", task.getName(),
                "reference", facts.request().reference(),
                "subject", facts.request().subject(),
                "dueOn", dueOn(task),
                "daysLeft", daysLeft(dueOn(task)),
                "caseUrl", "/requests/" + facts.request().reference(),
                "today", today.date(),
                "units", units.units(),
                "question", facts.question() == null ? null : question(facts.question()));
        view.putAll(steps.getOrDefault(taskStep.of(task), any -> Map.of()).apply(facts));
        return Optional.of(view);
    }

    private TaskFacts facts(Task task) {
        Map<String, Object> variables = taskService.getVariables(
                task.getId(),
                List.of(
                        Variables.CASE_REFERENCE.name(),
                        Variables.QUESTION_ID.name(),
                        Variables.SEARCH_ID.name(),
                        Variables.NOTICE_ID.name()));
        FoiRequest request = register.get((String) variables.get(Variables.CASE_REFERENCE.name()));
        Long questionId = (Long) variables.get(Variables.QUESTION_ID.name());
        Long searchId = (Long) variables.get(Variables.SEARCH_ID.name());
        if (questionId == null && searchId != null) {
            questionId = searches.get(searchId).questionId();
        }
        String noticeId = (String) variables.get(Variables.NOTICE_ID.name());
        return new TaskFacts(
                task,
                request,
                questionId == null ? null : questions.get(questionId),
                searchId,
                noticeId == null ? null : UUID.fromString(noticeId));
    }

    /** What the worklist shows on the cards of several tasks. */
    public List<Map<String, Object>> cards(List<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        List<Task> tasks = taskService
                .createTaskQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .listPage(0, taskIds.size());
        Map<String, String> references = actor.asTheHouse(() -> tasks.stream()
                .collect(Collectors.toMap(
                        Task::getId,
                        task -> Objects.toString(
                                taskService.getVariable(task.getId(), Variables.CASE_REFERENCE.name()), ""))));
        Map<String, RequestRegister.Summary> summaries = register.summaries(List.copyOf(references.values())).stream()
                .collect(Collectors.toMap(RequestRegister.Summary::reference, Function.identity()));
        return tasks.stream()
                .filter(task -> summaries.containsKey(references.get(task.getId())))
                .map(task -> {
                    RequestRegister.Summary summary = summaries.get(references.get(task.getId()));
                    return fields(
                            "taskId", task.getId(),
                            "reference", summary.reference(),
                            "subject", summary.subject(),
                            "stage", task.getName(),
                            "dueOn", dueOn(task),
                            "daysLeft", daysLeft(dueOn(task)));
                })
                .toList();
    }

    private LocalDate dueOn(Task task) {
        return Dates.day(task.getDueDate());
    }

    private Integer daysLeft(LocalDate dueOn) {
        return dueOn == null ? null : workingDays.between(today.date(), dueOn);
    }

    private Map<String, Object> question(Question question) {
        return fields(
                "id", question.id(),
                "label", question.label(),
                "wording", question.wording(),
                "unclearWhy", question.unclearWhy(),
                "dueOn", question.dueOn(),
                "law", family(question).name(),
                "replaced", questions.replacedWords(question.id()));
    }

    /** Whose exemptions or exceptions a question may rely on. */
    static Family family(Question question) {
        return AccessRegime.of(question.regime()).family();
    }

    private Map<String, Object> triage(TaskFacts facts) {
        String reference = facts.request().reference();
        return fields(
                "request", request(facts.request()),
                "applicant", applicant(reference),
                "attachments",
                        person.seesApplicant()
                                ? attachments.of(reference).stream()
                                        .map(DecisionView::file)
                                        .toList()
                                : List.of());
    }

    /** Who asked; null for anybody who does not write to applicants, even at a step that was handed to them. */
    private Applicant applicant(String reference) {
        return person.seesApplicant() ? register.applicant(reference) : null;
    }

    private Map<String, Object> request(FoiRequest request) {
        return fields(
                "wording",
                person.seesApplicant() ? request.wording() : null,
                "receivedOn",
                request.receivedOn(),
                "channel",
                request.channel().label());
    }

    private Map<String, Object> writeClarification(TaskFacts facts) {
        Question question = facts.question();
        return fields(
                "late", question.dueOn() != null && today.date().isAfter(question.dueOn()),
                "closesAfterWorkingDays", policy.lapseAfter(),
                "previous",
                        clarifications
                                .last(question.id())
                                .map(this::clarification)
                                .orElse(null),
                "reply", messages.lastReply(question.id()).map(this::reply).orElse(null),
                "returnedBecause", returnedBecause(question));
    }

    /** Why the last draft of this question's clarification request came back; null when none did. */
    private String returnedBecause(Question question) {
        return notices.of(question.reference()).stream()
                .filter(notice -> notice.type() == NoticeType.CLARIFICATION_REQUEST
                        && Long.valueOf(question.id()).equals(notice.questionId())
                        && notice.status() != StoredNotice.Status.SENT)
                .flatMap(notice -> notices.signOffs(notice.id()).stream())
                .reduce((first, second) -> second)
                .map(Notices.SignOff::reasons)
                .orElse(null);
    }

    private Map<String, Object> waitForReply(TaskFacts facts) {
        return fields(
                "clarification",
                clarifications
                        .last(facts.question().id())
                        .map(this::clarification)
                        .orElse(null));
    }

    private Map<String, Object> readReply(TaskFacts facts) {
        return fields(
                "clarification",
                        clarifications
                                .last(facts.question().id())
                                .map(this::clarification)
                                .orElse(null),
                "reply",
                        messages.lastReply(facts.question().id())
                                .map(this::reply)
                                .orElse(null),
                "triage", triages.facts(facts.question().id()),
                "labels",
                        questions.open(facts.request().reference()).stream()
                                .map(Question::label)
                                .toList());
    }

    private Map<String, Object> clarification(Clarification asked) {
        return fields(
                "unclearWords", asked.unclearWords(),
                "questions", asked.questions(),
                "help", asked.help(),
                "publicInterest", asked.publicInterest(),
                "askedOn",
                        caseClock
                                .last(asked.questionId(), ClockEvent.Type.CLARIFICATION_REQUESTED)
                                .orElse(null),
                "closesOn", asked.closesOn());
    }

    private Map<String, Object> reply(Message reply) {
        return fields(
                "receivedOn", reply.happenedOn(),
                "channel", reply.channel().label(),
                "body", person.seesApplicant() ? reply.body() : null,
                "attachments",
                        attachments.of(reply.reference()).stream()
                                .filter(file ->
                                        person.seesApplicant() && reply.id().equals(file.messageId()))
                                .map(DecisionView::file)
                                .toList());
    }

    private Map<String, Object> decideOutcome(TaskFacts facts) {
        Map<String, Object> view = decisionView.draft(facts);
        view.put(
                "releasedAttachmentIds",
                attachments.released(facts.question().id()).stream()
                        .map(Attachment::id)
                        .toList());
        view.put(
                "outcomes",
                Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.availableUnder(family(facts.question())))
                        .map(outcome -> Map.of("id", outcome.name(), "label", outcome.label()))
                        .toList());
        return view;
    }

    private Map<String, Object> notice(TaskFacts facts) {
        StoredNotice notice = notices.get(facts.noticeId());
        String base = "/api/requests/" + notice.reference() + "/notices/" + notice.id();
        return fields(
                "notice",
                        fields(
                                "id", notice.id(),
                                "type", notice.type().name(),
                                "title", notice.type().title(),
                                "previewUrl", base + "/preview",
                                "pdfUrl", base + "/preview.pdf",
                                "opening", notice.opening(),
                                "closing", notice.closing(),
                                "latenessReason", notice.latenessReason(),
                                "late", notice.dueOn() != null && today.date().isAfter(notice.dueOn()),
                                "findings", notices.findings(notice.id())),
                "questions",
                        notices.answeredBy(notice).stream()
                                .map(question -> fields(
                                        "id", question.id(),
                                        "label", question.label(),
                                        "outcomeLabel",
                                                decisions
                                                        .current(question.id())
                                                        .map(version -> version.decision()
                                                                .outcome()
                                                                .label())
                                                        .orElse("No decision"),
                                        "approvedBy",
                                                decisions.approvals(question.id()).stream()
                                                        .filter(Decisions.Approval::approved)
                                                        .map(Decisions.Approval::decidedBy)
                                                        .reduce((first, second) -> second)
                                                        .map(people::name)
                                                        .orElse(null)))
                                .toList(),
                "returned",
                        notices.signOffs(notice.id()).stream()
                                .reduce((first, second) -> second)
                                .filter(signOff -> !signOff.approved())
                                .map(signOff -> fields(
                                        "reasons",
                                        signOff.reasons(),
                                        "by",
                                        people.name(signOff.decidedBy()),
                                        "at",
                                        signOff.decidedAt()))
                                .orElse(null),
                "mayEditWords",
                        List.of(NoticeType.RESPONSE, NoticeType.GENERAL_REPLY).contains(notice.type()));
    }

    private Map<String, Object> postNotice(TaskFacts facts) {
        Map<String, Object> view = notice(facts);
        Applicant applicant = applicant(facts.request().reference());
        String address = applicant == null ? null : applicant.postalAddress();
        view.put("address", address == null ? List.of() : address.lines().toList());
        return view;
    }

    /** A map that keeps its order and may hold nulls. */
    static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return fields;
    }
}
