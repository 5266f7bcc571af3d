package org.foicasework.process;

import java.util.UUID;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Reviews;

/** {@code drafters} in the diagrams: which group writes. What a review decides anew, its reviewers write. */
@PublishedBean("drafters")
public class DraftersLookup {

    private final Reviews reviews;
    private final Notices notices;

    DraftersLookup(Reviews reviews, Notices notices) {
        this.reviews = reviews;
        this.notices = notices;
    }

    /** The group that drafts the decision on a question. */
    public String ofQuestion(long questionId) {
        return reviews.decidingAnew(questionId).isPresent() ? Groups.INTERNAL_REVIEWERS : Groups.CASEWORKERS;
    }

    /** The group that reads a notice before it goes on. */
    public String ofNotice(String noticeId) {
        StoredNotice notice = notices.get(UUID.fromString(noticeId));
        return isWrittenByReviewer(notice.type()) ? Groups.INTERNAL_REVIEWERS : Groups.CASEWORKERS;
    }

    static boolean isWrittenByReviewer(NoticeType type) {
        return type == NoticeType.REVIEW_OUTCOME || type == NoticeType.REVIEW_EXTENSION;
    }
}
