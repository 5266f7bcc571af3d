package org.foicasework.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.clock.Deadline;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Fee;
import org.foicasework.request.Fees;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code fees.bpmn} do (FOIA s9, s10(2)). */
@Configuration(proxyBeanMethods = false)
class FeeSteps {

    static final String PROCESS = "fees";
    static final String WRITE_FEES_NOTICE = "recordFee";
    static final String RECORD_PAYMENT = "recordFeePayment";

    /** What the applicant is asked to pay, or that there is no fee after all. */
    record Asked(Boolean charged, List<Fee.Item> items, String howToPay, String lateReason) {}

    @Bean
    TaskListener recordFee(
            Submissions submissions,
            Actor actor,
            Fees fees,
            Questions questions,
            AuditTrail audit,
            DeadlineKeeper deadlines) {
        return task -> {
            String person = actor.completing(task);
            Asked asked = submissions.read(task, Asked.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Problems problems = new Problems();
            problems.require(asked.charged(), "charged", "Say whether a fee is charged.");
            problems.stop();
            if (asked.charged()) {
                fees.write(questionId, asked.items(), asked.howToPay(), asked.lateReason(), person);
            } else {
                String reference = Variables.CASE_REFERENCE.get(task);
                questions.setStage(questionId, QuestionStage.DECIDED);
                audit.record(
                        reference,
                        person,
                        "did without the fee for " + questions.get(questionId).label(),
                        null);
                deadlines.move(reference);
            }
            Variables.FEE_OUTCOME.set(task.getExecution(), asked.charged() ? "ASKED" : "WAIVED");
        };
    }

    /**
     * The notice went out: from its date the days are left out of the count. A notice after the time for the answer cannot
     * stop a clock that has run out; then only the time to pay begins.
     */
    @Bean
    JavaDelegate stopClockForFee(
            Questions questions, Notices notices, Fees fees, Actor actor, AuditTrail audit, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            String reference = Variables.CASE_REFERENCE.get(execution);
            LocalDate sentOn = notices.of(reference).stream()
                    .filter(notice -> notice.type() == NoticeType.FEES_NOTICE
                            && Long.valueOf(questionId).equals(notice.questionId())
                            && notice.isSent())
                    .map(StoredNotice::sentOn)
                    .reduce((first, second) -> second)
                    .orElseThrow();
            Fee fee = fees.noticed(questionId, sentOn);
            Question question = questions.get(questionId);
            if (question.dueOn() != null && !sentOn.isAfter(question.dueOn())) {
                questions.stopClockForFee(questionId, sentOn, actor.id());
            } else {
                audit.record(
                        reference,
                        Actor.SYSTEM,
                        "left the clock of " + question.label() + " as it is",
                        "The fees notice went after the time for the answer.");
            }
            Variables.FEE_LAPSES_ON.set(execution, Dates.after(fee.payBy()));
            deadlines.move(reference);
        };
    }

    /** What came in. */
    record Payment(Boolean paid, LocalDate paidOn, BigDecimal amount) {}

    /** Records a payment; once the time is over, also that none came. */
    @Bean
    TaskListener recordFeePayment(Submissions submissions, Actor actor, Fees fees, AuditTrail audit, Today today) {
        return task -> {
            String person = actor.completing(task);
            Payment payment = submissions.read(task, Payment.class);
            long questionId = Variables.QUESTION_ID.get(task);
            boolean over = fees.require(questionId).isOver(today.date());
            Problems problems = new Problems();
            problems.require(payment.paid(), "paid", "Say whether the fee has come.");
            if (Boolean.FALSE.equals(payment.paid()) && !over) {
                problems.add(
                        "paid", "The fee can still be paid. Keep this task until it comes, or until the time is over.");
            }
            problems.stop();
            if (payment.paid()) {
                fees.paid(questionId, payment.paidOn(), payment.amount(), person);
            }
            boolean inTime = payment.paid() && fees.require(questionId).paidInTime();
            audit.record(
                    Variables.CASE_REFERENCE.get(task),
                    person,
                    payment.paid() ? "recorded that the fee was paid" : "found that the fee was not paid",
                    payment.paid() && !inTime ? "After the last day on which it could be paid." : null);
            Variables.FEE_OUTCOME.set(task.getExecution(), inTime ? "PAID" : "UNPAID");
        };
    }

    /** s10(2): the count goes on with the working day after the fee was received. */
    @Bean
    JavaDelegate restartClockAfterFee(Questions questions, Fees fees, Actor actor, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            if (isStopped(questions, questionId)) {
                questions.restartClockAfterFee(
                        questionId, fees.require(questionId).paidOn(), actor.id());
            }
            questions.setStage(questionId, QuestionStage.DECIDED);
            deadlines.move(Variables.CASE_REFERENCE.get(execution));
        };
    }

    /** s9(2): the fee was not paid in time, so there is no duty to comply. Nothing is refused. */
    @Bean
    JavaDelegate lapseUnpaidQuestion(
            Questions questions, Fees fees, Actor actor, AuditTrail audit, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            String reference = Variables.CASE_REFERENCE.get(execution);
            Fee fee = fees.require(questionId);
            if (fee.paidOn() != null && isStopped(questions, questionId)) {
                questions.restartClockAfterFee(questionId, fee.paidOn(), actor.id());
            }
            String cause = "Fee not paid by " + Today.words(fee.payBy());
            questions.feeUnpaid(questionId, cause);
            audit.record(
                    reference,
                    Actor.SYSTEM,
                    "closed " + questions.get(questionId).label(),
                    cause);
            deadlines.move(reference);
        };
    }

    private static boolean isStopped(Questions questions, long questionId) {
        return questions.get(questionId).clockStatus() == Deadline.Status.SUSPENDED;
    }
}
