package org.foicasework.exemption;

import java.util.List;
import java.util.Map;

/** What a decision on one question must contain before it may be approved. */
public final class DecisionRules {

    private final ExemptionCatalogue catalogue;

    public DecisionRules(ExemptionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Everything that is wrong with the decision; empty when nothing is. */
    public List<Finding> check(Decision decision, DecisionContext context) {
        return List.of();
    }

    /**
     * Sentences that stand word for word in another case.
     *
     * @param known normalised sentences, as {@link Passages#of(String)} gives them, each with the case that has it
     */
    public List<Finding> borrowed(Decision decision, DecisionContext context, Map<String, String> known) {
        return List.of();
    }
}
