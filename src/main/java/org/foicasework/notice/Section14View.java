package org.foicasework.notice;

import java.time.LocalDate;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.RepeatedRequest;
import org.foicasework.exemption.VexatiousGrounds;

/** A refusal under section 14, as a template may name it. The evidence stays in the file; the reasons go out. */
record Section14View(boolean vexatious, boolean repeated, String provision, Words reasons, Earlier earlier) {

    /** The request that was answered before. */
    record Earlier(String reference, LocalDate answeredOn, Words similarity, Words interval) {}

    static Section14View of(Decision decision) {
        boolean repeated = decision.outcome() == Outcome.REPEATED;
        return new Section14View(
                !repeated,
                repeated,
                "section " + (repeated ? "14(2)" : "14(1)"),
                decision.vexatious()
                        .map(VexatiousGrounds::reasons)
                        .map(Words::of)
                        .orElse(null),
                decision.repeated().map(Section14View::earlier).orElse(null));
    }

    private static Earlier earlier(RepeatedRequest repeated) {
        return new Earlier(
                repeated.earlierReference(),
                repeated.answeredOn(),
                Words.of(repeated.similarity()),
                Words.of(repeated.interval()));
    }
}
