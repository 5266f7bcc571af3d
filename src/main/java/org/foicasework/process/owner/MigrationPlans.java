package org.foicasework.process.owner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.foicasework.process.internal.EngineIdentity;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Component;

/**
 * From which step to which step the cases of one version move to another. What keeps its id and its kind is moved as it is; for a
 * step that got another id an owner says which one it is now, and only a step that does the same can be named: a case is never moved
 * past a gate.
 */
@Component
class MigrationPlans {

    private final RuntimeService runtime;
    private final Diagrams diagrams;
    private final RunningCases running;
    private final EngineIdentity identity;

    MigrationPlans(RuntimeService runtime, Diagrams diagrams, RunningCases running, EngineIdentity identity) {
        this.runtime = runtime;
        this.diagrams = diagrams;
        this.running = running;
        this.identity = identity;
    }

    /** A step of the target that does the same as one of the source. */
    record Candidate(String id, String name) {}

    /**
     * A step at which cases wait and which is not found again by its id.
     *
     * @param candidates the steps of the target that do the same; empty when none does
     */
    record Unmatched(String id, String name, long waiting, List<Candidate> candidates) {

        /** Whether its cases can move to another step. */
        public boolean movable() {
            return !candidates.isEmpty();
        }

        /** How many cases wait, as the beginning of a sentence. */
        public String words() {
            return waiting == 1 ? "1 case waits" : waiting + " cases wait";
        }
    }

    /**
     * The plan, with those of its instructions that the engine accepts.
     *
     * @throws InvalidSubmissionException when a renamed step cannot be moved as the owner said, with the reasons
     */
    MigrationPlan plan(String source, String target, Map<String, String> renamed) {
        return identity.asNobody(() -> {
            Map<String, String> pairs = withWhatHangsOnThem(source, target, renamed);
            MigrationPlanBuilder plan = runtime.createMigrationPlan(source, target)
                    .mapEqualActivities()
                    .updateEventTriggers();
            Set<String> matched = matched(source, target).keySet();
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                if (matched.contains(pair.getKey())) {
                    continue;
                }
                MigrationInstructionBuilder instruction = plan.mapActivities(pair.getKey(), pair.getValue());
                plan = isTriggered(diagrams.node(source, pair.getKey()).orElseThrow())
                                && !pair.getKey().endsWith(Diagrams.SEVERAL)
                        ? instruction.updateEventTrigger()
                        : instruction;
            }
            try {
                return plan.build();
            } catch (MigrationPlanValidationException invalid) {
                throw new InvalidSubmissionException(invalid.getValidationReport().getInstructionReports().stream()
                        .flatMap(report -> report.getFailures().stream()
                                .map(failure -> words(
                                        source, report.getMigrationInstruction().getSourceActivityId(), failure)))
                        .distinct()
                        .collect(Collectors.joining(" ")));
            }
        });
    }

    /** The steps at which cases wait and that no step of the target is by its id. */
    List<Unmatched> unmatched(String source, String target) {
        Set<String> matched = matched(source, target).keySet();
        Set<String> taken = new HashSet<>(matched(source, target).values());
        Collection<FlowNode> there = diagrams.of(target).getModelElementsByType(FlowNode.class);
        return running.steps(source).stream()
                .filter(step -> !matched.contains(step.id()))
                .map(step -> new Unmatched(
                        step.id(),
                        step.name(),
                        step.waiting(),
                        diagrams.node(source, step.id())
                                .map(node -> there.stream()
                                        .filter(other -> !taken.contains(other.getId()))
                                        .filter(other -> Diagrams.deed(other).equals(Diagrams.deed(node)))
                                        .map(other -> new Candidate(other.getId(), Diagrams.name(other)))
                                        .toList())
                                .orElse(List.of())))
                .toList();
    }

    private Map<String, String> matched(String source, String target) {
        return identity.asNobody(() ->
                runtime.createMigrationPlan(source, target).mapEqualActivities().build().getInstructions().stream()
                        .collect(Collectors.toMap(
                                MigrationInstruction::getSourceActivityId,
                                MigrationInstruction::getTargetActivityId,
                                (one, other) -> one)));
    }

    /** What the engine says of a step, with the name of the step. */
    String words(String definition, String step, String failure) {
        return "\"%s\": %s".formatted(diagrams.name(definition, step), EngineWords.plain(failure));
    }

    /** A renamed step takes along what waits at its edge, and itself when it is done several times at once. */
    private Map<String, String> withWhatHangsOnThem(String source, String target, Map<String, String> renamed) {
        Map<String, String> pairs = new LinkedHashMap<>();
        renamed.forEach((from, to) -> {
            FlowNode old = diagrams.node(source, from)
                    .orElseThrow(() -> new InvalidSubmissionException("The old diagram has no such step."));
            FlowNode now = diagrams.node(target, to)
                    .orElseThrow(() -> new InvalidSubmissionException("The new diagram has no such step."));
            if (!Diagrams.deed(old).equals(Diagrams.deed(now))) {
                throw new InvalidSubmissionException(
                        "\"%s\" and \"%s\" do not do the same. A case moves only to a step of the same kind with the same form, the same beans and the same process that it calls."
                                .formatted(Diagrams.name(old), Diagrams.name(now)));
            }
            pairs.put(old.getId(), now.getId());
            if (old instanceof Activity activity && activity.getLoopCharacteristics() != null) {
                pairs.put(old.getId() + Diagrams.SEVERAL, now.getId() + Diagrams.SEVERAL);
            }
            List<BoundaryEvent> edges = new ArrayList<>(edges(now));
            for (BoundaryEvent event : edges(old)) {
                edges.stream()
                        .filter(other -> Diagrams.deed(other).equals(Diagrams.deed(event)))
                        .findFirst()
                        .ifPresent(other -> {
                            edges.remove(other);
                            pairs.put(event.getId(), other.getId());
                        });
            }
        });
        return pairs;
    }

    private static List<BoundaryEvent> edges(FlowNode node) {
        return node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> ((FlowNode) event.getAttachedTo()).getId().equals(node.getId()))
                .toList();
    }

    private static boolean isTriggered(FlowNode node) {
        return Diagrams.definitions(node).stream()
                .anyMatch(definition -> definition instanceof TimerEventDefinition
                        || definition instanceof MessageEventDefinition
                        || definition instanceof SignalEventDefinition
                        || definition instanceof ConditionalEventDefinition);
    }
}
