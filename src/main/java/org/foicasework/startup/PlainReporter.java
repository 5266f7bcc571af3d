package org.foicasework.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the application does not start: one line where one line is enough, never a stack trace. */
final class PlainReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger("org.foicasework");

    @Override
    public void report(FailureAnalysis analysis) {
        if (analysis.getAction() == null) {
            LOG.error("{}", analysis.getDescription());
        } else {
            LOG.error("{}\n{}", analysis.getDescription(), analysis.getAction());
        }
    }
}
