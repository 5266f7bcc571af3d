package org.foicasework.process.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What process owners edit, as one whole: diagrams, decision tables, forms and notice templates. A change is made as a copy, so that
 * a single changed diagram can be judged together with the others that are in force.
 */
public final class Diagrams {

    private static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".html", ".mustache");

    private final Map<String, File> files;
    private final List<Part> processes;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, DecisionTable> tables = new TreeMap<>();

    private Diagrams(Map<String, File> files) {
        this.files = files;
        this.processes =
                files.values().stream().flatMap(file -> file.processes.stream()).toList();
        processes.stream().flatMap(process -> process.all().stream()).forEach(part -> parts.put(part.key, part));
        files.values().stream().flatMap(file -> file.tables.stream()).forEach(table -> tables.put(table.id, table));
    }

    /** One file, read; {@code problem} says why it could not be. */
    private record File(Document document, List<Part> processes, List<DecisionTable> tables, String problem) {}

    /** Files by their names, as they are deployed: without folders. Others than diagrams, tables, forms and templates do not count. */
    public static Diagrams of(Map<String, byte[]> contents) {
        return new Diagrams(new TreeMap<>()).with(contents);
    }

    /**
     * Everything in some folders and the folders within.
     *
     * @throws IOException when one cannot be read
     */
    public static Diagrams in(Path... folders) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    contents.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return of(contents);
    }

    /** These and, in the place of those with the same name, others. */
    public Diagrams with(Map<String, byte[]> contents) {
        Map<String, File> all = new TreeMap<>(files);
        contents.forEach((name, content) -> {
            if (ENDINGS.stream().anyMatch(name::endsWith)) {
                all.put(name, read(name, content));
            }
        });
        return new Diagrams(all);
    }

    /** These with one diagram in the place of the one with its name. */
    Diagrams with(String name, Document changed) {
        Map<String, File> all = new TreeMap<>(files);
        all.put(name, read(name, changed));
        return new Diagrams(all);
    }

    /** These without a file. */
    Diagrams without(String name) {
        Map<String, File> all = new TreeMap<>(files);
        all.remove(name);
        return new Diagrams(all);
    }

    private static File read(String name, byte[] content) {
        if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
            return new File(null, List.of(), List.of(), null);
        }
        try {
            return read(name, Xml.read(content));
        } catch (SAXException broken) {
            return new File(null, List.of(), List.of(), broken.getMessage());
        }
    }

    private static File read(String name, Document document) {
        Element definitions = document.getDocumentElement();
        List<Part> processes = new ArrayList<>();
        List<DecisionTable> tables = new ArrayList<>();
        if (name.endsWith(".bpmn")) {
            Map<String, String> references = new HashMap<>();
            for (Element child : Xml.children(definitions)) {
                switch (child.getLocalName()) {
                    case "error" -> references.put(child.getAttribute("id"), child.getAttribute("errorCode"));
                    case "message", "signal" -> references.put(child.getAttribute("id"), child.getAttribute("name"));
                    default -> {}
                }
            }
            Xml.children(definitions, "process")
                    .forEach(process -> processes.add(new Part(process, null, name, references)));
        } else {
            Xml.children(definitions, "decision").forEach(decision -> tables.add(new DecisionTable(decision, name)));
        }
        return new File(document, processes, tables, null);
    }

    /** The files of the forms that its steps name. */
    public Set<String> forms() {
        return parts().values().stream()
                .flatMap(part -> part.nodes.values().stream())
                .filter(node -> node.form != null)
                .map(node -> node.form.replace(HouseRules.FORM_KEY, ""))
                .collect(Collectors.toSet());
    }

    /** The names of the files. */
    Set<String> names() {
        return files.keySet();
    }

    /** A file's content as a tree; null for a form or a template. */
    Document document(String name) {
        return files.get(name).document;
    }

    /** Why files could not be read, by their names. */
    Map<String, String> unreadable() {
        Map<String, String> problems = new TreeMap<>();
        files.forEach((name, file) -> {
            if (file.problem != null) {
                problems.put(name, file.problem);
            }
        });
        return problems;
    }

    Collection<Part> processes() {
        return processes;
    }

    /** All processes and the parts within them, by their keys. */
    Map<String, Part> parts() {
        return parts;
    }

    Map<String, DecisionTable> tables() {
        return tables;
    }

    /** The processes that no other calls. */
    List<Part> uncalled() {
        Set<String> called = new TreeSet<>();
        for (Part part : parts().values()) {
            part.nodes.values().stream()
                    .filter(node -> node.called != null && !node.called.equals(part.process().key))
                    .forEach(node -> called.add(node.called));
        }
        return processes().stream()
                .filter(process -> !called.contains(process.key))
                .toList();
    }

    /** The processes with which something begins: a person fills in their first form, or the application starts them. */
    List<Part> roots() {
        return processes().stream().filter(Diagrams::isBegun).toList();
    }

    private static boolean isBegun(Part process) {
        return Steps.STARTED_WITH.containsKey(process.key)
                || process.starts().stream()
                        .anyMatch(start -> start.form != null || start.trigger == Node.Trigger.MESSAGE);
    }

    /** These without the files that hold a process or a table of others. */
    Diagrams withoutProcessesOf(Diagrams others) {
        Set<String> keys = new TreeSet<>(others.parts().keySet());
        keys.addAll(others.tables().keySet());
        Map<String, File> kept = new TreeMap<>(files);
        kept.values()
                .removeIf(file -> file.processes.stream().anyMatch(process -> keys.contains(process.key))
                        || file.tables.stream().anyMatch(table -> keys.contains(table.id)));
        return new Diagrams(kept);
    }

    /** These without what nothing begins or calls any more: old processes that somebody has renamed or taken out. */
    Diagrams withoutForgotten(Diagrams except) {
        Map<String, File> kept = new TreeMap<>(files);
        List<Part> roots = roots();
        uncalled().stream()
                .filter(process -> !roots.contains(process) && !except.parts().containsKey(process.key))
                .forEach(process -> kept.remove(process.file));
        return kept.size() == files.size() ? this : new Diagrams(kept).withoutForgotten(except);
    }
}
