package org.foicasework.exemption;

import static org.foicasework.exemption.Texts.blank;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What one item needs: its limbs, what each limb asks to be recorded, and one balance over all of them. */
final class ItemRules {

    /** A factor such as "transparency" or "public safety" could stand in any case. */
    private static final int FEWEST_WORDS_OF_A_FACTOR = 4;

    private static final Pattern NO_FACTOR = Pattern.compile(
            "\\b(embarrass\\w*|private interests?|reputation\\w*|misunderst\\w+|misinterpret\\w*|out of context"
                    + "|(requester|applicant)('s)? (identity|motives?|reasons?)"
                    + "|(the|this) (requester|applicant) (is|was|has|works|intends|wants)|journalists?|campaigners?|activists?"
                    + "|staff time|costs? (of|to|in) (answer|compil|collat|comply|deal|process|respond|the (request|public))\\w*"
                    + "|(cost|expense|burden) (to|for|on) (the|this|our) (authority|council|force|department|tax ?payers?))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TIE = Pattern.compile(
            "(?<!not )\\b((evenly|equally) (balanced|matched|weighted)|(carry|are of|have) equal weight|in equal measure)\\b",
            Pattern.CASE_INSENSITIVE);

    private final ExemptionCatalogue catalogue;

    ItemRules(ExemptionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void check(Decision decision, int index, DecisionContext context, Findings findings) {
        WithheldItem item = decision.withheld().get(index);
        String where = "/withheld/" + index;
        findings.blockBlank(
                item.description(),
                "E1",
                "FOIA s17(1)",
                where + "/description",
                "Say which information this item is, in words that do not give it away.");
        if (item.claims().isEmpty()) {
            findings.block(
                    "E2",
                    notice(context, "s17(1)(b)"),
                    where + "/claims",
                    "Choose the exemption that this item is withheld under, down to its paragraph.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < item.claims().size(); i++) {
            ExemptionClaim claim = item.claims().get(i);
            String at = where + "/claims/" + i;
            Optional<Limb> limb = catalogue.find(claim.limb());
            if (limb.isEmpty()) {
                findings.block("E2", notice(context, "s17(1)(b)"), at + "/limb", unknown(claim.limb()));
                continue;
            }
            if (!seen.add(claim.limb())) {
                findings.block(
                        "E2",
                        notice(context, "s17(1)(b)"),
                        at + "/limb",
                        "This item cites " + limb.get().citation() + " twice. Keep one of the two.");
            }
            checkLimb(decision, limb.get(), at, context, findings);
            checkBasis(limb.get(), claim, at, context, findings);
            checkParticulars(limb.get(), claim, at, context, findings);
            checkEmissions(limb.get(), claim, at, findings);
        }
        checkTogether(decision, item, where, context, findings);
        checkBalance(item, where, context, findings);
        if (item.reasonWouldReveal() && context.regime() == Family.EIR) {
            findings.block(
                    "E7",
                    "EIR reg 14(3)",
                    where + "/reasonWouldReveal",
                    "The Regulations have nothing like section 17(4) of the Act: a refusal gives its reasons. State them, or"
                            + " neither confirm nor deny where regulation 12(6) or 13(5A) lets you.");
        } else if (item.reasonWouldReveal()) {
            findings.warn(
                    "E7",
                    "FOIA s17(4)",
                    where + "/reasonWouldReveal",
                    "The notice will leave the reasons out. The approver has to agree that stating them would itself reveal "
                            + "exempt information.");
        }
    }

    private static String unknown(String limb) {
        return blank(limb)
                ? "Choose the exemption, down to its paragraph."
                : "\"" + limb + "\" is no exemption in the catalogue. Choose one from the list, down to its paragraph.";
    }

    private void checkLimb(Decision decision, Limb limb, String at, DecisionContext context, Findings findings) {
        // s39 is the Act's own door to the Regulations, so it is the one limb of the Act that environmental information
        // has.
        boolean doorToTheRegulations = limb.section().key().equals("s39");
        if (limb.family() != context.regime() && !doorToTheRegulations) {
            findings.block(
                    "X11",
                    "FOIA s39, EIR reg 5",
                    at + "/limb",
                    context.regime() == Family.EIR
                            ? "This is environmental information: " + limb.citation()
                                    + " of the Act does not apply. Choose an exception of the Regulations."
                            : limb.citation()
                                    + " belongs to the Environmental Information Regulations, but the question is answered "
                                    + "under the Act. Choose an exemption of the Act, or change the regime.");
        }
        if (!limb.inForce(context.on())) {
            findings.block(
                    "E2",
                    notice(context, "s17(1)(b)"),
                    at + "/limb",
                    "On the date of the decision " + limb.citation() + " was not in force in this form.");
        }
        if (!limb.availableTo(context.authority())) {
            findings.block(
                    "X3",
                    "FOIA " + limb.section().key(),
                    at + "/limb",
                    "This authority cannot rely on " + limb.citation() + " ("
                            + limb.section().title() + "). Choose another exemption.");
        }
        if (decision.neitherConfirmsNorDenies() && !limb.ncnd()) {
            findings.block(
                    "I2",
                    "FOIA s2(1), s17(1)",
                    at + "/limb",
                    limb.citation() + " exempts content; it does not remove the duty to confirm or deny. "
                            + instead(limb.section().ncndProvisions()));
        }
        if (!decision.neitherConfirmsNorDenies() && limb.ncnd()) {
            findings.block(
                    "X10",
                    "FOIA s2(1), s17(1)",
                    at + "/limb",
                    limb.citation()
                            + " removes the duty to confirm or deny, but this answer confirms that the information "
                            + "is held. Cite the provision that exempts its content.");
        }
    }

    private static String instead(List<String> provisions) {
        return provisions.isEmpty()
                ? "That section has no provision that does."
                : "Cite "
                        + String.join(
                                " or ", provisions.stream().map(Limb::cite).toList()) + " instead.";
    }

    private void checkBasis(Limb limb, ExemptionClaim claim, String at, DecisionContext context, Findings findings) {
        if (limb.needsPrejudiceTest(claim.particulars())) {
            checkPrejudice(limb, claim.prejudice(), at + "/prejudice", context, findings);
        } else if (limb.basis() != Basis.OPINION) {
            findings.blockBlank(
                    claim.whyItApplies(),
                    "E3",
                    notice(context, "s17(1)(c)"),
                    at + "/whyItApplies",
                    "Say why " + limb.citation() + " applies to this information (" + limb.words() + ").");
        }
    }

    private void checkPrejudice(Limb limb, PrejudiceTest test, String at, DecisionContext context, Findings findings) {
        String law = notice(context, "s17(1)(c)");
        if (test == null) {
            findings.block(
                    "E4",
                    law,
                    at,
                    limb.citation()
                            + " needs a prejudice test: how likely, what harm, to whom, and how disclosure leads to it.");
            return;
        }
        String effect = limb.verb() + " " + limb.words();
        if (test.likelihood() == null) {
            findings.block(
                    "E4",
                    law,
                    at + "/likelihood",
                    "Choose one: disclosure would, or would be likely to, " + effect + ".");
        } else if (limb.family() == Family.EIR && test.likelihood() != Likelihood.WOULD) {
            findings.block(
                    "E4",
                    "EIR reg 12(5)",
                    at + "/likelihood",
                    "The Regulations know only \"would adversely affect\". Show that it would, or do not rely on "
                            + limb.citation() + ".");
        }
        findings.blockBlank(
                test.harm(),
                "E4",
                law,
                at + "/harm",
                "Say what harm disclosing this very information does to " + limb.words() + ".");
        findings.blockBlank(test.toWhom(), "E4", law, at + "/toWhom", "Say who or what is harmed.");
        findings.blockBlank(
                test.causalLink(),
                "E4",
                law,
                at + "/causalLink",
                "Say how disclosing this information leads to that harm.");
    }

    private void checkParticulars(
            Limb limb, ExemptionClaim claim, String at, DecisionContext context, Findings findings) {
        for (Particular particular : limb.particulars()) {
            String value = claim.particulars().get(particular.key());
            String where = at + "/particulars/" + particular.key();
            String law = (limb.family() == Family.FOIA ? "FOIA " : "EIR ") + limb.key();
            if (blank(value)) {
                if (particular.needed().holds(claim.particulars())) {
                    findings.block(
                            particular.rule(),
                            law,
                            where,
                            limb.citation() + " needs: " + particular.label() + ". " + particular.hint());
                }
                continue;
            }
            String rule = particular.rule().isEmpty() ? "E2" : particular.rule();
            if (particular.form() == Particular.Form.CHOICE
                    && !particular.options().containsKey(value)) {
                findings.block(
                        rule,
                        law,
                        where,
                        particular.label() + ": choose one of "
                                + String.join(", ", particular.options().keySet()) + ".");
            }
            if (particular.key().equals("location")) {
                DecisionRules.checkLinks(value, "K3", law, where, findings);
            }
            if (particular.isDate()) {
                checkDate(particular, value, rule, law, where, context, findings);
            }
        }
        if (limb.basis() == Basis.OPINION
                && claim.prejudice() != null
                && claim.prejudice().likelihood() != null) {
            String opined = claim.particulars().get("opinionLikelihood");
            if (!blank(opined) && !opined.equals(claim.prejudice().likelihood().name())) {
                findings.block(
                        "X4",
                        "FOIA s36(2)",
                        at + "/prejudice/likelihood",
                        "The likelihood recorded here is not the one in the qualified person's opinion. Make them the same.");
            }
        }
    }

    /**
     * EIR reg 12(9): "To the extent that the environmental information to be disclosed relates to information on emissions, a
     * public authority shall not be entitled to refuse to disclose that information under an exception referred to in
     * paragraphs (5)(d) to (g)."
     */
    private static void checkEmissions(Limb limb, ExemptionClaim claim, String at, Findings findings) {
        if ("yes".equals(claim.particulars().get("onEmissions"))) {
            findings.block(
                    "X13",
                    "EIR reg 12(9)",
                    at + "/particulars/onEmissions",
                    "This item relates to information on emissions, and for that " + limb.citation()
                            + " is not available. Disclose it, or rely on an exception of paragraphs (5)(a) to (c).");
        }
    }

    private void checkDate(
            Particular particular,
            String value,
            String rule,
            String law,
            String where,
            DecisionContext context,
            Findings findings) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (particular.form() == Particular.Form.PAST && day.isAfter(context.on())) {
                findings.block(
                        rule,
                        law,
                        where,
                        particular.label() + " is later than the decision that rests on it. Correct one of them.");
            }
            if (particular.form() == Particular.Form.FUTURE && day.isBefore(context.on())) {
                findings.block(
                        rule,
                        law,
                        where,
                        particular.label()
                                + " has passed: what is published is given as accessible otherwise (section 21),"
                                + " with the link. Or correct the date.");
            }
            // s22(1)(a): held with a view to publication "at the time when the request for information was made".
            if (particular.key().equals("intentionOn")
                    && context.receivedOn() != null
                    && !day.isBefore(context.receivedOn())) {
                findings.block(
                        rule,
                        law,
                        where,
                        "The intention to publish has to be older than the request, which was received on "
                                + context.receivedOn() + ". Give older evidence, or do not rely on section 22.");
            }
        } catch (DateTimeParseException e) {
            findings.block(rule, law, where, particular.label() + ": write a date such as 2026-05-20.");
        }
    }

    private void checkTogether(
            Decision decision, WithheldItem item, String where, DecisionContext context, Findings findings) {
        // Provisions that remove the duty may be cited together, since citing several is what hides which one applies.
        if (decision.neitherConfirmsNorDenies()) {
            return;
        }
        boolean investigations = cites(item, "s30(1)") || cites(item, "s30(2)");
        if (investigations && cites(item, "s31(1)")) {
            findings.block(
                    "X1",
                    "FOIA s31(1)",
                    where + "/claims",
                    "Section 31 is only for information that section 30 does not exempt. Keep one of them for this item, or "
                            + "split it into two items.");
        }
        if (cites(item, "s23(1)") && cites(item, "s24(1)")) {
            if (!decision.maskingInTheAlternative()) {
                findings.block(
                        "X2",
                        "FOIA s24(1)",
                        where + "/claims",
                        "Sections 23(1) and 24(1) exclude each other. Keep one of them, or record that they are cited in the "
                                + "alternative to hide which applies.");
            } else if (context.approverRoles() != null
                    && !context.approverRoles().contains(DecisionRules.SECURITY_ROLE)) {
                findings.block(
                        "X2",
                        "FOIA s24(1)",
                        where + "/claims",
                        "Sections 23(1) and 24(1) in the alternative need an approver in the security role.");
            }
        }
    }

    private static boolean cites(WithheldItem item, String provision) {
        return item.claims().stream()
                .anyMatch(claim -> claim.limb() != null && claim.limb().startsWith(provision));
    }

    /** s2(2)(b) for content, s2(1)(b) for the duty to confirm or deny, reg 12(1)(b) under the Regulations. */
    private void checkBalance(WithheldItem item, String where, DecisionContext context, Findings findings) {
        PublicInterestTest test = item.publicInterest();
        String at = where + "/publicInterest";
        boolean needed = item.needsPublicInterestTest(context.authority());
        boolean recorded = test != null && !test.saysNothing();
        String law = context.regime() == Family.EIR ? "EIR reg 12(1)(b)" : "FOIA s2, s17(3)";
        if (!needed) {
            boolean optional = item.claims().stream()
                    .map(claim -> catalogue.find(claim.limb()))
                    .flatMap(Optional::stream)
                    .anyMatch(Limb::publicInterestTestOptional);
            if (!recorded || item.claims().isEmpty()) {
                return;
            }
            if (!optional && context.balanceDeferred() && test.conclusion() == null) {
                findings.block(
                        "X6",
                        "FOIA s2(3), s10(3)",
                        at,
                        "The exemptions of this item are absolute, so its answer cannot wait for a public interest test. Take "
                                + "the test out and answer now.");
                return;
            }
            if (!optional) {
                findings.warn(
                        "X6",
                        "FOIA s2(3)",
                        at,
                        "The exemptions of this item are absolute, so no public interest test is needed. Take it out.");
                return;
            }
        }
        if (!recorded && !context.balanceDeferred()) {
            findings.block(
                    "X5",
                    law,
                    at,
                    "A qualified exemption needs a public interest test: factors for disclosure, factors for maintaining the "
                            + "exemption, how they weigh, and the conclusion.");
            return;
        }
        if (!recorded || test.conclusion() == null && context.balanceDeferred()) {
            // The time for the balance is extended and the notice says that it is not struck yet.
            return;
        }
        checkFactors(test.factorsForDisclosure(), at + "/factorsForDisclosure", "for disclosure", law, findings);
        checkFactors(
                test.factorsForMaintaining(),
                at + "/factorsForMaintaining",
                "for maintaining the exemption",
                law,
                findings);
        findings.blockBlank(
                test.weighing(), "E5", law, at + "/weighing", "Say how the factors weigh against one another.");
        if (test.conclusion() == null) {
            findings.block(
                    "X5",
                    law,
                    at + "/conclusion",
                    "The public interest test has no conclusion. Decide it, or send a notice under section 17(2) first.");
        } else if (test.conclusion() == PublicInterestTest.Conclusion.DISCLOSE) {
            findings.block(
                    "X5",
                    law,
                    at + "/conclusion",
                    "The public interest test ends in favour of disclosure. Disclose this item, or take out the qualified "
                            + "exemptions.");
        } else if (test.weighing() != null && TIE.matcher(test.weighing()).find()) {
            findings.warn(
                    "X5",
                    law,
                    at + "/weighing",
                    "The weighing speaks of an even balance. Information is withheld only if maintaining the exemption "
                            + "outweighs disclosure; a tie is disclosed.");
        }
    }

    private void checkFactors(List<String> factors, String at, String side, String law, Findings findings) {
        if (factors.stream().noneMatch(ItemRules::specific)) {
            findings.block(
                    "E5",
                    law,
                    at,
                    "Give at least one factor " + side + " that speaks about this information, in a full phrase.");
        }
        for (int i = 0; i < factors.size(); i++) {
            if (NO_FACTOR.matcher(factors.get(i)).find()) {
                findings.warn(
                        "E5",
                        law,
                        at + "/" + i,
                        "Embarrassment, private interests, cost, possible misunderstanding, and who asks or why, are not "
                                + "public interest factors. Take this out or say what the public interest in it is.");
            }
        }
    }

    private static boolean specific(String factor) {
        return Passages.normalised(factor).split(" ").length >= FEWEST_WORDS_OF_A_FACTOR;
    }

    private static String notice(DecisionContext context, String foia) {
        return context.regime() == Family.EIR ? "EIR reg 14(3)" : "FOIA " + foia;
    }
}
