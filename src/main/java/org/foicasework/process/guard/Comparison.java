package org.foicasework.process.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two versions of what process owners edit, side by side.
 *
 * @param files what changed, by file
 * @param unchanged the names of the files that say the same as before
 */
record Comparison(List<Compared> files, List<String> unchanged) {

    /**
     * One file that is not as it was.
     *
     * @param about the name of the process or table; may be empty
     * @param before its content as it was; null when the file is new, or is no diagram or table
     * @param now its content as it is; null when the file is gone, or is no diagram or table
     */
    record Compared(String file, String about, List<Change> changes, Version before, Version now) {}

    /** A diagram or table as it is written and as it was read. */
    record Version(String xml, Drawn drawn) {}

    /** Compares files by their names; one that got another name is known by the process or table in it. */
    static Comparison of(Map<String, byte[]> before, Map<String, byte[]> now) {
        Map<String, byte[]> olds = new TreeMap<>(before);
        Map<String, String> renamed = renamed(before, now);
        renamed.forEach((name, old) -> olds.put(name, olds.remove(old)));
        Diagrams oldDiagrams = Diagrams.of(olds);
        Diagrams newDiagrams = Diagrams.of(now);
        List<Compared> files = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (String name : new TreeSet<>(
                Stream.concat(olds.keySet().stream(), now.keySet().stream()).toList())) {
            Compared compared = compare(
                    name,
                    olds.get(name),
                    now.get(name),
                    version(name, olds.get(name), oldDiagrams),
                    version(name, now.get(name), newDiagrams));
            if (renamed.containsKey(name)) {
                compared = withFirst(
                        compared,
                        new Change(
                                Change.Kind.CHANGED,
                                List.of(),
                                "the file",
                                List.of("Name: from " + renamed.get(name) + " to " + name)));
            }
            if (compared.changes.isEmpty()) {
                unchanged.add(name);
            } else {
                files.add(compared);
            }
        }
        return new Comparison(files, unchanged);
    }

    private static Compared withFirst(Compared compared, Change change) {
        List<Change> changes = new ArrayList<>(List.of(change));
        changes.addAll(compared.changes);
        return new Compared(compared.file, compared.about, changes, compared.before, compared.now);
    }

    private static Map<String, String> renamed(Map<String, byte[]> before, Map<String, byte[]> now) {
        Map<String, String> goneByKey = keys(before);
        before.keySet().stream().filter(now::containsKey).forEach(goneByKey.values()::remove);
        Map<String, String> renamed = new HashMap<>();
        keys(now).forEach((key, name) -> {
            if (!before.containsKey(name) && goneByKey.containsKey(key)) {
                renamed.put(name, goneByKey.get(key));
            }
        });
        return renamed;
    }

    private static Map<String, String> keys(Map<String, byte[]> contents) {
        Diagrams diagrams = Diagrams.of(contents);
        Map<String, String> keys = new HashMap<>();
        diagrams.processes().forEach(process -> keys.putIfAbsent(process.key, process.file));
        diagrams.tables().values().forEach(table -> keys.putIfAbsent(table.id, table.file));
        return keys;
    }

    private static Version version(String name, byte[] content, Diagrams diagrams) {
        return content == null || diagrams.document(name) == null
                ? null
                : new Version(new String(content, StandardCharsets.UTF_8), new Drawn(diagrams, name));
    }

    private static Compared compare(String name, byte[] old, byte[] content, Version before, Version now) {
        String about = now != null ? now.drawn.name : before != null ? before.drawn.name : "";
        List<Change> changes;
        if (old == null) {
            changes = List.of(new Change(Change.Kind.ADDED, List.of(), "the whole file", List.of("It is new")));
        } else if (content == null) {
            changes = List.of(
                    new Change(Change.Kind.REMOVED, List.of(), "the whole file", List.of("It is no longer there")));
        } else if (Arrays.equals(old, content)) {
            changes = List.of();
        } else if (now == null) {
            changes = List.of(new Change(
                    Change.Kind.CHANGED, List.of(), "the text of this file", List.of("Open both to see how")));
        } else {
            changes = FileChanges.between(before.drawn, now.drawn);
            if (changes.isEmpty()) {
                changes = List.of(new Change(
                        Change.Kind.CHANGED,
                        List.of(),
                        "no step, arrow or row",
                        List.of("The file is written differently: its order, spaces, or ids of arrows")));
            }
        }
        return new Compared(name, about, changes, before, now);
    }
}
