package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Attachments;
import org.foicasework.request.Applicant;
import org.foicasework.request.NewQuestion;
import org.foicasework.request.NewRequest;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Reopenings;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code foi-request.bpmn} do. */
@Configuration(proxyBeanMethods = false)
class FoiRequestSteps {

    static final String PROCESS = "foi-request";
    static final String TRIAGE_REQUEST = "recordTriage";

    /** The message by which a withdrawal of the whole request reaches its process. */
    static final String REQUEST_WITHDRAWN = "requestWithdrawn";

    /** Registers the request; from here on the case has its reference, which is also the business key. */
    @Bean
    JavaDelegate registerRequest(
            Submissions submissions,
            Actor actor,
            RequestRegister register,
            Attachments attachments,
            DeadlineKeeper deadlines) {
        return execution -> {
            NewRequest request = submissions.read(execution, NewRequest.class);
            String reference = register.register(request, actor.id());
            attachments.belongToRequest(request.attachmentIds(), reference, actor.id());
            execution.setProcessBusinessKey(reference);
            Variables.CASE_REFERENCE.set(execution, reference);
            deadlines.moveWithin(execution);
        };
    }

    /** What the triage form hands over; questions only when the request is valid, help only when it is not. */
    record Triage(Boolean valid, List<String> failedLimbs, String help, String note, List<NewQuestion> questions) {}

    @Bean
    TaskListener recordTriage(
            Submissions submissions,
            Actor actor,
            RequestRegister register,
            Questions questions,
            DeadlineKeeper deadlines,
            WorkingDays workingDays,
            Today today,
            CasePolicy policy) {
        return task -> {
            String person = actor.completing(task);
            Triage triage = submissions.read(task, Triage.class);
            String reference = Variables.CASE_REFERENCE.get(task);
            Problems problems = new Problems();
            problems.require(triage.valid(), "valid", "Say whether the request is valid under section 8.");
            boolean valid = Boolean.TRUE.equals(triage.valid());
            List<String> limbs = valid || triage.failedLimbs() == null ? List.of() : triage.failedLimbs();
            if (!valid) {
                problems.require(
                        limbs,
                        "failedLimbs",
                        "Say what is missing: a real name, an address, or a description of the information.");
                if (!List.of("NAME", "ADDRESS", "DESCRIPTION").containsAll(limbs)) {
                    problems.add("failedLimbs", "Choose from name, address and description.");
                }
            }
            if (valid && !hasNameAndAddress(register.applicant(reference))) {
                problems.add(
                        "valid",
                        "No name or no address for correspondence is on record, so this is no request within section 8(1) yet."
                                + " If the letter gives them, enter them on the case page first.");
            }
            problems.stop();
            register.recordValidity(reference, valid, limbs, triage.note(), person);
            if (!valid) {
                register.recordAdvice(
                        reference, triage.help(), workingDays.nthAfter(today.date(), policy.validityLapsesAfter()));
            }
            if (valid) {
                questions.itemise(reference, triage.questions(), person);
            }
            Variables.VALID_REQUEST.set(task.getExecution(), valid);
            deadlines.moveWithin(task.getExecution());
        };
    }

    /** FOIA s8(1)(b): a request "states the name of the applicant and an address for correspondence". */
    private static boolean hasNameAndAddress(Applicant applicant) {
        return applicant.name() != null && (applicant.email() != null || applicant.postalAddress() != null);
    }

    /** Closes a request that the applicant withdrew. What was answered before stays answered. */
    @Bean
    JavaDelegate closeWithdrawnRequest(RequestRegister register, Questions questions, Actor actor) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            boolean answered =
                    questions.of(reference).stream().anyMatch(question -> question.stage() == QuestionStage.ANSWERED);
            register.close(reference, answered ? RequestStatus.ANSWERED : RequestStatus.WITHDRAWN, actor.id());
        };
    }

    /** Takes a request up again that was closed; nothing but a reopening on record starts it here. */
    @Bean
    JavaDelegate resumeRequest(Reopenings reopenings, DeadlineKeeper deadlines) {
        return execution -> {
            reopenings.resume(Variables.CASE_REFERENCE.get(execution));
            deadlines.moveWithin(execution);
        };
    }

    /** Closes the request with the outcome that its questions have. */
    @Bean
    JavaDelegate closeRequest(RequestRegister register, Questions questions, Actor actor) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            List<QuestionStage> stages =
                    questions.of(reference).stream().map(Question::stage).toList();
            register.close(reference, status(stages), actor.id());
        };
    }

    private static RequestStatus status(List<QuestionStage> stages) {
        if (stages.isEmpty()) {
            return RequestStatus.NOT_VALID;
        }
        if (stages.contains(QuestionStage.ANSWERED)) {
            return RequestStatus.ANSWERED;
        }
        if (stages.contains(QuestionStage.ANSWERED_AS_BUSINESS)) {
            return RequestStatus.ANSWERED_AS_BUSINESS;
        }
        if (stages.contains(QuestionStage.CLOSED_WITHOUT_NOTICE)) {
            return RequestStatus.CLOSED_WITHOUT_NOTICE;
        }
        return stages.contains(QuestionStage.LAPSED) || stages.contains(QuestionStage.FEE_UNPAID)
                ? RequestStatus.LAPSED
                : RequestStatus.WITHDRAWN;
    }
}
