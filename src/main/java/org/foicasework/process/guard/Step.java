package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a published step does, said once for all diagrams: what it reads, what may come of it, and which errors it reports.
 *
 * <p>Built like a sentence: {@code listener("recordApproval").reads("questionId").results(may().sets("approved", "true").does(APPROVES_DECISION))}.
 */
final class Step {

    final String name;

    /** The variables without which it fails. */
    final Set<String> reads = new LinkedHashSet<>();

    /** The values that it needs, by variable. */
    final Map<String, Set<String>> needs = new TreeMap<>();

    final Set<String> errors = new TreeSet<>();

    /** Variables of which one has to be there. */
    final Set<String> readsOneOf = new LinkedHashSet<>();

    /** The variables that it reads only for notices of these types. */
    final Map<String, Set<String>> readsFor = new TreeMap<>();

    /** The names under which a diagram may show the message that it sends; empty when it sends none. */
    final Set<String> sends = new TreeSet<>();

    final List<Result> results = new ArrayList<>();

    /** Whether what happens next lies with somebody outside the authority. */
    boolean waitsForOutside;

    /** Whether it has to run as a job of its own, so that a failure is tried again and nothing is done twice. */
    boolean isJob;

    /** Whether this is somebody's agreement to what another wrote, and the listener that keeps the author away. */
    String keepsAway;

    /** Who alone may do it, as candidate groups; empty when the owners say who does. */
    final Set<String> onlyFor = new TreeSet<>();

    /** The forms whose content it understands, by file name. */
    final Set<String> forms = new TreeSet<>();

    /** One thing that may come of it, given values of variables that it depends on. */
    static final class Result {

        final Map<String, Set<String>> given = new TreeMap<>();
        final Map<String, Set<String>> sets = new LinkedHashMap<>();
        final List<Act> acts = new ArrayList<>();

        Result given(String variable, String... values) {
            given.put(variable, Set.of(values));
            return this;
        }

        Result sets(String variable, String... values) {
            sets.put(variable, new LinkedHashSet<>(Arrays.asList(values)));
            return this;
        }

        Result does(Act... does) {
            acts.addAll(List.of(does));
            return this;
        }
    }

    /** Whether it is told of what happens at a task, rather than doing the work of an element of its own. */
    final boolean isListener;

    private Step(String name, boolean isListener) {
        this.name = name;
        this.isListener = isListener;
    }

    /** A step that does the work of an element. */
    static Step step(String name) {
        return new Step(name, false);
    }

    /** A listener of a task. */
    static Step listener(String name) {
        return new Step(name, true);
    }

    /** What may come of it; several such are alternatives. */
    static Result may() {
        return new Result();
    }

    Step reads(String... variables) {
        reads.addAll(List.of(variables));
        return this;
    }

    Step readsOneOf(String... variables) {
        readsOneOf.addAll(List.of(variables));
        return this;
    }

    Step readsFor(String variable, String... noticeTypes) {
        readsFor.put(variable, Set.of(noticeTypes));
        return this;
    }

    Step sends(String... messages) {
        sends.addAll(List.of(messages));
        return this;
    }

    Step needs(String variable, String... values) {
        needs.put(variable, Set.of(values));
        return this;
    }

    Step reports(String error) {
        errors.add(error);
        return this;
    }

    Step waitsForOutside() {
        waitsForOutside = true;
        return this;
    }

    Step byItself() {
        isJob = true;
        return this;
    }

    Step onlyFor(String... groups) {
        onlyFor.addAll(List.of(groups));
        return this;
    }

    Step understands(String... fileNames) {
        forms.addAll(List.of(fileNames));
        return this;
    }

    Step keepsAwayBy(String listener) {
        keepsAway = listener;
        return this;
    }

    Step results(Result... alternatives) {
        results.addAll(List.of(alternatives));
        return this;
    }

    /** Whether something new comes to us from outside with this step, which then belongs to a case. */
    boolean isDoor() {
        return !isListener && results.stream().anyMatch(result -> result.sets.containsKey("caseReference"));
    }

    /** Whether it may do this. */
    boolean does(Act act) {
        return results.stream().anyMatch(result -> result.acts.contains(act));
    }
}
