package org.foicasework.process.owner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.foicasework.process.TaskStep;
import org.foicasework.process.internal.EngineIdentity;
import org.springframework.stereotype.Component;

/** What stands in the diagrams that are deployed, read once each. */
@Component
class Diagrams {

    /** What the engine adds to the id of a step that is done several times at once. */
    static final String SEVERAL = "#multiInstanceBody";

    private final RepositoryService repository;
    private final EngineIdentity identity;
    private final Map<String, BpmnModelInstance> models = new ConcurrentHashMap<>();

    Diagrams(RepositoryService repository, EngineIdentity identity) {
        this.repository = repository;
        this.identity = identity;
    }

    /** The diagram of a version. */
    BpmnModelInstance of(String definitionId) {
        return models.computeIfAbsent(definitionId, id -> identity.asNobody(() -> repository.getBpmnModelInstance(id)));
    }

    /** The element with this id; empty when there is none. */
    Optional<FlowNode> node(String definitionId, String element) {
        return of(definitionId).getModelElementById(element.replace(SEVERAL, "")) instanceof FlowNode node
                ? Optional.of(node)
                : Optional.empty();
    }

    /** What people call an element. */
    String name(String definitionId, String element) {
        return node(definitionId, element).map(Diagrams::name).orElse("a step that is not in the diagram");
    }

    /** What people call an element; what has no name is called after its kind and what comes next. */
    static String name(FlowNode node) {
        if (node.getName() != null && !node.getName().isBlank()) {
            return node.getName().strip();
        }
        String kind = Stream.of(node.getElementType().getTypeName().split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" "));
        return node.getSucceedingNodes().list().stream()
                .filter(next -> next.getName() != null)
                .findFirst()
                .map(next -> "%s before \"%s\"".formatted(kind, next.getName().strip()))
                .orElse(kind);
    }

    /** The expression that says when an event's timer fires; empty when it has none. */
    static Optional<String> timer(FlowNode node) {
        return definitions(node).stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .flatMap(timer -> Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle()))
                .filter(time -> time != null)
                .map(time -> time.getTextContent().replaceAll("\\s+", ""))
                .findFirst();
    }

    static Collection<EventDefinition> definitions(FlowNode node) {
        return node instanceof CatchEvent event ? event.getEventDefinitions() : List.of();
    }

    /**
     * What a step does, whatever it is called: its kind, its form, the beans it names, the process it calls, what it waits for. Two
     * steps with the same deed can stand for one another.
     */
    static String deed(FlowNode node) {
        List<String> deed = new ArrayList<>();
        deed.add(node.getElementType().getTypeName());
        if (node instanceof UserTask task) {
            deed.add(String.valueOf(task.getCamundaFormKey()));
            deed.add(TaskStep.listeners(task).stream()
                    .map(TaskStep.Listener::toString)
                    .sorted()
                    .toList()
                    .toString());
        }
        if (node instanceof ServiceTask task) {
            deed.add(task.getCamundaDelegateExpression() + task.getCamundaExpression());
        }
        if (node instanceof BusinessRuleTask task) {
            deed.add(String.valueOf(task.getCamundaDecisionRef()));
        }
        if (node instanceof CallActivity call) {
            deed.add(String.valueOf(call.getCalledElement()));
        }
        if (node instanceof Activity activity) {
            deed.add(String.valueOf(activity.getLoopCharacteristics() != null));
        }
        if (node instanceof BoundaryEvent event) {
            deed.add(String.valueOf(event.cancelActivity()));
        }
        timer(node).ifPresent(deed::add);
        for (EventDefinition definition : definitions(node)) {
            deed.add(definition.getElementType().getTypeName());
            if (definition instanceof MessageEventDefinition message && message.getMessage() != null) {
                deed.add(String.valueOf(message.getMessage().getName()));
            }
        }
        return String.join("|", deed);
    }

    /**
     * The steps that only got another id, each with its new one: the only new step that does what a vanished one did, or the only one
     * of that name among them.
     */
    static Map<String, String> newIds(BpmnModelInstance before, BpmnModelInstance now) {
        Map<String, String> ids = new HashMap<>();
        for (FlowNode gone : notIn(now, before)) {
            List<FlowNode> same = notIn(before, now).stream()
                    .filter(node -> deed(node).equals(deed(gone)) && !ids.containsValue(node.getId()))
                    .toList();
            List<FlowNode> ofThatName =
                    same.stream().filter(node -> name(node).equals(name(gone))).toList();
            List<FlowNode> those = same.size() == 1 ? same : ofThatName;
            if (those.size() == 1) {
                ids.put(gone.getId(), those.get(0).getId());
            }
        }
        return ids;
    }

    /** A diagram in which these steps have their new ids. */
    static byte[] under(Map<String, String> newIds, BpmnModelInstance diagram) {
        BpmnModelInstance renamed = diagram.clone();
        newIds.forEach((old, id) -> ((FlowNode) renamed.getModelElementById(old)).setId(id));
        return Bpmn.convertToString(renamed).getBytes(StandardCharsets.UTF_8);
    }

    /** The elements of a diagram whose ids another does not have. */
    private static List<FlowNode> notIn(BpmnModelInstance other, BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> other.getModelElementById(node.getId()) == null)
                .toList();
    }
}
