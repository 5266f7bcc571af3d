package org.foicasework.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Clarification;
import org.foicasework.request.Clarifications;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.ReceiptCorrections;
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
    private final Messages messages;
    private final ReceiptCorrections corrections;
    private final WorkingDays workingDays;
    private final CasePolicy policy;
    private final Today today;
    private final Reviews reviews;
    private final Complaints complaints;
    private final DecisionNotices decisionNotices;

    DeadlineLookup(
            RequestRegister register,
            Questions questions,
            Notices notices,
            Clarifications clarifications,
            Messages messages,
            ReceiptCorrections corrections,
            WorkingDays workingDays,
            CasePolicy policy,
            Today today,
            Reviews reviews,
            Complaints complaints,
            DecisionNotices decisionNotices) {
        this.register = register;
        this.questions = questions;
        this.notices = notices;
        this.clarifications = clarifications;
        this.messages = messages;
        this.corrections = corrections;
        this.workingDays = workingDays;
        this.policy = policy;
        this.today = today;
        this.reviews = reviews;
        this.complaints = complaints;
        this.decisionNotices = decisionNotices;
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
                        .flatMap(complaint -> decisionNotices.of(complaint.id()).stream())
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

    /** By when it is to be decided whether the answer is published: so many working days from now. */
    public Date ofPublication(String caseReference) {
        return Dates.endOf(workingDays.nthAfter(today.date(), policy.publicationDecidedWithin()));
    }

    /** When an invalid request is closed if what section 8 requires has not come. */
    public Date validityLapses(String caseReference) {
        return Dates.after(register.validity(caseReference)
                .map(RequestRegister.Validity::closesOn)
                .orElseGet(() -> workingDays.nthAfter(today.date(), policy.validityLapsesAfter())));
    }

    /** By when a letter that nobody awaited should be read: a few working days after it came. Good practice, no law. */
    public Date ofLetter(String messageId) {
        return Dates.endOf(workingDays.nthAfter(
                messages.get(UUID.fromString(messageId)).happenedOn(), policy.readLettersWithin()));
    }

    /** By when a corrected date of receipt should be confirmed or not. Good practice, no law. */
    public Date ofCorrection(long correctionId) {
        return Dates.endOf(workingDays.nthAfter(
                corrections.get(correctionId).proposedAt().atZone(Today.LONDON).toLocalDate(),
                policy.readLettersWithin()));
    }
}
