package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Complaints;
import org.foicasework.request.Decisions;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Reviews;
import org.foicasework.request.Search;
import org.foicasework.request.Searches;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the regulator asks for when somebody has complained (s50): the request and the letters, the notices as they were sent,
 * the decisions with the harm and the balance they rest on, the searches, the reviews, the files, and who did what.
 */
@Service
public class RegulatorBundle {

    private final RequestRegister register;
    private final Complaints complaints;
    private final Questions questions;
    private final Decisions decisions;
    private final Searches searches;
    private final Reviews reviews;
    private final Notices notices;
    private final Messages messages;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final People people;
    private final Units units;
    private final AuthorityDetails authority;
    private final Person person;

    RegulatorBundle(
            RequestRegister register,
            Complaints complaints,
            Questions questions,
            Decisions decisions,
            Searches searches,
            Reviews reviews,
            Notices notices,
            Messages messages,
            Attachments attachments,
            AuditTrail audit,
            People people,
            Units units,
            AuthorityDetails authority,
            Person person) {
        this.register = register;
        this.complaints = complaints;
        this.questions = questions;
        this.decisions = decisions;
        this.searches = searches;
        this.reviews = reviews;
        this.notices = notices;
        this.messages = messages;
        this.attachments = attachments;
        this.audit = audit;
        this.people = people;
        this.units = units;
        this.authority = authority;
        this.person = person;
    }

    /**
     * One file of the bundle.
     *
     * @param name its place in the bundle
     * @param what it is, in words
     * @param content read when it is wanted, for a bundle may be large
     */
    public record File(String name, String what, Supplier<byte[]> content) {}

    /**
     * The bundle.
     *
     * @param index the facts of its first page
     * @param files what lies beside it
     */
    public record Bundle(Map<String, Object> index, List<File> files) {}

    /**
     * Puts the bundle of a case together, and records that it was taken out.
     *
     * @throws NoSuchElementException when the case has no complaint, or the person does not write to its applicant: the bundle
     *     names them
     */
    @Transactional
    public Bundle of(String reference) {
        FoiRequest request = register.find(reference)
                .filter(found -> person.seesApplicant())
                .filter(found -> !complaints.of(reference).isEmpty())
                .orElseThrow(() -> new NoSuchElementException("There is no complaint of this case among your cases."));
        List<File> files = files(reference);
        audit.record(
                reference, person.id(), "took out the bundle for the regulator", files.size() + " files and the index");
        return new Bundle(
                fields(
                        "reference", reference,
                        "authority", authority.name(),
                        "subject", request.subject(),
                        "wording", request.wording(),
                        "receivedOn", Today.words(request.receivedOn()),
                        "status", request.status().label(),
                        "breaches",
                                register.breaches(reference).stream()
                                        .map(Today::words)
                                        .toList(),
                        "complaints",
                                complaints.of(reference).stream()
                                        .map(complaint -> fields(
                                                "number", complaint.regulatorReference(),
                                                "receivedOn", Today.words(complaint.receivedOn()),
                                                "about", complaint.about()))
                                        .toList(),
                        "letters",
                                messages.of(reference).stream()
                                        .filter(message -> message.direction() == Message.Direction.IN)
                                        .map(message ->
                                                fields("on", Today.words(message.happenedOn()), "body", message.body()))
                                        .toList(),
                        "questions",
                                questions.of(reference).stream()
                                        .map(this::question)
                                        .toList(),
                        "reviews",
                                reviews.of(reference).stream()
                                        .map(review -> fields(
                                                "on", Today.words(review.receivedOn()),
                                                "dueOn", Today.words(review.dueOn()),
                                                "status", review.status().label(),
                                                "grounds", reviews.grounds(review.id())))
                                        .toList(),
                        "files", files,
                        "history",
                                audit.of(reference).stream()
                                        .map(entry -> fields(
                                                "on", day(entry.at()),
                                                "who", people.name(entry.actor()),
                                                "what", entry.action(),
                                                "detail", entry.detail()))
                                        .toList()),
                files);
    }

    private List<File> files(String reference) {
        List<File> files = new ArrayList<>();
        for (StoredNotice notice : notices.of(reference)) {
            if (notice.status() == StoredNotice.Status.SENT) {
                String name = "notices/%02d %s %s"
                        .formatted(
                                files.size() / 2 + 1,
                                notice.sentOn(),
                                notice.type().template());
                String what = notice.type().title() + " of " + Today.words(notice.sentOn()) + ", as it was sent";
                files.add(new File(
                        name + ".pdf", what, () -> notices.pdf(notice.id()).orElseThrow()));
                files.add(new File(name + ".html", what, () -> notices.html(notice.id())
                        .orElseThrow()
                        .getBytes(StandardCharsets.UTF_8)));
            }
        }
        int number = 0;
        for (Attachment file : attachments.of(reference)) {
            number++;
            files.add(new File(
                    "%s/%02d %s"
                            .formatted(
                                    file.released() ? "files released" : "files not released",
                                    number,
                                    plain(file.fileName())),
                    file.released()
                            ? "Released with an answer"
                            : file.searchId() == null ? "Came with a letter" : "Found in a search, not released",
                    () -> attachments.content(file.id())));
        }
        return files;
    }

    /** A name that stays where it is put, whatever unpacks it. */
    private static String plain(String fileName) {
        return fileName.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").replace("..", "_");
    }

    private Map<String, Object> question(Question question) {
        return fields(
                "label", question.label(),
                "wording", question.wording(),
                "stage", question.stage().label(),
                "dueOn", question.dueOn() == null ? null : Today.words(question.dueOn()),
                "searches",
                        searches.of(question.id()).stream()
                                .filter(search -> search.result() != null)
                                .map(this::search)
                                .toList(),
                "decisions",
                        decisions.versions(question.id()).stream()
                                .map(version -> fields(
                                        "version", version.version(),
                                        "on", day(version.draftedAt()),
                                        "by", people.name(version.draftedBy()),
                                        "decision", decision(version.decision())))
                                .toList(),
                "approvals",
                        decisions.approvals(question.id()).stream()
                                .map(approval -> fields(
                                        "on", day(approval.decidedAt()),
                                        "by", people.name(approval.decidedBy()),
                                        "verdict", approval.approved() ? "Approved" : "Returned",
                                        "version", approval.version(),
                                        "reasons", approval.reasons()))
                                .toList());
    }

    private Map<String, Object> search(Search search) {
        return fields(
                "unit", units.name(search.unit()),
                "result", search.result().label(),
                "minutes", search.minutes(),
                "places", search.places(),
                "method", search.method(),
                "explanation", search.explanation(),
                "harm", search.harm());
    }

    private static Map<String, Object> decision(Decision decision) {
        return fields(
                "outcome", decision.outcome().label(),
                "answer", decision.answer(),
                "advice", decision.adviceAndAssistance(),
                "withheld",
                        decision.withheld().stream().map(RegulatorBundle::item).toList());
    }

    private static Map<String, Object> item(WithheldItem item) {
        return fields(
                "description", item.description(),
                "claims", item.claims().stream().map(RegulatorBundle::claim).toList(),
                "balance",
                        Optional.ofNullable(item.publicInterest())
                                .map(test -> fields(
                                        "forDisclosure", test.factorsForDisclosure(),
                                        "forMaintaining", test.factorsForMaintaining(),
                                        "weighing", test.weighing()))
                                .orElse(null));
    }

    private static Map<String, Object> claim(ExemptionClaim claim) {
        return fields(
                "citation",
                        ExemptionCatalogue.standard()
                                .find(claim.limb())
                                .map(Limb::citation)
                                .orElse(claim.limb()),
                "why", claim.whyItApplies(),
                "prejudice",
                        Optional.ofNullable(claim.prejudice())
                                .map(test -> fields(
                                        "harm", test.harm(),
                                        "toWhom", test.toWhom(),
                                        "causalLink", test.causalLink()))
                                .orElse(null));
    }

    private static String day(Instant at) {
        return Today.words(at.atZone(Today.LONDON).toLocalDate());
    }
}
