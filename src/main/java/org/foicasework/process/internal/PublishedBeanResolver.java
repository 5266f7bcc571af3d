package org.foicasework.process.internal;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;

/** Resolves the first name of an expression to a published bean. */
final class PublishedBeanResolver extends ELResolver {

    private final PublishedBeans published;

    PublishedBeanResolver(PublishedBeans published) {
        this.published = published;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null && published.has(property)) {
            context.setPropertyResolved(true);
            return published.get(property);
        }
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base == null && published.has(property)) {
            throw new PropertyNotWritableException("The name " + property + " belongs to a bean.");
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }
}
