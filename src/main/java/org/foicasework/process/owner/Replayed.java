package org.foicasework.process.owner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.foicasework.process.internal.ThrowAwayEngine.Passing;
import org.foicasework.process.owner.Recordings.Change;
import org.foicasework.process.owner.Recordings.Recording;
import org.foicasework.process.owner.Recordings.Visit;
import org.foicasework.process.owner.Replay.Fate;
import org.foicasework.process.owner.Replay.Kind;

/** One case on record, run through a changed diagram: wherever it waits, what happened there on record happens again. */
final class Replayed {

    /** A case that goes on longer than this runs in circles. */
    private static final int STEPS = 2_000;

    private final ProcessEngine engine;
    private final Recorded recorded;
    private final ReplayDiagram now;
    private final ReplayDiagram before;
    private final Recording recording;
    private final List<Change> changes;

    Replayed(ProcessEngine engine, Recorded recorded, ReplayDiagram now, ReplayDiagram before, Recording recording) {
        this.engine = engine;
        this.recorded = recorded;
        this.now = now;
        this.before = before;
        this.recording = recording;
        this.changes = new ArrayList<>(recording.changes());
    }

    /** Something on record that can happen where the case is now. */
    private record Next(Instant at, int place, Runnable happens) {}

    /** What becomes of the case. */
    Fate fate() {
        recorded.begin(recording, now, errors());
        ProcessInstance[] instance = new ProcessInstance[1];
        Optional<Fate> stopped = Optional.empty();
        try {
            instance[0] = start();
            stopped = goOn(instance[0].getId());
        } catch (RuntimeException failed) {
            stopped = failed(failed);
        } finally {
            if (instance[0] != null && isRunning(instance[0].getId())) {
                engine.getRuntimeService()
                        .deleteProcessInstances(List.of(instance[0].getId()), "replayed", true, true, true, true);
            }
        }
        return stopped.orElseGet(this::compared);
    }

    /** A case begins where it began on record: a message may have opened it in the middle of the diagram. */
    private ProcessInstance start() {
        ProcessInstantiationBuilder start = engine.getRuntimeService()
                .createProcessInstanceByKey(now.process())
                .setVariables(recording.initial());
        recording.visits().stream()
                .findFirst()
                .filter(first ->
                        first.type().endsWith("StartEvent") && !first.type().startsWith("none"))
                .filter(first -> now.has(first.activity()))
                .ifPresent(first -> start.startBeforeActivity(first.activity()));
        return start.execute();
    }

    private boolean isRunning(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    private Optional<Fate> goOn(String instance) {
        for (int step = 0; step < STEPS; step++) {
            if (!isRunning(instance)) {
                return Optional.empty();
            }
            List<ActivityInstance> waiting = leaves(engine.getRuntimeService().getActivityInstance(instance));
            Optional<ActivityInstance> added = waiting.stream()
                    .filter(leaf -> !before.has(leaf.getActivityId()))
                    .filter(leaf -> leaf.getActivityType().equals("receiveTask"))
                    .findFirst();
            if (added.isPresent()) {
                // A step that the case never had: somebody does it.
                signal(added.get(), Map.of());
                continue;
            }
            Optional<Next> next = Stream.concat(
                            waiting.stream().flatMap(this::done), Stream.concat(happened(instance), changed(instance)))
                    .min(Comparator.comparing(Next::at).thenComparing(Next::place));
            if (next.isEmpty()) {
                return atRest(waiting);
            }
            next.get().happens().run();
        }
        return Optional.of(fate(Kind.STUCK, "The case would run in circles."));
    }

    private static List<ActivityInstance> leaves(ActivityInstance tree) {
        if (tree.getChildActivityInstances().length == 0) {
            return List.of(tree);
        }
        return Stream.of(tree.getChildActivityInstances())
                .flatMap(child -> leaves(child).stream())
                .toList();
    }

    /** What the people or the process at a step did on record: did it, or found that it cannot be done. */
    private Stream<Next> done(ActivityInstance leaf) {
        if (!leaf.getActivityType().equals("receiveTask")) {
            return Stream.empty();
        }
        Stream<Next> did = recorded.nextDone(leaf.getActivityId()).stream()
                .map(visit -> new Next(visit.end(), recording.visits().indexOf(visit), () -> {
                    recorded.take(visit);
                    signal(leaf, visit.sets());
                }));
        String error = before.errorEvents().get(leaf.getActivityId());
        Stream<Next> failed = error == null || !now.has(error)
                ? Stream.empty()
                : recorded.nextDone(error).stream()
                        .map(visit -> new Next(visit.end(), recording.visits().indexOf(visit), () -> {
                            recorded.take(visit);
                            engine.getRuntimeService()
                                    .createProcessInstanceModification(leaf.getProcessInstanceId())
                                    .startBeforeActivity(error)
                                    .execute();
                        }));
        return Stream.concat(did, failed);
    }

    private void signal(ActivityInstance leaf, Map<String, Object> sets) {
        engine.getRuntimeService().setVariables(leaf.getProcessInstanceId(), sets);
        engine.getRuntimeService().signal(leaf.getExecutionIds()[0]);
    }

    /** Timers that fired and messages that came on record, where the case waits for them. */
    private Stream<Next> happened(String instance) {
        Stream<Next> timers = engine.getManagementService().createJobQuery().processInstanceId(instance).list().stream()
                .flatMap(job ->
                        event(activity(job), () -> engine.getManagementService().executeJob(job.getId())).stream());
        Stream<Next> messages = engine
                .getRuntimeService()
                .createEventSubscriptionQuery()
                .processInstanceId(instance)
                .eventType("message")
                .list()
                .stream()
                .flatMap(message -> event(message.getActivityId(), () -> received(message)).stream());
        return Stream.concat(timers, messages);
    }

    private void received(EventSubscription message) {
        engine.getRuntimeService().messageEventReceived(message.getEventName(), message.getExecutionId());
    }

    private String activity(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private Optional<Next> event(String activity, Runnable happens) {
        return recorded.nextDone(activity)
                .map(visit -> new Next(visit.end(), recording.visits().indexOf(visit), () -> {
                    recorded.take(visit);
                    happens.run();
                }));
    }

    private Stream<Next> changed(String instance) {
        return changes.stream()
                .limit(1)
                .map(change -> new Next(change.at(), -1, () -> {
                    changes.remove(change);
                    engine.getRuntimeService().setVariables(instance, change.sets());
                }));
    }

    /** Nothing on record happens where the case is. */
    private Optional<Fate> atRest(List<ActivityInstance> waiting) {
        Set<String> here =
                waiting.stream().map(leaf -> leaf.getActivityId()).collect(Collectors.toCollection(LinkedHashSet::new));
        // It still waits there on record, or did so until the case around it ended.
        Set<String> onRecord = recording.visits().stream()
                .filter(visit -> visit.end() == null || visit.canceled())
                .map(Visit::activity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> elsewhere = new LinkedHashSet<>(here);
        elsewhere.removeAll(onRecord);
        if (elsewhere.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> passed = elsewhere.stream()
                .filter(step -> recording.visits().stream()
                        .noneMatch(visit -> visit.activity().equals(step)))
                .findFirst();
        if (passed.isPresent()) {
            return Optional.of(missed().orElseGet(() -> fate(Kind.ELSEWHERE, elsewhereWords())));
        }
        return Optional.of(fate(
                Kind.STUCK, "Waits at %s, where nothing more happened on record.".formatted(names(elsewhere, now))));
    }

    private Optional<Fate> failed(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Recorded.EndOfRecord) {
                return Optional.empty();
            }
            if (cause instanceof Recorded.NotOnRecord asks) {
                return Optional.of(fate(Kind.UNKNOWN, asks.getMessage()));
            }
        }
        String last = recorded.passings().stream()
                .filter(passing -> !passing.ended())
                .map(Passing::activity)
                .reduce((one, other) -> other)
                .map(step -> "At \"" + now.name(step) + "\": ")
                .orElse("");
        String message = String.valueOf(failed.getMessage());
        if (message.contains("No outgoing sequence flow")) {
            return Optional.of(fate(Kind.STUCK, last + "no arrow may be taken."));
        }
        if (message.contains("Cannot resolve identifier")) {
            return Optional.of(fate(
                    Kind.STUCK,
                    last
                            + "asks \"%s\", which nothing on this way has said."
                                    .formatted(
                                            message.replaceAll("(?s).*Cannot resolve identifier '([^']*)'.*", "$1"))));
        }
        return Optional.of(fate(Kind.STUCK, last + message));
    }

    /** The case came as far as on record: did it go the same way, and did the same notices leave? */
    private Fate compared() {
        return missed().orElseGet(() -> {
            String words = elsewhereWords();
            return words.isEmpty() ? fate(Kind.SAME, newSteps()) : fate(Kind.ELSEWHERE, words);
        });
    }

    /** Notices that left on record and do not now. */
    private Optional<Fate> missed() {
        Map<String, Long> wasSent = count(
                recording.visits().stream()
                        .filter(visit -> visit.end() != null && !visit.canceled())
                        .map(Visit::activity),
                before.notices()::containsKey,
                before.notices());
        Map<String, Long> isSent = count(
                recorded.passings().stream().filter(Passing::ended).map(Passing::activity),
                now.notices()::containsKey,
                now.notices());
        List<String> missing = wasSent.entrySet().stream()
                .filter(kind -> isSent.getOrDefault(kind.getKey(), 0L) < kind.getValue())
                .map(kind -> kind.getKey().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(fate(
                        Kind.MISSES_NOTICE, "This notice would not go out: %s.".formatted(String.join(", ", missing))));
    }

    private static Map<String, Long> count(
            Stream<String> activities, Predicate<String> counts, Map<String, String> kinds) {
        return activities.filter(counts).collect(Collectors.groupingBy(kinds::get, Collectors.counting()));
    }

    private String elsewhereWords() {
        Map<String, Integer> difference = new HashMap<>();
        List<String> order = new ArrayList<>();
        recorded.passings().stream()
                .filter(passing -> !passing.ended())
                .map(Passing::activity)
                .filter(this::isCompared)
                .forEach(step -> {
                    order.add(step);
                    difference.merge(step, 1, Integer::sum);
                });
        recording.visits().stream()
                .map(Visit::activity)
                .filter(this::isCompared)
                .forEach(step -> {
                    order.add(step);
                    difference.merge(step, -1, Integer::sum);
                });
        Set<String> more = new LinkedHashSet<>(order);
        more.removeIf(step -> difference.get(step) <= 0);
        Set<String> less = new LinkedHashSet<>(order);
        less.removeIf(step -> difference.get(step) >= 0);
        if (more.isEmpty() && less.isEmpty()) {
            return "";
        }
        if (less.isEmpty()) {
            return "Would pass %s as well.".formatted(names(more, now));
        }
        return more.isEmpty()
                ? "Would no longer pass %s.".formatted(names(less, before))
                : "Would go to %s, and no longer to %s.".formatted(names(more, now), names(less, before));
    }

    /** Where people, steps, events and other processes come in; gateways and steps that are new are not held against a change. */
    private boolean isCompared(String step) {
        return before.has(step)
                && recordedType(step).map(type -> !type.endsWith("Gateway")).orElse(!now.isGateway(step));
    }

    private Optional<String> recordedType(String step) {
        return recording.visits().stream()
                .filter(visit -> visit.activity().equals(step))
                .map(Visit::type)
                .findFirst();
    }

    private String newSteps() {
        Set<String> added = recorded.passings().stream()
                .filter(passing -> !passing.ended())
                .map(Passing::activity)
                .filter(step -> now.has(step) && !before.has(step) && !now.isGateway(step))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return added.isEmpty() ? "" : "With the new %s.".formatted(names(added, now));
    }

    private static String names(Set<String> steps, ReplayDiagram diagram) {
        return steps.stream()
                        .limit(3)
                        .map(step -> "\"" + diagram.name(step) + "\"")
                        .collect(Collectors.joining(", "))
                + (steps.size() > 3 ? " and others" : "");
    }

    private Fate fate(Kind kind, String words) {
        return new Fate(kind, recording.reference(), words);
    }

    /** Which error a step reported on record, by the event at its edge that the case took. */
    private Map<String, String> errors() {
        Map<String, String> errors = new HashMap<>(before.errorsAtEdges());
        errors.keySet().removeIf(step -> recording.visits().stream()
                .noneMatch(visit -> visit.activity().equals(step) && visit.canceled()));
        before.steps().forEach(step -> errors.put("known:" + step, ""));
        return errors;
    }
}
