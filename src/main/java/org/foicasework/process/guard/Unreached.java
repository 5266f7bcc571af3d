package org.foicasework.process.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.foicasework.process.guard.Walk.Found;
import org.foicasework.process.guard.Walk.Trouble;

/** What no way reaches, which can be told only when every way was walked: an end, the sending of a notice, an element. */
final class Unreached {

    private final Walk walk;

    Unreached(Walk walk) {
        this.walk = walk;
    }

    void look() {
        neverReached();
        neverSent();
        walk.runs.forEach(this::noEnd);
    }

    /** Places from which a case can come to no end, whatever anybody does. */
    private void noEnd(Run run) {
        List<List<Integer>> before = new ArrayList<>();
        run.states.forEach(state -> before.add(new ArrayList<>()));
        BitSet ends = new BitSet();
        Deque<Integer> ahead = new ArrayDeque<>();
        for (int state = 0; state < run.states.size(); state++) {
            for (Run.Edge edge : run.edges.get(state)) {
                if (edge.to() >= 0) {
                    before.get(edge.to()).add(state);
                } else if (run.exits.get(-edge.to() - 1).how() != Run.How.INTERRUPTED && !ends.get(state)) {
                    ends.set(state);
                    ahead.add(state);
                }
            }
        }
        while (!ahead.isEmpty()) {
            for (int state : before.get(ahead.poll())) {
                if (!ends.get(state)) {
                    ends.set(state);
                    ahead.add(state);
                }
            }
        }
        for (int state = 0; state < run.states.size(); state++) {
            if (!ends.get(state)
                    && run.node(state) != null
                    && !run.edges.get(state).isEmpty()) {
                walk.noEnd(run, state);
                return;
            }
        }
    }

    /** A notice that is assembled for sending, of a type that never leaves. */
    private void neverSent() {
        Map<String, Found> assembled = new TreeMap<>();
        Set<String> sent = new HashSet<>();
        for (Run run : walk.all()) {
            for (List<Run.Edge> edges : run.edges) {
                for (Run.Edge edge : edges) {
                    for (Event event : edge.events()) {
                        if (event.act() == Act.SENDS_NOTICE) {
                            sent.add(event.detail());
                        } else if (event.act() == Act.ASSEMBLES_NOTICE) {
                            assembled.putIfAbsent(
                                    event.detail(),
                                    new Found(
                                            Trouble.NEVER_SENT,
                                            run.part,
                                            event.node(),
                                            event.detail(),
                                            run,
                                            edge.from()));
                        }
                    }
                }
            }
        }
        assembled.keySet().removeAll(sent);
        walk.found.addAll(assembled.values());
    }

    private void neverReached() {
        Map<String, Set<String>> reached = new HashMap<>();
        for (Run run : walk.all()) {
            Set<String> ids = reached.computeIfAbsent(run.part.key, unused -> new HashSet<>());
            run.states.forEach(state -> ids.add(Reads.element(state.at())));
        }
        for (Part part : walk.parts.values()) {
            Set<String> ids = reached.getOrDefault(part.key, Set.of());
            List<Node> missed = part.nodes.values().stream()
                    .filter(node -> !ids.contains(node.id))
                    .toList();
            if (ids.isEmpty() && part.within != null) {
                continue;
            }
            // What lies behind an element that no case reaches is not reached either: the first of them says it all.
            List<Node> first = missed.stream()
                    .filter(node -> node.attachedTo != null
                            ? ids.contains(node.attachedTo)
                            : node.in.isEmpty() || node.in.stream().anyMatch(flow -> ids.contains(flow.from())))
                    .toList();
            (first.isEmpty() ? missed : first)
                    .forEach(node -> walk.found.add(new Found(Trouble.NEVER_REACHED, part, node, "", null, -1)));
        }
    }
}
