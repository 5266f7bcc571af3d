package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.foicasework.clock.AfterTheAnswer;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.foicasework.clock.StatutoryClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The internal reviews of each case. A case has at most one that is open. */
@Repository
@Transactional
public class Reviews implements RetentionHold {

    private static final String COLUMNS =
            """
            id, reference, regime, received_on, answered_on, last_day_to_ask, asked_in_time, accepted, accepted_why, first_due_on,
            due_on, regulations_due_on, extended_on, extension_why, reviewer_role, reviewed_by, delay_why, status, overdue_since, closed_on""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final StatutoryClock statutoryClock;
    private final AfterTheAnswer afterTheAnswer;
    private final RequestRegister register;
    private final Questions questions;
    private final Decisions decisions;
    private final Searches searches;
    private final ReviewRecount recount;
    private final HolidayCalendar calendar;
    private final AuditTrail audit;

    Reviews(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            StatutoryClock statutoryClock,
            AfterTheAnswer afterTheAnswer,
            RequestRegister register,
            Questions questions,
            Decisions decisions,
            Searches searches,
            ReviewRecount recount,
            HolidayCalendar calendar,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.statutoryClock = statutoryClock;
        this.afterTheAnswer = afterTheAnswer;
        this.register = register;
        this.questions = questions;
        this.decisions = decisions;
        this.searches = searches;
        this.recount = recount;
        this.calendar = calendar;
        this.audit = audit;
    }

    /**
     * A request for a review as it is recorded. Any expression of dissatisfaction is one (Code para 5.1); no form is needed.
     *
     * @param wording what the applicant wrote
     * @param grounds each thing complained of, in words that do not say who the applicant is
     */
    public record Asked(
            String reference, Channel channel, LocalDate receivedOn, String wording, List<String> grounds) {}

    /**
     * Records a request for a review: fixes the clock that runs, whether it was asked for in time, and which answered questions
     * it is about.
     *
     * @return its id
     */
    public long register(Asked asked, String actor) {
        Problems problems = new Problems();
        problems.require(asked.reference(), "reference", "Enter the reference of the case.");
        problems.require(asked.channel(), "channel", "Say how it came in.");
        problems.require(asked.receivedOn(), "receivedOn", "Enter the day it reached the authority.");
        problems.require(asked.wording(), "wording", "Enter what the applicant wrote.");
        List<String> grounds = texts(asked.grounds());
        problems.require(grounds, "grounds", "List what the applicant complains of, each thing by itself.");
        problems.stop();
        FoiRequest request = register.find(asked.reference().strip())
                .orElseThrow(() -> new InvalidSubmissionException(
                        List.of(new Problem("reference", "There is no case with this reference."))));
        String reference = request.reference();
        register.requireKept(reference, "reference");
        if (asked.receivedOn().isAfter(today.date())) {
            problems.add("receivedOn", "The day lies in the future. Enter the day it reached the authority.");
        }
        if (asked.receivedOn().isBefore(request.receivedOn())) {
            problems.add("receivedOn", "A review cannot have been asked for before the request was made.");
        }
        open(reference)
                .ifPresent(open -> problems.add(
                        "reference",
                        "A review of this case is open already, asked for on " + Today.words(open.receivedOn())
                                + ". A case has one review at a time."));
        problems.stop();

        Optional<LocalDate> answeredOn = answeredOn(reference);
        List<Question> answered = questions.of(reference).stream()
                .filter(question -> question.stage() == QuestionStage.ANSWERED)
                .toList();
        Set<Boolean> environmental = environmental(reference);
        Regime regime = environmental.contains(false) ? Regime.INTERNAL_REVIEW : Regime.EIR_RECONSIDERATION;
        recount.beforeCountingOne();
        ReviewDates dates = ReviewDates.of(statutoryClock, regime, asked.receivedOn(), null, environmental.size() > 1);
        LocalDate lastDay =
                answeredOn.map(afterTheAnswer::lastDayToAskForReview).orElse(null);
        boolean inTime = lastDay == null || !asked.receivedOn().isAfter(lastDay);
        long id = jdbc.sql(
                        """
                insert into review (reference, regime, channel, received_on, wording, answered_on, last_day_to_ask, asked_in_time,
                  first_due_on, due_on, regulations_due_on, calendar_version, status, registered_at, registered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?) returning id""")
                .params(
                        reference,
                        regime.name(),
                        asked.channel().name(),
                        asked.receivedOn(),
                        asked.wording().strip(),
                        answeredOn.orElse(null),
                        lastDay,
                        inTime,
                        dates.firstDueOn(),
                        dates.dueOn(),
                        dates.regulationsDueOn(),
                        calendar.get().version(),
                        Timestamp.from(clock.instant()),
                        actor)
                .query(Long.class)
                .single();
        for (int i = 0; i < grounds.size(); i++) {
            jdbc.sql("insert into review_ground (review_id, position, ground) values (?, ?, ?)")
                    .params(id, i + 1, grounds.get(i))
                    .update();
        }
        for (Question question : answered) {
            jdbc.sql("insert into review_outcome (review_id, question_id, decision_before) values (?, ?, ?)")
                    .params(
                            id,
                            question.id(),
                            decisions
                                    .current(question.id())
                                    .map(Decisions.Version::version)
                                    .orElse(null))
                    .update();
        }
        audit.record(
                reference,
                actor,
                "recorded a request for an internal review",
                "Received on " + Today.words(asked.receivedOn()) + ", due on " + Today.words(dates.dueOn())
                        + (inTime ? "" : "; asked for after " + Today.words(lastDay)));
        return id;
    }

    /**
     * Environmental questions alone have the statutory clock of regulation 11. Where both laws are in one case the guide of the
     * Code governs, which is the earlier date; the statutory one is kept beside it.
     *
     * @return whether what is reviewed is environmental: true, false, or both
     */
    private Set<Boolean> environmental(String reference) {
        List<Question> all = questions.of(reference).stream()
                .filter(question -> question.stage() != QuestionStage.REDEFINED)
                .toList();
        return all.isEmpty()
                ? Set.of(register.get(reference).regime() == Regime.EIR)
                : all.stream().map(question -> question.regime() == Regime.EIR).collect(Collectors.toSet());
    }

    /** The date of the last answer that went out; empty when there is none. */
    private Optional<LocalDate> answeredOn(String reference) {
        return jdbc.sql(
                        """
                select max(notice.sent_on) from notice join notice_question on notice_question.notice_id = notice.id
                where notice.reference = ? and notice.status = 'SENT'""")
                .param(reference)
                .query(LocalDate.class)
                .optional();
    }

    private Deadline deadline(Regime regime, LocalDate receivedOn, LocalDate extendedOn) {
        return ReviewDates.deadline(statutoryClock, regime, receivedOn, extendedOn);
    }

    /** The clock of a review with its reasons. */
    @Transactional(readOnly = true)
    public Deadline deadline(Review review) {
        return deadline(review.regime(), review.receivedOn(), review.extendedOn());
    }

    /** Records whether a review that was asked for late is taken all the same: a discretion, with its reason. */
    public void decideLate(long reviewId, Boolean accepted, String why, String actor) {
        Problems problems = new Problems();
        problems.require(accepted, "accepted", "Say whether the review is taken.");
        problems.require(
                why, "reasons", "Give the reason: it goes on record, and a refusal tells it to the applicant.");
        problems.stop();
        jdbc.sql("update review set accepted = ?, accepted_why = ?, accepted_by = ? where id = ?")
                .params(accepted, why.strip(), actor, reviewId)
                .update();
        audit.record(
                get(reviewId).reference(),
                actor,
                accepted ? "took a review that was asked for late" : "declined a review that was asked for late",
                why.strip());
    }

    /** A late request for a review is not taken: its declining letter went out. */
    public void closeDeclined(long reviewId, String actor) {
        close(reviewId, Review.Status.DECLINED, actor, "closed the request for a review without one");
    }

    /**
     * What a reviewer has looked for again.
     *
     * @param unit the id of the unit that is to look
     * @param lookedFor what, and where it may be, in words that do not say who the applicant is
     */
    public record SearchAgain(Long questionId, String unit, String lookedFor) {}

    /**
     * Sends for a further search: the duty is to all that was held when the request came (s1(1), s1(4)), so a reviewer who
     * doubts that all was found has it looked for.
     *
     * @param units the units there are
     */
    public void askToSearchAgain(long reviewId, List<SearchAgain> asked, List<String> units, String actor) {
        Review review = get(reviewId);
        List<Long> known =
                reviewed(reviewId).stream().map(Review.Reviewed::questionId).toList();
        Problems problems = new Problems();
        problems.require(asked, "searches", "Say who is to look for what.");
        for (SearchAgain each : asked == null ? List.<SearchAgain>of() : asked) {
            if (!known.contains(each.questionId())) {
                problems.add("searches", "Choose a question that is under review.");
            }
            if (!units.contains(each.unit())) {
                problems.add("searches", "Choose the unit that is to look.");
            }
            problems.require(each.lookedFor(), "searches", "Say what is to be looked for, and where it may be.");
        }
        problems.stop();
        for (SearchAgain each : asked) {
            searches.askAgain(
                    reviewId, each.questionId(), each.unit(), each.lookedFor().strip(), actor);
        }
        audit.record(
                review.reference(),
                actor,
                "sent for a further search for the review",
                String.join(
                        ", ", asked.stream().map(SearchAgain::unit).distinct().toList()));
    }

    /** Asks for more time: only once, only under the Code, and while the first date has not passed. */
    public void askForTime(long reviewId, String why, String actor) {
        Review review = get(reviewId);
        Problems problems = new Problems();
        problems.require(why, "extensionWhy", "Say why the review needs longer. The letter tells it to the applicant.");
        if (review.regime() == Regime.EIR_RECONSIDERATION) {
            problems.add(
                    "action",
                    "Regulation 11(4) gives 40 working days and no way to extend them. Conclude the review by "
                            + Today.words(review.dueOn()) + ".");
        } else if (review.extendedOn() != null) {
            problems.add(
                    "action",
                    "The review was extended once already. It is to take no more than 40 working days in all.");
        } else if (today.date().isAfter(review.dueOn())) {
            problems.add(
                    "action",
                    "The date of the review, " + Today.words(review.dueOn())
                            + ", has passed. It cannot be extended any more; conclude the review.");
        }
        problems.stop();
        jdbc.sql("update review set extension_why = ? where id = ?")
                .params(why.strip(), reviewId)
                .update();
        audit.record(review.reference(), actor, "asked for more time for the review", why.strip());
    }

    /** The letter that tells of the longer time went out: from now on the later date holds. */
    public void extend(long reviewId, LocalDate on, String actor) {
        recount.beforeCountingOne();
        Review review = get(reviewId);
        LocalDate dueOn = deadline(review.regime(), review.receivedOn(), on).dueOn();
        jdbc.sql("update review set extended_on = ?, due_on = ?, calendar_version = ? where id = ?")
                .params(on, dueOn, calendar.get().version(), reviewId)
                .update();
        audit.record(review.reference(), actor, "extended the review", "Now due on " + Today.words(dueOn));
    }

    /** The date on which the outcome would be due if the review were extended today. */
    @Transactional(readOnly = true)
    public LocalDate dueIfExtended(Review review, LocalDate on) {
        return deadline(review.regime(), review.receivedOn(), on).dueOn();
    }

    /**
     * What the reviewer concluded.
     *
     * @param replies to each ground, in their order
     * @param outcomes for each answered question
     * @param shortcomings of the handling
     * @param delayWhy why it took longer than the first date; needed only then
     */
    public record Conclusion(
            String reviewerRole,
            List<String> replies,
            List<Concluded> outcomes,
            List<Review.Found> shortcomings,
            String delayWhy) {

        /** The outcome for one question. */
        public record Concluded(Long questionId, Review.Outcome outcome, String reasons) {}
    }

    /** Records the conclusions of a review. An earlier conclusion, which the letter did not carry, is replaced. */
    public void conclude(long reviewId, Conclusion conclusion, String actor) {
        Review review = get(reviewId);
        List<Review.Ground> grounds = grounds(reviewId);
        List<Review.Reviewed> reviewed = reviewed(reviewId);
        List<Conclusion.Concluded> outcomes = conclusion.outcomes() == null ? List.of() : conclusion.outcomes();
        List<Review.Found> shortcomings = conclusion.shortcomings() == null ? List.of() : conclusion.shortcomings();
        Problems problems = new Problems();
        problems.require(
                conclusion.reviewerRole(),
                "reviewerRole",
                "Say in what role you review, as the letter should name you.");
        for (int i = 0; i < grounds.size(); i++) {
            List<String> replies = conclusion.replies() == null ? List.of() : conclusion.replies();
            problems.require(
                    i < replies.size() ? replies.get(i) : null,
                    "replies[" + i + "]",
                    "Answer ground " + (i + 1) + ": " + grounds.get(i).ground());
        }
        for (Review.Reviewed question : reviewed) {
            Optional<Conclusion.Concluded> concluded = outcomes.stream()
                    .filter(each -> Objects.equals(each.questionId(), question.questionId()))
                    .reduce((first, second) -> second);
            String label = questions.get(question.questionId()).label();
            problems.require(
                    concluded.map(Conclusion.Concluded::outcome).orElse(null),
                    "outcomes",
                    "Say whether the decision on " + label + " is upheld, varied or overturned.");
            problems.require(
                    concluded.map(Conclusion.Concluded::reasons).orElse(null),
                    "outcomes",
                    "Give the reasons for the outcome on " + label + ".");
        }
        List<Long> known = reviewed.stream().map(Review.Reviewed::questionId).toList();
        if (outcomes.stream().anyMatch(each -> !known.contains(each.questionId()))) {
            problems.add("outcomes", "Decide only on questions that are under review.");
        }
        for (Review.Found found : shortcomings) {
            problems.require(found.kind(), "shortcomings", "Say which shortcoming it is.");
            problems.require(
                    found.words(), "shortcomings", "Say what went wrong, in words the applicant can understand.");
        }
        if (today.date().isAfter(review.firstDueOn())) {
            problems.require(
                    conclusion.delayWhy(),
                    "delayWhy",
                    "The review took longer than until " + Today.words(review.firstDueOn())
                            + ". Say why; the letter tells it.");
        }
        problems.stop();

        jdbc.sql("update review set reviewer_role = ?, reviewed_by = ?, delay_why = ? where id = ?")
                .params(
                        conclusion.reviewerRole().strip(),
                        actor,
                        RequestRegister.blankToNull(conclusion.delayWhy()),
                        reviewId)
                .update();
        for (int i = 0; i < grounds.size(); i++) {
            jdbc.sql("update review_ground set reply = ? where review_id = ? and position = ?")
                    .params(
                            conclusion.replies().get(i).strip(),
                            reviewId,
                            grounds.get(i).position())
                    .update();
        }
        for (Conclusion.Concluded concluded : outcomes) {
            jdbc.sql("update review_outcome set outcome = ?, reasons = ? where review_id = ? and question_id = ?")
                    .params(concluded.outcome().name(), concluded.reasons().strip(), reviewId, concluded.questionId())
                    .update();
        }
        jdbc.sql("delete from review_finding where review_id = ?")
                .param(reviewId)
                .update();
        for (Review.Found found : shortcomings) {
            jdbc.sql(
                            "insert into review_finding (review_id, kind, words) values (?, ?, ?) on conflict (review_id, kind) do update set words = excluded.words")
                    .params(reviewId, found.kind().name(), found.words().strip())
                    .update();
        }
        audit.record(review.reference(), actor, "concluded the internal review", summary(outcomes));
    }

    private String summary(List<Conclusion.Concluded> outcomes) {
        List<String> parts = new ArrayList<>();
        for (Conclusion.Concluded each : outcomes) {
            parts.add(questions.get(each.questionId()).label() + " "
                    + each.outcome().label().toLowerCase(java.util.Locale.ROOT));
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    /** The outcome went out. */
    public void complete(long reviewId, String actor) {
        Review review = get(reviewId);
        if (review.regulationsDueOn() != null
                && today.date().isAfter(review.regulationsDueOn())
                && (review.overdueSince() == null || review.overdueSince().isBefore(review.regulationsDueOn()))) {
            recordBreachOfRegulations(review, review.regulationsDueOn());
        }
        close(reviewId, Review.Status.COMPLETED, actor, "completed the internal review");
    }

    private void close(long reviewId, Review.Status status, String actor, String action) {
        String reference = jdbc.sql("update review set status = ?, closed_on = ? where id = ? returning reference")
                .params(status.name(), today.date(), reviewId)
                .query(String.class)
                .single();
        audit.record(reference, actor, action, null);
    }

    /** Records that the date of a review passed without its outcome. Under the EIR that is a breach of regulation 11(4). */
    public void recordOverdue(long reviewId) {
        Review review = get(reviewId);
        int changed = jdbc.sql(
                        "update review set overdue_since = due_on where id = ? and status = 'OPEN' and overdue_since is distinct from due_on")
                .param(reviewId)
                .update();
        if (changed == 0) {
            return;
        }
        boolean statutory = review.regime() == Regime.EIR_RECONSIDERATION
                || review.regulationsDueOn() != null && !review.dueOn().isBefore(review.regulationsDueOn());
        if (statutory) {
            recordBreachOfRegulations(review, review.dueOn());
        } else {
            audit.record(
                    review.reference(),
                    "system",
                    "recorded that the review is over its date",
                    "No outcome by " + Today.words(review.dueOn()));
        }
    }

    private void recordBreachOfRegulations(Review review, LocalDate missed) {
        audit.record(
                review.reference(),
                "system",
                "recorded a breach of regulation 11(4)",
                "No outcome by " + Today.words(missed));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean holds(String reference) {
        return openFor(reference);
    }

    @Override
    public String why() {
        return "A review, a complaint to the regulator or an appeal is open.";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastAction(String reference) {
        return jdbc.sql(
                        """
                select greatest(
                  (select max(coalesce(closed_on, received_on)) from review where reference = :reference),
                  (select max(coalesce(closed_on, received_on)) from complaint where reference = :reference),
                  (select max(coalesce(determined_on, lodged_on)) from appeal where reference = :reference))""")
                .param("reference", reference)
                .query(LocalDate.class)
                .optional();
    }

    /**
     * Whether anything is open after the answer: a review, a complaint to the regulator, an appeal. While it is, nothing of the
     * case is forgotten.
     */
    @Transactional(readOnly = true)
    public boolean openFor(String reference) {
        return jdbc.sql(
                        """
                select exists (select 1 from review where reference = :reference and status = 'OPEN')
                  or exists (select 1 from complaint where reference = :reference and status = 'OPEN')
                  or exists (select 1 from appeal where reference = :reference and status = 'OPEN')""")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    /** The review; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Review get(long reviewId) {
        return jdbc.sql("select " + COLUMNS + " from review where id = ?")
                .param(reviewId)
                .query(Review.class)
                .single();
    }

    /** The open review of a case. */
    @Transactional(readOnly = true)
    public Optional<Review> open(String reference) {
        return jdbc.sql("select " + COLUMNS + " from review where reference = ? and status = 'OPEN'")
                .param(reference)
                .query(Review.class)
                .optional();
    }

    /** All reviews of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Review> of(String reference) {
        return jdbc.sql("select " + COLUMNS + " from review where reference = ? order by id")
                .param(reference)
                .query(Review.class)
                .list();
    }

    /** What the applicant wrote. For those who may know who asked. */
    @Transactional(readOnly = true)
    public String wording(long reviewId) {
        return jdbc.sql("select wording from review where id = ?")
                .param(reviewId)
                .query(String.class)
                .single();
    }

    /** What is complained of. */
    @Transactional(readOnly = true)
    public List<Review.Ground> grounds(long reviewId) {
        return jdbc.sql("select position, ground, reply from review_ground where review_id = ? order by position")
                .param(reviewId)
                .query(Review.Ground.class)
                .list();
    }

    /** The answered questions under review. */
    @Transactional(readOnly = true)
    public List<Review.Reviewed> reviewed(long reviewId) {
        return jdbc.sql(
                        "select question_id, outcome, reasons, decision_before from review_outcome where review_id = ? order by question_id")
                .param(reviewId)
                .query(Review.Reviewed.class)
                .list();
    }

    /** Where the handling fell short. */
    @Transactional(readOnly = true)
    public List<Review.Found> shortcomings(long reviewId) {
        return jdbc.sql("select kind, words from review_finding where review_id = ? order by kind")
                .param(reviewId)
                .query(Review.Found.class)
                .list();
    }

    /** The questions whose decision the review varies or overturns: they get a new one. */
    @Transactional(readOnly = true)
    public List<Question> toDecideAnew(long reviewId) {
        return reviewed(reviewId).stream()
                .filter(each -> each.outcome() != null && each.outcome().asksForNewDecision())
                .map(each -> questions.get(each.questionId()))
                .toList();
    }

    /** The open review that decides this question anew. */
    @Transactional(readOnly = true)
    public Optional<Review> decidingAnew(long questionId) {
        return open(questions.get(questionId).reference())
                .filter(review -> toDecideAnew(review.id()).stream().anyMatch(question -> question.id() == questionId));
    }

    /**
     * Everybody who took part in the answer under review: who searched, drafted or approved a decision, wrote or signed off a
     * notice, gave the opinion of section 36, or decided on more time. None of them may review it (Code para 5.9: by somebody
     * "not involved in the original decision").
     */
    @Transactional(readOnly = true)
    public List<String> involved(long reviewId) {
        return jdbc.sql(
                        """
                with it as (select reference, registered_at as at from review where id = :id),
                reviewed as (select decision.question_id, decision.digest, decision.drafted_by from decision
                  join question on question.id = decision.question_id
                  join it on it.reference = question.reference
                  left join review_outcome on review_outcome.review_id = :id and review_outcome.question_id = question.id
                  where decision.version <= coalesce(review_outcome.decision_before, decision.version))
                select drafted_by as person from reviewed where drafted_by <> 'system'
                union select decided_by from decision_approval
                  join reviewed on reviewed.question_id = decision_approval.question_id and reviewed.digest = decision_approval.digest
                union select unnest(drafted_by) from notice join it on it.reference = notice.reference
                  where created_at <= it.at and (type not like 'REVIEW%' or status = 'SENT')
                union select decided_by from notice_sign_off join notice on notice.id = notice_sign_off.notice_id
                  join it on it.reference = notice.reference
                  where decided_at <= it.at and (type not like 'REVIEW%' or status = 'SENT')
                union select recorded_by from search join question on question.id = search.question_id
                  join it on it.reference = question.reference where recorded_by is not null and search.recorded_at <= it.at
                    and search.review_id is distinct from :id
                union select qualified_opinion.recorded_by from qualified_opinion
                  join question on question.id = qualified_opinion.question_id
                  join it on it.reference = question.reference where qualified_opinion.recorded_at <= it.at
                union select decided_by from extension_answer join extension on extension.id = extension_answer.extension_id
                  join question on question.id = extension.question_id
                  join it on it.reference = question.reference where extension_answer.decided_at <= it.at
                union select reviewed_by from review join it on it.reference = review.reference
                  where review.id < :id and reviewed_by is not null""")
                .param("id", reviewId)
                .query(String.class)
                .list();
    }

    private static List<String> texts(List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .filter(text -> text != null && !text.isBlank())
                        .map(String::strip)
                        .toList();
    }
}
