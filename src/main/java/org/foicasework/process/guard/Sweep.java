package org.foicasework.process.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foicasework.process.guard.Run.Caller;
import org.foicasework.process.guard.Run.Edge;
import org.foicasework.process.guard.Run.Mode;

/**
 * Asks up to sixty-four rules at once whether any way breaks them: one bit for each rule, and everything that {@link Paths} does for
 * one rule is done for all of them by a few operations on whole words.
 */
final class Sweep {

    private static final int ASLEEP = 0;
    private static final int AWAKE = 1;

    private final Walk walk;
    private final Map<Caller, List<Run>> calls;
    private final List<PathRule> rules;
    private final long all;
    private final long endsCut;
    private final Seen[] seen;
    private final Map<Event, long[]> meanings = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();

    /** Calls to look at again, when nothing moves within what they call any more. */
    private final Deque<Place> calling = new ArrayDeque<>();

    private long broken;

    Sweep(Walk walk, Map<Caller, List<Run>> calls, List<PathRule> rules) {
        this.walk = walk;
        this.calls = calls;
        this.rules = rules;
        long every = 0;
        long cut = 0;
        for (int i = 0; i < rules.size(); i++) {
            every |= 1L << i;
            cut |= rules.get(i).endsCut ? 1L << i : 0;
        }
        this.all = every;
        this.endsCut = cut;
        this.seen = walk.runs.stream().map(Seen::new).toArray(Seen[]::new);
    }

    private record Place(Run run, int state) {}

    /** For one run: which rules come to a state or an exit, by how they were at its beginning and how they are there. */
    private static final class Seen {

        final long[][][] states;

        /** What came to a state since it was followed last. */
        final long[][][] fresh;

        final long[][][] exits;
        final boolean[] waiting;
        final Set<Place> callers = new LinkedHashSet<>();

        Seen(Run run) {
            states = new long[2][2][run.states.size()];
            fresh = new long[2][2][run.states.size()];
            exits = new long[2][2][run.exits.size()];
            waiting = new boolean[run.states.size()];
        }
    }

    /** All rules that some way breaks. */
    List<PathRule> broken() {
        sweep(false);
        List<PathRule> found = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if ((broken >> i & 1) == 1) {
                found.add(rules.get(i));
            }
        }
        return found;
    }

    /** Stops as soon as one is broken. */
    Optional<PathRule> firstBroken() {
        sweep(true);
        return broken == 0 ? Optional.empty() : Optional.of(rules.get(Long.numberOfTrailingZeros(broken)));
    }

    private void sweep(boolean onlyTheFirst) {
        long fromTheStart = 0;
        for (int i = 0; i < rules.size(); i++) {
            fromTheStart |= rules.get(i).fromTheStart ? 1L << i : 0;
        }
        for (Run root : walk.roots) {
            enter(root, all & ~fromTheStart, fromTheStart);
        }
        while (!(open.isEmpty() && calling.isEmpty()) && !(onlyTheFirst && broken != 0)) {
            Place place = open.isEmpty() ? calling.poll() : open.poll();
            seen(place.run).waiting[place.state] = false;
            follow(place);
        }
    }

    private Seen seen(Run run) {
        return seen[run.number];
    }

    private void enter(Run run, long asleep, long awake) {
        for (int start = 0; start < run.starts; start++) {
            add(run, start, ASLEEP, asleep, 0);
            add(run, start, AWAKE, 0, awake);
        }
    }

    private void add(Run run, int state, int entry, long asleep, long awake) {
        Seen of = seen(run);
        long[][] at = of.states[entry];
        if ((asleep & ~at[ASLEEP][state]) != 0 || (awake & ~at[AWAKE][state]) != 0) {
            of.fresh[entry][ASLEEP][state] |= asleep & ~at[ASLEEP][state];
            of.fresh[entry][AWAKE][state] |= awake & ~at[AWAKE][state];
            at[ASLEEP][state] |= asleep;
            at[AWAKE][state] |= awake;
            again(open, run, state);
        }
    }

    private void again(Deque<Place> where, Run run, int state) {
        Seen of = seen(run);
        if (!of.waiting[state]) {
            of.waiting[state] = true;
            where.add(new Place(run, state));
        }
    }

    private void follow(Place place) {
        Run run = place.run;
        Seen of = seen(run);
        long[][][] at = of.states;
        int state = place.state;
        List<Run> callees = calls.get(new Caller(run, state));
        if (callees != null) {
            long asleep = at[ASLEEP][ASLEEP][state] | at[AWAKE][ASLEEP][state];
            long awake = at[ASLEEP][AWAKE][state] | at[AWAKE][AWAKE][state];
            for (Run callee : callees) {
                seen(callee).callers.add(place);
                enter(callee, asleep, awake);
            }
        }
        long[][] fresh = {
            {of.fresh[ASLEEP][ASLEEP][state], of.fresh[ASLEEP][AWAKE][state]},
            {of.fresh[AWAKE][ASLEEP][state], of.fresh[AWAKE][AWAKE][state]}
        };
        for (int entry = ASLEEP; entry <= AWAKE; entry++) {
            of.fresh[entry][ASLEEP][state] = 0;
            of.fresh[entry][AWAKE][state] = 0;
        }
        for (Edge edge : run.edges.get(state)) {
            long asked = edge.mode() == Mode.CUT ? endsCut : edge.mode() == Mode.FINISH ? all & ~endsCut : all;
            for (int entry = ASLEEP; entry <= AWAKE; entry++) {
                long asleep = fresh[entry][ASLEEP] & asked;
                long awake = fresh[entry][AWAKE] & asked;
                if (edge.callee() != null) {
                    // What comes out of a call may be new although nothing new came to it.
                    asleep = at[entry][ASLEEP][state] & asked;
                    awake = at[entry][AWAKE][state] & asked;
                    long[][][] through = seen(edge.callee()).exits;
                    int exit = edge.calleeExit();
                    long back = asleep & through[ASLEEP][ASLEEP][exit] | awake & through[AWAKE][ASLEEP][exit];
                    awake = asleep & through[ASLEEP][AWAKE][exit] | awake & through[AWAKE][AWAKE][exit];
                    asleep = back;
                }
                if ((asleep | awake) != 0) {
                    take(run, edge, entry, asleep, awake);
                }
            }
        }
    }

    private void take(Run run, Edge edge, int entry, long asleepBefore, long awakeBefore) {
        long asleep = asleepBefore;
        long awake = awakeBefore;
        for (Event event : edge.events()) {
            long[] means = meanings.computeIfAbsent(event, this::meaning);
            broken |= awake & means[2];
            awake &= ~means[2];
            long met = awake & means[1];
            long begun = asleep & means[0];
            awake = awake & ~met | begun;
            asleep = asleep & ~begun | met;
        }
        if (edge.to() >= 0) {
            add(run, edge.to(), entry, asleep, awake);
            return;
        }
        Seen of = seen(run);
        int exit = -edge.to() - 1;
        long[][] at = of.exits[entry];
        if ((asleep & ~at[ASLEEP][exit]) != 0 || (awake & ~at[AWAKE][exit]) != 0) {
            at[ASLEEP][exit] |= asleep;
            at[AWAKE][exit] |= awake;
            of.callers.forEach(caller -> again(calling, caller.run, caller.state));
        }
    }

    /** Which rules an event begins, meets, and breaks. */
    private long[] meaning(Event event) {
        long[] means = new long[3];
        for (int i = 0; i < rules.size(); i++) {
            PathRule rule = rules.get(i);
            means[0] |= rule.begins(event) ? 1L << i : 0;
            means[1] |= rule.isMet(event) ? 1L << i : 0;
            means[2] |= rule.forbids(event) ? 1L << i : 0;
        }
        return means;
    }
}
