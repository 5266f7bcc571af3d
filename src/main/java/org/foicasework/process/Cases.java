package org.foicasework.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.foicasework.clock.IllegalClockEventException;
import org.foicasework.clock.UnknownYearException;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Messages;
import org.foicasework.correspondence.Outbox;
import org.foicasework.request.Applicant;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.Questions;
import org.foicasework.request.ReceiptCorrections;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person may do with a case, and what the pages about it do. */
@Service
@Transactional(readOnly = true)
public class Cases {

    private final RequestRegister register;
    private final Questions questions;
    private final Searches searches;
    private final Messages messages;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Retries retries;
    private final People people;
    private final Person person;
    private final PartAnswers partAnswers;
    private final ReceiptCorrections receiptCorrections;

    Cases(
            RequestRegister register,
            Questions questions,
            Searches searches,
            Messages messages,
            Outbox outbox,
            AuditTrail audit,
            Retries retries,
            People people,
            Person person,
            PartAnswers partAnswers,
            ReceiptCorrections receiptCorrections) {
        this.register = register;
        this.questions = questions;
        this.searches = searches;
        this.messages = messages;
        this.outbox = outbox;
        this.audit = audit;
        this.retries = retries;
        this.people = people;
        this.person = person;
        this.partAnswers = partAnswers;
        this.receiptCorrections = receiptCorrections;
    }

    /** Whether the person may read the case as a whole (without the applicant, unless they write to them). */
    public boolean mayRead(String reference) {
        return person.readsEveryCase();
    }

    /** Whether the person may record letters of this applicant. */
    public boolean mayWriteToApplicant(String reference) {
        return person.seesApplicant() && register.find(reference).isPresent() && !register.isForgotten(reference);
    }

    /** Whether the person may read a file: what came from the applicant is for caseworkers; what was found is for all who work the case. */
    public boolean mayRead(Attachment file) {
        if (file.reference() == null) {
            return file.uploadedBy().equals(person.id());
        }
        if (file.searchId() == null) {
            return person.seesApplicant();
        }
        return person.readsEveryCase()
                || person.groups().contains(searches.get(file.searchId()).unit());
    }

    /** Whether the person manages cases: hands them over, and sees how much everybody has. */
    public boolean mayManage() {
        return person.groups().contains(Groups.MANAGERS);
    }

    /** Whether the person may propose another date of receipt for the case. */
    public boolean mayProposeReceiptDate(String reference) {
        return (person.seesApplicant() || mayManage())
                && register.find(reference).isPresent();
    }

    /** The subject of a case; null when there is none. */
    public String subject(String reference) {
        return register.find(reference).map(FoiRequest::subject).orElse(null);
    }

    /** The date of receipt on record, as people read it. */
    public String receivedOn(String reference) {
        return Today.words(register.get(reference).receivedOn());
    }

    /** What would become of the dates of a case with another date of receipt. */
    public List<ReceiptCorrections.Moved> movedDates(String reference, LocalDate day) {
        try {
            return receiptCorrections.preview(reference, day);
        } catch (IllegalClockEventException | UnknownYearException impossible) {
            throw new InvalidSubmissionException(List.of(new Problem("day", impossible.getMessage())));
        }
    }

    /** The open questions of a case by id, with their words. */
    public Map<Long, String> openQuestions(String reference) {
        Map<Long, String> open = new LinkedHashMap<>();
        questions
                .open(reference)
                .forEach(question -> open.put(question.id(), question.label() + ": " + question.wording()));
        return open;
    }

    /** Who asked, for those who write to them. */
    public Applicant applicant(String reference) {
        return register.applicant(reference);
    }

    /** The caseworkers' names by user id. */
    public Map<String, String> caseworkers() {
        return people.inGroup(Groups.CASEWORKERS);
    }

    /**
     * Answers what is decided in a notice of its own, before its date is near.
     *
     * @return false when there is nothing to answer by itself, or the person is no caseworker
     */
    @Transactional
    public boolean answerWhatIsDecided(String reference) {
        if (!mayWriteToApplicant(reference) || !partAnswers.possible(reference)) {
            return false;
        }
        partAnswers.answerWhatIsDecided(reference);
        audit.record(reference, person.id(), "had what is decided answered by itself", null);
        return true;
    }

    /**
     * Ends the doubt whether an interrupted letter left, and lets its step be tried again.
     *
     * @return false when there is no such letter for this person
     */
    @Transactional
    public boolean resolveDoubt(String reference, UUID messageId, boolean left) {
        if (!mayWriteToApplicant(reference)
                || messages.of(reference).stream()
                        .noneMatch(message -> message.id().equals(messageId))) {
            return false;
        }
        outbox.resolveDoubt(messageId, left, person.id());
        retries.again(reference);
        return true;
    }
}
