package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.foicasework.notice.NoticeType;
import org.foicasework.process.guard.Node.Kind;
import org.foicasework.process.guard.Node.Trigger;
import org.foicasework.process.guard.StandingRule.Place;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What the house asks of diagrams, so that they run, reach nothing that is not made for them, and can be read. */
final class HouseRules {

    /** A question to a bean with what it is asked of. */
    private static final Pattern ASKED =
            Pattern.compile("\\b(?<bean>\\w+)\\s*\\.\\s*(?<method>\\w+)\\s*\\((?<argument>[^()]*)\\)");

    static final String FORM_KEY = "embedded:deployment:";

    private static final Set<String> CLASS_ATTRIBUTES = Set.of("class", "variableMappingClass", "formHandlerClass");

    static final StandingRule FORMS = rule(
            "A form is an embedded form of the same deployment",
            "Give it one: camunda:formKey=\"embedded:deployment:NAME.html\". A new or changed form is deployed together with the diagram.",
            HouseRules::forms);

    /** How a diagram has to be drawn before anybody can tell which ways lead through it. */
    static final List<StandingRule> DRAWN = List.of(
            // Nothing foreign
            rule(
                    "Nothing is scripted",
                    "Use a step of this application in place of the script.",
                    elements(element -> List.of("scriptTask", "script").contains(element.getLocalName())
                            ? "It contains a script. Scripts cannot run here: name a bean instead."
                            : Set.of("conditionExpression", "condition").contains(element.getLocalName())
                                            && element.hasAttribute("language")
                                    ? "It has a condition in a script language. Write it as an expression: ${...}."
                                    : null)),
            rule(
                    "No Java class is named",
                    "Name a step of this application, as in camunda:delegateExpression=\"${sendNotice}\".",
                    elements(element ->
                            CLASS_ATTRIBUTES.stream().anyMatch(attribute -> Xml.camunda(element, attribute) != null)
                                    ? "It names a Java class."
                                    : null)),
            rule(
                    "No connector and no outside worker does the work of a step",
                    "Name a step of this application in its place.",
                    elements(element -> {
                        if (element.getLocalName().equals("connector")) {
                            return "It uses a connector.";
                        }
                        String type = element.getAttributeNS(Xml.CAMUNDA, "type");
                        return type.isBlank() ? null : "It has the implementation type \"%s\".".formatted(type);
                    })),
            rule(
                    "A step is one that this application publishes",
                    "Choose one of these: " + String.join(", ", Steps.names()) + ".",
                    HouseRules::unknownSteps),
            rule(
                    "An expression asks only published beans and known variables",
                    "Mend the spelling, or ask something that the steps set.",
                    HouseRules::expressions),

            // Everything is there
            rule(
                    "A process has one start, and its arrows lead from element to element",
                    "Draw one start event, beside those for messages; let each arrow begin and end at an element of the same process.",
                    HouseRules::starts),
            rule(
                    "Nothing stops without an end event",
                    "Draw an arrow on from here, if need be to an end event.",
                    nodes(node -> node.out.isEmpty()
                            && node.kind != Kind.END
                            && node.kind != Kind.EVENT_PART
                            && node.kind != Kind.OTHER)),
            rule(
                    "The guard can follow every element",
                    "Use exclusive and parallel gateways, tasks, calls, timers, messages, conditions and errors.",
                    HouseRules::notFollowed),
            rule(
                    "A step that works by itself says which step it is",
                    "Name it in camunda:delegateExpression, as in ${sendNotice}; for a message, at the message.",
                    nodes(HouseRules::doesNothing)),
            rule(
                    "A called process exists and is told the number of the case",
                    "Call a process of these diagrams, and hand on the business key: #{execution.processBusinessKey}.",
                    HouseRules::calls),
            rule(
                    "Every process is begun by a person, by the application, or by another process",
                    "Call it from another diagram, or give its start event a form.",
                    HouseRules::uncalled),
            rule(
                    "A decision is made by a table that exists, and its answer is kept",
                    "Name a table of these files, \"singleEntry\" as the result, and a result variable.",
                    HouseRules::decisions),
            rule(
                    "A message that is waited for is one that somebody sends",
                    "Use one of these: " + String.join(", ", Steps.MESSAGES.keySet()) + ".",
                    nodes(node -> node.trigger == Trigger.MESSAGE
                            && Set.of(Kind.CATCH, Kind.BOUNDARY, Kind.START).contains(node.kind)
                            && !Steps.MESSAGES.containsKey(String.valueOf(node.reference)))),
            rule(
                    "Every message that is sent is heard, and what the application begins is there",
                    "Draw the start event, or the event at the edge of a step, that waits for it.",
                    HouseRules::unheard),
            rule(
                    "A message that is thrown has the name of the one that its step sends",
                    "Choose the message that this step sends.",
                    nodes(node -> {
                        Step step = Steps.named(node.delegate);
                        return node.trigger == Trigger.MESSAGE
                                && step != null
                                && !step.sends.isEmpty()
                                && !step.sends.contains(String.valueOf(node.reference));
                    })),
            rule(
                    "An event that a case waits for says what it is",
                    "Make it a timer, a message, a condition or an error.",
                    HouseRules::waitsForNothing),
            rule(
                    "A step that is repeated is repeated for a list",
                    "Name the list, as in ${question.toWorkOn(caseReference)}, and the variable for each of its entries.",
                    nodes(node -> Xml.child(node.element, "multiInstanceLoopCharacteristics") != null
                            && (node.collection == null || node.elementVariable == null))),
            rule(
                    "A timer has a time",
                    "Give it a date, as in ${lapseOn}.",
                    nodes(node -> node.trigger == Trigger.TIMER
                            && (node.when == null || node.when.text().isBlank()))));

    /** What else the house asks. */
    static final List<StandingRule> REST = List.of(
            FORMS,
            rule(
                    "A process is named, executable and keeps its history for a set time",
                    "Set its name, Executable, and History time to live (such as P3650D).",
                    HouseRules::processes),
            rule(
                    "A letter is sent as a job of its own",
                    "Tick Asynchronous before at this step: then a failure is tried again, and no letter leaves twice.",
                    nodes(node -> {
                        Step step = Steps.named(node.delegate);
                        return step != null && step.isJob && !node.waitsForItsTurn;
                    })),
            rule(
                    "A notice is of a type that exists and has its wording",
                    "Choose a type that exists; its template belongs into the folder notices.",
                    HouseRules::notices),

            // Human steps
            rule(
                    "A form is one that its step understands",
                    "Take the form of this step. A form of your own has a name of its own and sends what this step needs.",
                    HouseRules::formsOfOthers),
            rule(
                    "A task is somebody's",
                    "Say whose task it is in camunda:candidateGroups.",
                    nodes(node -> node.kind == Kind.PERSON
                            && (node.groups == null || groups(node).isEmpty()))),
            rule(
                    "A task is given to a group, never to a person",
                    "Name a group. Whoever takes the task is in the engine while they have it, and not in the diagram.",
                    nodes(node -> node.kind == Kind.PERSON
                            && (Xml.camunda(node.element, "assignee") != null
                                    || Xml.camunda(node.element, "candidateUsers") != null))),
            rule(
                    "A task has a date",
                    "Take it from the clock, as in camunda:dueDate=\"${deadline.ofRequest(caseReference)}\".",
                    nodes(node -> node.kind == Kind.PERSON && node.due == null)),
            rule(
                    "A task has guidance",
                    "Write into its documentation what a person needs at this step; Tasklist shows it.",
                    nodes(node -> node.kind == Kind.PERSON && isBlank(Xml.text(node.element, "documentation")))),
            rule(
                    "What a person hands over is checked and recorded",
                    "Take the element template of this step, or add its task listener on the event \"complete\": one, and no other.",
                    nodes(node -> node.kind == Kind.PERSON
                            && node.told(true, "complete").size() != 1)));

    static final List<StandingRule> ADVICE = List.of(
            rule(
                    "A gateway asks a question, and its arrows answer it",
                    "Name the gateway as a question, and each arrow out of it as an answer.",
                    nodes(node -> node.kind == Kind.CHOICE
                            && node.out.size() > 1
                            && (!node.name.endsWith("?")
                                    || node.out.stream()
                                            .anyMatch(flow -> flow.name().isEmpty())))),
            rule(
                    "An activity says what is done",
                    "Name it with a verb and an object, as in \"Weigh the public interest\".",
                    nodes(node -> Set.of(Kind.PERSON, Kind.STEP, Kind.DECISION, Kind.CALL, Kind.PART)
                                    .contains(node.kind)
                            && !node.name.matches("[A-Z][^.]+[^.]"))),
            rule(
                    "An id says what the element is",
                    "Write it as one word in lower case, with capitals inside: weighPublicInterest.",
                    nodes(node -> !node.id.matches("[a-z][a-zA-Z]+"))),
            rule(
                    "A file is named after its process",
                    "Name the file like the id of the process, with .bpmn.",
                    HouseRules::misnamed),
            rule(
                    "A task falls to a group that is known here",
                    "Mend the spelling, or see that somebody belongs to this group.",
                    HouseRules::unknownGroups),
            rule("Every form is used", "Take the form away, or name it at a task.", HouseRules::unusedForms));

    private HouseRules() {}

    private static StandingRule rule(String rule, String mend, Function<Diagrams, List<Place>> breaks) {
        return new StandingRule(rule, "", mend, breaks);
    }

    private static Function<Diagrams, List<Place>> nodes(Predicate<Node> breaks) {
        return diagrams -> each(diagrams, breaks);
    }

    /** The places of all elements of which this holds. */
    static List<Place> each(Diagrams diagrams, Predicate<Node> breaks) {
        return eachIn(diagrams, (part, node) -> breaks.test(node));
    }

    static List<Place> eachIn(Diagrams diagrams, BiPredicate<Part, Node> breaks) {
        return found(diagrams, (part, node) -> breaks.test(part, node) ? List.of("") : List.of());
    }

    private interface Look {

        /** What is the matter with an element of a part; nothing when all is well. */
        Collection<String> at(Part part, Node node);
    }

    private static List<Place> found(Diagrams diagrams, Look look) {
        List<Place> places = new ArrayList<>();
        for (Part part : diagrams.parts().values()) {
            for (Node node : part.nodes.values()) {
                look.at(part, node).forEach(detail -> places.add(new Place(part, node, detail)));
            }
        }
        return places;
    }

    /** Looks at every element of the files, also those that are no part of a way. */
    static Function<Diagrams, List<Place>> elements(Function<Element, String> fault) {
        return diagrams -> {
            List<Place> places = new ArrayList<>();
            for (Part process : diagrams.processes()) {
                elements(process, null, process.element, fault, places);
            }
            return places;
        };
    }

    private static void elements(
            Part part, Node within, Element element, Function<Element, String> fault, List<Place> places) {
        Node here = part.nodes.getOrDefault(element.getAttribute("id"), within);
        String detail = fault.apply(element);
        if (detail != null) {
            places.add(new Place(part, here, detail));
        }
        Part inner = part.parts.getOrDefault(element.getAttribute("id"), part);
        for (Element child : Xml.children(element)) {
            elements(inner, here, child, fault, places);
        }
    }

    // ---- what can be seen of a part

    /** Whether an element of the part itself does this. */
    static boolean does(Part part, Act act) {
        return part.nodes.values().stream()
                .flatMap(node -> Reads.beans(node).stream())
                .map(Steps::named)
                .anyMatch(step -> step != null && step.does(act));
    }

    /** Whether the part, what is drawn in it, or what it calls does this. */
    static boolean reaches(Diagrams diagrams, Part part, Act act) {
        return calledFrom(diagrams, part).stream().anyMatch(each -> does(each, act));
    }

    /** A part with all that is drawn in it and all that these call. */
    static Set<Part> calledFrom(Diagrams diagrams, Part part) {
        Set<Part> all = new LinkedHashSet<>();
        List<Part> open = new ArrayList<>(List.of(part));
        while (!open.isEmpty()) {
            Part next = open.remove(0);
            if (next != null && all.add(next)) {
                open.addAll(next.parts.values());
                next.nodes.values().stream()
                        .filter(node -> node.called != null)
                        .forEach(node -> open.add(diagrams.parts().get(node.called)));
            }
        }
        return all;
    }

    /** Whether a case may wait at an element or within it. */
    static boolean mayWait(Diagrams diagrams, Node node, Part part) {
        return switch (node.kind) {
            case PERSON, CATCH, EVENT_CHOICE -> true;
            case CALL, PART -> {
                Part inside = node.kind == Kind.CALL ? diagrams.parts().get(node.called) : part.parts.get(node.id);
                yield inside != null
                        && calledFrom(diagrams, inside).stream()
                                .flatMap(each -> each.nodes.values().stream())
                                .anyMatch(each -> each.kind == Kind.PERSON || each.kind == Kind.CATCH);
            }
            default -> false;
        };
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    // ---- the rules that need more than a line

    private static List<Place> forms(Diagrams diagrams) {
        return found(diagrams, (part, node) -> {
            List<String> faults = new ArrayList<>();
            if (!Xml.extensions(node.element, "formData").isEmpty()) {
                faults.add("It describes a form in the diagram.");
            }
            if (Xml.camunda(node.element, "formRef") != null) {
                faults.add("It uses a Camunda Form.");
            }
            if (node.form == null && node.kind == Kind.PERSON) {
                faults.add("It has no form.");
            } else if (node.form != null && !node.form.startsWith(FORM_KEY)) {
                faults.add("Its form is %s.".formatted(node.form));
            } else if (node.form != null && !diagrams.names().contains(node.form.substring(FORM_KEY.length()))) {
                faults.add(
                        "It names the form %s, which is not there.".formatted(node.form.substring(FORM_KEY.length())));
            }
            return faults;
        });
    }

    /** A form of an owner's own is not known here; whether its content will do, the step says when it gets it. */
    private static List<Place> formsOfOthers(Diagrams diagrams) {
        return found(diagrams, (part, node) -> {
            if (node.form == null || !node.form.startsWith(FORM_KEY)) {
                return List.of();
            }
            String form = node.form.substring(FORM_KEY.length());
            Set<String> understandIt = Steps.understanding(form);
            Stream<String> atWork = node.kind == Kind.PERSON
                    ? node.told(true, "complete").stream()
                    : part.nodes.values().stream().map(each -> each.delegate).filter(Objects::nonNull);
            return understandIt.isEmpty() || atWork.anyMatch(understandIt::contains)
                    ? List.of()
                    : List.of("The form %s is made for another step: ${%s}."
                            .formatted(form, String.join("} or ${", understandIt)));
        });
    }

    /** The groups of a task; an expression counts as one. */
    private static List<String> groups(Node node) {
        return Stream.of(node.groups.text().split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private static List<Place> unknownGroups(Diagrams diagrams) {
        return found(
                diagrams,
                (part, node) -> node.kind != Kind.PERSON || node.groups == null
                        ? List.of()
                        : groups(node).stream()
                                .filter(group -> !group.contains("{")
                                        && !group.startsWith("unit-")
                                        && !Steps.GROUPS.contains(group))
                                .map("There is no group \"%s\" among those that come with the application."::formatted)
                                .toList());
    }

    private static List<Place> unusedForms(Diagrams diagrams) {
        Set<String> used = diagrams.forms();
        return diagrams.names().stream()
                .filter(name -> name.endsWith(".html") && !used.contains(name))
                .map(name -> new Place(null, null, "No task uses the form %s.".formatted(name)))
                .toList();
    }

    private static List<Place> unknownSteps(Diagrams diagrams) {
        return found(diagrams, (part, node) -> {
            List<String> faults = new ArrayList<>();
            if (node.delegate != null) {
                Step step = Steps.named(node.delegate);
                if (step == null || step.isListener) {
                    faults.add("It names ${%s}, which is no step%s."
                            .formatted(node.delegate, step == null ? "" : " but a listener of tasks"));
                }
            }
            for (Node.Listener listener : node.listeners) {
                if (listener.bean() == null) {
                    faults.add("Its listener names no step.");
                    continue;
                }
                Step step = Steps.named(listener.bean());
                if (step == null || step.isListener != listener.ofTask()) {
                    faults.add("Its listener names ${%s}, which is no %s."
                            .formatted(listener.bean(), listener.ofTask() ? "listener of tasks" : "step"));
                }
            }
            return faults;
        });
    }

    private static List<Place> expressions(Diagrams diagrams) {
        Set<String> own = new TreeSet<>();
        for (Part part : diagrams.parts().values()) {
            for (Node node : part.nodes.values()) {
                node.inputs.forEach(input -> own.add(input.target()));
                Stream.of(node.resultVariable, node.elementVariable)
                        .filter(Objects::nonNull)
                        .forEach(own::add);
            }
        }
        return elements(element -> {
                    List<String> faults = new ArrayList<>();
                    boolean ofStep = Set.of("taskListener", "executionListener").contains(element.getLocalName());
                    NamedNodeMap attributes = element.getAttributes();
                    for (int i = 0; i < attributes.getLength(); i++) {
                        Attr attribute = (Attr) attributes.item(i);
                        String name = attribute.getName().replaceFirst("^.*:", "");
                        if (!name.equals("delegateExpression")) {
                            faults.addAll(faults(attribute.getValue(), own));
                        }
                        if (ofStep && name.equals("expression")) {
                            faults.add("Its listener is an expression and not a step.");
                        }
                    }
                    if (Xml.children(element).isEmpty()
                            && !element.getLocalName().equals("documentation")) {
                        faults.addAll(faults(element.getTextContent(), own));
                    }
                    if (Set.of("in", "out").contains(element.getLocalName())) {
                        Stream.of("source", "target")
                                .map(attribute -> Xml.attribute(element, attribute))
                                .filter(name -> name != null && !isKnown(name, own))
                                .forEach(name -> faults.add("There is no variable \"%s\".".formatted(name)));
                    }
                    return faults.isEmpty() ? null : String.join(" ", faults);
                })
                .apply(diagrams);
    }

    private static boolean isKnown(String variable, Set<String> own) {
        return Steps.VARIABLES.containsKey(variable) || own.contains(variable) || Steps.ALWAYS_KNOWN.contains(variable);
    }

    private static List<String> faults(String text, Set<String> own) {
        if (!text.contains("${") && !text.contains("#{")) {
            return List.of();
        }
        Expression expression = Expression.of(text);
        if (!expression.isReadable()) {
            return List.of("The guard cannot read \"%s\".".formatted(text.strip()));
        }
        List<String> faults = new ArrayList<>();
        expression.names().stream()
                .filter(name -> !isKnown(name, own))
                .forEach(name -> faults.add("There is no variable \"%s\".".formatted(name)));
        expression.calls().stream()
                .filter(call ->
                        !Steps.LOOKUPS.getOrDefault(call.bean(), Map.of()).containsKey(call.method())
                                && !text.contains("execution.processBusinessKey"))
                .forEach(call -> faults.add("Nothing answers \"%s.%s\".".formatted(call.bean(), call.method())));
        Matcher asked = ASKED.matcher(text);
        while (asked.find()) {
            String of =
                    Steps.LOOKUPS.getOrDefault(asked.group("bean"), Map.of()).get(asked.group("method"));
            if (of != null && !of.equals(asked.group("argument").strip())) {
                faults.add("\"%s.%s\" is asked of %s: write %s(%s)."
                        .formatted(asked.group("bean"), asked.group("method"), of, asked.group("method"), of));
            }
        }
        expression.compared().forEach((name, values) -> {
            Set<String> known = Steps.VARIABLES.getOrDefault(name, Set.of());
            values.stream()
                    .filter(value -> !known.isEmpty() && !known.contains(value) && !value.equals(Expression.NULL))
                    .forEach(value -> faults.add("\"%s\" is no value of %s. There are: %s."
                            .formatted(value, name, String.join(", ", new TreeSet<>(known)))));
        });
        return faults;
    }

    private static List<Place> processes(Diagrams diagrams) {
        List<Place> places = new ArrayList<>();
        for (Part process : diagrams.processes()) {
            if (process.name.isEmpty()) {
                places.add(new Place(process, null, "It has no name."));
            }
            if (!process.element.getAttribute("isExecutable").equals("true")) {
                places.add(new Place(process, null, "It is not executable."));
            }
            String kept = Xml.camunda(process.element, "historyTimeToLive");
            if (kept == null || !kept.matches("P?\\d+D?")) {
                places.add(new Place(process, null, "It does not say in days how long its history is kept."));
            }
        }
        return places;
    }

    private static List<Place> misnamed(Diagrams diagrams) {
        return diagrams.processes().stream()
                .filter(process -> !process.file.equals(process.key + ".bpmn"))
                .map(process -> new Place(
                        process, null, "Its id is %s and the file is %s.".formatted(process.key, process.file)))
                .toList();
    }

    private static List<Place> uncalled(Diagrams diagrams) {
        return diagrams.processes().stream()
                .filter(process -> diagrams.uncalled().contains(process)
                        && !diagrams.roots().contains(process))
                .map(process -> new Place(process, null))
                .toList();
    }

    private static List<Place> starts(Diagrams diagrams) {
        List<Place> places = new ArrayList<>();
        for (Part part : diagrams.parts().values()) {
            long plain = part.starts().stream()
                    .filter(start -> part.within != null || start.trigger != Trigger.MESSAGE)
                    .count();
            boolean onlyByMessage = plain == 0
                    && !part.starts().isEmpty()
                    && diagrams.uncalled().contains(part);
            if (plain != 1 && !onlyByMessage) {
                places.add(new Place(part, null, "It has %d start events.".formatted(plain)));
            }
            part.loose.forEach(flow ->
                    places.add(new Place(part, null, "The arrow %s leads from or to nowhere.".formatted(flow))));
            part.nodes.values().stream()
                    .filter(node ->
                            node.kind == Kind.BOUNDARY && !part.nodes.containsKey(String.valueOf(node.attachedTo)))
                    .forEach(node -> places.add(new Place(part, node, "It is at the edge of nothing.")));
        }
        return places;
    }

    private static List<Place> notFollowed(Diagrams diagrams) {
        return found(diagrams, (part, node) -> {
            if (node.kind == Kind.OTHER) {
                return List.of("It cannot follow a case through this kind of element: %s.".formatted(node.what()));
            }
            if (node.trigger == Trigger.OTHER) {
                return List.of("It cannot follow this kind of event.");
            }
            boolean choosing = node.kind == Kind.CHOICE || node.kind == Kind.EVENT_CHOICE;
            if (!choosing && node.out.stream().anyMatch(flow -> flow.condition() != null)) {
                return List.of("An arrow out of it has a condition, but it is no exclusive gateway.");
            }
            if (Xml.child(node.element, "standardLoopCharacteristics") != null) {
                return List.of("It is repeated without a list.");
            }
            return List.of();
        });
    }

    private static boolean doesNothing(Node node) {
        if (Xml.camunda(node.element, "expression") != null) {
            return true;
        }
        boolean works = node.kind == Kind.STEP && !Set.of("manualTask", "task").contains(node.tag);
        boolean sends = Set.of(Kind.THROW, Kind.END).contains(node.kind) && node.trigger == Trigger.MESSAGE;
        return (works || sends) && node.delegate == null;
    }

    private static List<Place> unheard(Diagrams diagrams) {
        Set<String> heard = new HashSet<>();
        for (Part part : diagrams.parts().values()) {
            part.nodes.values().stream()
                    .filter(node -> node.trigger == Trigger.MESSAGE
                            && Set.of(Kind.CATCH, Kind.BOUNDARY, Kind.START).contains(node.kind))
                    .forEach(node -> heard.add(String.valueOf(node.reference)));
        }
        List<Place> places = new ArrayList<>();
        new TreeSet<>(Steps.MESSAGES.keySet())
                .stream()
                        .filter(message -> !heard.contains(message))
                        .forEach(message ->
                                places.add(new Place(null, null, "Nothing hears \"%s\".".formatted(message))));
        new TreeSet<>(Steps.STARTED_WITH.keySet())
                .stream()
                        .filter(process -> !diagrams.parts().containsKey(process))
                        .forEach(process ->
                                places.add(new Place(null, null, "There is no process \"%s\".".formatted(process))));
        return places;
    }

    private static List<Place> waitsForNothing(Diagrams diagrams) {
        return eachIn(
                diagrams,
                (part, node) -> node.trigger == Trigger.NONE
                        && (node.kind == Kind.BOUNDARY
                                || node.tag.equals("intermediateCatchEvent")
                                || node.kind == Kind.START && part.isStartedByEvent()));
    }

    private static List<Place> calls(Diagrams diagrams) {
        Map<String, Part> parts = diagrams.parts();
        return found(diagrams, (part, node) -> {
            List<String> faults = new ArrayList<>();
            if (node.kind == Kind.CALL) {
                if (node.called == null || !parts.containsKey(node.called)) {
                    faults.add("There is no process \"%s\".".formatted(node.called));
                }
                if (!node.givesBusinessKey) {
                    faults.add("It does not hand on the business key, so letters and dates would not find the case.");
                }
            }
            return faults;
        });
    }

    private static List<Place> decisions(Diagrams diagrams) {
        return found(diagrams, (part, node) -> {
            List<String> faults = new ArrayList<>();
            if (node.kind == Kind.DECISION) {
                if (!diagrams.tables().containsKey(node.decision)) {
                    faults.add("There is no table \"%s\".".formatted(node.decision));
                }
                if (node.resultVariable == null) {
                    faults.add("It has no result variable.");
                }
                if (!"singleEntry".equals(Xml.camunda(node.element, "mapDecisionResult"))) {
                    faults.add("Its result is not taken as a single entry.");
                }
            }
            return faults;
        });
    }

    private static List<Place> notices(Diagrams diagrams) {
        return found(diagrams, (part, node) -> {
            List<String> faults = new ArrayList<>();
            for (Node.Handover given : node.given) {
                if (!given.target().equals("noticeType") || given.expression() == null) {
                    continue;
                }
                String type = given.expression().value(Map.of(), Map.of());
                NoticeType known = Stream.of(NoticeType.values())
                        .filter(each -> each.name().equals(type))
                        .findFirst()
                        .orElse(null);
                if (known == null) {
                    faults.add("There is no notice of the type \"%s\".".formatted(type));
                } else if (!diagrams.names().contains(known.template() + ".mustache")) {
                    faults.add("Its wording, %s.mustache, is not there.".formatted(known.template()));
                }
            }
            return faults;
        });
    }
}
