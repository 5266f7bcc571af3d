package org.foicasework.process.guard;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Compares two versions of one diagram or table. */
final class FileChanges {

    private static final int NAMED = 8;

    private final Drawn before;
    private final Drawn now;

    /** The ids of before by those of now, and the other way round. */
    private final Map<String, String> beforeOf = new HashMap<>();

    private final Map<String, String> nowOf = new HashMap<>();

    private FileChanges(Drawn before, Drawn now) {
        this.before = before;
        this.now = now;
    }

    /** What differs, in the order of the flow. */
    static List<Change> between(Drawn before, Drawn now) {
        return new FileChanges(before, now).changes();
    }

    private List<Change> changes() {
        pair();
        List<Change> changes = new ArrayList<>();
        Set<String> differing = new HashSet<>();
        for (Item item : inOrder()) {
            Change change = isOld(item) ? removed(item) : beforeOf.containsKey(item.id()) ? changed(item) : added(item);
            if (change != null) {
                changes.add(change);
                differing.addAll(change.ids());
            }
        }
        order().ifPresent(changes::add);
        moved(differing).ifPresent(changes::add);
        return changes;
    }

    private boolean isOld(Item item) {
        return before.items.get(item.id()) == item;
    }

    private void pair() {
        now.items.values().stream()
                .filter(item -> before.items.containsKey(item.id())
                        && before.items.get(item.id()).sort() == item.sort())
                .forEach(item -> pair(before.items.get(item.id()), item));
        pairBy(item -> item.isArrow() || item.likeness().isEmpty() ? null : item.sort() + item.likeness());
        pairBy(item -> item.isArrow() ? ends(item, true) : null);
        pairBy(item -> item.isArrow() ? ends(item, false) : null);
    }

    private void pair(Item old, Item item) {
        beforeOf.put(item.id(), old.id());
        nowOf.put(old.id(), item.id());
    }

    /** Pairs those that have nobody yet and are the only ones alike in both versions. */
    private void pairBy(Function<Item, String> likeness) {
        Map<String, List<Item>> olds = alone(before.items.values(), nowOf, likeness);
        alone(now.items.values(), beforeOf, likeness).forEach((like, items) -> {
            if (items.size() == 1 && olds.getOrDefault(like, List.of()).size() == 1) {
                pair(olds.get(like).get(0), items.get(0));
            }
        });
    }

    private static Map<String, List<Item>> alone(
            Collection<Item> items, Map<String, String> paired, Function<Item, String> likeness) {
        return items.stream()
                .filter(item -> !paired.containsKey(item.id()) && likeness.apply(item) != null)
                .collect(groupingBy(likeness, LinkedHashMap::new, java.util.stream.Collectors.toList()));
    }

    private String ends(Item arrow, boolean both) {
        boolean old = isOld(arrow);
        String from = old ? nowOf.getOrDefault(arrow.from(), arrow.from()) : arrow.from();
        String to = old ? nowOf.getOrDefault(arrow.to(), arrow.to()) : arrow.to();
        return from + " " + (both ? to : arrow.likeness());
    }

    /** All of now and, after what they followed, those that are gone. */
    private List<Item> inOrder() {
        List<Item> all = new ArrayList<>(now.items.values());
        Item last = null;
        for (Item old : before.items.values()) {
            if (nowOf.containsKey(old.id())) {
                last = now.items.get(nowOf.get(old.id()));
            } else {
                all.add(last == null ? 0 : all.indexOf(last) + 1, old);
                last = old;
            }
        }
        return all;
    }

    private Change added(Item item) {
        return cameOrWent(Change.Kind.ADDED, item, now, beforeOf);
    }

    private Change removed(Item item) {
        return cameOrWent(Change.Kind.REMOVED, item, before, nowOf);
    }

    private Change cameOrWent(Change.Kind kind, Item item, Drawn drawn, Map<String, String> paired) {
        if (item.isArrow()) {
            boolean told = isStepOnItsOwn(item.from(), paired) || isStepOnItsOwn(item.to(), paired);
            return told
                    ? null
                    : new Change(
                            kind, List.of(item.id()), item.title() + " -> " + drawn.title(item.to()), statements(item));
        }
        Set<String> ids = new LinkedHashSet<>(List.of(item.id()));
        List<String> details = new ArrayList<>();
        List<Item> in = arrows(drawn, Item::to, item, ids);
        List<Item> out = arrows(drawn, Item::from, item, ids);
        if (!in.isEmpty()) {
            details.add((kind == Change.Kind.ADDED ? "Comes after " : "Came after ")
                    + listed(in.stream().map(Item::title).toList()));
        }
        if (!out.isEmpty()) {
            details.add((kind == Change.Kind.ADDED ? "Leads to " : "Led to ")
                    + listed(out.stream().map(arrow -> answer(arrow, drawn)).toList()));
        }
        details.addAll(statements(item));
        return new Change(kind, List.copyOf(ids), named(item), details);
    }

    private static boolean isStepOnItsOwn(String id, Map<String, String> paired) {
        return !paired.containsKey(id);
    }

    private List<Item> arrows(Drawn drawn, Function<Item, String> end, Item step, Set<String> ids) {
        List<Item> arrows = drawn.items.values().stream()
                .filter(arrow -> arrow.isArrow() && step.id().equals(end.apply(arrow)))
                .toList();
        Map<String, String> paired = drawn == now ? beforeOf : nowOf;
        arrows.stream().map(Item::id).filter(id -> !paired.containsKey(id)).forEach(ids::add);
        return arrows;
    }

    private static String answer(Item arrow, Drawn drawn) {
        return (arrow.likeness().isEmpty() ? "" : arrow.likeness() + " -> ") + drawn.title(arrow.to());
    }

    private static List<String> statements(Item item) {
        return item.facts().entrySet().stream()
                .filter(fact -> !fact.getKey().equals(Facts.NAME))
                .map(fact -> Facts.statement(fact.getKey(), fact.getValue()))
                .toList();
    }

    private Change changed(Item item) {
        Item old = before.items.get(beforeOf.get(item.id()));
        List<String> details = new ArrayList<>(differences(old.facts(), item.facts()));
        Set<String> ids = new LinkedHashSet<>(List.of(item.id(), old.id()));
        if (item.sort() == Item.Sort.STEP && !old.id().equals(item.id())) {
            details.add("Id: from " + old.id() + " to " + item.id()
                    + ". Running cases know their step by its id; if this was not meant, set it back");
        }
        if (!item.isArrow()) {
            return details.isEmpty() ? null : new Change(Change.Kind.CHANGED, List.copyOf(ids), named(item), details);
        }
        boolean otherFrom = !item.from().equals(nowOf.get(old.from()));
        boolean otherTo = !item.to().equals(nowOf.get(old.to()));
        if (!otherFrom && !otherTo) {
            return details.isEmpty()
                    ? null
                    : new Change(
                            Change.Kind.CHANGED,
                            List.copyOf(ids),
                            item.title() + " -> " + now.title(item.to()),
                            details);
        }
        String goes = "now goes to " + now.title(item.to()) + " instead of " + before.title(old.to());
        String comes = "now comes from " + now.title(item.from()) + " instead of " + before.title(old.from());
        if (otherFrom && otherTo) {
            details.add(0, "It " + goes);
        }
        String title =
                otherFrom ? old.title() + " -> " + before.title(old.to()) + ": " + comes : item.title() + " -> " + goes;
        return new Change(Change.Kind.REROUTED, List.copyOf(ids), title, details);
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> labels = new LinkedHashSet<>(now.keySet());
        labels.addAll(before.keySet());
        return labels.stream()
                .filter(label -> !Objects.equals(before.get(label), now.get(label)))
                .map(label -> Facts.difference(label, before.get(label), now.get(label)))
                .toList();
    }

    /** Rows that stand in another order, as far as it can be told by naming as few as possible. */
    private java.util.Optional<Change> order() {
        List<Item> rows = now.items.values().stream()
                .filter(item -> item.sort() == Item.Sort.ROW && beforeOf.containsKey(item.id()))
                .toList();
        List<String> olds = new ArrayList<>(before.items.keySet());
        List<Integer> places =
                rows.stream().map(row -> olds.indexOf(beforeOf.get(row.id()))).toList();
        List<Item> moved = rows.stream()
                .filter(row -> !staying(places).contains(rows.indexOf(row)))
                .toList();
        if (moved.isEmpty()) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(new Change(
                Change.Kind.CHANGED,
                moved.stream().map(Item::id).toList(),
                "the order of the rows",
                moved.stream()
                        .map(row -> "Now " + row.title() + "; before it was "
                                + before.items
                                        .get(beforeOf.get(row.id()))
                                        .title()
                                        .replaceFirst(",.*", ""))
                        .toList()));
    }

    /** The indexes of a longest rising row of numbers. */
    private static Set<Integer> staying(List<Integer> numbers) {
        List<Set<Integer>> best = new ArrayList<>();
        Set<Integer> longest = Set.of();
        for (int i = 0; i < numbers.size(); i++) {
            Set<Integer> here = new LinkedHashSet<>();
            for (int j = 0; j < i; j++) {
                if (numbers.get(j) < numbers.get(i) && best.get(j).size() > here.size()) {
                    here = new LinkedHashSet<>(best.get(j));
                }
            }
            here.add(i);
            best.add(here);
            longest = here.size() > longest.size() ? here : longest;
        }
        return longest;
    }

    private java.util.Optional<Change> moved(Set<String> differing) {
        Map<String, Item> moved = now.items.values().stream()
                .filter(item -> beforeOf.containsKey(item.id()) && !differing.contains(item.id()))
                .filter(item -> !Objects.equals(now.places.get(item.id()), before.places.get(beforeOf.get(item.id()))))
                .collect(toMap(Item::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        if (moved.isEmpty()) {
            return java.util.Optional.empty();
        }
        List<String> steps = moved.values().stream()
                .filter(item -> !item.isArrow())
                .map(Item::title)
                .toList();
        int arrows = moved.size() - steps.size();
        List<String> named = new ArrayList<>(steps.size() > NAMED ? steps.subList(0, NAMED) : steps);
        if (steps.size() > NAMED) {
            named.add((steps.size() - NAMED) + " more");
        }
        if (arrows > 0) {
            named.add(arrows == 1 ? "1 arrow" : arrows + " arrows");
        }
        return java.util.Optional.of(new Change(
                Change.Kind.MOVED,
                List.copyOf(moved.keySet()),
                listed(named),
                List.of("Drawn elsewhere; a case goes as before")));
    }

    private static String named(Item item) {
        return item.sort() == Item.Sort.STEP ? item.title() + " (" + item.id() + ")" : item.title();
    }

    private static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
