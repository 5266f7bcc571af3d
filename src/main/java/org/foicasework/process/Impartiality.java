package org.foicasework.process;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.foicasework.notice.NoticeType;
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

    Impartiality(Reviews reviews) {
        this.reviews = reviews;
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

    /** The qualified person is one and cannot delegate (s36(5)); and a search finds what there is, whoever searched before. */
    private static final Set<String> OPEN_TO_ALL =
            Set.of(ExemptionSteps.GIVE_OPINION, InternalReviewSteps.SEARCH_AGAIN);

    /** The review that a step belongs to; none for what only passes a letter on. */
    private Optional<Review> review(DelegateTask task) {
        String step = TaskStep.of(task);
        if (OPEN_TO_ALL.contains(step)) {
            return Optional.empty();
        }
        if (step.equals(InternalReviewSteps.REVIEW_ANSWER)) {
            return Optional.of(reviews.get(Variables.REVIEW_ID.get(task)));
        }
        String noticeType = Variables.NOTICE_TYPE.get(task);
        if (noticeType != null) {
            boolean posted = step.equals(IssueNoticeSteps.POST_NOTICE);
            return DraftersLookup.isWrittenByReviewer(NoticeType.valueOf(noticeType)) && !posted
                    ? reviews.open(Variables.CASE_REFERENCE.get(task))
                    : Optional.empty();
        }
        Long questionId = Variables.QUESTION_ID.get(task);
        return questionId == null ? Optional.empty() : reviews.decidingAnew(questionId);
    }
}
