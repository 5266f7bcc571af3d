package org.foicasework.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Family;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.Particular;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.notice.AuthorityDetails;
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
import org.foicasework.request.Search;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
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
    private final CaseClock caseClock;
    private final Decisions decisions;
    private final Notices notices;
    private final Messages messages;
    private final Attachments attachments;
    private final WorkingDays workingDays;
    private final CasePolicy policy;
    private final Units units;
    private final AuthorityDetails authority;
    private final Today today;
    private final Actor actor;
    private final Person person;
    private final ObjectMapper json;
    private final Map<String, Function<TaskFacts, Map<String, Object>>> steps;

    Desk(
            TaskService taskService,
            RequestRegister register,
            Questions questions,
            Searches searches,
            Clarifications clarifications,
            CaseClock caseClock,
            Decisions decisions,
            Notices notices,
            Messages messages,
            Attachments attachments,
            WorkingDays workingDays,
            CasePolicy policy,
            Units units,
            AuthorityDetails authority,
            Today today,
            Actor actor,
            Person person,
            ObjectMapper json,
            List<FormData> areas) {
        this.taskService = taskService;
        this.register = register;
        this.questions = questions;
        this.searches = searches;
        this.clarifications = clarifications;
        this.caseClock = caseClock;
        this.decisions = decisions;
        this.notices = notices;
        this.messages = messages;
        this.attachments = attachments;
        this.workingDays = workingDays;
        this.policy = policy;
        this.units = units;
        this.authority = authority;
        this.today = today;
        this.actor = actor;
        this.person = person;
        this.json = json;
        this.steps = new HashMap<>(Map.ofEntries(
                Map.entry(FoiRequestSteps.TRIAGE_REQUEST, this::triage),
                Map.entry(ClarificationSteps.WRITE_CLARIFICATION, this::writeClarification),
                Map.entry(ClarificationSteps.WAIT_FOR_REPLY, this::waitForReply),
                Map.entry(ClarificationSteps.READ_REPLY, this::readReply),
                Map.entry(QuestionSteps.SEARCH_FOR_INFORMATION, this::search),
                Map.entry(ExemptionReviewSteps.DECIDE_OUTCOME, this::decideOutcome),
                Map.entry(ExemptionReviewSteps.APPLY_EXEMPTIONS, this::applyExemptions),
                Map.entry(ExemptionReviewSteps.WEIGH_PUBLIC_INTEREST, this::weighPublicInterest),
                Map.entry(ExemptionReviewSteps.APPROVE_DECISION, this::approveDecision),
                Map.entry(IssueNoticeSteps.READ_NOTICE, this::notice),
                Map.entry(IssueNoticeSteps.PUT_NOTICE_RIGHT, this::notice),
                Map.entry(IssueNoticeSteps.SIGN_OFF_NOTICE, this::notice),
                Map.entry(IssueNoticeSteps.POST_NOTICE, this::postNotice)));
        areas.forEach(area -> this.steps.putAll(area.steps()));
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
                "step", task.getTaskDefinitionKey(),
                "title", task.getName(),
                "reference", facts.request().reference(),
                "subject", facts.request().subject(),
                "dueOn", dueOn(task),
                "daysLeft", daysLeft(dueOn(task)),
                "caseUrl", "/requests/" + facts.request().reference(),
                "today", today.date(),
                "units", units.units(),
                "question", facts.question() == null ? null : question(facts.question()));
        view.putAll(
                steps.getOrDefault(task.getTaskDefinitionKey(), any -> Map.of()).apply(facts));
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
        String noticeId = (String) variables.get(Variables.NOTICE_ID.name());
        return new TaskFacts(
                task,
                request,
                questionId == null ? null : questions.get(questionId),
                (Long) variables.get(Variables.SEARCH_ID.name()),
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
                "replaced", questions.replacedWords(question.id()));
    }

    private Map<String, Object> triage(TaskFacts facts) {
        String reference = facts.request().reference();
        return fields(
                "request", request(facts.request()),
                "applicant", applicant(reference),
                "attachments",
                        person.seesApplicant()
                                ? attachments.of(reference).stream()
                                        .map(this::file)
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
                request.wording(),
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
                "body", reply.body(),
                "attachments",
                        attachments.of(reply.reference()).stream()
                                .filter(file -> reply.id().equals(file.messageId()))
                                .map(this::file)
                                .toList());
    }

    private Map<String, Object> search(TaskFacts facts) {
        Search search = searches.get(facts.searchId());
        return fields("search", fields("id", search.id(), "unitName", units.name(search.unit())));
    }

    private List<Map<String, Object>> searches(TaskFacts facts) {
        List<Attachment> files = attachments.of(facts.request().reference());
        return searches.of(facts.question().id()).stream()
                .filter(search -> search.result() != null)
                .map(search -> fields(
                        "unitName", units.name(search.unit()),
                        "result", search.result().label(),
                        "minutes", search.minutes(),
                        "places", search.places(),
                        "method", search.method(),
                        "explanation", RequestRefusalForms.explanation(search),
                        "harm", search.harm(),
                        "recordedBy", search.recordedBy(),
                        "attachments",
                                files.stream()
                                        .filter(file -> Objects.equals(file.searchId(), search.id()))
                                        .map(this::file)
                                        .toList()))
                .toList();
    }

    private Map<String, Object> file(Attachment file) {
        return fields(
                "id", file.id(),
                "fileName", file.fileName(),
                "size", file.size(),
                "releasable", Attachments.releasable(file.fileName()));
    }

    private Map<String, Object> draft(TaskFacts facts) {
        Decision draft = decisions
                .current(facts.question().id())
                .map(Decisions.Version::decision)
                .orElse(null);
        return fields(
                "draft",
                draft,
                "ncnd",
                draft != null && draft.outcome() == Outcome.NEITHER_CONFIRM_NOR_DENY,
                "searches",
                searches(facts),
                "returned",
                lastReturn(decisions.approvals(facts.question().id())));
    }

    private Map<String, Object> lastReturn(List<Decisions.Approval> approvals) {
        return approvals.stream()
                .reduce((first, second) -> second)
                .filter(approval -> !approval.approved())
                .map(approval ->
                        fields("reasons", approval.reasons(), "by", approval.decidedBy(), "at", approval.decidedAt()))
                .orElse(null);
    }

    private Map<String, Object> decideOutcome(TaskFacts facts) {
        Map<String, Object> view = draft(facts);
        view.put(
                "releasedAttachmentIds",
                attachments.released(facts.question().id()).stream()
                        .map(Attachment::id)
                        .toList());
        view.put(
                "outcomes",
                Arrays.stream(Outcome.values())
                        .map(outcome -> Map.of("id", outcome.name(), "label", outcome.label()))
                        .toList());
        return view;
    }

    private Map<String, Object> applyExemptions(TaskFacts facts) {
        Map<String, Object> view = draft(facts);
        boolean ncnd = Boolean.TRUE.equals(view.get("ncnd"));
        List<Map<String, Object>> catalogue = new ArrayList<>();
        ExemptionCatalogue.standard()
                .pickList(Family.FOIA, today.date(), authority.authorityClass(), ncnd)
                .forEach((section, limbs) -> catalogue.add(fields(
                        "section", section.citation(),
                        "title", section.title(),
                        "guidance", section.guidance(),
                        "limbs", limbs.stream().map(this::limb).toList())));
        view.put("catalogue", catalogue);
        return view;
    }

    private Map<String, Object> limb(Limb limb) {
        return fields(
                "key", limb.key(),
                "citation", limb.citation(),
                "words", limb.words(),
                "absolute", limb.absolute(Map.of(), authority.authorityClass()),
                "prejudice", limb.needsPrejudiceTest(Map.of()),
                "verb", limb.verb(),
                "particulars", limb.particulars().stream().map(this::particular).toList());
    }

    private Map<String, Object> particular(Particular particular) {
        return fields(
                "key", particular.key(),
                "label", particular.label(),
                "hint", particular.hint(),
                "form", particular.form().name(),
                "options",
                        particular.options().isEmpty()
                                ? null
                                : particular.options().entrySet().stream()
                                        .map(option -> Map.of("id", option.getKey(), "label", option.getValue()))
                                        .toList(),
                "required", particular.needed() == null || particular.needed().holds(Map.of()));
    }

    private Map<String, Object> weighPublicInterest(TaskFacts facts) {
        Map<String, Object> view = draft(facts);
        List<WithheldItem> items = decisions
                .current(facts.question().id())
                .map(version -> version.decision().withheld())
                .orElse(List.of());
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            WithheldItem item = items.get(i);
            shown.add(fields(
                    "index", i,
                    "description", item.description(),
                    "limbs", citations(item),
                    "needsTest", item.needsPublicInterestTest(authority.authorityClass())));
        }
        view.put("items", shown);
        return view;
    }

    private static List<String> citations(WithheldItem item) {
        return item.claims().stream()
                .map(claim -> ExemptionCatalogue.standard()
                        .find(claim.limb())
                        .map(Limb::citation)
                        .orElse(claim.limb()))
                .toList();
    }

    private Map<String, Object> approveDecision(TaskFacts facts) {
        long questionId = facts.question().id();
        List<Decisions.Version> versions = decisions.versions(questionId);
        List<Decisions.Approval> approvals = decisions.approvals(questionId);
        Map<String, Object> view = draft(facts);
        view.put(
                "citations",
                ExemptionCatalogue.standard().limbs(Family.FOIA, today.date()).stream()
                        .collect(Collectors.toMap(Limb::key, limb -> limb.citation() + ": " + limb.words())));
        view.put(
                "outcomeLabel",
                versions.isEmpty()
                        ? null
                        : versions.get(versions.size() - 1).decision().outcome().label());
        view.put(
                "released",
                attachments.released(questionId).stream().map(this::file).toList());
        view.put(
                "history",
                approvals.stream()
                        .map(approval -> fields(
                                "approved", approval.approved(),
                                "reasons", approval.reasons(),
                                "by", approval.decidedBy(),
                                "at", approval.decidedAt()))
                        .toList());
        view.put(
                "cost",
                versions.isEmpty()
                        ? null
                        : RequestRefusalForms.summary(
                                versions.get(versions.size() - 1).decision(), authority.authorityClass()));
        view.put("changes", changes(versions, approvals));
        view.put("drafters", decisions.drafters(questionId));
        return view;
    }

    /** What differs between the version an approver last spoke on and the one in force. */
    private List<String> changes(List<Decisions.Version> versions, List<Decisions.Approval> approvals) {
        if (versions.isEmpty() || approvals.isEmpty()) {
            return List.of();
        }
        String spokenOn = approvals.get(approvals.size() - 1).digest();
        Decisions.Version current = versions.get(versions.size() - 1);
        return versions.stream()
                .filter(version -> version.digest().equals(spokenOn))
                .findFirst()
                .map(before -> {
                    Map<String, String> was = flat(json.valueToTree(before.decision()));
                    Map<String, String> is = flat(json.valueToTree(current.decision()));
                    List<String> changes = new ArrayList<>();
                    is.forEach((path, value) -> {
                        if (!was.containsKey(path)) {
                            changes.add("Added " + path + ": " + value);
                        } else if (!was.get(path).equals(value)) {
                            changes.add("Changed " + path + ": " + value);
                        }
                    });
                    was.keySet().stream()
                            .filter(path -> !is.containsKey(path))
                            .forEach(path -> changes.add("Removed " + path + ": " + was.get(path)));
                    return changes;
                })
                .orElse(List.of());
    }

    private static Map<String, String> flat(JsonNode node) {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect(node, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(
                            field -> collect(field.getValue(), (path + " " + words(field.getKey())).strip(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + " " + (i + 1), leaves);
            }
        } else if (!node.isNull()) {
            leaves.put(path, node.asText());
        }
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
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
                        notice.answers().stream()
                                .map(questions::get)
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
                                        signOff.decidedBy(),
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
