package org.foicasework.exemption;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between two versions of a decision, in the words of people: whoever returned the one and is asked about the other
 * need not look for it.
 */
public final class DecisionChanges {

    /**
     * One difference.
     *
     * @param what what it is about, as the end of a sentence "... has changed", such as "item 1: the harm of section
     *     31(1)(a)"
     * @param before how it read; null where there was nothing
     * @param after how it reads now; null where nothing is left
     */
    public record Change(String what, String before, String after) {}

    private DecisionChanges() {}

    /** The differences, in the order in which a decision is read. */
    public static List<Change> between(Decision before, Decision after) {
        Map<String, String> was = facts(before);
        Map<String, String> is = facts(after);
        Set<String> all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        return all.stream()
                .filter(what -> !Objects.equals(was.get(what), is.get(what)))
                .map(what -> new Change(what, was.get(what), is.get(what)))
                .toList();
    }

    private static Map<String, String> facts(Decision decision) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(
                facts,
                "the outcome",
                decision.outcome() == null ? null : decision.outcome().label());
        put(facts, "the answer", decision.answer());
        put(facts, "where the information can be found", decision.location());
        put(facts, "who may hold it", decision.likelyHolder());
        put(facts, "the advice and assistance", decision.adviceAndAssistance());
        put(
                facts,
                "the masking of sections 23 and 24",
                decision.maskingInTheAlternative() ? "They are cited in the alternative." : null);
        put(facts, "the fee", decision.feeCharged() ? "A fee is asked for first (section 9)." : null);
        whatever(facts, "the refusal of the request", decision.requestRefusal());
        List<String> names = names(decision);
        for (int i = 0; i < decision.withheld().size(); i++) {
            item(facts, names.get(i), decision.withheld().get(i), decision.neitherConfirmsNorDenies());
        }
        return facts;
    }

    /** What is no matter of exemptions, component by component, under the names that its records have. */
    private static void whatever(Map<String, String> facts, String name, Object value) {
        if (value instanceof Record content) {
            for (RecordComponent component : content.getClass().getRecordComponents()) {
                String words = component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
                try {
                    whatever(facts, name + ", " + words, component.getAccessor().invoke(content));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("cannot read " + component, e);
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                whatever(facts, name + " " + (i + 1), list.get(i));
            }
        } else if (value != null) {
            put(facts, name, value.toString());
        }
    }

    /** An item is known by its description, so that one taken out in the middle does not make all later ones look changed. */
    private static List<String> names(Decision decision) {
        List<String> names = new ArrayList<>();
        for (WithheldItem item : decision.withheld()) {
            String description = Objects.toString(item.description(), "").strip();
            String name =
                    decision.neitherConfirmsNorDenies() ? "confirming or denying" : "the item \"" + description + "\"";
            int same = 1;
            String unique = name;
            while (names.contains(unique)) {
                same++;
                unique = name + " (" + same + ")";
            }
            names.add(unique);
        }
        return names;
    }

    private static void item(Map<String, String> facts, String name, WithheldItem item, boolean ncnd) {
        put(
                facts,
                name + ": what is relied on",
                item.claims().stream().map(claim -> cite(claim.limb())).collect(Collectors.joining(", ")));
        put(
                facts,
                name + ": leaving the reasons out of the notice",
                item.reasonWouldReveal() ? "The reasons are left out (section 17(4))." : null);
        for (ExemptionClaim claim : item.claims()) {
            claim(facts, name, claim);
        }
        PublicInterestTest test = item.publicInterest();
        if (test != null && !test.saysNothing()) {
            String disclosing = ncnd ? "confirming or denying" : "disclosure";
            put(facts, name + ": the factors for " + disclosing, String.join("\n", test.factorsForDisclosure()));
            put(facts, name + ": the factors against " + disclosing, String.join("\n", test.factorsForMaintaining()));
            put(facts, name + ": how the public interest weighs", test.weighing());
            put(
                    facts,
                    name + ": where the balance lies",
                    test.conclusion() == null
                            ? null
                            : test.conclusion() == PublicInterestTest.Conclusion.MAINTAIN
                                    ? "Maintaining the exemption outweighs " + disclosing + "."
                                    : "It does not outweigh " + disclosing + ".");
        }
    }

    private static void claim(Map<String, String> facts, String name, ExemptionClaim claim) {
        String of = " of " + cite(claim.limb());
        PrejudiceTest test = claim.prejudice();
        if (test != null) {
            put(
                    facts,
                    name + ": the likelihood" + of,
                    test.likelihood() == null ? null : test.likelihood().words());
            put(facts, name + ": the harm" + of, test.harm());
            put(facts, name + ": who is harmed under " + cite(claim.limb()), test.toWhom());
            put(facts, name + ": how disclosure leads to the harm" + of, test.causalLink());
        }
        put(facts, name + ": why " + cite(claim.limb()) + " applies", claim.whyItApplies());
        ExemptionCatalogue.standard().find(claim.limb()).ifPresent(limb -> limb.particulars()
                .forEach(particular -> {
                    String value = claim.particulars().get(particular.key());
                    put(
                            facts,
                            name + ": \"" + particular.label() + "\" of " + limb.citation(),
                            value == null ? null : particular.options().getOrDefault(value, value));
                }));
    }

    private static String cite(String limb) {
        return limb == null ? "no provision" : Limb.cite(limb);
    }

    private static void put(Map<String, String> facts, String what, String value) {
        if (!Texts.blank(value)) {
            facts.put(what, value.strip());
        }
    }
}
