package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What one file holds, diagram or table, in the order in which a case goes through it. */
final class Drawn {

    private static final String EVERYTHING = "any";

    final Map<String, Item> items = new LinkedHashMap<>();

    /** Where shapes and arrows are drawn, by the element that they show. */
    final Map<String, String> places = new HashMap<>();

    /** What the file is about. */
    final String name;

    private final Map<String, Node> nodes = new HashMap<>();

    Drawn(Diagrams diagrams, String file) {
        List<Part> processes = diagrams.processes().stream()
                .filter(process -> process.file.equals(file))
                .toList();
        Element definitions = diagrams.document(file).getDocumentElement();
        List<Element> decisions = Xml.children(definitions, "decision");
        name = processes.stream()
                .map(process -> process.name)
                .findFirst()
                .or(() -> decisions.stream()
                        .map(decision -> decision.getAttribute("name"))
                        .findFirst())
                .orElse("");
        processes.stream().flatMap(process -> process.all().stream()).forEach(part -> nodes.putAll(part.nodes));
        for (Part process : processes) {
            put(new Item(
                    process.key, Item.Sort.WHOLE, "the process itself", "", Facts.of(process.element), null, null));
            add(process);
        }
        decisions.forEach(this::table);
        places(definitions);
    }

    private void put(Item item) {
        items.put(item.id(), item);
    }

    private void add(Part part) {
        for (Node node : inOrder(part)) {
            put(new Item(
                    node.id,
                    Item.Sort.STEP,
                    title(node),
                    node.name.isEmpty() ? "" : node.tag + " " + node.name,
                    Facts.of(node, this::title),
                    null,
                    null));
            node.out.forEach(flow -> arrow(part, flow));
            if (part.parts.containsKey(node.id)) {
                add(part.parts.get(node.id));
            }
        }
        Xml.children(part.element, "textAnnotation")
                .forEach(note -> put(
                        new Item(note.getAttribute("id"), Item.Sort.NOTE, "a note", "", Facts.of(note), null, null)));
    }

    private void arrow(Part part, Flow flow) {
        Element arrow = Xml.children(part.element, "sequenceFlow").stream()
                .filter(each -> each.getAttribute("id").equals(flow.id()))
                .findFirst()
                .orElseThrow();
        String answer = flow.name().isEmpty() ? "" : " - " + flow.name();
        put(new Item(
                flow.id(),
                Item.Sort.ARROW,
                title(flow.from()) + answer,
                flow.name(),
                Facts.of(arrow, flow.isDefault()),
                flow.from(),
                flow.to()));
    }

    /** First what begins it; what comes together after what leads there. */
    private static List<Node> inOrder(Part part) {
        List<Node> roots = new ArrayList<>(part.starts());
        part.nodes.values().stream()
                .filter(node -> node.in.isEmpty() && node.attachedTo == null)
                .forEach(roots::add);
        roots.addAll(part.nodes.values());
        List<Node> all = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (Node root : roots) {
            LinkedList<Node> found = new LinkedList<>();
            visit(part, root, seen, found);
            all.addAll(found);
        }
        return all;
    }

    private static void visit(Part part, Node node, Set<Node> seen, LinkedList<Node> found) {
        if (!seen.add(node)) {
            return;
        }
        List<Node> next = new ArrayList<>();
        node.out.forEach(flow -> next.add(part.nodes.get(flow.to())));
        next.addAll(node.boundaries);
        Collections.reverse(next);
        next.forEach(each -> visit(part, each, seen, found));
        found.addFirst(node);
    }

    /** What a step is called in a sentence: its name, or where it stands. */
    String title(String id) {
        return nodes.containsKey(id) ? title(nodes.get(id)) : id;
    }

    private String title(Node node) {
        if (!node.name.isEmpty()) {
            return "\"" + node.name + "\"";
        }
        String what = node.tag.endsWith("Gateway") ? "gateway" : node.what();
        Node next = node;
        Set<Node> passed = new HashSet<>();
        while (next != null && next.name.isEmpty() && passed.add(next)) {
            next = next.out.size() == 1 ? nodes.get(next.out.get(0).to()) : null;
        }
        return next == null || next.name.isEmpty()
                ? "the " + what + " " + node.id
                : "the " + what + " before \"" + next.name + "\"";
    }

    private void table(Element decision) {
        Element table = Xml.child(decision, "decisionTable");
        if (table == null) {
            put(new Item(
                    decision.getAttribute("id"),
                    Item.Sort.WHOLE,
                    "the decision itself",
                    "",
                    Facts.of(decision),
                    null,
                    null));
            return;
        }
        Map<String, String> whole = new LinkedHashMap<>();
        whole.put(Facts.NAME, decision.getAttribute("name"));
        String policy = table.getAttribute("hitPolicy");
        whole.put("Which row decides", policy.isEmpty() ? "UNIQUE" : policy);
        List<String> inputs = labels(table, "input");
        List<String> outputs = labels(table, "output");
        whole.put("Asks for", String.join(", ", inputs));
        whole.put("Answers", String.join(", ", outputs));
        put(new Item(decision.getAttribute("id"), Item.Sort.WHOLE, "the table itself", "", whole, null, null));
        int number = 0;
        for (Element rule : Xml.children(table, "rule")) {
            number++;
            Map<String, String> cells = new LinkedHashMap<>();
            cells(cells, "When ", inputs, Xml.children(rule, "inputEntry"));
            cells(cells, "", outputs, Xml.children(rule, "outputEntry"));
            String likeness = cells.toString();
            String note = Xml.text(rule, "description");
            if (note != null && !note.isEmpty()) {
                cells.put("Note", note);
            }
            put(new Item(
                    rule.getAttribute("id"),
                    Item.Sort.ROW,
                    "row " + number + (note == null || note.isEmpty() ? "" : ", \"" + Facts.excerpt(note, "") + "\""),
                    likeness,
                    cells,
                    decision.getAttribute("id"),
                    null));
        }
    }

    private static List<String> labels(Element table, String column) {
        return Xml.children(table, column).stream()
                .map(each -> {
                    Element asked = Xml.child(each, "inputExpression");
                    String text = asked == null ? null : Xml.text(asked, "text");
                    String name = text == null ? each.getAttribute("name") : text;
                    String label = each.getAttribute("label");
                    return label.isBlank() ? name : label + " (" + name + ")";
                })
                .toList();
    }

    private static void cells(Map<String, String> cells, String word, List<String> labels, List<Element> entries) {
        for (int i = 0; i < Math.min(labels.size(), entries.size()); i++) {
            String text = Xml.text(entries.get(i), "text");
            cells.put(word + labels.get(i), text == null || text.isBlank() ? EVERYTHING : text);
        }
    }

    private void places(Element element) {
        for (Element child : Xml.children(element)) {
            String shown = child.getAttribute("bpmnElement");
            if (shown.isEmpty() || child.getLocalName().equals("BPMNPlane")) {
                places(child);
            } else {
                places.put(
                        shown, Xml.children(child).stream().map(Drawn::numbers).collect(Collectors.joining(" ")));
            }
        }
    }

    private static String numbers(Element place) {
        StringBuilder numbers = new StringBuilder();
        for (String name : List.of("x", "y", "width", "height")) {
            String number = place.getAttribute(name);
            numbers.append(number.replaceFirst("\\.0+$", "")).append(' ');
        }
        Xml.children(place).forEach(child -> numbers.append(numbers(child)));
        return numbers.toString();
    }
}
