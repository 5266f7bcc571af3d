package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Complaints to the regulator, FOIA s50(1), and the letters that go to and fro about them. */
@Repository
@Transactional
public class Complaints {

    private static final String COMPLAINT =
            "id, reference, regulator_reference, received_on, handler, about, status, due_on, closed_on, closed_why";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final RequestRegister register;
    private final AuditTrail audit;

    Complaints(JdbcClient jdbc, Clock clock, Today today, RequestRegister register, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.register = register;
        this.audit = audit;
    }

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
        problems.past(made.receivedOn(), "receivedOn", "the day on which the regulator's letter arrived", today.date());
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
        problems.past(dated, "dated", "the date of the letter", today.date());
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

    /** The regulator waits for nothing more from us. */
    void nothingIsWanted(long complaintId) {
        jdbc.sql("update complaint set due_on = null where id = ?")
                .param(complaintId)
                .update();
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
}
