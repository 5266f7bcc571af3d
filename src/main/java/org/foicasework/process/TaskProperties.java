package org.foicasework.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * How a diagram may name the listeners of a task besides {@code camunda:taskListener}: as extension properties, which is all that
 * an element template of the Modeler can write.
 */
public final class TaskProperties {

    /** The events of a task to which a property attaches a listener, by the name of the property; its value is the bean's name. */
    public static final Map<String, String> EVENTS =
            Map.of("onAssignment", TaskListener.EVENTNAME_ASSIGNMENT, "onComplete", TaskListener.EVENTNAME_COMPLETE);

    private TaskProperties() {}
}
