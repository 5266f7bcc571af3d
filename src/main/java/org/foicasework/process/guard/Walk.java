package org.foicasework.process.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foicasework.process.guard.Node.Kind;
import org.foicasework.process.guard.Node.Trigger;
import org.foicasework.process.guard.Run.Caller;
import org.foicasework.process.guard.Run.Edge;
import org.foicasework.process.guard.Run.Exit;
import org.foicasework.process.guard.Run.How;
import org.foicasework.process.guard.Run.Mode;
import org.foicasework.process.guard.Run.State;
import org.foicasework.process.guard.StepResults.Outcome;

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

    private record Task(Run run, int state) {}

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
            Run run = new Run(runs.size(), root, Map.of(), true);
            runs.add(run);
            roots.add(run);
            for (Map<String, String> values : StepResults.combinations(given)) {
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
        new Unreached(this).look();
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
                    .filter(run -> run.callers.stream().anyMatch(caller -> within.contains(caller.run())))
                    .forEach(within::add);
        } while (within.size() > before);
        return List.copyOf(within);
    }

    /** All that was walked, now or before. */
    List<Run> all() {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(asBefore);
        return all;
    }

    private boolean isOver() {
        return onlyTheFirst && !found.isEmpty();
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
        Run run = new Run(runs.size(), part, kept, false);
        runsOfPart.put(kept, run);
        runs.add(run);
        for (String start : starts) {
            state(run, new State(start, kept, List.of(), List.of(), false), null);
        }
        run.starts = run.states.size();
        return run;
    }

    private int state(Run run, State state, Edge by) {
        List<String> positions = new ArrayList<>(state.waiting());
        positions.add(state.at());
        State kept = state.with(reads.keep(run.part, positions, state.values()));
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
        if (state.at().isEmpty()) {
            next(run, index, state);
            return;
        }
        Node node = run.node(index);
        if (state.at().endsWith("+")) {
            interrupt(run, index, state, node, state.values(), null, -1);
            aside(run, index, state, node);
            Map<String, String> values = new HashMap<>(state.values());
            values.remove(Steps.OTHERS);
            out(run, index, state.with(values), node, List.of(), null, -1);
        } else if (state.at().endsWith("!")) {
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
        if (state.waiting().isEmpty()) {
            if (!state.joined().isEmpty()) {
                Node join = run.part.nodes.get(state.joined().get(0));
                trouble(Trouble.WAITS_FOR_EVER, run, index, join, "");
            }
            exit(run, index, new Exit(How.DONE, "", state.values()), List.of(), null, Mode.ALWAYS);
            return;
        }
        for (String other : new TreeSet<>(state.waiting())) {
            List<String> rest = new ArrayList<>(state.waiting());
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
                            ? List.of(Event.of(Act.WATCH_BEGINS, node.watchedVariable, run.part, node))
                            : List.of();
                    List<Event> begins = new ArrayList<>(events);
                    if (run.isRoot) {
                        if (node.form != null
                                && hasDoor(run.part)
                                && state.values().get("caseReference") == null) {
                            begins.add(Event.of(Act.COMES_IN, "", run.part, node));
                        }
                        Steps.begunWith(run.part.key, state.values())
                                .forEach(act -> begins.add(Event.of(act, "", run.part, node)));
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
                        new ArrayList<>(List.of(Event.of(Act.WAITS, limited ? "person" : "outside", run.part, node)));
                String group =
                        node.groups == null ? null : node.groups.value(state.values(), Steps.answers(state.values()));
                if ("none".equals(group)) {
                    trouble(Trouble.NOBODYS_TASK, run, index, node, "");
                }
                if (node.due != null && node.due.calls().stream().anyMatch(Walk::isDateOfTheAnswer)) {
                    events.add(Event.of(Act.SHOWS_DATE, "", run.part, node));
                }
                begin(run, index, state, node, events);
            }
            case CATCH -> begin(run, index, state, node, List.of(Event.of(Act.WAITS, "", run.part, node)));
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
                        events.add(Event.of(Act.TIME_HAS_COME, when, run.part, node));
                        if (host != null && node.interrupting && isLeftToOthers(host)) {
                            events.add(Event.of(Act.TIME_IS_OVER, when, run.part, node));
                        }
                    }
                    case CONDITION ->
                        events.add(Event.of(Act.WATCHED_DATE_MOVES, node.watchedVariable, run.part, node));
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
        Map<String, String> values = new HashMap<>(state.values());
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
        for (Outcome outcome : results(run, index, node).of(node.told(false, "start"), values)) {
            List<Event> all = new ArrayList<>(events);
            all.addAll(outcome.events());
            go(run, index, state.at(node.id + "!").with(outcome.values()), all, node, null, Mode.ALWAYS);
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
                interrupt(run, index, state, node, state.values(), null, -1);
                aside(run, index, state, node);
                if (isDone(node, state)) {
                    List<String> beans = new ArrayList<>(node.told(true, "complete"));
                    beans.addAll(node.told(false, "end"));
                    State inside = node.elementVariable == null
                            ? state
                            : state.with(Reads.plus(state.values(), Map.of(node.elementVariable, Expression.SOME)));
                    lead(run, index, inside, node, beans, List.of());
                } else {
                    lead(run, index, state, node, List.of(), List.of());
                }
            }
            case CATCH -> {
                interrupt(run, index, state, node, state.values(), null, -1);
                aside(run, index, state, node);
                if (node.trigger == Trigger.MESSAGE || node.tag.equals("receiveTask")) {
                    message(run, index, state, node);
                } else {
                    List<Event> events = node.trigger == Trigger.TIMER
                            ? List.of(Event.of(
                                    Act.TIME_HAS_COME, node.when == null ? "" : node.when.text(), run.part, node))
                            : List.of();
                    lead(run, index, state, node, node.told(false, "end"), events);
                }
            }
            case EVENT_CHOICE -> {
                interrupt(run, index, state, node, state.values(), null, -1);
                node.out.forEach(flow -> go(run, index, state.at(flow.to()), List.of(), node, flow, Mode.ALWAYS));
            }
            case CALL, PART, EVENT_PART -> call(run, index, state, node);
            default -> {
                interrupt(run, index, state, node, state.values(), null, -1);
                work(run, index, state, node);
            }
        }
    }

    private void work(Run run, int index, State state, Node node) {
        List<String> beans = new ArrayList<>(node.waitsForItsTurn ? List.of() : node.told(false, "start"));
        if (node.delegate != null) {
            beans.add(node.delegate);
        }
        State here = state.with(withInputs(node, state.values()));
        DecisionTable table = node.decision == null ? null : tables.get(node.decision);
        if (table == null) {
            beans.addAll(node.told(false, "end"));
            lead(run, index, here, node, beans, List.of());
            return;
        }
        for (String input : table.inputs) {
            said(run, index, node, Expression.of("${" + input + "}"), here.values());
        }
        for (String answer : table.answers(here.values())) {
            if (!answer.equals(Expression.NULL) && node.resultVariable != null) {
                lead(
                        run,
                        index,
                        state.with(Reads.plus(state.values(), Map.of(node.resultVariable, answer))),
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
                .noneMatch(empty -> empty != null
                        && empty.values().contains(String.valueOf(state.values().get(empty.fact()))));
    }

    /** Takes every arrow out of an element after these beans have done their work. */
    private void lead(Run run, int index, State state, Node node, List<String> beans, List<Event> before) {
        for (Outcome outcome : results(run, index, node).of(beans, state.values())) {
            List<Event> events = new ArrayList<>(before);
            events.addAll(outcome.events());
            if (outcome.error() != null) {
                error(run, index, state.with(outcome.values()), node, outcome.error(), null, -1, events);
            } else {
                out(run, index, state.with(outcome.values()), node, events, null, -1);
            }
        }
    }

    private void out(Run run, int index, State state, Node node, List<Event> events, Run callee, int exit) {
        if (node.out.isEmpty()) {
            edge(run, index, state.at(""), callee, exit, events, node, null, Mode.ALWAYS);
        } else {
            for (Flow first : node.out) {
                List<String> waiting = new ArrayList<>(state.waiting());
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
        Map<String, String> answers = Steps.answers(state.values());
        Set<String> unknown = new LinkedHashSet<>();
        for (Flow flow : node.out) {
            if (flow.condition() != null && !flow.isDefault()) {
                said(run, index, node, flow.condition(), state.values());
                unknown.addAll(flow.condition().unknowns(state.values(), answers));
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
                            && (flow.condition() == null || flow.condition().holds(state.values(), answers, assumed)))
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
                    found.add(Event.of(act, "", run.part, node));
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
                .filter(name -> !Steps.isSome(state.values().get(name)))
                .map(name -> Steps.words(name, state.values().get(name)))
                .toList();
        return String.join(" and ", words);
    }

    private void join(Run run, int index, State state, Node node) {
        List<String> joined = new ArrayList<>(state.joined());
        long here = joined.stream().filter(node.id::equals).count() + 1;
        if (here < node.in.size()) {
            joined.add(node.id);
            joined.sort(null);
            go(
                    run,
                    index,
                    new State("", state.values(), state.waiting(), joined, state.asideUsed()),
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
                new State(state.at(), state.values(), state.waiting(), joined, state.asideUsed()),
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
        for (Outcome done : results(run, index, node).of(beans, state.values())) {
            State after = state.with(done.values());
            Outcome outcome = done;
            if (run.isRoot && Steps.isReady(done.values())) {
                List<Event> events = new ArrayList<>(done.events());
                events.add(Event.of(Act.BRANCH_ENDS, "ready", run.part, node));
                outcome = new Outcome(done.values(), events, done.error());
            }
            if (outcome.error() != null || node.trigger == Trigger.ERROR) {
                String code = outcome.error() != null ? outcome.error() : String.valueOf(node.reference);
                error(run, index, after, node, code, null, -1, outcome.events());
            } else if (node.trigger == Trigger.TERMINATE && !state.waiting().isEmpty()) {
                exit(run, index, new Exit(How.DONE, "", after.values()), outcome.events(), node, Mode.CUT);
                List<String> begun = state.waiting().stream()
                        .filter(other -> !isAside(run.part, other))
                        .toList();
                go(run, index, after.at("").waiting(begun).aside(), outcome.events(), node, null, Mode.FINISH);
            } else if (node.trigger == Trigger.TERMINATE) {
                exit(run, index, new Exit(How.DONE, "", after.values()), outcome.events(), node, Mode.ALWAYS);
            } else {
                boolean onlyAside = state.waiting().stream().allMatch(other -> isAside(run.part, other));
                if (onlyAside && state.waiting().stream().anyMatch(other -> isLeft(run.part, other, after))) {
                    trouble(Trouble.HELD_OPEN, run, index, node, "");
                }
                go(run, index, after.at(""), outcome.events(), node, null, Mode.ALWAYS);
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
        Map<String, String> inside = new HashMap<>(state.values());
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
        Map<String, String> values = new HashMap<>(state.values());
        exit.values().forEach((name, value) -> {
            if (name.contains(".") || node.kind != Kind.CALL || node.returnsAll) {
                values.put(name, value);
            }
        });
        switch (exit.how()) {
            case DONE -> {
                for (Node.Handover handover : node.returned) {
                    String value = handover.source() != null
                            ? exit.values().get(handover.source())
                            : handover.expression() == null
                                    ? null
                                    : handover.expression().value(exit.values(), Steps.answers(exit.values()));
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
            case ERROR -> error(run, index, state.with(values), node, exit.code(), callee, number, List.of());
            case INTERRUPTED -> interrupt(run, index, state, node, values, callee, number);
        }
    }

    /** What it means that a part which an event started is over: when it watched a variable, so is the watch. */
    private List<Event> ends(Run run, Node node) {
        return run.part.parts.get(node.id).starts().stream()
                .filter(start -> start.watchedVariable != null)
                .map(start -> Event.of(Act.WATCH_ENDS, start.watchedVariable, run.part, node))
                .toList();
    }

    /** Whatever may happen while a case waits here, and ends the waiting. */
    private void interrupt(
            Run run, int index, State state, Node node, Map<String, String> values, Run callee, int exit) {
        State then = state.with(values);
        // What watches at the side of a process that is called ends with it.
        boolean watched = callee != null && !callee.part.eventParts().isEmpty();
        List<Event> ends = watched ? List.of(Event.of(Act.REST_IS_CUT, "", run.part, node)) : List.of();
        node.boundaries.stream()
                .filter(boundary -> boundary.interrupting && boundary.trigger != Trigger.ERROR)
                .forEach(boundary ->
                        edge(run, index, then.at(boundary.id), callee, exit, ends, null, null, Mode.ALWAYS));
        for (Node event : run.part.eventParts()) {
            for (Node start : run.part.parts.get(event.id).starts()) {
                if (start.interrupting && start.trigger != Trigger.ERROR) {
                    State only = new State(event.id, values, List.of(), List.of(), state.asideUsed());
                    List<Event> cut = List.of(Event.of(Act.REST_IS_CUT, "", run.part, event));
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
        if (state.asideUsed()) {
            return;
        }
        for (Node boundary : node.boundaries) {
            if (!boundary.interrupting) {
                go(run, index, beside(state, state.at(), boundary.id), List.of(), null, null, Mode.ALWAYS);
                go(run, index, beside(state, boundary.id, state.at()), List.of(), null, null, Mode.ALWAYS);
            }
        }
        for (Node event : run.part.eventParts()) {
            if (run.part.parts.get(event.id).starts().stream()
                    .anyMatch(start -> !start.interrupting && mayCome(start, state))) {
                go(run, index, beside(state, state.at(), event.id), List.of(), null, null, Mode.ALWAYS);
                go(run, index, beside(state, event.id, state.at()), List.of(), null, null, Mode.ALWAYS);
            }
        }
    }

    /** What watches a variable begins only when that has a value. */
    private static boolean mayCome(Node start, State state) {
        return start.watchedVariable == null || !Steps.isNothing(state.values().get(start.watchedVariable));
    }

    private static State beside(State state, String later, String now) {
        List<String> waiting = new ArrayList<>(state.waiting());
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
                    State only = new State(event.id, state.values(), List.of(), List.of(), state.asideUsed());
                    edge(run, index, only, callee, exit, events, node, null, Mode.ALWAYS);
                    return;
                }
            }
        }
        if (run.isRoot) {
            trouble(Trouble.ERROR_NOT_DEALT_WITH, run, index, node, code);
        }
        leave(run, index, new Exit(How.ERROR, code, state.values()), callee, exit, events, node, Mode.ALWAYS);
    }

    private static boolean isOf(Node catching, String code) {
        return catching.reference == null || catching.reference.equals(code);
    }

    private StepResults results(Run run, int index, Node node) {
        return new StepResults(run, node, (trouble, detail) -> trouble(trouble, run, index, node, detail));
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
                    .allMatch(given -> StepResults.isGiven(given.getKey(), given.getValue(), state.values()));
            if (comes) {
                for (Map<String, String> set : StepResults.combinations(result.sets)) {
                    List<Event> events = new ArrayList<>();
                    result.acts.forEach(act -> events.add(Event.of(act, "", run.part, node)));
                    lead(
                            run,
                            index,
                            state.with(Reads.plus(state.values(), set)),
                            node,
                            node.told(false, "end"),
                            events);
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
        Node node = part.nodes.get(Reads.element(state.at()));
        if (node == null) {
            return null;
        }
        long others = state.waiting().stream()
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
                exit.how(),
                exit.code(),
                exit.how() == How.INTERRUPTED && run.part.within != null
                        ? reads.keep(run.part.within, List.of(run.part.element.getAttribute("id")), exit.values())
                        : reads.keep(run.part, List.of(""), exit.values()));
        List<Event> all = events;
        if (kept.how() == How.DONE && run.isRoot) {
            all = new ArrayList<>(events);
            all.add(Event.of(Act.CASE_ENDS, "", run.part, node == null ? lastNode(run, from) : node));
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
                comeBack(caller.run(), caller.state(), run, number);
            }
        }
    }

    /** The element that a case passed last before this state. */
    private static Node lastNode(Run run, int state) {
        Edge by = run.found.get(state);
        while (by != null && by.node() == null) {
            by = run.found.get(by.from());
        }
        return by == null ? run.part.starts().stream().findFirst().orElse(null) : by.node();
    }

    private void trouble(Trouble trouble, Run run, int state, Node node, String detail) {
        if (known.add(List.of(trouble, run.part.key, node.id, detail))) {
            found.add(new Found(trouble, run.part, node, detail, run, state));
        }
    }

    void noEnd(Run run, int state) {
        trouble(Trouble.NO_END, run, state, run.node(state), "");
    }

    void circle(Run run, int state) {
        Node node = run.node(state);
        if (node != null) {
            trouble(Trouble.RUNS_IN_CIRCLES, run, state, node, "");
        }
    }
}
