package org.foicasework.process;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.correspondence.Messages;
import org.foicasework.request.Applicant;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Problems;
import org.foicasework.request.RequestRegister;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code invalid-request.bpmn} do (FOIA s8(1), s16(1)). */
@Configuration(proxyBeanMethods = false)
class InvalidRequestSteps {

    static final String PROCESS = "invalid-request";
    static final String MAKE_REQUEST_VALID = "recordRequestMadeValid";
    static final String READ_WHAT_CAME = "recordWhatCame";

    /** The message by which a letter reaches the request that waits for what is missing. */
    static final String MISSING_ELEMENT_CAME = "missingElementCame";

    /** There is no address, so the advice that s16 asks for can go nowhere. */
    @Bean
    JavaDelegate recordNobodyToWriteTo(AuditTrail audit) {
        return execution -> audit.record(
                Variables.CASE_REFERENCE.get(execution),
                Actor.SYSTEM,
                "found nobody to write to",
                "The letter gives no address, so no advice could be sent (section 16).");
    }

    /** The advice came back: what is missing is said at the triage, so it is said anew there. */
    @Bean
    JavaDelegate returnToTriage() {
        return execution -> Variables.TRIAGE_AGAIN.set(execution, true);
    }

    /** What the applicant supplied; null where nothing was missing. */
    record MadeValid(LocalDate suppliedOn, String name, String wording, String email, String postalAddress) {}

    @Bean
    TaskListener recordRequestMadeValid(
            Submissions submissions, Actor actor, RequestRegister register, DeadlineKeeper deadlines) {
        return task ->
                makeValid(task, submissions.read(task, MadeValid.class), actor.completing(task), register, deadlines);
    }

    /** What a letter brings that came meanwhile. */
    record WhatCame(Boolean supplied, String name, String wording, String email, String postalAddress) {}

    @Bean
    TaskListener recordWhatCame(
            Submissions submissions,
            Actor actor,
            RequestRegister register,
            Messages messages,
            AuditTrail audit,
            DeadlineKeeper deadlines) {
        return task -> {
            String person = actor.completing(task);
            WhatCame came = submissions.read(task, WhatCame.class);
            Problems problems = new Problems();
            problems.require(came.supplied(), "supplied", "Say whether the letter supplies what is missing.");
            problems.stop();
            if (came.supplied()) {
                LocalDate on = messages.get(UUID.fromString(Variables.MESSAGE_ID.get(task)))
                        .happenedOn();
                makeValid(
                        task,
                        new MadeValid(on, came.name(), came.wording(), came.email(), came.postalAddress()),
                        person,
                        register,
                        deadlines);
            } else {
                audit.record(
                        Variables.CASE_REFERENCE.get(task),
                        person,
                        "found that the letter does not make the request valid",
                        null);
            }
            Variables.MISSING_SUPPLIED.set(task.getExecution(), came.supplied());
        };
    }

    private static void makeValid(
            DelegateTask task, MadeValid made, String person, RequestRegister register, DeadlineKeeper deadlines) {
        String reference = Variables.CASE_REFERENCE.get(task);
        register.recordMadeValid(
                reference,
                new RequestRegister.Supplied(
                        made.suppliedOn(), made.name(), made.wording(), made.email(), made.postalAddress()),
                person);
        Variables.TRIAGE_AGAIN.set(task.getExecution(), true);
        deadlines.move(reference);
    }

    @Bean
    JavaDelegate recordNeverValid(AuditTrail audit) {
        return execution -> {
            Variables.TRIAGE_AGAIN.set(execution, false);
            audit.record(
                    Variables.CASE_REFERENCE.get(execution),
                    Actor.SYSTEM,
                    "stopped waiting for what section 8 requires",
                    null);
        };
    }

    /** What the two forms show. */
    @Bean
    FormData invalidRequestForms(RequestRegister register, Messages messages, Letterbox letterbox, Person person) {
        Function<TaskFacts, Map<String, Object>> missing = facts -> {
            String reference = facts.request().reference();
            RequestRegister.Validity validity = register.validity(reference).orElseThrow();
            Applicant applicant = person.seesApplicant() ? register.applicant(reference) : null;
            return Desk.fields(
                    "request",
                            Desk.fields(
                                    "wording", facts.request().wording(),
                                    "receivedOn", facts.request().receivedOn(),
                                    "channel", facts.request().channel().label()),
                    "applicant", applicant,
                    "failedLimbs", validity.failedLimbs(),
                    "closesOn", validity.closesOn(),
                    "note", validity.note());
        };
        return () -> Map.of(MAKE_REQUEST_VALID, missing, READ_WHAT_CAME, facts -> {
            Map<String, Object> view = missing.apply(facts);
            view.put("letter", letterbox.letterOf(facts.task()));
            return view;
        });
    }
}
