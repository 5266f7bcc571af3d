package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Problems;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code regulator-complaint.bpmn} and {@code comply-with-notice.bpmn} do (s50). */
@Configuration(proxyBeanMethods = false)
class ComplaintSteps {

    static final String PROCESS = "regulator-complaint";
    static final String FOLLOW_COMPLAINT = "recordComplaintEvent";
    static final String DECIDE_ON_NOTICE = "recordNoticeAnswer";
    static final String RECORD_COMPLIANCE = "recordStepsTaken";

    @Bean
    JavaDelegate registerComplaint(Submissions submissions, Actor actor, Complaints complaints) {
        return execution -> {
            long id = complaints.register(submissions.read(execution, Complaints.Made.class), actor.id());
            String reference = complaints.get(id).reference();
            execution.setProcessBusinessKey(reference);
            Variables.CASE_REFERENCE.set(execution, reference);
            Variables.COMPLAINT_ID.set(execution, id);
            Variables.APPEAL_LODGED.set(execution, false);
        };
    }

    /**
     * What has happened in the regulator's case.
     *
     * @param dated the date of the letter or notice
     * @param words what the letter says, what our response said, or how the complaint ended
     */
    record Happened(
            Event event,
            LocalDate dated,
            LocalDate answerBy,
            String words,
            String number,
            Complaint.Outcome outcome,
            String steps,
            Integer stepsDays) {

        /** What can happen. The first three are letters. */
        enum Event {
            LETTER,
            INFORMATION_NOTICE,
            RESPONSE,
            DECISION_NOTICE,
            CLOSED
        }
    }

    @Bean
    TaskListener recordComplaintEvent(
            Submissions submissions, Actor actor, Complaints complaints, DecisionNotices decisionNotices) {
        return task -> {
            String person = actor.completing(task);
            Happened happened = submissions.read(task, Happened.class);
            long complaintId = Variables.COMPLAINT_ID.get(task);
            Problems problems = new Problems();
            problems.require(happened.event(), "event", "Say what has happened.");
            problems.stop();
            String next =
                    switch (happened.event()) {
                        case LETTER, INFORMATION_NOTICE, RESPONSE -> {
                            complaints.recordLetter(
                                    complaintId,
                                    Complaint.LetterKind.valueOf(
                                            happened.event().name()),
                                    happened.dated(),
                                    happened.answerBy(),
                                    happened.words(),
                                    person);
                            yield "LETTER";
                        }
                        case DECISION_NOTICE -> {
                            decisionNotices.record(
                                    complaintId,
                                    new DecisionNotices.Decided(
                                            happened.number(),
                                            happened.dated(),
                                            happened.outcome(),
                                            happened.steps(),
                                            happened.stepsDays()),
                                    person);
                            yield "DECISION_NOTICE";
                        }
                        case CLOSED -> {
                            complaints.close(complaintId, happened.words(), person);
                            yield "CLOSED";
                        }
                    };
            Variables.COMPLAINT_EVENT.set(task.getExecution(), next);
        };
    }

    /** What is done about a decision notice. */
    record Answered(Complaint.Answer answer, String reasons, List<Long> questions) {}

    @Bean
    TaskListener recordNoticeAnswer(
            Submissions submissions, Actor actor, Complaints complaints, DecisionNotices decisionNotices) {
        return task -> {
            String person = actor.completing(task);
            Answered answered = submissions.read(task, Answered.class);
            long complaintId = Variables.COMPLAINT_ID.get(task);
            decisionNotices.answer(complaintId, answered.answer(), answered.reasons(), answered.questions(), person);
            if (answered.answer() == Complaint.Answer.ACCEPT) {
                complaints.close(complaintId, "Decision notice accepted; no steps required", person);
            }
            Variables.NOTICE_ANSWER.set(task.getExecution(), answered.answer().name());
        };
    }

    @Bean
    JavaDelegate startSteps(DecisionNotices decisionNotices, DutyDates dates) {
        return execution -> dates.set(
                execution,
                decisionNotices
                        .of(Variables.COMPLAINT_ID.get(execution))
                        .orElseThrow()
                        .stepsDue());
    }

    /** How the steps were taken. */
    record Complied(LocalDate compliedOn, String compliance) {}

    @Bean
    TaskListener recordStepsTaken(
            Submissions submissions, Actor actor, DecisionNotices decisionNotices, DutyDates dates) {
        return task -> {
            String person = actor.completing(task);
            Complied complied = submissions.read(task, Complied.class);
            decisionNotices.recordCompliance(
                    Variables.COMPLAINT_ID.get(task), complied.compliedOn(), complied.compliance(), person);
            dates.set(task.getExecution(), null);
        };
    }

    @Bean
    JavaDelegate closeComplaint(Complaints complaints, DecisionNotices decisionNotices, Actor actor) {
        return execution -> {
            long complaintId = Variables.COMPLAINT_ID.get(execution);
            if (complaints.get(complaintId).status() == Complaint.Status.OPEN) {
                Complaint.DecisionNotice notice =
                        decisionNotices.of(complaintId).orElseThrow();
                complaints.close(
                        complaintId,
                        notice.compliedOn() == null
                                ? "Appeal determined; no steps to take"
                                : "Decision notice complied with on " + Today.words(notice.compliedOn()),
                        actor.id());
            }
        };
    }
}
