package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.foicasework.process.guard.Walk.Trouble;

/** What may come of the steps that an element does, given what a case knows when it comes there. */
final class StepResults {

    /** What a sequence of steps may lead to; {@code error} is null when it went well. */
    record Outcome(Map<String, String> values, List<Event> events, String error) {}

    private final Run run;
    private final Node node;
    private final BiConsumer<Trouble, String> trouble;

    /** {@code trouble} is told what a step lacks, with its details. */
    StepResults(Run run, Node node, BiConsumer<Trouble, String> trouble) {
        this.run = run;
        this.node = node;
        this.trouble = trouble;
    }

    /** What may come of these beans, one after the other. */
    List<Outcome> of(List<String> beans, Map<String, String> values) {
        List<Outcome> outcomes = new ArrayList<>(List.of(new Outcome(values, List.of(), null)));
        for (String bean : beans) {
            Step step = Steps.named(bean);
            if (step == null) {
                continue;
            }
            List<Outcome> next = new ArrayList<>();
            for (Outcome before : outcomes) {
                if (before.error != null) {
                    next.add(before);
                } else {
                    next.addAll(of(step, before));
                }
            }
            outcomes = next;
        }
        return outcomes;
    }

    private List<Outcome> of(Step step, Outcome before) {
        Map<String, String> values = before.values;
        Set<String> reads = new LinkedHashSet<>(step.reads);
        step.readsFor.forEach((name, types) -> {
            if (types.contains(String.valueOf(values.get("noticeType")))) {
                reads.add(name);
            }
        });
        if (!step.readsOneOf.isEmpty()
                && step.readsOneOf.stream().allMatch(name -> Steps.isNothing(values.get(name)))) {
            trouble.accept(Trouble.NOT_GIVEN, String.join(" or ", step.readsOneOf));
        }
        for (String name : reads) {
            String value = values.get(name);
            if (Steps.isNothing(value)) {
                trouble.accept(Trouble.NOT_GIVEN, name);
            }
        }
        step.needs.forEach((name, allowed) -> {
            String value = values.get(name);
            if (Steps.isNothing(value) && !Steps.FACTS.contains(name)) {
                trouble.accept(Trouble.NOT_GIVEN, name);
            } else if (!Steps.isSome(value) && !allowed.contains(value)) {
                trouble.accept(Trouble.WRONG_MOMENT, Steps.words(name, value));
            }
        });
        List<Outcome> outcomes = new ArrayList<>();
        for (Step.Result result : step.results) {
            boolean possible = result.given.entrySet().stream()
                    .allMatch(given -> isGiven(given.getKey(), given.getValue(), values));
            if (possible) {
                List<Event> events = new ArrayList<>(before.events);
                for (Act act : result.acts) {
                    String detail = act.name().contains("NOTICE")
                            ? Steps.notice(values)
                            : act == Act.EXTENDS_TIME ? values.get("extensionGround") : "";
                    events.add(Event.of(act, detail, run.part, node));
                }
                for (Map<String, String> set : combinations(result.sets)) {
                    outcomes.add(new Outcome(Reads.plus(values, set), events, null));
                }
            }
        }
        if (outcomes.isEmpty()) {
            Set<String> asked = new TreeSet<>();
            step.results.forEach(result -> asked.addAll(result.given.keySet()));
            trouble.accept(
                    Trouble.WRONG_MOMENT,
                    String.join(
                            " and ",
                            asked.stream()
                                    .map(name -> Steps.words(name, values.get(name)))
                                    .toList()));
        }
        for (String error : step.errors) {
            outcomes.add(new Outcome(values, before.events, error));
        }
        return outcomes;
    }

    /** Whether a variable may have one of these values; a fact of the register is known. */
    static boolean isGiven(String name, Set<String> allowed, Map<String, String> values) {
        String value = values.get(name);
        if (name.contains(".")) {
            return allowed.contains(value == null ? Steps.NONE : value);
        }
        if (allowed.contains(Steps.NONE)) {
            return Steps.isNothing(value) || allowed.contains(value);
        }
        if (allowed.contains(Expression.SOME)) {
            return !Steps.isNothing(value);
        }
        return Steps.isSome(value) || allowed.contains(value);
    }

    static List<Map<String, String>> combinations(Map<String, Set<String>> sets) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, Set<String>> set : sets.entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> each : combinations) {
                for (String value : set.getValue()) {
                    more.add(Reads.plus(each, Map.of(set.getKey(), value)));
                }
            }
            combinations = more;
        }
        return combinations;
    }
}
