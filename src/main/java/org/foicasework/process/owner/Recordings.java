package org.foicasework.process.owner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.foicasework.process.internal.EngineIdentity;
import org.springframework.stereotype.Component;

/**
 * The ways that cases went, as the engine's history has them: which elements, in which order, and the few scalars that gateways read.
 * The engine knows no one, and so there is nothing personal in a recording.
 */
@Component
class Recordings {

    private final HistoryService history;
    private final Diagrams diagrams;
    private final EngineIdentity identity;

    Recordings(HistoryService history, Diagrams diagrams, EngineIdentity identity) {
        this.history = history;
        this.diagrams = diagrams;
        this.identity = identity;
    }

    /**
     * One element that was passed.
     *
     * @param activity its id; an element that was done several times at once has one visit for all of it besides
     * @param end null while the case waits there
     * @param canceled whether the case left it otherwise than by doing it
     * @param sets the variables that were set there
     */
    record Visit(
            String id,
            String activity,
            String type,
            String parent,
            Instant start,
            Instant end,
            boolean canceled,
            Map<String, Object> sets) {

        private Visit under(Map<String, String> newIds) {
            String step = activity.replace(Diagrams.SEVERAL, "");
            String now = newIds.getOrDefault(step, step) + activity.substring(step.length());
            return new Visit(id, now, type, parent, start, end, canceled, sets);
        }
    }

    /** Variables that were set from outside while the case waited. */
    record Change(Instant at, Map<String, Object> sets) {}

    /** What was true at a gateway when a case went on from there: by condition. */
    record Choice(String gateway, Map<String, Boolean> truths) {}

    /**
     * One process instance.
     *
     * @param definition the version that it ran on, or runs on
     * @param closed whether it came to its own end; otherwise it still runs, or the case around it ended
     * @param visits in their order
     */
    record Recording(
            String reference,
            String definition,
            boolean closed,
            Map<String, Object> initial,
            List<Visit> visits,
            List<Change> changes,
            List<Choice> choices) {

        /** The same record with the ids that its steps have in another diagram. */
        Recording under(Map<String, String> newIds) {
            return new Recording(
                    reference,
                    definition,
                    closed,
                    initial,
                    visits.stream().map(visit -> visit.under(newIds)).toList(),
                    changes,
                    choices.stream()
                            .map(choice -> new Choice(
                                    newIds.getOrDefault(choice.gateway(), choice.gateway()), choice.truths()))
                            .toList());
        }
    }

    /** The newest cases of a process, newest first. */
    List<HistoricProcessInstance> newest(String process, int atMost) {
        return identity.asNobody(() -> history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, atMost));
    }

    /** What is on record of one of them, with these variables. */
    Recording of(HistoricProcessInstance instance, Set<String> variables) {
        return identity.asNobody(() -> recording(instance, variables));
    }

    private Recording recording(HistoricProcessInstance instance, Set<String> variables) {
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .unlimitedList();
        Set<String> ids =
                activities.stream().map(HistoricActivityInstance::getId).collect(Collectors.toCollection(HashSet::new));
        Map<String, Object> initial = new HashMap<>();
        Map<String, Map<String, Object>> sets = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (HistoricDetail detail : history.createHistoricDetailQuery()
                .processInstanceId(instance.getId())
                .variableUpdates()
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .unlimitedList()) {
            HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
            if (!variables.contains(update.getVariableName()) || !isScalar(update.getValue())) {
                continue;
            }
            if (ids.contains(update.getActivityInstanceId())) {
                sets.computeIfAbsent(update.getActivityInstanceId(), id -> new HashMap<>())
                        .put(update.getVariableName(), update.getValue());
            } else if (update.getRevision() == 0 && !update.getTime().after(instance.getStartTime())) {
                initial.put(update.getVariableName(), update.getValue());
            } else {
                Map<String, Object> set = new HashMap<>();
                set.put(update.getVariableName(), update.getValue());
                changes.add(new Change(update.getTime().toInstant(), set));
            }
        }
        List<Visit> visits = activities.stream()
                .map(activity -> new Visit(
                        activity.getId(),
                        activity.getActivityId(),
                        activity.getActivityType(),
                        activity.getParentActivityInstanceId(),
                        activity.getStartTime().toInstant(),
                        activity.getEndTime() == null
                                ? null
                                : activity.getEndTime().toInstant(),
                        activity.isCanceled(),
                        sets.getOrDefault(activity.getId(), Map.of())))
                .toList();
        return new Recording(
                instance.getBusinessKey() == null ? instance.getId() : instance.getBusinessKey(),
                instance.getProcessDefinitionId(),
                HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState()),
                initial,
                visits,
                changes,
                choices(instance.getProcessDefinitionId(), visits));
    }

    private static boolean isScalar(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Date;
    }

    /** A gateway takes the first arrow whose condition holds: the taken one tells what was true, and what was not before it. */
    private List<Choice> choices(String definition, List<Visit> visits) {
        List<Choice> choices = new ArrayList<>();
        for (int place = 0; place < visits.size(); place++) {
            Visit visit = visits.get(place);
            FlowNode node = diagrams.node(definition, visit.activity()).orElse(null);
            if (node == null || !visit.type().equals("exclusiveGateway")) {
                continue;
            }
            List<SequenceFlow> ways = List.copyOf(node.getOutgoing());
            if (ways.size() < 2) {
                continue;
            }
            // What follows comes next; where all happened in one moment, the record has no order.
            SequenceFlow taken = Stream.concat(
                            visits.subList(place + 1, visits.size()).stream(), visits.subList(0, place).stream())
                    .filter(next -> Objects.equals(next.parent(), visit.parent()))
                    .filter(next -> !next.start().isBefore(visit.start()))
                    .flatMap(next -> ways.stream().filter(way -> way.getTarget()
                            .getId()
                            .equals(next.activity().replace(Diagrams.SEVERAL, ""))))
                    .findFirst()
                    .orElse(null);
            Map<String, Boolean> truths = new LinkedHashMap<>();
            for (SequenceFlow way : ways) {
                ConditionExpression condition = way.getConditionExpression();
                if (taken != null && condition != null) {
                    truths.put(plain(condition.getTextContent()), way.equals(taken));
                }
                if (way.equals(taken)) {
                    break;
                }
            }
            choices.add(new Choice(visit.activity(), truths));
        }
        return choices;
    }

    /** A condition without its brackets and spaces, so that the same is the same. */
    static String plain(String condition) {
        return condition
                .strip()
                .replaceAll("^[$#]\\{(.*)}$", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
