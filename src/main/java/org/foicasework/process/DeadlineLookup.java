package org.foicasework.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.foicasework.clock.WorkingDays;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Clarification;
import org.foicasework.request.Clarifications;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.request.Today;

/** {@code deadline} in the diagrams: due dates of tasks, read from the register at the moment a task begins. */
@PublishedBean("deadline")
public class DeadlineLookup {

    private final RequestRegister register;
    private final Questions questions;
    private final Notices notices;
    private final Clarifications clarifications;
    private final WorkingDays workingDays;
    private final CasePolicy policy;
    private final Today today;
    private final Reviews reviews;
    private final Complaints complaints;

    DeadlineLookup(
            RequestRegister register,
            Questions questions,
            Notices notices,
            Clarifications clarifications,
            WorkingDays workingDays,
            CasePolicy policy,
            Today today,
            Reviews reviews,
            Complaints complaints) {
        this.register = register;
        this.questions = questions;
        this.notices = notices;
        this.clarifications = clarifications;
        this.workingDays = workingDays;
        this.policy = policy;
        this.today = today;
        this.reviews = reviews;
        this.complaints = complaints;
    }

    /** The date of the case: the earliest of its open questions; null while every clock is stopped. */
    public Date ofRequest(String caseReference) {
        return Dates.endOf(register.get(caseReference).dueOn());
    }

    /**
     * The date of one question; null while its clock is stopped. For a question that is decided anew it is the date of the
     * review, or of the steps of the decision notice.
     */
    public Date ofQuestion(long questionId) {
        Question question = questions.get(questionId);
        return Dates.endOf(
                question.stage() == QuestionStage.ANSWERED ? afterTheAnswer(question.reference()) : question.dueOn());
    }

    private LocalDate afterTheAnswer(String reference) {
        return reviews.open(reference)
                .map(Review::dueOn)
                .or(() -> complaints.of(reference).stream()
                        .flatMap(complaint -> complaints.decisionNotice(complaint.id()).stream())
                        .filter(notice -> notice.stepsDue() != null)
                        .map(Complaint.DecisionNotice::stepsDue)
                        .reduce((first, second) -> second))
                .orElse(null);
    }

    /** The last day for the applicant's reply, as the letter named it. */
    public Date ofReply(long questionId) {
        return Dates.endOf(
                clarifications.last(questionId).map(Clarification::closesOn).orElse(null));
    }

    /** By when a notice has to go: the date of its question or of the case. */
    public Date ofNotice(String noticeId) {
        StoredNotice notice = notices.get(UUID.fromString(noticeId));
        if (notice.type().comesAfterTheAnswer()) {
            return Dates.endOf(afterTheAnswer(notice.reference()));
        }
        return notice.questionId() == null ? ofRequest(notice.reference()) : ofQuestion(notice.questionId());
    }

    /** When an invalid request is closed if what section 8 requires has not come. */
    public Date validityLapses(String caseReference) {
        return Dates.after(workingDays.nthAfter(
                register.notValidSince(caseReference).orElse(today.date()), policy.validityLapsesAfter()));
    }
}
