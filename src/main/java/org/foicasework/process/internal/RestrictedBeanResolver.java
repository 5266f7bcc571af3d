package org.foicasework.process.internal;

import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.joda.time.ReadableInstant;

/**
 * Properties and methods of objects in an expression. Published beans answer every call; plain values (text, numbers, dates,
 * collections) too; an execution or a task tells what it is, but is no way into the engine.
 */
final class RestrictedBeanResolver extends BeanELResolver {

    private static final Set<Class<?>> VALUES = Set.of(
            CharSequence.class,
            Number.class,
            Boolean.class,
            Character.class,
            Enum.class,
            Temporal.class,
            TemporalAmount.class,
            Date.class,
            ReadableInstant.class,
            Collection.class,
            Map.class);

    private static final Set<String> OF_EXECUTION = Set.of(
            "id",
            "businessKey",
            "processBusinessKey",
            "processInstanceId",
            "processDefinitionId",
            "currentActivityId",
            "currentActivityName",
            "eventName",
            "getVariable",
            "hasVariable",
            "getVariableLocal",
            "hasVariableLocal");

    private static final Set<String> OF_TASK = Set.of(
            "id",
            "name",
            "assignee",
            "owner",
            "dueDate",
            "priority",
            "taskDefinitionKey",
            "processInstanceId",
            "processDefinitionId",
            "eventName",
            "getVariable",
            "hasVariable",
            "getVariableLocal",
            "hasVariableLocal");

    private final PublishedBeans published;

    RestrictedBeanResolver(PublishedBeans published) {
        super(true);
        this.published = published;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        guard(base, property);
        return super.getValue(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        guard(base, method);
        return super.invoke(context, base, method, types, arguments);
    }

    private void guard(Object base, Object member) {
        if (base != null && !isAllowed(base, String.valueOf(member))) {
            throw new ELException(
                    "An expression may not use '%s' of a %s. It sees process variables and these beans: %s."
                            .formatted(member, base.getClass().getSimpleName(), String.join(", ", published.names())));
        }
    }

    private boolean isAllowed(Object base, String member) {
        if (member.equals("class") || member.equals("getClass")) {
            return false;
        }
        if (base instanceof DelegateExecution) {
            return OF_EXECUTION.contains(member);
        }
        if (base instanceof DelegateTask) {
            return OF_TASK.contains(member);
        }
        return VALUES.stream().anyMatch(value -> value.isInstance(base)) || published.isOne(base);
    }
}
