package org.foicasework.exemption;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A condition on the particulars of a claim: that the one under {@code key} has one of the values, or, with
 * {@code unless}, that it has none of them.
 *
 * @param key the particular it looks at; empty for {@link #ALWAYS} and {@link #NEVER}
 * @param unless turns the condition round
 * @param values the values it looks for
 */
public record Condition(String key, boolean unless, Set<String> values) {

    public static final Condition ALWAYS = new Condition("", true, Set.of());
    public static final Condition NEVER = new Condition("", false, Set.of());

    public Condition {
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** Reads {@code key = a, b} or {@code key != a, b}. */
    static Condition parse(String text) {
        String[] sides = text.split("!?=", 2);
        if (sides.length != 2) {
            throw new IllegalArgumentException("no condition: " + text);
        }
        return new Condition(
                sides[0].strip(),
                text.contains("!="),
                new LinkedHashSet<>(Arrays.asList(sides[1].strip().split("\\s*,\\s*"))));
    }

    /** Whether the condition holds for these particulars. */
    public boolean holds(Map<String, String> particulars) {
        return unless != values.contains(particulars.getOrDefault(key, ""));
    }
}
