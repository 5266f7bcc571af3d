package org.foicasework.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Particular;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.Section;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.notice.Notices;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.ClaimRecords;
import org.foicasework.request.Decisions;
import org.foicasework.request.Extension;
import org.foicasework.request.Extensions;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problems;
import org.foicasework.request.QualifiedOpinions;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.ThirdParties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code exemptions.bpmn} do. */
@Configuration(proxyBeanMethods = false)
class ExemptionSteps {

    static final String APPLY_EXEMPTIONS = "recordExemptions";
    static final String CONSULT_THIRD_PARTY = "recordConsultation";
    static final String GIVE_OPINION = "recordOpinion";
    static final String WEIGH_PUBLIC_INTEREST = "recordPublicInterest";

    private static final String ITEMS_CHANGED =
            "The list of items has changed. Load the task again; what you wrote is kept.";

    /**
     * The exemptions, limb by limb, for each item in the order of the draft.
     *
     * @param askThirdParty ask somebody outside first, also where nobody has to be
     * @param decideAnew no exemption holds: the outcome has to change
     */
    record ExemptionsApplied(
            List<Item> withheld, boolean maskingInTheAlternative, boolean askThirdParty, boolean decideAnew) {

        /** One item with its exemptions. */
        record Item(String description, boolean reasonWouldReveal, List<ExemptionClaim> claims) {}
    }

    @Bean
    TaskListener recordExemptions(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Notices notices,
            ClaimRecords records,
            ThirdParties thirdParties,
            QualifiedOpinions opinions,
            AuthorityDetails authority) {
        return task -> {
            String person = actor.completing(task);
            ExemptionsApplied applied = submissions.read(task, ExemptionsApplied.class);
            long questionId = Variables.QUESTION_ID.get(task);
            VariableScope scope = task.getExecution();
            Variables.DECIDE_ANEW.set(scope, applied.decideAnew());
            if (applied.decideAnew()) {
                Variables.THIRD_PARTY_CONCERNED.set(scope, false);
                Variables.OPINION_NEEDED.set(scope, false);
                Variables.PUBLIC_INTEREST_TEST_NEEDED.set(scope, false);
                return;
            }
            Decision draft = ExemptionReviewSteps.draft(decisions, questionId);
            List<ExemptionsApplied.Item> items = applied.withheld() == null ? List.of() : applied.withheld();
            if (items.size() != draft.withheld().size()) {
                throw new InvalidSubmissionException(ITEMS_CHANGED);
            }
            List<WithheldItem> withheld = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                WithheldItem before = draft.withheld().get(i);
                withheld.add(new WithheldItem(
                        before.description(),
                        items.get(i).claims(),
                        before.publicInterest(),
                        items.get(i).reasonWouldReveal()));
            }
            Decision decision =
                    records.into(questionId, draft.withWithheld(withheld, applied.maskingInTheAlternative()));
            decisions.draft(questionId, decision, person);
            ExemptionReviewSteps.refuse(notices.checkDecision(questionId).stream()
                    .filter(finding -> !belongsToALaterStep(finding))
                    .toList());
            Variables.THIRD_PARTY_CONCERNED.set(
                    scope, applied.askThirdParty() || mustAsk(decision, thirdParties.of(questionId)));
            Variables.OPINION_NEEDED.set(
                    scope,
                    !QualifiedOpinions.needed(decision).isEmpty()
                            && opinions.standing(questionId, decision).isEmpty());
            Variables.PUBLIC_INTEREST_TEST_NEEDED.set(
                    scope, decision.needsPublicInterestTest(authority.authorityClass()));
        };
    }

    /** The balance, the opinion and the third party's view come after the exemptions they belong to. */
    private static boolean belongsToALaterStep(Finding finding) {
        return finding.where().contains("publicInterest")
                || GIVEN_BY_OTHERS.stream().anyMatch(key -> finding.where().endsWith("/particulars/" + key));
    }

    private static final Set<String> GIVEN_BY_OTHERS = ExemptionCatalogue.standard().all().stream()
            .flatMap(limb -> limb.particulars().stream())
            .filter(particular -> particular.from() != Particular.From.DRAFTER)
            .map(Particular::key)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether a section is relied on that turns on somebody else's interests, and nobody was asked about it yet. */
    private static boolean mustAsk(Decision decision, List<ThirdParties.Consultation> consultations) {
        Set<String> asked = new HashSet<>();
        consultations.forEach(consultation -> asked.addAll(consultation.sections()));
        return sections(decision).stream()
                .filter(section -> section.consultation() == Section.Consultation.ALWAYS)
                .anyMatch(section -> !asked.contains(section.key()));
    }

    /** The sections of the exemptions relied on. */
    static List<Section> sections(Decision decision) {
        return decision.withheld().stream()
                .flatMap(item -> item.claims().stream())
                .flatMap(claim -> ExemptionCatalogue.standard().find(claim.limb()).stream())
                .map(Limb::section)
                .distinct()
                .toList();
    }

    /** Who was asked, and what came of it. */
    record Consulted(List<ThirdParties.Consultation> consultations) {}

    @Bean
    TaskListener recordConsultation(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            ThirdParties thirdParties,
            ClaimRecords records,
            Questions questions,
            AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            Consulted consulted = submissions.read(task, Consulted.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Decision draft = ExemptionReviewSteps.draft(decisions, questionId);
            thirdParties.record(
                    questionId, sections(draft).stream().map(Section::key).toList(), consulted.consultations(), person);
            decisions.draft(questionId, records.into(questionId, draft), person);
            audit.record(
                    Variables.CASE_REFERENCE.get(task),
                    person,
                    "recorded the consultation of third parties on "
                            + questions.get(questionId).label(),
                    null);
        };
    }

    /** What the qualified person holds; who they are is read from who is signed in. */
    record Opined(
            Boolean given,
            String post,
            LocalDate givenOn,
            String materialsSeen,
            String reasons,
            List<QualifiedOpinions.Finding> findings) {}

    @Bean
    TaskListener recordOpinion(
            Submissions submissions,
            Actor actor,
            People people,
            Decisions decisions,
            QualifiedOpinions opinions,
            ClaimRecords records,
            Questions questions,
            AuditTrail audit) {
        return task -> {
            String person = actor.completing(task);
            Opined opined = submissions.read(task, Opined.class);
            long questionId = Variables.QUESTION_ID.get(task);
            if (decisions.drafters(questionId).contains(person)) {
                throw new InvalidSubmissionException(
                        "You drafted this decision, so you cannot give the opinion on it. Another qualified person must.");
            }
            Problems problems = new Problems();
            problems.require(opined.given(), "given", "Say whether you hold the opinion.");
            problems.stop();
            Decision draft = ExemptionReviewSteps.draft(decisions, questionId);
            opinions.record(
                    questionId,
                    draft,
                    new QualifiedOpinions.Opinion(
                            opined.given(),
                            people.name(person),
                            opined.post(),
                            opined.givenOn(),
                            opined.materialsSeen(),
                            opined.reasons(),
                            opined.findings(),
                            null,
                            person),
                    person);
            // What the qualified person said goes into the decision as it stands on their record; that makes them no
            // drafter.
            decisions.draft(questionId, records.into(questionId, draft), Actor.SYSTEM);
            audit.record(
                    Variables.CASE_REFERENCE.get(task),
                    person,
                    (opined.given()
                                    ? "gave the opinion of section 36 on "
                                    : "did not give the opinion of section 36 on ")
                            + questions.get(questionId).label(),
                    opined.given() ? null : opined.reasons());
            Variables.OPINION_GIVEN.set(task.getExecution(), opined.given());
        };
    }

    /**
     * One balance for each item that relies on a qualified exemption, in the order of the draft; null for the others.
     *
     * @param next what happens now; null is the same as {@link Next#STRUCK}
     */
    record PublicInterestWeighed(List<PublicInterestTest> tests, Next next) {

        /** STRUCK: every balance has a conclusion. MORE_TIME: s10(3). APPLY_AGAIN: other exemptions are to be named. */
        enum Next {
            STRUCK,
            MORE_TIME,
            APPLY_AGAIN
        }
    }

    @Bean
    TaskListener recordPublicInterest(
            Submissions submissions,
            Actor actor,
            Decisions decisions,
            Notices notices,
            Questions questions,
            AuthorityDetails authority) {
        return task -> {
            String person = actor.completing(task);
            PublicInterestWeighed weighed = submissions.readWithGaps(task, PublicInterestWeighed.class);
            long questionId = Variables.QUESTION_ID.get(task);
            Decision draft = ExemptionReviewSteps.draft(decisions, questionId);
            List<PublicInterestTest> tests = weighed.tests() == null ? List.of() : weighed.tests();
            if (tests.size() != draft.withheld().size()) {
                throw new InvalidSubmissionException(ITEMS_CHANGED);
            }
            List<WithheldItem> withheld = new ArrayList<>();
            for (int i = 0; i < tests.size(); i++) {
                WithheldItem item = draft.withheld().get(i);
                withheld.add(
                        new WithheldItem(item.description(), item.claims(), tests.get(i), item.reasonWouldReveal()));
            }
            Decision decision = draft.withWithheld(withheld, draft.maskingInTheAlternative());
            decisions.draft(questionId, decision, person);
            PublicInterestWeighed.Next next =
                    weighed.next() == null ? PublicInterestWeighed.Next.STRUCK : weighed.next();
            boolean disclose = false;
            if (next == PublicInterestWeighed.Next.STRUCK) {
                disclose = decision.withheld().stream().anyMatch(ExemptionSteps::favoursDisclosure);
                ExemptionReviewSteps.refuse(notices.checkDecision(questionId).stream()
                        .filter(finding -> !concludesForDisclosure(finding, decision))
                        .toList());
            } else if (next == PublicInterestWeighed.Next.MORE_TIME) {
                mayTakeMoreTime(questions.get(questionId), decision, notices, authority);
            }
            Variables.DECIDE_ANEW.set(task.getExecution(), disclose);
            Variables.WEIGHED_AS.set(task.getExecution(), next.name());
        };
    }

    private static boolean favoursDisclosure(WithheldItem item) {
        return item.publicInterest() != null
                && item.publicInterest().conclusion() == PublicInterestTest.Conclusion.DISCLOSE;
    }

    /** A balance in favour of disclosure is no fault of this step: it leads back to the outcome. */
    private static boolean concludesForDisclosure(Finding finding, Decision decision) {
        for (int i = 0; i < decision.withheld().size(); i++) {
            if (favoursDisclosure(decision.withheld().get(i))
                    && finding.where().equals("/withheld/" + i + "/publicInterest/conclusion")) {
                return true;
            }
        }
        return false;
    }

    /**
     * s10(3): the time may be exceeded "if, and to the extent that" the duty to disclose turns on the balance of a qualified
     * exemption; for nothing else, and not once the balance is struck.
     */
    static void mayTakeMoreTime(Question question, Decision decision, Notices notices, AuthorityDetails authority) {
        Extensions.requireGround(question, Extension.Ground.PUBLIC_INTEREST);
        if (question.dueOn() == null) {
            throw new InvalidSubmissionException(
                    "The clock of this question is stopped, so there is no time to extend.");
        }
        ExemptionReviewSteps.refuse(notices.checkDeferred(question.id()));
        boolean open = decision.withheld().stream()
                .anyMatch(item -> item.needsPublicInterestTest(authority.authorityClass())
                        && (item.publicInterest() == null
                                || item.publicInterest().conclusion() == null));
        if (!open) {
            throw new InvalidSubmissionException(
                    "Every balance is struck, so there is nothing left to take more time for (section 10(3)). Leave the"
                            + " conclusion of the item open that needs more time, or complete the step.");
        }
    }
}
