package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.Problems;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code regulator-complaint.bpmn}, {@code comply-with-notice.bpmn} and {@code appeal.bpmn} do (s50, s57). */
@Configuration(proxyBeanMethods = false)
class ComplaintSteps {

    static final String PROCESS = "regulator-complaint";
    static final String APPEAL = "appeal";
    static final String FOLLOW_COMPLAINT = "recordComplaintEvent";
    static final String DECIDE_ON_NOTICE = "recordNoticeAnswer";
    static final String RECORD_COMPLIANCE = "recordStepsTaken";
    static final String LODGE_APPEAL = "recordLodging";
    static final String FOLLOW_APPEAL = "recordAppealEvent";

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
    TaskListener recordComplaintEvent(Submissions submissions, Actor actor, Complaints complaints) {
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
                            complaints.recordDecisionNotice(
                                    complaintId,
                                    new Complaints.Decided(
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
    TaskListener recordNoticeAnswer(Submissions submissions, Actor actor, Complaints complaints) {
        return task -> {
            String person = actor.completing(task);
            Answered answered = submissions.read(task, Answered.class);
            long complaintId = Variables.COMPLAINT_ID.get(task);
            complaints.answerNotice(complaintId, answered.answer(), answered.reasons(), answered.questions(), person);
            if (answered.answer() == Complaint.Answer.ACCEPT) {
                complaints.close(complaintId, "Decision notice accepted; no steps required", person);
            }
            Variables.NOTICE_ANSWER.set(task.getExecution(), answered.answer().name());
        };
    }

    @Bean
    JavaDelegate startSteps(Complaints complaints, DutyDates dates) {
        return execution -> dates.set(
                execution,
                complaints
                        .decisionNotice(Variables.COMPLAINT_ID.get(execution))
                        .orElseThrow()
                        .stepsDue());
    }

    /** How the steps were taken. */
    record Complied(LocalDate compliedOn, String compliance) {}

    @Bean
    TaskListener recordStepsTaken(Submissions submissions, Actor actor, Complaints complaints, DutyDates dates) {
        return task -> {
            String person = actor.completing(task);
            Complied complied = submissions.read(task, Complied.class);
            complaints.recordCompliance(
                    Variables.COMPLAINT_ID.get(task), complied.compliedOn(), complied.compliance(), person);
            dates.set(task.getExecution(), null);
        };
    }

    @Bean
    JavaDelegate closeComplaint(Complaints complaints, Actor actor) {
        return execution -> {
            long complaintId = Variables.COMPLAINT_ID.get(execution);
            if (complaints.get(complaintId).status() == Complaint.Status.OPEN) {
                Complaint.DecisionNotice notice =
                        complaints.decisionNotice(complaintId).orElseThrow();
                complaints.close(
                        complaintId,
                        notice.compliedOn() == null
                                ? "Appeal determined; no steps to take"
                                : "Decision notice complied with on " + Today.words(notice.compliedOn()),
                        actor.id());
            }
        };
    }

    // ---- the appeal -------------------------------------------------------------------------------------------------

    /**
     * Records an appeal that somebody enters, or opens the one that the authority decided on. An appeal of the applicant stops
     * the steps that are being taken (s50(6)).
     */
    @Bean
    JavaDelegate registerAppeal(
            Submissions submissions, Actor actor, Complaints complaints, RuntimeService runtimeService) {
        return execution -> {
            Long complaintId = Variables.COMPLAINT_ID.get(execution);
            if (complaintId != null) {
                Variables.APPEAL_ID.set(execution, complaints.intendAppeal(complaintId, actor.id()));
                Variables.APPEAL_LODGED.set(execution, false);
                return;
            }
            long id = complaints.recordAppeal(submissions.read(execution, Complaints.Lodged.class), actor.id());
            Complaint.Appeal appeal = complaints.appeal(id);
            execution.setProcessBusinessKey(appeal.reference());
            Variables.CASE_REFERENCE.set(execution, appeal.reference());
            Variables.COMPLAINT_ID.set(execution, complaints.complaintOf(appeal));
            Variables.APPEAL_ID.set(execution, id);
            Variables.APPEAL_LODGED.set(execution, true);
        };
    }

    /** The appeal has been lodged, or is not lodged after all. */
    record Lodging(Boolean lodged, LocalDate lodgedOn, String tribunalReference, String words, List<Long> questions) {}

    @Bean
    TaskListener recordLodging(Submissions submissions, Actor actor, Complaints complaints, Today today) {
        return task -> {
            String person = actor.completing(task);
            Lodging lodging = submissions.read(task, Lodging.class);
            long appealId = Variables.APPEAL_ID.get(task);
            Problems problems = new Problems();
            problems.require(lodging.lodged(), "lodged", "Say whether the appeal was lodged.");
            problems.stop();
            if (lodging.lodged()) {
                complaints.lodge(appealId, lodging.tribunalReference(), lodging.lodgedOn(), person);
            } else {
                Complaint.DecisionNotice notice = complaints
                        .decisionNotice(Variables.COMPLAINT_ID.get(task))
                        .orElseThrow();
                complaints.determine(
                        appealId,
                        new Complaints.Determined(
                                Complaint.AppealOutcome.NOT_LODGED,
                                today.date(),
                                lodging.words(),
                                notice.stepsDue(),
                                lodging.questions()),
                        person);
                Variables.STEPS_TO_TAKE.set(task.getExecution(), notice.stepsDue() != null);
            }
            Variables.APPEAL_LODGED.set(task.getExecution(), lodging.lodged());
        };
    }

    /** s50(6): the steps are suspended from the day on which an appeal is brought. */
    @Bean
    JavaDelegate suspendSteps(RuntimeService runtimeService, Actor actor) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            actor.asTheHouse(() -> {
                runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, PROCESS)
                        .list()
                        .stream()
                        .forEach(complaint ->
                                runtimeService.setVariable(complaint.getId(), Variables.APPEAL_LODGED.name(), true));
                return null;
            });
        };
    }

    /**
     * What has happened in the tribunal.
     *
     * @param stepsDue the day by which steps are to be taken now; null when none is left
     */
    record Followed(
            Boolean determined,
            LocalDate hearingOn,
            Complaint.AppealOutcome outcome,
            LocalDate determinedOn,
            String words,
            LocalDate stepsDue,
            List<Long> questions) {}

    @Bean
    TaskListener recordAppealEvent(Submissions submissions, Actor actor, Complaints complaints) {
        return task -> {
            String person = actor.completing(task);
            Followed followed = submissions.read(task, Followed.class);
            long appealId = Variables.APPEAL_ID.get(task);
            Problems problems = new Problems();
            problems.require(followed.determined(), "determined", "Say whether the tribunal has decided.");
            problems.stop();
            if (followed.determined()) {
                complaints.determine(
                        appealId,
                        new Complaints.Determined(
                                followed.outcome(),
                                followed.determinedOn(),
                                followed.words(),
                                followed.stepsDue(),
                                followed.questions()),
                        person);
            } else {
                complaints.recordHearing(appealId, followed.hearingOn(), person);
            }
            Variables.APPEAL_DETERMINED.set(task.getExecution(), followed.determined());
            Variables.STEPS_TO_TAKE.set(task.getExecution(), followed.determined() && followed.stepsDue() != null);
        };
    }
}
