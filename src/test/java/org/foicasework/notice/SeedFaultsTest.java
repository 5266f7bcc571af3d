package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.Likelihood;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.WithheldItem;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/**
 * A published answer about live facial recognition cameras has ten faults. A letter with the same facts and none of them
 * may leave; with any of them it may not.
 */
class SeedFaultsTest {

    @Test
    void theLetterWithoutTheFaultsLeavesWithEveryFact() {
        RenderedNotice rendered = Letters.RENDERER.render(Letters.response());

        assertThat(Letters.CHECKLIST.check(Letters.response(), rendered)).isEmpty();
        assertThat(Jsoup.parse(rendered.html()).text())
                .contains(
                        "01.FOI.22.025506",
                        "16 August 2022",
                        "spent convictions are included on LFR watchlists",
                        "On 25 July 2022 you replaced an earlier wording (Request 2)",
                        "refusal notice under section 17",
                        "Section 31(1)(a) (Law enforcement)",
                        "Section 31(1)(b) (Law enforcement)",
                        "would be likely to prejudice the prevention or detection of crime",
                        "would be likely to prejudice the apprehension or prosecution of offenders",
                        "College of Policing",
                        "We do not record what a deployment costs",
                        "40 working days",
                        "section 50",
                        "Information Commissioner",
                        "Wilmslow");
    }

    @Test
    void fault1WordsOfConfirmationOrDenialInARefusalOfContent() {
        assertThat(blocked(item(
                        Letters.distances().claims(),
                        balance(
                                Letters.distances().publicInterest().factorsForDisclosure(),
                                "The balance therefore does not favour a confirmation or denial statement about the"
                                        + " distances at this time."))))
                .contains("X10");
    }

    @Test
    void fault1AlsoWhereTheTemplateSaysIt() {
        NoticeRenderer renderer = Letters.withTemplate(
                "answer",
                text -> text.replace(
                        "we withhold it for the reasons set out below.",
                        "we withhold it; the balance favours neither confirming nor denying."));
        assertThat(Letters.CHECKLIST.check(Letters.response(), renderer.render(Letters.response())))
                .filteredOn(Finding::blocks)
                .extracting(Finding::rule)
                .contains("X10");
    }

    @Test
    void fault2HarmThatBelongsToAnotherCase() {
        assertThat(blocked(harm(harm -> harm + " Confirmation of which software and servers are in operation puts the"
                        + " network at risk.")))
                .contains("E4");
    }

    @Test
    void fault3NoFactorForDisclosure() {
        assertThat(blocked(item(
                        Letters.distances().claims(),
                        balance(List.of(), "These negatives outweigh any tangible community benefit."))))
                .contains("E5");
    }

    @Test
    void fault4NeverSaysThatTheInformationIsHeld() {
        NoticeRenderer renderer = Letters.withTemplate(
                "answer", text -> text.replaceAll("<p data-statutory=\"G6\">We confirm[^<]*</p>", ""));
        assertThat(Letters.CHECKLIST.check(Letters.response(), renderer.render(Letters.response())))
                .filteredOn(Finding::blocks)
                .extracting(Finding::rule)
                .contains("G6");
    }

    @Test
    void fault5NoRightsOfComplaint() {
        NoticeRenderer renderer = Letters.withTemplate("response", text -> text.replace("{{> complaint-rights}}", ""));
        assertThat(Letters.CHECKLIST.check(Letters.response(), renderer.render(Letters.response())))
                .filteredOn(Finding::blocks)
                .extracting(Finding::rule)
                .contains("E8", "E9");
    }

    @Test
    void fault6NoDate() {
        Response response = Letters.response();
        assertThat(blocked(new Response(
                        response.heading().dated(null),
                        response.regime(),
                        response.receivedOn(),
                        response.questions(),
                        null,
                        null,
                        null)))
                .contains("G1");
    }

    @Test
    void fault7PublishedDocumentsNamedWithoutTheirPlace() {
        AnsweredQuestion question = Letters.spentConvictions();
        assertThat(blocked(Letters.respond(new AnsweredQuestion(
                        question.label(),
                        question.wording(),
                        List.of(),
                        new Decision(
                                Outcome.DISCLOSE,
                                "The published guidance of the College of Policing provides an outline of who is placed"
                                        + " on a watchlist.",
                                null,
                                null,
                                List.of(),
                                null,
                                false),
                        List.of(),
                        question.dueOn()))))
                .contains("D6");
    }

    @Test
    void fault8OneParagraphOfHarmForTwoLimbs() {
        String harm = Letters.distances().claims().get(0).prejudice().harm();
        assertThat(blocked(harm(ignored -> harm))).contains("E3");
    }

    @Test
    void fault9WouldAndWouldBeLikelyMixed() {
        assertThat(blocked(harm(harm -> harm + " This would assist offenders and would be likely to cause harm.")))
                .contains("X12");
    }

    @Test
    void fault10ReplacedWordsShownAsIfTheyStillStood() {
        AnsweredQuestion old = new AnsweredQuestion(
                "Request 2",
                Letters.redefined().wording(),
                List.of(),
                Letters.spentConvictions().decision(),
                List.of(),
                Letters.DISPATCH);
        assertThat(blocked(Letters.respond(
                        Letters.spentConvictions(), old, Letters.cameraDistance(), Letters.deploymentCost())))
                .contains("G3");
    }

    @Test
    void fault10AlsoWhereTheTemplateLeavesOutThatTheyAreReplaced() {
        NoticeRenderer renderer = Letters.withTemplate(
                "response",
                text -> text.replace(
                        "On {{replacedOn}} you replaced an earlier wording ({{label}}) with these words. We have not answered"
                                + " the earlier wording, which was:",
                        "{{label}}"));
        assertThat(Letters.CHECKLIST.check(Letters.response(), renderer.render(Letters.response())))
                .filteredOn(Finding::blocks)
                .extracting(Finding::rule)
                .contains("G3");
    }

    private static List<String> blocked(Response response) {
        return Letters.CHECKLIST.check(response, Letters.RENDERER.render(response)).stream()
                .filter(Finding::blocks)
                .map(Finding::rule)
                .toList();
    }

    private static PublicInterestTest balance(List<String> factorsForDisclosure, String weighing) {
        return new PublicInterestTest(
                factorsForDisclosure,
                Letters.distances().publicInterest().factorsForMaintaining(),
                weighing,
                PublicInterestTest.Conclusion.MAINTAIN);
    }

    /** The letter with other words for the harm to the second limb. */
    private static Response harm(UnaryOperator<String> change) {
        List<ExemptionClaim> claims = Letters.distances().claims();
        PrejudiceTest test = claims.get(1).prejudice();
        return item(
                List.of(
                        claims.get(0),
                        new ExemptionClaim(
                                claims.get(1).limb(),
                                new PrejudiceTest(
                                        Likelihood.WOULD_BE_LIKELY,
                                        change.apply(test.harm()),
                                        test.toWhom(),
                                        test.causalLink()),
                                null,
                                Map.of())),
                Letters.distances().publicInterest());
    }

    private static Response item(List<ExemptionClaim> claims, PublicInterestTest balance) {
        AnsweredQuestion question = Letters.cameraDistance();
        WithheldItem item = new WithheldItem(Letters.distances().description(), claims, balance, false);
        return Letters.respond(
                Letters.spentConvictions(),
                new AnsweredQuestion(
                        question.label(),
                        question.wording(),
                        question.replaced(),
                        new Decision(Outcome.WITHHOLD, null, null, null, List.of(item), null, false),
                        List.of(),
                        question.dueOn()),
                Letters.deploymentCost());
    }
}
