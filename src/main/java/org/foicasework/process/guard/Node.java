package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.foicasework.process.TaskProperties;
import org.w3c.dom.Element;

/** One element of a diagram that a case passes, with all that the guard wants to know of it. */
final class Node {

    /** What kind of element it is. */
    enum Kind {
        START,
        END,
        PERSON,
        STEP,
        DECISION,
        CALL,
        CHOICE,
        PARALLEL,
        EVENT_CHOICE,
        CATCH,
        THROW,
        PART,
        EVENT_PART,
        BOUNDARY,
        /** Something that the guard cannot follow. */
        OTHER
    }

    /** What an event reacts to or does. */
    enum Trigger {
        NONE,
        TIMER,
        MESSAGE,
        CONDITION,
        ERROR,
        TERMINATE,
        OTHER
    }

    /** Hands a value over: a variable or an expression on one side, a variable on the other. */
    record Handover(String source, Expression expression, String target) {}

    /** A bean that is told of something that happens here. */
    record Listener(String bean, String event, boolean ofTask) {}

    final String id;
    final String name;
    final Element element;
    final String tag;
    final Kind kind;
    final Trigger trigger;
    final List<Flow> in = new ArrayList<>();
    final List<Flow> out = new ArrayList<>();

    /** The boundary events on it. */
    final List<Node> boundaries = new ArrayList<>();

    /** The bean that does its work; null when there is none. */
    final String delegate;

    final List<Listener> listeners = new ArrayList<>();
    final String form;
    final Expression groups;
    final Expression due;
    final String called;
    final String decision;
    final String resultVariable;
    final List<Handover> given = new ArrayList<>();
    final List<Handover> returned = new ArrayList<>();
    final List<Handover> inputs = new ArrayList<>();
    final boolean givesAll;
    final boolean returnsAll;
    final boolean givesBusinessKey;

    /** What a timer or a condition reads. */
    final Expression when;

    final String watchedVariable;
    final String watchedChanges;

    /** The code of an error, or the name of a message. */
    final String reference;

    final String attachedTo;
    final boolean interrupting;
    final Expression collection;
    final String elementVariable;
    final boolean waitsForItsTurn;

    Node(Element element, java.util.Map<String, String> references) {
        this.element = element;
        this.id = element.getAttribute("id");
        this.name = element.getAttribute("name").strip().replaceAll("\\s+", " ");
        this.tag = element.getLocalName();
        Element event = Xml.children(element).stream()
                .filter(child -> child.getLocalName().endsWith("EventDefinition"))
                .findFirst()
                .orElse(null);
        this.trigger = trigger(event);
        this.kind = kind(element);
        String direct = Xml.camunda(element, "delegateExpression");
        this.delegate = bean(direct == null && event != null ? Xml.camunda(event, "delegateExpression") : direct);
        Xml.extensions(element, "executionListener").forEach(listener -> listener(listener, false));
        Xml.extensions(element, "taskListener").forEach(listener -> listener(listener, true));
        Xml.extensions(element, "properties").stream()
                .flatMap(all -> Xml.children(all, "property").stream())
                .filter(property -> tag.equals("userTask"))
                .forEach(this::listenerByProperty);
        this.form = Xml.camunda(element, "formKey");
        this.groups = expression(Xml.camunda(element, "candidateGroups"));
        this.due = expression(Xml.camunda(element, "dueDate"));
        this.called = Xml.attribute(element, "calledElement");
        this.decision = Xml.camunda(element, "decisionRef");
        this.resultVariable = Xml.camunda(element, "resultVariable");
        List<Element> ins = Xml.extensions(element, "in");
        List<Element> outs = Xml.extensions(element, "out");
        ins.stream().filter(in -> in.hasAttribute("target")).forEach(in -> given.add(handover(in)));
        outs.stream().filter(out -> out.hasAttribute("target")).forEach(out -> returned.add(handover(out)));
        this.givesAll = ins.stream().anyMatch(in -> in.getAttribute("variables").equals("all"));
        this.returnsAll =
                outs.stream().anyMatch(out -> out.getAttribute("variables").equals("all"));
        this.givesBusinessKey = ins.stream().anyMatch(in -> in.hasAttribute("businessKey"));
        Xml.extensions(element, "inputOutput").stream()
                .flatMap(all -> Xml.children(all, "inputParameter").stream())
                .forEach(input -> inputs.add(
                        new Handover(null, Expression.of(input.getTextContent()), input.getAttribute("name"))));
        this.when = when(event);
        this.watchedVariable = event == null ? null : Xml.camunda(event, "variableName");
        this.watchedChanges = event == null ? null : Xml.camunda(event, "variableEvents");
        this.reference = reference(element, event, references);
        this.attachedTo = Xml.attribute(element, "attachedToRef");
        this.interrupting = !element.getAttribute("cancelActivity").equals("false")
                && !element.getAttribute("isInterrupting").equals("false");
        Element many = Xml.child(element, "multiInstanceLoopCharacteristics");
        this.collection = many == null ? null : expression(Xml.camunda(many, "collection"));
        this.elementVariable = many == null ? null : Xml.camunda(many, "elementVariable");
        this.waitsForItsTurn = "true".equals(Xml.camunda(element, "asyncBefore"));
    }

    private void listener(Element listener, boolean ofTask) {
        listeners.add(new Listener(
                bean(Xml.camunda(listener, "delegateExpression")), listener.getAttribute("event"), ofTask));
    }

    private void listenerByProperty(Element property) {
        String event = TaskProperties.EVENTS.get(property.getAttribute("name"));
        Listener listener = new Listener(Xml.attribute(property, "value"), event, true);
        if (event != null && !listeners.contains(listener)) {
            listeners.add(listener);
        }
    }

    private static Handover handover(Element element) {
        String source = Xml.attribute(element, "source");
        return new Handover(
                source,
                source == null ? expression(Xml.attribute(element, "sourceExpression")) : null,
                element.getAttribute("target"));
    }

    private static Expression expression(String text) {
        return text == null ? null : Expression.of(text);
    }

    private static String bean(String delegateExpression) {
        return delegateExpression == null ? null : delegateExpression.replaceAll("^\\s*[$#]\\{\\s*|\\s*}\\s*$", "");
    }

    private static Expression when(Element event) {
        if (event == null) {
            return null;
        }
        return Xml.children(event).stream()
                .filter(child -> List.of("timeDate", "timeDuration", "timeCycle", "condition")
                        .contains(child.getLocalName()))
                .map(child -> Expression.of(child.getTextContent()))
                .findFirst()
                .orElse(null);
    }

    private static String reference(Element element, Element event, java.util.Map<String, String> references) {
        String name = Xml.attribute(element, "messageRef");
        if (name == null && event != null) {
            name = Xml.attribute(event, "errorRef");
            name = name == null ? Xml.attribute(event, "messageRef") : name;
        }
        return name == null ? null : references.get(name);
    }

    private static Trigger trigger(Element event) {
        if (event == null) {
            return Trigger.NONE;
        }
        return switch (event.getLocalName()) {
            case "timerEventDefinition" -> Trigger.TIMER;
            case "messageEventDefinition" -> Trigger.MESSAGE;
            case "conditionalEventDefinition" -> Trigger.CONDITION;
            case "errorEventDefinition" -> Trigger.ERROR;
            case "terminateEventDefinition" -> Trigger.TERMINATE;
            default -> Trigger.OTHER;
        };
    }

    private static Kind kind(Element element) {
        return switch (element.getLocalName()) {
            case "startEvent" -> Kind.START;
            case "endEvent" -> Kind.END;
            case "userTask" -> Kind.PERSON;
            case "businessRuleTask" -> Xml.camunda(element, "decisionRef") == null ? Kind.STEP : Kind.DECISION;
            case "serviceTask", "sendTask", "task", "manualTask" -> Kind.STEP;
            case "callActivity" -> Kind.CALL;
            case "exclusiveGateway" -> Kind.CHOICE;
            case "parallelGateway" -> Kind.PARALLEL;
            case "eventBasedGateway" -> Kind.EVENT_CHOICE;
            case "intermediateCatchEvent", "receiveTask" -> Kind.CATCH;
            case "intermediateThrowEvent" -> Kind.THROW;
            case "subProcess" -> element.getAttribute("triggeredByEvent").equals("true") ? Kind.EVENT_PART : Kind.PART;
            case "boundaryEvent" -> Kind.BOUNDARY;
            default -> Kind.OTHER;
        };
    }

    /** The beans that this event of the task or of its execution calls, in their order. */
    List<String> told(boolean ofTask, String event) {
        return listeners.stream()
                .filter(listener -> listener.ofTask == ofTask && listener.event.equals(event) && listener.bean != null)
                .map(Listener::bean)
                .toList();
    }

    /** What the element is to a reader: "user task". */
    String what() {
        return words(tag);
    }

    static String words(String tag) {
        return Arrays.stream(tag.split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Its name, or what it is when nobody gave it one. */
    String title() {
        return name.isEmpty() ? what() + " " + id : name;
    }

    @Override
    public String toString() {
        return id;
    }
}
