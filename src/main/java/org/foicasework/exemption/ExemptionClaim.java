package org.foicasework.exemption;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One exemption, down to its limb, relied on for one item.
 *
 * @param limb the key of the limb in the {@link ExemptionCatalogue}, such as {@code s31(1)(a)} or {@code s31(3)}
 * @param prejudice the prejudice test, for a prejudice-based limb; otherwise null
 * @param whyItApplies why the information falls within the class, for a class-based limb; may be null for the others
 * @param particulars what this limb needs besides: the link of s21, the enactment of s44, the opinion of s36 and so on,
 *     under the keys that the catalogue names for the limb
 */
public record ExemptionClaim(
        String limb, PrejudiceTest prejudice, String whyItApplies, Map<String, String> particulars) {

    public ExemptionClaim {
        // A form posts null for a field left empty; that is the same as leaving the field out.
        Map<String, String> given = particulars == null ? new HashMap<>() : new HashMap<>(particulars);
        given.values().removeIf(Objects::isNull);
        particulars = Map.copyOf(given);
    }
}
