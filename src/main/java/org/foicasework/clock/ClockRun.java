package org.foicasework.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foicasework.clock.StatutoryPeriod.Purpose;
import org.foicasework.clock.StatutoryPeriod.Unit;

/**
 * One clock on its way from receipt through its events to its due date. For one use, by one thread.
 *
 * <p>First {@link #after} follows the events and keeps what they leave behind: the day counted from, the days to
 * disregard, what is awaited, by how much the time was extended. Then {@link #deadline} counts.
 */
final class ClockRun {

    private final WorkingDays workingDays;
    private final Regime regime;
    private final LocalDate receivedOn;

    private final List<Span> schoolClosures = new ArrayList<>();
    private final List<Span> feeDays = new ArrayList<>();
    private final List<LocalDate> missed = new ArrayList<>();
    private final NavigableMap<LocalDate, List<Note>> notes = new TreeMap<>();

    private LocalDate dayZero;
    private StatutoryPeriod period;
    private Note extension;
    private int extendedBy;
    private LocalDate clarificationSince;
    private LocalDate feeSince;
    private LocalDate payBy;
    private LocalDate lapsedOn;

    ClockRun(WorkingDays workingDays, Regime regime, LocalDate receivedOn) {
        this.workingDays = workingDays;
        this.regime = regime;
        this.receivedOn = receivedOn;
        workingDays.isWorkingDay(receivedOn); // so that a year that is not known is said at once
        dayZero = receivedOn;
        period = period(Purpose.ANSWER).orElseThrow();
        note(receivedOn, whatIsReceived() + " received.", period.source());
    }

    ClockRun after(List<ClockEvent> events) {
        ClockEvent previous = null;
        for (ClockEvent event : events) {
            if (event.type() == ClockEvent.Type.SCHOOL_CLOSED) {
                require(Purpose.SCHOOL_BACKSTOP, event);
                schoolClosures.add(new Span(event.on(), event.to()));
                continue;
            }
            if (event.on().isBefore(receivedOn)) {
                throw illegal("%s is before the day of receipt, %s.", at(event), Words.date(receivedOn));
            }
            if (previous != null && event.on().isBefore(previous.on())) {
                throw illegal("%s is before %s: events must be given in the order in time.", at(event), at(previous));
            }
            workingDays.isWorkingDay(event.on()); // the same for the year of an event
            previous = event;
        }
        events.forEach(this::follow);
        return this;
    }

    Deadline deadline(LocalDate asOf) {
        if (feeSince != null && asOf != null && asOf.isAfter(payBy)) {
            lapse(payBy.plusDays(1), "The fee was not paid by %s: no duty to comply.".formatted(Words.date(payBy)));
        }
        Deadline.Status status = lapsedOn != null
                ? Deadline.Status.LAPSED
                : isStopped() ? Deadline.Status.SUSPENDED : Deadline.Status.RUNNING;
        Count count =
                switch (status) {
                    case RUNNING -> count(null);
                    case SUSPENDED -> count(notes.lastKey());
                    case LAPSED -> count(lapsedOn);
                };
        return new Deadline(
                status,
                dayZero,
                count.due,
                count.withoutExtension,
                payBy,
                missed,
                ledger(count),
                workingDays.calendarVersion(),
                null);
    }

    // ---- the events -------------------------------------------------------------------------------------------------

    private void follow(ClockEvent event) {
        if (event.type() == ClockEvent.Type.SCHOOL_CLOSED) {
            return;
        }
        if (lapsedOn != null
                || feeSince != null && event.on().isAfter(payBy) && event.type() != ClockEvent.Type.FEE_RECEIVED) {
            throw illegal(
                    "%s: the fee had not been paid by %s, so the request had lapsed.", at(event), Words.date(payBy));
        }
        switch (event.type()) {
            case CLARIFICATION_REQUESTED -> clarificationRequested(event);
            case CLARIFICATION_RECEIVED -> clarificationReceived(event);
            case FEES_NOTICE_ISSUED -> feesNoticeIssued(event);
            case FEE_RECEIVED -> feeReceived(event);
            case PUBLIC_INTEREST_EXTENSION -> publicInterestExtension(event);
            case COMPLEXITY_EXTENSION -> extendedTo(event, Purpose.COMPLEX_ANSWER);
            case REVIEW_EXTENDED -> extendedTo(event, Purpose.COMPLEX_REVIEW);
            case SCHOOL_CLOSED -> throw new IllegalStateException("School closures are not in the order of events.");
        }
    }

    /**
     * FOIA s1(3): where the authority "reasonably requires further information in order to identify and locate the
     * information requested" and has told the applicant so, it need not comply until it has that information.
     * EIR reg 9(2) and (4) likewise. Asking again while still waiting changes nothing: an answer that does not answer
     * leaves the clock stopped.
     */
    private void clarificationRequested(ClockEvent event) {
        StatutoryPeriod after = require(Purpose.ANSWER_AFTER_CLARIFICATION, event);
        if (clarificationSince != null) {
            note(
                    event.on(),
                    "Clarification asked for again; the clock has stood still since " + Words.date(clarificationSince)
                            + ".",
                    after.source());
            return;
        }
        String late = "";
        if (!isStopped()) {
            LocalDate due = count(null).due;
            if (event.on().isAfter(due)) {
                // Stopping the clock now does not undo the breach, which stays on the record.
                missed.add(due);
                late = " It came too late to save the due date, %s: that breach stands.".formatted(Words.date(due));
            }
        }
        clarificationSince = event.on();
        note(event.on(), "Clarification asked for: the clock stops." + late, after.source());
    }

    /**
     * FOIA s10(6): the date of receipt is the later of the day the request is received and the day of "the information
     * referred to in section 1(3)". So a whole new period, not the rest of the old one; EIR reg 9(4)-(5) says the same.
     * An extension of the old period goes with it.
     */
    private void clarificationReceived(ClockEvent event) {
        StatutoryPeriod after = require(Purpose.ANSWER_AFTER_CLARIFICATION, event);
        if (clarificationSince == null) {
            throw illegal("%s: no clarification had been asked for.", at(event));
        }
        clarificationSince = null;
        dayZero = event.on();
        period = after;
        extension = null;
        extendedBy = 0;
        note(event.on(), "Clarification received: the clock starts again, with the whole time.", after.source());
    }

    /**
     * FOIA s9(1): a fees notice is given "within the period for complying with section 1(1)". EIR reg 8(4)-(6): notice
     * that an advance payment is required, by the day the answer is due.
     */
    private void feesNoticeIssued(ClockEvent event) {
        StatutoryPeriod payment = require(Purpose.PAYMENT, event);
        if (feeSince != null) {
            throw illegal("%s: the fee asked for on %s has not been paid yet.", at(event), Words.date(feeSince));
        }
        if (clarificationSince == null) {
            mustBeInTime(event, count(null).due, payment.source());
        }
        feeSince = event.on();
        payBy = lastDayToPay(event.on(), payment);
        note(
                event.on(),
                "Fees notice given: the clock stops. The fee can be paid until %s.".formatted(Words.date(payBy)),
                payment.source());
    }

    /**
     * FOIA s10(2): the working days "in the period beginning with the day on which the fees notice is given to the
     * applicant and ending with the day on which the fee is received" are disregarded; both days with them. EIR reg
     * 8(6) likewise.
     */
    private void feeReceived(ClockEvent event) {
        StatutoryPeriod payment = require(Purpose.PAYMENT, event);
        if (feeSince == null) {
            throw illegal("%s: no fee was owed.", at(event));
        }
        if (event.on().isAfter(payBy)) {
            lapse(
                    event.on(),
                    "Fee received too late: it could be paid until %s. No duty to comply."
                            .formatted(Words.date(payBy)));
            return;
        }
        feeDays.add(new Span(feeSince, event.on()));
        feeSince = null;
        payBy = null;
        note(event.on(), "Fee received: the clock goes on with the next working day.", payment.source());
    }

    /**
     * FOIA s10(3): while the public interest in a qualified exemption is weighed, the duty need not be complied with
     * "until such time as is reasonable in the circumstances", but this "does not affect the time by which any notice
     * under section 17(1) must be given". So the notice has to go by the day that was due.
     */
    private void publicInterestExtension(ClockEvent event) {
        StatutoryPeriod guideline = require(Purpose.PUBLIC_INTEREST_GUIDELINE, event);
        mustRun(event);
        mustBeInTime(event, count(null).due, "FOIA 2000 s17(1)");
        extendedBy = Math.addExact(extendedBy, event.workingDays());
        String beyond = extendedBy > guideline.length()
                ? " This is beyond the Information Commissioner's guideline of %d more working days: exceptional reasons are needed."
                        .formatted(guideline.length())
                : "";
        extension = new Note(
                "Public interest extension of %d working days.".formatted(event.workingDays()), guideline.source());
        note(event.on(), extension.why + beyond, extension.source);
    }

    /** EIR reg 7(1), notice by the day that was due, reg 7(3); a complex review, the section 45 Code. Once. */
    private void extendedTo(ClockEvent event, Purpose purpose) {
        StatutoryPeriod inAll = require(purpose, event);
        mustRun(event);
        if (extension != null) {
            throw illegal("%s: the time had already been extended to working day %d.", at(event), inAll.length());
        }
        mustBeInTime(event, count(null).due, inAll.source());
        extendedBy = inAll.length() - period.length();
        extension = new Note("Extended to working day %d.".formatted(inAll.length()), inAll.source());
        note(event.on(), extension.why, extension.source);
    }

    private void lapse(LocalDate on, String why) {
        lapsedOn = on;
        note(on, why, require(Purpose.PAYMENT).source());
    }

    /**
     * The last day of a period that begins with the notice. Three months beginning with 5 September end with 4
     * December; three months beginning with 30 November, which February cannot match, end with February.
     */
    private LocalDate lastDayToPay(LocalDate notice, StatutoryPeriod payment) {
        if (payment.unit() == Unit.WORKING_DAYS) {
            return workingDays.nthAfter(notice, payment.length());
        }
        LocalDate corresponding = notice.plusMonths(payment.length());
        return corresponding.getDayOfMonth() == notice.getDayOfMonth() ? corresponding.minusDays(1) : corresponding;
    }

    // ---- the count --------------------------------------------------------------------------------------------------

    /** One entry a day: those from receipt to day 0, then those counted. */
    private List<LedgerEntry> ledger(Count count) {
        List<LedgerEntry> entries = new ArrayList<>();
        Note superseded = new Note(
                "Does not count: the clock started again on %s.".formatted(Words.date(dayZero)), period.source());
        receivedOn.datesUntil(dayZero).forEach(date -> {
            Note reason = notWorking(date).orElse(superseded);
            entries.add(entry(date, null, reason.why, reason.source));
        });
        entries.add(entry(dayZero, null, "Day 0: the next working day is day 1.", period.source()));
        entries.addAll(count.entries);
        return entries;
    }

    /** Counts from day 0 to the due date, or to the day given, when the clock is stopped. */
    private Count count(LocalDate until) {
        Optional<StatutoryPeriod> backstop = period(Purpose.SCHOOL_BACKSTOP);
        List<LedgerEntry> entries = new ArrayList<>();
        int counted = 0;
        int notDisregarded = 0;
        LocalDate withoutExtension = null;
        int last = 0;
        for (LocalDate date = dayZero.plusDays(1); until == null || !date.isAfter(until); date = date.plusDays(1)) {
            // Closed days are left out of the time to answer (SI 2004/3364 reg 3), not of an extension of it.
            boolean closed = withoutExtension == null && isIn(schoolClosures, date);
            Optional<Note> outside = outsideTheCount(date);
            if (outside.isPresent()) {
                entries.add(entry(date, null, outside.get().why, outside.get().source));
                continue;
            }
            if (withoutExtension != null && counted == last) {
                entries.add(entry(date, null, "After the last day to answer in time.", period.source()));
                continue;
            }
            notDisregarded++;
            if (!closed) {
                counted++;
            }
            boolean atBackstop =
                    backstop.isPresent() && notDisregarded == backstop.get().length();
            String ends = "";
            if (withoutExtension == null && (counted == period.length() && !closed || atBackstop)) {
                withoutExtension = date;
                last = counted + extendedBy;
                ends = extendedBy > 0 ? " The last day but for the extension." : " The last day to answer in time.";
                if (atBackstop && counted < period.length()) {
                    ends = " Working day %d whether or not the school is open.%s"
                            .formatted(backstop.get().length(), ends);
                }
            } else if (withoutExtension != null && counted == last) {
                ends = " The last day to answer in time.";
            }
            boolean extended = withoutExtension != null && date.isAfter(withoutExtension);
            entries.add(entry(
                    date,
                    closed ? null : counted,
                    (closed ? "The school was closed." : "Working day %d.".formatted(counted)) + ends,
                    extended ? extension.source : period.source()));
            if (until == null && withoutExtension != null && counted == last) {
                return new Count(withoutExtension, date, entries);
            }
        }
        return new Count(null, null, entries);
    }

    /** Why a day is left out whatever else holds, if it is. */
    private Optional<Note> outsideTheCount(LocalDate date) {
        return notWorking(date).or(() -> disregarded(date));
    }

    private Optional<Note> notWorking(LocalDate date) {
        return workingDays
                .whyNot(date)
                .map(reason -> new Note(
                        "Not a working day: " + reason.name() + ".",
                        Stream.of(workingDaySource(), reason.source())
                                .filter(source -> source != null)
                                .collect(Collectors.joining("; "))));
    }

    private Optional<Note> disregarded(LocalDate date) {
        if (isIn(feeDays, date) || feeSince != null && !date.isBefore(feeSince)) {
            return Optional.of(new Note(
                    "Disregarded: from the fees notice until the fee is received.",
                    require(Purpose.PAYMENT).source()));
        }
        if (clarificationSince != null && !date.isBefore(clarificationSince)) {
            return Optional.of(new Note(
                    "The clock is stopped until the clarification arrives.",
                    require(Purpose.ANSWER_AFTER_CLARIFICATION).source()));
        }
        return Optional.empty();
    }

    /** The EIR borrow the working day of FOIA s10(6) (reg 2(1)); the section 45 Code follows it. */
    private String workingDaySource() {
        return switch (regime) {
            case EIR, EIR_RECONSIDERATION -> "EIR 2004 reg 2(1), FOIA 2000 s10(6)";
            case FOIA, FOIA_SCHOOL, FOIA_ARCHIVE, INTERNAL_REVIEW -> "FOIA 2000 s10(6)";
        };
    }

    /** The entry of a day: first what happened on it, then what that makes of it. */
    private LedgerEntry entry(LocalDate date, Integer day, String why, String source) {
        Stream<Note> all =
                Stream.concat(notes.getOrDefault(date, List.of()).stream(), Stream.of(new Note(why, source)));
        List<Note> ofTheDay = all.toList();
        return new LedgerEntry(
                date,
                day != null,
                day,
                ofTheDay.stream().map(Note::why).collect(Collectors.joining(" ")),
                ofTheDay.stream().map(Note::source).distinct().collect(Collectors.joining("; ")));
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    private boolean isStopped() {
        return clarificationSince != null || feeSince != null;
    }

    private void mustRun(ClockEvent event) {
        if (isStopped()) {
            throw illegal(
                    "%s: the clock was stopped, waiting for %s, so there was no time to extend.",
                    at(event), clarificationSince != null ? "a clarification" : "a fee");
        }
    }

    private static void mustBeInTime(ClockEvent event, LocalDate due, String source) {
        if (event.on().isAfter(due)) {
            throw illegal("%s: it had to be done by %s (%s).", at(event), Words.date(due), source);
        }
    }

    private StatutoryPeriod require(Purpose purpose, ClockEvent event) {
        return period(purpose)
                .orElseThrow(
                        () -> illegal("%s is not available under %s: %s.", event.type(), regime, whoHas(event.type())));
    }

    private StatutoryPeriod require(Purpose purpose) {
        return period(purpose).orElseThrow();
    }

    private Optional<StatutoryPeriod> period(Purpose purpose) {
        return StatutoryPeriod.of(regime, purpose, receivedOn);
    }

    private static String whoHas(ClockEvent.Type type) {
        return switch (type) {
            case CLARIFICATION_REQUESTED, CLARIFICATION_RECEIVED ->
                "only a request can be clarified (FOIA 2000 s1(3), EIR 2004 reg 9)";
            case FEES_NOTICE_ISSUED, FEE_RECEIVED -> "only a request can be charged for (FOIA 2000 s9, EIR 2004 reg 8)";
            case PUBLIC_INTEREST_EXTENSION -> "only an FOIA request has it (FOIA 2000 s10(3))";
            case COMPLEXITY_EXTENSION -> "only an EIR request has it (EIR 2004 reg 7)";
            case REVIEW_EXTENDED -> "only an internal review has it (section 45 Code of Practice)";
            case SCHOOL_CLOSED -> "only a school's clock leaves out closed days (SI 2004/3364 reg 3)";
        };
    }

    private String whatIsReceived() {
        return switch (regime) {
            case INTERNAL_REVIEW -> "Request for a review";
            case EIR_RECONSIDERATION -> "Representations";
            case FOIA, FOIA_SCHOOL, FOIA_ARCHIVE, EIR -> "Request";
        };
    }

    private void note(LocalDate on, String why, String source) {
        notes.computeIfAbsent(on, date -> new ArrayList<>()).add(new Note(why, source));
    }

    private static boolean isIn(List<Span> spans, LocalDate date) {
        return spans.stream().anyMatch(span -> !date.isBefore(span.from) && !date.isAfter(span.to));
    }

    private static String at(ClockEvent event) {
        return "%s on %s".formatted(event.type(), Words.date(event.on()));
    }

    private static IllegalClockEventException illegal(String message, Object... arguments) {
        return new IllegalClockEventException(message.formatted(arguments));
    }

    /** Both days included. */
    private record Span(LocalDate from, LocalDate to) {}

    private record Note(String why, String source) {}

    private record Count(LocalDate withoutExtension, LocalDate due, List<LedgerEntry> entries) {}
}
