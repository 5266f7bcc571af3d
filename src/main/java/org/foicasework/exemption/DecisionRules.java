package org.foicasework.exemption;

import static org.foicasework.exemption.Texts.blank;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a decision on one question must contain before it may be approved, and what it must not say.
 *
 * <p>Three kinds of rules: what the outcome needs (here), what each item kept back needs ({@link ItemRules}), and whether
 * the words fit what is decided ({@link WordingRules}). The rules judge form and consistency; whether a reason is a good one
 * remains for the people who write and approve it.
 */
public final class DecisionRules {

    /** The group one of whom has to approve when s23(1) and s24(1) are cited in the alternative. */
    public static final String SECURITY_ROLE = "security-leads";

    private static final Pattern LINK = Pattern.compile(
            "https?://\\S+|\\bwww\\.\\S+|\\b[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(uk|org|com|net|gov)\\b/?\\S*");

    /** Ways to get information that are no links: a place to go to or a person to ask. */
    private static final Pattern ROUTE = Pattern.compile(
            "\\b(library|libraries|reading room|archives?|register|counter|reception|shop|order(ed)?|buy|bought|purchased?"
                    + "|post|address|telephone|phone|call|e-?mail|write to|apply|application to|ask|visit|inspect(ed|ion)?"
                    + "|isbn|search for)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Words that point the applicant somewhere else instead of giving the information. */
    private static final Pattern POINTS_ELSEWHERE = Pattern.compile(
            "\\b(provides? (an? )?(outline|overview|details)|can be found|may be found|(is|are) (publicly |already )?available"
                    + "|already (been )?published|(is|are|has been|have been) published (on|at|by|in)|please (see|refer to|visit)"
                    + "|on (our|the|its|their) web ?site)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMES_WITH_THE_LETTER = Pattern.compile(
            "\\b(attached|attachments?|enclosed|enclosures?|below|following|annex|appendix|overleaf)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EXEMPT_WORDING = Pattern.compile(
            "\\b(exempt(ions?|ed)?|withh(eld|old|olding)|refus(e|ed|al|ing))\\b", Pattern.CASE_INSENSITIVE);

    private final ItemRules items;

    /** Rules that look limbs up in this catalogue. */
    public DecisionRules(ExemptionCatalogue catalogue) {
        this.items = new ItemRules(catalogue);
    }

    /** Everything that is wrong with the decision, in the order of the record; empty when nothing is. */
    public List<Finding> check(Decision decision, DecisionContext context) {
        Findings findings = new Findings();
        if (decision.outcome() == null) {
            findings.block(
                    "G4",
                    "FOIA s1(1)",
                    "/outcome",
                    "Say what is decided on this question: choose one of the outcomes.");
            return findings.all();
        }
        checkOutcome(decision, context, findings);
        for (int i = 0; i < decision.withheld().size(); i++) {
            items.check(decision, i, context, findings);
        }
        checkDeferredBalance(decision, context, findings);
        new WordingRules(context, findings).check(decision);
        return findings.all();
    }

    /**
     * Sentences that stand word for word in another case. They may be standing phrases, so they are pointed out; where one
     * gives harm and speaks neither of this item nor of this question, it belongs to the other case and stops the decision.
     *
     * @param known normalised sentences, as {@link Passages#of(String)} gives them, each with the reference of the
     *     other case that has it
     */
    public List<Finding> borrowed(Decision decision, DecisionContext context, Map<String, String> known) {
        Findings findings = new Findings();
        new WordingRules(context, findings).borrowed(decision, known);
        return findings.all();
    }

    private void checkOutcome(Decision decision, DecisionContext context, Findings findings) {
        switch (decision.outcome()) {
            case DISCLOSE -> checkDisclosed(decision, findings);
            case DISCLOSE_IN_PART -> {
                checkDisclosed(decision, findings);
                needsItems(decision, findings);
            }
            case WITHHOLD -> {
                needsItems(decision, findings);
                if (!blank(decision.answer())) {
                    findings.warn(
                            "G6",
                            "FOIA s1(1)(b)",
                            "/answer",
                            "There is an answer although everything is withheld. If it gives part of the information, choose "
                                    + "\"disclose in part\".");
                }
            }
            case NOT_HELD -> checkNotHeld(decision, context, findings);
            case OTHERWISE_ACCESSIBLE -> checkOtherwiseAccessible(decision, context, findings);
            case NEITHER_CONFIRM_NOR_DENY -> checkNeither(decision, context, findings);
            case COST_LIMIT, VEXATIOUS, REPEATED -> new RequestRefusalRules(context, findings).check(decision);
        }
        if (decision.feeCharged() && context.regime() == Family.EIR) {
            findings.block(
                    "X11",
                    "FOIA s39, EIR reg 8",
                    "/feeCharged",
                    "Section 9 is no part of the Regulations. A charge under regulation 8 has to be on the published schedule;"
                            + " take the fee out.");
        }
        if (decision.feeCharged() && !decision.outcome().gives()) {
            findings.block(
                    "L2",
                    "FOIA s9, SI 2004/3244 reg 6",
                    "/feeCharged",
                    "A fee pays for giving information, and this outcome gives none. Take the fee out.");
        }
        if (!decision.withheld().isEmpty()
                && !decision.outcome().withholdsItems()
                && decision.outcome() != Outcome.NEITHER_CONFIRM_NOR_DENY) {
            findings.block(
                    "G6",
                    "FOIA s1(1)",
                    "/withheld",
                    "Items are listed as withheld, but the outcome withholds nothing. Take them out, or choose \"disclose in "
                            + "part\" or \"withhold\".");
        }
    }

    private void checkDisclosed(Decision decision, Findings findings) {
        String answer = decision.answer();
        if (findings.blockBlank(
                answer,
                "D2",
                "FOIA s1(1)(b)",
                "/answer",
                "Give the information that is disclosed, or say what is attached.")) {
            return;
        }
        // A document that is named but not given leaves the applicant without the information. Either it comes with the
        // letter, or the letter says where it is; if it was public before, the answer is a refusal under section 21.
        if (POINTS_ELSEWHERE.matcher(answer).find()
                && !hasLink(answer)
                && !COMES_WITH_THE_LETTER.matcher(answer).find()) {
            findings.block(
                    "D6",
                    "FOIA s1(1)(b), s21",
                    "/answer",
                    "The answer points to a publication without saying where it is. Add the link, attach it, or choose "
                            + "\"otherwise accessible\" and give its location.");
        }
    }

    private void needsItems(Decision decision, Findings findings) {
        if (decision.withheld().isEmpty()) {
            findings.block(
                    "E1",
                    "FOIA s17(1)",
                    "/withheld",
                    "Say what is withheld: list at least one item with its exemption, or choose another outcome.");
        }
    }

    private void checkNotHeld(Decision decision, DecisionContext context, Findings findings) {
        String answer = decision.answer();
        if (findings.blockBlank(
                answer,
                "J1",
                "FOIA s1(1)(a)",
                "/answer",
                "Explain why the information is not held: what was searched, or why it is not recorded.")) {
            return;
        }
        // Under the Regulations "not held" is itself an exception (reg 12(4)(a)) and the answer is a refusal.
        if (context.regime() == Family.FOIA && EXEMPT_WORDING.matcher(answer).find()) {
            findings.block(
                    "J2",
                    "FOIA s1(1)(a), s17",
                    "/answer",
                    "Information that is not held cannot be exempt, withheld or refused. Say only that it is not held and why.");
        }
    }

    private void checkOtherwiseAccessible(Decision decision, DecisionContext context, Findings findings) {
        boolean act = context.regime() == Family.FOIA;
        String law = act ? "FOIA s21(1)" : "EIR reg 6(1)(b)";
        String location = decision.location();
        if (findings.blockBlank(
                location,
                act ? "X9" : "K2",
                law,
                "/location",
                "Give the link, or the exact route by which this applicant can get the information.")) {
            return;
        }
        if (location.lines()
                .noneMatch(line -> hasLink(line) || ROUTE.matcher(line).find())) {
            findings.block(
                    "K2",
                    law,
                    "/location",
                    "The location names a publication but not where it is. Give its link, or say where to go, whom to ask or "
                            + "what to order.");
        }
        checkLinks(location, "K3", law, "/location", findings);
    }

    /** Each link is one that the applicant can follow. */
    static void checkLinks(String text, String rule, String law, String where, Findings findings) {
        for (String link : Links.of(text)) {
            Links.fault(link)
                    .ifPresent(fault -> findings.block(
                            rule,
                            law,
                            where,
                            "The link " + link + " " + fault
                                    + ", so this applicant cannot get the information there. Correct"
                                    + " it, or give another route."));
        }
    }

    private void checkNeither(Decision decision, DecisionContext context, Findings findings) {
        if (decision.withheld().size() != 1) {
            findings.block(
                    "I2",
                    "FOIA s17(1)",
                    "/withheld",
                    "Record exactly one item: the provisions that remove the duty to confirm or deny, with their one balance.");
        }
        refuseBeside(decision.answer(), "/answer", findings);
        refuseBeside(decision.location(), "/location", findings);
        refuseBeside(decision.likelyHolder(), "/likelyHolder", findings);
        if (context.confirmedHeldElsewhere()) {
            findings.block(
                    "X10",
                    "FOIA s1(1)(a), s2(1)",
                    "/outcome",
                    "The same letter confirms elsewhere that this information is held. Decide on its content instead, or make "
                            + "the two answers consistent.");
        }
    }

    /** Anything said beside a refusal to confirm or deny tells whether the information exists. */
    private void refuseBeside(String text, String where, Findings findings) {
        if (!blank(text)) {
            findings.block(
                    "I6",
                    "FOIA s1(1)(a), s2(1)",
                    where,
                    "A refusal to confirm or deny gives nothing else, since that would tell whether the information is held. "
                            + "Empty this field.");
        }
    }

    /** s10(3): time for the balance can be taken only where a qualified exemption needs one. */
    private void checkDeferredBalance(Decision decision, DecisionContext context, Findings findings) {
        if (context.balanceDeferred() && !decision.needsPublicInterestTest(context.authority())) {
            findings.block(
                    "X6",
                    "FOIA s10(3)",
                    "/withheld",
                    "More time for the public interest test needs a qualified exemption, and none is recorded. Answer within "
                            + "the ordinary time.");
        }
    }

    private static boolean hasLink(String text) {
        return LINK.matcher(text).find();
    }
}
