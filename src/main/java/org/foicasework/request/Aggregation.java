package org.foicasework.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.foicasework.clock.UnknownYearException;
import org.foicasework.clock.WorkingDays;
import org.foicasework.exemption.CostEstimate.Aggregation.Other;
import org.foicasework.exemption.Similarity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the requests whose cost could be added up with that of a question (s12(4)). SI 2004/3244 reg 5(2): they "relate, to
 * any extent, to the same or similar information" and are received "within any period of sixty consecutive working days".
 *
 * <p>It only helps: whether they are similar, and whether different people act together, is for a caseworker to decide.
 */
@Repository
@Transactional(readOnly = true)
public class Aggregation {

    /** SI 2004/3244 reg 5(2)(b). */
    private static final int CONSECUTIVE_WORKING_DAYS = 60;

    /** Of requests by other people, only those that share this much of the telling words are shown. */
    private static final int ALIKE = 40;

    private static final int MOST = 25;

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Questions questions;
    private final Searches searches;
    private final RequestRegister register;

    Aggregation(
            JdbcClient jdbc,
            WorkingDays workingDays,
            Questions questions,
            Searches searches,
            RequestRegister register) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.questions = questions;
        this.searches = searches;
        this.register = register;
    }

    /**
     * A request, or another question of the same letter, that could be added up.
     *
     * @param key how a form names it: the reference, or for a question of the same letter its label
     * @param label null for a whole request
     * @param minutes what its searches took, or would take
     * @param samePerson whether the register shows the same person; tells nobody who that is
     * @param similarity how many in a hundred of the question's telling words it shares
     */
    public record Candidate(
            String key,
            String reference,
            String label,
            String subject,
            LocalDate receivedOn,
            RequestStatus status,
            BigDecimal minutes,
            boolean samePerson,
            int similarity) {}

    /**
     * The first and the last day on which another request can have been received to be added up with one of this day: with
     * both days counted, sixty working days.
     */
    public Period period(LocalDate receivedOn) {
        return new Period(
                workingDays.nthBefore(receivedOn, CONSECUTIVE_WORKING_DAYS - 1),
                workingDays.nthAfter(receivedOn, CONSECUTIVE_WORKING_DAYS - 1));
    }

    /** Both days included. */
    public record Period(LocalDate from, LocalDate to) {}

    /** What could be added up with a question, the likeliest first. */
    public List<Candidate> candidates(long questionId) {
        Question question = questions.get(questionId);
        Period period = period(question.receivedOn());
        List<Candidate> candidates = new ArrayList<>();
        for (Question other : questions.open(question.reference())) {
            if (other.id() != questionId) {
                candidates.add(new Candidate(
                        other.label(),
                        other.reference(),
                        other.label(),
                        other.wording(),
                        other.receivedOn(),
                        RequestStatus.OPEN,
                        minutes(other),
                        true,
                        Similarity.percent(question.wording(), other.wording())));
            }
        }
        jdbc
                .sql(
                        """
                select r.reference, r.subject, r.received_on, r.status, r.wording,
                  lower(a.name) = lower(mine.name) or coalesce(lower(a.email) = lower(mine.email), false)
                from request r join applicant a on a.reference = r.reference, applicant mine
                where mine.reference = :reference and r.reference <> :reference
                  and r.received_on between :from and :to""")
                .param("reference", question.reference())
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> new Candidate(
                        row.getString(1),
                        row.getString(1),
                        null,
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        RequestStatus.valueOf(row.getString(4)),
                        null,
                        row.getBoolean(6),
                        Similarity.percent(question.wording(), row.getString(5))))
                .list()
                .stream()
                .filter(other -> other.samePerson() || other.similarity() >= ALIKE)
                .sorted(Comparator.comparing(Candidate::samePerson)
                        .thenComparing(Candidate::similarity)
                        .reversed()
                        .thenComparing(Candidate::receivedOn))
                .limit(MOST)
                .map(other -> new Candidate(
                        other.key(),
                        other.reference(),
                        null,
                        other.subject(),
                        other.receivedOn(),
                        other.status(),
                        minutes(other.reference()),
                        other.samePerson(),
                        other.similarity()))
                .forEach(candidates::add);
        return candidates;
    }

    /**
     * What a caseworker chose, as the estimate keeps it.
     *
     * @param keys references of other requests, or labels of other questions of the same letter
     * @throws InvalidSubmissionException when one is not there, or they do not all fall within sixty working days
     */
    public List<Other> choose(long questionId, List<String> keys) {
        Question question = questions.get(questionId);
        Problems problems = new Problems();
        List<Other> chosen = new ArrayList<>();
        for (String key : keys.stream().map(String::strip).distinct().toList()) {
            Other other = choose(question, key);
            if (other == null) {
                problems.add(
                        "requests",
                        key.equals(question.reference()) || key.equals(question.label())
                                ? key + " is this very request. Choose others."
                                : "There is no request with the reference " + key
                                        + ", and no other question called so.");
            } else {
                chosen.add(other);
            }
        }
        problems.stop();
        List<LocalDate> days = Stream.concat(
                        Stream.of(question.receivedOn()), chosen.stream().map(Other::receivedOn))
                .sorted()
                .toList();
        if (!days.isEmpty() && !withinPeriod(days.get(0), days.get(days.size() - 1))) {
            problems.add(
                    "requests",
                    "The requests were received between " + Today.words(days.get(0)) + " and "
                            + Today.words(days.get(days.size() - 1))
                            + ". That is more than sixty working days: take the furthest out (SI 2004/3244 regulation 5(2)).");
        }
        problems.stop();
        return chosen;
    }

    private boolean withinPeriod(LocalDate first, LocalDate last) {
        try {
            return !last.isAfter(period(first).to());
        } catch (UnknownYearException farAway) {
            return false;
        }
    }

    private Other choose(Question question, String key) {
        for (Question other : questions.open(question.reference())) {
            if (other.id() != question.id() && other.label().equals(key)) {
                return new Other(other.reference(), other.label(), other.receivedOn(), minutes(other));
            }
        }
        if (key.equals(question.reference())) {
            return null;
        }
        return register.find(key)
                .map(other -> new Other(other.reference(), null, other.receivedOn(), minutes(other.reference())))
                .orElse(null);
    }

    private BigDecimal minutes(String reference) {
        return questions.of(reference).stream().map(this::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal minutes(Question question) {
        return searches.of(question.id()).stream().map(Search::minutesInAll).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
