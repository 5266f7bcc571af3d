package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.request.Appeals;
import org.foicasework.request.Complaint;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Problems;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code appeal.bpmn} do (s57). */
@Configuration(proxyBeanMethods = false)
class AppealSteps {

    static final String PROCESS = "appeal";
    static final String LODGE_APPEAL = "recordLodging";
    static final String FOLLOW_APPEAL = "recordAppealEvent";

    /**
     * Records an appeal that somebody enters, or opens the one that the authority decided on. An appeal of the applicant stops
     * the steps that are being taken (s50(6)).
     */
    @Bean
    JavaDelegate registerAppeal(Submissions submissions, Actor actor, Appeals appeals) {
        return execution -> {
            Long complaintId = Variables.COMPLAINT_ID.get(execution);
            if (complaintId != null) {
                Variables.APPEAL_ID.set(execution, appeals.intend(complaintId, actor.id()));
                Variables.APPEAL_LODGED.set(execution, false);
                return;
            }
            long id = appeals.record(submissions.read(execution, Appeals.Lodged.class), actor.id());
            Complaint.Appeal appeal = appeals.get(id);
            execution.setProcessBusinessKey(appeal.reference());
            Variables.CASE_REFERENCE.set(execution, appeal.reference());
            Variables.COMPLAINT_ID.set(execution, appeals.complaintOf(appeal));
            Variables.APPEAL_ID.set(execution, id);
            Variables.APPEAL_LODGED.set(execution, true);
        };
    }

    /** The appeal has been lodged, or is not lodged after all. */
    record Lodging(Boolean lodged, LocalDate lodgedOn, String tribunalReference, String words, List<Long> questions) {}

    @Bean
    TaskListener recordLodging(
            Submissions submissions, Actor actor, Appeals appeals, DecisionNotices decisionNotices, Today today) {
        return task -> {
            String person = actor.completing(task);
            Lodging lodging = submissions.read(task, Lodging.class);
            long appealId = Variables.APPEAL_ID.get(task);
            Problems problems = new Problems();
            problems.require(lodging.lodged(), "lodged", "Say whether the appeal was lodged.");
            problems.stop();
            if (lodging.lodged()) {
                appeals.lodge(appealId, lodging.tribunalReference(), lodging.lodgedOn(), person);
            } else {
                Complaint.DecisionNotice notice =
                        decisionNotices.of(Variables.COMPLAINT_ID.get(task)).orElseThrow();
                appeals.determine(
                        appealId,
                        new Appeals.Determined(
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
                        .processInstanceBusinessKey(reference, ComplaintSteps.PROCESS)
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
    TaskListener recordAppealEvent(Submissions submissions, Actor actor, Appeals appeals) {
        return task -> {
            String person = actor.completing(task);
            Followed followed = submissions.read(task, Followed.class);
            long appealId = Variables.APPEAL_ID.get(task);
            Problems problems = new Problems();
            problems.require(followed.determined(), "determined", "Say whether the tribunal has decided.");
            problems.stop();
            if (followed.determined()) {
                appeals.determine(
                        appealId,
                        new Appeals.Determined(
                                followed.outcome(),
                                followed.determinedOn(),
                                followed.words(),
                                followed.stepsDue(),
                                followed.questions()),
                        person);
            } else {
                appeals.recordHearing(appealId, followed.hearingOn(), person);
            }
            Variables.APPEAL_DETERMINED.set(task.getExecution(), followed.determined());
            Variables.STEPS_TO_TAKE.set(task.getExecution(), followed.determined() && followed.stepsDue() != null);
        };
    }
}
