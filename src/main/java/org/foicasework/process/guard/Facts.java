package org.foicasework.process.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What an element of a diagram says, in labels that an owner knows from the Modeler. Nothing is left out: what has no label of its own keeps its plain name. */
final class Facts {

    static final String NAME = "Name";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final int SHORT = 90;
    private static final Pattern SPAN = Pattern.compile("P(?:(\\d+)([DWMY])|T(\\d+)([HMS]))");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name", NAME),
            Map.entry("formKey", "Form"),
            Map.entry("candidateGroups", "Candidate groups"),
            Map.entry("candidateUsers", "Candidate users"),
            Map.entry("assignee", "Assignee"),
            Map.entry("dueDate", "Due date"),
            Map.entry("followUpDate", "Follow-up date"),
            Map.entry("delegateExpression", "What it does"),
            Map.entry("expression", "What it does"),
            Map.entry("class", "What it does"),
            Map.entry("calledElement", "Process it calls"),
            Map.entry("decisionRef", "Table it asks"),
            Map.entry("resultVariable", "Keeps the answer as"),
            Map.entry("historyTimeToLive", "Kept after its end for"),
            Map.entry("collection", "Once for each of"),
            Map.entry("elementVariable", "Each is called"),
            Map.entry("isSequential", "One after the other"),
            Map.entry("cancelActivity", "Stops the step it sits on"),
            Map.entry("isInterrupting", "Stops what it runs beside"),
            Map.entry("asyncBefore", "Waits for its turn before"),
            Map.entry("asyncAfter", "Waits for its turn after"),
            Map.entry("documentation", "Documentation"),
            Map.entry("conditionExpression", "Condition"),
            Map.entry("condition", "Condition"),
            Map.entry("timeDate", "Timer, date"),
            Map.entry("timeDuration", "Timer, waits for"),
            Map.entry("timeCycle", "Timer, every"),
            Map.entry("variableName", "Looks at"),
            Map.entry("variableEvents", "When that is"),
            Map.entry("modelerTemplate", "Template"),
            Map.entry("failedJobRetryTimeCycle", "Tries again"),
            Map.entry("text", "Text"));

    private static final Map<String, String> MOMENTS = Map.of(
            "create", "When the task begins",
            "assignment", "When somebody takes the task",
            "complete", "When the task is completed",
            "update", "When the task is changed",
            "delete", "When the task is taken away",
            "start", "On arriving",
            "end", "On leaving",
            "take", "On the way");

    /** Told apart by where an element stands and what is drawn in it, not by what it says. */
    private static final List<String> ELSEWHERE = List.of(
            "id", "default", "sourceRef", "targetRef", "messageRef", "errorRef", "attachedToRef", "triggeredByEvent");

    private final Map<String, String> facts = new LinkedHashMap<>();

    private Facts() {}

    /** What a step says; {@code titles} gives the title of another step by its id. */
    static Map<String, String> of(Node node, UnaryOperator<String> titles) {
        Facts facts = new Facts();
        facts.put("Kind", kind(node));
        facts.read(node.element);
        if (node.reference != null) {
            facts.put(node.trigger == Node.Trigger.ERROR ? "Error" : "Message", node.reference);
        }
        if (node.attachedTo != null) {
            facts.put("Sits on", titles.apply(node.attachedTo));
        }
        return facts.facts;
    }

    /** What an arrow says. */
    static Map<String, String> of(Element arrow, boolean isDefault) {
        Facts facts = new Facts();
        facts.read(arrow);
        if (isDefault) {
            facts.put("Taken when no condition holds", "yes");
        }
        return facts.facts;
    }

    /** What a process or a note says, without what is drawn in it. */
    static Map<String, String> of(Element element) {
        Facts facts = new Facts();
        facts.read(element);
        return facts.facts;
    }

    /** "user task", "timer event on the edge of a step". */
    static String kind(Node node) {
        String what =
                switch (node.tag) {
                    case "boundaryEvent" -> "event at the edge of a step";
                    case "exclusiveGateway" -> "gateway (one way)";
                    case "parallelGateway" -> "gateway (all ways)";
                    case "eventBasedGateway" -> "gateway (whatever happens first)";
                    case "callActivity" -> "call of another process";
                    case "businessRuleTask" -> "decision by a table";
                    default -> node.what();
                };
        return switch (node.trigger) {
            case NONE -> what;
            case OTHER -> "special " + what;
            case TERMINATE -> what + " that stops everything";
            default -> node.trigger.name().toLowerCase(java.util.Locale.ROOT) + " " + what;
        };
    }

    private void read(Element element) {
        attributes(element);
        boolean holdsOthers = List.of("process", "subProcess").contains(element.getLocalName());
        for (Element child : Xml.children(element)) {
            String name = child.getLocalName();
            if (name.equals("extensionElements")) {
                Xml.children(child).forEach(this::extension);
            } else if (name.endsWith("EventDefinition") || name.endsWith("LoopCharacteristics")) {
                read(child);
            } else if (LABELS.containsKey(name)) {
                put(LABELS.get(name), child.getTextContent());
            } else if (!holdsOthers && !List.of("incoming", "outgoing").contains(name)) {
                put(label(name), written(child));
            }
        }
    }

    private void attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getLocalName();
            if (!XMLNS.equals(attribute.getNamespaceURI()) && !ELSEWHERE.contains(name) && !name.equals("type")) {
                put(label(name), attribute.getValue());
            }
        }
    }

    private void extension(Element extension) {
        String name = extension.getAttribute("name");
        switch (extension.getLocalName()) {
            case "taskListener", "executionListener" -> {
                String event = extension.getAttribute("event");
                String bean = Xml.camunda(extension, "delegateExpression");
                put(MOMENTS.getOrDefault(event, "On " + event), bean == null ? written(extension) : bean);
            }
            case "in" -> handover("Is given ", extension);
            case "out" -> handover("Hands back ", extension);
            case "inputOutput", "properties" -> Xml.children(extension).forEach(this::extension);
            case "inputParameter" -> put("Is given " + name, extension.getTextContent());
            case "outputParameter" -> put("Hands back " + name, extension.getTextContent());
            case "property" -> put("Property " + name, extension.getAttribute("value"));
            default -> put(label(extension.getLocalName()), written(extension));
        }
    }

    private void handover(String words, Element element) {
        if (element.hasAttribute("target")) {
            put(
                    words + element.getAttribute("target"),
                    element.getAttribute("source") + element.getAttribute("sourceExpression"));
        } else if (element.hasAttribute("businessKey")) {
            put(words + "the reference of the case", element.getAttribute("businessKey"));
        } else {
            put(words.strip(), element.getAttribute("variables") + " values");
        }
    }

    private void put(String label, String value) {
        String said = said(value);
        if (!said.isEmpty()) {
            facts.merge(label, said, (one, other) -> one + ", " + other);
        }
    }

    private static String label(String name) {
        String words = Node.words(name);
        return LABELS.getOrDefault(name, Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    /** An element that has no words of its own, as it is written. */
    private static String written(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!attribute.getName().equals("id") && !XMLNS.equals(attribute.getNamespaceURI())) {
                attributes.put(attribute.getLocalName(), attribute.getValue());
            }
        }
        StringBuilder words = new StringBuilder();
        attributes.forEach(
                (name, value) -> words.append(name).append(' ').append(value).append(' '));
        List<Element> children = Xml.children(element);
        children.forEach(child -> words.append(written(child)).append(' '));
        return words.append(children.isEmpty() ? element.getTextContent() : "")
                .toString()
                .strip();
    }

    private static String said(String value) {
        String plain = value.strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("^embedded:(deployment:|app:)?", "")
                .replaceFirst("^\\$\\{(\\w+)}$", "$1");
        Matcher span = SPAN.matcher(plain);
        if (!span.matches()) {
            return plain.equals("true") ? "yes" : plain.equals("false") ? "no" : plain;
        }
        boolean days = span.group(1) != null;
        String count = days ? span.group(1) : span.group(3);
        String unit =
                switch (days ? span.group(2) : "T" + span.group(4)) {
                    case "D" -> "day";
                    case "W" -> "week";
                    case "M" -> "month";
                    case "Y" -> "year";
                    case "TH" -> "hour";
                    case "TM" -> "minute";
                    default -> "second";
                };
        return count + " " + unit + (count.equals("1") ? "" : "s") + " (" + plain + ")";
    }

    /** The sentence that says how one fact differs; either value may be null, not both. */
    static String difference(String label, String before, String now) {
        if (before == null) {
            return label + ": now " + quoted(label, excerpt(now, "")) + " (nothing before)";
        }
        if (now == null) {
            return label + ": taken out (was " + quoted(label, excerpt(before, "")) + ")";
        }
        return label + ": from " + quoted(label, excerpt(before, now)) + " to " + quoted(label, excerpt(now, before));
    }

    /** What an added or removed element said. */
    static String statement(String label, String value) {
        return label + ": " + excerpt(value, "");
    }

    private static String quoted(String label, String value) {
        return label.equals(NAME) || value.contains(" ") && !value.contains("\"") ? "\"" + value + "\"" : value;
    }

    /** A long text only where it differs from another. */
    static String excerpt(String text, String other) {
        if (text.length() <= SHORT) {
            return text;
        }
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        int begin = Math.max(0, Math.min(same - SHORT / 3, text.length() - SHORT));
        begin = begin == 0 ? 0 : text.lastIndexOf(' ', begin) + 1;
        int end = Math.min(text.length(), begin + SHORT);
        end = end == text.length() ? end : Math.max(text.lastIndexOf(' ', end), begin + SHORT / 2);
        return (begin > 0 ? "... " : "") + text.substring(begin, end) + (end < text.length() ? " ..." : "");
    }
}
