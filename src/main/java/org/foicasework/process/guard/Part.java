package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** A process, or a sub-process drawn within one: elements and arrows between a start and its ends. */
final class Part {

    /** Elements of a process that are neither passed nor drawn as arrows. */
    private static final List<String> ASIDE = List.of(
            "documentation",
            "extensionElements",
            "incoming",
            "outgoing",
            "sequenceFlow",
            "laneSet",
            "textAnnotation",
            "association",
            "group",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "ioSpecification",
            "property",
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics");

    final String key;
    final String name;
    final String file;
    final Element element;

    /** The part it is drawn in; null for a process. */
    final Part within;

    final Map<String, Node> nodes = new LinkedHashMap<>();
    final Map<String, Part> parts = new LinkedHashMap<>();

    /** Arrows that lead from or to nowhere. */
    final List<String> loose = new ArrayList<>();

    Part(Element element, Part within, String file, Map<String, String> references) {
        this.element = element;
        this.within = within;
        this.file = file;
        this.key = within == null ? element.getAttribute("id") : within.key + "/" + element.getAttribute("id");
        this.name = element.getAttribute("name").strip();
        for (Element child : Xml.children(element)) {
            if (Xml.BPMN.equals(child.getNamespaceURI())
                    && !ASIDE.contains(child.getLocalName())
                    && !child.getLocalName().endsWith("EventDefinition")) {
                Node node = new Node(child, references);
                nodes.put(node.id, node);
                if (node.kind == Node.Kind.PART || node.kind == Node.Kind.EVENT_PART) {
                    parts.put(node.id, new Part(child, this, file, references));
                }
            }
        }
        for (Element arrow : Xml.children(element, "sequenceFlow")) {
            connect(arrow);
        }
        for (Node node : nodes.values()) {
            if (node.attachedTo != null && nodes.containsKey(node.attachedTo)) {
                nodes.get(node.attachedTo).boundaries.add(node);
            }
        }
    }

    private void connect(Element arrow) {
        Node from = nodes.get(arrow.getAttribute("sourceRef"));
        Node to = nodes.get(arrow.getAttribute("targetRef"));
        if (from == null || to == null) {
            loose.add(arrow.getAttribute("id"));
            return;
        }
        String condition = Xml.text(arrow, "conditionExpression");
        Flow flow = new Flow(
                arrow.getAttribute("id"),
                arrow.getAttribute("name").strip(),
                from.id,
                to.id,
                condition == null ? null : Expression.of(condition),
                arrow.getAttribute("id").equals(from.element.getAttribute("default")));
        from.out.add(flow);
        to.in.add(flow);
    }

    /** The process it belongs to. */
    Part process() {
        return within == null ? this : within.process();
    }

    List<Node> starts() {
        return nodes.values().stream()
                .filter(node -> node.kind == Node.Kind.START)
                .toList();
    }

    /** The sub-processes in it that an event starts. */
    List<Node> eventParts() {
        return nodes.values().stream()
                .filter(node -> node.kind == Node.Kind.EVENT_PART)
                .toList();
    }

    /** It and all parts within. */
    List<Part> all() {
        List<Part> all = new ArrayList<>(List.of(this));
        parts.values().forEach(part -> all.addAll(part.all()));
        return all;
    }

    boolean isProcess() {
        return within == null;
    }

    boolean isStartedByEvent() {
        return element.getAttribute("triggeredByEvent").equals("true");
    }

    @Override
    public String toString() {
        return key;
    }
}
