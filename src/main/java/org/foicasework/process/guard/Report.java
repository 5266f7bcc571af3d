package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Findings as they are read: each broken rule once, with the shortest way that breaks it and the other places where it is broken.
 * What lies in the changed files comes first, the shortest way before longer ones: the rest often follows from it.
 */
public final class Report {

    private static final String RED = "\u001b[31m";
    private static final String AMBER = "\u001b[33m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    /** A broken rule: where it is best seen, and where else. */
    private record Entry(Finding finding, List<Finding> elsewhere) {}

    private final List<Entry> entries;
    private final boolean coloured;

    private Report(List<Entry> entries, boolean coloured) {
        this.entries = entries;
        this.coloured = coloured;
    }

    /**
     * For the command line.
     *
     * @param changed the files that were changed, as far as that is known
     * @param coloured whether it is read on a terminal
     */
    static Report of(Collection<Finding> findings, Set<String> changed, boolean coloured) {
        return new Report(entries(findings, finding -> changed.contains(finding.file())), coloured);
    }

    /** Of the findings that keep these files from being deployed. */
    public static Report ofRefused(Collection<Finding> findings, Set<String> changed) {
        return of(findings.stream().filter(Finding::refuses).toList(), changed, false);
    }

    private static List<Entry> entries(Collection<Finding> findings, Predicate<Finding> changed) {
        Comparator<Finding> nearest = Comparator.comparing((Finding finding) -> !changed.test(finding))
                .thenComparing(finding -> finding.path().size());
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        findings.forEach(finding -> byRule.computeIfAbsent(finding.rule(), unused -> new ArrayList<>())
                .add(finding));
        return byRule.values().stream()
                .map(all -> all.stream().sorted(nearest).toList())
                .map(all -> new Entry(all.get(0), all.subList(1, all.size())))
                .sorted(Comparator.comparing((Entry entry) -> entry.finding.weight())
                        .thenComparing(entry -> !changed.test(entry.finding))
                        .thenComparing(entry -> entry.finding.section().isEmpty())
                        .thenComparing(entry -> entry.finding.path().size()))
                .toList();
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** How many rules are broken. */
    long broken() {
        return entries.stream().filter(entry -> entry.finding.refuses()).count();
    }

    /** All of it, a paragraph for each rule. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            Finding finding = entry.finding;
            text.append(paint(finding.refuses() ? RED : AMBER, finding.rule()));
            line(text, finding.section().isEmpty() ? "" : "  [" + finding.section() + "]");
            line(text, "  where  " + place(finding));
            if (!finding.detail().isEmpty()) {
                line(text, "  what   " + finding.detail());
            }
            if (!finding.path().isEmpty()) {
                line(text, "  way    " + finding.way());
            }
            entry.elsewhere.stream()
                    .map(other -> place(other)
                            + (other.detail().isEmpty() || other.detail().equals(finding.detail())
                                    ? ""
                                    : ": " + other.detail()))
                    .distinct()
                    .forEach(other -> line(text, "  also   " + other));
            line(text, "  mend   " + finding.mend());
            line(text, "");
        }
        return text.toString();
    }

    private String place(Finding finding) {
        String id = finding.id().isEmpty() ? "" : " (" + finding.id() + ")";
        return paint(BOLD, "\"" + finding.element() + "\"") + id + " in " + finding.file();
    }

    /** The last line: how it went, and how long it took. */
    String summary(int diagrams, String time) {
        long broken = broken();
        if (broken == 0) {
            return paint(
                    GREEN,
                    "%d diagrams hold all %d rules (%s)"
                            .formatted(diagrams, Guard.rules().size(), time));
        }
        return paint(
                RED,
                broken == 1
                        ? "1 rule is broken (%s)".formatted(time)
                        : "%d rules are broken (%s). Mend the first and check again: the others may follow from it."
                                .formatted(broken, time));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }
}
