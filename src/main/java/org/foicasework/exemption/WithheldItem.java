package org.foicasework.exemption;

import java.util.List;
import java.util.Objects;

/**
 * One piece of information that is kept back, and why.
 *
 * @param description what the item is, in words that give nothing away
 * @param claims the exemptions relied on for this item, at least one
 * @param publicInterest the one balance over all qualified exemptions of this item; null when all are absolute
 * @param reasonWouldReveal s17(4): stating why would itself disclose exempt information, so the notice leaves it out
 */
public record WithheldItem(
        String description, List<ExemptionClaim> claims, PublicInterestTest publicInterest, boolean reasonWouldReveal) {

    public WithheldItem {
        claims = claims == null
                ? List.of()
                : claims.stream().filter(Objects::nonNull).toList();
    }

    /** Whether any exemption relied on is qualified on the facts of its claim (s2(3)). */
    public boolean needsPublicInterestTest(AuthorityClass authority) {
        return claims.stream().anyMatch(claim -> ExemptionCatalogue.standard()
                .find(claim.limb())
                .map(limb -> limb.qualified(claim.particulars(), authority))
                .orElse(false));
    }
}
