package org.foicasework.process.owner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.foicasework.process.internal.ThrowAwayEngine.Passing;
import org.foicasework.process.owner.Recordings.Choice;
import org.foicasework.process.owner.Recordings.Recording;
import org.foicasework.process.owner.Recordings.Visit;

/**
 * Stands for every step in a replay: does what the recording says was done there. A public type, because expressions call it; one
 * case is replayed at a time.
 */
public final class Recorded implements JavaDelegate {

    /** A condition asks what the record does not have. */
    static final class NotOnRecord extends RuntimeException {

        NotOnRecord(String message) {
            super(message);
        }
    }

    /** The case has come as far as its recording goes. */
    static final class EndOfRecord extends RuntimeException {}

    private Recording recording;
    private ReplayDiagram now;
    private Map<String, String> errors = Map.of();
    private final Map<String, Deque<Visit>> left = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<Passing> passings = new ArrayList<>();

    Recorded() {}

    /** A new case begins. */
    void begin(Recording next, ReplayDiagram diagram, Map<String, String> errorsAtEdges) {
        recording = next;
        now = diagram;
        errors = errorsAtEdges;
        left.clear();
        asked.clear();
        passings.clear();
        next.visits().forEach(visit -> left.computeIfAbsent(visit.activity(), id -> new ArrayDeque<>())
                .add(visit));
    }

    void passed(Passing passing) {
        passings.add(passing);
    }

    List<Passing> passings() {
        return passings;
    }

    /** The next visit of an element that the case has not made yet; null when there is none. */
    Visit peek(String activity) {
        Deque<Visit> visits = left.get(activity);
        return visits == null ? null : visits.peek();
    }

    Visit take(String activity) {
        return left.get(activity).poll();
    }

    /** The next visit of an element that was not cut short; what was cut short happens by itself, through what cut it short. */
    Optional<Visit> nextDone(String activity) {
        return left.getOrDefault(activity, new ArrayDeque<>()).stream()
                .filter(visit -> visit.end() != null && !visit.canceled())
                .findFirst();
    }

    void take(Visit visit) {
        left.get(visit.activity()).remove(visit);
    }

    /** The step was not begun on record: the case does not come to it. */
    private EndOfRecord endOfRecord(String activity) {
        passings.remove(new Passing(activity, false));
        return new EndOfRecord();
    }

    /** Does what a step did. */
    @Override
    public void execute(DelegateExecution execution) {
        String activity = execution.getCurrentActivityId();
        if (peek(activity) == null) {
            boolean known = recording.visits().stream()
                    .anyMatch(visit -> visit.activity().equals(activity));
            if (!recording.closed() && (known || errors.containsKey("known:" + activity))) {
                throw endOfRecord(activity);
            }
            return;
        }
        Visit visit = take(activity);
        if (visit.end() == null) {
            return;
        }
        execution.setVariables(visit.sets());
        String error = errors.get(activity);
        if (visit.canceled() && error != null) {
            throw new BpmnError(error);
        }
    }

    /** What a condition that asks the register said. Called by the diagrams of a replay. */
    public boolean says(DelegateExecution execution, String flow) {
        String gateway = now.source(flow);
        String condition = Recordings.plain(now.condition(flow));
        int visit = came(gateway) - 1;
        List<Choice> here = recording.choices().stream()
                .filter(choice -> choice.gateway().equals(gateway))
                .toList();
        if (visit >= 0 && visit < here.size()) {
            Boolean truth = truth(here.get(visit), condition);
            if (truth != null) {
                return truth;
            }
        }
        // The gateway is new, or stands elsewhere: the same question was asked somewhere else, in the same order.
        List<Boolean> elsewhere = recording.choices().stream()
                .map(choice -> truth(choice, condition))
                .filter(truth -> truth != null)
                .toList();
        int time = here.isEmpty() ? asked.merge(condition, 1, Integer::sum) - 1 : elsewhere.size();
        if (time < elsewhere.size()) {
            return elsewhere.get(time);
        }
        if (!recording.closed()) {
            throw new EndOfRecord();
        }
        throw new NotOnRecord("\"%s\" asks \"%s\", and the record does not say what the answer was."
                .formatted(now.name(gateway), condition));
    }

    /** How often the case came to an element so far. */
    private int came(String activity) {
        return (int) passings.stream()
                .filter(passing -> !passing.ended() && passing.activity().equals(activity))
                .count();
    }

    private static Boolean truth(Choice choice, String condition) {
        Boolean truth = choice.truths().get(condition);
        if (truth != null) {
            return truth;
        }
        Boolean opposite = choice.truths()
                .get(condition.startsWith("not ") ? condition.substring("not ".length()) : "not " + condition);
        return opposite == null ? null : !opposite;
    }

    /** One entry for each time that a step was done side by side. Called by the diagrams of a replay. */
    public List<Long> each(DelegateExecution execution, String activity) {
        List<Visit> all = recording.visits().stream()
                .filter(visit -> visit.activity().equals(activity + Diagrams.SEVERAL))
                .toList();
        // The engine asks again for each of the times.
        int body = Math.max(0, came(activity + Diagrams.SEVERAL) - 1);
        if (body >= all.size()) {
            return List.of(1L);
        }
        int times = (int) recording.visits().stream()
                .filter(visit -> visit.activity().equals(activity))
                .filter(visit -> all.get(body).id().equals(visit.parent()))
                .count();
        return Collections.nCopies(times, 1L);
    }
}
