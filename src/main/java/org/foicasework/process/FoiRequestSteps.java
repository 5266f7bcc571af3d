package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.correspondence.Attachments;
import org.foicasework.request.NewQuestion;
import org.foicasework.request.NewRequest;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Reopenings;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code foi-request.bpmn} do. */
@Configuration(proxyBeanMethods = false)
class FoiRequestSteps {

    static final String PROCESS = "foi-request";
    static final String TRIAGE_REQUEST = "triageRequest";
    static final String MAKE_REQUEST_VALID = "makeRequestValid";

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

    /** What the triage form hands over; questions only when the request is valid. */
    record Triage(Boolean valid, List<String> failedLimbs, String note, List<NewQuestion> questions) {}

    @Bean
    TaskListener recordTriage(
            Submissions submissions,
            Actor actor,
            RequestRegister register,
            Questions questions,
            DeadlineKeeper deadlines) {
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
            problems.stop();
            register.recordValidity(reference, valid, limbs, triage.note(), person);
            if (valid) {
                questions.itemise(reference, triage.questions(), person);
            }
            Variables.VALID_REQUEST.set(task.getExecution(), valid);
            deadlines.moveWithin(task.getExecution());
        };
    }

    /** What makes an invalid request valid. */
    record MadeValid(LocalDate suppliedOn, String name, String wording, String email, String postalAddress) {}

    @Bean
    TaskListener recordRequestMadeValid(
            Submissions submissions, Actor actor, RequestRegister register, DeadlineKeeper deadlines) {
        return task -> {
            String person = actor.completing(task);
            MadeValid made = submissions.read(task, MadeValid.class);
            register.recordMadeValid(
                    Variables.CASE_REFERENCE.get(task),
                    new RequestRegister.Supplied(
                            made.suppliedOn(), made.name(), made.wording(), made.email(), made.postalAddress()),
                    person);
            deadlines.moveWithin(task.getExecution());
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
        return stages.contains(QuestionStage.CLOSED_WITHOUT_NOTICE)
                ? RequestStatus.CLOSED_WITHOUT_NOTICE
                : RequestStatus.LAPSED;
    }
}
