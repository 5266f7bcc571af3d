package org.foicasework.process.internal;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.process.PublishedBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The closed list of beans that an expression can see. */
@Component
class PublishedBeans {

    private static final List<Class<?>> STEPS =
            List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

    private final ListableBeanFactory beans;
    private volatile Set<String> names;

    PublishedBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Set<String> names() {
        Set<String> found = names;
        if (found == null) {
            TreeSet<String> all = new TreeSet<>(List.of(beans.getBeanNamesForAnnotation(PublishedBean.class)));
            for (Class<?> step : STEPS) {
                all.addAll(List.of(beans.getBeanNamesForType(step)));
            }
            found = Collections.unmodifiableSet(all);
            names = found;
        }
        return found;
    }

    boolean has(Object name) {
        return name instanceof String && names().contains(name);
    }

    Object get(Object name) {
        return beans.getBean((String) name);
    }

    boolean isOne(Object object) {
        return names().stream().anyMatch(name -> beans.getBean(name) == object);
    }
}
