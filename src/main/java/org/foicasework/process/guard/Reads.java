package org.foicasework.process.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which variables are still read from an element on. A value that nothing reads any more makes no difference to the ways that
 * lie ahead, so ways that differ only in such values are one.
 */
final class Reads {

    private final Map<String, Part> parts;
    private final Map<String, DecisionTable> tables;
    private final Map<String, Map<String, Set<String>>> ahead = new HashMap<>();
    private final Map<String, Set<String>> afterwards = new HashMap<>();
    private final Map<String, Set<String>> aside = new HashMap<>();
    private final Map<String, Set<String>> factsRead = new HashMap<>();

    Reads(Map<String, Part> parts, Map<String, DecisionTable> tables) {
        this.parts = parts;
        this.tables = tables;
        for (Part part : parts.values()) {
            ahead.put(part.key, new HashMap<>());
            part.nodes.keySet().forEach(node -> ahead.get(part.key).put(node, new HashSet<>()));
            afterwards.put(part.key, new HashSet<>());
            aside.put(part.key, new HashSet<>());
        }
        returnedToCallers();
        besides();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Part part : parts.values()) {
                for (Node node : part.nodes.values()) {
                    changed |= look(part, node);
                }
            }
        }
    }

    /**
     * The facts of the register on which the ways through a part, and through what it calls, depend. What a step makes of a notice
     * depends on its type. Other facts need not be handed in: whatever they are, the ways are the same.
     */
    Set<String> factsReadBy(Part part, String noticeType) {
        String key = part.key + " " + noticeType;
        Set<String> known = factsRead.get(key);
        if (known == null) {
            known = new TreeSet<>();
            factsReadBy(part, noticeType, known, new TreeSet<>());
            factsRead.put(key, known);
        }
        return known;
    }

    private void factsReadBy(Part part, String noticeType, Set<String> into, Set<String> seen) {
        if (!seen.add(part.key + " " + noticeType)) {
            return;
        }
        for (Node node : part.nodes.values()) {
            if (expressions(node).stream().anyMatch(Reads::asksFacts)) {
                into.addAll(Steps.FACTS);
            }
            beans(node).stream()
                    .map(Steps::named)
                    .filter(Objects::nonNull)
                    .forEach(step -> factsReadBy(step, noticeType, into));
            if (node.trigger == Node.Trigger.MESSAGE) {
                Steps.MESSAGES
                        .getOrDefault(String.valueOf(node.reference), List.of())
                        .forEach(result -> addFacts(result.given.keySet(), into));
            }
            Part called = node.called == null ? part.parts.get(node.id) : parts.get(node.called);
            if (called != null) {
                boolean named = node.given.stream()
                        .anyMatch(handover -> handover.target().equals("noticeType"));
                factsReadBy(called, named ? noticeTypeOf(node) : noticeType, into, seen);
            }
        }
    }

    /** The type of the notices that a call is about, when the diagram names it. */
    private static String noticeTypeOf(Node node) {
        return node.given.stream()
                .filter(handover -> handover.target().equals("noticeType") && handover.expression() != null)
                .map(handover -> handover.expression().value(Map.of(), Map.of()))
                .findFirst()
                .orElse(null);
    }

    private static boolean asksFacts(Expression expression) {
        return expression.calls().stream().anyMatch(call -> Set.of("question", "search", "review", "complaint")
                .contains(call.bean()));
    }

    private static void factsReadBy(Step step, String noticeType, Set<String> into) {
        addFacts(step.needs.keySet(), into);
        step.results.stream()
                .filter(result -> Steps.isSome(noticeType)
                        || result.given
                                .getOrDefault("noticeType", Set.of(noticeType))
                                .contains(noticeType))
                .forEach(result -> addFacts(result.given.keySet(), into));
    }

    private static void addFacts(Set<String> names, Set<String> into) {
        names.stream().filter(name -> name.contains(".")).forEach(into::add);
    }

    /** What is of use at an element, given what waits elsewhere in its part. */
    Map<String, String> keep(Part part, Collection<String> positions, Map<String, String> values) {
        Map<String, String> kept = new HashMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().contains(".") || isRead(part, positions, value.getKey())) {
                kept.put(value.getKey(), value.getValue());
            }
        }
        return kept;
    }

    private boolean isRead(Part part, Collection<String> positions, String variable) {
        for (String position : positions) {
            if (of(part, position).contains(variable)) {
                return true;
            }
        }
        return false;
    }

    /** The element of a position: without the sign that it has begun (!), or waits for others (+). */
    static String element(String position) {
        return position.endsWith("!") || position.endsWith("+")
                ? position.substring(0, position.length() - 1)
                : position;
    }

    Set<String> of(Part part, String position) {
        String id = element(position);
        return id.isEmpty() ? afterwards.get(part.key) : ahead.get(part.key).getOrDefault(id, Set.of());
    }

    private void returnedToCallers() {
        for (Part part : parts.values()) {
            for (Node node : part.nodes.values()) {
                if (node.called != null && afterwards.containsKey(node.called)) {
                    node.returned.forEach(handover -> {
                        if (handover.source() != null) {
                            afterwards.get(node.called).add(handover.source());
                        } else if (handover.expression() != null) {
                            afterwards
                                    .get(node.called)
                                    .addAll(handover.expression().names());
                        }
                    });
                    if (node.returnsAll) {
                        afterwards.get(node.called).addAll(Steps.VARIABLES.keySet());
                    }
                }
            }
        }
    }

    /** What a part that an event starts may read at any moment, everything around it has to keep. */
    private void besides() {
        for (Part part : parts.values()) {
            for (Node event : part.eventParts()) {
                Set<String> read = new TreeSet<>();
                part.parts.get(event.id).all().stream()
                        .flatMap(inner -> inner.nodes.values().stream())
                        .forEach(node -> read.addAll(readBy(node)));
                part.all().forEach(inner -> aside.get(inner.key).addAll(read));
            }
        }
    }

    private boolean look(Part part, Node node) {
        Set<String> reads = new HashSet<>();
        if (node.kind == Node.Kind.END || node.out.isEmpty()) {
            reads.addAll(afterwards.get(part.key));
        }
        node.out.forEach(flow -> reads.addAll(ahead.get(part.key).get(flow.to())));
        Part inner = part.parts.get(node.id);
        if (inner != null) {
            boolean changed = afterwards.get(inner.key).addAll(reads);
            inner.starts().forEach(start -> reads.addAll(ahead.get(inner.key).get(start.id)));
            if (changed) {
                ahead.get(part.key).get(node.id).addAll(reads);
                return true;
            }
        }
        reads.removeAll(setBy(node));
        node.boundaries.forEach(boundary -> reads.addAll(ahead.get(part.key).get(boundary.id)));
        reads.addAll(readBy(node));
        reads.addAll(aside.get(part.key));
        return ahead.get(part.key).get(node.id).addAll(reads);
    }

    private static Set<String> setBy(Node node) {
        Set<String> set = new TreeSet<>();
        if (node.resultVariable != null) {
            set.add(node.resultVariable);
        }
        Step step = Steps.named(node.delegate);
        if (step != null && !step.results.isEmpty()) {
            Set<String> always = new TreeSet<>(step.results.get(0).sets.keySet());
            step.results.forEach(result -> always.retainAll(result.sets.keySet()));
            set.addAll(always);
        }
        return set;
    }

    /** The variables that an element reads itself. */
    Set<String> readBy(Node node) {
        Set<String> read = new TreeSet<>();
        expressions(node).forEach(expression -> read.addAll(expression.names()));
        node.given.stream().map(Node.Handover::source).filter(Objects::nonNull).forEach(read::add);
        if (node.watchedVariable != null) {
            read.add(node.watchedVariable);
        }
        if (node.givesAll) {
            read.addAll(Steps.VARIABLES.keySet());
        }
        if (node.kind == Node.Kind.PERSON) {
            read.add("caseReference");
        }
        DecisionTable table = node.decision == null ? null : tables.get(node.decision);
        if (table != null) {
            read.addAll(table.inputs);
        }
        for (String bean : beans(node)) {
            Step step = Steps.named(bean);
            if (step != null) {
                read.addAll(step.reads);
                read.addAll(step.needs.keySet());
                step.results.forEach(result -> read.addAll(result.given.keySet()));
                read.addAll(step.readsOneOf);
                read.addAll(step.readsFor.keySet());
                if (step.results.stream()
                        .flatMap(result -> result.acts.stream())
                        .anyMatch(act -> act.name().contains("NOTICE"))) {
                    read.add("noticeType");
                    read.add("questionId");
                }
                if (step.does(Act.EXTENDS_TIME)) {
                    read.add("extensionGround");
                }
            }
        }
        return read;
    }

    /** The expressions of an element that are read when a case passes it. */
    static List<Expression> expressions(Node node) {
        return Stream.of(
                        Stream.of(node.due, node.groups, node.when, node.collection),
                        node.given.stream().map(Node.Handover::expression),
                        node.inputs.stream().map(Node.Handover::expression),
                        node.out.stream().map(Flow::condition))
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .toList();
    }

    /** All beans that an element calls. */
    static List<String> beans(Node node) {
        return Stream.concat(
                        Stream.ofNullable(node.delegate),
                        node.listeners.stream().map(Node.Listener::bean))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Copies without keeping more than what is known. */
    static Map<String, String> plus(Map<String, String> values, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }
}
