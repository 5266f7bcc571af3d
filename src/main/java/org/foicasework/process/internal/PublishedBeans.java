package org.foicasework.process.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.process.PublishedBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The closed list of beans that an expression can see: the steps of the diagrams and what a diagram may ask. */
@Component
class PublishedBeans {

    private static final List<Class<?>> STEPS =
            List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

    private final ListableBeanFactory factory;
    private volatile Map<String, Object> beans;

    PublishedBeans(ListableBeanFactory factory) {
        this.factory = factory;
    }

    Set<String> names() {
        return beans().keySet();
    }

    boolean has(Object name) {
        return name instanceof String && beans().containsKey(name);
    }

    Object get(Object name) {
        return beans().get(name);
    }

    boolean isOne(Object object) {
        return beans().values().stream().anyMatch(bean -> bean == object);
    }

    /** Found at first use: the engine, which is built with this list, is needed by many of the beans. */
    private Map<String, Object> beans() {
        Map<String, Object> found = beans;
        if (found == null) {
            found = new TreeMap<>(factory.getBeansWithAnnotation(PublishedBean.class));
            for (Class<?> step : STEPS) {
                found.putAll(factory.getBeansOfType(step));
            }
            beans = found;
        }
        return found;
    }
}
