package org.foicasework.process.guard;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.foicasework.process.guard.Node.Kind;
import org.foicasework.process.guard.Node.Trigger;
import org.foicasework.process.guard.StandingRule.Place;
import org.w3c.dom.Element;

/**
 * What an engine can do and this guard does not follow has no place in a diagram: nobody could say what comes of it. Each of these has a
 * plain way of drawing the same.
 */
final class Unseen {

    private static final Set<String> START_AND_END = Set.of("start", "end");

    /** Where the walk reads what listens to an element, and at which moments. */
    private static final Map<Kind, Set<String>> HEARD = new EnumMap<>(Map.of(
            Kind.START, Set.of("end"),
            Kind.PERSON, START_AND_END,
            Kind.STEP, START_AND_END,
            Kind.DECISION, START_AND_END,
            Kind.CATCH, START_AND_END,
            Kind.THROW, START_AND_END,
            Kind.END, START_AND_END));

    private static final Set<String> TASK_EVENTS = Set.of("assignment", "complete");

    private static final Set<String> VERSIONS = Set.of(
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "calledElementTenantId",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "decisionRefTenantId");

    private static final String CASE = "execution.processBusinessKey";

    static final List<StandingRule> RULES = List.of(
            rule(
                    "A step says what it says, and its diagram changes nothing of it",
                    "Take the output parameter out: what a step finds is kept by the step itself.",
                    diagrams -> elements(diagrams, "outputParameter")),
            rule(
                    "What is done is drawn as a step, and not hidden in a listener",
                    "Draw it as a step of its own, or take the listener out.",
                    Unseen::hiddenListeners),
            rule(
                    "A step that is repeated is done for every entry of its list",
                    "Take out the completion condition and the number of repetitions.",
                    diagrams -> Stream.of("completionCondition", "loopCardinality")
                            .flatMap(name -> elements(diagrams, name).stream())
                            .toList()),
            rule(
                    "A call goes to the version in force",
                    "Set its binding to latest.",
                    diagrams -> HouseRules.each(diagrams, node -> VERSIONS.stream()
                            .map(attribute -> Xml.camunda(node.element, attribute))
                            .anyMatch(value -> value != null && !value.equals("latest")))),
            rule(
                    "What is handed on keeps its name",
                    "Hand each variable on under its own name, and the number of the case as #{execution.processBusinessKey}.",
                    Unseen::renamed),
            rule(
                    "Nothing is undone behind the back of the register",
                    "Draw the way back with arrows.",
                    diagrams -> HouseRules.each(diagrams, node -> node.element
                            .getAttribute("isForCompensation")
                            .equals("true"))),
            rule(
                    "A date or a span of time is one that can be read",
                    "Ask the clock, as in ${deadline.ofRequest(caseReference)}, or write a span such as P7D (seven days) or PT4H (four hours).",
                    Unseen::unreadableTimes),
            rule(
                    "A date is worked out for each case",
                    "Ask the clock, as in ${deadline.ofRequest(caseReference)}, or write a span such as P7D: a day that stands in a diagram is the same for every case.",
                    Unseen::writtenDates),
            rule(
                    "What repeats itself does so once a day at most",
                    "Repeat it after a day or longer, as in R/P7D.",
                    diagrams -> HouseRules.each(diagrams, Unseen::repeatsTooOften)));

    private Unseen() {}

    private static StandingRule rule(String rule, String mend, Function<Diagrams, List<Place>> breaks) {
        return new StandingRule(rule, "", mend, breaks);
    }

    private static List<Place> elements(Diagrams diagrams, String name) {
        return HouseRules.elements(element -> element.getLocalName().equals(name) ? words(element) : null)
                .apply(diagrams);
    }

    private static String words(Element element) {
        String name = element.getAttribute("name");
        return "The guard does not follow its %s%s."
                .formatted(Node.words(element.getLocalName()), name.isEmpty() ? "" : " \"" + name + "\"");
    }

    /** Listeners of arrows, processes, gateways, calls and edges, and of moments at which a step cannot be followed. */
    private static List<Place> hiddenListeners(Diagrams diagrams) {
        List<Place> places = new ArrayList<>();
        for (Part part : diagrams.parts().values()) {
            for (Node node : part.nodes.values()) {
                for (Node.Listener listener : node.listeners) {
                    Set<String> heard = listener.ofTask() ? TASK_EVENTS : HEARD.getOrDefault(node.kind, Set.of());
                    if (!heard.contains(listener.event())) {
                        places.add(new Place(
                                part,
                                node,
                                "It has a listener of the moment \"%s\", where the guard cannot follow it."
                                        .formatted(listener.event())));
                    }
                }
            }
        }
        places.addAll(HouseRules.elements(element -> {
                    boolean ofArrowOrProcess = Set.of("sequenceFlow", "process").contains(element.getLocalName());
                    return ofArrowOrProcess
                                    && !Xml.extensions(element, "executionListener")
                                            .isEmpty()
                            ? "%s has a listener."
                                    .formatted(
                                            element.getLocalName().equals("process")
                                                    ? "The process"
                                                    : "The arrow " + element.getAttribute("id"))
                            : null;
                })
                .apply(diagrams));
        return places;
    }

    private static List<Place> renamed(Diagrams diagrams) {
        return HouseRules.elements(element -> {
                    if (!Set.of("in", "out").contains(element.getLocalName())) {
                        return null;
                    }
                    String source = Xml.attribute(element, "source");
                    String target = Xml.attribute(element, "target");
                    String key = Xml.attribute(element, "businessKey");
                    if (key != null && !key.matches("[#$]\\{\\s*" + CASE + "\\s*}")) {
                        return "It hands on \"%s\" as the number of the case.".formatted(key);
                    }
                    boolean names = target != null && target.matches("caseReference|[a-z]\\w*Id");
                    boolean other = source == null ? names : !source.equals(target);
                    return target != null && other
                            ? "It hands \"%s\" on as \"%s\"."
                                    .formatted(
                                            source == null ? Xml.attribute(element, "sourceExpression") : source,
                                            target)
                            : null;
                })
                .apply(diagrams);
    }

    private static List<Place> unreadableTimes(Diagrams diagrams) {
        return HouseRules.elements(element -> switch (element.getLocalName()) {
                    case "userTask" ->
                        Stream.of("dueDate", "followUpDate")
                                .map(attribute -> Xml.camunda(element, attribute))
                                .filter(time -> time != null && !isAsked(time) && !isDate(time) && !isSpan(time))
                                .findFirst()
                                .map("It cannot read \"%s\"."::formatted)
                                .orElse(null);
                    case "timeDate" ->
                        fault(element, isDate(element.getTextContent().strip()));
                    case "timeDuration" ->
                        fault(element, isSpan(element.getTextContent().strip()));
                    case "timeCycle" -> fault(element, repeated(element.getTextContent()) != null);
                    default -> null;
                })
                .apply(diagrams);
    }

    private static List<Place> writtenDates(Diagrams diagrams) {
        return HouseRules.elements(element -> Stream.of(
                                Xml.camunda(element, "dueDate"),
                                Xml.camunda(element, "followUpDate"),
                                element.getLocalName().equals("timeDate")
                                        ? element.getTextContent().strip()
                                        : null)
                        .filter(time -> time != null && isDate(time))
                        .findFirst()
                        .map("It has the date \"%s\"."::formatted)
                        .orElse(null))
                .apply(diagrams);
    }

    private static String fault(Element element, boolean isReadable) {
        String time = element.getTextContent().strip();
        return time.isEmpty() || isAsked(time) || isReadable ? null : "It cannot read \"%s\".".formatted(time);
    }

    private static boolean isAsked(String time) {
        return time.strip().matches("[$#]\\{.*}");
    }

    private static boolean isDate(String time) {
        try {
            OffsetDateTime.parse(time);
            return true;
        } catch (DateTimeException unreadable) {
            return time.matches("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?Z?)?");
        }
    }

    private static boolean isSpan(String time) {
        return hours(time) != null;
    }

    /** A span of time in hours; null when it is none. A month is taken as 30 days. */
    private static Double hours(String time) {
        if (!time.matches("P(?=.).*") || time.endsWith("T")) {
            return null;
        }
        int clock = time.indexOf('T');
        String days = clock < 0 ? time : time.substring(0, clock);
        try {
            Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
            Duration rest = clock < 0 ? Duration.ZERO : Duration.parse("P" + time.substring(clock));
            return (period.toTotalMonths() * 30 + period.getDays()) * 24.0 + rest.toMinutes() / 60.0;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** After how many hours something repeats itself; null when that cannot be read. */
    private static Double repeated(String cycle) {
        String[] parts = cycle.strip().split("/");
        return parts.length >= 2 && parts[0].matches("R\\d*") ? hours(parts[parts.length - 1]) : null;
    }

    private static boolean repeatsTooOften(Node node) {
        if (node.trigger != Trigger.TIMER || node.when == null) {
            return false;
        }
        Double hours = repeated(node.when.text());
        return hours != null && hours < 24;
    }
}
