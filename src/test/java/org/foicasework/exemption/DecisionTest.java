package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.exemption.SampleDecisions.balance;
import static org.foicasework.exemption.SampleDecisions.classBased;
import static org.foicasework.exemption.SampleDecisions.harm;
import static org.foicasework.exemption.SampleDecisions.neither;
import static org.foicasework.exemption.SampleDecisions.notHeld;
import static org.foicasework.exemption.SampleDecisions.otherwiseAccessible;
import static org.foicasework.exemption.SampleDecisions.weighing;
import static org.foicasework.exemption.SampleDecisions.withheld;
import static org.foicasework.exemption.SampleDecisions.withholding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {

    @Test
    void limbsAreCitedOnceInStatuteOrder() {
        WithheldItem second = new WithheldItem(
                "A name",
                List.of(
                        classBased("s40(2)", Map.of()),
                        classBased("s24(1)", Map.of()),
                        classBased("s31(1)(b)", Map.of())),
                null,
                false);
        Decision decision = new Decision(
                Outcome.WITHHOLD,
                null,
                null,
                null,
                List.of(second, withheld().withheld().get(0)),
                null,
                false);

        assertThat(decision.citedLimbs(Family.FOIA)).containsExactly("s24(1)", "s31(1)(a)", "s31(1)(b)", "s40(2)");
        assertThat(decision.citedSections(Family.FOIA)).extracting(Section::key).containsExactly("s24", "s31", "s40");
    }

    @Test
    void whatIsAccessibleOtherwiseCitesSection21UnderTheActOnly() {
        assertThat(otherwiseAccessible().citedLimbs(Family.FOIA)).containsExactly("s21(1)");
        assertThat(otherwiseAccessible().citedLimbs(Family.EIR)).isEmpty();
    }

    @Test
    void notHeldIsAnExceptionUnderTheRegulationsOnly() {
        assertThat(notHeld().citedLimbs(Family.FOIA)).isEmpty();
        assertThat(notHeld().citedLimbs(Family.EIR)).containsExactly("reg12(4)(a)");
    }

    @Test
    void aQualifiedLimbNeedsAPublicInterestTest() {
        assertThat(withheld().needsPublicInterestTest(AuthorityClass.POLICE)).isTrue();
        assertThat(neither().needsPublicInterestTest(AuthorityClass.POLICE)).isTrue();
        assertThat(withholding(null, classBased("s32(1)(a)", Map.of())).needsPublicInterestTest(AuthorityClass.POLICE))
                .isFalse();
        assertThat(notHeld().needsPublicInterestTest(AuthorityClass.POLICE)).isFalse();
    }

    @Test
    void theHighestLevelApproves() {
        assertThat(notHeld().approvalLevel(Family.FOIA)).isEqualTo(ApprovalLevel.CASEWORKER);
        assertThat(otherwiseAccessible().approvalLevel(Family.FOIA)).isEqualTo(ApprovalLevel.CASEWORKER);
        assertThat(withholding(null, classBased("s40(2)", Map.of())).approvalLevel(Family.FOIA))
                .isEqualTo(ApprovalLevel.TEAM_LEADER);
        assertThat(withheld().approvalLevel(Family.FOIA)).isEqualTo(ApprovalLevel.MANAGER);
        assertThat(neither().approvalLevel(Family.FOIA)).isEqualTo(ApprovalLevel.SECURITY_LEAD);
        assertThat(withholding(balance(), classBased("s42(1)", Map.of())).approvalLevel(Family.FOIA))
                .isEqualTo(ApprovalLevel.LEGAL);
        assertThat(withholding(balance(), classBased("s40(2)", Map.of()), classBased("s36(2)(c)", Map.of()))
                        .approvalLevel(Family.FOIA))
                .isEqualTo(ApprovalLevel.MANAGER);
    }

    @Test
    void whatAFormLeavesEmptyIsLeftOut() {
        Map<String, String> posted = new HashMap<>();
        posted.put("enactment", null);

        assertThat(new ExemptionClaim("s44(1)(a)", null, null, posted).particulars())
                .isEmpty();
        assertThat(new Decision(Outcome.DISCLOSE, "x", null, null, null, null, false).withheld())
                .isEmpty();
        assertThat(new PublicInterestTest(null, List.of(" "), " ", null).saysNothing())
                .isTrue();
    }

    @Test
    void equalDecisionsHaveOneFingerprintWhateverTheOrderOfTheirMaps() {
        Map<String, String> forth = new LinkedHashMap<>();
        forth.put("condition", "3B");
        forth.put("lawfulBasisTest", "none");
        Map<String, String> back = new LinkedHashMap<>();
        back.put("lawfulBasisTest", "none");
        back.put("condition", "3B");

        assertThat(withholding(null, classBased("s40(2)", forth)).digest())
                .isEqualTo(withholding(null, classBased("s40(2)", back)).digest())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void theFingerprintStaysTheSameOverReleases() {
        // An approval outlives a restart and an upgrade, so this value may change only with the record's shape.
        assertThat(new Decision(Outcome.DISCLOSE, "Six.", null, null, null, null, false).digest())
                .isEqualTo("dd2a4b746e97043728a27c9fbb15486ffe1117e04be53fd6c6a8699956c7c8c0");
    }

    @Test
    void anyChangeChangesTheFingerprint() {
        Decision decision = withheld();
        List<Decision> changed = List.of(
                harm(decision, 1, "Another harm."),
                weighing(decision, decision.withheld().get(0).publicInterest().weighing() + "."),
                new Decision(Outcome.DISCLOSE_IN_PART, null, null, null, decision.withheld(), null, false),
                new Decision(Outcome.WITHHOLD, "x", null, null, decision.withheld(), null, false),
                new Decision(Outcome.WITHHOLD, null, "x", null, decision.withheld(), null, false),
                new Decision(Outcome.WITHHOLD, null, null, "x", decision.withheld(), null, false),
                new Decision(Outcome.WITHHOLD, null, null, null, List.of(), null, false),
                new Decision(Outcome.WITHHOLD, null, null, null, decision.withheld(), "x", false),
                new Decision(Outcome.WITHHOLD, null, null, null, decision.withheld(), null, true));

        assertThat(changed).extracting(Decision::digest).doesNotHaveDuplicates().doesNotContain(decision.digest());
    }

    @Test
    void wordsCannotMoveFromOneFieldToTheNextUnseen() {
        assertThat(new Decision(Outcome.NOT_HELD, "ab", "c", null, null, null, false).digest())
                .isNotEqualTo(new Decision(Outcome.NOT_HELD, "a", "bc", null, null, null, false).digest());
    }
}
