package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.foicasework.clock.AfterTheAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decision notices of the regulator. FOIA s50(4): where the authority has failed, "the decision notice must specify the steps
 * which must be taken by the authority for complying with that requirement and the period within which they must be taken".
 */
@Repository
@Transactional
public class DecisionNotices {

    private static final String NOTICE =
            """
            id, complaint_id, number, dated, outcome, steps, steps_days, steps_due, appeal_by, answer, answer_why, complied_on,
            compliance, missed_on""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final AfterTheAnswer afterTheAnswer;
    private final Complaints complaints;
    private final Questions questions;
    private final AuditTrail audit;

    DecisionNotices(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            AfterTheAnswer afterTheAnswer,
            Complaints complaints,
            Questions questions,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.afterTheAnswer = afterTheAnswer;
        this.complaints = complaints;
        this.questions = questions;
        this.audit = audit;
    }

    /**
     * A decision notice as it came.
     *
     * @param stepsDays the calendar days it gives for its steps; not asked for when it requires none
     */
    public record Decided(String number, LocalDate dated, Complaint.Outcome outcome, String steps, Integer stepsDays) {}

    /** Records the decision notice and computes the two dates that follow from it. */
    public void record(long complaintId, Decided decided, String actor) {
        Complaint complaint = complaints.get(complaintId);
        Problems problems = new Problems();
        problems.require(decided.number(), "number", "Enter the number of the decision notice.");
        problems.past(decided.dated(), "dated", "the date of the decision notice", today.date());
        problems.require(decided.outcome(), "outcome", "Say what the regulator decided.");
        if (decided.dated() != null && decided.dated().isBefore(complaint.receivedOn())) {
            problems.add("dated", "The decision notice cannot be older than the complaint.");
        }
        String steps = RequestRegister.blankToNull(decided.steps());
        if (steps != null && (decided.stepsDays() == null || decided.stepsDays() < 1 || decided.stepsDays() > 365)) {
            problems.add("stepsDays", "Enter how many calendar days the notice gives for its steps, such as 30.");
        }
        problems.stop();
        LocalDate stepsDue = steps == null ? null : afterTheAnswer.stepsDue(decided.dated(), decided.stepsDays());
        LocalDate appealBy = afterTheAnswer.appealBy(decided.dated());
        jdbc.sql(
                        """
                insert into decision_notice (complaint_id, number, dated, outcome, steps, steps_days, steps_due, appeal_by, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        complaintId,
                        decided.number().strip(),
                        decided.dated(),
                        decided.outcome().name(),
                        steps,
                        steps == null ? null : decided.stepsDays(),
                        stepsDue,
                        appealBy,
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        complaints.nothingIsWanted(complaintId);
        audit.record(
                complaint.reference(),
                actor,
                "recorded the decision notice " + decided.number().strip(),
                (stepsDue == null ? "No steps required" : "Steps by " + Today.words(stepsDue)) + ", appeal by "
                        + Today.words(appealBy));
    }

    /** The decision notice of a complaint. */
    @Transactional(readOnly = true)
    public Optional<Complaint.DecisionNotice> of(long complaintId) {
        return jdbc.sql("select " + NOTICE + " from decision_notice where complaint_id = ?")
                .param(complaintId)
                .query(Complaint.DecisionNotice.class)
                .optional();
    }

    /** The decision notice of this id; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Complaint.DecisionNotice get(long noticeId) {
        return jdbc.sql("select " + NOTICE + " from decision_notice where id = ?")
                .param(noticeId)
                .query(Complaint.DecisionNotice.class)
                .single();
    }

    /**
     * Records what the authority does about the decision notice.
     *
     * @param decideAnew the questions that the steps make it decide anew; may be empty
     */
    public void answer(long complaintId, Complaint.Answer answer, String why, List<Long> decideAnew, String actor) {
        Complaint complaint = complaints.get(complaintId);
        Complaint.DecisionNotice notice = of(complaintId).orElseThrow();
        Problems problems = new Problems();
        problems.require(answer, "answer", "Say what is to be done about the decision notice.");
        problems.require(why, "reasons", "Give the reasons for the record.");
        if (answer == Complaint.Answer.COMPLY && notice.steps() == null) {
            problems.add("answer", "The decision notice requires no steps. Accept it or appeal.");
        }
        if (answer == Complaint.Answer.ACCEPT && notice.steps() != null) {
            problems.add("answer", "The decision notice requires steps. Take them or appeal.");
        }
        if (answer == Complaint.Answer.APPEAL && today.date().isAfter(notice.appealBy())) {
            problems.add(
                    "answer",
                    "The time to appeal ended on " + Today.words(notice.appealBy())
                            + " (28 days, rule 22). Only the tribunal can lengthen it.");
        }
        problems.stop();
        chooseQuestions(notice, answer == Complaint.Answer.COMPLY ? decideAnew : List.of(), complaint.reference());
        jdbc.sql("update decision_notice set answer = ?, answer_why = ?, answered_by = ? where id = ?")
                .params(answer.name(), why.strip(), actor, notice.id())
                .update();
        audit.record(
                complaint.reference(),
                actor,
                "decided on the decision notice: " + answer.label().toLowerCase(Locale.ROOT),
                why.strip());
    }

    /** Settles which questions the steps make the authority decide anew, in place of those settled before. */
    void chooseQuestions(Complaint.DecisionNotice notice, List<Long> decideAnew, String reference) {
        List<Long> chosen =
                decideAnew == null ? List.of() : decideAnew.stream().distinct().toList();
        List<Long> answered = questions.of(reference).stream()
                .filter(question -> question.stage() == QuestionStage.ANSWERED)
                .map(Question::id)
                .toList();
        if (!answered.containsAll(chosen)) {
            throw new InvalidSubmissionException(
                    List.of(
                            new Problem(
                                    "questions",
                                    "Choose only questions of this case that were answered. What is still open is answered in its own way.")));
        }
        jdbc.sql("delete from decision_notice_question where decision_notice_id = ?")
                .param(notice.id())
                .update();
        for (long questionId : chosen) {
            jdbc.sql("insert into decision_notice_question (decision_notice_id, question_id) values (?, ?)")
                    .params(notice.id(), questionId)
                    .update();
        }
    }

    /** The questions that the steps make the authority decide anew. */
    @Transactional(readOnly = true)
    public List<Question> toDecideAnew(long complaintId) {
        return jdbc
                .sql(
                        """
                select question_id from decision_notice_question join decision_notice on decision_notice.id = decision_notice_id
                where complaint_id = ? order by question_id""")
                .param(complaintId)
                .query(Long.class)
                .list()
                .stream()
                .map(questions::get)
                .toList();
    }

    /** Records that the steps were taken. */
    public void recordCompliance(long complaintId, LocalDate on, String how, String actor) {
        Complaint complaint = complaints.get(complaintId);
        Complaint.DecisionNotice notice = of(complaintId).orElseThrow();
        Problems problems = new Problems();
        problems.past(on, "compliedOn", "the day on which the last step was taken", today.date());
        if (on != null && on.isBefore(notice.dated())) {
            problems.add("compliedOn", "The steps cannot have been taken before the decision notice.");
        }
        problems.require(how, "compliance", "Say how each step was taken, and when the regulator was told.");
        problems.stop();
        jdbc.sql("update decision_notice set complied_on = ?, compliance = ? where id = ?")
                .params(on, how.strip(), notice.id())
                .update();
        if (notice.stepsDue() != null && on.isAfter(notice.stepsDue())) {
            recordMissed(complaintId);
        }
        audit.record(
                complaint.reference(),
                actor,
                "recorded that the decision notice was complied with",
                "On " + Today.words(on));
    }

    /**
     * Records that the steps were not taken in time. s54(1): "If a public authority has failed to comply with [...] a decision
     * notice [...] the Commissioner may certify in writing to the court that the public authority has failed to comply".
     */
    public void recordMissed(long complaintId) {
        Complaint complaint = complaints.get(complaintId);
        int changed = jdbc.sql(
                        "update decision_notice set missed_on = steps_due where complaint_id = ? and steps_due is not null and missed_on is null")
                .param(complaintId)
                .update();
        if (changed > 0) {
            audit.record(
                    complaint.reference(),
                    "system",
                    "recorded that the steps of the decision notice were not taken in time",
                    "The regulator may certify this to the High Court (section 54)");
        }
    }

    /** The steps are due on another day now, or none is left to take. */
    void moveSteps(long noticeId, LocalDate stepsDue) {
        jdbc.sql("update decision_notice set steps_due = ?, missed_on = null where id = ?")
                .params(stepsDue, noticeId)
                .update();
    }
}
