package org.foicasework.exemption;

import java.util.List;

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
        claims = claims == null ? List.of() : List.copyOf(claims);
    }
}
