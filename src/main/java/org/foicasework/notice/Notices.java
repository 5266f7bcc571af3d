package org.foicasework.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.foicasework.correspondence.Attachments;
import org.foicasework.exemption.DecisionContext;
import org.foicasework.exemption.DecisionRules;
import org.foicasework.exemption.Finding;
import org.foicasework.request.Applicant;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Clarifications;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notices of each case: drafts, what is missing in them, who signed them off, and the exact bytes that were sent. The
 * facts of a draft are read from the register each time, so a draft never says what is no longer so.
 */
@Repository
@Transactional
public class Notices {

    private static final String COLUMNS =
            "id, reference, question_id, array(select answered.question_id from notice_question answered"
                    + " where answered.notice_id = notice.id order by answered.question_id) as answers, type, status, opening, closing, lateness_reason, digest, drafted_by, due_on, sent_on, late, message_id";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final NoticeAssembly assembly;
    private final NoticeRenderer renderer;
    private final NoticeChecklist checklist;
    private final DecisionRules decisionRules;
    private final AuthorityDetails authority;
    private final RequestRegister register;
    private final Questions questions;
    private final Decisions decisions;
    private final Clarifications clarifications;
    private final Attachments attachments;
    private final Extensions extensions;
    private final AuditTrail audit;
    private final ObjectMapper json;

    Notices(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            NoticeAssembly assembly,
            NoticeRenderer renderer,
            NoticeChecklist checklist,
            DecisionRules decisionRules,
            AuthorityDetails authority,
            RequestRegister register,
            Questions questions,
            Decisions decisions,
            Clarifications clarifications,
            Attachments attachments,
            Extensions extensions,
            AuditTrail audit,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.assembly = assembly;
        this.renderer = renderer;
        this.checklist = checklist;
        this.decisionRules = decisionRules;
        this.authority = authority;
        this.register = register;
        this.questions = questions;
        this.decisions = decisions;
        this.clarifications = clarifications;
        this.attachments = attachments;
        this.extensions = extensions;
        this.audit = audit;
        this.json = json;
    }

    /** What a reader of a notice said. */
    public record SignOff(String digest, boolean approved, String reasons, Instant decidedAt, String decidedBy) {}

    /**
     * A notice ready to leave: the facts, the words, the bytes.
     *
     * @param date the date it bears
     * @param htmlUnnamed the same words without the applicant, for those who must not know who asked
     */
    public record Prepared(Notice notice, LocalDate date, String html, byte[] pdf, String htmlUnnamed, boolean late) {}

    /**
     * Opens a draft, or gives back the one that is open. A response takes up every decided question that no other response
     * takes up, as far as one law governs them; what is decided later is answered in a response of its own.
     */
    public UUID open(String reference, NoticeType type, Long questionId) {
        UUID draft = draft(reference, type, questionId);
        if (type == NoticeType.RESPONSE) {
            List<Question> answered = readyToAnswer(reference);
            answered.stream()
                    .filter(question -> question.regime() == answered.get(0).regime())
                    .forEach(question -> jdbc.sql("insert into notice_question (notice_id, question_id) values (?, ?)")
                            .params(draft, question.id())
                            .update());
        }
        return draft;
    }

    /** The decided questions that no response takes up yet. */
    @Transactional(readOnly = true)
    public List<Question> readyToAnswer(String reference) {
        List<Long> takenUp = jdbc.sql(
                        """
                select answered.question_id from notice_question answered join notice on notice.id = answered.notice_id
                where reference = ? and status <> 'SENT'""")
                .param(reference)
                .query(Long.class)
                .list();
        return questions.of(reference).stream()
                .filter(question -> question.stage() == QuestionStage.DECIDED && !takenUp.contains(question.id()))
                .toList();
    }

    /** A question in the response needs a new decision: none is taken up any more until a response is opened again. */
    public void release(UUID noticeId) {
        jdbc.sql("delete from notice_question where notice_id = ?")
                .param(noticeId)
                .update();
    }

    private UUID draft(String reference, NoticeType type, Long questionId) {
        return jdbc.sql(
                        """
                select id from notice where reference = ? and type = ? and question_id is not distinct from ?
                and status in ('DRAFT', 'LEAVING') and message_id is null and not exists (select 1 from notice_question where notice_id = notice.id)
                order by created_at desc limit 1""")
                .params(reference, type.name(), questionId)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    UUID id = UUID.randomUUID();
                    jdbc.sql(
                                    """
                            insert into notice (id, reference, question_id, type, status, created_at, drafted_by)
                            values (?, ?, ?, ?, 'DRAFT', ?, '{}')""")
                            .params(id, reference, questionId, type.name(), Timestamp.from(clock.instant()))
                            .update();
                    return id;
                });
    }

    /** The draft of an answer to a letter; empty when there is none that could still go. */
    @Transactional(readOnly = true)
    public Optional<UUID> reply(UUID messageId) {
        return jdbc.sql(
                        "select id from notice where message_id = ? and status in ('DRAFT', 'LEAVING') order by created_at desc limit 1")
                .param(messageId)
                .query(UUID.class)
                .optional();
    }

    /** Opens the draft of an answer to a letter, in the caseworker's words. */
    public UUID openReply(String reference, UUID messageId, String words, String actor) {
        UUID id = reply(messageId).orElseGet(() -> {
            UUID fresh = UUID.randomUUID();
            jdbc.sql(
                            """
                    insert into notice (id, reference, type, status, created_at, drafted_by, message_id)
                    values (?, ?, ?, 'DRAFT', ?, '{}', ?)""")
                    .params(
                            fresh,
                            reference,
                            NoticeType.GENERAL_REPLY.name(),
                            Timestamp.from(clock.instant()),
                            messageId)
                    .update();
            return fresh;
        });
        changeWords(id, words, null, null, actor);
        return id;
    }

    /** The notices of a case, or of one of its questions, that have not left, each held until the transaction ends. */
    public List<UUID> holdUnsent(String reference, Long questionId) {
        return jdbc.sql(
                        """
                select id from notice where reference = :reference and status in ('DRAFT', 'LEAVING')
                and message_id is null
                and (cast(:question as bigint) is null or question_id = :question
                  or id in (select notice_id from notice_question where question_id = :question))
                order by created_at for update""")
                .param("reference", reference)
                .param("question", questionId)
                .query(UUID.class)
                .list();
    }

    /**
     * Drops a notice that has not left. From then on it cannot leave, not even when its sending was about to begin: {@link #fix}
     * takes the same row.
     */
    public void drop(UUID noticeId) {
        jdbc.sql("update notice set status = 'DROPPED' where id = ? and status <> 'SENT'")
                .param(noticeId)
                .update();
        release(noticeId);
    }

    /** Leaves a question out of a response that has not left: it is then another letter, to be read and signed anew. */
    public void leaveOut(UUID noticeId, long questionId) {
        jdbc.sql("delete from notice_question where notice_id = ? and question_id = ?")
                .params(noticeId, questionId)
                .update();
    }

    /** Assembles the draft anew from the register and keeps the hash of what people will approve. */
    public void assemble(UUID noticeId) {
        StoredNotice notice = get(noticeId);
        Notice facts = facts(notice);
        jdbc.sql(
                        "update notice set digest = ?, due_on = ?, status = 'DRAFT' where id = ? and status in ('DRAFT', 'LEAVING')")
                .params(digest(notice, facts), dueOn(notice, facts), noticeId)
                .update();
    }

    private static LocalDate dueOn(StoredNotice notice, Notice facts) {
        if (facts instanceof Response response) {
            return response.questions().stream()
                    .map(AnsweredQuestion::dueOn)
                    .filter(Objects::nonNull)
                    .min(LocalDate::compareTo)
                    .orElse(null);
        }
        if (facts instanceof ExtensionNotice extension) {
            return extension.question().dueOn();
        }
        if (facts instanceof FeesNotice fees) {
            return fees.dueOn();
        }
        return facts instanceof ClarificationRequest request ? request.dueOn() : null;
    }

    private Notice facts(StoredNotice notice) {
        return assembly.assemble(notice, today.date(), register.applicant(notice.reference()));
    }

    /** How far the other questions have come meanwhile is told as of the day of dispatch; it is nothing that people approve. */
    private static Notice approved(Notice notice) {
        return notice instanceof Response response ? response.withoutTheRest() : notice;
    }

    /** What people approve: the facts of the notice, its words, with every decision in it, and the very bytes of the files that go out. */
    private String digest(StoredNotice notice, Notice facts) {
        // Rendered as of a day that stays the same: the words count, the date of dispatch does not, and neither does
        // the apology that a later date brings, for a late notice still has to go.
        LocalDate fixed = register.get(notice.reference()).receivedOn();
        Notice read = approved(assembly.assemble(notice, fixed, register.applicant(notice.reference())));
        List<String> parts = new ArrayList<>(
                List.of(approved(facts).contentHash(), renderer.render(read).html()));
        if (notice.type() == NoticeType.EXTENSION_NOTICE) {
            parts.addAll(decisions.releasedFiles(notice.questionId()));
        }
        if (notice.type().answersQuestions()) {
            assembly.answeredBy(notice).stream()
                    .flatMap(question -> attachments.released(question.id()).stream())
                    .map(file -> file.sha256() + " " + file.fileName())
                    .sorted()
                    .forEach(parts::add);
        }
        return ContentHash.of(parts);
    }

    /**
     * Holds the draft against everything that is required of it: the checklist of its type on facts and rendered words, the
     * rules for each decision, and the approvals.
     *
     * @return what is missing or wrong; the notice may leave when nothing of it blocks
     */
    public List<Finding> check(UUID noticeId) {
        StoredNotice notice = get(noticeId);
        Notice facts = facts(notice);
        RenderedNotice rendered = renderer.render(facts);
        CompletenessCertificate certificate = checklist.certify(facts, rendered);
        jdbc.sql("update notice set certificate = ?::jsonb where id = ?")
                .params(write(certificate), noticeId)
                .update();
        return findings(notice, facts, rendered);
    }

    /** What {@link #check} would find now; changes nothing. */
    @Transactional(readOnly = true)
    public List<Finding> findings(UUID noticeId) {
        StoredNotice notice = get(noticeId);
        Notice facts = facts(notice);
        return findings(notice, facts, renderer.render(facts));
    }

    private List<Finding> findings(StoredNotice notice, Notice facts, RenderedNotice rendered) {
        List<Finding> findings = new ArrayList<>(checklist.check(facts, rendered));
        findings.addAll(checkDecisions(notice));
        if (notice.type() == NoticeType.EXTENSION_NOTICE) {
            findings.addAll(checkExtension(notice.questionId()));
        }
        return List.copyOf(findings);
    }

    /** More time is taken only while managers agree to it, for exactly the decision that they saw. */
    private List<Finding> checkExtension(long questionId) {
        Extension extension = extensions.last(questionId).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        if (extension.ground() == Extension.Ground.PUBLIC_INTEREST) {
            findings.addAll(checkDeferred(questionId));
        }
        boolean changed = extension.digest() != null
                && !decisions
                        .fingerprint(questionId)
                        .filter(extension.digest()::equals)
                        .isPresent();
        if (!extension.granted() || changed) {
            findings.add(new Finding(
                    "G8",
                    "Separation of duties",
                    Finding.Severity.BLOCK,
                    "/question",
                    "Managers have not agreed to this extension, or the decision has changed since they did. Return the notice"
                            + " and ask anew."));
        }
        return findings;
    }

    private List<Finding> checkDecisions(StoredNotice notice) {
        List<Finding> findings = new ArrayList<>();
        for (Question question : assembly.answeredBy(notice)) {
            decisions.current(question.id()).ifPresent(version -> {
                findings.addAll(borrowed(question, version));
                if (decisions.needsApproval(question.id()) && !decisions.approvalStands(question.id())) {
                    findings.add(
                            new Finding(
                                    "G8",
                                    "Separation of duties",
                                    Finding.Severity.BLOCK,
                                    question.label(),
                                    "The decision on " + question.label()
                                            + " has changed since it was approved, or was never approved. Return it for a new decision."));
                }
            });
        }
        return findings;
    }

    /** Holds one decision against the rules for its exemptions (law: X1 to X12, s2, s17). */
    public List<Finding> checkDecision(long questionId) {
        Question question = questions.get(questionId);
        return decisions
                .current(questionId)
                .map(version -> check(question, version))
                .orElse(List.of());
    }

    /** The same, for an approver of these groups: some provisions need one of a group of their own (law: X2). */
    public List<Finding> checkDecision(long questionId, Set<String> approverGroups) {
        Question question = questions.get(questionId);
        return decisions
                .current(questionId)
                .map(version -> check(question, version, context(question).withApproverRoles(approverGroups)))
                .orElse(List.of());
    }

    /** Holds a decision whose balance is still open against the rules: what a notice under section 17(2) needs. */
    public List<Finding> checkDeferred(long questionId) {
        Question question = questions.get(questionId);
        return decisions
                .current(questionId)
                .map(version -> check(question, version, context(question).withBalanceDeferred()))
                .orElse(List.of());
    }

    private List<Finding> check(Question question, Decisions.Version version) {
        return check(question, version, context(question));
    }

    private List<Finding> check(Question question, Decisions.Version version, DecisionContext context) {
        List<Finding> findings = new ArrayList<>(decisionRules.check(version.decision(), context));
        findings.addAll(borrowed(question, version));
        return List.copyOf(findings);
    }

    /** Sentences that stand word for word in another case: harm pasted from there is no harm about this information. */
    private List<Finding> borrowed(Question question, Decisions.Version version) {
        DecisionContext context = context(question);
        Map<String, String> elsewhere = decisions.passagesElsewhere(question.reference(), version.decision());
        return decisionRules.borrowed(version.decision(), context, elsewhere).stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.law(),
                        finding.severity(),
                        finding.where(),
                        question.label() + ": " + finding.message()))
                .toList();
    }

    private DecisionContext context(Question question) {
        return DecisionContext.of(
                        question.wording(),
                        AccessRegime.of(question.regime()).family(),
                        authority.authorityClass(),
                        today.date())
                .withReceivedOn(question.receivedOn());
    }

    /** Changes the caseworker's own words in a draft; an earlier sign-off no longer stands, as the hash differs. */
    public void changeWords(UUID noticeId, String opening, String closing, String latenessReason, String actor) {
        jdbc.sql(
                        """
                update notice set opening = ?, closing = ?, lateness_reason = ? where id = ? and status <> 'SENT'""")
                .params(blankToNull(opening), blankToNull(closing), blankToNull(latenessReason), noticeId)
                .update();
        wroteIn(noticeId, actor);
    }

    /** Notes who had a hand in the draft: none of them may sign it off. */
    public void wroteIn(UUID noticeId, String actor) {
        jdbc.sql("update notice set drafted_by = array_append(drafted_by, ?) where id = ? and not ? = any (drafted_by)")
                .params(actor, noticeId, actor)
                .update();
    }

    /** The questions that a notice answers, or will answer; none where it answers nothing. */
    @Transactional(readOnly = true)
    public List<Question> answeredBy(StoredNotice notice) {
        return assembly.answeredBy(notice);
    }

    /** Everyone who wrote the notice or drafted a decision in it. */
    @Transactional(readOnly = true)
    public List<String> authors(UUID noticeId) {
        StoredNotice notice = get(noticeId);
        List<String> authors = new ArrayList<>(notice.draftedBy());
        if (notice.type().answersQuestions()) {
            assembly.reviewer(notice).ifPresent(authors::add);
            assembly.answeredBy(notice).forEach(question -> authors.addAll(decisions.drafters(question.id())));
        } else if (notice.type() == NoticeType.CLARIFICATION_REQUEST) {
            authors.addAll(clarifications.writers(notice.questionId()));
        }
        return authors.stream().distinct().toList();
    }

    /** Records what the manager said of exactly this text. */
    public void recordSignOff(UUID noticeId, boolean approved, String reasons, String actor) {
        if (!approved && blankToNull(reasons) == null) {
            throw new InvalidSubmissionException(
                    List.of(new Problem("reasons", "Say what must change, so that the caseworker can act on it.")));
        }
        StoredNotice notice = get(noticeId);
        jdbc.sql(
                        "insert into notice_sign_off (notice_id, digest, approved, reasons, decided_at, decided_by) values (?, ?, ?, ?, ?, ?)")
                .params(
                        noticeId,
                        notice.digest(),
                        approved,
                        blankToNull(reasons),
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        audit.record(
                notice.reference(),
                actor,
                approved ? "signed off the " + title(notice) : "returned the " + title(notice),
                reasons);
    }

    /** What managers said of this notice, oldest first. */
    @Transactional(readOnly = true)
    public List<SignOff> signOffs(UUID noticeId) {
        return jdbc.sql(
                        "select digest, approved, reasons, decided_at, decided_by from notice_sign_off where notice_id = ? order by id")
                .param(noticeId)
                .query(SignOff.class)
                .list();
    }

    /** Whether it was returned, and reads as it read then. */
    @Transactional(readOnly = true)
    public boolean isReturnedAsItStands(UUID noticeId) {
        return signOffs(noticeId).stream()
                .reduce((first, second) -> second)
                .filter(last ->
                        !last.approved() && last.digest().equals(get(noticeId).digest()))
                .isPresent();
    }

    /**
     * Prepares a draft to leave: checks it once more and, where somebody had to sign it off, that it is still what was
     * signed.
     *
     * @param date the day on which it leaves, or was posted
     * @return empty when it may not leave any more
     */
    public Optional<Prepared> prepare(UUID noticeId, LocalDate date, boolean signOffNeeded) {
        StoredNotice notice = get(noticeId);
        Notice facts = assembly.assemble(notice, date, register.applicant(notice.reference()));
        String digest = digest(notice, facts);
        boolean asRead = digest.equals(notice.digest());
        boolean asSigned = !signOffNeeded
                || signOffs(noticeId).stream()
                        .reduce((first, second) -> second)
                        .filter(SignOff::approved)
                        .filter(signOff -> signOff.digest().equals(digest))
                        .isPresent();
        RenderedNotice rendered = renderer.render(facts);
        if (!asRead || !asSigned || findings(notice, facts, rendered).stream().anyMatch(Finding::blocks)) {
            return Optional.empty();
        }
        boolean late = facts instanceof Response response && !response.late().isEmpty()
                || facts instanceof ExtensionNotice extension && extension.isLate();
        return Optional.of(new Prepared(
                facts,
                date,
                rendered.html(),
                renderer.pdf(rendered),
                renderer.render(assembly.assemble(notice, date, NoticeAssembly.UNNAMED))
                        .html(),
                late));
    }

    /**
     * Fixes the exact bytes and the date with which a notice leaves.
     *
     * @throws InvalidSubmissionException when it may not leave any more, because the applicant withdrew what it is about
     */
    public void fix(UUID noticeId, Prepared prepared) {
        int fixed = jdbc.sql(
                        "update notice set status = 'LEAVING', html = ?, pdf = ?, html_unnamed = ?, late = ?, sent_on = ? where id = ? and status in ('DRAFT', 'LEAVING')")
                .params(
                        prepared.html(),
                        prepared.pdf(),
                        prepared.htmlUnnamed(),
                        prepared.late(),
                        prepared.date(),
                        noticeId)
                .update();
        if (fixed == 0) {
            throw new InvalidSubmissionException(
                    "This letter does not go any more: it has gone already, or the applicant withdrew what it is about.");
        }
    }

    /** Records that a notice has left, which questions it answered, and the breach of section 10(1) if it was late. */
    public void recordSent(UUID noticeId, String actor) {
        StoredNotice notice = get(noticeId);
        if (notice.late()) {
            register.recordBreach(notice.reference(), notice.dueOn());
        }
        jdbc.sql("update notice set status = 'SENT', sent_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), noticeId)
                .update();
        if (notice.type() == NoticeType.RESPONSE) {
            notice.answers().forEach(question -> questions.answered(question, notice.sentOn()));
        } else if (notice.type().answersQuestions()) {
            for (Question question : assembly.answeredBy(notice)) {
                jdbc.sql("insert into notice_question (notice_id, question_id) values (?, ?)")
                        .params(noticeId, question.id())
                        .update();
                questions.answered(question.id(), notice.sentOn());
            }
        }
        audit.record(
                notice.reference(),
                actor,
                "sent the " + title(notice),
                notice.late() ? "After the date for the answer; the notice says so." : null);
    }

    /** The draft as it would read today. */
    @Transactional(readOnly = true)
    public RenderedNotice preview(UUID noticeId, boolean showApplicant) {
        StoredNotice notice = get(noticeId);
        Applicant applicant = showApplicant ? register.applicant(notice.reference()) : NoticeAssembly.UNNAMED;
        return renderer.render(assembly.assemble(notice, today.date(), applicant));
    }

    /** The draft as PDF. */
    @Transactional(readOnly = true)
    public byte[] previewPdf(UUID noticeId, boolean showApplicant) {
        return renderer.pdf(preview(noticeId, showApplicant));
    }

    /** The exact HTML that was sent. */
    @Transactional(readOnly = true)
    public Optional<String> html(UUID noticeId) {
        return jdbc.sql("select html from notice where id = ? and status = 'SENT'")
                .param(noticeId)
                .query(String.class)
                .optional();
    }

    /** What was sent, without the applicant. */
    @Transactional(readOnly = true)
    public Optional<String> htmlUnnamed(UUID noticeId) {
        return jdbc.sql("select html_unnamed from notice where id = ? and status = 'SENT'")
                .param(noticeId)
                .query(String.class)
                .optional();
    }

    /** The exact PDF that was sent. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(UUID noticeId) {
        return jdbc.sql("select pdf from notice where id = ? and status = 'SENT'")
                .param(noticeId)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** The notice; it is an error if there is none. */
    @Transactional(readOnly = true)
    public StoredNotice get(UUID noticeId) {
        return find(noticeId).orElseThrow(() -> new IllegalArgumentException("There is no such notice"));
    }

    /** The notice. */
    @Transactional(readOnly = true)
    public Optional<StoredNotice> find(UUID noticeId) {
        return jdbc.sql("select " + COLUMNS + " from notice where id = ?")
                .param(noticeId)
                .query(Notices::stored)
                .optional();
    }

    /** All notices of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<StoredNotice> of(String reference) {
        return jdbc.sql("select " + COLUMNS + " from notice where reference = ? order by created_at, id")
                .param(reference)
                .query(Notices::stored)
                .list();
    }

    /** The law under which a notice deals with the request. */
    @Transactional(readOnly = true)
    public AccessRegime regime(UUID noticeId) {
        return facts(get(noticeId)).regime();
    }

    /** The day of the last response that was sent in a case; empty while there is none. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> answeredOn(String reference) {
        return of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE && notice.status() == StoredNotice.Status.SENT)
                .map(StoredNotice::sentOn)
                .reduce((first, second) -> second);
    }

    /** What a notice is called in a sentence. */
    public static String title(StoredNotice notice) {
        return notice.type().title();
    }

    private static StoredNotice stored(ResultSet row, int number) throws SQLException {
        return new StoredNotice(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getObject("question_id", Long.class),
                List.of((Long[]) row.getArray("answers").getArray()),
                NoticeType.valueOf(row.getString("type")),
                StoredNotice.Status.valueOf(row.getString("status")),
                row.getString("opening"),
                row.getString("closing"),
                row.getString("lateness_reason"),
                row.getString("digest"),
                List.of((String[]) row.getArray("drafted_by").getArray()),
                row.getObject("due_on", LocalDate.class),
                row.getObject("sent_on", LocalDate.class),
                row.getBoolean("late"),
                row.getObject("message_id", UUID.class));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
