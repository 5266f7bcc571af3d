package org.foicasework.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Finds our own refusal among the causes of a failed start. */
final class StartUpRefusedAnalyzer extends AbstractFailureAnalyzer<StartUpRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartUpRefused refused) {
        return new FailureAnalysis(refused.getMessage(), null, refused);
    }
}
