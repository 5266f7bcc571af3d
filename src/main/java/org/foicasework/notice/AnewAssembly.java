package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.foicasework.clock.Regime;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Family;
import org.foicasework.exemption.Limb;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.springframework.stereotype.Component;

/** Builds the facts of the letters that come after the answer. */
@Component
class AnewAssembly {

    private final Reviews reviews;
    private final Complaints complaints;
    private final DecisionNotices decisionNotices;
    private final Questions questions;
    private final Decisions decisions;
    private final Attachments attachments;
    private final WorkingDays workingDays;
    private final ExemptionCatalogue catalogue;

    AnewAssembly(
            Reviews reviews,
            Complaints complaints,
            DecisionNotices decisionNotices,
            Questions questions,
            Decisions decisions,
            Attachments attachments,
            WorkingDays workingDays,
            ExemptionCatalogue catalogue) {
        this.reviews = reviews;
        this.complaints = complaints;
        this.decisionNotices = decisionNotices;
        this.questions = questions;
        this.decisions = decisions;
        this.attachments = attachments;
        this.workingDays = workingDays;
        this.catalogue = catalogue;
    }

    /** The questions that a letter of this type answers afresh. */
    List<Question> decidedAnew(NoticeType type, String reference) {
        return switch (type) {
            case REVIEW_OUTCOME -> reviews.toDecideAnew(review(reference).id());
            case COMPLIANCE_RESPONSE ->
                decisionNotices.toDecideAnew(complaint(reference).id());
            default -> List.of();
        };
    }

    /** Who concluded the review of a case; empty until then. */
    Optional<String> reviewer(String reference) {
        return Optional.ofNullable(review(reference).reviewedBy());
    }

    Notice assemble(NoticeType type, FoiRequest request, Heading heading) {
        return switch (type) {
            case REVIEW_ACKNOWLEDGEMENT -> acknowledgement(heading, review(request.reference()));
            case REVIEW_DECLINED -> declined(heading, review(request.reference()));
            case REVIEW_EXTENSION -> extension(heading, review(request.reference()));
            case REVIEW_OUTCOME -> outcome(request, heading, review(request.reference()));
            case COMPLIANCE_RESPONSE -> compliance(request, heading, complaint(request.reference()));
            default -> throw new IllegalArgumentException(type + " does not come after the answer.");
        };
    }

    private Review review(String reference) {
        return reviews.open(reference).orElseGet(() -> reviews.of(reference).stream()
                .reduce((first, second) -> second)
                .orElseThrow());
    }

    private Complaint complaint(String reference) {
        return complaints.of(reference).stream()
                .filter(complaint -> decisionNotices.of(complaint.id()).isPresent())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private ReviewAcknowledgement acknowledgement(Heading heading, Review review) {
        return new ReviewAcknowledgement(
                heading,
                regime(review),
                review.receivedOn(),
                reviews.grounds(review.id()).stream().map(Review.Ground::ground).toList(),
                review.dueOn(),
                review.regulationsDueOn());
    }

    private ReviewDeclined declined(Heading heading, Review review) {
        return new ReviewDeclined(
                heading,
                regime(review),
                review.receivedOn(),
                review.answeredOn(),
                review.lastDayToAsk(),
                review.acceptedWhy(),
                review.regulationsDueOn());
    }

    /** The letter names the date that holds once it is sent; which day that is makes no difference to it. */
    private ReviewExtension extension(Heading heading, Review review) {
        LocalDate dueOn =
                review.extendedOn() != null ? review.dueOn() : reviews.dueIfExtended(review, review.receivedOn());
        return new ReviewExtension(
                heading,
                regime(review),
                review.receivedOn(),
                review.firstDueOn(),
                dueOn,
                review.extensionWhy(),
                review.regulationsDueOn());
    }

    private ReviewOutcome outcome(FoiRequest request, Heading heading, Review review) {
        return new ReviewOutcome(
                signedBy(heading, review.reviewerRole()),
                regime(review),
                request.receivedOn(),
                review.receivedOn(),
                review.answeredOn(),
                review.reviewerRole(),
                review.reviewedBy() != null && !reviews.involved(review.id()).contains(review.reviewedBy()),
                reviews.grounds(review.id()).stream()
                        .map(ground -> new ReviewOutcome.Ground(ground.ground(), ground.reply()))
                        .toList(),
                reviews.reviewed(review.id()).stream().map(this::reviewed).toList(),
                reviews.shortcomings(review.id()).stream()
                        .map(Review.Found::words)
                        .toList(),
                review.firstDueOn(),
                review.dueOn(),
                heading.date() == null ? null : workingDays.between(review.receivedOn(), heading.date()),
                review.delayWhy(),
                answered(reviews.toDecideAnew(review.id()), false),
                answered(reviews.toDecideAnew(review.id()), true),
                review.regulationsDueOn());
    }

    private static Heading signedBy(Heading heading, String role) {
        return new Heading(
                heading.reference(),
                heading.date(),
                heading.addressee(),
                heading.address(),
                heading.subject(),
                new CaseOfficer(
                        role == null ? heading.officer().role() : role,
                        null,
                        heading.officer().contact()));
    }

    private ReviewOutcome.Reviewed reviewed(Review.Reviewed reviewed) {
        Question question = questions.get(reviewed.questionId());
        Optional<Decisions.Version> now = decisions.current(question.id());
        Optional<Decisions.Version> before = decisions.versions(question.id()).stream()
                .filter(version -> Integer.valueOf(version.version()).equals(reviewed.decisionBefore()))
                .findFirst();
        Family family = question.regime() == Regime.EIR ? Family.EIR : Family.FOIA;
        Set<String> was = limbs(before, family);
        Set<String> is = limbs(now, family);
        boolean anew = reviewed.outcome() != null && reviewed.outcome().asksForNewDecision();
        return new ReviewOutcome.Reviewed(
                question.label(),
                question.wording(),
                reviewed.outcome(),
                reviewed.reasons(),
                anew
                        && now.isPresent()
                        && before.map(Decisions.Version::digest)
                                .filter(now.get().digest()::equals)
                                .isEmpty(),
                anew ? citations(was, is) : List.of(),
                anew ? citations(is, was) : List.of());
    }

    private static Set<String> limbs(Optional<Decisions.Version> version, Family family) {
        return version.<Set<String>>map(each -> new TreeSet<>(each.decision().citedLimbs(family)))
                .orElse(Set.of());
    }

    private List<String> citations(Set<String> limbs, Set<String> without) {
        return limbs.stream()
                .filter(limb -> !without.contains(limb))
                .map(limb -> catalogue.find(limb).map(Limb::citation).orElse(limb))
                .toList();
    }

    private ComplianceResponse compliance(FoiRequest request, Heading heading, Complaint complaint) {
        Complaint.DecisionNotice notice = decisionNotices.of(complaint.id()).orElseThrow();
        List<Question> anew = decisionNotices.toDecideAnew(complaint.id());
        boolean environmental = !anew.isEmpty() && anew.stream().allMatch(question -> question.regime() == Regime.EIR);
        return new ComplianceResponse(
                heading,
                environmental ? AccessRegime.EIR : AccessRegime.FOIA,
                request.receivedOn(),
                notice.number(),
                notice.dated(),
                answered(anew, false),
                answered(anew, true));
    }

    private static AccessRegime regime(Review review) {
        return review.regime() == Regime.EIR_RECONSIDERATION ? AccessRegime.EIR : AccessRegime.FOIA;
    }

    /** A fresh answer has the date of the review or of the steps; the day that was due for the first answer is past. */
    private List<AnsweredQuestion> answered(List<Question> anew, boolean environmental) {
        return anew.stream()
                .filter(question -> (question.regime() == Regime.EIR) == environmental)
                .map(question -> new AnsweredQuestion(
                        question.label(),
                        question.wording(),
                        questions.replacedWords(question.id()).stream()
                                .map(words -> new ReplacedWording(words.label(), words.wording(), words.replacedOn()))
                                .toList(),
                        decision(question),
                        attachments.released(question.id()).stream()
                                .map(Attachment::fileName)
                                .toList(),
                        null))
                .toList();
    }

    private Decision decision(Question question) {
        return decisions.current(question.id()).map(Decisions.Version::decision).orElse(null);
    }
}
