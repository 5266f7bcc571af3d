package org.foicasework.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.correspondence.Notifications;
import org.foicasework.request.Absences;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code deadline-watch.bpmn} do (FOIA s10(1)). */
@Configuration(proxyBeanMethods = false)
class DeadlineWatchSteps {

    static final String PROCESS = "deadline-watch";

    /** Above the priority that tasks have by themselves (50). */
    private static final int URGENT = 90;

    /** A mail server that refuses is on record, and keeps nobody from recording a breach. */
    static final String NOT_TOLD = ". Could not be told by e-mail: ";

    @Bean
    JavaDelegate remindOwner(
            RequestRegister register,
            IdentityService identityService,
            Absences absences,
            Today today,
            Notifications notifications,
            AuditTrail audit) {
        return execution -> {
            FoiRequest request = register.get(Variables.CASE_REFERENCE.get(execution));
            String responsible = absences.of(request.caseOwner(), today.date())
                    .map(Absences.Absence::substitute)
                    .orElse(request.caseOwner());
            User owner = identityService.createUserQuery().userId(responsible).singleResult();
            boolean told = notifications.tell(
                    owner == null ? null : owner.getEmail(),
                    request.reference() + ": answer due on " + Today.words(request.dueOn()),
                    "The answer to " + request.reference() + " is due on " + Today.words(request.dueOn())
                            + ". Section 10(1) asks for a prompt answer; that day is the last.");
            audit.record(
                    request.reference(),
                    Actor.SYSTEM,
                    "reminded the owner of the case",
                    "Due on " + Today.words(request.dueOn()) + (told ? "" : NOT_TOLD + responsible));
        };
    }

    /** What is decided does not wait for what is not. */
    @Bean
    JavaDelegate callForPartAnswer(PartAnswers partAnswers) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            if (partAnswers.due(reference)) {
                partAnswers.answerWhatIsDecided(reference);
            }
        };
    }

    @Bean
    JavaDelegate escalateToManagers(
            RequestRegister register,
            IdentityService identityService,
            TaskService taskService,
            Notifications notifications,
            AuditTrail audit) {
        return execution -> {
            FoiRequest request = register.get(Variables.CASE_REFERENCE.get(execution));
            List<String> notTold = new ArrayList<>();
            for (User manager : identityService
                    .createUserQuery()
                    .memberOfGroup(Groups.MANAGERS)
                    .list()) {
                boolean told = notifications.tell(
                        manager.getEmail(),
                        request.reference() + ": at risk, due on " + Today.words(request.dueOn()),
                        "The answer to " + request.reference() + " is due on " + Today.words(request.dueOn())
                                + " and has not gone yet.");
                if (!told) {
                    notTold.add(manager.getId());
                }
            }
            for (Task task : taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(request.reference())
                    .list()) {
                task.setPriority(URGENT);
                taskService.saveTask(task);
            }
            audit.record(
                    request.reference(),
                    Actor.SYSTEM,
                    "escalated the case to the managers",
                    "Due on " + Today.words(request.dueOn())
                            + (notTold.isEmpty() ? "" : NOT_TOLD + String.join(", ", notTold)));
        };
    }

    @Bean
    JavaDelegate recordBreach(RequestRegister register) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            LocalDate dueOn = register.get(reference).dueOn();
            if (dueOn != null) {
                register.recordBreach(reference, dueOn);
            }
        };
    }
}
