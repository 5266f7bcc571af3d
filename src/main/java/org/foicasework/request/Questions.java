package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The questions of a request: each is answered by itself and has its own clock. */
@Repository
@Transactional
public class Questions {

    private static final String COLUMNS =
            "id, reference, label, wording, stage, unclear_why, spawned_from, replaced_on, received_on, clock_status, due_on, regime, answered_on";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CaseClock caseClock;
    private final Searches searches;
    private final Triages triages;
    private final Handovers handovers;
    private final AuditTrail audit;

    Questions(
            JdbcClient jdbc,
            Clock clock,
            CaseClock caseClock,
            Searches searches,
            Triages triages,
            Handovers handovers,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.caseClock = caseClock;
        this.searches = searches;
        this.triages = triages;
        this.handovers = handovers;
        this.audit = audit;
    }

    /** Splits a valid request into its questions. Each clock starts on the day of receipt. */
    public void itemise(String reference, List<NewQuestion> questions, String actor) {
        Problems problems = new Problems();
        NewQuestion.check(questions, problems);
        problems.stop();
        record Day0(LocalDate receivedOn, Regime regime) {}
        Day0 day0 = jdbc.sql("select received_on, regime from request where reference = ?")
                .param(reference)
                .query(Day0.class)
                .single();
        for (NewQuestion question : questions) {
            add(reference, question, null, day0.receivedOn(), day0.regime(), actor);
        }
        audit.record(
                reference,
                actor,
                "split the request into " + questions.size() + (questions.size() == 1 ? " question" : " questions"),
                null);
    }

    /**
     * The reply puts other questions in the place of this one, which keeps its record. The new ones take over the events of
     * its clock, so that their day 0 is the day of the reply (s10(6)(b)).
     */
    public void redefine(long questionId, List<NewQuestion> questions, LocalDate on, String actor) {
        Problems problems = new Problems();
        NewQuestion.check(questions, problems);
        problems.stop();
        Question replaced = get(questionId);
        jdbc.sql("update question set stage = ?, replaced_on = ? where id = ?")
                .params(QuestionStage.REDEFINED.name(), on, questionId)
                .update();
        for (NewQuestion question : questions) {
            add(replaced.reference(), question, replaced, replaced.receivedOn(), replaced.regime(), actor);
        }
        audit.record(replaced.reference(), actor, "recorded that the applicant replaced " + replaced.label(), null);
    }

    private void add(
            String reference,
            NewQuestion question,
            Question replaced,
            LocalDate receivedOn,
            Regime regime,
            String actor) {
        boolean taken = jdbc.sql(
                        "select exists (select 1 from question where reference = ? and label = ? and stage <> 'REDEFINED')")
                .params(reference, question.label().strip())
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new InvalidSubmissionException(List.of(new Problem(
                    "questions",
                    "There is already a question called " + question.label() + ". Choose another label.")));
        }
        QuestionStage stage = question.unclear() ? QuestionStage.UNCLEAR : QuestionStage.TO_SEARCH;
        long id = jdbc.sql(
                        """
                insert into question (reference, label, wording, stage, unclear_why, spawned_from, received_on, clock_status, regime, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        reference,
                        question.label().strip(),
                        question.wording().strip(),
                        stage.name(),
                        question.unclear() ? question.unclearWhy().strip() : null,
                        replaced == null ? null : replaced.id(),
                        receivedOn,
                        Deadline.Status.RUNNING.name(),
                        regime.name(),
                        Timestamp.from(clock.instant()),
                        actor)
                .query(Long.class)
                .single();
        if (replaced != null) {
            caseClock.inherit(replaced.id(), id, actor);
        }
        triages.record(id, question.triage(), null, actor);
        if (!question.unclear()) {
            searches.ask(id, question.units(), actor);
        }
        caseClock.recalculate(id, replaced == null ? "Request received" : "Replaces " + replaced.label());
    }

    /** The reply made the question clear: it can be searched for, in the words the applicant now uses. */
    public void makeClear(long questionId, String wording, List<String> units, LocalDate on, String actor) {
        Problems problems = new Problems();
        problems.require(units, "units", "Choose who may hold the information.");
        problems.stop();
        Question question = get(questionId);
        String words = RequestRegister.blankToNull(wording);
        if (words != null && !words.equals(question.wording())) {
            jdbc.sql("insert into replaced_wording (question_id, wording, replaced_on) values (?, ?, ?)")
                    .params(questionId, question.wording(), on)
                    .update();
            jdbc.sql("update question set wording = ? where id = ?")
                    .params(words, questionId)
                    .update();
        }
        searches.ask(questionId, units, actor);
        setStage(questionId, QuestionStage.TO_SEARCH);
        audit.record(question.reference(), actor, "found " + question.label() + " clear after the reply", null);
    }

    /**
     * Sends a question where the table {@code regime.dmn} wants it, and gives it the law and the clock that go with that.
     *
     * @throws InvalidSubmissionException when the table sends environmental information to the Act, which exempts it (s39)
     */
    public void route(long questionId, Route route, String actor) {
        Question question = get(questionId);
        Triaged facts = triages.facts(questionId);
        if (facts.environmental() && route == Route.FOIA) {
            throw new InvalidSubmissionException("The table regime.dmn sends " + question.label()
                    + " to the Act, although it is information on the environment, which section 39 exempts. Ask a process"
                    + " owner to put the table right.");
        }
        boolean unclear = question.stage() == QuestionStage.UNCLEAR && !route.passesOn();
        if (!route.passesOn() && !unclear && searches.of(questionId).isEmpty()) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("units", "Choose who may hold the information for " + question.label() + ".")));
        }
        if (triages.answered(questionId, route, actor)) {
            audit.record(question.reference(), actor, "triaged " + question.label() + ": " + route.label(), null);
        }
        Regime regime = regime(question.reference(), route, facts);
        if (regime != question.regime()) {
            jdbc.sql("update question set regime = ? where id = ?")
                    .params(regime.name(), questionId)
                    .update();
            caseClock.recalculate(questionId, route.label());
        }
        QuestionStage stage = unclear ? QuestionStage.UNCLEAR : stage(questionId, route);
        if (stage != question.stage()) {
            setStage(questionId, stage);
        }
    }

    /** EIR reg 5(1): environmental information is dealt with under the Regulations, also where another authority holds it. */
    private Regime regime(String reference, Route route, Triaged facts) {
        if (route == Route.EIR || route.passesOn() && facts.environmental()) {
            return Regime.EIR;
        }
        return jdbc.sql("select regime from request where reference = ?")
                .param(reference)
                .query(Regime.class)
                .single();
    }

    private QuestionStage stage(long questionId, Route route) {
        if (route.passesOn()) {
            boolean passedOn = handovers
                    .last(questionId)
                    .filter(handover -> handover.route() == route)
                    .isPresent();
            return passedOn ? QuestionStage.TO_DECIDE : QuestionStage.TO_PASS_ON;
        }
        return searches.of(questionId).stream().allMatch(search -> search.result() != null)
                ? QuestionStage.TO_DECIDE
                : QuestionStage.TO_SEARCH;
    }

    /**
     * Puts a wrong triage right. The table decides anew where the question goes; what was searched for stays on record.
     *
     * @param units who may hold the information; may be empty when units were asked before, or need not be
     */
    public void triageAnew(long questionId, Triaged facts, List<String> units, String actor) {
        Question question = get(questionId);
        Problems problems = new Problems();
        facts.check("", question.label(), problems);
        problems.require(facts.reason(), "reason", "Say why the triage is changed.");
        if (facts.about().searched() && searches.of(questionId).isEmpty()) {
            problems.require(units, "units", "Choose who may hold the information.");
        }
        problems.stop();
        triages.record(questionId, facts, null, actor);
        searches.ask(questionId, units, actor);
        audit.record(question.reference(), actor, "put the triage of " + question.label() + " right", facts.reason());
    }

    /** The question; it is an error if there is none. */
    @Transactional(readOnly = true)
    public Question get(long questionId) {
        return jdbc.sql("select " + COLUMNS + " from question where id = ?")
                .param(questionId)
                .query(Question.class)
                .single();
    }

    /** All questions of a request, replaced ones too, in the order they came up. */
    @Transactional(readOnly = true)
    public List<Question> of(String reference) {
        return jdbc.sql("select " + COLUMNS + " from question where reference = ? order by id")
                .param(reference)
                .query(Question.class)
                .list();
    }

    /** The questions of a request on which something is still owed. */
    @Transactional(readOnly = true)
    public List<Question> open(String reference) {
        return of(reference).stream()
                .filter(question -> question.stage().open())
                .toList();
    }

    /** The questions that took the place of this one. */
    @Transactional(readOnly = true)
    public List<Question> redefinedFrom(long questionId) {
        return jdbc.sql("select " + COLUMNS + " from question where spawned_from = ? order by id")
                .param(questionId)
                .query(Question.class)
                .list();
    }

    /** The words that the applicant replaced on the way to this question, oldest first. */
    @Transactional(readOnly = true)
    public List<ReplacedWords> replacedWords(long questionId) {
        List<ReplacedWords> words = new ArrayList<>();
        Question question = get(questionId);
        if (question.spawnedFrom() != null) {
            Question origin = get(question.spawnedFrom());
            words.addAll(replacedWords(origin.id()));
            words.add(new ReplacedWords(origin.label(), origin.wording(), origin.replacedOn()));
        }
        words.addAll(jdbc.sql(
                        "select ?::text as label, wording, replaced_on from replaced_wording where question_id = ? order by id")
                .params(question.label(), questionId)
                .query(ReplacedWords.class)
                .list());
        return words;
    }

    /**
     * Moves a question to another stage; the case's date follows. A question whose answer has gone stays answered: a review or a
     * decision notice gives it a new decision, but no clock of its own runs again.
     */
    public void setStage(long questionId, QuestionStage stage) {
        caseClock.lockCase(questionId);
        String reference = jdbc.sql(
                        "update question set stage = case when stage = 'ANSWERED' then stage else ? end where id = ? returning reference")
                .params(stage.name(), questionId)
                .query(String.class)
                .single();
        caseClock.setCaseDateFromQuestions(reference);
    }

    /** The answer to the question has gone. */
    public void answered(long questionId, LocalDate on) {
        jdbc.sql("update question set answered_on = ? where id = ?")
                .params(on, questionId)
                .update();
        setStage(questionId, QuestionStage.ANSWERED);
    }

    /** A clarification request went out: no duty to answer this question until the reply (s1(3)). */
    public Deadline stopClock(long questionId, LocalDate on, String actor) {
        return caseClock.record(questionId, ClockEvent.clarificationRequested(on), "Clarification requested", actor);
    }

    /** The reply arrived: that day is day 0 (s10(6)(b)). */
    public Deadline restartClock(long questionId, LocalDate on, String actor) {
        return caseClock.record(questionId, ClockEvent.clarificationReceived(on), "Clarification received", actor);
    }

    /** A fees notice was given: the days from then until the fee comes are left out of the count (s10(2)). */
    public Deadline stopClockForFee(long questionId, LocalDate on, String actor) {
        return caseClock.record(questionId, ClockEvent.feesNoticeIssued(on), "Fees notice given", actor);
    }

    /** The fee arrived: the count goes on with the next working day (s10(2)). */
    public Deadline restartClockAfterFee(long questionId, LocalDate on, String actor) {
        return caseClock.record(questionId, ClockEvent.feeReceived(on), "Fee received", actor);
    }

    /** The fee did not come in time: nothing more is owed on this question (s9(2)). */
    public void feeUnpaid(long questionId, String cause) {
        setStage(questionId, QuestionStage.FEE_UNPAID);
        caseClock.recalculate(questionId, cause);
    }
}
