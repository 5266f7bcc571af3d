package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problems;
import org.foicasework.request.Questions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code extension.bpmn} do: FOIA s10(3), s17(2); EIR reg 7. */
@Configuration(proxyBeanMethods = false)
class ExtensionSteps {

    static final String ASK_FOR_TIME = "recordExtensionRequest";
    static final String APPROVE_EXTENSION = "recordExtensionAnswer";

    /** What the caseworker asks for; {@code asked} false: not after all. */
    record TimeAsked(
            Boolean asked,
            LocalDate estimate,
            String reason,
            String complexity,
            String volume,
            String exceptionalReason) {}

    @Bean
    TaskListener recordExtensionRequest(
            Submissions submissions,
            Actor actor,
            Extensions extensions,
            Decisions decisions,
            Notices notices,
            Questions questions,
            AuthorityDetails authority) {
        return task -> {
            String person = actor.completing(task);
            TimeAsked asked = submissions.read(task, TimeAsked.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Problems problems = new Problems();
            problems.require(asked.asked(), "asked", "Say whether more time is needed.");
            problems.stop();
            Variables.TIME_ASKED_FOR.set(task.getExecution(), asked.asked());
            Variables.TIME_EXTENDED.set(task.getExecution(), false);
            if (!asked.asked()) {
                return;
            }
            Extension.Ground ground = ground(task);
            if (ground == Extension.Ground.PUBLIC_INTEREST) {
                ExemptionSteps.mayTakeMoreTime(
                        questions.get(questionId),
                        ExemptionReviewSteps.draft(decisions, questionId),
                        notices,
                        authority);
            }
            extensions.ask(
                    questionId,
                    ground,
                    new Extensions.Ask(
                            asked.estimate(),
                            asked.reason(),
                            asked.complexity(),
                            asked.volume(),
                            asked.exceptionalReason()),
                    person);
            Variables.EXCEPTIONAL.set(
                    task.getExecution(),
                    extensions.last(questionId).orElseThrow().escalated());
        };
    }

    @Bean
    TaskListener recordExtensionAnswer(
            Submissions submissions,
            Actor actor,
            Extensions extensions,
            Decisions decisions,
            Notices notices,
            Questions questions,
            AuthorityDetails authority) {
        return task -> {
            String person = actor.completing(task);
            ExemptionReviewSteps.Answer answer = submissions.read(task, ExemptionReviewSteps.Answer.class);
            long questionId = Variables.QUESTION_ID.get(task);
            keepApart(person, questionId, extensions, decisions);
            Problems problems = new Problems();
            problems.require(answer.approved(), "approved", "Agree, or refuse with reasons.");
            problems.stop();
            if (answer.approved() && ground(task) == Extension.Ground.PUBLIC_INTEREST) {
                ExemptionSteps.mayTakeMoreTime(
                        questions.get(questionId),
                        ExemptionReviewSteps.draft(decisions, questionId),
                        notices,
                        authority);
            }
            extensions.answer(questionId, answer.approved(), answer.reasons(), person);
            Variables.APPROVED.set(task.getExecution(), answer.approved());
        };
    }

    /** Keeps the gate away from whoever asked or drafted, and the second answer away from whoever gave the first. */
    @Bean
    TaskListener forbidAsker(Extensions extensions, Decisions decisions) {
        return task -> {
            if (task.getAssignee() != null) {
                keepApart(task.getAssignee(), Variables.QUESTION_ID.get(task), extensions, decisions);
            }
        };
    }

    private static void keepApart(String person, long questionId, Extensions extensions, Decisions decisions) {
        Extension extension = extensions.last(questionId).orElseThrow();
        if (extension.askedBy().equals(person) || decisions.drafters(questionId).contains(person)) {
            throw new InvalidSubmissionException(
                    "Whoever asked for more time or drafted the decision cannot agree to it. Another manager must take the task.");
        }
        if (extension.answers().stream().anyMatch(answer -> answer.decidedBy().equals(person))) {
            throw new InvalidSubmissionException(
                    "You were the first manager to agree. The second has to be somebody else.");
        }
    }

    /** The notice went: the date moves, if it went in time. */
    @Bean
    JavaDelegate extendClock(Extensions extensions, Notices notices, Actor actor, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            String reference = Variables.CASE_REFERENCE.get(execution);
            List<LocalDate> sent = notices.of(reference).stream()
                    .filter(notice -> notice.type() == NoticeType.EXTENSION_NOTICE
                            && Long.valueOf(questionId).equals(notice.questionId())
                            && notice.isSent())
                    .map(StoredNotice::sentOn)
                    .toList();
            boolean moved = extensions.notified(questionId, sent.get(sent.size() - 1), actor.id());
            Variables.TIME_EXTENDED.set(execution, moved);
            if (moved) {
                deadlines.move(reference);
            }
        };
    }

    private static Extension.Ground ground(DelegateTask task) {
        return Extension.Ground.valueOf(Variables.EXTENSION_GROUND.get(task));
    }
}
