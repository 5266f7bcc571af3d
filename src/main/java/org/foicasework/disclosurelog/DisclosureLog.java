package org.foicasework.disclosurelog;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.foicasework.disclosurelog.Publication.Choice;
import org.foicasework.exemption.Decision;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The disclosure log: the answers that the authority publishes. No duty of the Act, but part of what a publication scheme is
 * for (s19). It shows what was asked and answered and never who asked.
 */
@Repository
@Transactional
public class DisclosureLog {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final RequestRegister register;
    private final Questions questions;
    private final Decisions decisions;
    private final AuditTrail audit;

    DisclosureLog(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            RequestRegister register,
            Questions questions,
            Decisions decisions,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.register = register;
        this.questions = questions;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * What the form starts with.
     *
     * @param against why answers like this one are normally not published; empty when nothing speaks against it
     */
    public record Proposal(
            Choice decision,
            List<String> against,
            String title,
            String requestText,
            String answerText,
            List<String> files) {}

    /** One line of the log, and the whole entry. */
    public record Entry(String reference, String title, String requestText, String answerText, LocalDate publishOn) {}

    /** A file as it was released. */
    public record File(UUID id, String fileName, String mediaType) {}

    /** What could be published of this case. */
    @Transactional(readOnly = true)
    public Proposal proposal(String reference) {
        FoiRequest request = register.get(reference);
        List<Question> answered = answered(reference);
        List<String> against = against(answered);
        return new Proposal(
                against.isEmpty() ? Choice.PUBLISH : Choice.NOT,
                against,
                request.subject(),
                String.join("\n\n", answered.stream().map(Question::wording).toList()),
                String.join(
                        "\n\n",
                        answered.stream()
                                .map(question -> decisions.current(question.id()))
                                .flatMap(Optional::stream)
                                .map(version -> words(version.decision()))
                                .toList()),
                released(reference).stream().map(File::fileName).toList());
    }

    private List<Question> answered(String reference) {
        return questions.of(reference).stream()
                .filter(question -> question.stage() == QuestionStage.ANSWERED)
                .toList();
    }

    private static String words(Decision decision) {
        return Stream.of(decision.outcome().label() + ".", decision.answer(), decision.location())
                .filter(text -> text != null && !text.isBlank())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    /**
     * To publish that the authority neither confirms nor denies is to draw attention to it, and a request found vexatious or
     * repeated (s14) is about the one who made it.
     */
    private List<String> against(List<Question> answered) {
        List<String> against = new ArrayList<>();
        for (Question question : answered) {
            decisions.current(question.id()).map(Decisions.Version::decision).ifPresent(decision -> {
                if (decision.neitherConfirmsNorDenies()) {
                    against.add(question.label() + " was neither confirmed nor denied.");
                }
                if (decision.outcome().isUnderSection14()) {
                    against.add(question.label() + " was refused under section 14.");
                }
            });
        }
        return against;
    }

    private List<File> released(String reference) {
        return jdbc.sql(
                        "select id, file_name, media_type from attachment where reference = ? and released order by file_name, id")
                .param(reference)
                .query(File.class)
                .list();
    }

    /**
     * Whether publication is to be decided: something of the request is answered, and nobody has decided yet, or a decision of
     * the answer is newer, so that the log would go on to show what holds no longer.
     */
    @Transactional(readOnly = true)
    public boolean isToBeDecided(String reference) {
        return !answered(reference).isEmpty()
                && jdbc.sql(
                                """
                        select not exists (select 1 from publication where reference = :reference)
                          or exists (select 1 from decision d join question q on q.id = d.question_id
                            join publication p on p.reference = q.reference
                            where q.reference = :reference and q.stage = 'ANSWERED' and d.drafted_at > p.decided_at)""")
                        .param("reference", reference)
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Records the decision on publishing this answer.
     *
     * @throws org.foicasework.request.InvalidSubmissionException when something is missing, or when a text or a file name
     *     would give the applicant away
     */
    public void decide(String reference, Publication publication, String actor) {
        Choice choice = publication.decision();
        Problems problems = new Problems();
        problems.require(choice, "decision", "Say whether this answer is published.");
        problems.stop();
        if (choice == Choice.NOT) {
            problems.require(publication.reasons(), "reasons", "Say why it is not published.");
        } else {
            problems.require(publication.title(), "title", "Enter what the log calls this answer.");
            problems.require(publication.requestText(), "requestText", "Enter what was asked.");
            problems.require(publication.answerText(), "answerText", "Enter what was answered.");
            if (!against(answered(reference)).isEmpty()) {
                problems.require(
                        publication.reasons(),
                        "reasons",
                        "Answers like this one are normally not published. Say why this one is.");
            }
            findApplicant(reference, publication, problems);
        }
        if (choice == Choice.LATER) {
            problems.require(publication.publishOn(), "publishOn", "Enter the day from which on it is published.");
            problems.require(publication.reasons(), "reasons", "Say why it is published later.");
            if (publication.publishOn() != null && !publication.publishOn().isAfter(today.date())) {
                problems.add(
                        "publishOn", "The day must lie in the future. To publish it today, choose \"Publish now\".");
            }
        }
        problems.stop();
        boolean published = choice != Choice.NOT;
        // A corrected answer takes the place of the one it corrects.
        jdbc.sql("delete from publication_file where reference = ?")
                .param(reference)
                .update();
        jdbc.sql("delete from publication where reference = ?").param(reference).update();
        jdbc.sql(
                        """
                insert into publication (reference, decision, reasons, publish_on, title, request_text, answer_text,
                  decided_at, decided_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference,
                        choice.name(),
                        publication.reasons(),
                        choice == Choice.PUBLISH ? today.date() : published ? publication.publishOn() : null,
                        published ? publication.title().strip() : null,
                        published ? publication.requestText().strip() : null,
                        published ? publication.answerText().strip() : null,
                        Timestamp.from(clock.instant()),
                        actor)
                .update();
        if (published) {
            jdbc.sql(
                            """
                    insert into publication_file (id, reference, file_name, media_type, content)
                    select gen_random_uuid(), reference, file_name, media_type, content
                    from attachment where reference = ? and released""")
                    .param(reference)
                    .update();
        }
        audit.record(
                reference,
                actor,
                "decided on publication: " + choice.label().toLowerCase(Locale.ROOT),
                publication.reasons());
    }

    private void findApplicant(String reference, Publication publication, Problems problems) {
        List<Part> parts = new ArrayList<>(List.of(
                new Part("title", "The title", publication.title()),
                new Part("requestText", "What was asked", publication.requestText()),
                new Part("answerText", "What was answered", publication.answerText())));
        released(reference)
                .forEach(file -> parts.add(new Part("decision", "The file name " + file.fileName(), file.fileName())));
        for (Part part : parts) {
            Set<String> certain =
                    TracesOfApplicant.certain(register.applicant(reference), java.util.Arrays.asList(part.text()));
            Set<String> possible =
                    TracesOfApplicant.possible(register.applicant(reference), java.util.Arrays.asList(part.text()));
            if (!certain.isEmpty()) {
                problems.add(
                        part.field(),
                        "%s says who asked: %s. Take it out.".formatted(part.name(), String.join(", ", certain)));
            } else if (!possible.isEmpty() && !publication.namesChecked()) {
                problems.add(
                        part.field(),
                        "%s may say who asked: %s. Take it out, or confirm below that it means something else."
                                .formatted(part.name(), String.join(", ", possible)));
            }
        }
    }

    private record Part(String field, String name, String text) {}

    /** What is in the log today, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> entries(int limit) {
        return jdbc.sql(
                        """
                select reference, title, request_text, answer_text, publish_on from publication
                where publish_on <= ? order by publish_on desc, reference desc limit ?""")
                .params(today.date(), limit)
                .query(Entry.class)
                .list();
    }

    /** The files of an entry. */
    @Transactional(readOnly = true)
    public List<File> files(String reference) {
        return jdbc.sql(
                        "select id, file_name, media_type from publication_file where reference = ? order by file_name, id")
                .param(reference)
                .query(File.class)
                .list();
    }

    /** A file of an entry that is in the log today, with its exact bytes; empty for any other. */
    @Transactional(readOnly = true)
    public Optional<Published> file(UUID id) {
        return jdbc.sql(
                        """
                select f.file_name, f.media_type, f.content from publication_file f
                join publication p on p.reference = f.reference where f.id = ? and p.publish_on <= ?""")
                .params(id, today.date())
                .query((row, n) -> new Published(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    /** A published file. */
    public record Published(String fileName, String mediaType, byte[] content) {}
}
