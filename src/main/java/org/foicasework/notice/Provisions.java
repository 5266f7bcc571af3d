package org.foicasework.notice;

import java.util.Optional;
import org.foicasework.exemption.ExemptionClaim;

/** Looks up what a notice says of a provision. */
@FunctionalInterface
interface Provisions {

    /** The provision a claim relies on; empty when the catalogue does not know its limb. */
    Optional<Provision> find(ExemptionClaim claim);
}
