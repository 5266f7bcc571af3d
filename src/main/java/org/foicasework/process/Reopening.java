package org.foicasework.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Reopenings;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a closed request again. A manager does, with a reason. */
@Service
@Transactional
public class Reopening implements CaseSection {

    /** The message that starts the process of a request which is taken up again. */
    static final String REQUEST_REOPENED = "requestReopened";

    private final RuntimeService runtimeService;
    private final RequestRegister register;
    private final Questions questions;
    private final Reopenings reopenings;
    private final Units units;
    private final Person person;
    private final Actor actor;

    Reopening(
            RuntimeService runtimeService,
            RequestRegister register,
            Questions questions,
            Reopenings reopenings,
            Units units,
            Person person,
            Actor actor) {
        this.runtimeService = runtimeService;
        this.register = register;
        this.questions = questions;
        this.reopenings = reopenings;
        this.units = units;
        this.person = person;
        this.actor = actor;
    }

    @Override
    public String name() {
        return "reopening";
    }

    @Override
    public Optional<Map<String, Object>> of(FoiRequest request) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        List<Reopenings.Reopening> before = reopenings.of(request.reference());
        boolean possible = mayReopen(request);
        if (before.isEmpty() && !possible) {
            return Optional.empty();
        }
        return Optional.of(Map.of(
                "possible",
                possible,
                "before",
                before.stream()
                        .map(each -> Map.of(
                                "on",
                                Today.words(
                                        each.reopenedAt().atZone(Today.LONDON).toLocalDate()),
                                "reason",
                                each.reason()))
                        .toList()));
    }

    /** What the page shows on which a request is opened again; empty when this person cannot, or it is open. */
    public Optional<Map<String, Object>> page(String reference) {
        return register.find(reference).filter(this::mayReopen).map(request -> {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("reference", reference);
            page.put("subject", request.subject());
            page.put("questions", possible(reference).stream().map(this::shown).toList());
            return page;
        });
    }

    private Map<String, Object> shown(Question question) {
        return Map.of(
                "id",
                question.id(),
                "label",
                question.label(),
                "wording",
                question.wording(),
                "stage",
                question.stage().label(),
                "lapsed",
                question.stage() == QuestionStage.LAPSED,
                "asked",
                units.units().stream()
                        .map(unit -> Map.of("field", "units-" + question.id(), "id", unit.id(), "name", unit.name()))
                        .toList());
    }

    private boolean mayReopen(FoiRequest request) {
        return request.closedOn() != null
                && person.groups().contains(Groups.MANAGERS)
                && !possible(request.reference()).isEmpty();
    }

    private List<Question> possible(String reference) {
        return questions.of(reference).stream().filter(Reopenings::possible).toList();
    }

    /**
     * Opens the request again and sets its process to work.
     *
     * @return false when this person cannot
     * @throws org.foicasework.request.InvalidSubmissionException when something needed is missing
     */
    public boolean reopen(String reference, List<Reopenings.TakenUp> takenUp, String reason) {
        if (register.find(reference).filter(this::mayReopen).isEmpty()) {
            return false;
        }
        reopenings.reopen(reference, takenUp, reason, person.id());
        actor.asTheHouse(() -> runtimeService
                .createMessageCorrelation(REQUEST_REOPENED)
                .processInstanceBusinessKey(reference)
                .setVariable(Variables.CASE_REFERENCE.name(), reference)
                .correlateStartMessage());
        return true;
    }
}
