package org.foicasework.process;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.SubjectMatter;
import org.foicasework.request.Today;
import org.foicasework.request.Triaged;
import org.foicasework.request.Triages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a caseworker does to one question from the page of its case: puts its triage right, or asks for more time. */
@Service
@Transactional
public class QuestionActions implements CaseSection {

    /** The message that takes a question back to the table {@code regime.dmn}. */
    static final String TRIAGE_CORRECTED = "triageCorrected";

    /** The message that begins an extension under regulation 7 beside the work on the question. */
    static final String MORE_TIME_WANTED = "moreTimeWanted";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final RuntimeService runtimeService;
    private final RequestRegister register;
    private final Questions questions;
    private final Triages triages;
    private final CaseClock caseClock;
    private final Units units;
    private final AuditTrail audit;
    private final Person person;
    private final Actor actor;
    private final People people;

    QuestionActions(
            RuntimeService runtimeService,
            RequestRegister register,
            Questions questions,
            Triages triages,
            CaseClock caseClock,
            Units units,
            AuditTrail audit,
            Person person,
            Actor actor,
            People people) {
        this.runtimeService = runtimeService;
        this.register = register;
        this.questions = questions;
        this.triages = triages;
        this.caseClock = caseClock;
        this.units = units;
        this.audit = audit;
        this.person = person;
        this.actor = actor;
        this.people = people;
    }

    @Override
    public String name() {
        return "triage";
    }

    /** The triage of every question, with its reason, what the table made of it, and every one before. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> of(FoiRequest request) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Question question : questions.of(request.reference())) {
            List<Triages.Entry> entries = triages.of(question.id());
            if (!entries.isEmpty()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("label", question.label());
                line.put("entries", entries.stream().map(this::entry).toList());
                line.put("correctable", mayCorrect(question) ? page(question, "triage") : null);
                line.put("extendable", mayAskForTime(question) ? page(question, "more-time") : null);
                shown.add(line);
            }
        }
        return shown.isEmpty() ? Optional.empty() : Optional.of(Map.of("triaged", shown));
    }

    private static String page(Question question, String action) {
        return "/requests/" + question.reference() + "/questions/" + question.id() + "/" + action;
    }

    private Map<String, Object> entry(Triages.Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("about", entry.facts().about().label());
        shown.put("limb", entry.facts().environmentLimb());
        shown.put("heldBy", entry.facts().heldBy());
        shown.put("reason", entry.facts().reason());
        shown.put("route", entry.route() == null ? null : entry.route().label());
        shown.put("on", DAY.format(entry.decidedAt().atZone(Today.LONDON)));
        shown.put("by", people.name(entry.decidedBy()));
        return shown;
    }

    /** What the page shows on which the triage of a question is put right; empty when this person cannot. */
    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> page(String reference, long questionId) {
        return find(reference, questionId).filter(this::mayCorrect).map(question -> {
            Triaged now = triages.facts(questionId);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("reference", reference);
            page.put("id", questionId);
            page.put("label", question.label());
            page.put("wording", question.wording());
            page.put("heldBy", Objects.toString(now.heldBy(), ""));
            page.put(
                    "subjects",
                    Arrays.stream(SubjectMatter.values())
                            .map(about ->
                                    Map.of("id", about.name(), "name", about.label(), "chosen", about == now.about()))
                            .toList());
            page.put(
                    "limbs",
                    List.of("a", "b", "c", "d", "e", "f").stream()
                            .map(limb -> Map.of("id", limb, "chosen", limb.equals(now.environmentLimb())))
                            .toList());
            page.put("units", units.units());
            return page;
        });
    }

    /**
     * Puts a wrong triage right and takes the question back to the table. What was done on it so far stays on record; what
     * was under way ends.
     *
     * @param asked the units that may hold the information; may be empty when units were asked before
     * @return false when this person cannot
     * @throws InvalidSubmissionException when something needed is missing
     */
    public boolean correct(String reference, long questionId, Triaged facts, List<String> asked) {
        Optional<Question> question = find(reference, questionId).filter(this::mayCorrect);
        if (question.isEmpty()) {
            return false;
        }
        if (asked.stream().anyMatch(id -> units.units().stream()
                .noneMatch(unit -> unit.id().equals(id)))) {
            throw new InvalidSubmissionException("Choose only units from the list.");
        }
        questions.triageAnew(questionId, facts, asked, person.id());
        tell(question.get(), TRIAGE_CORRECTED);
        return true;
    }

    /**
     * Asks for more time on the ground of complexity and volume (EIR reg 7(1)). The work on the question goes on meanwhile.
     *
     * @return false when this person cannot, or the law has no such extension for this question
     */
    public boolean askForTime(String reference, long questionId) {
        Optional<Question> question = find(reference, questionId).filter(this::mayAskForTime);
        if (question.isEmpty()) {
            return false;
        }
        tell(question.get(), MORE_TIME_WANTED);
        audit.record(
                reference, person.id(), "wants more time for " + question.get().label(), "EIR regulation 7");
        return true;
    }

    private Optional<Question> find(String reference, long questionId) {
        return questions.of(reference).stream()
                .filter(question -> question.id() == questionId)
                .findFirst();
    }

    /** While the applicant is asked what is meant, nothing is known that could put the triage right: the reply comes first. */
    private boolean mayCorrect(Question question) {
        return person.seesApplicant()
                && question.stage().open()
                && question.clockStatus() == Deadline.Status.RUNNING
                && waiting(question, TRIAGE_CORRECTED).isPresent();
    }

    /** Reg 7 is for environmental information, and once. */
    private boolean mayAskForTime(Question question) {
        return person.seesApplicant()
                && question.regime() == Regime.EIR
                && question.stage().open()
                && question.clockStatus() == Deadline.Status.RUNNING
                && caseClock.events(question.id()).stream()
                        .noneMatch(event -> event.type() == ClockEvent.Type.COMPLEXITY_EXTENSION)
                && waiting(question, MORE_TIME_WANTED).isPresent()
                && !timeIsBeingTaken(question);
    }

    private boolean timeIsBeingTaken(Question question) {
        return actor.asTheHouse(() -> runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(question.reference(), "extension")
                        .variableValueEquals(Variables.QUESTION_ID.name(), question.id())
                        .count()
                > 0);
    }

    private void tell(Question question, String message) {
        actor.asTheHouse(() -> {
            runtimeService.messageEventReceived(
                    message, waiting(question, message).orElseThrow().getId());
            return null;
        });
    }

    private Optional<Execution> waiting(Question question, String message) {
        return actor
                .asTheHouse(() -> runtimeService
                        .createExecutionQuery()
                        .processInstanceBusinessKey(question.reference())
                        .messageEventSubscriptionName(message)
                        .processVariableValueEquals(Variables.QUESTION_ID.name(), question.id())
                        .listPage(0, 1))
                .stream()
                .findFirst();
    }
}
