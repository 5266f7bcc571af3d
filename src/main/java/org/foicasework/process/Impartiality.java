package org.foicasework.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.springframework.stereotype.Component;

/**
 * Whoever took part in an answer does not review it (section 45 Code para 5.9): not the review itself, not the new decision it
 * leads to, not the approval of that decision or of the letter.
 */
@Component
class Impartiality {

    private final Reviews reviews;
    private final Notices notices;
    private final DraftersLookup drafters;

    Impartiality(Reviews reviews, Notices notices, DraftersLookup drafters) {
        this.reviews = reviews;
        this.notices = notices;
        this.drafters = drafters;
    }

    /**
     * Looks whether the person may do this step.
     *
     * @throws InvalidSubmissionException when the step belongs to a review of an answer that they took part in
     */
    void demand(DelegateTask task, String person) {
        review(task)
                .filter(review -> reviews.involved(review.id()).contains(person))
                .ifPresent(review -> {
                    throw new InvalidSubmissionException(
                            "You took part in the answer that is under review, so you cannot"
                                    + " take part in its review. Somebody who had no hand in it must take the task.");
                });
    }

    /** The review that a step belongs to; none for what only passes a letter on. */
    private Optional<Review> review(DelegateTask task) {
        if (task.getTaskDefinitionKey().equals(InternalReviewSteps.REVIEW_ANSWER)) {
            return Optional.of(reviews.get(Variables.REVIEW_ID.get(task)));
        }
        String noticeId = Variables.NOTICE_ID.get(task);
        if (noticeId != null) {
            StoredNotice notice = notices.get(UUID.fromString(noticeId));
            boolean posted = task.getTaskDefinitionKey().equals(IssueNoticeSteps.POST_NOTICE);
            return DraftersLookup.isWrittenByReviewer(notice.type()) && !posted
                    ? reviews.open(notice.reference())
                    : Optional.empty();
        }
        Long questionId = Variables.QUESTION_ID.get(task);
        return questionId == null ? Optional.empty() : drafters.reviewOf(questionId);
    }
}
