package org.foicasework.exemption;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is decided on one question, with everything a lawful notice must say of it.
 *
 * @param outcome what the authority does with the question
 * @param answer the information itself or the words that go with its attachments; for {@link Outcome#NOT_HELD} the
 *     explanation; null where nothing is said
 * @param location for {@link Outcome#OTHERWISE_ACCESSIBLE}: the links or the route to the information, one a line
 * @param likelyHolder for {@link Outcome#NOT_HELD}: who may hold it instead (s16), may be null
 * @param withheld the items kept back; for {@link Outcome#NEITHER_CONFIRM_NOR_DENY} exactly one item whose limbs are
 *     the provisions that remove the duty and whose balance is about confirming or denying; otherwise empty
 * @param adviceAndAssistance help offered under s16, may be null
 * @param maskingInTheAlternative s23(1) and s24(1) are cited in the alternative on purpose ([2021] UKUT 248 (AAC))
 * @param requestRefusal what a refusal under s12 or s14 rests on; otherwise null
 * @param feeCharged a fee is to be asked for before the information is given (s9)
 */
public record Decision(
        Outcome outcome,
        String answer,
        String location,
        String likelyHolder,
        List<WithheldItem> withheld,
        String adviceAndAssistance,
        boolean maskingInTheAlternative,
        RequestRefusal requestRefusal,
        boolean feeCharged) {

    public Decision {
        withheld = withheld == null
                ? List.of()
                : withheld.stream().filter(Objects::nonNull).toList();
    }

    /** A decision that neither refuses the request itself nor asks for a fee. */
    public Decision(
            Outcome outcome,
            String answer,
            String location,
            String likelyHolder,
            List<WithheldItem> withheld,
            String adviceAndAssistance,
            boolean maskingInTheAlternative) {
        this(
                outcome,
                answer,
                location,
                likelyHolder,
                withheld,
                adviceAndAssistance,
                maskingInTheAlternative,
                null,
                false);
    }

    /** The same with other items withheld. */
    public Decision withWithheld(List<WithheldItem> items, boolean masking) {
        return new Decision(
                outcome,
                answer,
                location,
                likelyHolder,
                items,
                adviceAndAssistance,
                masking,
                requestRefusal,
                feeCharged);
    }

    /** The same with what its refusal of the request rests on, and with this advice (s16). */
    public Decision withRequestRefusal(RequestRefusal refusal, String advice) {
        return new Decision(
                outcome,
                answer,
                location,
                likelyHolder,
                withheld,
                advice,
                maskingInTheAlternative,
                refusal,
                feeCharged);
    }

    /** The same with a fee, or without. */
    public Decision withFee(boolean charged) {
        return new Decision(
                outcome,
                answer,
                location,
                likelyHolder,
                withheld,
                adviceAndAssistance,
                maskingInTheAlternative,
                requestRefusal,
                charged);
    }

    /** The estimate of a refusal under s12. */
    public Optional<CostEstimate> cost() {
        return Optional.ofNullable(requestRefusal).map(RequestRefusal::cost);
    }

    /** Why a request is vexatious, s14(1). */
    public Optional<VexatiousGrounds> vexatious() {
        return Optional.ofNullable(requestRefusal).map(RequestRefusal::vexatious);
    }

    /** Why a request is repeated, s14(2). */
    public Optional<RepeatedRequest> repeated() {
        return Optional.ofNullable(requestRefusal).map(RequestRefusal::repeated);
    }

    /** Why no notice is served, s17(6); empty where one is. */
    public Optional<NoFurtherNotice> noFurtherNotice() {
        return Optional.ofNullable(requestRefusal).map(RequestRefusal::noFurtherNotice);
    }

    /**
     * The provision under which the request itself is refused, such as "12(1)": it takes away the duty to comply, and 12(2),
     * 14(1) and 14(2) the duty to confirm or deny with it. Empty for any other outcome.
     */
    public Optional<String> refusedUnder() {
        if (outcome == null) {
            return Optional.empty();
        }
        return switch (outcome) {
            case COST_LIMIT -> cost().map(CostEstimate::provision).map(CostEstimate.Provision::subsection);
            case VEXATIOUS -> Optional.of("14(1)");
            case REPEATED -> Optional.of("14(2)");
            default -> Optional.empty();
        };
    }

    /** Whether the answer says that information is held (s1(1)(a)). */
    public boolean confirmsHolding() {
        return outcome != null
                && outcome != Outcome.NOT_HELD
                && !neitherConfirmsNorDenies()
                && (!outcome.refusesRequest() || refusedUnder().equals(Optional.of("12(1)")));
    }

    /**
     * The keys of all provisions that the notice has to cite for this question, once each, in statute order. Beside the
     * limbs of the items that is section 21(1) for what is accessible otherwise and, under the Regulations, regulation
     * 12(4)(a) for what is not held (there "not held" is an exception and the answer a refusal).
     */
    public List<String> citedLimbs(Family regime) {
        Stream<String> limbs = withheld.stream()
                .flatMap(item -> item.claims().stream())
                .map(ExemptionClaim::limb)
                .filter(Objects::nonNull);
        return Stream.concat(limbs, implied(regime).stream())
                .distinct()
                .sorted(ExemptionCatalogue.standard().statuteOrder())
                .toList();
    }

    /** The sections and regulations that {@link #citedLimbs} belong to, once each, in statute order. */
    public List<Section> citedSections(Family regime) {
        return citedLimbs(regime).stream()
                .map(ExemptionCatalogue.standard()::find)
                .flatMap(Optional::stream)
                .map(Limb::section)
                .distinct()
                .toList();
    }

    /** Whether any item relies on a qualified exemption, so that a public interest test is needed (s2(1)(b), s2(2)(b)). */
    public boolean needsPublicInterestTest(AuthorityClass authority) {
        return withheld.stream().anyMatch(item -> item.needsPublicInterestTest(authority));
    }

    /** Whether the duty to confirm or deny is refused (s2(1)). */
    public boolean neitherConfirmsNorDenies() {
        return outcome == Outcome.NEITHER_CONFIRM_NOR_DENY;
    }

    /** Who must approve at least: the highest level that the catalogue asks for any provision cited. */
    public ApprovalLevel approvalLevel(Family regime) {
        ApprovalLevel floor = outcome != null && outcome.refusesRequest() || neitherConfirmsNorDenies()
                ? ApprovalLevel.MANAGER
                : ApprovalLevel.CASEWORKER;
        return Stream.concat(
                        Stream.of(floor),
                        // What is no limb has no level of its own: the safe side is the manager.
                        citedLimbs(regime).stream().map(key -> ExemptionCatalogue.standard()
                                .find(key)
                                .map(Limb::approval)
                                .orElse(ApprovalLevel.MANAGER)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A fingerprint of the whole content, see {@link DecisionDigest}. */
    public String digest() {
        return DecisionDigest.of(this);
    }

    private Optional<String> implied(Family regime) {
        if (outcome == Outcome.OTHERWISE_ACCESSIBLE && regime == Family.FOIA) {
            return Optional.of("s21(1)");
        }
        if (outcome == Outcome.NOT_HELD && regime == Family.EIR) {
            return Optional.of("reg12(4)(a)");
        }
        return Optional.empty();
    }
}
