package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foicasework.process.guard.Node.Kind;

/** A part as it is walked with certain values: where a case can be in it, and how it goes on from there. */
final class Run {

    /** Where a case is within a run: the element at which it stands (with ! when it has begun), and which others wait. */
    record State(String at, Map<String, String> values, List<String> waiting, List<String> joined, boolean asideUsed) {

        State at(String next) {
            return new State(next, values, waiting, joined, asideUsed);
        }

        State with(Map<String, String> more) {
            return new State(at, more, waiting, joined, asideUsed);
        }

        State waiting(List<String> others) {
            return new State(at, values, others, joined, asideUsed);
        }

        State aside() {
            return new State(at, values, waiting, joined, true);
        }
    }

    /** How a run can be left. */
    enum How {
        DONE,
        ERROR,
        INTERRUPTED
    }

    /** One end of a run. */
    record Exit(How how, String code, Map<String, String> values) {}

    /** Whether a step is taken when an end cuts off what still runs at its side, or only when that may finish. */
    enum Mode {
        ALWAYS,
        CUT,
        FINISH
    }

    /** One step: from a state to another, or to an exit when {@code to} is negative; through a callee when there is one. */
    record Edge(int from, int to, Run callee, int calleeExit, List<Event> events, Node node, Flow flow, Mode mode) {}

    /** A place from which a run is called. */
    record Caller(Run run, int state) {}

    final Part part;
    final Map<String, String> given;

    /** Whether something outside begins it, so that nothing waits for its end. */
    final boolean isRoot;

    final List<State> states = new ArrayList<>();
    final List<List<Edge>> edges = new ArrayList<>();
    final List<Exit> exits = new ArrayList<>();

    /** For each state, the edge by which it was found first; null at the start. */
    final List<Edge> found = new ArrayList<>();

    final List<Edge> exitFound = new ArrayList<>();

    /** Whence it was called: a run and a state there. */
    final Set<Caller> callers = new LinkedHashSet<>();

    int starts;
    final Map<State, Integer> stateNumbers = new HashMap<>();
    final Map<Exit, Integer> exitNumbers = new HashMap<>();

    /** Its place among all runs. */
    final int number;

    Run(int number, Part part, Map<String, String> given, boolean isRoot) {
        this.number = number;
        this.part = part;
        this.given = given;
        this.isRoot = isRoot;
    }

    Node node(int state) {
        return part.nodes.get(Reads.element(states.get(state).at));
    }

    boolean isWaiting(int state) {
        Node node = node(state);
        String at = states.get(state).at;
        return at.endsWith("+")
                || node != null
                        && at.endsWith("!")
                        && node.kind != Kind.CALL
                        && node.kind != Kind.PART
                        && node.kind != Kind.EVENT_PART;
    }
}
