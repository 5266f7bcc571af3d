package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The element templates of Camunda Modeler, and what the Modeler does with them: it writes their values into an element. */
final class ElementTemplates {

    static final Path FOLDER = Path.of("processes", ".camunda", "element-templates");

    private static final Set<String> STEPS = Set.of("userTask", "serviceTask", "callActivity", "businessRuleTask");

    private ElementTemplates() {}

    /** A field or a fixed value of a template. */
    record Property(JsonNode json) {

        String type() {
            return json.path("type").asText("String");
        }

        boolean isField() {
            return !type().equals("Hidden");
        }

        String value() {
            return json.path("value").asText();
        }

        JsonNode binding() {
            return json.get("binding");
        }

        /** Where the value goes: "camunda:formKey", "in questionId". */
        String place() {
            JsonNode binding = binding();
            String type = binding.get("type").asText();
            return switch (type) {
                case "property" -> binding.get("name").asText();
                case "camunda:in:businessKey" -> "in businessKey";
                case "camunda:in" ->
                    (binding.path("expression").asBoolean() ? "in expression " : "in ")
                            + binding.get("target").asText();
                case "camunda:out" -> "out " + binding.get("source").asText();
                case "camunda:inputParameter" -> "input " + binding.get("name").asText();
                case "camunda:property" -> binding.get("name").asText();
                case "camunda:executionListener" ->
                    "execution " + binding.get("event").asText();
                default -> throw new IllegalStateException("No template of ours binds " + type);
            };
        }

        /** The values that it can have. */
        Set<String> values() {
            Set<String> values = new LinkedHashSet<>();
            json.path("choices")
                    .forEach(choice -> values.add(choice.get("value").asText()));
            if (values.isEmpty()) {
                values.add(value());
            }
            return values;
        }
    }

    /** One template. */
    record Template(JsonNode json) {

        String id() {
            return json.get("id").asText();
        }

        /** The kind of element that it makes: "userTask". */
        String tag() {
            JsonNode type = json.path("elementType").path("value");
            String made = type.isMissingNode() ? json.get("appliesTo").get(0).asText() : type.asText();
            String name = made.substring(made.indexOf(':') + 1);
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }

        List<Property> properties() {
            return StreamSupport.stream(json.get("properties").spliterator(), false)
                    .map(Property::new)
                    .toList();
        }

        List<Property> fields() {
            return properties().stream().filter(Property::isField).toList();
        }

        /** What an element made from it says when nobody changes a field. */
        Map<String, String> defaults() {
            Map<String, String> values = new LinkedHashMap<>();
            properties().forEach(property -> values.put(property.place(), property.value()));
            return values;
        }

        /** Whether an element that says this could have been made from it. */
        boolean gives(Element element) {
            Map<String, String> said = said(element);
            return tag().equals(element.getLocalName())
                    && said.keySet().equals(defaults().keySet())
                    && properties().stream()
                            .allMatch(property -> property.values().contains(said.get(property.place())));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    /** All templates, by the names of their files. */
    static List<Template> all() throws IOException {
        List<Template> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                new ObjectMapper().readTree(file.toFile()).forEach(template -> all.add(new Template(template)));
            }
        }
        return all;
    }

    /** An element of a diagram and the template from which it could have been made. */
    record Made(String file, Element element, Template template) {

        String id() {
            return element.getAttribute("id");
        }

        @Override
        public String toString() {
            return "%s, %s from %s".formatted(file, id(), template);
        }
    }

    /** Every step of the diagrams and every start with a form, each with the one template that gives what it says. */
    static List<Made> made(Diagrams diagrams, List<Template> templates) {
        List<Made> made = new ArrayList<>();
        for (String file : diagrams.names()) {
            if (!file.endsWith(".bpmn")) {
                continue;
            }
            elements(diagrams.document(file)).filter(ElementTemplates::isStep).forEach(element -> {
                List<Template> giving = templates.stream()
                        .filter(template -> template.gives(element))
                        .toList();
                assertThat(giving)
                        .as("templates for %s in %s, which says %s", element.getAttribute("id"), file, said(element))
                        .hasSize(1);
                made.add(new Made(file, element, giving.get(0)));
            });
        }
        return made;
    }

    private static boolean isStep(Element element) {
        return STEPS.contains(element.getLocalName())
                || element.getLocalName().equals("startEvent") && Xml.camunda(element, "formKey") != null;
    }

    /** The diagrams with every step made from its template; the fields hold what is chosen for them, given what is there now. */
    static Diagrams madeAnew(Diagrams diagrams, List<Template> templates, BiFunction<Property, String, String> choose) {
        Map<String, Document> documents = new TreeMap<>();
        for (Made made : made(diagrams, templates)) {
            Document document = documents.computeIfAbsent(
                    made.file, file -> (Document) diagrams.document(file).cloneNode(true));
            Element element = byId(document, made.id());
            Map<String, String> values = said(element);
            made.template
                    .fields()
                    .forEach(field ->
                            values.computeIfPresent(field.place(), (place, value) -> choose.apply(field, value)));
            strip(element);
            apply(made.template, element, values);
        }
        Diagrams changed = diagrams;
        for (Map.Entry<String, Document> document : documents.entrySet()) {
            changed = changed.with(document.getKey(), document.getValue());
        }
        return changed;
    }

    /** What an element says that a template can give; whichever way it names its listeners. */
    static Map<String, String> said(Element element) {
        Map<String, String> said = new TreeMap<>();
        for (Attr attribute : camunda(element)) {
            said.put("camunda:" + attribute.getLocalName(), attribute.getValue());
        }
        if (element.hasAttribute("calledElement")) {
            said.put("calledElement", element.getAttribute("calledElement"));
        }
        Xml.extensions(element, "taskListener")
                .forEach(listener -> said.put(
                        "on" + listener.getAttribute("event").substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + listener.getAttribute("event").substring(1),
                        listener.getAttribute("delegateExpression").replaceAll("[${}]", "")));
        Xml.extensions(element, "properties").stream()
                .flatMap(all -> Xml.children(all, "property").stream())
                .forEach(property -> said.put(property.getAttribute("name"), property.getAttribute("value")));
        Xml.extensions(element, "executionListener")
                .forEach(listener -> said.put(
                        "execution " + listener.getAttribute("event"), listener.getAttribute("delegateExpression")));
        Xml.extensions(element, "in").forEach(in -> {
            if (in.hasAttribute("businessKey")) {
                said.put("in businessKey", in.getAttribute("businessKey"));
            } else if (in.hasAttribute("sourceExpression")) {
                said.put("in expression " + in.getAttribute("target"), in.getAttribute("sourceExpression"));
            } else {
                said.put("in " + in.getAttribute("target"), in.getAttribute("source"));
            }
        });
        Xml.extensions(element, "out")
                .forEach(out -> said.put("out " + out.getAttribute("source"), out.getAttribute("target")));
        Xml.extensions(element, "inputOutput").stream()
                .flatMap(all -> Xml.children(all, "inputParameter").stream())
                .forEach(input -> said.put("input " + input.getAttribute("name"), input.getTextContent()));
        said.remove("camunda:modelerTemplate");
        return said;
    }

    /** Takes away all that a template can give. */
    static void strip(Element element) {
        camunda(element).forEach(element::removeAttributeNode);
        element.removeAttribute("calledElement");
        Xml.children(element, "extensionElements").forEach(element::removeChild);
    }

    private static List<Attr> camunda(Element element) {
        List<Attr> found = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (Xml.CAMUNDA.equals(attribute.getNamespaceURI())) {
                found.add(attribute);
            }
        }
        return found;
    }

    /** Writes what a template gives, as the Modeler does, with these values in its fields. */
    static void apply(Template template, Element element, Map<String, String> values) {
        for (Property property : template.properties()) {
            JsonNode binding = property.binding();
            String value = values.getOrDefault(property.place(), property.value());
            switch (binding.get("type").asText()) {
                case "property" -> {
                    String name = binding.get("name").asText();
                    element.setAttributeNS(name.startsWith("camunda:") ? Xml.CAMUNDA : null, name, value);
                }
                case "camunda:property" -> {
                    Element added = add(within(element, "properties"), "property");
                    added.setAttribute("name", binding.get("name").asText());
                    added.setAttribute("value", value);
                }
                case "camunda:in:businessKey" -> add(extensions(element), "in").setAttribute("businessKey", value);
                case "camunda:in" -> {
                    Element in = add(extensions(element), "in");
                    in.setAttribute(binding.path("expression").asBoolean() ? "sourceExpression" : "source", value);
                    in.setAttribute("target", binding.get("target").asText());
                }
                case "camunda:out" -> {
                    Element out = add(extensions(element), "out");
                    out.setAttribute("source", binding.get("source").asText());
                    out.setAttribute("target", value);
                }
                case "camunda:inputParameter" -> {
                    Element input = add(within(element, "inputOutput"), "inputParameter");
                    input.setAttribute("name", binding.get("name").asText());
                    input.setTextContent(value);
                }
                case "camunda:executionListener" -> {
                    Element listener = add(extensions(element), "executionListener");
                    listener.setAttribute("event", binding.get("event").asText());
                    listener.setAttribute(binding.get("implementationType").asText(), value);
                }
                default -> throw new IllegalStateException(property.place());
            }
        }
    }

    /** A new element made from a template with its defaults, on an arrow. */
    static Element drop(Template template, Document document, Element flow) {
        Element step = document.createElementNS(Xml.BPMN, "bpmn:" + template.tag());
        step.setAttribute("id", "droppedStep");
        step.setAttribute("name", "Do the dropped step");
        Element guidance = document.createElementNS(Xml.BPMN, "bpmn:documentation");
        guidance.setTextContent("What is to be done here.");
        step.appendChild(guidance);
        apply(template, step, Map.of());
        flow.getParentNode().appendChild(step);
        Element on = document.createElementNS(Xml.BPMN, "bpmn:sequenceFlow");
        on.setAttribute("id", "onFromDropped");
        on.setAttribute("sourceRef", "droppedStep");
        on.setAttribute("targetRef", flow.getAttribute("targetRef"));
        flow.getParentNode().appendChild(on);
        flow.setAttribute("targetRef", "droppedStep");
        return step;
    }

    static Stream<Element> elements(Document document) {
        NodeList all = document.getElementsByTagNameNS(Xml.BPMN, "*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements.stream();
    }

    static Element byId(Document document, String id) {
        return elements(document)
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Element within(Element element, String name) {
        Element extensions = extensions(element);
        Element there = Xml.child(extensions, name);
        return there == null ? add(extensions, name) : there;
    }

    private static Element extensions(Element element) {
        Element there = Xml.child(element, "extensionElements");
        if (there != null) {
            return there;
        }
        Element extensions = element.getOwnerDocument().createElementNS(Xml.BPMN, "bpmn:extensionElements");
        Element guidance = Xml.child(element, "documentation");
        element.insertBefore(extensions, guidance == null ? element.getFirstChild() : guidance.getNextSibling());
        return extensions;
    }

    private static Element add(Element parent, String name) {
        Element added = parent.getOwnerDocument().createElementNS(Xml.CAMUNDA, "camunda:" + name);
        parent.appendChild(added);
        return added;
    }
}
