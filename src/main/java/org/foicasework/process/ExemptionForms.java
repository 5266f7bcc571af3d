package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.foicasework.correspondence.Attachments;
import org.foicasework.exemption.Condition;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.DecisionChanges;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Family;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Particular;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.QualifiedOpinions;
import org.foicasework.request.Question;
import org.foicasework.request.ThirdParties;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/** What the forms show that apply exemptions, weigh the public interest, take more time, and approve. */
@Component
class ExemptionForms implements FormData {

    /** What the catalogue calls each particular, and the words of its options. */
    private static final Map<String, Object> PARTICULARS = ExemptionCatalogue.standard().all().stream()
            .flatMap(limb -> limb.particulars().stream())
            .distinct()
            .collect(Collectors.toMap(
                    Particular::key,
                    particular -> fields("label", particular.label(), "options", particular.options())));

    private final DecisionView decisionView;
    private final Decisions decisions;
    private final QualifiedOpinions opinions;
    private final ThirdParties thirdParties;
    private final Extensions extensions;
    private final CaseClock caseClock;
    private final Attachments attachments;
    private final AuthorityDetails authority;
    private final People people;
    private final Person person;
    private final Actor actor;
    private final Today today;

    ExemptionForms(
            DecisionView decisionView,
            Decisions decisions,
            QualifiedOpinions opinions,
            ThirdParties thirdParties,
            Extensions extensions,
            CaseClock caseClock,
            Attachments attachments,
            AuthorityDetails authority,
            People people,
            Person person,
            Actor actor,
            Today today) {
        this.decisionView = decisionView;
        this.decisions = decisions;
        this.opinions = opinions;
        this.thirdParties = thirdParties;
        this.extensions = extensions;
        this.caseClock = caseClock;
        this.attachments = attachments;
        this.authority = authority;
        this.people = people;
        this.person = person;
        this.actor = actor;
        this.today = today;
    }

    @Override
    public Map<String, Function<TaskFacts, Map<String, Object>>> steps() {
        return Map.of(
                ExemptionSteps.APPLY_EXEMPTIONS, this::applyExemptions,
                ExemptionSteps.CONSULT_THIRD_PARTY, this::consultThirdParty,
                ExemptionSteps.GIVE_OPINION, this::giveOpinion,
                ExemptionSteps.WEIGH_PUBLIC_INTEREST, this::weighPublicInterest,
                ExemptionReviewSteps.APPROVE_DECISION, this::approveDecision,
                ExtensionSteps.ASK_FOR_TIME, this::askForTime,
                ExtensionSteps.APPROVE_EXTENSION, this::approveExtension);
    }

    private Map<String, Object> applyExemptions(TaskFacts facts) {
        Map<String, Object> view = decisionView.draft(facts);
        boolean ncnd = Boolean.TRUE.equals(view.get("ncnd"));
        List<Map<String, Object>> catalogue = new ArrayList<>();
        ExemptionCatalogue.standard()
                .pickList(Desk.family(facts.question()), today.date(), authority.authorityClass(), ncnd)
                .forEach((section, limbs) -> catalogue.add(fields(
                        "section", section.citation(),
                        "title", section.title(),
                        "guidance", section.guidance(),
                        "consult", section.consult(),
                        "thirdParty", section.consultation().name(),
                        "limbs", limbs.stream().map(this::limb).toList())));
        view.put("catalogue", catalogue);
        view.put("consultations", consultations(facts.question().id()));
        view.put(
                "opinionRefused",
                lastOpinion(facts).filter(opinion -> !opinion.given()).orElse(null));
        return view;
    }

    private Map<String, Object> limb(Limb limb) {
        return fields(
                "key", limb.key(),
                "citation", limb.citation(),
                "words", limb.words(),
                "absolute", limb.absolute(Map.of(), authority.authorityClass()),
                "prejudice", limb.needsPrejudiceTest(Map.of()),
                "opinion", limb.basis() == org.foicasework.exemption.Basis.OPINION,
                "verb", limb.verb(),
                "particulars",
                        limb.particulars().stream()
                                .filter(particular -> particular.from() == Particular.From.DRAFTER)
                                .map(ExemptionForms::particular)
                                .toList());
    }

    private static Map<String, Object> particular(Particular particular) {
        Condition needed = particular.needed();
        return fields(
                "key", particular.key(),
                "label", particular.label(),
                "hint", particular.hint(),
                "form", particular.isDate() ? "DATE" : particular.form().name(),
                "options",
                        particular.options().isEmpty()
                                ? null
                                : particular.options().entrySet().stream()
                                        .map(option -> Map.of("id", option.getKey(), "label", option.getValue()))
                                        .toList(),
                "required", needed.equals(Condition.ALWAYS),
                // Asked for only once the other particular has one of these values.
                "when",
                        needed.key().isEmpty()
                                ? null
                                : fields("key", needed.key(), "unless", needed.unless(), "values", needed.values()));
    }

    private Map<String, Object> consultThirdParty(TaskFacts facts) {
        Map<String, Object> view = whole(facts);
        view.put(
                "sections",
                ExemptionSteps.sections(current(facts)).stream()
                        .filter(section ->
                                section.consultation() != org.foicasework.exemption.Section.Consultation.NONE)
                        .map(section -> section.citation() + " (" + section.title() + ")")
                        .toList());
        view.put("consultations", consultations(facts.question().id()));
        return view;
    }

    private Map<String, Object> giveOpinion(TaskFacts facts) {
        Map<String, Object> view = whole(facts);
        view.put(
                "needed",
                QualifiedOpinions.needed(current(facts)).stream()
                        .map(needed -> {
                            Limb limb = ExemptionCatalogue.standard()
                                    .find(needed.limb())
                                    .orElseThrow();
                            return fields(
                                    "item", needed.item(),
                                    "limb", needed.limb(),
                                    "citation", limb.citation(),
                                    "verb", limb.verb(),
                                    "words", limb.words());
                        })
                        .toList());
        String me = person.id();
        view.put("me", people.name(me));
        view.put("earlier", opinions.of(facts.question().id()));
        return view;
    }

    private Map<String, Object> weighPublicInterest(TaskFacts facts) {
        Map<String, Object> view = decisionView.draft(facts);
        view.put("items", items(current(facts)));
        view.put("extensions", extensions(facts.question().id()));
        view.put(
                "mayAskForTime",
                Desk.family(facts.question()) == Family.FOIA && facts.question().dueOn() != null);
        view.put("tooLate", extensions.tooLate(facts.question()));
        return view;
    }

    private List<Map<String, Object>> items(Decision decision) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < decision.withheld().size(); i++) {
            WithheldItem item = decision.withheld().get(i);
            shown.add(fields(
                    "index", i,
                    "description", item.description(),
                    "limbs",
                            item.claims().stream()
                                    .map(claim -> ExemptionCatalogue.standard()
                                            .find(claim.limb())
                                            .map(Limb::citation)
                                            .orElse(claim.limb()))
                                    .toList(),
                    "needsTest", item.needsPublicInterestTest(authority.authorityClass()),
                    "open",
                            item.needsPublicInterestTest(authority.authorityClass())
                                    && (item.publicInterest() == null
                                            || item.publicInterest().conclusion() == null)));
        }
        return shown;
    }

    private Map<String, Object> approveDecision(TaskFacts facts) {
        long questionId = facts.question().id();
        List<Decisions.Version> versions = decisions.versions(questionId);
        List<Decisions.Approval> approvals = decisions.approvals(questionId);
        Map<String, Object> view = whole(facts);
        view.put(
                "outcomeLabel",
                versions.isEmpty()
                        ? null
                        : versions.get(versions.size() - 1).decision().outcome().label());
        view.put(
                "history",
                approvals.stream()
                        .map(approval -> fields(
                                "approved", approval.approved(),
                                "reasons", approval.reasons(),
                                "by", people.name(approval.decidedBy()),
                                "at", approval.decidedAt()))
                        .toList());
        view.put(
                "cost",
                versions.isEmpty()
                        ? null
                        : RequestRefusalForms.summary(
                                versions.get(versions.size() - 1).decision(), authority.authorityClass()));
        view.put("changes", changes(questionId, versions, approvals));
        view.put("opinions", opinions.of(questionId));
        view.put("consultations", consultations(questionId));
        view.put("extensions", extensions(questionId));
        return view;
    }

    /** What differs between the version an approver last spoke on and the one in force, and in the files that go out. */
    private List<DecisionChanges.Change> changes(
            long questionId, List<Decisions.Version> versions, List<Decisions.Approval> approvals) {
        if (versions.isEmpty() || approvals.isEmpty()) {
            return List.of();
        }
        Decisions.Approval last = approvals.get(approvals.size() - 1);
        List<DecisionChanges.Change> changes = new ArrayList<>();
        versions.stream()
                .filter(version -> Objects.equals(version.version(), last.version()))
                .findFirst()
                .ifPresent(before -> changes.addAll(DecisionChanges.between(
                        before.decision(), versions.get(versions.size() - 1).decision())));
        String before = names(last.files());
        String after = names(decisions.releasedFiles(questionId));
        if (!last.files().equals(decisions.releasedFiles(questionId))) {
            changes.add(new DecisionChanges.Change(
                    before.equals(after) ? "the content of the files that go out" : "the files that go out",
                    before.isEmpty() ? null : before,
                    after.isEmpty() ? null : after));
        }
        return changes;
    }

    /** Each file is kept as its hash and its name. */
    private static String names(List<String> files) {
        return files.stream().map(file -> file.substring(file.indexOf(' ') + 1)).collect(Collectors.joining("\n"));
    }

    private Map<String, Object> askForTime(TaskFacts facts) {
        Question question = facts.question();
        Optional<Extension> last = extensions.last(question.id());
        boolean environmental = Desk.family(question) == Family.EIR;
        Extension.Ground ground =
                environmental ? Extension.Ground.COMPLEXITY_AND_VOLUME : Extension.Ground.PUBLIC_INTEREST;
        return fields(
                "ground", ground.name(),
                "tooLate", extensions.tooLate(question),
                "guideUntil", caseClock.extendableUntil(question.id()).orElse(null),
                "number", extensions.notified(question.id(), ground) + 1,
                "extensions", extensions(question.id()),
                "items", environmental ? List.of() : items(current(facts)),
                "last",
                        last.filter(extension -> extension.notifiedOn() == null)
                                .map(this::extension)
                                .orElse(null));
    }

    private Map<String, Object> approveExtension(TaskFacts facts) {
        Map<String, Object> view = Desk.family(facts.question()) == Family.EIR ? fields() : whole(facts);
        Extension asked = extensions.last(facts.question().id()).orElseThrow();
        view.put("extension", extension(asked));
        view.put("escalated", asked.escalated());
        view.put("tooLate", extensions.tooLate(facts.question()));
        view.put(
                "extensions",
                extensions(facts.question().id()).stream()
                        .filter(extension -> !Objects.equals(extension.get("id"), asked.id()))
                        .toList());
        view.put("items", Desk.family(facts.question()) == Family.EIR ? List.of() : items(current(facts)));
        return view;
    }

    /** The decision with all that is needed to read it: the words of the statute, the files, what was found. */
    private Map<String, Object> whole(TaskFacts facts) {
        Map<String, Object> view = decisionView.draft(facts);
        view.put(
                "citations",
                ExemptionCatalogue.standard().limbs(Desk.family(facts.question()), today.date()).stream()
                        .collect(Collectors.toMap(Limb::key, limb -> limb.citation() + ": " + limb.words())));
        view.put("particulars", PARTICULARS);
        view.put(
                "released",
                attachments.released(facts.question().id()).stream()
                        .map(DecisionView::file)
                        .toList());
        view.put(
                "drafters",
                decisions.drafters(facts.question().id()).stream()
                        .filter(drafter -> !drafter.equals(Actor.SYSTEM))
                        .map(people::name)
                        .toList());
        return view;
    }

    private Decision current(TaskFacts facts) {
        return decisions
                .current(facts.question().id())
                .map(Decisions.Version::decision)
                .orElseThrow();
    }

    private Optional<QualifiedOpinions.Opinion> lastOpinion(TaskFacts facts) {
        return opinions.of(facts.question().id()).stream().reduce((first, second) -> second);
    }

    private List<Map<String, Object>> consultations(long questionId) {
        return thirdParties.of(questionId).stream()
                .map(consultation -> fields(
                        "words", consultation.inWords(),
                        "by", people.name(consultation.recordedBy()),
                        "at", consultation.recordedAt()))
                .toList();
    }

    private List<Map<String, Object>> extensions(long questionId) {
        return extensions.of(questionId).stream().map(this::extension).toList();
    }

    private Map<String, Object> extension(Extension extension) {
        List<Extension.Answer> answers = extension.answers();
        return fields(
                "id", extension.id(),
                "ground", extension.ground().name(),
                "groundWords", extension.ground().words(),
                "number", extension.number(),
                "dueBefore", extension.dueBefore(),
                "guideUntil", extension.guideUntil(),
                "estimate", extension.estimate(),
                "beyond", extension.estimate().isAfter(extension.guideUntil()),
                "reason", extension.reason(),
                "complexity", extension.complexity(),
                "volume", extension.volume(),
                "exceptionalReason", extension.exceptionalReason(),
                "askedBy", people.name(extension.askedBy()),
                "askedAt", extension.askedAt(),
                "answers",
                        answers.stream()
                                .map(answer -> fields(
                                        "granted", answer.granted(),
                                        "reasons", answer.reasons(),
                                        "decidedBy", people.name(answer.decidedBy()),
                                        "decidedAt", answer.decidedAt()))
                                .toList(),
                "refused", answers.stream().anyMatch(answer -> !answer.granted()),
                "notifiedOn", extension.notifiedOn(),
                "moved", extension.moved());
    }
}
