package org.foicasework.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problems;
import org.foicasework.request.ReceiptCorrections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code receipt-correction.bpmn} do (FOIA s10(6)). */
@Configuration(proxyBeanMethods = false)
class ReceiptCorrectionSteps {

    static final String PROCESS = "receipt-correction";
    static final String CONFIRM_RECEIPT_DATE = "recordReceiptDecision";

    /** The letters that say when the request was received. */
    private static final Set<NoticeType> TELLS_DAY =
            Set.of(NoticeType.ACKNOWLEDGEMENT, NoticeType.DATE_CORRECTED, NoticeType.RESPONSE);

    /**
     * What the second person says.
     *
     * @param tell whether the applicant, who was told the wrong day, is written to; they are when nothing is said
     */
    record Decision(Boolean confirmed, String words, Boolean tell) {}

    @Bean
    TaskListener recordReceiptDecision(
            Submissions submissions,
            Actor actor,
            ReceiptCorrections corrections,
            Notices notices,
            AddressLookup address,
            AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            Decision decision = submissions.read(task, Decision.class);
            Problems problems = new Problems();
            problems.require(decision.confirmed(), "confirmed", "Confirm the day, or leave the date as it is.");
            problems.stop();
            corrections.decide(Variables.CORRECTION_ID.get(task), decision.confirmed(), decision.words(), person);
            Variables.CORRECTION_CONFIRMED.set(task.getExecution(), decision.confirmed());
            String reference = Variables.CASE_REFERENCE.get(task);
            boolean told = decision.confirmed() && wasTold(reference, notices, address);
            Variables.TELL_APPLICANT.set(task.getExecution(), told && !Boolean.FALSE.equals(decision.tell()));
            if (told && Boolean.FALSE.equals(decision.tell())) {
                audit.record(reference, person, "left the applicant with the date of receipt that was told", null);
            }
        };
    }

    /** Whether the applicant was told a day of receipt, and can be told another. */
    private static boolean wasTold(String reference, Notices notices, AddressLookup address) {
        return address.known(reference)
                && notices.of(reference).stream()
                        .anyMatch(notice -> TELLS_DAY.contains(notice.type()) && notice.isSent());
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
            ReceiptCorrections corrections,
            TaskService taskService,
            Actor actor,
            People people,
            Notices notices,
            AddressLookup address) {
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
                    "dates", dates,
                    "told", wasTold(correction.reference(), notices, address));
        });
    }
}
