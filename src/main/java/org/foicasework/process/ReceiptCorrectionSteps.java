package org.foicasework.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problems;
import org.foicasework.request.ReceiptCorrections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code receipt-correction.bpmn} do (FOIA s10(6)). */
@Configuration(proxyBeanMethods = false)
class ReceiptCorrectionSteps {

    static final String PROCESS = "receipt-correction";
    static final String CONFIRM_RECEIPT_DATE = "confirmReceiptDate";

    /** What the second person says. */
    record Decision(Boolean confirmed, String words) {}

    @Bean
    TaskListener recordReceiptDecision(Submissions submissions, Actor actor, ReceiptCorrections corrections) {
        return task -> {
            String person = actor.completing(task);
            Decision decision = submissions.read(task, Decision.class);
            Problems problems = new Problems();
            problems.require(decision.confirmed(), "confirmed", "Confirm the day, or leave the date as it is.");
            problems.stop();
            corrections.decide(Variables.CORRECTION_ID.get(task), decision.confirmed(), decision.words(), person);
            Variables.CORRECTION_CONFIRMED.set(task.getExecution(), decision.confirmed());
        };
    }

    /** Keeps the confirmation away from whoever proposed the date: the claim itself is refused. */
    @Bean
    TaskListener forbidProposer(ReceiptCorrections corrections) {
        return task -> {
            if (task.getAssignee() != null
                    && task.getAssignee()
                            .equals(corrections
                                    .get(Variables.CORRECTION_ID.get(task))
                                    .proposedBy())) {
                throw new InvalidSubmissionException(
                        "Whoever proposed the date cannot confirm it. Somebody else must.");
            }
        };
    }

    @Bean
    JavaDelegate correctReceiptDate(ReceiptCorrections corrections, DeadlineKeeper deadlines) {
        return execution -> {
            corrections.apply(Variables.CORRECTION_ID.get(execution));
            deadlines.move(Variables.CASE_REFERENCE.get(execution));
        };
    }

    /** What the form shows: both days, the reason, and what becomes of each date. */
    @Bean
    FormData receiptCorrectionForm(
            ReceiptCorrections corrections, TaskService taskService, Actor actor, People people) {
        return () -> Map.of(CONFIRM_RECEIPT_DATE, facts -> {
            Long id = actor.asTheHouse(
                    () -> (Long) taskService.getVariable(facts.task().getId(), Variables.CORRECTION_ID.name()));
            ReceiptCorrections.Correction correction = corrections.get(id);
            List<ReceiptCorrections.Moved> dates =
                    corrections.preview(correction.reference(), correction.proposedDay());
            return Desk.fields(
                    "recordedDay", correction.recordedDay(),
                    "proposedDay", correction.proposedDay(),
                    "reason", correction.reason(),
                    "evidence", correction.evidence(),
                    "proposedBy", people.name(correction.proposedBy()),
                    "dates", dates);
        });
    }
}
