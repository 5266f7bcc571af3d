package org.foicasework.exemption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.foicasework.exemption.PublicInterestTest.Conclusion;

/** Good decisions to start from; each test breaks one thing. The first is the question on camera distances of the seed case. */
public final class SampleDecisions {

    public static final String QUESTION =
            "Over what distance can the live facial recognition cameras recognise a person, at the least and at the most?";

    private SampleDecisions() {}

    public static DecisionContext context() {
        return DecisionContext.of(QUESTION, Family.FOIA, AuthorityClass.POLICE, LocalDate.of(2022, 8, 15));
    }

    public static DecisionContext eirContext() {
        return DecisionContext.of(
                "How much fuel did the helicopter burn on each flight?",
                Family.EIR,
                AuthorityClass.POLICE,
                LocalDate.of(2026, 6, 19));
    }

    /** Withheld under section 31(1)(a) and (b). */
    public static Decision withheld() {
        return withholding(new WithheldItem(
                "The shortest and the longest distance at which the cameras recognise a face",
                List.of(
                        prejudice(
                                "s31(1)(a)",
                                "Publishing the recognition distances would be likely to let people who plan offences pass a "
                                        + "camera without being recognised, so that crime at protected events goes unnoticed.",
                                "People attending events that the cameras protect, and the wider public",
                                "Whoever knows the distances can keep outside them; a release under the Act is a release to the "
                                        + "world."),
                        prejudice(
                                "s31(1)(b)",
                                "Wanted persons would be likely to stay out of the range of a camera, and officers would then be "
                                        + "likely to miss an arrest that recognition makes possible.",
                                "Victims of offences whose suspects remain at large",
                                "A suspect on a watchlist who knows the distances can plan a route around each camera.")),
                balance(),
                false));
    }

    public static PublicInterestTest balance() {
        return new PublicInterestTest(
                List.of(
                        "The public can judge better how intrusive the cameras are when it knows their reach.",
                        "Openness about new technology helps trust in policing."),
                List.of("The cameras lose their use for finding wanted persons once their reach is known."),
                "Debate on the technology is served by the published policy and by the figures of each deployment; the reach "
                        + "itself adds little to it and gives much to those who want to evade the cameras. The public interest "
                        + "in maintaining the exemption is the greater.",
                Conclusion.MAINTAIN);
    }

    /** Neither confirmed nor denied under sections 23(5) and 31(3). */
    public static Decision neither() {
        return new Decision(
                Outcome.NEITHER_CONFIRM_NOR_DENY,
                null,
                null,
                null,
                List.of(new WithheldItem(
                        "Whether any information is held about facial recognition cameras at a named address",
                        List.of(
                                classBased(
                                        "s23(5)",
                                        "Confirming or denying would itself relate to a body that deals with security matters."),
                                prejudice(
                                        "s31(3)",
                                        "Confirming or denying would be likely to tell offenders where facial recognition is in "
                                                + "use.",
                                        "The public in that area",
                                        "A pattern of answers over many places maps the use of the technology.")),
                        new PublicInterestTest(
                                List.of("Confirming or denying would inform the debate on where cameras are used."),
                                List.of("Confirming or denying place by place would draw a map of their use."),
                                "The public interest in not mapping the use outweighs that in confirming or denying.",
                                Conclusion.MAINTAIN),
                        false)),
                null,
                false);
    }

    public static Decision disclosed() {
        return new Decision(
                Outcome.DISCLOSE, "There were six deployments in 2022.", null, null, List.of(), null, false);
    }

    public static Decision notHeld() {
        return new Decision(
                Outcome.NOT_HELD,
                "The cost of a single deployment is not recorded: officers' time is not booked to deployments.",
                null,
                null,
                List.of(),
                null,
                false);
    }

    public static Decision otherwiseAccessible() {
        return new Decision(
                Outcome.OTHERWISE_ACCESSIBLE,
                null,
                "Practice on watchlists: https://www.example.org/watchlists",
                null,
                List.of(),
                null,
                false);
    }

    public static Decision withholding(WithheldItem item) {
        return new Decision(Outcome.WITHHOLD, null, null, null, List.of(item), null, false);
    }

    /** One item withheld under these claims, with or without a balance. */
    public static Decision withholding(PublicInterestTest test, ExemptionClaim... claims) {
        return withholding(
                new WithheldItem("The distances at which the cameras recognise a face", List.of(claims), test, false));
    }

    public static ExemptionClaim prejudice(String limb, String harm, String toWhom, String causalLink) {
        return new ExemptionClaim(
                limb, new PrejudiceTest(Likelihood.WOULD_BE_LIKELY, harm, toWhom, causalLink), null, Map.of());
    }

    public static ExemptionClaim prejudice(String limb) {
        return withheld().withheld().get(0).claims().get(0).limb().equals(limb)
                ? withheld().withheld().get(0).claims().get(0)
                : new ExemptionClaim(
                        limb, withheld().withheld().get(0).claims().get(0).prejudice(), null, Map.of());
    }

    public static ExemptionClaim classBased(String limb, String why) {
        return new ExemptionClaim(limb, null, why, Map.of());
    }

    public static ExemptionClaim classBased(String limb, Map<String, String> particulars) {
        return new ExemptionClaim(limb, null, "The camera distances stand in such a document only.", particulars);
    }

    static Decision item(Decision decision, UnaryOperator<WithheldItem> change) {
        List<WithheldItem> items = new ArrayList<>(decision.withheld());
        items.set(0, change.apply(items.get(0)));
        return new Decision(
                decision.outcome(),
                decision.answer(),
                decision.location(),
                decision.likelyHolder(),
                items,
                decision.adviceAndAssistance(),
                decision.maskingInTheAlternative());
    }

    static Decision claim(Decision decision, int index, UnaryOperator<ExemptionClaim> change) {
        return item(decision, item -> {
            List<ExemptionClaim> claims = new ArrayList<>(item.claims());
            claims.set(index, change.apply(claims.get(index)));
            return new WithheldItem(item.description(), claims, item.publicInterest(), item.reasonWouldReveal());
        });
    }

    static Decision harm(Decision decision, int index, String harm) {
        return claim(
                decision,
                index,
                claim -> new ExemptionClaim(
                        claim.limb(),
                        new PrejudiceTest(
                                claim.prejudice().likelihood(),
                                harm,
                                claim.prejudice().toWhom(),
                                claim.prejudice().causalLink()),
                        claim.whyItApplies(),
                        claim.particulars()));
    }

    static Decision test(Decision decision, PublicInterestTest test) {
        return item(
                decision, item -> new WithheldItem(item.description(), item.claims(), test, item.reasonWouldReveal()));
    }

    static Decision weighing(Decision decision, String weighing) {
        return item(decision, item -> {
            PublicInterestTest test = item.publicInterest();
            return new WithheldItem(
                    item.description(),
                    item.claims(),
                    new PublicInterestTest(
                            test.factorsForDisclosure(), test.factorsForMaintaining(), weighing, test.conclusion()),
                    item.reasonWouldReveal());
        });
    }
}
