package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.foicasework.clock.Regime;
import org.foicasework.clock.UnknownYearException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Registers requests, gives them their reference, and keeps what is known of each as a whole. */
@Repository
@Transactional
public class RequestRegister {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final ReferenceFormat format;
    private final CaseClock caseClock;
    private final AuditTrail audit;

    RequestRegister(
            JdbcClient jdbc, Clock clock, Today today, ReferenceFormat format, CaseClock caseClock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.format = format;
        this.caseClock = caseClock;
        this.audit = audit;
    }

    /**
     * Registers a request: gives it the next reference of its year of receipt and sets its first due date (s10(1)).
     *
     * @return the reference
     * @throws InvalidSubmissionException when something is missing or wrong, or when the same form was sent before
     */
    public String register(NewRequest request, String actor) {
        request.check(today.date());
        checkFollows(blankToNull(request.follows()), request.receivedOn());
        String reference = nextReference(request.receivedOn());
        // Asked only now that the year is locked: of two clicks at once the second waits for the first and finds it.
        if (request.submissionKey() != null) {
            registeredBefore(request.submissionKey()).ifPresent(earlier -> {
                throw new InvalidSubmissionException(
                        "This request is registered already: " + earlier + ". Nothing was registered twice.");
            });
        }
        jdbc.sql(
                        """
                insert into request (reference, submission_key, regime, channel, received_on, received_by_unit,
                  reached_foi_unit_on, subject, wording, case_owner, status, registered_at, registered_by, follows)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference,
                        request.submissionKey(),
                        Regime.FOIA.name(),
                        request.channel().name(),
                        request.receivedOn(),
                        blankToNull(request.receivedByUnit()),
                        request.reachedFoiUnitOn(),
                        request.subject().strip(),
                        request.wording().strip(),
                        actor,
                        RequestStatus.OPEN.name(),
                        Timestamp.from(clock.instant()),
                        actor,
                        blankToNull(request.follows()))
                .update();
        Applicant applicant = request.applicant() == null ? new Applicant(null, null, null, null) : request.applicant();
        jdbc.sql("insert into applicant (reference, name, organisation, email, postal_address) values (?, ?, ?, ?, ?)")
                .params(
                        reference,
                        blankToNull(applicant.name()),
                        blankToNull(applicant.organisation()),
                        blankToNull(applicant.email()),
                        blankToNull(applicant.postalAddress()))
                .update();
        audit.record(reference, actor, "logged the request", null);
        try {
            caseClock.startWholeRequest(reference, "Request received");
        } catch (UnknownYearException unknown) {
            throw new InvalidSubmissionException(List.of(new Problem("receivedOn", unknown.getMessage())));
        }
        return reference;
    }

    /** A request that is refined is a new one with a clock of its own; what it refines came before it. */
    private void checkFollows(String earlier, LocalDate receivedOn) {
        if (earlier != null) {
            Problems problems = new Problems();
            Optional<FoiRequest> found = find(earlier);
            if (found.isEmpty()) {
                problems.add(
                        "follows",
                        "There is no request with the reference " + earlier + ". Correct it or leave it out.");
            } else if (found.get().receivedOn().isAfter(receivedOn)) {
                problems.add(
                        "follows",
                        earlier + " was received on " + Today.words(found.get().receivedOn())
                                + ", after this one. Enter the earlier request.");
            }
            problems.stop();
        }
    }

    /** The request that this one narrows or follows. */
    @Transactional(readOnly = true)
    public Optional<String> follows(String reference) {
        return jdbc.sql("select follows from request where reference = ? and follows is not null")
                .param(reference)
                .query(String.class)
                .optional();
    }

    /** The requests that narrow or follow this one, oldest first. */
    @Transactional(readOnly = true)
    public List<String> followedBy(String reference) {
        return jdbc.sql("select reference from request where follows = ? order by received_on, reference")
                .param(reference)
                .query(String.class)
                .list();
    }

    /** The earlier requests that come from the same person, as {@link #sameApplicant} tells it, the latest first. */
    @Transactional(readOnly = true)
    public List<Line> earlierOfSameApplicant(String reference, int limit) {
        return jdbc.sql(
                        """
                select r.reference, r.subject, r.status, r.received_on, r.due_on, r.closed_on, r.case_owner
                from request r join applicant a on a.reference = r.reference, applicant mine, request own
                where mine.reference = :reference and own.reference = :reference and r.reference <> :reference
                  and r.received_on <= own.received_on
                  and (lower(a.name) = lower(mine.name) or lower(a.email) = lower(mine.email))
                order by r.received_on desc, r.reference desc limit :limit""")
                .param("reference", reference)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    /**
     * Whether two requests come from one person, as far as the register can tell: the same name, or the same e-mail
     * address. Tells nobody who that is.
     */
    @Transactional(readOnly = true)
    public boolean sameApplicant(String reference, String other) {
        return jdbc.sql(
                        """
                select exists (select 1 from applicant a, applicant b where a.reference = ? and b.reference = ?
                  and (lower(a.name) = lower(b.name) or lower(a.email) = lower(b.email)))""")
                .params(reference, other)
                .query(Boolean.class)
                .single();
    }

    private Optional<String> registeredBefore(java.util.UUID submissionKey) {
        return jdbc.sql("select reference from request where submission_key = ?")
                .param(submissionKey)
                .query(String.class)
                .optional();
    }

    /** The row of the year stays locked until the transaction ends: no gap after a rollback, no repeat under concurrency. */
    private String nextReference(LocalDate receivedOn) {
        int number = jdbc.sql(
                        """
                insert into reference_counter (year, last_number) values (?, 1)
                on conflict (year) do update set last_number = reference_counter.last_number + 1
                returning last_number""")
                .param(receivedOn.getYear())
                .query(Integer.class)
                .single();
        return format.reference(receivedOn, number);
    }

    /** Whether the request was forgotten: its figures are kept, who asked and what was written is gone. */
    @Transactional(readOnly = true)
    public boolean isForgotten(String reference) {
        return jdbc.sql("select exists (select 1 from tombstone where reference = ?)")
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    /**
     * Nothing personal is written any more to a case that was forgotten: nobody would ever forget it again. The step has the
     * case to itself from here on.
     *
     * @param field where the person entered the reference
     * @throws InvalidSubmissionException when the case was forgotten
     */
    public void requireKept(String reference, String field) {
        lock(reference);
        if (isForgotten(reference)) {
            throw new InvalidSubmissionException(
                    List.of(
                            new Problem(
                                    field,
                                    "This case has been forgotten: who asked and what was written is gone. Log what came as a new request.")));
        }
    }

    /** Steps about one case take turns, also with forgetting it: the later one sees what the earlier one did. */
    void lock(String reference) {
        jdbc.sql("select reference from request where reference = ? for update")
                .param(reference)
                .query(String.class)
                .optional();
    }

    /** The request with this reference. */
    @Transactional(readOnly = true)
    public Optional<FoiRequest> find(String reference) {
        return jdbc.sql(
                        """
                select reference, regime, channel, received_on, received_by_unit, reached_foi_unit_on, subject, wording,
                  case_owner, status, due_on, closed_on, registered_at, registered_by
                from request where reference = ?""")
                .param(reference)
                .query(FoiRequest.class)
                .optional();
    }

    /** The request with this reference; it is an error if there is none. */
    @Transactional(readOnly = true)
    public FoiRequest get(String reference) {
        return find(reference)
                .orElseThrow(() -> new IllegalArgumentException("There is no request with the reference " + reference));
    }

    /** Who asked. For those who write to the applicant, and nobody else. */
    @Transactional(readOnly = true)
    public Applicant applicant(String reference) {
        return jdbc.sql("select name, organisation, email, postal_address from applicant where reference = ?")
                .param(reference)
                .query(Applicant.class)
                .single();
    }

    /** What the worklist shows of a case beside its task. */
    public record Summary(String reference, String subject, LocalDate dueOn) {}

    /** Subject and date of several requests at once, for a page of a worklist. */
    @Transactional(readOnly = true)
    public List<Summary> summaries(List<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select reference, subject, due_on from request where reference in (:references)")
                .param("references", references)
                .query(Summary.class)
                .list();
    }

    /** One line of the list of cases. */
    public record Line(
            String reference,
            String subject,
            RequestStatus status,
            LocalDate receivedOn,
            LocalDate dueOn,
            LocalDate closedOn,
            String caseOwner) {}

    /**
     * Cases for the list: those whose reference begins with the words or whose subject contains them, the newest first.
     *
     * @param from how many to pass over
     * @param limit how many at most
     */
    @Transactional(readOnly = true)
    public List<Line> list(String words, int from, int limit) {
        String pattern = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(
                        """
                select reference, subject, status, received_on, due_on, closed_on, case_owner from request
                where reference like ? or subject ilike ? order by received_on desc, reference desc offset ? limit ?""")
                .params(pattern + "%", "%" + pattern + "%", from, limit)
                .query(Line.class)
                .list();
    }

    /** What an overview shows. */
    public enum Show {
        OPEN("Open"),
        LATE("Late"),
        SOON("Due soon"),
        STOPPED("Clock stopped"),
        UNREAD("Unread letters"),
        CLOSED("Closed");

        private final String label;

        Show(String label) {
            this.label = label;
        }

        /** The name of the list. */
        public String label() {
            return label;
        }

        private String condition() {
            return switch (this) {
                case OPEN -> "closed_on is null";
                case LATE -> "closed_on is null and due_on < :today";
                case SOON -> "closed_on is null and due_on between :today and :soon";
                case STOPPED -> "closed_on is null and due_on is null";
                case UNREAD -> "reference in (select reference from message where to_read)";
                case CLOSED -> "closed_on is not null";
            };
        }
    }

    /** How many cases each overview holds. */
    @Transactional(readOnly = true)
    public Map<Show, Integer> counts(LocalDate soon) {
        Map<Show, Integer> counts = new EnumMap<>(Show.class);
        for (Show show : Show.values()) {
            counts.put(
                    show,
                    jdbc.sql("select count(*) from request where " + show.condition())
                            .param("today", today.date())
                            .param("soon", soon)
                            .query(Integer.class)
                            .single());
        }
        return counts;
    }

    /**
     * The cases of an overview: by date, or those closed last.
     *
     * @param soon the last day that counts as soon
     * @param from how many to pass over
     * @param limit how many at most
     */
    @Transactional(readOnly = true)
    public List<Line> list(Show show, LocalDate soon, int from, int limit) {
        return jdbc.sql(
                        "select reference, subject, status, received_on, due_on, closed_on, case_owner from request where "
                                + show.condition()
                                + (show == Show.CLOSED
                                        ? " order by closed_on desc, reference offset :from limit :limit"
                                        : " order by due_on nulls last, reference offset :from limit :limit"))
                .param("today", today.date())
                .param("soon", soon)
                .param("from", from)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    /** Records whether the request is valid under s8(1), and which limbs fail if it is not. */
    public void recordValidity(String reference, boolean valid, List<String> failedLimbs, String note, String actor) {
        jdbc.sql(
                        "insert into triage (reference, valid, failed_limbs, note, decided_at, decided_by) values (?, ?, ?, ?, ?, ?)")
                .params(
                        reference,
                        valid,
                        failedLimbs.toArray(String[]::new),
                        blankToNull(note),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        audit.record(
                reference,
                actor,
                valid ? "found the request valid" : "found the request not valid under section 8",
                valid ? null : "Missing: " + String.join(", ", failedLimbs).toLowerCase(Locale.ROOT));
        if (!valid) {
            caseClock.stopWholeRequest(reference, "Not a request within section 8(1)");
        }
    }

    /**
     * Records what the letter about an invalid request says (s16).
     *
     * @param closesOn the last day on which what is missing is waited for
     */
    public void recordAdvice(String reference, String help, LocalDate closesOn) {
        jdbc.sql(
                        """
                update triage set help = ?, closes_on = ?
                where id = (select max(id) from triage where reference = ?)""")
                .params(blankToNull(help), closesOn, reference)
                .update();
    }

    /**
     * Records that what s8 requires has arrived: that day becomes the date of receipt.
     */
    public void recordMadeValid(String reference, Supplied supplied, String actor) {
        FoiRequest request = get(reference);
        LocalDate on = supplied.on();
        List<String> failed = validity(reference).map(Validity::failedLimbs).orElse(List.of());
        Problems problems = new Problems();
        problems.require(on, "suppliedOn", "Enter the day on which the missing element arrived.");
        if (on != null && (on.isBefore(request.receivedOn()) || on.isAfter(today.date()))) {
            problems.add("suppliedOn", "The day must lie between the day of the first letter and today.");
        }
        if (failed.contains("NAME")) {
            problems.require(supplied.name(), "name", "Enter the name that the applicant gave.");
        }
        if (failed.contains("DESCRIPTION")) {
            problems.require(supplied.wording(), "wording", "Enter the description of the information.");
        }
        if (failed.contains("ADDRESS") && blankToNull(supplied.email()) == null) {
            problems.require(supplied.postalAddress(), "email", "Enter the e-mail address or the postal address.");
        }
        NewRequest.checkEmail(supplied.email(), "email", problems);
        problems.stop();
        boolean addressMissing = failed.contains("ADDRESS");
        jdbc.sql(
                        """
                update applicant set name = coalesce(?, name), email = coalesce(?, email),
                  postal_address = coalesce(?, postal_address) where reference = ?""")
                .params(
                        failed.contains("NAME") ? blankToNull(supplied.name()) : null,
                        addressMissing ? blankToNull(supplied.email()) : null,
                        addressMissing ? blankToNull(supplied.postalAddress()) : null,
                        reference)
                .update();
        if (failed.contains("DESCRIPTION")) {
            jdbc.sql(
                            "update request set first_wording = coalesce(first_wording, wording), wording = ? where reference = ?")
                    .params(supplied.wording().strip(), reference)
                    .update();
        }
        jdbc.sql("update request set received_on = ? where reference = ?")
                .params(on, reference)
                .update();
        audit.record(
                reference,
                actor,
                "recorded that the request was made valid",
                "Received before: " + Today.words(request.receivedOn()));
        caseClock.startWholeRequest(reference, "Made valid under section 8(1)");
    }

    /** What the first letter said, where other words took its place since. */
    @Transactional(readOnly = true)
    public Optional<String> firstWording(String reference) {
        return jdbc.sql("select first_wording from request where reference = ? and first_wording is not null")
                .param(reference)
                .query(String.class)
                .optional();
    }

    /**
     * What an applicant supplied to make a request valid; null where it was not missing.
     *
     * @param on the day it arrived: from then on there is a request
     */
    public record Supplied(LocalDate on, String name, String wording, String email, String postalAddress) {}

    /**
     * What the last triage found.
     *
     * @param help what helps to make the request valid, beside what the letter says of each limb; may be null
     * @param closesOn the last day on which it is waited for; null when the request is valid
     */
    public record Validity(boolean valid, List<String> failedLimbs, String note, String help, LocalDate closesOn) {}

    /** What the last triage found; empty before it. */
    @Transactional(readOnly = true)
    public Optional<Validity> validity(String reference) {
        return jdbc.sql(
                        "select valid, failed_limbs, note, help, closes_on from triage where reference = ? order by id desc limit 1")
                .param(reference)
                .query((row, n) -> new Validity(
                        row.getBoolean(1),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .optional();
    }

    /** Closes the request and stops its clock. */
    public void close(String reference, RequestStatus status, String actor) {
        jdbc.sql("update request set status = ?, closed_on = ?, due_on = null where reference = ?")
                .params(status.name(), today.date(), reference)
                .update();
        audit.record(reference, actor, "closed the request: " + status.label().toLowerCase(Locale.ROOT), null);
    }

    /** Records that no answer had gone by the due date (s10(1)). Says so once for each date. */
    public void recordBreach(String reference, LocalDate dueOn) {
        int added = jdbc.sql(
                        """
                insert into breach (reference, due_on, recorded_at) values (?, ?, ?)
                on conflict (reference, due_on) do update
                set recorded_at = excluded.recorded_at, withdrawn_at = null, withdrawn_by = null, withdrawn_because = null
                where breach.withdrawn_at is not null""")
                .params(reference, dueOn, Timestamp.from(clock.instant()))
                .update();
        if (added > 0) {
            audit.record(
                    reference, "system", "recorded a breach of section 10(1)", "No answer by " + Today.words(dueOn));
        }
    }

    /** Records that there was no breach after all, such as when a letter had been posted in time; the entry itself is kept. */
    public void withdrawBreach(String reference, LocalDate dueOn, String because, String actor) {
        int withdrawn = jdbc.sql(
                        """
                update breach set withdrawn_at = ?, withdrawn_by = ?, withdrawn_because = ?
                where reference = ? and due_on = ? and withdrawn_at is null""")
                .params(Timestamp.from(clock.instant()), actor, because, reference, dueOn)
                .update();
        if (withdrawn > 0) {
            audit.record(
                    reference,
                    actor,
                    "took back the breach of section 10(1) recorded for " + Today.words(dueOn),
                    because);
        }
    }

    /** Hands the case over to another caseworker. */
    public void setOwner(String reference, String owner, String actor) {
        String before = get(reference).caseOwner();
        if (before.equals(owner)) {
            return;
        }
        jdbc.sql("update request set case_owner = ? where reference = ?")
                .params(owner, reference)
                .update();
        audit.record(reference, actor, "handed the case over", "From " + before + " to " + owner + ".");
    }

    /** The open cases that a person looks after. */
    @Transactional(readOnly = true)
    public List<String> openCasesOf(String owner) {
        return jdbc.sql("select reference from request where case_owner = ? and closed_on is null order by reference")
                .param(owner)
                .query(String.class)
                .list();
    }

    /** The due dates that passed without an answer. */
    @Transactional(readOnly = true)
    public List<LocalDate> breaches(String reference) {
        return jdbc.sql("select due_on from breach where reference = ? and withdrawn_at is null order by due_on")
                .param(reference)
                .query(LocalDate.class)
                .list();
    }

    static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
