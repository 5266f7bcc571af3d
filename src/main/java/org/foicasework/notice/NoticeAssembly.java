package org.foicasework.notice;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.request.Applicant;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Clarification;
import org.foicasework.request.Clarifications;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Component;

/** Builds the facts of a notice from the register. Nothing in a notice comes from anywhere else. */
@Component
class NoticeAssembly {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    /** Stands in the place of the applicant for those who must not know who asked; a request may be signed, so it goes too. */
    static final Applicant UNNAMED = new Applicant("Applicant", null, null, "(name and address not shown)");

    private final RequestRegister register;
    private final Questions questions;
    private final CaseClock caseClock;
    private final Clarifications clarifications;
    private final Decisions decisions;
    private final Attachments attachments;
    private final AuthorityDetails authority;
    private final AnewAssembly anew;

    NoticeAssembly(
            RequestRegister register,
            Questions questions,
            CaseClock caseClock,
            Clarifications clarifications,
            Decisions decisions,
            Attachments attachments,
            AuthorityDetails authority,
            AnewAssembly anew) {
        this.register = register;
        this.questions = questions;
        this.caseClock = caseClock;
        this.clarifications = clarifications;
        this.decisions = decisions;
        this.attachments = attachments;
        this.authority = authority;
        this.anew = anew;
    }

    /**
     * The facts of a notice.
     *
     * @param date the date of the notice
     * @param applicant whom it addresses; not the true one in a preview for those who must not know who asked
     */
    Notice assemble(StoredNotice notice, LocalDate date, Applicant applicant) {
        FoiRequest request = register.get(notice.reference());
        Heading heading = heading(request, date, applicant);
        return switch (notice.type()) {
            case ACKNOWLEDGEMENT ->
                acknowledgement(
                        request,
                        heading,
                        applicant.equals(UNNAMED) ? "(shown to caseworkers only)" : request.wording());
            case CLARIFICATION_REQUEST -> clarificationRequest(request, heading, notice.questionId());
            case CLARIFICATION_REMINDER -> reminder(heading, notice.questionId());
            case CLARIFICATION_LAPSED -> lapsed(request, heading, notice.questionId());
            case RESPONSE -> response(request, heading, notice);
            case REVIEW_ACKNOWLEDGEMENT, REVIEW_DECLINED, REVIEW_EXTENSION, REVIEW_OUTCOME, COMPLIANCE_RESPONSE ->
                anew.assemble(notice.type(), request, heading);
        };
    }

    /** The questions that a notice answers. */
    List<Question> answeredBy(StoredNotice notice) {
        return notice.type() == NoticeType.RESPONSE
                ? questions.open(notice.reference())
                : anew.decidedAnew(notice.type(), notice.reference());
    }

    /** Who reviewed, in the outcome of a review. */
    Optional<String> reviewer(StoredNotice notice) {
        return notice.type() == NoticeType.REVIEW_OUTCOME ? anew.reviewer(notice.reference()) : Optional.empty();
    }

    private Heading heading(FoiRequest request, LocalDate date, Applicant applicant) {
        List<String> address = applicant.email() != null
                ? List.of(applicant.email())
                : applicant.postalAddress() == null
                        ? List.of()
                        : applicant
                                .postalAddress()
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList();
        CaseOfficer officer = new CaseOfficer("Information Rights Officer", null, authority.email());
        return new Heading(request.reference(), date, applicant.name(), address, request.subject(), officer);
    }

    private Acknowledgement acknowledgement(FoiRequest request, Heading heading, String wording) {
        Deadline deadline = caseClock.ofWholeRequest(request.reference());
        List<String> why = deadline.ledger().stream()
                .filter(entry ->
                        !entry.counts() && isWeekday(entry.on()) && entry.on().isAfter(request.receivedOn()))
                .map(entry -> DAY.format(entry.on()) + " is not counted: " + entry.why())
                .toList();
        return new Acknowledgement(heading, request.receivedOn(), wording, AccessRegime.FOIA, deadline.dueOn(), why);
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private ClarificationRequest clarificationRequest(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        Clarification asked = clarifications.last(questionId).orElseThrow();
        return new ClarificationRequest(
                heading,
                request.receivedOn(),
                question.label(),
                question.wording(),
                asked.unclearWords(),
                asked.questions(),
                asked.help(),
                continuing(question),
                question.dueOn(),
                asked.closesOn(),
                asked.lateReason());
    }

    private ClarificationReminder reminder(Heading heading, long questionId) {
        Question question = questions.get(questionId);
        Clarification asked = clarifications.last(questionId).orElseThrow();
        return new ClarificationReminder(
                heading,
                askedOn(questionId),
                question.label(),
                question.wording(),
                asked.questions(),
                asked.closesOn());
    }

    private ClarificationLapsed lapsed(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        return new ClarificationLapsed(
                heading, askedOn(questionId), question.label(), question.wording(), continuing(question));
    }

    private LocalDate askedOn(long questionId) {
        return caseClock
                .last(questionId, ClockEvent.Type.CLARIFICATION_REQUESTED)
                .orElse(null);
    }

    private List<OpenQuestion> continuing(Question question) {
        return questions.open(question.reference()).stream()
                .filter(other -> other.id() != question.id() && other.dueOn() != null)
                .map(other -> new OpenQuestion(other.label(), other.wording(), other.dueOn()))
                .toList();
    }

    private Response response(FoiRequest request, Heading heading, StoredNotice notice) {
        List<AnsweredQuestion> answered = new ArrayList<>();
        for (Question question : questions.open(request.reference())) {
            answered.add(new AnsweredQuestion(
                    question.label(),
                    question.wording(),
                    questions.replacedWords(question.id()).stream()
                            .map(words -> new ReplacedWording(words.label(), words.wording(), words.replacedOn()))
                            .toList(),
                    decisions
                            .current(question.id())
                            .map(Decisions.Version::decision)
                            .orElse(null),
                    attachments.released(question.id()).stream()
                            .map(Attachment::fileName)
                            .toList(),
                    question.dueOn()));
        }
        return new Response(
                heading,
                AccessRegime.FOIA,
                request.receivedOn(),
                answered.stream().filter(Objects::nonNull).toList(),
                notice.latenessReason(),
                notice.opening(),
                notice.closing());
    }
}
