package org.foicasework.process;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.foicasework.process.internal.EngineIdentity;
import org.springframework.stereotype.Component;

/**
 * Which step a task is. A step is known by the bean that records what was done at it; its id, its name and its form are the process
 * owner's.
 */
@Component
public class TaskStep {

    private final RepositoryService repository;
    private final EngineIdentity identity;

    TaskStep(RepositoryService repository, EngineIdentity identity) {
        this.repository = repository;
        this.identity = identity;
    }

    /** The bean that records what is done at this task; empty when nothing is recorded. */
    String of(Task task) {
        return identity.asNobody(() -> repository
                                .getBpmnModelInstance(task.getProcessDefinitionId())
                                .getModelElementById(task.getTaskDefinitionKey())
                        instanceof UserTask drawn
                ? recordedBy(drawn)
                : "");
    }

    /** The same, while a listener runs. */
    static String of(DelegateTask task) {
        return recordedBy(task.getBpmnModelElementInstance());
    }

    private static String recordedBy(UserTask task) {
        return listeners(task).stream()
                .filter(listener -> listener.event().equals(TaskListener.EVENTNAME_COMPLETE))
                .findFirst()
                .map(Listener::bean)
                .orElse("");
    }

    /** A bean that listens to an event of a task. */
    public record Listener(String event, String bean) {}

    /** The beans that listen to a task, whether as listeners or by the properties of an element template. */
    public static List<Listener> listeners(UserTask task) {
        if (task.getExtensionElements() == null) {
            return List.of();
        }
        Collection<CamundaTaskListener> own = task.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaTaskListener.class)
                .list();
        Collection<CamundaProperties> ofTemplates = task.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list();
        return Stream.concat(
                        own.stream()
                                .filter(listener -> listener.getCamundaDelegateExpression() != null)
                                .map(listener -> new Listener(
                                        listener.getCamundaEvent(),
                                        listener.getCamundaDelegateExpression().replaceAll("[#${}\\s]", ""))),
                        ofTemplates.stream()
                                .flatMap(all -> all.getCamundaProperties().stream())
                                .filter(property -> TaskProperties.EVENTS.containsKey(property.getCamundaName()))
                                .map(property -> new Listener(
                                        TaskProperties.EVENTS.get(property.getCamundaName()),
                                        property.getCamundaValue())))
                .toList();
    }
}
