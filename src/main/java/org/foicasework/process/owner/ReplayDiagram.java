package org.foicasework.process.owner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.foicasework.request.InvalidSubmissionException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A diagram made ready for a replay: its shape, its gateways and its tables are the diagram's own; what people, other processes and
 * the passing of time do is replaced by waiting for the recording, and what steps do by what is on record.
 */
final class ReplayDiagram {

    /** The bean that stands for every step. */
    static final String BEAN = "recorded";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** What an engine may read besides the shape. Everything else of Camunda's is taken out: forms, people, beans, classes. */
    private static final Set<String> KEPT = Set.of(
            "elementVariable", "resultVariable", "decisionRef", "mapDecisionResult", "variableName", "variableEvents");

    private static final Set<String> DONE_BY_OTHERS = Set.of("userTask", "manualTask", "callActivity", "receiveTask");
    private static final Set<String> STEPS = Set.of("serviceTask", "sendTask", "scriptTask", "task");
    private static final Set<String> SENDERS = Set.of("intermediateThrowEvent", "endEvent");
    private static final Pattern LOOK_UP = Pattern.compile("[A-Za-z_]\\w*\\s*\\.\\s*\\w+\\s*\\(");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'\"])[A-Za-z_]\\w*(?!\\w)(?!\\s*[.(])");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    private final Document document;
    private final Map<String, String> conditions = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> notices = new LinkedHashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final Map<String, String> errorEvents = new HashMap<>();
    private final Set<String> gateways = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>();
    private final Set<String> tables = new TreeSet<>();
    private final String process;
    private final byte[] original;

    /**
     * Reads a diagram.
     *
     * @throws InvalidSubmissionException when it cannot be read
     */
    ReplayDiagram(String file, byte[] content) {
        original = content;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw new InvalidSubmissionException("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
        Element main = all("process").stream()
                .findFirst()
                .orElseThrow(() -> new InvalidSubmissionException(file + " contains no process."));
        process = main.getAttribute("id");
        look();
        prepare();
    }

    /** The id of its process. */
    String process() {
        return process;
    }

    /** The file as it came. */
    byte[] original() {
        return original;
    }

    /** The variables that its conditions, tables and inputs read. */
    Set<String> variables() {
        return variables;
    }

    /** The decision tables that it asks. */
    Set<String> tables() {
        return tables;
    }

    boolean has(String element) {
        return names.containsKey(element);
    }

    /** Every element that a case can pass. */
    Set<String> steps() {
        return names.keySet();
    }

    boolean isGateway(String element) {
        return gateways.contains(element);
    }

    /** The code of the error that an event at the edge of a step catches, by the step. */
    Map<String, String> errorsAtEdges() {
        return errors;
    }

    /** The event at the edge of a step that catches its error, by the step. */
    Map<String, String> errorEvents() {
        return errorEvents;
    }

    /** What people call an element. */
    String name(String element) {
        return names.getOrDefault(element, element);
    }

    /** The elements from which a notice goes, each with the kind of notice. */
    Map<String, String> notices() {
        return notices;
    }

    /** The condition of an arrow, in the words of the diagram. */
    String condition(String flow) {
        return conditions.get(flow);
    }

    /** The gateway from which an arrow starts. */
    String source(String flow) {
        return sources.get(flow);
    }

    /** The diagram for the engine of a replay. */
    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Element> all(String tag) {
        NodeList found = document.getElementsByTagNameNS(BPMN, tag);
        List<Element> elements = new ArrayList<>();
        for (int n = 0; n < found.getLength(); n++) {
            elements.add((Element) found.item(n));
        }
        return elements;
    }

    /** What the diagram says before anything is taken out. */
    private void look() {
        for (Element element : all("*")) {
            String id = element.getAttribute("id");
            String tag = element.getLocalName();
            if (tag.matches(".*(?:[tT]ask|Event|Gateway|Activity|subProcess|transaction)")) {
                names.put(
                        id,
                        element.hasAttribute("name")
                                ? element.getAttribute("name").strip()
                                : words(tag));
                notice(element).ifPresent(kind -> notices.put(id, kind));
            }
            if (tag.endsWith("Gateway")) {
                gateways.add(id);
            }
            if (tag.equals("boundaryEvent")) {
                child(element, "errorEventDefinition")
                        .ifPresent(error -> errorEvents.put(element.getAttribute("attachedToRef"), id));
                child(element, "errorEventDefinition").ifPresent(error -> all("error").stream()
                        .filter(code -> code.getAttribute("id").equals(error.getAttribute("errorRef")))
                        .forEach(code ->
                                errors.put(element.getAttribute("attachedToRef"), code.getAttribute("errorCode"))));
            }
            if (tag.equals("sequenceFlow")) {
                sources.put(id, element.getAttribute("sourceRef"));
                child(element, "conditionExpression")
                        .ifPresent(condition -> conditions.put(id, condition.getTextContent()));
            }
            if (tag.equals("conditionExpression") || tag.equals("condition")) {
                read(element.getTextContent());
            }
            if (tag.equals("businessRuleTask") && element.hasAttributeNS(CAMUNDA, "decisionRef")) {
                tables.add(element.getAttributeNS(CAMUNDA, "decisionRef"));
            }
        }
        NodeList inputs = document.getElementsByTagNameNS(CAMUNDA, "inputParameter");
        for (int n = 0; n < inputs.getLength(); n++) {
            read(inputs.item(n).getTextContent());
        }
    }

    /** Remembers the variables that an expression reads. */
    private void read(String expression) {
        Matcher name = NAME.matcher(QUOTED.matcher(expression).replaceAll("''"));
        while (name.find()) {
            variables.add(name.group());
        }
    }

    private static java.util.Optional<String> notice(Element element) {
        NodeList inputs = element.getElementsByTagNameNS(CAMUNDA, "in");
        for (int n = 0; n < inputs.getLength(); n++) {
            Element input = (Element) inputs.item(n);
            if (input.getAttribute("target").equals("noticeType")) {
                return java.util.Optional.of(
                        input.getAttribute("sourceExpression").replaceAll("[${}'\"#\\s]", ""));
            }
        }
        boolean sends =
                element.getAttributeNS(CAMUNDA, "delegateExpression").matches("\\s*[$#]\\{\\s*sendNotice\\s*}\\s*");
        NodeList extensions = element.getElementsByTagNameNS(CAMUNDA, "*");
        for (int n = 0; n < extensions.getLength(); n++) {
            Element extension = (Element) extensions.item(n);
            sends |= (extension.getAttribute("delegateExpression") + extension.getAttribute("value"))
                    .contains("recordNoticePosted");
        }
        return sends ? java.util.Optional.of("NOTICE") : java.util.Optional.empty();
    }

    private void prepare() {
        remove(document.getElementsByTagNameNS("http://www.omg.org/spec/BPMN/20100524/DI", "BPMNDiagram"));
        for (Element element : all("*")) {
            String tag = element.getLocalName();
            boolean ownTable = tag.equals("businessRuleTask") && element.hasAttributeNS(CAMUNDA, "decisionRef");
            strip(element);
            if (tag.equals("process")) {
                element.setAttribute("isExecutable", "true");
            } else if (DONE_BY_OTHERS.contains(tag)) {
                element.removeAttribute("calledElement");
                document.renameNode(element, BPMN, name(element, "receiveTask"));
            } else if (STEPS.contains(tag) || tag.equals("businessRuleTask") && !ownTable) {
                element.removeAttribute("scriptFormat");
                remove(element.getElementsByTagNameNS(BPMN, "script"));
                document.renameNode(element, BPMN, name(element, "serviceTask"));
                element.setAttributeNS(CAMUNDA, "camunda:delegateExpression", "${" + BEAN + "}");
            } else if (tag.equals("messageEventDefinition")
                    && SENDERS.contains(element.getParentNode().getLocalName())) {
                element.setAttributeNS(CAMUNDA, "camunda:delegateExpression", "${" + BEAN + "}");
            } else if (Set.of("timeDate", "timeDuration", "timeCycle").contains(tag)) {
                element.setTextContent("2999-01-01T00:00:00");
                document.renameNode(element, BPMN, name(element, "timeDate"));
            } else if (tag.equals("conditionExpression")
                    && LOOK_UP.matcher(element.getTextContent()).find()) {
                element.setTextContent("${%s.says(execution, '%s')}"
                        .formatted(BEAN, ((Element) element.getParentNode()).getAttribute("id")));
            } else if (tag.equals("condition")
                    && LOOK_UP.matcher(element.getTextContent()).find()) {
                element.setTextContent("${false}");
            } else if (tag.equals("multiInstanceLoopCharacteristics")) {
                remove(element.getElementsByTagNameNS(BPMN, "loopCardinality"));
                remove(element.getElementsByTagNameNS(BPMN, "completionCondition"));
                element.setAttributeNS(
                        CAMUNDA,
                        "camunda:collection",
                        "${%s.each(execution, '%s')}"
                                .formatted(BEAN, ((Element) element.getParentNode()).getAttribute("id")));
            }
        }
    }

    /** Takes everything of Camunda's out that is not known to be harmless. */
    private static void strip(Element element) {
        for (int n = element.getAttributes().getLength() - 1; n >= 0; n--) {
            Attr attribute = (Attr) element.getAttributes().item(n);
            if (CAMUNDA.equals(attribute.getNamespaceURI()) && !KEPT.contains(attribute.getLocalName())) {
                element.removeAttributeNode(attribute);
            }
        }
        if (element.getLocalName().equals("extensionElements")) {
            for (Element child : children(element)) {
                if (!child.getLocalName().equals("inputOutput")) {
                    element.removeChild(child);
                    continue;
                }
                for (Element parameter : children(child)) {
                    boolean plain = children(parameter).isEmpty()
                            && !LOOK_UP.matcher(parameter.getTextContent()).find();
                    if (!plain) {
                        child.removeChild(parameter);
                    }
                }
            }
            if (children(element).isEmpty()) {
                element.getParentNode().removeChild(element);
            }
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    private static java.util.Optional<Element> child(Element element, String tag) {
        return children(element).stream()
                .filter(child -> child.getLocalName().equals(tag))
                .findFirst();
    }

    private static void remove(NodeList nodes) {
        for (int n = nodes.getLength() - 1; n >= 0; n--) {
            nodes.item(n).getParentNode().removeChild(nodes.item(n));
        }
    }

    private static String name(Element element, String tag) {
        return element.getPrefix() == null ? tag : element.getPrefix() + ":" + tag;
    }

    private static String words(String tag) {
        return String.join(" ", tag.split("(?=[A-Z])")).toLowerCase(java.util.Locale.ROOT) + " without a name";
    }
}
