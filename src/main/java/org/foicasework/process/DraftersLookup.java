package org.foicasework.process;

import java.util.Optional;
import java.util.UUID;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Questions;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;

/** {@code drafters} in the diagrams: which group writes. What a review decides anew, its reviewers write. */
@PublishedBean("drafters")
public class DraftersLookup {

    private final Reviews reviews;
    private final Questions questions;
    private final Notices notices;

    DraftersLookup(Reviews reviews, Questions questions, Notices notices) {
        this.reviews = reviews;
        this.questions = questions;
        this.notices = notices;
    }

    /** The group that drafts the decision on a question. */
    public String ofQuestion(long questionId) {
        return reviewOf(questionId).isPresent() ? Groups.INTERNAL_REVIEWERS : Groups.CASEWORKERS;
    }

    /** The group that reads a notice before it goes on. */
    public String ofNotice(String noticeId) {
        StoredNotice notice = notices.get(UUID.fromString(noticeId));
        return isWrittenByReviewer(notice.type()) ? Groups.INTERNAL_REVIEWERS : Groups.CASEWORKERS;
    }

    static boolean isWrittenByReviewer(NoticeType type) {
        return type == NoticeType.REVIEW_OUTCOME || type == NoticeType.REVIEW_EXTENSION;
    }

    /** The open review that decides this question anew. */
    Optional<Review> reviewOf(long questionId) {
        return reviews.open(questions.get(questionId).reference())
                .filter(review ->
                        reviews.toDecideAnew(review.id()).stream().anyMatch(question -> question.id() == questionId));
    }
}
