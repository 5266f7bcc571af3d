package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.exemption.CostEstimateTest.decision;
import static org.foicasework.exemption.CostEstimateTest.estimate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.foicasework.exemption.CostEstimate.Activity;
import org.foicasework.exemption.CostEstimate.Aggregation;
import org.foicasework.exemption.CostEstimate.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRefusalRulesTest {

    private static final VexatiousGrounds GROUNDS = new VexatiousGrounds(
            "Fourteen requests in six months.",
            "To reopen a closed complaint.",
            "Little.",
            "None.",
            null,
            "It is the fourteenth request on a closed matter.");
    private static final RepeatedRequest AGAIN = new RepeatedRequest(
            "01.FOI.24.000001", LocalDate.of(2024, 7, 1), "Both ask for the same.", "Counted once a year.");

    private final DecisionRules rules = new DecisionRules(ExemptionCatalogue.standard());

    private List<String> found(Decision decision, Finding.Severity severity) {
        DecisionContext context = DecisionContext.of(
                "How long was each person held in custody?",
                Family.FOIA,
                AuthorityClass.POLICE,
                LocalDate.of(2024, 9, 2));
        return rules.check(decision, context).stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.rule() + " " + finding.where().replace("/requestRefusal", ""))
                .toList();
    }

    private List<String> stopped(Decision decision) {
        return found(decision, Finding.Severity.BLOCK);
    }

    private static Decision refused(Outcome outcome, RequestRefusal refusal) {
        return new Decision(outcome, null, null, null, List.of(), null, false).withRequestRefusal(refusal, null);
    }

    @Test
    void completeRefusalsPass() {
        assertThat(stopped(decision(estimate(12_000, "6", null)))).isEmpty();
        assertThat(stopped(refused(Outcome.VEXATIOUS, RequestRefusal.of(GROUNDS))))
                .isEmpty();
        assertThat(stopped(refused(Outcome.REPEATED, RequestRefusal.of(AGAIN)))).isEmpty();
    }

    @Test
    void anEstimateThatDoesNotExceedTheLimitRefusesNothing() {
        assertThat(stopped(decision(estimate(180, "6", null)))).containsExactly("F3 /cost/work");
        assertThat(stopped(decision(estimate(181, "6", null)))).isEmpty();
    }

    @Test
    void aRefusalForItsCostNeedsAnEstimateAndAdvice() {
        assertThat(stopped(refused(Outcome.COST_LIMIT, null))).containsExactly("F3 /cost");
        assertThat(stopped(decision(estimate(12_000, "6", null))
                        .withRequestRefusal(RequestRefusal.of(estimate(12_000, "6", null)), " ")))
                .containsExactly("F4 /adviceAndAssistance");
    }

    @Test
    void everyFactOfTheEstimateIsNeeded() {
        CostEstimate empty = new CostEstimate(null, null, List.of(new Work(null, " ", 0, null)), null, 0, "", null);

        assertThat(stopped(decision(empty)))
                .containsExactly(
                        "F1 /cost/provision",
                        "F3 /cost/work/0/activity",
                        "F3 /cost/work/0/what",
                        "F3 /cost/work/0/records",
                        "F3 /cost/work/0/minutesEach",
                        "F3 /cost/sample",
                        "F3 /cost/estimatedBy",
                        "F2 /cost/receivedOn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Redacting names",
                "Reviewing for exemptions",
                "Consulting the suppliers",
                "Public interest test",
                "Drafting"
            })
    void onlyTheFourActivitiesCountHoweverTheOthersAreCalled(String what) {
        CostEstimate estimate = estimate(12_000, "6", null);
        CostEstimate other = new CostEstimate(
                estimate.provision(),
                estimate.receivedOn(),
                List.of(new Work(Activity.EXTRACTING, what, 12_000, BigDecimal.valueOf(6))),
                estimate.sample(),
                estimate.sampleSize(),
                estimate.estimatedBy(),
                null);

        assertThat(stopped(decision(other))).containsExactly("F3 /cost/work/0/what");
    }

    @Test
    void addingUpNeedsItsBasisAndWhatShowsIt() {
        assertThat(stopped(decision(estimate(12_000, "6", new Aggregation(null, null, null, List.of())))))
                .containsExactly(
                        "F6 /cost/aggregation/requests",
                        "F6 /cost/aggregation/basis",
                        "F6 /cost/aggregation/sameInformation");
        assertThat(stopped(decision(estimate(
                        12_000,
                        "6",
                        new Aggregation(
                                Aggregation.Basis.CONCERT_OR_CAMPAIGN,
                                "The same.",
                                null,
                                List.of(new Aggregation.Other(
                                        "01.FOI.24.000001", null, LocalDate.of(2024, 8, 1), BigDecimal.TEN)))))))
                .containsExactly("F6 /cost/aggregation/concert");
    }

    @Test
    void allFourThemesAreSetOut() {
        assertThat(stopped(refused(
                        Outcome.VEXATIOUS,
                        RequestRefusal.of(new VexatiousGrounds(null, " ", null, null, null, "Enough.")))))
                .containsExactly(
                        "H1 /vexatious/burden",
                        "H1 /vexatious/motive",
                        "H1 /vexatious/value",
                        "H1 /vexatious/distress");
        assertThat(stopped(refused(Outcome.VEXATIOUS, null))).containsExactly("H1 /vexatious");
    }

    @Test
    void anInsultIsPointedOutAndMissingReasonsAre() {
        assertThat(found(reasons("You are a vexatious person."), Finding.Severity.WARN))
                .containsExactly("H5 /vexatious/reasons");
        assertThat(found(reasons(null), Finding.Severity.WARN)).containsExactly("H6 /vexatious/reasons");
    }

    private static Decision reasons(String reasons) {
        return refused(
                Outcome.VEXATIOUS,
                RequestRefusal.of(new VexatiousGrounds("Much.", "Unclear.", "Little.", "None.", null, reasons)));
    }

    @Test
    void aRepeatedRequestNamesTheAnswerAndTheInterval() {
        assertThat(stopped(refused(Outcome.REPEATED, RequestRefusal.of(new RepeatedRequest(null, null, null, null)))))
                .containsExactly("H2 /repeated/earlierReference", "H2 /repeated/similarity", "H2 /repeated/interval");
    }

    @Test
    void noFurtherNoticeNeedsTheEarlierOneAndAReason() {
        assertThat(stopped(refused(
                        Outcome.VEXATIOUS, RequestRefusal.of(GROUNDS).without(new NoFurtherNotice(null, null, null)))))
                .containsExactly("H4 /noFurtherNotice/earlierReference", "H4 /noFurtherNotice/unreasonable");
    }

    @Test
    void theRegulationsKnowNoneOfThis() {
        DecisionContext eir = SampleDecisions.eirContext();

        assertThat(rules.check(decision(estimate(12_000, "6", null)), eir))
                .filteredOn(Finding::blocks)
                .extracting(Finding::rule)
                .containsExactly("X11");
    }

    @Test
    void aFeeIsChargedOnlyForInformationThatIsGiven() {
        assertThat(stopped(SampleDecisions.disclosed().withFee(true))).isEmpty();
        assertThat(stopped(SampleDecisions.notHeld().withFee(true))).containsExactly("L2 /feeCharged");
    }

    @Test
    void whatTheNoticeLeavesOpenIsNotConfirmedElsewhere() {
        CostEstimate complying = estimate(12_000, "6", null);
        CostEstimate confirming = new CostEstimate(
                CostEstimate.Provision.CONFIRMING_OR_DENYING,
                complying.receivedOn(),
                complying.work(),
                complying.sample(),
                complying.sampleSize(),
                complying.estimatedBy(),
                null);

        assertThat(decision(complying).confirmsHolding()).isTrue();
        assertThat(decision(confirming).confirmsHolding()).isFalse();
        assertThat(refused(Outcome.VEXATIOUS, RequestRefusal.of(GROUNDS)).confirmsHolding())
                .isFalse();
        assertThat(refused(Outcome.REPEATED, RequestRefusal.of(AGAIN)).confirmsHolding())
                .isFalse();
    }
}
