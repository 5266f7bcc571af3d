package org.foicasework.process.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.foicasework.process.guard.Node.Kind;
import org.foicasework.process.guard.Node.Trigger;

/**
 * Every way that a case can go through the diagrams, with what the gateways know on the way.
 *
 * <p>A process that another calls is walked once for each set of values it can be given ({@link Run}); a call leads into it and, for
 * each of its ends, out again. Within a run a {@link State} says where the case is and what it knows. Side by side is one after the
 * other, in every order. Whatever may happen at any moment (a timer at the edge of a step, a message, a part that an event starts)
 * may happen wherever the case waits; what runs beside the rest begins once on a way. A repeated step is done once, since one question
 * shows what all can do. What the guard cannot tell may be so or not.
 */
final class Walk {

    /** What may be troubling on a way, before any law is asked. */
    enum Trouble {
        NO_WAY_ON,
        TWO_WAYS_ON,
        ASKED_BEFORE_SAID,
        NOT_GIVEN,
        WRONG_MOMENT,
        ERROR_NOT_DEALT_WITH,
        WAITS_FOR_EVER,
        HELD_OPEN,
        NOBODYS_TASK,
        NEVER_SENT,
        NO_END,
        RUNS_IN_CIRCLES,
        PILES_UP,
        TOO_MANY_WAYS,
        NEVER_REACHED
    }

    /** A trouble, where it is, and how a case comes there; the run is null when none does. */
    record Found(Trouble trouble, Part part, Node node, String detail, Run run, int state) {}

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

    /** A part as it is walked with certain values. */
    final class Run {

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
        private final Map<State, Integer> stateNumbers = new HashMap<>();
        private final Map<Exit, Integer> exitNumbers = new HashMap<>();

        /** Its place among all runs. */
        final int number = runs.size();

        private Run(Part part, Map<String, String> given, boolean isRoot) {
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

    /** A place from which a run is called. */
    record Caller(Run run, int state) {}

    private record Task(Run run, int state) {}

    /** What a sequence of steps may lead to; {@code error} is null when it went well. */
    private record Outcome(Map<String, String> values, List<Event> events, String error) {}

    private final Diagrams diagrams;
    final Map<String, Part> parts;
    final List<Run> runs = new ArrayList<>();
    final List<Run> roots = new ArrayList<>();
    final List<Found> found = new ArrayList<>();
    private final Map<String, DecisionTable> tables;
    private final Reads reads;
    private final Map<String, Map<Map<String, String>, Run>> byPart = new HashMap<>();
    private final Set<List<Object>> known = new HashSet<>();
    private final Deque<Task> open = new ArrayDeque<>();

    private final boolean onlyTheFirst;

    /** Ours are about 20,000. A diagram for which this is not enough is beyond what a person can follow, too. */
    private static final int MOST_STATES = 250_000;

    private int states;
    private boolean pilesUp;

    /** What was seen of the ways that are the same as in an earlier walk, and are not walked again. */
    private final List<Run> asBefore = new ArrayList<>();

    Walk(Diagrams diagrams) {
        this(diagrams, false, null);
    }

    /**
     * With {@code onlyTheFirst} it stops at the first trouble: enough to know that there is one. What begins as it did in an earlier
     * walk, and comes only to parts and tables that are the same, is not walked again.
     */
    Walk(Diagrams diagrams, boolean onlyTheFirst, Walk before) {
        this.diagrams = diagrams;
        this.onlyTheFirst = onlyTheFirst;
        parts = diagrams.parts();
        tables = diagrams.tables();
        reads = new Reads(parts, tables);
        for (Part root : diagrams.roots()) {
            if (before != null && isAs(before, root)) {
                asBefore.addAll(before.from(root));
                continue;
            }
            Map<String, Set<String>> given = Steps.STARTED_WITH.getOrDefault(root.key, Map.of());
            Run run = new Run(root, Map.of(), true);
            runs.add(run);
            roots.add(run);
            for (Map<String, String> values : combinations(given)) {
                root.starts()
                        .forEach(start -> state(run, new State(start.id, values, List.of(), List.of(), false), null));
            }
            run.starts = run.states.size();
        }
        while (!open.isEmpty()) {
            Task task = open.poll();
            expand(task.run, task.state);
            if (isOver()) {
                return;
            }
            if (isGivenUp()) {
                tooManyWays();
                return;
            }
        }
        new Circles(this).look();
        neverReached();
        neverSent();
        runs.forEach(this::noEnd);
    }

    /** Said of the diagram with the most ways, at the gateway where most of them part. */
    private void tooManyWays() {
        if (pilesUp) {
            return;
        }
        Run widest = Collections.max(runs, Comparator.comparingInt(run -> run.states.size()));
        widest.part.nodes.values().stream()
                .max(Comparator.comparingInt(node -> node.out.size()))
                .ifPresent(node -> trouble(Trouble.TOO_MANY_WAYS, widest, 0, node, ""));
    }

    /** Whether the walk was given up before its end, so that it proves nothing. */
    boolean isGivenUp() {
        return states > MOST_STATES || pilesUp;
    }

    /** Whether nothing that a case can come to from here has changed. */
    private boolean isAs(Walk before, Part root) {
        return HouseRules.calledFrom(diagrams, root).stream()
                .allMatch(part -> before.parts.get(part.key) == part
                        && part.nodes.values().stream()
                                .allMatch(node -> node.decision == null
                                        || tables.get(node.decision) == before.tables.get(node.decision)));
    }

    /** The runs to which a root leads. */
    private List<Run> from(Part root) {
        Set<Run> within = new LinkedHashSet<>();
        roots.stream().filter(run -> run.part == root).forEach(within::add);
        int before;
        do {
            before = within.size();
            runs.stream()
                    .filter(run -> run.callers.stream().anyMatch(caller -> within.contains(caller.run)))
                    .forEach(within::add);
        } while (within.size() > before);
        return List.copyOf(within);
    }

    /** All that was walked, now or before. */
    private List<Run> all() {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(asBefore);
        return all;
    }

    private boolean isOver() {
        return onlyTheFirst && !found.isEmpty();
    }

    /** Places from which a case can come to no end, whatever anybody does. */
    private void noEnd(Run run) {
        List<List<Integer>> before = new ArrayList<>();
        run.states.forEach(state -> before.add(new ArrayList<>()));
        BitSet ends = new BitSet();
        Deque<Integer> ahead = new ArrayDeque<>();
        for (int state = 0; state < run.states.size(); state++) {
            for (Edge edge : run.edges.get(state)) {
                if (edge.to >= 0) {
                    before.get(edge.to).add(state);
                } else if (run.exits.get(-edge.to - 1).how != How.INTERRUPTED && !ends.get(state)) {
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
                trouble(Trouble.NO_END, run, state, run.node(state), "");
                return;
            }
        }
    }

    /** A part as it is called; of a process then only the start that no message brings. */
    private Run run(Part part, Map<String, String> given) {
        Set<String> starts = new TreeSet<>();
        part.starts().stream()
                .filter(start -> part.within != null || start.trigger == Trigger.NONE)
                .forEach(start -> starts.add(start.id));
        Map<String, String> kept = reads.keep(part, starts, given);
        Map<Map<String, String>, Run> runsOfPart = byPart.computeIfAbsent(part.key, unused -> new HashMap<>());
        Run existing = runsOfPart.get(kept);
        if (existing != null) {
            return existing;
        }
        Run run = new Run(part, kept, false);
        runsOfPart.put(kept, run);
        runs.add(run);
        for (String start : starts) {
            state(run, new State(start, kept, List.of(), List.of(), false), null);
        }
        run.starts = run.states.size();
        return run;
    }

    private int state(Run run, State state, Edge by) {
        List<String> positions = new ArrayList<>(state.waiting);
        positions.add(state.at);
        State kept = state.with(reads.keep(run.part, positions, state.values));
        Integer number = run.stateNumbers.get(kept);
        if (number == null) {
            states++;
            number = run.states.size();
            run.stateNumbers.put(kept, number);
            run.states.add(kept);
            run.edges.add(new ArrayList<>());
            run.found.add(by);
            open.add(new Task(run, number));
        }
        return number;
    }

    // ---- the steps of a walk

    private void expand(Run run, int index) {
        State state = run.states.get(index);
        if (state.at.isEmpty()) {
            next(run, index, state);
            return;
        }
        Node node = run.node(index);
        if (state.at.endsWith("+")) {
            interrupt(run, index, state, node, state.values, null, -1);
            aside(run, index, state, node);
            Map<String, String> values = new HashMap<>(state.values);
            values.remove(Steps.OTHERS);
            out(run, index, state.with(values), node, List.of(), null, -1);
        } else if (state.at.endsWith("!")) {
            begun(run, index, state, node);
        } else {
            arrive(run, index, state, node);
        }
    }

    /** Whether what comes in is registered in this process. */
    private static boolean hasDoor(Part part) {
        return part.nodes.values().stream()
                .map(node -> Steps.named(node.delegate))
                .anyMatch(step -> step != null && step.isDoor());
    }

    /** This one has ended: another that waits goes on; when none does, the run is over. */
    private void next(Run run, int index, State state) {
        if (state.waiting.isEmpty()) {
            if (!state.joined.isEmpty()) {
                Node join = run.part.nodes.get(state.joined.get(0));
                trouble(Trouble.WAITS_FOR_EVER, run, index, join, "");
            }
            exit(run, index, new Exit(How.DONE, "", state.values), List.of(), null, Mode.ALWAYS);
            return;
        }
        for (String other : new TreeSet<>(state.waiting)) {
            List<String> rest = new ArrayList<>(state.waiting);
            rest.remove(other);
            go(run, index, state.at(other).waiting(rest), List.of(), null, null, Mode.ALWAYS);
        }
    }

    private void arrive(Run run, int index, State state, Node node) {
        switch (node.kind) {
            case START -> {
                if (node.trigger == Trigger.MESSAGE) {
                    message(run, index, state, node);
                } else {
                    List<Event> events = run.part.isStartedByEvent() && node.trigger == Trigger.CONDITION
                            ? List.of(event(Act.WATCH_BEGINS, node.watchedVariable, run, node))
                            : List.of();
                    List<Event> begins = new ArrayList<>(events);
                    if (run.isRoot) {
                        if (node.form != null && hasDoor(run.part) && state.values.get("caseReference") == null) {
                            begins.add(event(Act.COMES_IN, "", run, node));
                        }
                        Steps.begunWith(run.part.key, state.values)
                                .forEach(act -> begins.add(event(act, "", run, node)));
                    }
                    lead(run, index, state, node, node.told(false, "end"), begins);
                }
            }
            case PERSON -> {
                boolean limited = !isLeftToOthers(node)
                        || node.boundaries.stream()
                                .anyMatch(edge -> edge.interrupting
                                        && edge.trigger == Trigger.TIMER
                                        && edge.when != null
                                        && Steps.LAST_DAYS.contains(edge.when.text()));
                List<Event> events =
                        new ArrayList<>(List.of(event(Act.WAITS, limited ? "person" : "outside", run, node)));
                String group =
                        node.groups == null ? null : node.groups.value(state.values, Steps.answers(state.values));
                if ("none".equals(group)) {
                    trouble(Trouble.NOBODYS_TASK, run, index, node, "");
                }
                if (node.due != null && node.due.calls().stream().anyMatch(Walk::isDateOfTheAnswer)) {
                    events.add(event(Act.SHOWS_DATE, "", run, node));
                }
                begin(run, index, state, node, events);
            }
            case CATCH -> begin(run, index, state, node, List.of(event(Act.WAITS, "", run, node)));
            case EVENT_CHOICE, CALL, PART, EVENT_PART -> begin(run, index, state, node, List.of());
            case STEP, DECISION, THROW -> {
                if (node.waitsForItsTurn) {
                    begin(run, index, state, node, List.of());
                } else {
                    work(run, index, state, node);
                }
            }
            case CHOICE -> choose(run, index, state, node);
            case PARALLEL -> join(run, index, state, node);
            case BOUNDARY -> {
                List<Event> events = new ArrayList<>();
                Node host = run.part.nodes.get(node.attachedTo);
                switch (node.trigger) {
                    case TIMER -> {
                        String when = node.when == null ? "" : node.when.text();
                        events.add(event(Act.TIME_HAS_COME, when, run, node));
                        if (host != null && node.interrupting && isLeftToOthers(host)) {
                            events.add(event(Act.TIME_IS_OVER, when, run, node));
                        }
                    }
                    case CONDITION -> events.add(event(Act.WATCHED_DATE_MOVES, node.watchedVariable, run, node));
                    default -> {}
                }
                if (node.trigger == Trigger.MESSAGE) {
                    message(run, index, state, node);
                    return;
                }
                lead(run, index, state, node, List.of(), events);
            }
            case END -> end(run, index, state, node);
            default -> lead(run, index, state, node, List.of(), List.of());
        }
    }

    private static boolean isDateOfTheAnswer(Expression.Call call) {
        return Steps.DATES_OF_THE_ANSWER.contains(call.bean() + "." + call.method());
    }

    /** Arrives at something that may take time: what it reads at its beginning has to be there. */
    private void begin(Run run, int index, State state, Node node, List<Event> events) {
        Map<String, String> values = new HashMap<>(state.values);
        List<Expression> first = new ArrayList<>();
        if (node.due != null) {
            first.add(node.due);
        }
        if (node.groups != null && node.elementVariable == null) {
            first.add(node.groups);
        }
        if (node.collection != null) {
            first.add(node.collection);
        }
        if (node.kind == Kind.CATCH && node.when != null && node.trigger == Trigger.TIMER) {
            first.add(node.when);
        }
        node.boundaries.stream()
                .filter(boundary -> boundary.trigger == Trigger.TIMER && boundary.when != null)
                .forEach(boundary -> first.add(boundary.when));
        first.forEach(expression -> said(run, index, node, expression, values));
        if (node.kind == Kind.PERSON && Steps.isNothing(values.get("caseReference"))) {
            trouble(Trouble.NOT_GIVEN, run, index, node, "caseReference");
        }
        values.putAll(withInputs(node, values));
        node.boundaries.stream()
                .filter(boundary -> boundary.trigger == Trigger.CONDITION && boundary.when != null)
                .forEach(boundary -> said(run, index, boundary, boundary.when, values));
        for (Outcome outcome : perform(run, index, node, node.told(false, "start"), values)) {
            List<Event> all = new ArrayList<>(events);
            all.addAll(outcome.events);
            go(run, index, state.at(node.id + "!").with(outcome.values), all, node, null, Mode.ALWAYS);
        }
    }

    private static Map<String, String> withInputs(Node node, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        node.inputs.forEach(input -> {
            String value = input.expression().value(values, Steps.answers(values));
            all.put(input.target(), value == null ? Expression.NULL : value);
        });
        return all;
    }

    private void begun(Run run, int index, State state, Node node) {
        switch (node.kind) {
            case PERSON -> {
                interrupt(run, index, state, node, state.values, null, -1);
                aside(run, index, state, node);
                if (isDone(node, state)) {
                    List<String> beans = new ArrayList<>(node.told(true, "complete"));
                    beans.addAll(node.told(false, "end"));
                    State inside = node.elementVariable == null
                            ? state
                            : state.with(Reads.plus(state.values, Map.of(node.elementVariable, Expression.SOME)));
                    lead(run, index, inside, node, beans, List.of());
                } else {
                    lead(run, index, state, node, List.of(), List.of());
                }
            }
            case CATCH -> {
                interrupt(run, index, state, node, state.values, null, -1);
                aside(run, index, state, node);
                if (node.trigger == Trigger.MESSAGE || node.tag.equals("receiveTask")) {
                    message(run, index, state, node);
                } else {
                    List<Event> events = node.trigger == Trigger.TIMER
                            ? List.of(event(Act.TIME_HAS_COME, node.when == null ? "" : node.when.text(), run, node))
                            : List.of();
                    lead(run, index, state, node, node.told(false, "end"), events);
                }
            }
            case EVENT_CHOICE -> {
                interrupt(run, index, state, node, state.values, null, -1);
                node.out.forEach(flow -> go(run, index, state.at(flow.to()), List.of(), node, flow, Mode.ALWAYS));
            }
            case CALL, PART, EVENT_PART -> call(run, index, state, node);
            default -> {
                interrupt(run, index, state, node, state.values, null, -1);
                work(run, index, state, node);
            }
        }
    }

    private void work(Run run, int index, State state, Node node) {
        List<String> beans = new ArrayList<>(node.waitsForItsTurn ? List.of() : node.told(false, "start"));
        if (node.delegate != null) {
            beans.add(node.delegate);
        }
        State here = state.with(withInputs(node, state.values));
        DecisionTable table = node.decision == null ? null : tables.get(node.decision);
        if (table == null) {
            beans.addAll(node.told(false, "end"));
            lead(run, index, here, node, beans, List.of());
            return;
        }
        for (String input : table.inputs) {
            said(run, index, node, Expression.of("${" + input + "}"), here.values);
        }
        for (String answer : table.answers(here.values)) {
            if (!answer.equals(Expression.NULL) && node.resultVariable != null) {
                lead(
                        run,
                        index,
                        state.with(Reads.plus(state.values, Map.of(node.resultVariable, answer))),
                        node,
                        node.told(false, "end"),
                        List.of());
            }
        }
    }

    /** Whether a step that is repeated for a list is done at all. */
    private static boolean isDone(Node node, State state) {
        if (node.collection == null) {
            return true;
        }
        return node.collection.calls().stream()
                .map(call -> Steps.EMPTY_WHEN.get(call.bean() + "." + call.method()))
                .noneMatch(empty ->
                        empty != null && empty.values().contains(String.valueOf(state.values.get(empty.fact()))));
    }

    /** Takes every arrow out of an element after these beans have done their work. */
    private void lead(Run run, int index, State state, Node node, List<String> beans, List<Event> before) {
        for (Outcome outcome : perform(run, index, node, beans, state.values)) {
            List<Event> events = new ArrayList<>(before);
            events.addAll(outcome.events);
            if (outcome.error != null) {
                error(run, index, state.with(outcome.values), node, outcome.error, null, -1, events);
            } else {
                out(run, index, state.with(outcome.values), node, events, null, -1);
            }
        }
    }

    private void out(Run run, int index, State state, Node node, List<Event> events, Run callee, int exit) {
        if (node.out.isEmpty()) {
            edge(run, index, state.at(""), callee, exit, events, node, null, Mode.ALWAYS);
        } else {
            for (Flow first : node.out) {
                List<String> waiting = new ArrayList<>(state.waiting);
                node.out.stream().filter(flow -> flow != first).map(Flow::to).forEach(waiting::add);
                waiting.sort(null);
                edge(run, index, state.at(first.to()).waiting(waiting), callee, exit, events, node, first, Mode.ALWAYS);
            }
        }
    }

    private void choose(Run run, int index, State state, Node node) {
        if (node.out.size() == 1 && node.out.get(0).condition() == null) {
            lead(run, index, state, node, List.of(), List.of());
            return;
        }
        Map<String, String> answers = Steps.answers(state.values);
        Set<String> unknown = new LinkedHashSet<>();
        for (Flow flow : node.out) {
            if (flow.condition() != null && !flow.isDefault()) {
                said(run, index, node, flow.condition(), state.values);
                unknown.addAll(flow.condition().unknowns(state.values, answers));
            }
        }
        List<String> statements = unknown.stream().limit(6).toList();
        for (int choice = 0; choice < 1 << statements.size(); choice++) {
            Map<String, Boolean> assumed = new HashMap<>();
            for (int i = 0; i < statements.size(); i++) {
                assumed.put(statements.get(i), (choice >> i & 1) == 1);
            }
            List<Flow> ways = node.out.stream()
                    .filter(flow -> !flow.isDefault()
                            && (flow.condition() == null || flow.condition().holds(state.values, answers, assumed)))
                    .toList();
            if (ways.isEmpty()) {
                ways = node.out.stream().filter(Flow::isDefault).toList();
            }
            if (ways.isEmpty()) {
                trouble(Trouble.NO_WAY_ON, run, index, node, when(node, state));
            }
            if (ways.size() > 1) {
                trouble(Trouble.TWO_WAYS_ON, run, index, node, when(node, state));
            }
            List<Event> found = new ArrayList<>();
            assumed.forEach((statement, holds) -> {
                String asked = statement.replaceFirst("\\(.*", "");
                Act act = holds ? Steps.FOUND_WHEN.get(asked) : Steps.FOUND_WHEN_NOT.get(asked);
                if (act != null) {
                    found.add(event(act, "", run, node));
                }
            });
            for (Flow way : ways.stream().limit(1).toList()) {
                go(run, index, state.at(way.to()), found, node, way, Mode.ALWAYS);
            }
        }
    }

    /** What the case knows of the variables that a gateway asks, in words. */
    private static String when(Node node, State state) {
        Set<String> names = new TreeSet<>();
        node.out.stream()
                .filter(flow -> flow.condition() != null)
                .forEach(flow -> names.addAll(flow.condition().names()));
        List<String> words = names.stream()
                .filter(name -> !Steps.isSome(state.values.get(name)))
                .map(name -> Steps.words(name, state.values.get(name)))
                .toList();
        return String.join(" and ", words);
    }

    private void join(Run run, int index, State state, Node node) {
        List<String> joined = new ArrayList<>(state.joined);
        long here = joined.stream().filter(node.id::equals).count() + 1;
        if (here < node.in.size()) {
            joined.add(node.id);
            joined.sort(null);
            go(
                    run,
                    index,
                    new State("", state.values, state.waiting, joined, state.asideUsed),
                    List.of(),
                    node,
                    null,
                    Mode.ALWAYS);
            return;
        }
        joined.removeIf(node.id::equals);
        lead(
                run,
                index,
                new State(state.at, state.values, state.waiting, joined, state.asideUsed),
                node,
                List.of(),
                List.of());
    }

    private void end(Run run, int index, State state, Node node) {
        List<String> beans = new ArrayList<>(node.told(false, "start"));
        if (node.delegate != null) {
            beans.add(node.delegate);
        }
        beans.addAll(node.told(false, "end"));
        for (Outcome done : perform(run, index, node, beans, state.values)) {
            State after = state.with(done.values);
            Outcome outcome = done;
            if (run.isRoot && Steps.isReady(done.values)) {
                List<Event> events = new ArrayList<>(done.events);
                events.add(event(Act.BRANCH_ENDS, "ready", run, node));
                outcome = new Outcome(done.values, events, done.error);
            }
            if (outcome.error != null || node.trigger == Trigger.ERROR) {
                String code = outcome.error != null ? outcome.error : String.valueOf(node.reference);
                error(run, index, after, node, code, null, -1, outcome.events);
            } else if (node.trigger == Trigger.TERMINATE && !state.waiting.isEmpty()) {
                exit(run, index, new Exit(How.DONE, "", after.values), outcome.events, node, Mode.CUT);
                List<String> begun = state.waiting.stream()
                        .filter(other -> !isAside(run.part, other))
                        .toList();
                go(run, index, after.at("").waiting(begun).aside(), outcome.events, node, null, Mode.FINISH);
            } else if (node.trigger == Trigger.TERMINATE) {
                exit(run, index, new Exit(How.DONE, "", after.values), outcome.events, node, Mode.ALWAYS);
            } else {
                boolean onlyAside = state.waiting.stream().allMatch(other -> isAside(run.part, other));
                if (onlyAside && state.waiting.stream().anyMatch(other -> isLeft(run.part, other, after))) {
                    trouble(Trouble.HELD_OPEN, run, index, node, "");
                }
                go(run, index, after.at(""), outcome.events, node, null, Mode.ALWAYS);
            }
        }
    }

    /** Whether what waits is something at the side that has not begun. */
    private static boolean isAside(Part part, String position) {
        Node node = part.nodes.get(position);
        return node != null && (node.kind == Kind.EVENT_PART || node.kind == Kind.BOUNDARY);
    }

    /** Whether something at the side is still there, and may have to wait: what watches a date goes when that does. */
    private boolean isLeft(Part part, String begin, State state) {
        Part event = part.parts.get(begin);
        return mayWait(part, begin)
                && (event == null || event.starts().stream().anyMatch(start -> mayCome(start, state)));
    }

    /** Whether what begins here may have to wait for something. */
    private boolean mayWait(Part part, String begin) {
        Set<String> seen = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(begin));
        while (!ahead.isEmpty()) {
            Node node = part.nodes.get(ahead.poll());
            if (node != null && seen.add(node.id)) {
                if (HouseRules.mayWait(diagrams, node, part) || node.kind == Kind.EVENT_PART) {
                    return true;
                }
                node.out.forEach(flow -> ahead.add(flow.to()));
            }
        }
        return false;
    }

    // ---- calls

    private void call(Run run, int index, State state, Node node) {
        Part callee = node.kind == Kind.CALL ? parts.get(node.called) : run.part.parts.get(node.id);
        if (callee == null || !isDone(node, state)) {
            out(run, index, state, node, List.of(), null, -1);
            return;
        }
        Map<String, String> inside = new HashMap<>(state.values);
        if (node.elementVariable != null) {
            inside.put(node.elementVariable, Expression.SOME);
        }
        Set<String> stages = otherQuestions(node);
        if (!stages.isEmpty() && !stages.contains(String.valueOf(inside.get(Steps.STAGE)))) {
            for (String stage : stages) {
                call(run, index, state, node, callee, Reads.plus(inside, Map.of(Steps.STAGE, stage)));
            }
        } else {
            call(run, index, state, node, callee, inside);
        }
        aside(run, index, state, node);
    }

    /** When a step is repeated for other questions: the stages in which they can be. */
    private static Set<String> otherQuestions(Node node) {
        Set<String> stages = new TreeSet<>();
        if (node.collection != null) {
            node.collection
                    .calls()
                    .forEach(call -> stages.addAll(
                            Steps.OTHER_QUESTIONS.getOrDefault(call.bean() + "." + call.method(), Set.of())));
        }
        return stages;
    }

    private void call(Run run, int index, State state, Node node, Part callee, Map<String, String> inside) {
        Map<String, String> given = new HashMap<>();
        if (node.kind != Kind.CALL || node.givesAll) {
            given.putAll(inside);
        } else {
            inside.forEach((name, value) -> {
                if (name.contains(".")) {
                    given.put(name, value);
                }
            });
        }
        node.given.forEach(handover -> given.put(handover.target(), handedOver(run, index, node, handover, inside)));
        Set<String> facts = reads.factsReadBy(callee, given.get("noticeType"));
        given.keySet().removeIf(name -> name.contains(".") && !facts.contains(name));
        Run into = run(callee, given);
        if (into.callers.add(new Caller(run, index))) {
            for (int exit = 0; exit < into.exits.size(); exit++) {
                comeBack(run, index, into, exit);
            }
        }
    }

    private String handedOver(Run run, int index, Node node, Node.Handover handover, Map<String, String> values) {
        String value;
        if (handover.source() != null) {
            value = values.get(handover.source());
        } else {
            said(run, index, node, handover.expression(), values);
            value = handover.expression().value(values, Steps.answers(values));
        }
        return value == null ? Expression.NULL : value;
    }

    /** Whether a step is repeated for the questions of a case: then the others may need longer than the one at hand. */
    private static boolean isOfQuestions(Node node) {
        return node.collection != null
                && node.collection.calls().stream()
                        .anyMatch(call ->
                                call.bean().equals("question") && call.method().equals("toWorkOn"));
    }

    private void comeBack(Run run, int index, Run callee, int number) {
        State state = run.states.get(index);
        Node node = run.node(index);
        Exit exit = callee.exits.get(number);
        Map<String, String> values = new HashMap<>(state.values);
        exit.values.forEach((name, value) -> {
            if (name.contains(".") || node.kind != Kind.CALL || node.returnsAll) {
                values.put(name, value);
            }
        });
        switch (exit.how) {
            case DONE -> {
                for (Node.Handover handover : node.returned) {
                    String value = handover.source() != null
                            ? exit.values.get(handover.source())
                            : handover.expression() == null
                                    ? null
                                    : handover.expression().value(exit.values, Steps.answers(exit.values));
                    values.put(handover.target(), value == null ? Expression.NULL : value);
                }
                if (node.kind == Kind.EVENT_PART) {
                    edge(
                            run,
                            index,
                            state.at("").with(values),
                            callee,
                            number,
                            ends(run, node),
                            node,
                            null,
                            Mode.ALWAYS);
                } else {
                    out(run, index, state.with(values), node, List.of(), callee, number);
                    if (isOfQuestions(node)) {
                        for (String others : List.of("open", "ready")) {
                            State left = state.at(node.id + "+").with(Reads.plus(values, Map.of(Steps.OTHERS, others)));
                            edge(run, index, left, callee, number, List.of(), node, null, Mode.ALWAYS);
                        }
                    }
                }
            }
            case ERROR -> error(run, index, state.with(values), node, exit.code, callee, number, List.of());
            case INTERRUPTED -> interrupt(run, index, state, node, values, callee, number);
        }
    }

    /** What it means that a part which an event started is over: when it watched a variable, so is the watch. */
    private List<Event> ends(Run run, Node node) {
        return run.part.parts.get(node.id).starts().stream()
                .filter(start -> start.watchedVariable != null)
                .map(start -> event(Act.WATCH_ENDS, start.watchedVariable, run, node))
                .toList();
    }

    /** Whatever may happen while a case waits here, and ends the waiting. */
    private void interrupt(
            Run run, int index, State state, Node node, Map<String, String> values, Run callee, int exit) {
        State then = state.with(values);
        // What watches at the side of a process that is called ends with it.
        boolean watched = callee != null && !callee.part.eventParts().isEmpty();
        List<Event> ends = watched ? List.of(event(Act.REST_IS_CUT, "", run, node)) : List.of();
        node.boundaries.stream()
                .filter(boundary -> boundary.interrupting && boundary.trigger != Trigger.ERROR)
                .forEach(boundary ->
                        edge(run, index, then.at(boundary.id), callee, exit, ends, null, null, Mode.ALWAYS));
        for (Node event : run.part.eventParts()) {
            for (Node start : run.part.parts.get(event.id).starts()) {
                if (start.interrupting && start.trigger != Trigger.ERROR) {
                    State only = new State(event.id, values, List.of(), List.of(), state.asideUsed);
                    List<Event> cut = List.of(event(Act.REST_IS_CUT, "", run, event));
                    edge(run, index, only, callee, exit, cut, null, null, Mode.ALWAYS);
                }
            }
        }
        if (!run.isRoot) {
            Map<String, String> kept = new HashMap<>(values);
            if (run.part.isProcess()) {
                kept.keySet().removeIf(name -> !name.contains("."));
            }
            leave(run, index, new Exit(How.INTERRUPTED, "", kept), callee, exit, List.of(), null, Mode.ALWAYS);
        }
    }

    /** What may begin beside a waiting case. */
    private void aside(Run run, int index, State state, Node node) {
        if (state.asideUsed) {
            return;
        }
        for (Node boundary : node.boundaries) {
            if (!boundary.interrupting) {
                go(run, index, beside(state, state.at, boundary.id), List.of(), null, null, Mode.ALWAYS);
                go(run, index, beside(state, boundary.id, state.at), List.of(), null, null, Mode.ALWAYS);
            }
        }
        for (Node event : run.part.eventParts()) {
            if (run.part.parts.get(event.id).starts().stream()
                    .anyMatch(start -> !start.interrupting && mayCome(start, state))) {
                go(run, index, beside(state, state.at, event.id), List.of(), null, null, Mode.ALWAYS);
                go(run, index, beside(state, event.id, state.at), List.of(), null, null, Mode.ALWAYS);
            }
        }
    }

    /** What watches a variable begins only when that has a value. */
    private static boolean mayCome(Node start, State state) {
        return start.watchedVariable == null || !Steps.isNothing(state.values.get(start.watchedVariable));
    }

    private static State beside(State state, String later, String now) {
        List<String> waiting = new ArrayList<>(state.waiting);
        waiting.add(later);
        waiting.sort(null);
        return state.at(now).waiting(waiting).aside();
    }

    private void error(
            Run run, int index, State state, Node node, String code, Run callee, int exit, List<Event> events) {
        for (Node boundary : node.boundaries) {
            if (boundary.trigger == Trigger.ERROR && isOf(boundary, code)) {
                edge(run, index, state.at(boundary.id), callee, exit, events, node, null, Mode.ALWAYS);
                return;
            }
        }
        for (Node event : run.part.eventParts()) {
            for (Node start : run.part.parts.get(event.id).starts()) {
                if (start.trigger == Trigger.ERROR && isOf(start, code)) {
                    State only = new State(event.id, state.values, List.of(), List.of(), state.asideUsed);
                    edge(run, index, only, callee, exit, events, node, null, Mode.ALWAYS);
                    return;
                }
            }
        }
        if (run.isRoot) {
            trouble(Trouble.ERROR_NOT_DEALT_WITH, run, index, node, code);
        }
        leave(run, index, new Exit(How.ERROR, code, state.values), callee, exit, events, node, Mode.ALWAYS);
    }

    private static boolean isOf(Node catching, String code) {
        return catching.reference == null || catching.reference.equals(code);
    }

    // ---- what steps do

    private List<Outcome> perform(Run run, int index, Node node, List<String> beans, Map<String, String> values) {
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
                    next.addAll(perform(run, index, node, step, before));
                }
            }
            outcomes = next;
        }
        return outcomes;
    }

    private List<Outcome> perform(Run run, int index, Node node, Step step, Outcome before) {
        Map<String, String> values = before.values;
        Set<String> reads = new LinkedHashSet<>(step.reads);
        step.readsFor.forEach((name, types) -> {
            if (types.contains(String.valueOf(values.get("noticeType")))) {
                reads.add(name);
            }
        });
        if (!step.readsOneOf.isEmpty()
                && step.readsOneOf.stream().allMatch(name -> Steps.isNothing(values.get(name)))) {
            trouble(Trouble.NOT_GIVEN, run, index, node, String.join(" or ", step.readsOneOf));
        }
        for (String name : reads) {
            String value = values.get(name);
            if (Steps.isNothing(value)) {
                trouble(Trouble.NOT_GIVEN, run, index, node, name);
            }
        }
        step.needs.forEach((name, allowed) -> {
            String value = values.get(name);
            if (Steps.isNothing(value) && !Steps.FACTS.contains(name)) {
                trouble(Trouble.NOT_GIVEN, run, index, node, name);
            } else if (!Steps.isSome(value) && !allowed.contains(value)) {
                trouble(Trouble.WRONG_MOMENT, run, index, node, Steps.words(name, value));
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
                    events.add(event(act, detail, run, node));
                }
                for (Map<String, String> set : combinations(result.sets)) {
                    outcomes.add(new Outcome(Reads.plus(values, set), events, null));
                }
            }
        }
        if (outcomes.isEmpty()) {
            Set<String> asked = new TreeSet<>();
            step.results.forEach(result -> asked.addAll(result.given.keySet()));
            trouble(
                    Trouble.WRONG_MOMENT,
                    run,
                    index,
                    node,
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
    private static boolean isGiven(String name, Set<String> allowed, Map<String, String> values) {
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

    private static List<Map<String, String>> combinations(Map<String, Set<String>> sets) {
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

    /** Everything that an expression asks must have been said on the way. */
    private void said(Run run, int index, Node node, Expression expression, Map<String, String> values) {
        for (String name : expression.names()) {
            String value = values.get(name);
            boolean needed = !Steps.ALWAYS_KNOWN.contains(name) && Steps.named(name) == null;
            boolean bare =
                    name.equals(expression.variable()) || !expression.calls().isEmpty();
            if (needed && (value == null || value.equals(Expression.NULL) && bare)) {
                trouble(Trouble.ASKED_BEFORE_SAID, run, index, node, name);
            }
        }
    }

    /** What has happened when a message comes. */
    private void message(Run run, int index, State state, Node node) {
        for (Step.Result result : Steps.MESSAGES.getOrDefault(String.valueOf(node.reference), List.of(Step.may()))) {
            boolean comes = result.given.entrySet().stream()
                    .allMatch(given -> isGiven(given.getKey(), given.getValue(), state.values));
            if (comes) {
                for (Map<String, String> set : combinations(result.sets)) {
                    List<Event> events = new ArrayList<>();
                    result.acts.forEach(act -> events.add(event(act, "", run, node)));
                    lead(run, index, state.with(Reads.plus(state.values, set)), node, node.told(false, "end"), events);
                }
            }
        }
    }

    /** Whether what happens next at a step lies with somebody outside. */
    static boolean isLeftToOthers(Node node) {
        return node.told(true, "complete").stream()
                .map(Steps::named)
                .anyMatch(step -> step != null && step.waitsForOutside);
    }

    // ---- book-keeping

    private Event event(Act act, String detail, Run run, Node node) {
        return new Event(act, detail == null ? Expression.SOME : detail, run.part, node);
    }

    private void go(Run run, int from, State to, List<Event> events, Node node, Flow flow, Mode mode) {
        edge(run, from, to, null, -1, events, node, flow, mode);
    }

    private void edge(
            Run run, int from, State to, Run callee, int exit, List<Event> events, Node node, Flow flow, Mode mode) {
        Node crowded = crowded(run.part, to);
        if (crowded != null) {
            pilesUp = true;
            trouble(Trouble.PILES_UP, run, from, crowded, "");
            return;
        }
        Edge first = new Edge(from, -1, callee, exit, events, node, flow, mode);
        int number = state(run, to, first);
        run.edges.get(from).add(new Edge(from, number, callee, exit, events, node, flow, mode));
    }

    /**
     * The element at which the case would be three times at once, or at a join more often than arrows lead to it; null when there is
     * none. What runs at the side may come back to a step at which the case still is; a third time shows that there is no end to it.
     */
    private static Node crowded(Part part, State state) {
        Node node = part.nodes.get(Reads.element(state.at));
        if (node == null) {
            return null;
        }
        long others = state.waiting.stream()
                .filter(other -> Reads.element(other).equals(node.id))
                .count();
        return others < Math.max(2, node.kind == Kind.PARALLEL ? node.in.size() : 0) ? null : node;
    }

    private void exit(Run run, int from, Exit exit, List<Event> events, Node node, Mode mode) {
        leave(run, from, exit, null, -1, events, node, mode);
    }

    private void leave(
            Run run, int from, Exit exit, Run callee, int calleeExit, List<Event> events, Node node, Mode mode) {
        Exit kept = new Exit(
                exit.how,
                exit.code,
                exit.how == How.INTERRUPTED && run.part.within != null
                        ? reads.keep(run.part.within, List.of(run.part.element.getAttribute("id")), exit.values)
                        : reads.keep(run.part, List.of(""), exit.values));
        List<Event> all = events;
        if (kept.how == How.DONE && run.isRoot) {
            all = new ArrayList<>(events);
            all.add(event(Act.CASE_ENDS, "", run, node == null ? lastNode(run, from) : node));
        }
        Integer number = run.exitNumbers.get(kept);
        boolean isNew = number == null;
        if (isNew) {
            number = run.exits.size();
            run.exits.add(kept);
            run.exitNumbers.put(kept, number);
        }
        Edge edge = new Edge(from, -number - 1, callee, calleeExit, all, node, null, mode);
        run.edges.get(from).add(edge);
        if (isNew) {
            run.exitFound.add(edge);
            for (Caller caller : List.copyOf(run.callers)) {
                comeBack(caller.run, caller.state, run, number);
            }
        }
    }

    /** The element that a case passed last before this state. */
    private static Node lastNode(Run run, int state) {
        Edge by = run.found.get(state);
        while (by != null && by.node == null) {
            by = run.found.get(by.from);
        }
        return by == null ? run.part.starts().stream().findFirst().orElse(null) : by.node;
    }

    private void trouble(Trouble trouble, Run run, int state, Node node, String detail) {
        if (known.add(List.of(trouble, run.part.key, node.id, detail))) {
            found.add(new Found(trouble, run.part, node, detail, run, state));
        }
    }

    void circle(Run run, int state) {
        Node node = run.node(state);
        if (node != null) {
            trouble(Trouble.RUNS_IN_CIRCLES, run, state, node, "");
        }
    }

    /** A notice that is assembled for sending, of a type that never leaves. */
    private void neverSent() {
        Map<String, Found> assembled = new TreeMap<>();
        Set<String> sent = new HashSet<>();
        for (Run run : all()) {
            for (List<Edge> edges : run.edges) {
                for (Edge edge : edges) {
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
        found.addAll(assembled.values());
    }

    private void neverReached() {
        Map<String, Set<String>> reached = new HashMap<>();
        for (Run run : all()) {
            Set<String> ids = reached.computeIfAbsent(run.part.key, unused -> new HashSet<>());
            run.states.forEach(state -> ids.add(Reads.element(state.at)));
        }
        for (Part part : parts.values()) {
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
                    .forEach(node -> found.add(new Found(Trouble.NEVER_REACHED, part, node, "", null, -1)));
        }
    }
}
