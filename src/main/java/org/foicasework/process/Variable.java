package org.foicasework.process;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable with its type. Process variables carry the case reference, identifiers and the few scalars that
 * gateways and timers read; never identity and never free text.
 *
 * @param name the name under which the diagrams know it
 */
record Variable<T>(String name, Class<T> type) {

    /** Its value; null when it is not set. */
    T get(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
