package org.foicasework.process.guard;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.foicasework.process.guard.Run.Edge;

/** Finds loops that a case would run for ever, because nothing on them waits for a person, a time or a message. */
final class Circles {

    private final Walk walk;

    /** For each run, the exits that can be reached without waiting. */
    private final Map<Run, BitSet> quickly = new HashMap<>();

    Circles(Walk walk) {
        this.walk = walk;
    }

    void look() {
        walk.runs.forEach(run -> quickly.put(run, new BitSet()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Run run : walk.runs) {
                changed |= reach(run);
            }
        }
        walk.runs.forEach(this::circles);
    }

    private boolean reach(Run run) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int start = 0; start < run.starts; start++) {
            open.add(start);
            seen.set(start);
        }
        boolean changed = false;
        while (!open.isEmpty()) {
            int state = open.poll();
            for (Edge edge : run.edges.get(state)) {
                if (!isQuick(run, state, edge)) {
                    continue;
                }
                if (edge.to() >= 0) {
                    if (!seen.get(edge.to())) {
                        seen.set(edge.to());
                        open.add(edge.to());
                    }
                } else if (!quickly.get(run).get(-edge.to() - 1)) {
                    quickly.get(run).set(-edge.to() - 1);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean isQuick(Run run, int state, Edge edge) {
        return !run.isWaiting(state)
                && (edge.callee() == null || quickly.get(edge.callee()).get(edge.calleeExit()));
    }

    /** Looks for a way back to a state, by depth first. */
    private void circles(Run run) {
        byte[] colour = new byte[run.states.size()];
        int[] position = new int[run.states.size()];
        for (int root = 0; root < colour.length; root++) {
            if (colour[root] != 0) {
                continue;
            }
            Deque<Integer> path = new ArrayDeque<>();
            path.push(root);
            colour[root] = 1;
            while (!path.isEmpty()) {
                int state = path.peek();
                Edge next = null;
                while (next == null && position[state] < run.edges.get(state).size()) {
                    Edge edge = run.edges.get(state).get(position[state]++);
                    if (edge.to() >= 0 && isQuick(run, state, edge)) {
                        next = edge;
                    }
                }
                if (next == null) {
                    colour[state] = 2;
                    path.pop();
                } else if (colour[next.to()] == 1) {
                    walk.circle(run, next.to());
                } else if (colour[next.to()] == 0) {
                    colour[next.to()] = 1;
                    path.push(next.to());
                }
            }
        }
    }
}
