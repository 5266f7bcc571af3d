package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Appeals to the tribunal against decision notices, FOIA s57(1), by the applicant or by the authority. */
@Repository
@Transactional
public class Appeals {

    private static final String APPEAL =
            """
            id, decision_notice_id, reference, appellant, status, tribunal_reference, lodged_on, hearing_on, outcome,
            determined_on, words""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final Complaints complaints;
    private final DecisionNotices notices;
    private final AuditTrail audit;

    Appeals(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            Complaints complaints,
            DecisionNotices notices,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.complaints = complaints;
        this.notices = notices;
        this.audit = audit;
    }

    /** An appeal as it is recorded; {@code lodgedOn} is the day on which the tribunal received it. */
    public record Lodged(
            String reference, Complaint.Appellant appellant, String tribunalReference, LocalDate lodgedOn) {}

    /**
     * Records an appeal that was lodged against the decision notice of a case.
     *
     * @return its id
     */
    public long record(Lodged lodged, String actor) {
        Problems problems = new Problems();
        problems.require(lodged.reference(), "reference", "Enter the reference of the case.");
        problems.require(lodged.appellant(), "appellant", "Say who appeals.");
        problems.stop();
        String reference = lodged.reference().strip();
        Complaint complaint = complaints.of(reference).stream()
                .filter(each -> notices.of(each.id()).isPresent())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new InvalidSubmissionException(List.of(new Problem(
                        "reference",
                        "This case has no decision notice. Record the complaint and its decision notice first."))));
        Complaint.DecisionNotice notice = notices.of(complaint.id()).orElseThrow();
        // Both sides can appeal against one notice; neither does so twice.
        if (of(reference).stream()
                .anyMatch(open -> open.status() == Complaint.Status.OPEN && open.appellant() == lodged.appellant())) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("appellant", "This appeal is open already. Nothing was recorded twice.")));
        }
        long id = open(notice, reference, lodged.appellant(), actor);
        lodge(id, lodged.tribunalReference(), lodged.lodgedOn(), actor);
        return id;
    }

    /** Opens the appeal that the authority decided to lodge. */
    public long intend(long complaintId, String actor) {
        Complaint complaint = complaints.get(complaintId);
        return open(notices.of(complaintId).orElseThrow(), complaint.reference(), Complaint.Appellant.AUTHORITY, actor);
    }

    private long open(Complaint.DecisionNotice notice, String reference, Complaint.Appellant appellant, String actor) {
        return jdbc.sql(
                        """
                insert into appeal (decision_notice_id, reference, appellant, status, registered_at, registered_by)
                values (?, ?, ?, 'OPEN', ?, ?) returning id""")
                .params(notice.id(), reference, appellant.name(), Timestamp.from(clock.instant()), actor)
                .query(Long.class)
                .single();
    }

    /**
     * Records the day on which an appeal was lodged. s50(6): "if such an appeal is brought, no step which is affected by the
     * appeal need be taken pending the determination or withdrawal of the appeal".
     */
    public void lodge(long appealId, String tribunalReference, LocalDate on, String actor) {
        Complaint.Appeal appeal = get(appealId);
        Complaint.DecisionNotice notice = noticeOf(appeal);
        Problems problems = new Problems();
        problems.past(on, "lodgedOn", "the day on which the tribunal received the appeal", today.date());
        if (on != null && on.isBefore(notice.dated())) {
            problems.add("lodgedOn", "An appeal cannot be lodged before the decision notice.");
        }
        problems.stop();
        jdbc.sql("update appeal set lodged_on = ?, tribunal_reference = ? where id = ?")
                .params(on, RequestRegister.blankToNull(tribunalReference), appealId)
                .update();
        audit.record(
                appeal.reference(),
                actor,
                appeal.appellant() == Complaint.Appellant.AUTHORITY
                        ? "recorded our appeal to the tribunal"
                        : "recorded the applicant's appeal to the tribunal",
                "Lodged on " + Today.words(on)
                        + (on.isAfter(notice.appealBy())
                                ? ", after " + Today.words(notice.appealBy()) + ": the tribunal has to admit it"
                                : ""));
    }

    /** Records the day of the hearing. */
    public void recordHearing(long appealId, LocalDate on, String actor) {
        Complaint.Appeal appeal = get(appealId);
        Problems problems = new Problems();
        problems.require(on, "hearingOn", "Enter the day of the hearing.");
        if (on != null && appeal.lodgedOn() != null && on.isBefore(appeal.lodgedOn())) {
            problems.add("hearingOn", "The hearing cannot be before the appeal was lodged.");
        }
        problems.stop();
        jdbc.sql("update appeal set hearing_on = ? where id = ?")
                .params(on, appealId)
                .update();
        audit.record(appeal.reference(), actor, "recorded the hearing of the appeal", "On " + Today.words(on));
    }

    /**
     * What the tribunal decided.
     *
     * @param stepsDue the day by which steps are to be taken now; null when none is left to take
     * @param decideAnew the questions that these steps make the authority decide anew; may be empty
     */
    public record Determined(
            Complaint.AppealOutcome outcome,
            LocalDate determinedOn,
            String words,
            LocalDate stepsDue,
            List<Long> decideAnew) {}

    /** Records the outcome of an appeal; the steps fall away, or are due on the day it says. */
    public void determine(long appealId, Determined determined, String actor) {
        Complaint.Appeal appeal = get(appealId);
        Complaint.DecisionNotice notice = noticeOf(appeal);
        Problems problems = new Problems();
        problems.require(determined.outcome(), "outcome", "Say what the tribunal decided.");
        problems.past(determined.determinedOn(), "determinedOn", "the date of the decision", today.date());
        problems.require(determined.words(), "words", "Say in short what was decided.");
        if (determined.determinedOn() != null
                && appeal.lodgedOn() != null
                && determined.determinedOn().isBefore(appeal.lodgedOn())) {
            problems.add("determinedOn", "The decision cannot be older than the appeal.");
        }
        if (determined.stepsDue() != null
                && determined.determinedOn() != null
                && determined.stepsDue().isBefore(determined.determinedOn())) {
            problems.add("stepsDue", "The steps cannot be due before the decision.");
        }
        boolean stands = determined.outcome() == Complaint.AppealOutcome.DISMISSED
                || determined.outcome() == Complaint.AppealOutcome.WITHDRAWN
                || determined.outcome() == Complaint.AppealOutcome.NOT_LODGED;
        if (stands && notice.steps() != null && notice.compliedOn() == null) {
            problems.require(
                    determined.stepsDue(),
                    "stepsDue",
                    "The decision notice stands, so its steps are to be taken. Enter by when.");
        }
        problems.stop();
        notices.chooseQuestions(
                notice, determined.stepsDue() == null ? List.of() : determined.decideAnew(), appeal.reference());
        jdbc.sql("update appeal set status = 'CLOSED', outcome = ?, determined_on = ?, words = ? where id = ?")
                .params(
                        determined.outcome().name(),
                        determined.determinedOn(),
                        determined.words().strip(),
                        appealId)
                .update();
        notices.moveSteps(notice.id(), determined.stepsDue());
        audit.record(
                appeal.reference(),
                actor,
                "recorded the outcome of the appeal: "
                        + determined.outcome().label().toLowerCase(Locale.ROOT),
                determined.stepsDue() == null ? "No steps to take" : "Steps by " + Today.words(determined.stepsDue()));
    }

    /** The appeal; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Complaint.Appeal get(long appealId) {
        return jdbc.sql("select " + APPEAL + " from appeal where id = ?")
                .param(appealId)
                .query(Complaint.Appeal.class)
                .single();
    }

    /** All appeals of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Complaint.Appeal> of(String reference) {
        return jdbc.sql("select " + APPEAL + " from appeal where reference = ? order by id")
                .param(reference)
                .query(Complaint.Appeal.class)
                .list();
    }

    /** The complaint that an appeal arose from. */
    @Transactional(readOnly = true)
    public long complaintOf(Complaint.Appeal appeal) {
        return noticeOf(appeal).complaintId();
    }

    private Complaint.DecisionNotice noticeOf(Complaint.Appeal appeal) {
        return notices.get(appeal.decisionNoticeId());
    }
}
