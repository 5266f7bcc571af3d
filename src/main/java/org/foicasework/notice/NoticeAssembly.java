package org.foicasework.notice;

import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Deadline;
import org.foicasework.clock.Regime;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Messages;
import org.foicasework.request.Applicant;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Clarification;
import org.foicasework.request.Clarifications;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.Fee;
import org.foicasework.request.Fees;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Handover;
import org.foicasework.request.Handovers;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.ReceiptCorrections;
import org.foicasework.request.RequestRegister;
import org.springframework.stereotype.Component;

/** Builds the facts of a notice from the register. Nothing in a notice comes from anywhere else. */
@Component
class NoticeAssembly {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    /** Stands in the place of the applicant for those who must not know who asked; a request may be signed, so it goes too. */
    static final Applicant UNNAMED = new Applicant("Applicant", null, null, "(name and address not shown)");

    private final RequestRegister register;
    private final ReceiptCorrections corrections;
    private final Questions questions;
    private final CaseClock caseClock;
    private final Clarifications clarifications;
    private final Decisions decisions;
    private final Handovers handovers;
    private final Fees fees;
    private final Attachments attachments;
    private final Messages messages;
    private final Extensions extensions;
    private final AuthorityDetails authority;
    private final AnewAssembly anew;

    NoticeAssembly(
            RequestRegister register,
            ReceiptCorrections corrections,
            Questions questions,
            CaseClock caseClock,
            Clarifications clarifications,
            Decisions decisions,
            Handovers handovers,
            Fees fees,
            Attachments attachments,
            Messages messages,
            Extensions extensions,
            AuthorityDetails authority,
            AnewAssembly anew) {
        this.register = register;
        this.corrections = corrections;
        this.questions = questions;
        this.caseClock = caseClock;
        this.clarifications = clarifications;
        this.decisions = decisions;
        this.handovers = handovers;
        this.fees = fees;
        this.attachments = attachments;
        this.messages = messages;
        this.extensions = extensions;
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
            case ACKNOWLEDGEMENT -> acknowledgement(request, heading, words(request, applicant));
            case CLARIFICATION_REQUEST -> clarificationRequest(request, heading, notice.questionId());
            case CLARIFICATION_REMINDER -> reminder(heading, notice.questionId());
            case CLARIFICATION_LAPSED -> lapsed(request, heading, notice.questionId());
            case EXTENSION_NOTICE -> extension(request, heading, notice.questionId());
            case FEES_NOTICE -> feesNotice(request, heading, notice.questionId());
            case FEE_LAPSED -> feeLapsed(heading, notice.questionId());
            case INVALID_REQUEST_ADVICE -> advice(request, heading, applicant);
            case INVALID_REQUEST_LAPSED -> neverValid(request, heading);
            case WITHDRAWAL_CONFIRMED -> withdrawal(request, heading, notice.questionId());
            case GENERAL_REPLY -> reply(heading, notice);
            case DATE_CORRECTED -> dateCorrected(request, heading);
            case RESPONSE -> response(request, heading, notice);
            case BUSINESS_ANSWER -> businessAnswer(request, heading, notice.questionId());
            case REVIEW_ACKNOWLEDGEMENT, REVIEW_DECLINED, REVIEW_EXTENSION, REVIEW_OUTCOME, COMPLIANCE_RESPONSE ->
                anew.assemble(notice.type(), request, heading);
        };
    }

    /** The questions that a notice answers. */
    List<Question> answeredBy(StoredNotice notice) {
        return notice.type() == NoticeType.RESPONSE
                ? notice.answers().stream().map(questions::get).toList()
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
        return new Heading(request.reference(), date, addressee(applicant), address, request.subject(), officer);
    }

    /** A letter without a name can still be answered: that the name is missing is what the answer is about (s8(1)(b)). */
    private static String addressee(Applicant applicant) {
        return applicant.name() == null ? "Sir or Madam" : applicant.name();
    }

    /** The words of the request, which may be signed, for those who may know who asked. */
    private static String words(FoiRequest request, Applicant applicant) {
        return applicant.equals(UNNAMED) ? "(shown to caseworkers only)" : request.wording();
    }

    private Acknowledgement acknowledgement(FoiRequest request, Heading heading, String wording) {
        Deadline deadline = caseClock.ofWholeRequest(request.reference());
        List<String> why = deadline.ledger().stream()
                .filter(entry ->
                        !entry.counts() && isWeekday(entry.on()) && entry.on().isAfter(request.receivedOn()))
                .map(entry -> DAY.format(entry.on()) + " is not counted: " + entry.why())
                .toList();
        return new Acknowledgement(
                heading, request.receivedOn(), wording, AccessRegime.of(request.regime()), deadline.dueOn(), why);
    }

    private InvalidRequestAdvice advice(FoiRequest request, Heading heading, Applicant applicant) {
        RequestRegister.Validity validity =
                register.validity(request.reference()).orElseThrow();
        return new InvalidRequestAdvice(
                heading,
                request.receivedOn(),
                words(request, applicant),
                MissingElement.of(validity.failedLimbs()),
                validity.help(),
                validity.closesOn());
    }

    private InvalidRequestLapsed neverValid(FoiRequest request, Heading heading) {
        RequestRegister.Validity validity =
                register.validity(request.reference()).orElseThrow();
        return new InvalidRequestLapsed(heading, request.receivedOn(), MissingElement.of(validity.failedLimbs()));
    }

    private WithdrawalConfirmed withdrawal(FoiRequest request, Heading heading, Long questionId) {
        LocalDate on = messages.withdrawnOn(request.reference(), questionId).orElse(null);
        if (questionId == null) {
            return new WithdrawalConfirmed(heading, on, null, null, List.of());
        }
        Question question = questions.get(questionId);
        return new WithdrawalConfirmed(heading, on, question.label(), question.wording(), continuing(question));
    }

    private GeneralReply reply(Heading heading, StoredNotice notice) {
        LocalDate theirs = notice.messageId() == null
                ? null
                : messages.get(notice.messageId()).happenedOn();
        return new GeneralReply(heading, theirs, notice.opening());
    }

    private DateCorrected dateCorrected(FoiRequest request, Heading heading) {
        Optional<ReceiptCorrections.Correction> last = corrections.of(request.reference()).stream()
                .filter(correction -> Boolean.TRUE.equals(correction.confirmed()))
                .reduce((first, second) -> second);
        List<Question> all = questions.of(request.reference());
        List<DateCorrected.Due> due = all.isEmpty()
                ? request.dueOn() == null ? List.of() : List.of(new DateCorrected.Due("Your request", request.dueOn()))
                : all.stream()
                        .filter(question -> question.stage().open() && question.dueOn() != null)
                        .map(question -> new DateCorrected.Due(question.label(), question.dueOn()))
                        .toList();
        return new DateCorrected(
                heading,
                AccessRegime.of(request.regime()),
                last.map(ReceiptCorrections.Correction::recordedDay).orElse(null),
                request.receivedOn(),
                due,
                register.breaches(request.reference()));
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private ClarificationRequest clarificationRequest(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        Clarification asked = clarifications.last(questionId).orElseThrow();
        return new ClarificationRequest(
                heading,
                AccessRegime.of(question.regime()),
                request.receivedOn(),
                question.label(),
                question.wording(),
                asked.unclearWords(),
                asked.questions(),
                asked.help(),
                asked.publicInterest(),
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
                AccessRegime.of(question.regime()),
                askedOn(questionId),
                question.label(),
                question.wording(),
                asked.questions(),
                asked.closesOn());
    }

    private ClarificationLapsed lapsed(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        return new ClarificationLapsed(
                heading,
                AccessRegime.of(question.regime()),
                askedOn(questionId),
                question.label(),
                question.wording(),
                continuing(question));
    }

    private BusinessAnswer businessAnswer(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        Handover answered = handovers.last(questionId).orElseThrow();
        return new BusinessAnswer(
                heading,
                request.receivedOn(),
                question.label(),
                question.wording(),
                answered.words(),
                answered.handedTo(),
                continuing(question));
    }

    private FeesNotice feesNotice(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        Fee fee = fees.require(questionId);
        return new FeesNotice(
                heading,
                request.receivedOn(),
                question.label(),
                question.wording(),
                fee.items().stream().map(NoticeAssembly::part).toList(),
                fee.amount(),
                fee.howToPay(),
                heading.date() == null ? null : caseClock.payBy(questionId, heading.date()),
                continuing(question),
                question.dueOn(),
                fee.lateReason());
    }

    private static FeesNotice.Part part(Fee.Item item) {
        return new FeesNotice.Part(
                item.kind().label(),
                item.what(),
                item.quantity(),
                item.poundsEach(),
                item.pounds().setScale(2, RoundingMode.HALF_UP));
    }

    private FeeLapsed feeLapsed(Heading heading, long questionId) {
        Question question = questions.get(questionId);
        Fee fee = fees.require(questionId);
        return new FeeLapsed(
                heading,
                fee.noticedOn(),
                question.label(),
                question.wording(),
                fee.amount(),
                fee.payBy(),
                fee.paidOn(),
                continuing(question));
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

    private ExtensionNotice extension(FoiRequest request, Heading heading, long questionId) {
        Question question = questions.get(questionId);
        List<Extension> all = extensions.of(questionId);
        Extension asked = all.get(all.size() - 1);
        return new ExtensionNotice(
                heading,
                question.regime() == Regime.EIR ? AccessRegime.EIR : AccessRegime.FOIA,
                request.receivedOn(),
                asked.ground(),
                answered(question),
                authority.authorityClass(),
                asked.estimate(),
                asked.guideUntil(),
                all.stream()
                        .filter(extension -> extension.ground() == asked.ground() && extension.notifiedOn() != null)
                        .map(Extension::estimate)
                        .toList(),
                asked.reason(),
                asked.complexity(),
                asked.volume(),
                questions.open(question.reference()).stream()
                        .filter(other -> other.id() != question.id())
                        .map(other -> new OpenQuestion(other.label(), other.wording(), other.dueOn()))
                        .toList(),
                asked.escalated() && asked.granted());
    }

    private AnsweredQuestion answered(Question question) {
        return new AnsweredQuestion(
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
                question.dueOn(),
                question.answeredOn());
    }

    private Response response(FoiRequest request, Heading heading, StoredNotice notice) {
        List<AnsweredQuestion> answered = new ArrayList<>();
        for (long questionId : notice.answers()) {
            answered.add(answered(questions.get(questionId)));
        }
        return new Response(
                heading,
                regime(notice.answers().stream().map(questions::get).toList()),
                request.receivedOn(),
                answered,
                questions.open(request.reference()).stream()
                        .filter(question -> !notice.answers().contains(question.id()))
                        .map(question -> new OpenQuestion(question.label(), question.wording(), question.dueOn()))
                        .toList(),
                notice.latenessReason(),
                notice.opening(),
                notice.closing());
    }

    /** One letter answers under one law: under the Regulations when all its questions are environmental. */
    private static AccessRegime regime(List<Question> answered) {
        return !answered.isEmpty()
                        && answered.stream()
                                .allMatch(question -> AccessRegime.of(question.regime()) == AccessRegime.EIR)
                ? AccessRegime.EIR
                : AccessRegime.FOIA;
    }
}
