package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.foicasework.clock.AfterTheAnswer;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.LedgerEntry;
import org.foicasework.clock.Regime;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Appeals;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Questions;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/** The part of a case's page that tells of reviews, complaints to the regulator and appeals, each with its clock. */
@Component
class AfterTheAnswerSection implements CaseSection {

    private final Reviews reviews;
    private final Complaints complaints;
    private final DecisionNotices decisionNotices;
    private final Appeals appeals;
    private final Questions questions;
    private final Notices notices;
    private final AfterTheAnswer afterTheAnswer;
    private final TimeLeft timeLeft;
    private final Today today;
    private final Person person;

    AfterTheAnswerSection(
            Reviews reviews,
            Complaints complaints,
            DecisionNotices decisionNotices,
            Appeals appeals,
            Questions questions,
            Notices notices,
            AfterTheAnswer afterTheAnswer,
            TimeLeft timeLeft,
            Today today,
            Person person) {
        this.reviews = reviews;
        this.complaints = complaints;
        this.decisionNotices = decisionNotices;
        this.appeals = appeals;
        this.questions = questions;
        this.notices = notices;
        this.afterTheAnswer = afterTheAnswer;
        this.timeLeft = timeLeft;
        this.today = today;
        this.person = person;
    }

    @Override
    public String name() {
        return "afterTheAnswer";
    }

    @Override
    public Optional<Map<String, Object>> of(FoiRequest request) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        String reference = request.reference();
        List<Map<String, Object>> reviewed =
                reviews.of(reference).stream().map(this::review).toList();
        List<Map<String, Object>> complained =
                complaints.of(reference).stream().map(this::complaint).toList();
        List<StoredNotice> answers = notices.of(reference).stream()
                .filter(notice -> notice.type().answersQuestions() && notice.isSent())
                .toList();
        LocalDate answeredOn =
                answers.isEmpty() ? null : answers.get(answers.size() - 1).sentOn();
        if (reviewed.isEmpty() && complained.isEmpty() && answeredOn == null) {
            return Optional.empty();
        }
        return Optional.of(fields(
                "reviews",
                reviewed,
                "complaints",
                complained,
                "held",
                reviews.openFor(reference),
                "mayRecord",
                person.seesApplicant(),
                "askUntil",
                answeredOn == null ? null : Today.words(afterTheAnswer.lastDayToAskForReview(answeredOn)),
                "bundle",
                complained.isEmpty() ? List.of() : bundle(reference)));
    }

    private Map<String, Object> review(Review review) {
        boolean open = review.status() == Review.Status.OPEN;
        return fields(
                "askedOn",
                Today.words(review.receivedOn()),
                "status",
                review.status().label(),
                "open",
                open,
                "closedOn",
                review.closedOn() == null ? null : Today.words(review.closedOn()),
                "dueOn",
                Today.words(review.dueOn()),
                "daysLeft",
                open ? timeLeft.until(review.dueOn()) : null,
                "law",
                review.regime() == Regime.EIR_RECONSIDERATION
                        ? "regulation 11(4), statutory"
                        : review.regulationsDueOn() == null
                                ? "section 45 Code of Practice, guide"
                                : "section 45 Code of Practice, guide; regulation 11(4), statutory: "
                                        + Today.words(review.regulationsDueOn()),
                "extendedOn",
                review.extendedOn() == null ? null : Today.words(review.extendedOn()),
                "extensionWhy",
                review.extendedOn() == null ? null : review.extensionWhy(),
                "overdueSince",
                review.overdueSince() == null ? null : Today.words(review.overdueSince()),
                "late",
                review.askedInTime() ? null : Today.words(review.lastDayToAsk()),
                "acceptedWhy",
                review.acceptedWhy(),
                "grounds",
                reviews.grounds(review.id()).stream()
                        .map(ground -> fields("ground", ground.ground(), "reply", ground.reply()))
                        .toList(),
                "outcomes",
                reviews.reviewed(review.id()).stream()
                        .filter(each -> each.outcome() != null)
                        .map(each -> fields(
                                "label", questions.get(each.questionId()).label(),
                                "outcome", each.outcome().label(),
                                "reasons", each.reasons()))
                        .toList(),
                "shortcomings",
                reviews.shortcomings(review.id()).stream()
                        .map(found -> fields("kind", found.kind().label(), "words", found.words()))
                        .toList(),
                "days",
                days(reviews.deadline(review)));
    }

    private static List<Map<String, Object>> days(Deadline deadline) {
        List<Map<String, Object>> days = new ArrayList<>();
        for (LedgerEntry entry : deadline.ledger()) {
            days.add(fields(
                    "on", Today.words(entry.on()),
                    "day", entry.counts() && entry.day() != null ? "Day " + entry.day() : "Not counted",
                    "why", Objects.toString(entry.why(), ""),
                    "source", Objects.toString(entry.source(), "")));
        }
        return days;
    }

    private Map<String, Object> complaint(Complaint complaint) {
        return fields(
                "regulatorReference", complaint.regulatorReference(),
                "receivedOn", Today.words(complaint.receivedOn()),
                "handler", complaint.handler(),
                "about", complaint.about(),
                "open", complaint.status() == Complaint.Status.OPEN,
                "closed",
                        complaint.closedOn() == null
                                ? null
                                : Today.words(complaint.closedOn()) + ": " + complaint.closedWhy(),
                "dueOn", complaint.dueOn() == null ? null : Today.words(complaint.dueOn()),
                "letters",
                        complaints.letters(complaint.id()).stream()
                                .map(letter -> fields(
                                        "dated", Today.words(letter.dated()),
                                        "kind", letter.kind().label(),
                                        "words", letter.words(),
                                        "answerBy", letter.answerBy() == null ? null : Today.words(letter.answerBy())))
                                .toList(),
                "decisionNotice",
                        decisionNotices
                                .of(complaint.id())
                                .map(notice -> decisionNotice(complaint, notice))
                                .orElse(null));
    }

    private Map<String, Object> decisionNotice(Complaint complaint, Complaint.DecisionNotice notice) {
        List<Complaint.Appeal> against = appeals.of(complaint.reference()).stream()
                .filter(appeal -> appeal.decisionNoticeId() == notice.id())
                .toList();
        boolean suspended = against.stream()
                .anyMatch(appeal -> appeal.status() == Complaint.Status.OPEN && appeal.lodgedOn() != null);
        return fields(
                "number", notice.number(),
                "dated", Today.words(notice.dated()),
                "outcome", notice.outcome().label(),
                "steps", notice.steps(),
                "stepsDue", notice.stepsDue() == null ? null : Today.words(notice.stepsDue()),
                "suspended", suspended,
                "appealBy", Today.words(notice.appealBy()),
                "answer", notice.answer() == null ? null : notice.answer().label(),
                "complied",
                        notice.compliedOn() == null
                                ? null
                                : Today.words(notice.compliedOn()) + ": " + notice.compliance(),
                "missedOn", notice.missedOn() == null ? null : Today.words(notice.missedOn()),
                "appeals", against.stream().map(AfterTheAnswerSection::appeal).toList());
    }

    private static Map<String, Object> appeal(Complaint.Appeal appeal) {
        return fields(
                "appellant",
                appeal.appellant().label(),
                "tribunalReference",
                appeal.tribunalReference(),
                "lodgedOn",
                appeal.lodgedOn() == null ? null : Today.words(appeal.lodgedOn()),
                "hearingOn",
                appeal.hearingOn() == null ? null : Today.words(appeal.hearingOn()),
                "outcome",
                appeal.outcome() == null
                        ? null
                        : appeal.outcome().label() + " on " + Today.words(appeal.determinedOn()),
                "words",
                appeal.words());
    }

    /** What the register holds that the regulator asks for: each thing, and where on this page or behind which link it is. */
    private List<Map<String, Object>> bundle(String reference) {
        List<Map<String, Object>> bundle = new ArrayList<>();
        bundle.add(fields("what", "The request, as it came, and the letters since", "url", "#letters"));
        notices.of(reference).stream()
                .filter(notice -> notice.status() == StoredNotice.Status.SENT)
                .forEach(notice -> bundle.add(fields(
                        "what",
                        notice.type().title() + " of " + Today.words(notice.sentOn()) + ", the exact words sent",
                        "url",
                        "/api/requests/" + reference + "/notices/" + notice.id())));
        bundle.add(fields(
                "what", "The decisions, their approvals and the searches, question by question", "url", "#clock"));
        bundle.add(fields("what", "The reviews, with their grounds and outcomes", "url", "#after"));
        bundle.add(fields("what", "The files that were found, and those that were released", "url", "#files"));
        bundle.add(fields("what", "Who did what, when", "url", "#history"));
        return bundle;
    }
}
