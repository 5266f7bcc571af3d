package org.foicasework.exemption;

import static org.foicasework.exemption.Texts.blank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the words fit what is decided: no word of confirming or denying where content is refused, none of content where
 * confirming is refused, harm about this information, harm for each limb, and the likelihood that was recorded.
 */
final class WordingRules {

    private static final Pattern CONFIRM_OR_DENY = Pattern.compile(
            "\\bneither\\s+confirm|\\bconfirm(ation|ing|s|ed)?\\s+(or|nor|and/or)\\s+(to\\s+)?(den(y|ial|ying|ies|ied)\\b|otherwise\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT_CONFIRMING =
            Pattern.compile("\\b(confirm\\w*|den(y|ial|ying)|whether|existence)\\b", Pattern.CASE_INSENSITIVE);

    /** What tells that information exists or does not, or speaks of releasing it. */
    private static final Pattern ABOUT_CONTENT = Pattern.compile(
            "\\b(we|it|the (force|council|authority|department|trust)) (do |does |did )?(not )?(hold|holds|held|located|found)\\b"
                    + "|\\b(is|are|was|were) (not )?held\\b"
                    + "|\\bwithh(eld|old|olding)\\b"
                    + "|\\b(disclos|releas|publish)(e|es|ed|ing|ure)?( of)? (the|this|these|that|those) (requested )?"
                    + "(information|data|document|record|figure|detail|list|report)s?\\b",
            Pattern.CASE_INSENSITIVE);

    /** A sentence with one of these supposes that information is held and does not say so. */
    private static final Pattern LEFT_OPEN =
            Pattern.compile("\\b(whether|if|confirm\\w*|den(y|ial|ying))\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONFIRMATION_OF = Pattern.compile(
            "\\b(confirmation (of|that|about|as to)|confirming (what|that|the|which))\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern THIS_CASE =
            Pattern.compile("\\bin this (case|instance|matter|request)\\b", Pattern.CASE_INSENSITIVE);

    /** "Likely" as a degree of probability, not as in "more likely to become victims". */
    private static final Pattern LIKELY =
            Pattern.compile("(?<!\\bmore )(?<!\\bless )(?<!\\bmost )\\blikely\\b", Pattern.CASE_INSENSITIVE);

    /** "Would" or "will" without "likely" after it. */
    private static final Pattern CERTAIN =
            Pattern.compile("\\b(would|will)\\b(?!(\\s+\\w+){0,3}?\\s+likely\\b)", Pattern.CASE_INSENSITIVE);

    /** The same before a verb of harm or help: the sentence claims the higher likelihood. */
    private static final Pattern CERTAIN_HARM = Pattern.compile(
            "\\b(would|will)\\s+(?!likely\\b)(also\\s+|then\\s+|thus\\s+|\\w+ly\\s+)?(assist|enable|help|allow|prejudice|harm|endanger"
                    + "|inhibit|affect|cause|disrupt|undermine|compromise|damage|lead|result|reduce|weaken|increase|put|place"
                    + "|hinder|hamper|impede|impair|jeopardise|threaten|defeat|destroy"
                    + "|have\\s+(an?|the|serious|adverse|negative|grave|significant|implications)|be\\s+(harm|detriment|prejudic)\\w+)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MERELY_POSSIBLE =
            Pattern.compile("\\b(could|may|might|possibly|potentially)\\b", Pattern.CASE_INSENSITIVE);

    /** Two reasons with nine of ten significant words in common are one reason written twice. */
    private static final double SAME_REASON = 0.9;

    private final DecisionContext context;
    private final Findings findings;

    WordingRules(DecisionContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(Decision decision) {
        if (decision.neitherConfirmsNorDenies()) {
            Texts.of(decision).forEach(this::checkContentWording);
        } else {
            Texts.of(decision).forEach(this::checkConfirmWording);
        }
        for (int i = 0; i < decision.withheld().size(); i++) {
            checkItem(decision, decision.withheld().get(i), "/withheld/" + i);
        }
    }

    /** X10: a letter that confirms holding the information cannot refuse to confirm. */
    private void checkConfirmWording(String where, String text) {
        Matcher found = CONFIRM_OR_DENY.matcher(text);
        if (found.find()) {
            findings.block(
                    "X10",
                    "FOIA s1(1)(a), s2(1)",
                    where,
                    "\"" + found.group()
                            + "\" belongs to a refusal to confirm or deny, but this answer says whether the "
                            + "information is held. Write about disclosing it instead.");
        }
    }

    /** I6: a refusal to confirm or deny cannot speak as if the information existed, or did not. */
    private void checkContentWording(String where, String text) {
        for (String sentence : sentences(text)) {
            Matcher found = ABOUT_CONTENT.matcher(sentence);
            if (found.find() && !LEFT_OPEN.matcher(sentence).find()) {
                findings.block(
                        "X10",
                        "FOIA s1(1)(a), s2(1)",
                        where,
                        "\"" + found.group()
                                + "\" tells whether the information is held, or speaks of its content. Write about "
                                + "confirming or denying instead.");
                return;
            }
        }
    }

    private void checkItem(Decision decision, WithheldItem item, String where) {
        Set<String> topic = topic(item);
        if (topic.isEmpty() && !blank(item.description())) {
            findings.warn(
                    "E1",
                    "FOIA s17(1)",
                    where + "/description",
                    "Neither the question nor this description says what the information is about. Describe it more closely.");
        }
        for (int i = 0; i < item.claims().size(); i++) {
            checkClaim(decision, item.claims().get(i), topic, where + "/claims/" + i);
        }
        checkEachLimbHasItsOwnReason(decision, item, where);
        PublicInterestTest test = item.publicInterest();
        if (decision.neitherConfirmsNorDenies() && test != null && !test.saysNothing()) {
            checkBalanceIsAboutConfirming(test, where + "/publicInterest");
        }
        if (!decision.neitherConfirmsNorDenies() && test != null && test.weighing() != null) {
            checkConfirmationOf(test.weighing(), topic, where + "/publicInterest/weighing");
        }
    }

    private void checkClaim(Decision decision, ExemptionClaim claim, Set<String> topic, String where) {
        PrejudiceTest test = claim.prejudice();
        if (test == null) {
            return;
        }
        String harmAt = where + "/prejudice/harm";
        if (!blank(test.harm())) {
            if (!topic.isEmpty() && !SignificantWords.shared(test.harm(), topic)) {
                findings.block(
                        "E4",
                        reasons(),
                        harmAt,
                        "The harm does not speak about this information. Say what disclosing it would do, with the words of the "
                                + "question or of the item.");
            } else if (!decision.neitherConfirmsNorDenies()) {
                checkConfirmationOf(test.harm(), topic, harmAt);
            }
            warnOfForeignSentences(test.harm(), topic, harmAt);
            checkLikelihood(test.likelihood(), test.harm(), harmAt, true);
        }
        if (!blank(test.causalLink())) {
            String linkAt = where + "/prejudice/causalLink";
            if (!decision.neitherConfirmsNorDenies()) {
                checkConfirmationOf(test.causalLink(), topic, linkAt);
            }
            warnOfForeignSentences(test.causalLink(), topic, linkAt);
            checkLikelihood(test.likelihood(), test.causalLink(), linkAt, false);
        }
    }

    /**
     * A content refusal that argues from confirming something which neither the item nor the question mentions has taken
     * that sentence from another case.
     */
    private void checkConfirmationOf(String text, Set<String> topic, String where) {
        for (String sentence : sentences(text)) {
            if (!topic.isEmpty()
                    && CONFIRMATION_OF.matcher(sentence).find()
                    && !SignificantWords.shared(sentence, topic)) {
                findings.block(
                        "E4",
                        reasons(),
                        where,
                        "This sentence argues from confirming something else than this information: \""
                                + sentence.strip() + "\" Take it out or write about this information.");
                return;
            }
        }
    }

    private void warnOfForeignSentences(String text, Set<String> topic, String where) {
        for (String sentence : sentences(text)) {
            if (!topic.isEmpty() && THIS_CASE.matcher(sentence).find() && !SignificantWords.shared(sentence, topic)) {
                findings.warn(
                        "E4",
                        reasons(),
                        where,
                        "This sentence speaks of this case but not of this information: \"" + sentence.strip() + "\"");
            }
        }
    }

    /**
     * X12: one limb of the likelihood, and the recorded one.
     *
     * <p>The record holds exactly one likelihood, and the notice says it. Harm text that claims the other one contradicts
     * the notice it stands in, so it stops the decision: "likely" where "would" is recorded; and, where "would be likely" is
     * recorded, "would" before a verb of harm ("would assist"), or "would" with no "likely" anywhere. The remaining mixtures
     * ("would be likely to let offenders stand where they would not be recognised") are ordinary English: a warning, as
     * are "could" and "may", which claim neither limb, and anything in the causal link, which tells how and not how likely.
     */
    private void checkLikelihood(Likelihood recorded, String text, String where, boolean isHarm) {
        if (recorded == null) {
            return;
        }
        boolean likely = LIKELY.matcher(text).find();
        boolean certain = CERTAIN.matcher(text).find();
        boolean contradicts =
                switch (recorded) {
                    case WOULD -> likely;
                    case WOULD_BE_LIKELY -> CERTAIN_HARM.matcher(text).find() || certain && !likely;
                };
        boolean mixed = likely && certain;
        String law = reasons() + "; Hogan v Information Commissioner, EA/2005/0026";
        if (contradicts && isHarm) {
            findings.block(
                    "X12",
                    law,
                    where,
                    "The likelihood recorded is \"" + recorded.words() + "\", but the text claims \""
                            + other(recorded).words() + "\". Write \"" + recorded.words()
                            + "\" throughout, or change the likelihood.");
        } else if (contradicts || mixed) {
            findings.warn(
                    "X12",
                    law,
                    where,
                    "\"Would\" and \"would be likely\" are mixed. Make sure that only \"" + recorded.words()
                            + "\" is said of the harm.");
        } else if (isHarm && MERELY_POSSIBLE.matcher(text).find()) {
            findings.warn(
                    "X12",
                    law,
                    where,
                    "\"Could\" and \"may\" claim less than the Act asks for. Write \"" + recorded.words() + "\".");
        }
    }

    private static Likelihood other(Likelihood likelihood) {
        return likelihood == Likelihood.WOULD ? Likelihood.WOULD_BE_LIKELY : Likelihood.WOULD;
    }

    /** E3: s17(1)(c) asks why <em>the</em> exemption applies, so each limb has a reason of its own. */
    private void checkEachLimbHasItsOwnReason(Decision decision, WithheldItem item, String where) {
        List<String> harms = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < item.claims().size(); i++) {
            ExemptionClaim claim = item.claims().get(i);
            String at = where + "/claims/" + i;
            String harm = claim.prejudice() == null ? null : claim.prejudice().harm();
            if (!blank(harm)) {
                if (harms.stream().anyMatch(earlier -> same(earlier, harm))) {
                    findings.block(
                            "E3",
                            reasons(),
                            at + "/prejudice/harm",
                            "This harm is the same as for another limb of this item. Say for each limb what harm it guards "
                                    + "against, or take out the limb that adds nothing.");
                }
                harms.add(harm);
            }
            // The reason for a class may rightly be the same: one fact can put information in two classes.
            String why = claim.whyItApplies();
            if (!blank(why) && !decision.maskingInTheAlternative()) {
                if (classes.stream().anyMatch(earlier -> same(earlier, why))) {
                    findings.warn(
                            "E3",
                            reasons(),
                            at + "/whyItApplies",
                            "This reason is the same as for another limb of this item. Check that it fits both.");
                }
                classes.add(why);
            }
        }
    }

    private static boolean same(String one, String other) {
        if (Passages.normalised(one).equals(Passages.normalised(other))) {
            return true;
        }
        Set<String> shared = new HashSet<>(SignificantWords.all(one));
        Set<String> either = new HashSet<>(shared);
        either.addAll(SignificantWords.all(other));
        shared.retainAll(SignificantWords.all(other));
        return shared.size() >= SAME_REASON * either.size();
    }

    /** I4: the balance of s2(1)(b) is about disclosing whether the information is held. */
    private void checkBalanceIsAboutConfirming(PublicInterestTest test, String where) {
        String all = String.join(" ", test.factorsForDisclosure())
                + " "
                + String.join(" ", test.factorsForMaintaining())
                + " "
                + (test.weighing() == null ? "" : test.weighing());
        if (!ABOUT_CONFIRMING.matcher(all).find()) {
            findings.block(
                    "I4",
                    "FOIA s2(1)(b), s17(3)(a)",
                    where,
                    "The balance has to be about confirming or denying that the information is held, not about its content.");
        }
    }

    void borrowed(Decision decision, Map<String, String> known) {
        Texts.reasons(decision).forEach((where, text) -> {
            Set<String> topic = topic(decision.withheld().get(itemOf(where)));
            for (String sentence : Passages.of(text)) {
                String other = known.get(sentence);
                if (other == null) {
                    continue;
                }
                // The same people may be harmed in many cases; how they are harmed is a matter of each.
                boolean harm = where.contains("/prejudice/") && !where.endsWith("/toWhom");
                if (harm && !topic.isEmpty() && !SignificantWords.shared(sentence, topic)) {
                    findings.block(
                            "E4",
                            reasons(),
                            where,
                            "This sentence stands word for word in " + other
                                    + " and does not speak about this information: \"" + sentence
                                    + "\". Write the harm that disclosing this information does.");
                } else {
                    findings.warn(
                            "E4",
                            reasons(),
                            where,
                            "This sentence stands word for word in " + other + ": \"" + sentence
                                    + "\". Check that it fits this case.");
                }
            }
        });
    }

    /** The duty to say why: s17(1)(c) of the Act, regulation 14(3) of the Regulations. */
    private String reasons() {
        return context.regime() == Family.EIR ? "EIR reg 14(3)" : "FOIA s17(1)(c)";
    }

    private static int itemOf(String where) {
        return Integer.parseInt(where.split("/")[2]);
    }

    private Set<String> topic(WithheldItem item) {
        Set<String> topic = SignificantWords.of(item.description());
        topic.addAll(SignificantWords.of(context.question()));
        return topic;
    }

    private static String[] sentences(String text) {
        return text.split("(?<=[.!?;])\\s+|\\R");
    }
}
