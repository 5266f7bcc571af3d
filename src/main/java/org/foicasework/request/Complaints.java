package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.foicasework.clock.AfterTheAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Complaints to the regulator (FOIA s50), their decision notices, and the appeals against these (s57). */
@Repository
@Transactional
public class Complaints {

    private static final String COMPLAINT =
            "id, reference, regulator_reference, received_on, handler, about, status, due_on, closed_on, closed_why";
    private static final String NOTICE =
            """
            id, complaint_id, number, dated, outcome, steps, steps_days, steps_due, appeal_by, answer, answer_why, complied_on,
            compliance, missed_on""";
    private static final String APPEAL =
            """
            id, decision_notice_id, reference, appellant, status, tribunal_reference, lodged_on, hearing_on, outcome,
            determined_on, words""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final AfterTheAnswer afterTheAnswer;
    private final RequestRegister register;
    private final Questions questions;
    private final AuditTrail audit;

    Complaints(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            AfterTheAnswer afterTheAnswer,
            RequestRegister register,
            Questions questions,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.afterTheAnswer = afterTheAnswer;
        this.register = register;
        this.questions = questions;
        this.audit = audit;
    }

    // ---- the complaint ----------------------------------------------------------------------------------------------

    /** A complaint as the regulator tells of it. See {@link Complaint} for the fields. */
    public record Made(
            String reference,
            String regulatorReference,
            LocalDate receivedOn,
            String handler,
            String about,
            LocalDate answerBy) {}

    /**
     * Records a complaint.
     *
     * @return its id
     */
    public long register(Made made, String actor) {
        Problems problems = new Problems();
        problems.require(made.reference(), "reference", "Enter the reference of the case.");
        problems.require(made.regulatorReference(), "regulatorReference", "Enter the regulator's reference.");
        problems.require(made.about(), "about", "Say what the applicant complains of.");
        past(made.receivedOn(), "receivedOn", "the day on which the regulator's letter arrived", problems);
        problems.stop();
        FoiRequest request = register.find(made.reference().strip())
                .orElseThrow(() -> new InvalidSubmissionException(
                        List.of(new Problem("reference", "There is no case with this reference."))));
        register.requireKept(request.reference(), "reference");
        if (made.receivedOn().isBefore(request.receivedOn())) {
            problems.add("receivedOn", "The complaint cannot be older than the request.");
        }
        if (made.answerBy() != null && made.answerBy().isBefore(made.receivedOn())) {
            problems.add("answerBy", "The answer cannot be wanted before the letter came.");
        }
        boolean known = jdbc.sql(
                        "select exists (select 1 from complaint where reference = ? and (status = 'OPEN' or regulator_reference = ?))")
                .params(request.reference(), made.regulatorReference().strip())
                .query(Boolean.class)
                .single();
        if (known) {
            problems.add(
                    "regulatorReference",
                    "A complaint of this case is open already, or has this reference. Nothing was recorded twice.");
        }
        problems.stop();
        long id = jdbc.sql(
                        """
                insert into complaint (reference, regulator_reference, received_on, handler, about, status, due_on, registered_at, registered_by)
                values (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?) returning id""")
                .params(
                        request.reference(),
                        made.regulatorReference().strip(),
                        made.receivedOn(),
                        RequestRegister.blankToNull(made.handler()),
                        made.about().strip(),
                        made.answerBy(),
                        Timestamp.from(clock.instant()),
                        actor)
                .query(Long.class)
                .single();
        audit.record(
                request.reference(),
                actor,
                "recorded a complaint to the regulator",
                made.regulatorReference().strip());
        return id;
    }

    /**
     * Records a letter that came from the regulator or our response to it.
     *
     * @param answerBy by when the regulator wants an answer; an information notice has to say it (s51(1))
     */
    public void recordLetter(
            long complaintId,
            Complaint.LetterKind kind,
            LocalDate dated,
            LocalDate answerBy,
            String words,
            String actor) {
        Complaint complaint = get(complaintId);
        Problems problems = new Problems();
        problems.require(kind, "kind", "Say what it is.");
        past(dated, "dated", "the date of the letter", problems);
        problems.require(words, "words", "Say in short what it asks for or says.");
        if (kind == Complaint.LetterKind.INFORMATION_NOTICE) {
            problems.require(answerBy, "answerBy", "Enter the day by which the information notice is to be answered.");
        }
        if (answerBy != null && dated != null && answerBy.isBefore(dated)) {
            problems.add("answerBy", "The answer cannot be wanted before the letter was written.");
        }
        problems.stop();
        LocalDate wanted = kind == Complaint.LetterKind.RESPONSE ? null : answerBy;
        jdbc.sql(
                        """
                insert into complaint_letter (complaint_id, kind, dated, answer_by, words, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(complaintId, kind.name(), dated, wanted, words.strip(), Timestamp.from(clock.instant()), actor)
                .update();
        jdbc.sql("update complaint set due_on = ? where id = ?")
                .params(wanted, complaintId)
                .update();
        audit.record(
                complaint.reference(),
                actor,
                "recorded a letter in the regulator's case: " + kind.label(),
                wanted == null ? null : "To be answered by " + Today.words(wanted));
    }

    /** The complaint ends, with or without a decision notice. */
    public void close(long complaintId, String why, String actor) {
        Problems problems = new Problems();
        problems.require(why, "words", "Say how the complaint ended.");
        problems.stop();
        String reference = jdbc.sql(
                        "update complaint set status = 'CLOSED', closed_on = ?, closed_why = ?, due_on = null where id = ? returning reference")
                .params(today.date(), why.strip(), complaintId)
                .query(String.class)
                .single();
        audit.record(reference, actor, "closed the complaint to the regulator", why.strip());
    }

    /** The complaint; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Complaint get(long complaintId) {
        return jdbc.sql("select " + COMPLAINT + " from complaint where id = ?")
                .param(complaintId)
                .query(Complaint.class)
                .single();
    }

    /** All complaints of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Complaint> of(String reference) {
        return jdbc.sql("select " + COMPLAINT + " from complaint where reference = ? order by id")
                .param(reference)
                .query(Complaint.class)
                .list();
    }

    /** What went to and fro with the regulator, oldest first. */
    @Transactional(readOnly = true)
    public List<Complaint.Letter> letters(long complaintId) {
        return jdbc.sql(
                        "select kind, dated, answer_by, words, recorded_at from complaint_letter where complaint_id = ? order by id")
                .param(complaintId)
                .query(Complaint.Letter.class)
                .list();
    }

    // ---- the decision notice ----------------------------------------------------------------------------------------

    /**
     * A decision notice as it came.
     *
     * @param stepsDays the calendar days it gives for its steps; not asked for when it requires none
     */
    public record Decided(String number, LocalDate dated, Complaint.Outcome outcome, String steps, Integer stepsDays) {}

    /** Records the decision notice and computes the two dates that follow from it. */
    public void recordDecisionNotice(long complaintId, Decided decided, String actor) {
        Complaint complaint = get(complaintId);
        Problems problems = new Problems();
        problems.require(decided.number(), "number", "Enter the number of the decision notice.");
        past(decided.dated(), "dated", "the date of the decision notice", problems);
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
        jdbc.sql("update complaint set due_on = null where id = ?")
                .param(complaintId)
                .update();
        audit.record(
                complaint.reference(),
                actor,
                "recorded the decision notice " + decided.number().strip(),
                (stepsDue == null ? "No steps required" : "Steps by " + Today.words(stepsDue)) + ", appeal by "
                        + Today.words(appealBy));
    }

    /** The decision notice of a complaint. */
    @Transactional(readOnly = true)
    public Optional<Complaint.DecisionNotice> decisionNotice(long complaintId) {
        return jdbc.sql("select " + NOTICE + " from decision_notice where complaint_id = ?")
                .param(complaintId)
                .query(Complaint.DecisionNotice.class)
                .optional();
    }

    /**
     * Records what the authority does about the decision notice.
     *
     * @param decideAnew the questions that the steps make it decide anew; may be empty
     */
    public void answerNotice(
            long complaintId, Complaint.Answer answer, String why, List<Long> decideAnew, String actor) {
        Complaint complaint = get(complaintId);
        Complaint.DecisionNotice notice = decisionNotice(complaintId).orElseThrow();
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
                "decided on the decision notice: " + answer.label().toLowerCase(java.util.Locale.ROOT),
                why.strip());
    }

    private void chooseQuestions(Complaint.DecisionNotice notice, List<Long> decideAnew, String reference) {
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
        Complaint complaint = get(complaintId);
        Complaint.DecisionNotice notice = decisionNotice(complaintId).orElseThrow();
        Problems problems = new Problems();
        past(on, "compliedOn", "the day on which the last step was taken", problems);
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
        Complaint complaint = get(complaintId);
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

    // ---- the appeal -------------------------------------------------------------------------------------------------

    /** An appeal as it is recorded; {@code lodgedOn} is the day on which the tribunal received it. */
    public record Lodged(
            String reference, Complaint.Appellant appellant, String tribunalReference, LocalDate lodgedOn) {}

    /**
     * Records an appeal that was lodged against the decision notice of a case.
     *
     * @return its id
     */
    public long recordAppeal(Lodged lodged, String actor) {
        Problems problems = new Problems();
        problems.require(lodged.reference(), "reference", "Enter the reference of the case.");
        problems.require(lodged.appellant(), "appellant", "Say who appeals.");
        problems.stop();
        String reference = lodged.reference().strip();
        Complaint complaint = of(reference).stream()
                .filter(each -> decisionNotice(each.id()).isPresent())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new InvalidSubmissionException(List.of(new Problem(
                        "reference",
                        "This case has no decision notice. Record the complaint and its decision notice first."))));
        Complaint.DecisionNotice notice = decisionNotice(complaint.id()).orElseThrow();
        // Both sides can appeal against one notice; neither does so twice.
        if (appeals(reference).stream()
                .anyMatch(open -> open.status() == Complaint.Status.OPEN && open.appellant() == lodged.appellant())) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("appellant", "This appeal is open already. Nothing was recorded twice.")));
        }
        long id = openAppeal(notice, reference, lodged.appellant(), actor);
        lodge(id, lodged.tribunalReference(), lodged.lodgedOn(), actor);
        return id;
    }

    /** Opens the appeal that the authority decided to lodge. */
    public long intendAppeal(long complaintId, String actor) {
        Complaint complaint = get(complaintId);
        return openAppeal(
                decisionNotice(complaintId).orElseThrow(), complaint.reference(), Complaint.Appellant.AUTHORITY, actor);
    }

    private long openAppeal(
            Complaint.DecisionNotice notice, String reference, Complaint.Appellant appellant, String actor) {
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
        Complaint.Appeal appeal = appeal(appealId);
        Complaint.DecisionNotice notice = noticeOf(appeal);
        Problems problems = new Problems();
        past(on, "lodgedOn", "the day on which the tribunal received the appeal", problems);
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
        Complaint.Appeal appeal = appeal(appealId);
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
        Complaint.Appeal appeal = appeal(appealId);
        Complaint.DecisionNotice notice = noticeOf(appeal);
        Problems problems = new Problems();
        problems.require(determined.outcome(), "outcome", "Say what the tribunal decided.");
        past(determined.determinedOn(), "determinedOn", "the date of the decision", problems);
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
        chooseQuestions(
                notice, determined.stepsDue() == null ? List.of() : determined.decideAnew(), appeal.reference());
        jdbc.sql("update appeal set status = 'CLOSED', outcome = ?, determined_on = ?, words = ? where id = ?")
                .params(
                        determined.outcome().name(),
                        determined.determinedOn(),
                        determined.words().strip(),
                        appealId)
                .update();
        jdbc.sql("update decision_notice set steps_due = ?, missed_on = null where id = ?")
                .params(determined.stepsDue(), notice.id())
                .update();
        audit.record(
                appeal.reference(),
                actor,
                "recorded the outcome of the appeal: "
                        + determined.outcome().label().toLowerCase(java.util.Locale.ROOT),
                determined.stepsDue() == null ? "No steps to take" : "Steps by " + Today.words(determined.stepsDue()));
    }

    /** The appeal; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Complaint.Appeal appeal(long appealId) {
        return jdbc.sql("select " + APPEAL + " from appeal where id = ?")
                .param(appealId)
                .query(Complaint.Appeal.class)
                .single();
    }

    /** All appeals of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Complaint.Appeal> appeals(String reference) {
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
        return jdbc.sql("select " + NOTICE + " from decision_notice where id = ?")
                .param(appeal.decisionNoticeId())
                .query(Complaint.DecisionNotice.class)
                .single();
    }

    private void past(LocalDate day, String field, String what, Problems problems) {
        problems.require(day, field, "Enter " + what + ".");
        if (day != null && day.isAfter(today.date())) {
            problems.add(field, "The day lies in the future. Enter " + what + ".");
        }
    }
}
