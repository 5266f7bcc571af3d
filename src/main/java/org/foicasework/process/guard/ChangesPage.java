package org.foicasework.process.guard;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The page that shows what changed: words, both pictures, both tables. It is one file that opens from disk and asks the network for
 * nothing. Whatever comes from a diagram is escaped, and no other script than its own two may run in it.
 */
final class ChangesPage {

    private ChangesPage() {}

    static String of(Comparison comparison, List<Finding> findings) {
        String viewer = resource("dist/bpmn-navigated-viewer.production.min.js");
        String script = resource("page.js");
        List<Map<String, Object>> files = new ArrayList<>();
        for (Comparison.Compared compared : comparison.files()) {
            files.add(file(files.size() + 1, compared));
        }
        Map<String, Object> page = new HashMap<>();
        page.put("title", files.size() == 1 ? "What changed in " + files.get(0).get("name") : "What changed");
        page.put("files", files);
        page.put("several", files.size() > 1);
        page.put("unchanged", ShowChanges.unchanged(comparison));
        page.put("rules", Guard.rules().size());
        page.put("findings", findings.stream().map(ChangesPage::finding).toList());
        page.put("hasFindings", !findings.isEmpty());
        page.put("viewer", viewer);
        page.put("script", script);
        page.put("scripts", "'sha256-" + hash(viewer) + "' 'sha256-" + hash(script) + "'");
        page.put("style", resource("dist/assets/diagram-js.css") + resource("page.css"));
        page.put("licence", resource("LICENSE"));
        return Mustache.compiler()
                .defaultValue("")
                .emptyStringIsFalse(true)
                .compile(resource("page.mustache"))
                .execute(page);
    }

    private static Map<String, Object> file(int number, Comparison.Compared compared) {
        boolean drawn = compared.file().endsWith(".bpmn");
        boolean table = compared.file().endsWith(".dmn");
        Map<String, Object> file = new HashMap<>();
        file.put("number", number);
        file.put("name", compared.file());
        file.put("about", compared.about());
        file.put(
                "changes",
                compared.changes().stream()
                        .map(change -> change(change, drawn || table))
                        .toList());
        file.put("drawn", drawn);
        file.put(
                "before", drawn && compared.before() != null ? compared.before().xml() : null);
        file.put("now", drawn && compared.now() != null ? compared.now().xml() : null);
        file.put("table", table ? table(compared) : null);
        return file;
    }

    private static Map<String, Object> change(Change change, boolean visible) {
        return Map.of(
                "kind", change.kind().name().toLowerCase(java.util.Locale.ROOT),
                "word", change.kind().word,
                "title", change.title(),
                "details", change.details(),
                "shown", visible && !change.ids().isEmpty(),
                "ids", String.join(" ", change.ids()));
    }

    private static Map<String, Object> finding(Finding finding) {
        return Map.of(
                "rule", finding.rule(),
                "section", finding.section(),
                "element", finding.element(),
                "file", finding.file(),
                "detail", finding.detail(),
                "way", finding.way(),
                "mend", finding.mend());
    }

    /** A decision table, its rows as they are and among them as they were. */
    private static Map<String, Object> table(Comparison.Compared compared) {
        Map<String, Item> before = rows(compared.before());
        Map<String, Item> now = rows(compared.now());
        Map<String, Boolean> labels = new LinkedHashMap<>();
        now.values().forEach(row -> row.facts().keySet().forEach(label -> labels.put(label, true)));
        before.values().forEach(row -> row.facts().keySet().forEach(label -> labels.put(label, true)));
        List<Map<String, Object>> rows = new ArrayList<>();
        now.forEach((id, row) -> rows.add(row(before.get(id), row, labels.keySet())));
        before.values().stream()
                .filter(row -> !now.containsKey(row.id()))
                .forEach(row -> rows.add(row(row, null, labels.keySet())));
        return Map.of("labels", List.copyOf(labels.keySet()), "rows", rows);
    }

    private static Map<String, Item> rows(Comparison.Version version) {
        Map<String, Item> rows = new LinkedHashMap<>();
        if (version != null) {
            version.drawn().items.values().stream()
                    .filter(item -> item.sort() == Item.Sort.ROW)
                    .forEach(item -> rows.put(item.id(), item));
        }
        return rows;
    }

    private static Map<String, Object> row(Item before, Item now, Iterable<String> labels) {
        List<Map<String, Object>> cells = new ArrayList<>();
        boolean differs = false;
        for (String label : labels) {
            String was = before == null ? null : before.facts().get(label);
            String is = now == null ? null : now.facts().get(label);
            boolean same = Objects.equals(was, is);
            differs |= !same;
            Map<String, Object> cell = new HashMap<>();
            cell.put("same", same ? is : null);
            cell.put("was", same ? null : was);
            cell.put("is", same ? null : is);
            cells.add(cell);
        }
        String kind = before == null ? "added" : now == null ? "removed" : differs ? "changed" : "same";
        return Map.of(
                "id",
                (now == null ? before : now).id(),
                "kind",
                kind,
                "word",
                kind.equals("same") ? "as before" : kind,
                "cells",
                cells);
    }

    private static String resource(String name) {
        try (InputStream resource = ChangesPage.class.getResourceAsStream("/diagram-changes/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
