package org.foicasework.exemption;

import java.util.LinkedHashMap;
import java.util.Map;

/** The free texts of a decision, each under its JSON pointer. */
final class Texts {

    private Texts() {}

    /** All texts a notice may carry, in the order of the record; blank ones left out. */
    static Map<String, String> of(Decision decision) {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "/answer", decision.answer());
        put(texts, "/adviceAndAssistance", decision.adviceAndAssistance());
        decision.vexatious().ifPresent(grounds -> put(texts, "/requestRefusal/vexatious/reasons", grounds.reasons()));
        decision.repeated().ifPresent(repeated -> {
            put(texts, "/requestRefusal/repeated/similarity", repeated.similarity());
            put(texts, "/requestRefusal/repeated/interval", repeated.interval());
        });
        for (int i = 0; i < decision.withheld().size(); i++) {
            put(
                    texts,
                    "/withheld/" + i + "/description",
                    decision.withheld().get(i).description());
        }
        texts.putAll(reasons(decision));
        return texts;
    }

    /** The reasons for withholding: what is said of each claim and in the balance. */
    static Map<String, String> reasons(Decision decision) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < decision.withheld().size(); i++) {
            WithheldItem item = decision.withheld().get(i);
            String where = "/withheld/" + i;
            for (int j = 0; j < item.claims().size(); j++) {
                put(texts, where + "/claims/" + j, item.claims().get(j));
            }
            put(texts, where + "/publicInterest", item.publicInterest());
        }
        return texts;
    }

    private static void put(Map<String, String> texts, String where, ExemptionClaim claim) {
        if (claim.prejudice() != null) {
            put(texts, where + "/prejudice/harm", claim.prejudice().harm());
            put(texts, where + "/prejudice/toWhom", claim.prejudice().toWhom());
            put(texts, where + "/prejudice/causalLink", claim.prejudice().causalLink());
        }
        put(texts, where + "/whyItApplies", claim.whyItApplies());
        claim.particulars().keySet().stream()
                .sorted()
                .forEach(key -> put(
                        texts,
                        where + "/particulars/" + key,
                        claim.particulars().get(key)));
    }

    private static void put(Map<String, String> texts, String where, PublicInterestTest test) {
        if (test == null) {
            return;
        }
        for (int i = 0; i < test.factorsForDisclosure().size(); i++) {
            put(
                    texts,
                    where + "/factorsForDisclosure/" + i,
                    test.factorsForDisclosure().get(i));
        }
        for (int i = 0; i < test.factorsForMaintaining().size(); i++) {
            put(
                    texts,
                    where + "/factorsForMaintaining/" + i,
                    test.factorsForMaintaining().get(i));
        }
        put(texts, where + "/weighing", test.weighing());
    }

    private static void put(Map<String, String> texts, String where, String text) {
        if (!blank(text)) {
            texts.put(where, text);
        }
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
