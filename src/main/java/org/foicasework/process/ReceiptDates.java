package org.foicasework.process;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.ReceiptCorrections;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way in for a corrected date of receipt: somebody proposes it, and a second person is asked to confirm it. */
@Service
public class ReceiptDates {

    private final RuntimeService runtimeService;
    private final ReceiptCorrections corrections;
    private final Actor actor;

    ReceiptDates(RuntimeService runtimeService, ReceiptCorrections corrections, Actor actor) {
        this.runtimeService = runtimeService;
        this.corrections = corrections;
        this.actor = actor;
    }

    /**
     * Proposes another date of receipt.
     *
     * @param evidence where the true day can be seen
     * @throws InvalidSubmissionException when something is missing, or the day cannot be
     */
    @Transactional
    public void propose(String reference, LocalDate day, String reason, String evidence) {
        long id = corrections.propose(reference, day, reason, evidence, actor.id());
        actor.asTheHouse(() -> runtimeService.startProcessInstanceByKey(
                ReceiptCorrectionSteps.PROCESS,
                reference,
                Map.of(Variables.CASE_REFERENCE.name(), reference, Variables.CORRECTION_ID.name(), id)));
    }
}
