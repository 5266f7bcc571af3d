package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A rule about ways, in one shape: from when something has happened until something else has, a third thing must not happen.
 *
 * <p>"A refusal is not sent from when it was drafted or changed until somebody has approved it."
 */
final class PathRule {

    final String rule;
    final String section;
    final String mend;
    final boolean fromTheStart;

    /** Whether an end that cuts off what runs at its side is taken at its word; otherwise what has begun may finish. */
    final boolean endsCut;

    private final List<Predicate<Event>> from;
    private final List<Predicate<Event>> until;
    private final List<Predicate<Event>> never;

    private PathRule(Builder builder, String mend) {
        this.rule = builder.rule;
        this.section = builder.section;
        this.mend = mend;
        this.fromTheStart = builder.fromTheStart;
        this.endsCut = builder.endsCut;
        this.from = builder.from;
        this.until = builder.until;
        this.never = builder.never;
    }

    static Builder rule(String rule, String section) {
        return new Builder(rule, section);
    }

    boolean begins(Event event) {
        return from.stream().anyMatch(each -> each.test(event));
    }

    boolean isMet(Event event) {
        return until.stream().anyMatch(each -> each.test(event));
    }

    boolean forbids(Event event) {
        return never.stream().anyMatch(each -> each.test(event));
    }

    /** Says a rule like a sentence. */
    static final class Builder {

        private final String rule;
        private final String section;
        private final List<Predicate<Event>> from = new ArrayList<>();
        private final List<Predicate<Event>> until = new ArrayList<>();
        private final List<Predicate<Event>> never = new ArrayList<>();
        private boolean fromTheStart;
        private boolean endsCut;

        private Builder(String rule, String section) {
            this.rule = rule;
            this.section = section;
        }

        Builder fromTheStart() {
            fromTheStart = true;
            return this;
        }

        Builder from(Act... acts) {
            Arrays.stream(acts).forEach(act -> from.add(event -> event.act() == act));
            return this;
        }

        Builder from(Act act, Set<String> details) {
            from.add(of(act, details));
            return this;
        }

        Builder from(Act act, String detail) {
            from.add(of(act, Set.of(detail)));
            return this;
        }

        Builder until(Act... acts) {
            Arrays.stream(acts).forEach(act -> until.add(event -> event.act() == act));
            return this;
        }

        Builder until(Act act, Set<String> details) {
            until.add(of(act, details));
            return this;
        }

        Builder until(Act act, String detail) {
            until.add(of(act, Set.of(detail)));
            return this;
        }

        Builder never(Act... acts) {
            Arrays.stream(acts).forEach(act -> never.add(event -> event.act() == act));
            return this;
        }

        Builder never(Act act, String detail) {
            never.add(of(act, Set.of(detail)));
            return this;
        }

        Builder never(Act act, Set<String> details) {
            never.add(of(act, details));
            return this;
        }

        Builder evenWhenAnEndCutsOffTheRest() {
            endsCut = true;
            return this;
        }

        PathRule mend(String mend) {
            return new PathRule(this, mend);
        }

        /** The act with one of these details; a detail that the guard cannot tell counts as each. */
        private static Predicate<Event> of(Act act, Set<String> details) {
            return event -> event.act() == act
                    && (details.contains(event.detail()) || event.detail().equals(Expression.SOME));
        }
    }
}
