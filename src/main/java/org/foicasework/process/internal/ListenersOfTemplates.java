package org.foicasework.process.internal;

import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.foicasework.process.TaskProperties;

/**
 * Attaches the listeners that a task names in its extension properties. An element template can write no {@code camunda:taskListener},
 * and a task without its listener would record nothing. A listener that the diagram attaches itself is not attached twice.
 */
final class ListenersOfTemplates extends AbstractBpmnParseListener {

    private final ExpressionManager expressions;

    ListenersOfTemplates(ExpressionManager expressions) {
        this.expressions = expressions;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        Element extensions = element.element("extensionElements");
        if (extensions == null) {
            return;
        }
        extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties").stream()
                .flatMap(all -> all.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream())
                .filter(property -> TaskProperties.EVENTS.containsKey(String.valueOf(property.attribute("name"))))
                .forEach(property -> attach(
                        task, TaskProperties.EVENTS.get(property.attribute("name")), property.attribute("value")));
    }

    private void attach(TaskDefinition task, String event, String bean) {
        Expression expression = expressions.createExpression("${" + bean + "}");
        List<TaskListener> there = task.getTaskListenersForEvent(event);
        boolean attached = there != null
                && there.stream()
                        .anyMatch(listener -> listener instanceof DelegateExpressionTaskListener same
                                && same.getExpressionText().equals(expression.getExpressionText()));
        if (!attached) {
            task.addTaskListener(event, new DelegateExpressionTaskListener(expression, List.of()));
        }
    }
}
