package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.correspondence.Attachments;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.request.SearchResult;
import org.foicasework.request.Searches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code internal-review.bpmn} do (section 45 Code part 5, EIR reg 11). */
@Configuration(proxyBeanMethods = false)
class InternalReviewSteps {

    static final String PROCESS = "internal-review";
    static final String DECIDE_LATE_REVIEW = "recordLateReviewDecision";
    static final String REVIEW_ANSWER = "recordReview";
    static final String SEARCH_AGAIN = "recordReviewSearch";

    /** Records the request for a review; from here on its clock runs. */
    @Bean
    JavaDelegate registerReview(Submissions submissions, Actor actor, Reviews reviews, DutyDates dates) {
        return execution -> {
            long id = reviews.register(submissions.read(execution, Reviews.Asked.class), actor.id());
            Review review = reviews.get(id);
            execution.setProcessBusinessKey(review.reference());
            Variables.CASE_REFERENCE.set(execution, review.reference());
            Variables.REVIEW_ID.set(execution, id);
            Variables.ASKED_IN_TIME.set(execution, review.askedInTime());
            dates.set(execution, review.dueOn());
        };
    }

    /** Whether a late review is taken all the same. */
    record Discretion(Boolean accepted, String reasons) {}

    @Bean
    TaskListener recordLateReviewDecision(Submissions submissions, Actor actor, Reviews reviews) {
        return task -> {
            String person = actor.completing(task);
            Discretion discretion = submissions.read(task, Discretion.class);
            reviews.decideLate(Variables.REVIEW_ID.get(task), discretion.accepted(), discretion.reasons(), person);
            Variables.REVIEW_TAKEN.set(task.getExecution(), discretion.accepted());
        };
    }

    @Bean
    JavaDelegate closeDeclinedReview(Reviews reviews, Actor actor, DutyDates dates) {
        return execution -> {
            reviews.closeDeclined(Variables.REVIEW_ID.get(execution), actor.id());
            dates.set(execution, null);
        };
    }

    /**
     * What the reviewer says.
     *
     * @param extensionWhy why more time is needed, for {@link Action#EXTEND}
     * @param searches what is to be looked for again, for {@link Action#SEARCH}
     */
    record Reviewed(
            Action action,
            String extensionWhy,
            String reviewerRole,
            List<String> replies,
            List<Reviews.Conclusion.Concluded> outcomes,
            List<Review.Found> shortcomings,
            String delayWhy,
            List<Reviews.SearchAgain> searches) {

        /**
         * CONCLUDE: the review has its outcome. EXTEND: it needs longer, and the applicant is told. SEARCH: units look again,
         * and then the reviewer goes on.
         */
        enum Action {
            CONCLUDE,
            EXTEND,
            SEARCH
        }
    }

    @Bean
    TaskListener recordReview(Submissions submissions, Actor actor, Reviews reviews, Units units) {
        return task -> {
            String person = actor.completing(task);
            // A reply or an outcome left out is asked for by its own name.
            Reviewed reviewed = submissions.readWithGaps(task, Reviewed.class);
            long reviewId = Variables.REVIEW_ID.get(task);
            if (reviewed.action() == null) {
                throw new InvalidSubmissionException(List.of(
                        new Problem("action", "Conclude the review, have units search again, or ask for more time.")));
            }
            if (reviewed.action() == Reviewed.Action.EXTEND) {
                reviews.askForTime(reviewId, reviewed.extensionWhy(), person);
            } else if (reviewed.action() == Reviewed.Action.SEARCH) {
                refuseGaps(reviewed.searches());
                reviews.askToSearchAgain(
                        reviewId,
                        reviewed.searches(),
                        units.units().stream().map(Units.Unit::id).toList(),
                        person);
            } else {
                refuseGaps(reviewed.outcomes());
                refuseGaps(reviewed.shortcomings());
                reviews.conclude(
                        reviewId,
                        new Reviews.Conclusion(
                                reviewed.reviewerRole(),
                                reviewed.replies(),
                                reviewed.outcomes(),
                                reviewed.shortcomings(),
                                reviewed.delayWhy()),
                        person);
            }
            Variables.REVIEW_ACTION.set(task.getExecution(), reviewed.action().name());
        };
    }

    private static void refuseGaps(List<?> list) {
        if (list != null && list.stream().anyMatch(entry -> entry == null)) {
            throw new InvalidSubmissionException("A list has an empty entry. Fill it in or take it out.");
        }
    }

    /** Records what a unit found when it looked again; the reviewer goes on after the last one. */
    @Bean
    TaskListener recordReviewSearch(
            Submissions submissions, Actor actor, Searches searches, Attachments attachments, AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            SearchResult result = submissions.read(task, SearchResult.class);
            long searchId = Variables.SEARCH_ID.get(task);
            String reference = Variables.CASE_REFERENCE.get(task);
            searches.record(searchId, result, person);
            attachments.belongToSearch(result.attachmentIds(), reference, searchId, person);
            audit.record(
                    reference,
                    person,
                    "recorded a search for the review: "
                            + result.result().label().toLowerCase(Locale.ROOT),
                    result.minutes() + " minutes");
        };
    }

    /** The letter that tells of the longer time went out; the later date counts from then on. */
    @Bean
    JavaDelegate extendReview(Reviews reviews, Notices notices, Actor actor, DutyDates dates) {
        return execution -> {
            long reviewId = Variables.REVIEW_ID.get(execution);
            Review review = reviews.get(reviewId);
            LocalDate sentOn = notices.of(review.reference()).stream()
                    .filter(notice -> notice.type() == NoticeType.REVIEW_EXTENSION && notice.isSent())
                    .map(StoredNotice::sentOn)
                    .filter(on -> !on.isBefore(review.receivedOn()))
                    .reduce((first, second) -> second)
                    .orElse(null);
            if (sentOn != null) {
                reviews.extend(reviewId, sentOn, actor.id());
                dates.set(execution, reviews.get(reviewId).dueOn());
            }
        };
    }

    @Bean
    JavaDelegate closeReview(Reviews reviews, Actor actor, DutyDates dates) {
        return execution -> {
            reviews.complete(Variables.REVIEW_ID.get(execution), actor.id());
            dates.set(execution, null);
        };
    }

    /** Keeps a review away from whoever took part in the answer: the claim itself is refused. */
    @Bean
    TaskListener forbidDecisionMaker(Impartiality impartiality) {
        return task -> {
            if (task.getAssignee() != null) {
                impartiality.demand(task, task.getAssignee());
            }
        };
    }
}
