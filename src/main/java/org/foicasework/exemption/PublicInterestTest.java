package org.foicasework.exemption;

import java.util.List;
import java.util.Objects;

/**
 * One balance of the public interest over all the qualified exemptions of an item (s2(2)(b); cumulative balance:
 * Department for Business and Trade v Information Commissioner [2025] UKSC 27), or on confirming or denying (s2(1)(b)).
 *
 * @param factorsForDisclosure factors for disclosure, or for confirming or denying: at least one, specific
 * @param factorsForMaintaining factors for maintaining the exemptions: at least one, specific
 * @param weighing how the factors weigh against one another
 * @param conclusion where the balance lies; a tie is {@link Conclusion#DISCLOSE}; null while undecided
 */
public record PublicInterestTest(
        List<String> factorsForDisclosure, List<String> factorsForMaintaining, String weighing, Conclusion conclusion) {

    /** Where the balance lies. */
    public enum Conclusion {
        /** Maintaining the exemption outweighs disclosure. */
        MAINTAIN,
        /** It does not: the information is disclosed. */
        DISCLOSE
    }

    public PublicInterestTest {
        factorsForDisclosure = present(factorsForDisclosure);
        factorsForMaintaining = present(factorsForMaintaining);
    }

    /** Whether nothing at all is recorded, as when a form posts an empty test for an item that needs none. */
    public boolean saysNothing() {
        return factorsForDisclosure.isEmpty()
                && factorsForMaintaining.isEmpty()
                && (weighing == null || weighing.isBlank())
                && conclusion == null;
    }

    private static List<String> present(List<String> factors) {
        return factors == null
                ? List.of()
                : factors.stream()
                        .filter(Objects::nonNull)
                        .filter(factor -> !factor.isBlank())
                        .toList();
    }
}
