package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.exemption.SampleDecisions.balance;
import static org.foicasework.exemption.SampleDecisions.prejudice;
import static org.foicasework.exemption.SampleDecisions.withheld;
import static org.foicasework.exemption.SampleDecisions.withholding;

import java.util.List;
import org.foicasework.exemption.DecisionChanges.Change;
import org.junit.jupiter.api.Test;

class DecisionChangesTest {

    @Test
    void nothingHasChangedInTheSameDecision() {
        assertThat(DecisionChanges.between(withheld(), withheld())).isEmpty();
    }

    @Test
    void aTextThatChangedIsNamedByItsLimbAndReadsBeforeAndAfter() {
        ExemptionClaim claim = prejudice("s31(1)(a)");
        PrejudiceTest test = claim.prejudice();
        ExemptionClaim other = new ExemptionClaim(
                claim.limb(),
                new PrejudiceTest(Likelihood.WOULD, "Another harm.", test.toWhom(), test.causalLink()),
                null,
                claim.particulars());

        List<Change> changes = DecisionChanges.between(withholding(balance(), claim), withholding(balance(), other));

        assertThat(changes)
                .anySatisfy(change -> {
                    assertThat(change.what()).contains("the item \"").endsWith("the harm of section 31(1)(a)");
                    assertThat(change.before()).isEqualTo(test.harm().strip());
                    assertThat(change.after()).isEqualTo("Another harm.");
                })
                .allSatisfy(change -> assertThat(change.what()).doesNotContain("/"));
    }

    @Test
    void anExemptionThatIsNewOrGoneSaysSo() {
        Decision one = withholding(balance(), prejudice("s31(1)(a)"));
        Decision two = withholding(balance(), prejudice("s31(1)(a)"), prejudice("s31(1)(b)"));

        assertThat(DecisionChanges.between(one, two))
                .anySatisfy(change -> {
                    assertThat(change.what()).endsWith("what is relied on");
                    assertThat(change.after()).isEqualTo("section 31(1)(a), section 31(1)(b)");
                })
                .anySatisfy(change -> {
                    assertThat(change.what()).endsWith("the harm of section 31(1)(b)");
                    assertThat(change.before()).isNull();
                });
        assertThat(DecisionChanges.between(two, one))
                .anySatisfy(change -> assertThat(change.after()).isNull());
    }

    @Test
    void theOutcomeIsToldInWords() {
        Decision disclosed = new Decision(Outcome.DISCLOSE, "It is 40 metres.", null, null, List.of(), null, false);

        assertThat(DecisionChanges.between(withheld(), disclosed))
                .contains(
                        new Change("the outcome", "Withhold", "Disclose in full"),
                        new Change("the answer", null, "It is 40 metres."));
    }
}
