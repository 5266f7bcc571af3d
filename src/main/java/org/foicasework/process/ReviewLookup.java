package org.foicasework.process;

import java.util.Date;
import java.util.List;
import org.foicasework.request.Question;
import org.foicasework.request.Reviews;
import org.foicasework.request.Searches;

/** {@code review} in the diagrams: by when an internal review is due, and what it decides anew. */
@PublishedBean("review")
public class ReviewLookup {

    private final Reviews reviews;
    private final Searches searches;

    ReviewLookup(Reviews reviews, Searches searches) {
        this.reviews = reviews;
        this.searches = searches;
    }

    /** The last day for the outcome, as its clock stands. */
    public Date dueDate(long reviewId) {
        return Dates.endOf(reviews.get(reviewId).dueOn());
    }

    /** The searches that the reviewer asked for and that have no result yet. */
    public List<Long> searches(long reviewId) {
        return searches.openForReview(reviewId);
    }

    /** The questions whose decision is varied or overturned. */
    public List<Long> toDecideAnew(long reviewId) {
        return reviews.toDecideAnew(reviewId).stream().map(Question::id).toList();
    }

    /** Whether there are any. */
    public boolean decidesAnew(long reviewId) {
        return !reviews.toDecideAnew(reviewId).isEmpty();
    }
}
