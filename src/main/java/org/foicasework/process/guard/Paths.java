package org.foicasework.process.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foicasework.process.guard.Node.Kind;
import org.foicasework.process.guard.Run.Caller;
import org.foicasework.process.guard.Run.Edge;
import org.foicasework.process.guard.Run.Mode;

/**
 * Looks for the shortest ways that break a rule.
 *
 * <p>A rule is either asleep or awake on a way. For each run, both ways into it are followed once, and what comes out of it is used
 * at every call; so a process may call itself, and the work grows with the size of the diagrams and not with the number of ways.
 */
final class Paths {

    private static final int FAR = Integer.MAX_VALUE / 4;

    private final Walk walk;

    /** For each state that calls: the runs it calls. */
    private final Map<Caller, List<Run>> calls = new HashMap<>();

    Paths(Walk walk) {
        this.walk = walk;
        for (Run run : walk.runs) {
            run.callers.forEach(caller ->
                    calls.computeIfAbsent(caller, unused -> new ArrayList<>()).add(run));
        }
    }

    /** A broken rule: what should not have happened, and how a case comes there. */
    record Broken(Event event, List<String> path) {}

    /** The rules that some way breaks; quickly said, without saying which way. */
    List<PathRule> broken(List<PathRule> rules) {
        List<PathRule> broken = new ArrayList<>();
        for (int from = 0; from < rules.size(); from += Long.SIZE) {
            broken.addAll(sweep(rules, from).broken());
        }
        return broken;
    }

    /** The first rule found broken; quicker still, for who only wants to know whether one is. */
    Optional<PathRule> firstBroken(List<PathRule> rules) {
        for (int from = 0; from < rules.size(); from += Long.SIZE) {
            Optional<PathRule> broken = sweep(rules, from).firstBroken();
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private Sweep sweep(List<PathRule> rules, int from) {
        return new Sweep(walk, calls, rules.subList(from, Math.min(from + Long.SIZE, rules.size())));
    }

    /** The breaks of a rule, one for each element at which it happens, each with the shortest way there. */
    List<Broken> breaks(PathRule rule) {
        return new Search(rule).breaks();
    }

    /** How a case comes to a state of a run, in the names of the elements. */
    List<String> to(Run run, int state) {
        List<String> labels = new ArrayList<>();
        Set<Run> seen = new LinkedHashSet<>();
        Run at = run;
        int here = state;
        while (at != null && seen.add(at)) {
            List<String> within = new ArrayList<>();
            for (Edge edge = at.found.get(here); edge != null; edge = at.found.get(edge.from())) {
                if (edge.callee() == null) {
                    add(within, label(edge));
                }
            }
            Collections.reverse(within);
            labels.addAll(0, within);
            Caller caller = at.callers.stream().findFirst().orElse(null);
            at = caller == null ? null : caller.run();
            here = caller == null ? 0 : caller.state();
        }
        List<String> clean = new ArrayList<>();
        labels.forEach(label -> add(clean, label));
        return clean;
    }

    private static void add(List<String> labels, String label) {
        if (!label.isEmpty()
                && (labels.isEmpty() || !labels.get(labels.size() - 1).equals(label))) {
            labels.add(label);
        }
    }

    /** What a reader of the diagram calls this step; empty when it has no name. */
    static String label(Edge edge) {
        Node node = edge.node();
        boolean frame = node != null && (node.kind == Kind.START || node.kind == Kind.END);
        if (node == null || node.name.isEmpty() || frame) {
            return "";
        }
        boolean answers = node.kind == Kind.CHOICE
                && edge.flow() != null
                && !edge.flow().name().isEmpty();
        return answers ? node.name + " " + edge.flow().name() : node.name;
    }

    /** One rule on all ways. */
    private final class Search {

        private final PathRule rule;

        private final Map<Run, Seen> seen = new HashMap<>();
        private final Deque<Place> open = new ArrayDeque<>();
        private final Map<Node, Hit> hits = new LinkedHashMap<>();

        private Search(PathRule rule) {
            this.rule = rule;
        }

        /** A state of a run with the rule awake or asleep, and how it was when the run began. */
        private record Place(Run run, int entry, int state, int awake) {}

        /** How a place was reached: from which state, and by which edge. */
        private record Step(int state, int awake, Edge edge, int afterCallee) {}

        private record Hit(Place place, Edge edge, Event event, int cost, int afterCallee) {}

        /** What is known of one run: costs and last steps by [entry * 2 + awake][state or exit]. */
        private final class Seen {

            final int[][] cost;
            final Step[][] by;
            final int[][] exitCost;
            final Step[][] exitBy;
            final List<Set<Place>> callers = List.of(new LinkedHashSet<>(), new LinkedHashSet<>());
            final int[] distance = {FAR, FAR};
            final Place[] bestCaller = new Place[2];

            Seen(Run run) {
                cost = far(run.states.size());
                exitCost = far(run.exits.size());
                by = new Step[4][run.states.size()];
                exitBy = new Step[4][run.exits.size()];
            }

            private int[][] far(int size) {
                int[][] all = new int[4][size];
                for (int[] one : all) {
                    java.util.Arrays.fill(one, FAR);
                }
                return all;
            }
        }

        private Seen seen(Run run) {
            return seen.computeIfAbsent(run, Seen::new);
        }

        List<Broken> breaks() {
            int entry = rule.fromTheStart ? 1 : 0;
            for (Run root : walk.roots) {
                enter(root, entry);
                seen(root).distance[entry] = 0;
            }
            while (!open.isEmpty()) {
                follow(open.poll());
            }
            distances();
            List<Broken> broken = new ArrayList<>();
            hits.values().forEach(hit -> broken.add(new Broken(hit.event, path(hit))));
            return broken;
        }

        private void enter(Run run, int entry) {
            for (int start = 0; start < run.starts; start++) {
                relax(run, entry, start, entry, 0, null);
            }
        }

        private void relax(Run run, int entry, int state, int awake, int cost, Step by) {
            Seen of = seen(run);
            if (cost < of.cost[entry * 2 + awake][state]) {
                of.cost[entry * 2 + awake][state] = cost;
                of.by[entry * 2 + awake][state] = by;
                open.add(new Place(run, entry, state, awake));
            }
        }

        private void follow(Place place) {
            Run run = place.run;
            int cost = seen(run).cost[place.entry * 2 + place.awake][place.state];
            for (Run callee : calls.getOrDefault(new Caller(run, place.state), List.of())) {
                seen(callee).callers.get(place.awake).add(place);
                enter(callee, place.awake);
            }
            for (Edge edge : run.edges.get(place.state)) {
                if (edge.mode() == (rule.endsCut ? Mode.FINISH : Mode.CUT)) {
                    continue;
                }
                if (edge.callee() == null) {
                    take(place, edge, place.awake, cost + 1, -1);
                } else {
                    for (int after = 0; after < 2; after++) {
                        int through = seen(edge.callee()).exitCost[place.awake * 2 + after][edge.calleeExit()];
                        if (through < FAR) {
                            take(place, edge, after, cost + through + 1, after);
                        }
                    }
                }
            }
        }

        private void take(Place place, Edge edge, int before, int cost, int afterCallee) {
            int awake = before;
            for (Event event : edge.events()) {
                if (awake == 1 && rule.forbids(event)) {
                    Hit known = hits.get(event.node());
                    if (known == null || cost < known.cost) {
                        hits.put(event.node(), new Hit(place, edge, event, cost, afterCallee));
                    }
                    return;
                }
                if (awake == 1 && rule.isMet(event)) {
                    awake = 0;
                } else if (awake == 0 && rule.begins(event)) {
                    awake = 1;
                }
            }
            Step by = new Step(place.state, place.awake, edge, afterCallee);
            if (edge.to() >= 0) {
                relax(place.run, place.entry, edge.to(), awake, cost, by);
                return;
            }
            Seen of = seen(place.run);
            int exit = -edge.to() - 1;
            if (cost < of.exitCost[place.entry * 2 + awake][exit]) {
                of.exitCost[place.entry * 2 + awake][exit] = cost;
                of.exitBy[place.entry * 2 + awake][exit] = by;
                open.addAll(of.callers.get(place.entry));
            }
        }

        /** How far each run is from the beginning of a case. */
        private void distances() {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Seen of : seen.values()) {
                    for (int entry = 0; entry < 2; entry++) {
                        for (Place caller : of.callers.get(entry)) {
                            Seen from = seen(caller.run);
                            int distance = from.distance[caller.entry]
                                    + from.cost[caller.entry * 2 + caller.awake][caller.state];
                            if (from.distance[caller.entry] < FAR && distance < of.distance[entry]) {
                                of.distance[entry] = distance;
                                of.bestCaller[entry] = caller;
                                changed = true;
                            }
                        }
                    }
                }
            }
        }

        private List<String> path(Hit hit) {
            List<String> labels = new ArrayList<>();
            List<Edge> edges = new ArrayList<>();
            comeTo(hit.place, edges);
            through(hit.edge, hit.place.awake, hit.afterCallee, edges);
            int from = 0;
            int awake = rule.fromTheStart ? 1 : 0;
            for (int i = 0; i < edges.size(); i++) {
                for (Event event : edges.get(i).events()) {
                    if (awake == 1 && rule.isMet(event)) {
                        awake = 0;
                    } else if (awake == 0 && rule.begins(event)) {
                        awake = 1;
                        from = i;
                    }
                }
            }
            for (Edge edge : edges.subList(from, edges.size())) {
                if (edge.callee() == null || edge == hit.edge) {
                    add(labels, label(edge));
                }
            }
            add(labels, hit.event.act() == Act.CASE_ENDS ? "the case ends" : hit.event.node().name);
            return labels;
        }

        private void comeTo(Place place, List<Edge> into) {
            Place caller = seen(place.run).bestCaller[place.entry];
            if (caller != null) {
                comeTo(caller, into);
            }
            within(place.run, place.entry, place.state, place.awake, into);
        }

        private void within(Run run, int entry, int state, int awake, List<Edge> into) {
            Deque<Step> steps = new ArrayDeque<>();
            Step step = seen(run).by[entry * 2 + awake][state];
            while (step != null) {
                steps.push(step);
                step = seen(run).by[entry * 2 + step.awake][step.state];
            }
            steps.forEach(each -> through(each.edge, each.awake, each.afterCallee, into));
        }

        /** A call that changes nothing for the rule is shown by its name alone; one that does is shown from inside. */
        private void through(Edge edge, int awake, int afterCallee, List<Edge> into) {
            if (edge.callee() != null && afterCallee != awake) {
                Step last = seen(edge.callee()).exitBy[awake * 2 + afterCallee][edge.calleeExit()];
                within(edge.callee(), awake, last.state, last.awake, into);
                through(last.edge, last.awake, last.afterCallee, into);
            }
            into.add(edge);
        }
    }
}
