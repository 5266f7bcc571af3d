package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Clarifications;
import org.foicasework.request.NewQuestion;
import org.foicasework.request.Problems;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code clarification.bpmn} do (FOIA s1(3), s10(6); EIR reg 9). */
@Configuration(proxyBeanMethods = false)
class ClarificationSteps {

    static final String PROCESS = "clarification";
    static final String WRITE_CLARIFICATION = "recordClarificationRequest";
    static final String WAIT_FOR_REPLY = "recordReply";
    static final String READ_REPLY = "recordReading";

    /** The message by which a reply reaches the waiting question from outside Tasklist. */
    static final String APPLICANT_REPLIED = "applicantReplied";

    /** What is asked of the applicant. */
    record Ask(String unclearWords, List<String> questions, String help, String publicInterest, String lateReason) {}

    @Bean
    TaskListener recordClarificationRequest(
            Submissions submissions,
            Actor actor,
            Clarifications clarifications,
            Today today,
            WorkingDays workingDays,
            CasePolicy policy) {
        return task -> {
            String person = actor.completing(task);
            Ask ask = submissions.read(task, Ask.class);
            clarifications.write(
                    Variables.QUESTION_ID.get(task),
                    ask.unclearWords(),
                    ask.questions(),
                    ask.help(),
                    ask.publicInterest(),
                    ask.lateReason(),
                    workingDays.nthAfter(today.date(), policy.lapseAfter()),
                    person);
        };
    }

    /** The request went out: the clock of this question stops on the date of that letter. */
    @Bean
    JavaDelegate stopClock(
            Questions questions,
            Notices notices,
            Actor actor,
            DeadlineKeeper deadlines,
            Clarifications clarifications,
            WorkingDays workingDays,
            CasePolicy policy) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            String reference = Variables.CASE_REFERENCE.get(execution);
            LocalDate sentOn = notices.of(reference).stream()
                    .filter(notice -> notice.type() == NoticeType.CLARIFICATION_REQUEST
                            && Long.valueOf(questionId).equals(notice.questionId())
                            && notice.isSent())
                    .map(StoredNotice::sentOn)
                    .reduce((first, second) -> second)
                    .orElseThrow();
            questions.stopClock(questionId, sentOn, actor.id());
            Variables.REMIND_APPLICANT_ON.set(
                    execution, Dates.morningOf(workingDays.nthAfter(sentOn, policy.remindApplicantAfter())));
            // The letter named the last day, and the timer keeps to it.
            Variables.LAPSE_ON.set(
                    execution,
                    Dates.after(clarifications.last(questionId).orElseThrow().closesOn()));
            Variables.WAIT_OVER.set(execution, false);
            deadlines.move(reference);
        };
    }

    @Bean
    TaskListener recordReply(Submissions submissions, Actor actor, Messages messages, CaseClock caseClock) {
        return task -> {
            String person = actor.completing(task);
            long questionId = Variables.QUESTION_ID.get(task);
            messages.recordReply(
                    Variables.CASE_REFERENCE.get(task),
                    List.of(questionId),
                    submissions.read(task, Messages.Reply.class),
                    caseClock
                            .last(questionId, ClockEvent.Type.CLARIFICATION_REQUESTED)
                            .orElse(null),
                    person);
        };
    }

    /** A reply is on record: its day is day 0, and a reminder that has not left yet does not leave any more. */
    @Bean
    JavaDelegate restartClock(
            Questions questions, Messages messages, UnsentLetters unsent, Actor actor, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            unsent.drop(Variables.CASE_REFERENCE.get(execution), questionId);
            Variables.WAIT_OVER.set(execution, true);
            Message reply = messages.lastReply(questionId).orElseThrow();
            questions.restartClock(questionId, reply.happenedOn(), actor.id());
            deadlines.move(Variables.CASE_REFERENCE.get(execution));
        };
    }

    /** What the caseworker makes of the reply. */
    record Reading(Means means, String wording, List<String> units, List<NewQuestion> questions) {

        /** CLEAR: search. UNCLEAR: ask again. REDEFINED: other questions take its place. */
        enum Means {
            CLEAR,
            UNCLEAR,
            REDEFINED
        }
    }

    @Bean
    TaskListener recordReading(
            Submissions submissions, Actor actor, Questions questions, Messages messages, DeadlineKeeper deadlines) {
        return task -> {
            String person = actor.completing(task);
            Reading reading = submissions.read(task, Reading.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Problems problems = new Problems();
            problems.require(
                    reading.means(), "means", "Say what the reply does: clear, still unclear, or other questions.");
            problems.stop();
            LocalDate repliedOn = messages.lastReply(questionId).orElseThrow().happenedOn();
            if (reading.means() == Reading.Means.CLEAR) {
                questions.makeClear(
                        questionId,
                        reading.wording(),
                        reading.units() == null ? List.of() : reading.units(),
                        repliedOn,
                        person);
            } else if (reading.means() == Reading.Means.REDEFINED) {
                questions.redefine(
                        questionId, reading.questions() == null ? List.of() : reading.questions(), repliedOn, person);
            }
            Variables.REPLY_MEANS.set(task.getExecution(), reading.means().name());
            deadlines.move(Variables.CASE_REFERENCE.get(task));
        };
    }

    /** No reply came: nothing more is owed on this question, and nothing was refused. */
    @Bean
    JavaDelegate lapseQuestion(Questions questions, UnsentLetters unsent, AuditTrail audit, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            unsent.drop(Variables.CASE_REFERENCE.get(execution), questionId);
            Variables.WAIT_OVER.set(execution, true);
            questions.setStage(questionId, QuestionStage.LAPSED);
            Variables.REPLY_MEANS.set(execution, "NONE");
            String reference = Variables.CASE_REFERENCE.get(execution);
            audit.record(
                    reference,
                    Actor.SYSTEM,
                    "closed " + questions.get(questionId).label() + " without clarification",
                    null);
            deadlines.move(reference);
        };
    }
}
