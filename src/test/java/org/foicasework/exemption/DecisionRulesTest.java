package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.foicasework.exemption.SampleDecisions.balance;
import static org.foicasework.exemption.SampleDecisions.claim;
import static org.foicasework.exemption.SampleDecisions.classBased;
import static org.foicasework.exemption.SampleDecisions.context;
import static org.foicasework.exemption.SampleDecisions.disclosed;
import static org.foicasework.exemption.SampleDecisions.eirContext;
import static org.foicasework.exemption.SampleDecisions.harm;
import static org.foicasework.exemption.SampleDecisions.item;
import static org.foicasework.exemption.SampleDecisions.neither;
import static org.foicasework.exemption.SampleDecisions.notHeld;
import static org.foicasework.exemption.SampleDecisions.otherwiseAccessible;
import static org.foicasework.exemption.SampleDecisions.prejudice;
import static org.foicasework.exemption.SampleDecisions.test;
import static org.foicasework.exemption.SampleDecisions.weighing;
import static org.foicasework.exemption.SampleDecisions.withheld;
import static org.foicasework.exemption.SampleDecisions.withholding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foicasework.exemption.PublicInterestTest.Conclusion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRulesTest {

    private final DecisionRules rules = new DecisionRules(ExemptionCatalogue.standard());

    private List<String> stopped(Decision decision, DecisionContext context) {
        return rules.check(decision, context).stream()
                .filter(Finding::blocks)
                .map(finding -> finding.rule() + " " + finding.where())
                .toList();
    }

    private List<String> stopped(Decision decision) {
        return stopped(decision, context());
    }

    private List<String> warned(Decision decision) {
        return rules.check(decision, context()).stream()
                .filter(finding -> !finding.blocks())
                .map(finding -> finding.rule() + " " + finding.where())
                .toList();
    }

    @Nested
    class GoodDecisionsPass {

        @Test
        void withheldUnderTwoLimbsWithOneBalance() {
            assertThat(rules.check(withheld(), context())).isEmpty();
        }

        @Test
        void neitherConfirmedNorDenied() {
            assertThat(rules.check(neither(), context())).isEmpty();
        }

        @Test
        void disclosedNotHeldAndOtherwiseAccessible() {
            assertThat(rules.check(disclosed(), context())).isEmpty();
            assertThat(rules.check(notHeld(), context())).isEmpty();
            assertThat(rules.check(otherwiseAccessible(), context())).isEmpty();
        }

        @Test
        void disclosedInPart() {
            Decision partly = new Decision(
                    Outcome.DISCLOSE_IN_PART,
                    "The model is attached; the distances are kept back.",
                    null,
                    null,
                    withheld().withheld(),
                    null,
                    false);

            assertThat(rules.check(partly, context())).isEmpty();
        }

        @Test
        void anAbsoluteExemptionNeedsNoPublicInterestTest() {
            assertThat(rules.check(withholding(null, classBased("s32(1)(a)", Map.of())), context()))
                    .isEmpty();
        }

        @Test
        void anExceptionOfTheRegulationsWithItsOwnVerb() {
            ExemptionClaim claim = new ExemptionClaim(
                    "reg12(5)(b)",
                    new PrejudiceTest(
                            Likelihood.WOULD,
                            "Fuel figures for each flight would show where a helicopter stood in a running inquiry.",
                            "The inquiry",
                            "Fuel burnt gives the time in the air."),
                    null,
                    Map.of());
            Decision decision =
                    withholding(new WithheldItem("Fuel burnt on three flights", List.of(claim), balance(), false));

            assertThat(rules.check(decision, eirContext())).isEmpty();
        }
    }

    @Nested
    class WhatEachOutcomeNeeds {

        @Test
        void anOutcome() {
            assertThat(stopped(new Decision(null, null, null, null, null, null, false)))
                    .containsExactly("G4 /outcome");
        }

        @ParameterizedTest
        @EnumSource(
                value = Outcome.class,
                names = {"DISCLOSE", "DISCLOSE_IN_PART"})
        void theInformationThatIsDisclosed(Outcome outcome) {
            List<WithheldItem> items =
                    outcome == Outcome.DISCLOSE ? List.of() : withheld().withheld();

            assertThat(stopped(new Decision(outcome, " ", null, null, items, null, false)))
                    .containsExactly("D2 /answer");
        }

        @Test
        void aDisclosedDocumentIsGivenNotMerelyNamed() {
            Decision named = new Decision(
                    Outcome.DISCLOSE,
                    "The national practice on watchlists provides an outline of who is included.",
                    null,
                    null,
                    null,
                    null,
                    false);
            Decision linked = new Decision(
                    Outcome.DISCLOSE,
                    "The practice provides an outline of who is included: https://www.example.org/watchlists",
                    null,
                    null,
                    null,
                    null,
                    false);

            assertThat(stopped(named)).containsExactly("D6 /answer");
            assertThat(stopped(linked)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Outcome.class,
                names = {"DISCLOSE_IN_PART", "WITHHOLD"})
        void theItemsThatAreWithheld(Outcome outcome) {
            String answer = outcome == Outcome.WITHHOLD ? null : "Attached.";

            assertThat(stopped(new Decision(outcome, answer, null, null, List.of(), null, false)))
                    .containsExactly("E1 /withheld");
        }

        @Test
        void noItemsWhereNothingIsWithheld() {
            Decision decision = new Decision(
                    Outcome.DISCLOSE, "Six deployments.", null, null, withheld().withheld(), null, false);

            assertThat(stopped(decision)).containsExactly("G6 /withheld");
        }

        @Test
        void anAnswerBesideAFullRefusalIsPointedOut() {
            Decision decision = new Decision(
                    Outcome.WITHHOLD, "Six cameras.", null, null, withheld().withheld(), null, false);

            assertThat(warned(decision)).containsExactly("G6 /answer");
        }

        @Test
        void anExplanationOfWhatIsNotHeld() {
            assertThat(stopped(new Decision(Outcome.NOT_HELD, null, null, null, null, null, false)))
                    .containsExactly("J1 /answer");
        }

        @Test
        void whatIsNotHeldIsNotCalledExempt() {
            Decision decision = new Decision(
                    Outcome.NOT_HELD, "Costs are not recorded and therefore exempt.", null, null, null, null, false);

            assertThat(stopped(decision)).containsExactly("J2 /answer");
        }

        @Test
        void aLocationOfWhatIsAccessibleOtherwise() {
            assertThat(stopped(new Decision(Outcome.OTHERWISE_ACCESSIBLE, null, "", null, null, null, false)))
                    .containsExactly("X9 /location");
        }

        @Test
        void theNameOfAPublicationIsNoLocation() {
            assertThat(stopped(new Decision(
                            Outcome.OTHERWISE_ACCESSIBLE,
                            null,
                            "National practice on live facial recognition",
                            null,
                            null,
                            null,
                            false)))
                    .containsExactly("K2 /location");
        }

        @Test
        void aRouteIsALocationWithoutLink() {
            assertThat(stopped(new Decision(
                            Outcome.OTHERWISE_ACCESSIBLE,
                            null,
                            "The annual report, in the reference library at Hendon",
                            null,
                            null,
                            null,
                            false)))
                    .isEmpty();
        }
    }

    @Nested
    class WhatEachItemNeeds {

        @Test
        void aDescription() {
            assertThat(stopped(item(
                            withheld(), item -> new WithheldItem("", item.claims(), item.publicInterest(), false))))
                    .containsExactly("E1 /withheld/0/description");
        }

        @Test
        void anExemption() {
            assertThat(stopped(withholding(null, new ExemptionClaim[0]))).containsExactly("E2 /withheld/0/claims");
        }

        @Test
        void aLimbThatExists() {
            assertThat(stopped(withholding(balance(), prejudice("s31(1)(a)"), classBased("s31(1)(j)", "no such limb"))))
                    .containsExactly("E2 /withheld/0/claims/1/limb");
            assertThat(stopped(withholding(balance(), prejudice("s31(1)(a)"), classBased(null, "none chosen"))))
                    .containsExactly("E2 /withheld/0/claims/1/limb");
        }

        @Test
        void aLimbRatherThanASection() {
            assertThat(stopped(withholding(balance(), prejudice("s31(1)(a)"), classBased("s31", "whole section"))))
                    .containsExactly("E2 /withheld/0/claims/1/limb");
        }

        @Test
        void aLimbInForceOnTheDay() {
            DecisionContext before = DecisionContext.of(
                    SampleDecisions.QUESTION, Family.FOIA, AuthorityClass.EDUCATION, LocalDate.of(2014, 9, 30));
            ExemptionClaim research = new ExemptionClaim(
                    "s22A(1)(b)(i)",
                    prejudice("s31(1)(a)").prejudice(),
                    null,
                    Map.of("programme", "A study of camera recognition, report due"));

            assertThat(stopped(withholding(balance(), research), before))
                    .containsExactly("E2 /withheld/0/claims/0/limb");
            assertThat(stopped(
                            withholding(balance(), research),
                            DecisionContext.of(
                                    SampleDecisions.QUESTION,
                                    Family.FOIA,
                                    AuthorityClass.EDUCATION,
                                    LocalDate.of(2014, 10, 1))))
                    .isEmpty();
        }

        @Test
        void eachLimbOnce() {
            Decision twice = withholding(
                    null,
                    classBased("s32(1)(a)", "Filed with the court."),
                    classBased("s32(1)(a)", "Kept in its list."));

            assertThat(stopped(twice)).containsExactly("E2 /withheld/0/claims/1/limb");
        }

        @Test
        void theReasonWhyItIsInTheClass() {
            assertThat(stopped(withholding(null, classBased("s32(1)(a)", " "))))
                    .containsExactly("E3 /withheld/0/claims/0/whyItApplies");
        }

        @Test
        void aPrejudiceTestForAPrejudiceBasedLimb() {
            assertThat(stopped(withholding(balance(), classBased("s31(1)(a)", "Because."))))
                    .containsExactly("E4 /withheld/0/claims/0/prejudice");
        }

        @Test
        void everyPartOfThePrejudiceTest() {
            Decision empty = withholding(
                    balance(), new ExemptionClaim("s38(1)(b)", new PrejudiceTest(null, "", " ", null), null, Map.of()));

            assertThat(stopped(empty))
                    .containsExactly(
                            "E4 /withheld/0/claims/0/prejudice/likelihood",
                            "E4 /withheld/0/claims/0/prejudice/harm",
                            "E4 /withheld/0/claims/0/prejudice/toWhom",
                            "E4 /withheld/0/claims/0/prejudice/causalLink");
        }

        @Test
        void underTheRegulationsTheEffectMustBeCertain() {
            ExemptionClaim claim = new ExemptionClaim(
                    "reg12(5)(b)",
                    new PrejudiceTest(
                            Likelihood.WOULD_BE_LIKELY,
                            "Fuel figures show the flights.",
                            "The inquiry",
                            "By arithmetic."),
                    null,
                    Map.of());

            assertThat(stopped(withholding(balance(), claim), eirContext()))
                    .containsExactly("E4 /withheld/0/claims/0/prejudice/likelihood");
        }

        @Test
        void leavingTheReasonsOutIsPointedOutToTheApprover() {
            assertThat(warned(item(
                            withheld(),
                            item -> new WithheldItem(item.description(), item.claims(), item.publicInterest(), true))))
                    .containsExactly("E7 /withheld/0/reasonWouldReveal");
        }
    }

    @Nested
    class TheBalanceOfThePublicInterest {

        private PublicInterestTest balanceWith(List<String> disclosure, List<String> maintaining) {
            return new PublicInterestTest(disclosure, maintaining, balance().weighing(), Conclusion.MAINTAIN);
        }

        @Test
        void x5AQualifiedExemptionNeedsOne() {
            assertThat(stopped(test(withheld(), null))).containsExactly("X5 /withheld/0/publicInterest");
        }

        @Test
        void x5AnEmptyOneIsNone() {
            assertThat(stopped(test(withheld(), new PublicInterestTest(null, List.of(" "), "", null))))
                    .containsExactly("X5 /withheld/0/publicInterest");
        }

        @Test
        void x5UndecidedIsNotEnough() {
            PublicInterestTest undecided = new PublicInterestTest(
                    balance().factorsForDisclosure(),
                    balance().factorsForMaintaining(),
                    balance().weighing(),
                    null);

            assertThat(stopped(test(withheld(), undecided)))
                    .containsExactly("X5 /withheld/0/publicInterest/conclusion");
        }

        @Test
        void x5TheBalanceMayStayOpenForANoticeUnderSection17Subsection2() {
            assertThat(stopped(test(withheld(), null), context().withBalanceDeferred()))
                    .isEmpty();
        }

        @Test
        void x5InFavourOfDisclosureNothingIsWithheld() {
            PublicInterestTest disclose = new PublicInterestTest(
                    balance().factorsForDisclosure(),
                    balance().factorsForMaintaining(),
                    balance().weighing(),
                    Conclusion.DISCLOSE);

            assertThat(stopped(test(withheld(), disclose))).containsExactly("X5 /withheld/0/publicInterest/conclusion");
        }

        @Test
        void aTieIsPointedOut() {
            assertThat(warned(weighing(withheld(), "The factors are evenly balanced.")))
                    .containsExactly("X5 /withheld/0/publicInterest/weighing");
            assertThat(warned(weighing(withheld(), "The factors are not evenly balanced.")))
                    .isEmpty();
        }

        @Test
        void e5AFactorForDisclosure() {
            assertThat(stopped(test(withheld(), balanceWith(List.of(), balance().factorsForMaintaining()))))
                    .containsExactly("E5 /withheld/0/publicInterest/factorsForDisclosure");
        }

        @Test
        void e5AFactorForMaintaining() {
            assertThat(stopped(test(withheld(), balanceWith(balance().factorsForDisclosure(), List.of()))))
                    .containsExactly("E5 /withheld/0/publicInterest/factorsForMaintaining");
        }

        @Test
        void e5ACatchwordIsNoSpecificFactor() {
            assertThat(stopped(test(
                            withheld(),
                            balanceWith(
                                    List.of("tangible community benefit"),
                                    balance().factorsForMaintaining()))))
                    .containsExactly("E5 /withheld/0/publicInterest/factorsForDisclosure");
        }

        @Test
        void e5HowTheFactorsWeigh() {
            assertThat(stopped(weighing(withheld(), null))).containsExactly("E5 /withheld/0/publicInterest/weighing");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Disclosure would embarrass the officers who chose the cameras.",
                    "Readers would misunderstand the distances without training.",
                    "The requester is a campaigner against the cameras.",
                    "The cost of answering such questions is high for us.",
                    "The private interests of the supplier deserve to be protected."
                })
        void e5WhatIsNoPublicInterestIsPointedOut(String factor) {
            List<String> factors = List.of(balance().factorsForMaintaining().get(0), factor);

            assertThat(warned(test(withheld(), balanceWith(balance().factorsForDisclosure(), factors))))
                    .containsExactly("E5 /withheld/0/publicInterest/factorsForMaintaining/1");
        }

        @Test
        void anAbsoluteExemptionWithATestIsPointedOut() {
            assertThat(warned(withholding(balance(), classBased("s32(1)(a)", Map.of()))))
                    .containsExactly("X6 /withheld/0/publicInterest");
        }

        @Test
        void x6MoreTimeForTheBalanceNeedsAQualifiedExemption() {
            assertThat(stopped(
                            withholding(null, classBased("s32(1)(a)", Map.of())),
                            context().withBalanceDeferred()))
                    .containsExactly("X6 /withheld");
        }

        @Test
        void x6TheBalanceOfAnAbsoluteExemptionCannotStayOpen() {
            WithheldItem absolute = new WithheldItem(
                    "A court bundle on cameras",
                    List.of(classBased("s32(1)(a)", Map.of())),
                    new PublicInterestTest(List.of("Openness about the cameras matters."), null, null, null),
                    false);
            Decision decision = new Decision(
                    Outcome.WITHHOLD,
                    null,
                    null,
                    null,
                    List.of(withheld().withheld().get(0), absolute),
                    null,
                    false);

            assertThat(stopped(decision, context().withBalanceDeferred()))
                    .containsExactly("X6 /withheld/1/publicInterest");
        }

        @Test
        void aTestIsOptionalForConfirmingPersonalData() {
            ExemptionClaim claim =
                    classBased("s40(5B)(a)", "Confirming would tell that a person's face is on a camera list.");
            Decision without = new Decision(
                    Outcome.NEITHER_CONFIRM_NOR_DENY,
                    null,
                    null,
                    null,
                    List.of(new WithheldItem("Whether a person's face is on a list", List.of(claim), null, false)),
                    null,
                    false);

            assertThat(rules.check(without, context())).isEmpty();
            assertThat(rules.check(test(without, neither().withheld().get(0).publicInterest()), context()))
                    .isEmpty();
        }
    }

    @Nested
    class RulesX1ToX12 {

        @Test
        void x1Sections30And31NotOnTheSameItem() {
            assertThat(stopped(withholding(
                            balance(),
                            classBased("s30(1)(a)(i)", "Held for an investigation of one suspect."),
                            prejudice("s31(1)(a)"))))
                    .containsExactly("X1 /withheld/0/claims");
        }

        @Test
        void x1Sections30And31OnDifferentItems() {
            WithheldItem one = new WithheldItem(
                    "The file of one camera case",
                    List.of(classBased("s30(1)(a)(i)", "Held for an investigation of one suspect.")),
                    balance(),
                    false);

            assertThat(stopped(new Decision(
                            Outcome.WITHHOLD,
                            null,
                            null,
                            null,
                            List.of(one, withheld().withheld().get(0)),
                            null,
                            false)))
                    .isEmpty();
        }

        @Test
        void x1BothMayRemoveTheDutyToConfirm() {
            assertThat(stopped(item(
                            neither(),
                            item -> new WithheldItem(
                                    item.description(),
                                    List.of(
                                            item.claims().get(1),
                                            classBased("s30(3)", "It would be held for an investigation.")),
                                    item.publicInterest(),
                                    false))))
                    .isEmpty();
        }

        @Test
        void x2Sections23And24OnlyInTheAlternative() {
            ExemptionClaim security = classBased("s23(1)", "It would come from or relate to a body of subsection (3).");
            ExemptionClaim national = classBased("s24(1)", "Exemption is required to keep the cameras effective.");
            Decision both = withholding(balance(), security, national);
            Decision masked = new Decision(Outcome.WITHHOLD, null, null, null, both.withheld(), null, true);

            assertThat(stopped(both)).containsExactly("X2 /withheld/0/claims");
            assertThat(stopped(masked)).isEmpty();
            assertThat(stopped(masked, context().withApproverRoles(Set.of("managers"))))
                    .containsExactly("X2 /withheld/0/claims");
            assertThat(stopped(masked, context().withApproverRoles(Set.of(DecisionRules.SECURITY_ROLE))))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = AuthorityClass.class,
                names = {"POLICE", "COUNCIL"})
        void x3PoliceAndCouncilsMakeNoGovernmentPolicy(AuthorityClass authority) {
            DecisionContext context =
                    DecisionContext.of(SampleDecisions.QUESTION, Family.FOIA, authority, LocalDate.of(2026, 5, 20));

            assertThat(stopped(withholding(balance(), classBased("s35(1)(a)", "It relates to policy.")), context))
                    .containsExactly("X3 /withheld/0/claims/0/limb");
        }

        @Test
        void x3GovernmentDepartmentsDo() {
            DecisionContext context = DecisionContext.of(
                    SampleDecisions.QUESTION,
                    Family.FOIA,
                    AuthorityClass.CENTRAL_GOVERNMENT,
                    LocalDate.of(2026, 5, 20));

            assertThat(stopped(withholding(balance(), classBased("s35(1)(a)", "It relates to policy.")), context))
                    .isEmpty();
        }

        private final Map<String, String> opinion = Map.of(
                "qualifiedPersonName", "A. Example",
                "qualifiedPersonPost", "Chief Constable",
                "opinionDate", "2022-08-15",
                "opinionLikelihood", "WOULD_BE_LIKELY",
                "materialsSeen", "The minutes and a submission",
                "opinion", "Officers would be likely to hold back in such meetings.");

        private Decision opined(Map<String, String> particulars) {
            return withholding(balance(), new ExemptionClaim("s36(2)(b)(ii)", null, null, particulars));
        }

        @Test
        void x4Section36WithTheQualifiedPersonsOpinion() {
            assertThat(stopped(opined(opinion))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "qualifiedPersonName",
                    "qualifiedPersonPost",
                    "opinionDate",
                    "opinionLikelihood",
                    "materialsSeen",
                    "opinion"
                })
        void x4NoPartOfTheOpinionIsMissing(String part) {
            Map<String, String> incomplete = new HashMap<>(opinion);
            incomplete.remove(part);

            assertThat(stopped(opined(incomplete))).containsExactly("X4 /withheld/0/claims/0/particulars/" + part);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2022-08-16", "15 August 2022"})
        void x4TheOpinionIsDatedAndNotLaterThanTheDecision(String date) {
            Map<String, String> late = new HashMap<>(opinion);
            late.put("opinionDate", date);

            assertThat(stopped(opined(late))).containsExactly("X4 /withheld/0/claims/0/particulars/opinionDate");
        }

        @Test
        void x4TheOpinionRestsOnOneLimbOfTheLikelihood() {
            Map<String, String> both = new HashMap<>(opinion);
            both.put("opinionLikelihood", "would or would be likely");

            assertThat(stopped(opined(both))).containsExactly("X4 /withheld/0/claims/0/particulars/opinionLikelihood");
        }

        @Test
        void x4ForStatisticsAPrejudiceTestStandsInForTheOpinion() {
            assertThat(stopped(opined(Map.of("statisticalInformation", "yes"))))
                    .containsExactly("E4 /withheld/0/claims/0/prejudice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"s31(1)(g)", "s31(1)(h)", "s31(1)(i)"})
        void x7NamesThePurpose(String limb) {
            PrejudiceTest test = prejudice("s31(1)(a)").prejudice();

            assertThat(stopped(withholding(balance(), new ExemptionClaim(limb, test, null, Map.of()))))
                    .containsExactly("X7 /withheld/0/claims/0/particulars/purpose");
            assertThat(stopped(withholding(
                            balance(), new ExemptionClaim(limb, test, null, Map.of("purpose", "s31(2)(k)")))))
                    .containsExactly("X7 /withheld/0/claims/0/particulars/purpose");
            assertThat(stopped(withholding(
                            balance(), new ExemptionClaim(limb, test, null, Map.of("purpose", "s31(2)(c)")))))
                    .isEmpty();
        }

        @Test
        void x8PersonalDataNeedACondition() {
            assertThat(stopped(withholding(balance(), classBased("s40(2)", Map.of()))))
                    .containsExactly("X8 /withheld/0/claims/0/particulars/condition");
        }

        @Test
        void x8TheFirstConditionNeedsTheLawfulBasisTest() {
            Map<String, String> tested = new HashMap<>(Map.of(
                    "condition", "3A(a)",
                    "specialCategory", "no",
                    "legitimateInterest", "To know who watches the reach of the cameras.",
                    "necessity", "The posts would do.",
                    "lawfulBasisTest", "The interest is met without names."));
            assertThat(stopped(withholding(null, classBased("s40(2)", tested)))).isEmpty();
            for (String step : List.of("specialCategory", "lawfulBasisTest")) {
                Map<String, String> without = new HashMap<>(tested);
                without.remove(step);
                assertThat(stopped(withholding(null, classBased("s40(2)", without))))
                        .containsExactly("X8 /withheld/0/claims/0/particulars/" + step);
            }
            for (String step : List.of("legitimateInterest", "necessity")) {
                Map<String, String> without = new HashMap<>(tested);
                without.remove(step);
                assertThat(stopped(withholding(null, classBased("s40(2)", without))))
                        .containsExactly("X8 /withheld/0/claims/0/particulars/" + step);
                without.put("specialCategory", "offence");
                assertThat(stopped(withholding(null, classBased("s40(2)", without))))
                        .as("criminal offence data need a condition, no such test")
                        .isEmpty();
            }
        }

        @Test
        void x8TheOtherConditionsNeedAPublicInterestTestInstead() {
            Decision decision = withholding(null, classBased("s40(2)", Map.of("condition", "3B")));

            assertThat(stopped(decision)).containsExactly("X5 /withheld/0/publicInterest");
            assertThat(stopped(test(decision, balance()))).isEmpty();
        }

        @Test
        void x9AProhibitionNamesItsEnactment() {
            assertThat(stopped(withholding(null, classBased("s44(1)(a)", Map.of()))))
                    .containsExactly("X9 /withheld/0/claims/0/particulars/enactment");
        }

        @Test
        void x9WhatIsAccessibleOtherwiseNamesItsLocation() {
            assertThat(stopped(withholding(null, classBased("s21(1)", Map.of()))))
                    .containsExactly("X9 /withheld/0/claims/0/particulars/location");
        }

        @Test
        void x9FuturePublicationWasIntendedBeforeTheRequest() {
            assertThat(stopped(withholding(
                            balance(),
                            classBased("s22(1)", Map.of("intendedPublication", "The annual camera report in May")))))
                    .containsExactly(
                            "X9 /withheld/0/claims/0/particulars/intentionBeforeRequest",
                            "X9 /withheld/0/claims/0/particulars/intentionOn");
        }

        @ParameterizedTest
        @CsvSource({"2022-07-17, true", "2022-07-18, false", "2022-08-01, false"})
        void x9TheEvidenceOfTheIntentionIsOlderThanTheRequest(String day, boolean older) {
            Decision decision = withholding(
                    balance(),
                    classBased(
                            "s22(1)",
                            Map.of(
                                    "intendedPublication", "The annual camera report in May",
                                    "intentionBeforeRequest", "Minute 12 of the board",
                                    "intentionOn", day)));

            assertThat(stopped(decision, context().withReceivedOn(LocalDate.of(2022, 7, 18))))
                    .isEqualTo(older ? List.of() : List.of("X9 /withheld/0/claims/0/particulars/intentionOn"));
        }

        @Test
        void x9WhatIsPublishedByNowIsNoLongerIntendedForPublication() {
            Decision decision = withholding(
                    balance(),
                    classBased(
                            "s22(1)",
                            Map.of(
                                    "intendedPublication", "The annual camera report",
                                    "intentionBeforeRequest", "Minute 12 of the board",
                                    "intentionOn", "2022-06-01",
                                    "publicationOn", "2022-08-01")));

            assertThat(stopped(decision)).containsExactly("E2 /withheld/0/claims/0/particulars/publicationOn");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://",
                    "http:/www.police.example/foi",
                    "https://intranet/foi/report",
                    "https://files.local/report",
                    "http://10.1.2.3/report",
                    "ftp://www.police.example/report",
                    "https://me:secret@www.police.example/report",
                    "https://www.police.example/annual report|draft and https://www.police.example/a|b"
                })
        void k3ALinkThatTheApplicantCannotFollowIsNone(String location) {
            assertThat(stopped(accessibleAt(location))).contains("K3 /location");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://www.police.example/foi/report-2022.",
                    "See the report (http://www.gov.uk/reports?year=2022#page=3), page 3.",
                    "Ask for it at the central library."
                })
        void k3ALinkThatTheApplicantCanFollowIsFine(String location) {
            assertThat(stopped(accessibleAt(location))).isEmpty();
        }

        private Decision accessibleAt(String location) {
            return new Decision(Outcome.OTHERWISE_ACCESSIBLE, null, location, null, List.of(), null, false);
        }

        @Test
        void x10NotWhatIsConfirmedHeldElsewhere() {
            assertThat(stopped(neither(), context().withConfirmedHeldElsewhere()))
                    .containsExactly("X10 /outcome");
        }

        @Test
        void x10AContentRefusalDoesNotCiteAProvisionOnConfirming() {
            assertThat(stopped(withholding(balance(), prejudice("s31(3)"))))
                    .containsExactly("X10 /withheld/0/claims/0/limb");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "The greater weight is against a confirmation or denial at present.",
                    "We can neither confirm the reach nor its absence.",
                    "The force will not confirm or deny the reach.",
                    "The public interest in confirming or denying is the smaller one."
                })
        void x10AContentRefusalDoesNotSpeakOfConfirmingOrDenying(String weighing) {
            assertThat(stopped(weighing(withheld(), weighing)))
                    .containsExactly("X10 /withheld/0/publicInterest/weighing");
        }

        @Test
        void x10NorDoesAnAnswer() {
            assertThat(stopped(new Decision(
                            Outcome.NOT_HELD, "We neither confirm nor deny the cost.", null, null, null, null, false)))
                    .containsExactly("X10 /answer");
        }

        @Test
        void x11EnvironmentalInformationHasNoExemptionOfTheAct() {
            Decision act = withholding(balance(), classBased("s42(1)", "Advice on the fuel figures."));

            assertThat(stopped(act, eirContext())).containsExactly("X11 /withheld/0/claims/0/limb");
            assertThat(stopped(act)).isEmpty();
        }

        @Test
        void x11OtherInformationHasNoExceptionOfTheRegulations() {
            Decision regulations =
                    withholding(balance(), classBased("reg12(4)(e)", "Letters on fuel within the force."));

            assertThat(stopped(regulations)).containsExactly("X11 /withheld/0/claims/0/limb");
            assertThat(stopped(regulations, eirContext())).isEmpty();
        }

        @Test
        void x12HarmThatClaimsTheHigherLikelihoodThanRecorded() {
            assertThat(stopped(
                            harm(withheld(), 0, "Giving the distances would assist offenders to avoid the cameras.")))
                    .containsExactly("X12 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void x12HarmThatMixesBothLimbsStopsWhereItContradictsTheRecord() {
            assertThat(stopped(harm(
                            withheld(),
                            0,
                            "Giving the distances would assist offenders. That would have a serious impact, and harm to "
                                    + "victims would be likely.")))
                    .containsExactly("X12 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void x12HarmThatClaimsTheLowerLikelihoodThanRecorded() {
            Decision certain = claim(
                    withheld(),
                    0,
                    claim -> new ExemptionClaim(
                            claim.limb(),
                            new PrejudiceTest(
                                    Likelihood.WOULD,
                                    claim.prejudice().harm(),
                                    claim.prejudice().toWhom(),
                                    claim.prejudice().causalLink()),
                            null,
                            Map.of()));

            assertThat(stopped(certain)).containsExactly("X12 /withheld/0/claims/0/prejudice/harm");
            assertThat(stopped(harm(certain, 0, "Giving the distances would let offenders avoid the cameras.")))
                    .isEmpty();
        }

        @Test
        void x12AnInnocentMixtureIsPointedOut() {
            Decision decision = harm(
                    withheld(),
                    0,
                    "The distances would be likely to let offenders choose a place where no camera would see them.");

            assertThat(stopped(decision)).isEmpty();
            assertThat(warned(decision)).containsExactly("X12 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void x12WhatIsMerelyPossibleIsPointedOut() {
            assertThat(warned(harm(withheld(), 0, "Knowing the distances could let offenders avoid the cameras.")))
                    .containsExactly("X12 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void x12MoreLikelyToSufferIsADegreeAndNotALimb() {
            assertThat(rules.check(
                            harm(
                                    withheld(),
                                    0,
                                    "The distances would be likely to serve offenders, and people who are more likely to be "
                                            + "robbed lose the protection of the cameras."),
                            context()))
                    .isEmpty();
        }
    }

    @Nested
    class RefusingToConfirm {

        @Test
        void i2OnlyProvisionsThatRemoveTheDuty() {
            assertThat(stopped(claim(neither(), 0, claim -> classBased("s23(1)", claim.whyItApplies()))))
                    .containsExactly("I2 /withheld/0/claims/0/limb");
        }

        @Test
        void i2ExactlyOneItem() {
            Decision none = new Decision(Outcome.NEITHER_CONFIRM_NOR_DENY, null, null, null, List.of(), null, false);
            WithheldItem item = neither().withheld().get(0);
            Decision two =
                    new Decision(Outcome.NEITHER_CONFIRM_NOR_DENY, null, null, null, List.of(item, item), null, false);

            assertThat(stopped(none)).containsExactly("I2 /withheld");
            assertThat(stopped(two)).containsExactly("I2 /withheld");
        }

        @Test
        void i4ABalanceOfItsOwn() {
            assertThat(stopped(test(neither(), null))).containsExactly("X5 /withheld/0/publicInterest");
        }

        @Test
        void i4TheBalanceIsAboutConfirming() {
            assertThat(stopped(test(
                            neither(),
                            new PublicInterestTest(
                                    List.of("Openness about cameras serves the debate."),
                                    List.of("Offenders read the answers with care."),
                                    "The second outweighs the first.",
                                    Conclusion.MAINTAIN))))
                    .containsExactly("I4 /withheld/0/publicInterest");
        }

        @Test
        void i6NothingIsGivenBeside() {
            Decision decision = new Decision(
                    Outcome.NEITHER_CONFIRM_NOR_DENY,
                    "There are twelve pages.",
                    "https://example.org",
                    "The council",
                    neither().withheld(),
                    null,
                    false);

            assertThat(stopped(decision)).containsExactly("I6 /answer", "I6 /location", "I6 /likelyHolder");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "The information is held by the camera team.",
                    "We hold the camera log for that address.",
                    "We do not hold a camera log for that address.",
                    "The camera log is withheld.",
                    "Disclosure of the information would be likely to help offenders avoid a camera."
                })
        void x10NoWordingOfContent(String harm) {
            assertThat(stopped(harm(neither(), 1, harm))).contains("X10 /withheld/0/claims/1/prejudice/harm");
        }

        @Test
        void x10SupposingThatInformationIsHeldTellsNothing() {
            assertThat(stopped(harm(
                            neither(),
                            1,
                            "To say whether facial recognition data are held would be likely to guide offenders.")))
                    .isEmpty();
        }
    }

    @Nested
    class HarmIsAboutThisInformationAndThisLimb {

        @Test
        void e3EachLimbHasItsOwnHarm() {
            Decision decision = withheld();
            String first =
                    decision.withheld().get(0).claims().get(0).prejudice().harm();

            assertThat(stopped(harm(decision, 1, first))).containsExactly("E3 /withheld/0/claims/1/prejudice/harm");
            assertThat(stopped(harm(decision, 1, first.toUpperCase().replace(",", " -"))))
                    .containsExactly("E3 /withheld/0/claims/1/prejudice/harm");
        }

        @Test
        void e3OneReasonForTwoClassesIsPointedOut() {
            assertThat(warned(withholding(
                            null,
                            classBased("s32(1)(a)", "Kept in the court bundle only."),
                            classBased("s32(1)(b)", "Kept in the court bundle only."))))
                    .containsExactly("E3 /withheld/0/claims/1/whyItApplies");
        }

        @Test
        void e4HarmOfAnotherCase() {
            assertThat(stopped(harm(
                            withheld(),
                            0,
                            "Naming the software and servers that the systems operate with is a risk to police data.")))
                    .containsExactly("E4 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void e4ASentenceOfAnotherCaseAmongGoodOnes() {
            String good =
                    withheld().withheld().get(0).claims().get(0).prejudice().harm();

            assertThat(stopped(harm(
                            withheld(),
                            0,
                            good + " Confirmation of the servers in use is then a risk to police data.")))
                    .containsExactly("E4 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void e4ASentenceOnThisCaseThatSaysNothingOfItIsPointedOut() {
            String good =
                    withheld().withheld().get(0).claims().get(0).prejudice().harm();

            assertThat(warned(harm(withheld(), 0, good + " In this case the servers are at risk.")))
                    .containsExactly("E4 /withheld/0/claims/0/prejudice/harm");
        }

        @Test
        void e4ASentenceBorrowedFromAnotherCase() {
            String foreign = "Hostile actors attack servers whose software versions they can look up.";
            String good =
                    withheld().withheld().get(0).claims().get(0).prejudice().harm();
            Decision decision = harm(withheld(), 0, good + " " + foreign);

            List<Finding> findings = rules.borrowed(
                    decision, context(), Map.of(Passages.of(foreign).iterator().next(), "01.FOI.22.000007"));

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("E4");
                assertThat(finding.blocks()).isTrue();
                assertThat(finding.where()).isEqualTo("/withheld/0/claims/0/prejudice/harm");
                assertThat(finding.message()).contains("01.FOI.22.000007");
            });
        }

        @Test
        void e4AStandingPhraseThatFitsIsOnlyPointedOut() {
            Decision decision = withheld();
            Map<String, String> known = new HashMap<>();
            Passages.of(decision).forEach(sentence -> known.put(sentence, "01.FOI.22.000007"));

            assertThat(rules.borrowed(decision, context(), known))
                    .isNotEmpty()
                    .noneMatch(finding -> finding.blocks() && finding.where().endsWith("harm"));
            assertThat(rules.borrowed(decision, context(), Map.of())).isEmpty();
        }

        @Test
        void aDescriptionThatSaysNothingIsPointedOut() {
            DecisionContext bare = DecisionContext.of(
                    "Please tell me.", Family.FOIA, AuthorityClass.POLICE, LocalDate.of(2026, 5, 20));
            Decision decision = withholding(
                    new WithheldItem("The information", List.of(classBased("s32(1)(a)", Map.of())), null, false));

            assertThat(rules.check(decision, bare))
                    .extracting(Finding::rule, Finding::where)
                    .containsExactly(tuple("E1", "/withheld/0/description"));
        }
    }
}
