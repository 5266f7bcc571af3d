package org.foicasework.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.foicasework.correspondence.Notifications;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Complaint;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Reviews;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code duty-watch.bpmn} do: it watches the date of a review, or of the steps of a decision notice. */
@Configuration(proxyBeanMethods = false)
class DutyWatchSteps {

    /** What is watched, in words, and its date; the date is null when it no longer stands. */
    private record Duty(String what, LocalDate dueOn, String remindedGroup) {}

    @Bean
    JavaDelegate remindOfDuty(
            Reviews reviews,
            DecisionNotices decisionNotices,
            IdentityService identityService,
            Notifications notifications,
            AuditTrail audit) {
        return execution -> {
            Duty duty = duty(execution, reviews, decisionNotices);
            String notTold = tell(execution, duty, duty.remindedGroup(), identityService, notifications);
            audit.record(
                    Variables.CASE_REFERENCE.get(execution),
                    Actor.SYSTEM,
                    "reminded of the " + duty.what(),
                    "Due on " + Today.words(duty.dueOn()) + notTold);
        };
    }

    @Bean
    JavaDelegate escalateDuty(
            Reviews reviews,
            DecisionNotices decisionNotices,
            IdentityService identityService,
            Notifications notifications,
            AuditTrail audit) {
        return execution -> {
            Duty duty = duty(execution, reviews, decisionNotices);
            String notTold = tell(execution, duty, Groups.MANAGERS, identityService, notifications);
            audit.record(
                    Variables.CASE_REFERENCE.get(execution),
                    Actor.SYSTEM,
                    "escalated the " + duty.what() + " to the managers",
                    "Due on " + Today.words(duty.dueOn()) + notTold);
        };
    }

    @Bean
    JavaDelegate recordDutyMissed(Reviews reviews, DecisionNotices decisionNotices) {
        return execution -> {
            if (Variables.REVIEW_ID.get(execution) != null) {
                reviews.recordOverdue(Variables.REVIEW_ID.get(execution));
            } else {
                decisionNotices.recordMissed(Variables.COMPLAINT_ID.get(execution));
            }
        };
    }

    private static Duty duty(DelegateExecution execution, Reviews reviews, DecisionNotices decisionNotices) {
        if (Variables.REVIEW_ID.get(execution) != null) {
            return new Duty(
                    "internal review",
                    reviews.get(Variables.REVIEW_ID.get(execution)).dueOn(),
                    Groups.INTERNAL_REVIEWERS);
        }
        Complaint.DecisionNotice notice =
                decisionNotices.of(Variables.COMPLAINT_ID.get(execution)).orElseThrow();
        return new Duty("steps of decision notice " + notice.number(), notice.stepsDue(), Groups.CASEWORKERS);
    }

    /** Tells a group, and says who could not be told. */
    private static String tell(
            DelegateExecution execution,
            Duty duty,
            String group,
            IdentityService identityService,
            Notifications notifications) {
        String reference = Variables.CASE_REFERENCE.get(execution);
        List<User> people =
                identityService.createUserQuery().memberOfGroup(group).list();
        List<String> notTold = new ArrayList<>();
        for (User person : people) {
            boolean told = notifications.tell(
                    person.getEmail(),
                    reference + ": " + duty.what() + " due on " + Today.words(duty.dueOn()),
                    "In " + reference + " the " + duty.what() + " is due on " + Today.words(duty.dueOn()) + ".");
            if (!told) {
                notTold.add(person.getId());
            }
        }
        return notTold.isEmpty() ? "" : DeadlineWatchSteps.NOT_TOLD + String.join(", ", notTold);
    }
}
