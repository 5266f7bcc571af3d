package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.foicasework.correspondence.Outbox;
import org.foicasework.exemption.Finding;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problems;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code issue-notice.bpmn} do. */
@Configuration(proxyBeanMethods = false)
class IssueNoticeSteps {

    static final String PROCESS = "issue-notice";
    static final String READ_NOTICE = "recordNoticeRead";
    static final String SIGN_OFF_NOTICE = "recordSignOff";
    static final String POST_NOTICE = "recordNoticePosted";

    /** Nobody has said of this draft what should happen with it. */
    private static final String UNREAD = "UNREAD";

    @Bean
    JavaDelegate assembleNotice(Notices notices, RequestRegister register, Today today) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            NoticeType type = NoticeType.valueOf(Variables.NOTICE_TYPE.get(execution));
            UUID id = Variables.NOTICE_ID.get(execution) != null
                    ? noticeId(execution)
                    // What a general reply says was written where the letter was read.
                    : type == NoticeType.GENERAL_REPLY
                            ? notices.reply(UUID.fromString(Variables.MESSAGE_ID.get(execution)))
                                    .orElseThrow()
                            : notices.open(reference, type, Variables.QUESTION_ID.get(execution));
            notices.assemble(id);
            Variables.NOTICE_ID.set(execution, id.toString());
            LocalDate dueOn = notices.get(id).dueOn();
            Variables.LATE.set(execution, dueOn != null && today.date().isAfter(dueOn));
            Variables.REGIME.set(execution, notices.regime(id).name());
            Variables.NOTICE_READ_AS.set(execution, UNREAD);
            Variables.DELIVERY.set(execution, register.applicant(reference).email() != null ? "EMAIL" : "POST");
        };
    }

    @Bean
    JavaDelegate checkNotice(Notices notices) {
        return execution -> {
            List<Finding> findings = notices.check(noticeId(execution));
            Variables.NOTICE_COMPLETE.set(execution, findings.stream().noneMatch(Finding::blocks));
        };
    }

    /** What a caseworker says of a draft. Words may be changed in a response; what was decided is changed by a new decision. */
    record Read(
            Action action,
            String opening,
            String closing,
            String latenessReason,
            List<Long> returnQuestions,
            String reasons) {

        /** READY: it may go on. CHANGE: assemble it with these words. RETURN: a decision or a request must change. */
        enum Action {
            READY,
            CHANGE,
            RETURN
        }
    }

    @Bean
    TaskListener recordNoticeRead(Submissions submissions, Actor actor, Notices notices, Questions questions) {
        return task -> {
            String person = actor.completing(task);
            Read read = submissions.read(task, Read.class);
            UUID noticeId = noticeId(task);
            StoredNotice notice = notices.get(noticeId);
            Problems problems = new Problems();
            problems.require(read.action(), "action", "Say what should happen with the notice.");
            problems.stop();
            switch (read.action()) {
                case READY -> {
                    if (Boolean.FALSE.equals(Variables.SIGNED_OFF.get(task))
                            && notices.isReturnedAsItStands(noticeId)) {
                        throw new InvalidSubmissionException(
                                "Change the words or return the notice; then it is assembled and checked again.");
                    }
                    ExemptionReviewSteps.refuse(notices.check(noticeId));
                    notices.wroteIn(noticeId, person);
                }
                case CHANGE ->
                    notices.changeWords(noticeId, read.opening(), read.closing(), read.latenessReason(), person);
                case RETURN -> {
                    problems.require(read.reasons(), "reasons", "Say what must change.");
                    List<Long> returned = read.returnQuestions() == null ? List.of() : read.returnQuestions();
                    // A response whose only question was withdrawn has nothing to return but itself.
                    if (!notice.answers().isEmpty()) {
                        problems.require(returned, "returnQuestions", "Choose the questions that need a new decision.");
                    }
                    problems.stop();
                    if (!notice.answers().containsAll(returned)) {
                        throw new InvalidSubmissionException("Choose only questions that this response answers.");
                    }
                    returned.forEach(questionId -> questions.setStage(questionId, QuestionStage.TO_DECIDE));
                    notices.release(noticeId);
                    notices.recordSignOff(noticeId, false, read.reasons(), person);
                    Variables.NOTICE_OUTCOME.set(task.getExecution(), "RETURNED");
                }
            }
            Variables.NOTICE_READ_AS.set(task.getExecution(), read.action().name());
        };
    }

    @Bean
    TaskListener recordSignOff(Submissions submissions, Actor actor, Notices notices) {
        return task -> {
            String person = actor.completing(task);
            ExemptionReviewSteps.Answer answer = submissions.read(task, ExemptionReviewSteps.Answer.class);
            UUID noticeId = noticeId(task);
            if (notices.authors(noticeId).contains(person)) {
                throw new InvalidSubmissionException(
                        "You wrote part of this notice, so you cannot sign it off. Another manager must.");
            }
            Problems problems = new Problems();
            problems.require(answer.approved(), "approved", "Sign the notice off or return it.");
            problems.stop();
            if (answer.approved()) {
                ExemptionReviewSteps.refuse(notices.check(noticeId));
            }
            notices.recordSignOff(noticeId, answer.approved(), answer.reasons(), person);
            Variables.SIGNED_OFF.set(task.getExecution(), answer.approved());
            if (!answer.approved()) {
                Variables.NOTICE_READ_AS.set(task.getExecution(), UNREAD);
            }
        };
    }

    /** Sends what was approved, and nothing else: checked once more at the last moment. */
    @Bean
    JavaDelegate sendNotice(Notices notices, Letters letters, Outbox outbox, Actor actor, Today today) {
        return execution -> {
            UUID noticeId = noticeId(execution);
            if (!letters.left(noticeId)) {
                Optional<Notices.Prepared> prepared = notices.prepare(noticeId, today.date(), signOffNeeded(execution));
                if (prepared.isEmpty()) {
                    throw new BpmnError("noticeChanged");
                }
                outbox.send(letters.letter(noticeId, prepared.get()), () -> notices.fix(noticeId, prepared.get()));
            }
            notices.recordSent(noticeId, actor.id());
            Variables.NOTICE_OUTCOME.set(execution, "SENT");
        };
    }

    /** When a letter went by post. */
    record Posted(LocalDate postedOn) {}

    @Bean
    TaskListener recordNoticePosted(
            Submissions submissions,
            Actor actor,
            Notices notices,
            Letters letters,
            Outbox outbox,
            Today today,
            RequestRegister register) {
        return task -> {
            String person = actor.completing(task);
            Posted posted = submissions.read(task, Posted.class);
            Problems problems = new Problems();
            problems.require(posted.postedOn(), "postedOn", "Enter the day on which the letter was posted.");
            if (posted.postedOn() != null && posted.postedOn().isAfter(today.date())) {
                problems.add("postedOn", "The day lies in the future. Record the letter once it is posted.");
            }
            if (posted.postedOn() != null && posted.postedOn().isBefore(Dates.day(task.getCreateTime()))) {
                problems.add(
                        "postedOn", "On that day the letter was not ready to be posted. Enter the day it was posted.");
            }
            problems.stop();
            UUID noticeId = noticeId(task);
            Notices.Prepared prepared = notices.prepare(noticeId, posted.postedOn(), signOffNeeded(task))
                    .orElseThrow(() -> new BpmnError("noticeChanged"));
            notices.fix(noticeId, prepared);
            outbox.recordPosted(letters.letter(noticeId, prepared), posted.postedOn());
            notices.recordSent(noticeId, person);
            takeBackBreach(notices.get(noticeId), posted.postedOn(), register, person);
            Variables.NOTICE_OUTCOME.set(task.getExecution(), "SENT");
        };
    }

    /**
     * A letter is given on the day it is posted. When that is recorded only after the date for it, the timer has noted a breach
     * that there never was.
     */
    private static void takeBackBreach(
            StoredNotice notice, LocalDate postedOn, RequestRegister register, String person) {
        LocalDate dueOn = notice.dueOn();
        if (dueOn != null
                && !postedOn.isAfter(dueOn)
                && register.breaches(notice.reference()).contains(dueOn)) {
            register.withdrawBreach(
                    notice.reference(),
                    dueOn,
                    "The " + Notices.title(notice) + " was posted on " + Today.words(postedOn) + ", in time.",
                    person);
        }
    }

    private static boolean signOffNeeded(VariableScope scope) {
        return NoticeType.valueOf(Variables.NOTICE_TYPE.get(scope)).answersQuestions()
                || "read-and-sign".equals(Variables.READING.get(scope));
    }

    private static UUID noticeId(VariableScope scope) {
        return UUID.fromString(Variables.NOTICE_ID.get(scope));
    }
}
