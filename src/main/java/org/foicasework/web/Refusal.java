package org.foicasework.web;

import java.util.List;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;

/** What a step says when it refuses what it was given, wherever on the way it was wrapped. */
final class Refusal {

    private Refusal() {}

    /**
     * Does the work.
     *
     * @return what is wrong; empty when it is done
     */
    static List<Problem> of(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidSubmissionException refused) {
                    return refused.problems();
                }
            }
            throw failed;
        }
    }
}
