package org.foicasework.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Says in our words, and before Spring Boot says it in its own, that another program listens on the port. */
final class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException taken) {
        return new FailureAnalysis(
                "Port %d is taken by another program: stop it, or start this one with --server.port=<another>."
                        .formatted(taken.getPort()),
                null,
                taken);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
