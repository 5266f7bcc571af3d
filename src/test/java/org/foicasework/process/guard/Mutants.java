package org.foicasework.process.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Changes our own diagrams in many small ways, and says of each change whether it does harm.
 *
 * <p>What does harm is decided here, by the kind of the change and of the element, from what the element is for; the guard is not
 * asked. Where the answer for a kind has exceptions, they stand beside it with their reason.
 */
final class Mutants {

    /** Whether a change does harm: breaks the law, or leaves a diagram that cannot work. */
    enum Verdict {
        HARMFUL,
        HARMLESS
    }

    /** One changed diagram. */
    record Mutant(String operator, String file, String what, Verdict verdict, Supplier<Diagrams> diagrams) {}

    private static final String EXTRA_FORM = "extra-work.html";

    /** Work for owners to decide about: without it a case is still answered lawfully, only later or with less comfort. */
    private static final Set<String> POLICY = Set.of(
            "remindOwner",
            "escalateToManagers",
            "remindOfDuty",
            "escalateDuty",
            // The record of the request shows by itself that it came without an address.
            "recordNobodyToWriteTo");

    /**
     * Answers after which everybody does more than is needed, and nobody less: a second manager agrees to every extension; a letter
     * is read once more; and a list of decisions to make anew that is empty lets the repeated step do nothing.
     */
    private static final Set<String> MORE_THAN_NEEDED =
            Set.of("${exceptional}", "${letterMeans == 'UNREAD'}", "${review.decidesAnew(reviewId)}");

    /** What is handed over for whoever reads the history: no gateway and no step asks for it. */
    private static final Set<String> NOT_READ = Set.of("questionStage", "timeExtended");

    /** What the law or the code gives to certain people alone, with their groups. */
    private static final Map<String, String> RESERVED = Map.of(
            "recordOpinion", "qualified-persons",
            "recordApproval", "managers legal-approvers security-leads",
            "recordNoNotice", "managers",
            "recordSignOff", "managers",
            "recordExtensionAnswer", "managers",
            "recordReceiptDecision", "managers",
            "recordLateReviewDecision", "managers internal-reviewers",
            "recordReview", "managers internal-reviewers");

    /** Letters that nobody is owed. */
    private static final Set<String> COURTESY = Set.of("CLARIFICATION_REMINDER");

    private final Diagrams own;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Diagrams own) {
        this.own = own;
    }

    static Mutants of(Path... folders) throws java.io.IOException {
        Mutants all = new Mutants(Diagrams.in(folders).with(Map.of(EXTRA_FORM, new byte[0])));
        for (String file : all.own.names()) {
            if (file.endsWith(".bpmn")) {
                all.diagram(file);
            } else if (file.endsWith(".dmn")) {
                all.table(file);
            }
        }
        all.files();
        return all;
    }

    /** The diagrams as they are. */
    Diagrams own() {
        return own;
    }

    List<Mutant> all() {
        return mutants;
    }

    private void diagram(String file) {
        Document original = own.document(file);
        for (Element node : nodes(original)) {
            String id = node.getAttribute("id");
            delete(file, node, id);
            bypass(file, node, id);
            attributes(file, node, id);
            boundary(file, node, id);
            unseen(file, node, id);
            harmless(file, node, id);
        }
        for (Element flow : flows(original)) {
            reroute(file, flow);
            condition(file, flow);
            insert(file, flow);
            String arrow = flow.getAttribute("id");
            add(
                    "hide a step in a listener",
                    file,
                    arrow,
                    Verdict.HARMFUL,
                    document -> listen(byId(document, arrow), "executionListener", "take", "${closeRequest}"));
        }
        conditions(file);
        process(file);
    }

    // ---- delete: an element goes, and all its arrows

    private void delete(String file, Element node, String id) {
        // Whatever led there leads nowhere, and whatever it led to is cut off. Only a reminder that goes with all its
        // branch is no loss.
        add("delete an element", file, what(node), Verdict.HARMFUL, document -> remove(byId(document, id)));
    }

    // ---- bypass: an element goes, and what led to it leads to where it led

    private void bypass(String file, Element node, String id) {
        if (in(node).isEmpty() || out(node).isEmpty()) {
            return;
        }
        List<Element> ways = out(node);
        for (int i = 0; i < ways.size(); i++) {
            int way = i;
            String answer = ways.get(i).getAttribute("name");
            String suffix = ways.size() > 1
                    ? " as if " + (answer.isEmpty() ? ways.get(i).getAttribute("id") : answer)
                    : "";
            add(
                    "bypass " + (ways.size() > 1 ? "a gateway that splits" : kind(node)),
                    file,
                    what(node) + suffix,
                    bypassed(node, answer),
                    document -> {
                        Element gone = byId(document, id);
                        String target = out(gone).get(way).getAttribute("targetRef");
                        in(gone).forEach(flow -> flow.setAttribute("targetRef", target));
                        remove(gone);
                    });
        }
    }

    private static Verdict bypassed(Element node, String answer) {
        // What happens at its edge would lead nowhere.
        if (hasEvents(node)) {
            return Verdict.HARMFUL;
        }
        if (isNeedlessMerge(node) || POLICY.contains(delegate(node)) || COURTESY.contains(notice(node))) {
            return Verdict.HARMLESS;
        }
        // Every way only ends, under one name or another, and none of the ends loses its last arrow.
        if (onlyEnds(node)) {
            boolean lost = out(node).stream()
                    .filter(flow -> !flow.getAttribute("name").equals(answer))
                    .anyMatch(flow -> in(byId(node.getOwnerDocument(), flow.getAttribute("targetRef")))
                                    .size()
                            == 1);
            return lost ? Verdict.HARMFUL : Verdict.HARMLESS;
        }
        // What was answered has nothing left to decide again.
        if (answer.contains("again")
                && notice(byId(node.getOwnerDocument(), in(node).get(0).getAttribute("sourceRef")))
                        .equals("RESPONSE")) {
            return Verdict.HARMLESS;
        }
        boolean more = MORE_THAN_NEEDED.contains(out(node).stream()
                .filter(flow -> flow.getAttribute("name").equals(answer))
                .map(Mutants::condition)
                .findFirst()
                .orElse(""));
        return more && kind(node).equals("exclusive gateway") ? Verdict.HARMLESS : Verdict.HARMFUL;
    }

    // ---- reroute: an arrow leads elsewhere

    private void reroute(String file, Element flow) {
        Document original = own.document(file);
        String id = flow.getAttribute("id");
        Element source = byId(original, flow.getAttribute("sourceRef"));
        Element target = byId(original, flow.getAttribute("targetRef"));
        for (Element next : out(target)) {
            String beyond = next.getAttribute("targetRef");
            // Past a gateway that only joins arrows nothing is missed. Past anything else, it is, or nothing leads
            // there any more.
            add(
                    "reroute an arrow past its target",
                    file,
                    id + " past " + what(target),
                    isNeedlessMerge(target) ? Verdict.HARMLESS : Verdict.HARMFUL,
                    document -> byId(document, id).setAttribute("targetRef", beyond));
        }
        if (!source.getLocalName().equals("startEvent")
                && !source.getLocalName().equals("boundaryEvent")) {
            add("reroute an arrow back to its source", file, id, Verdict.HARMFUL, document -> byId(document, id)
                    .setAttribute("targetRef", source.getAttribute("id")));
        }
        for (Element end : elements((Element) flow.getParentNode(), "endEvent")) {
            boolean same = end.getAttribute("id").equals(target.getAttribute("id"));
            // Two ends that do nothing but end are one, whatever they are called.
            boolean onlyAMerge = isMerge(target)
                    && isPlainEnd(byId(original, out(target).get(0).getAttribute("targetRef")))
                    && isPlainEnd(end);
            if (!same) {
                add(
                        "reroute an arrow to an end",
                        file,
                        id + " to " + what(end),
                        onlyAMerge ? Verdict.HARMLESS : Verdict.HARMFUL,
                        document -> byId(document, id).setAttribute("targetRef", end.getAttribute("id")));
            }
        }
    }

    // ---- conditions

    private void condition(String file, Element flow) {
        String condition = condition(flow);
        if (condition.isEmpty()) {
            return;
        }
        String id = flow.getAttribute("id");
        add("negate a condition", file, id, Verdict.HARMFUL, document -> conditionOf(byId(document, id))
                .setTextContent("${not (" + condition.substring(2, condition.length() - 1) + ")}"));
        add("take a condition away", file, id, Verdict.HARMFUL, document -> byId(document, id)
                .removeChild(conditionOf(byId(document, id))));
        add("misspell a condition", file, id, Verdict.HARMFUL, document -> conditionOf(byId(document, id))
                .setTextContent(condition.replaceFirst("([a-z])([A-Za-z])", "$2$1")));
    }

    private void conditions(String file) {
        for (Element gateway : elements(own.document(file).getDocumentElement(), "exclusiveGateway")) {
            List<Element> ways = out(gateway);
            for (int i = 0; i < ways.size(); i++) {
                for (int j = i + 1; j < ways.size(); j++) {
                    String one = ways.get(i).getAttribute("id");
                    String other = ways.get(j).getAttribute("id");
                    Verdict verdict = onlyEnds(gateway) ? Verdict.HARMLESS : Verdict.HARMFUL;
                    add("swap two conditions of a gateway", file, what(gateway), verdict, document -> {
                        Element first = conditionOf(byId(document, one));
                        Element second = conditionOf(byId(document, other));
                        String text = first.getTextContent();
                        first.setTextContent(second.getTextContent());
                        second.setTextContent(text);
                    });
                }
            }
        }
    }

    // ---- events at the edge, and timers

    private void boundary(String file, Element node, String id) {
        if (node.getLocalName().equals("boundaryEvent")) {
            Set<String> branch = onlyBehind(own.document(file), id);
            boolean reminder = branch.stream()
                            .map(each -> byId(own.document(file), each))
                            .anyMatch(each -> COURTESY.contains(notice(each)) || POLICY.contains(delegate(each)))
                    || endsACourtesy(node);
            add(
                    "drop an event at the edge with its branch",
                    file,
                    what(node),
                    reminder ? Verdict.HARMLESS : Verdict.HARMFUL,
                    document -> {
                        branch.forEach(each -> remove(byId(document, each)));
                        remove(byId(document, id));
                    });
            if (elements(node, "errorEventDefinition").isEmpty()) {
                boolean beside = node.getAttribute("cancelActivity").equals("false");
                // Made to end the step, a reminder would end it. Made to run beside it, an end of the step would not
                // end it. (Where its branch terminates everything at once, the engine would end the step all the same;
                // but
                // the picture says that the work goes on, and the guard takes it at its word.)
                add(
                        beside ? "let an event beside a step end it" : "let an event that ends a step run beside it",
                        file,
                        what(node),
                        Verdict.HARMFUL,
                        document -> byId(document, id).setAttribute("cancelActivity", String.valueOf(beside)));
            }
        }
        for (Element date : elements(node, "timeDate")) {
            boolean statutory = date.getTextContent().equals("${breachOn}");
            if (node.getParentNode().equals(processOf(own.document(file))) || statutory) {
                add("take the time of a timer away", file, what(node), Verdict.HARMFUL, document -> elements(
                                byId(document, id), "timeDate")
                        .forEach(each -> each.getParentNode().removeChild(each)));
            }
            if (Set.of("${remindOn}", "${escalateOn}", "${breachOn}").contains(date.getTextContent())) {
                String other = date.getTextContent().equals("${remindOn}") ? "${escalateOn}" : "${remindOn}";
                add(
                        statutory ? "move the time of the breach" : "move the time of a reminder",
                        file,
                        what(node),
                        statutory ? Verdict.HARMFUL : Verdict.HARMLESS,
                        document ->
                                elements(byId(document, id), "timeDate").get(0).setTextContent(other));
            }
        }
    }

    // ---- attributes

    private void attributes(String file, Element node, String id) {
        boolean person = node.getLocalName().equals("userTask");
        for (String attribute : List.of(
                "formKey",
                "candidateGroups",
                "dueDate",
                "delegateExpression",
                "decisionRef",
                "mapDecisionResult",
                "resultVariable",
                "asyncBefore")) {
            if (!node.getAttributeNS(Xml.CAMUNDA, attribute).isEmpty()) {
                add("strip " + attribute, file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                        .removeAttributeNS(Xml.CAMUNDA, attribute));
            }
        }
        if (person) {
            add("write a day into a task", file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                    .setAttributeNS(Xml.CAMUNDA, "camunda:dueDate", "2030-06-03T16:00:00Z"));
        }
        for (String form : List.of("triage-request.html", "log-request.html")) {
            String key = HouseRules.FORM_KEY + form;
            String now = node.getAttributeNS(Xml.CAMUNDA, "formKey");
            if (!now.isEmpty() && !now.equals(key)) {
                add("take the form of another step", file, what(node) + " " + form, Verdict.HARMFUL, document -> byId(
                                document, id)
                        .setAttributeNS(Xml.CAMUNDA, "camunda:formKey", key));
            }
        }
        for (String attribute : List.of("calledElement", "attachedToRef", "triggeredByEvent", "isInterrupting")) {
            if (node.hasAttribute(attribute)) {
                add("strip " + attribute, file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                        .removeAttribute(attribute));
            }
        }
        for (Element guidance : Xml.children(node, "documentation")) {
            add(
                    person ? "strip the guidance of a task" : "strip a remark",
                    file,
                    what(node),
                    person ? Verdict.HARMFUL : Verdict.HARMLESS,
                    document -> byId(document, id).removeChild(Xml.child(byId(document, id), guidance.getLocalName())));
        }
        for (String part : List.of("taskListener", "in", "out", "inputParameter")) {
            int count = extensions(node, part).size();
            for (int i = 0; i < count; i++) {
                int number = i;
                Element given = extensions(node, part).get(i);
                String detail = given.getAttribute("target") + given.getAttribute("delegateExpression");
                add("strip " + part, file, what(node) + " " + detail, stripped(node, given), document -> {
                    Element gone = extensions(byId(document, id), part).get(number);
                    gone.getParentNode().removeChild(gone);
                });
            }
        }
        for (Element many : Xml.children(node, "multiInstanceLoopCharacteristics")) {
            add("strip the repetition of a step", file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                    .removeChild(Xml.child(byId(document, id), many.getLocalName())));
            for (String attribute : List.of("collection", "elementVariable")) {
                add("strip " + attribute, file, what(node), Verdict.HARMFUL, document -> Xml.child(
                                byId(document, id), many.getLocalName())
                        .removeAttributeNS(Xml.CAMUNDA, attribute));
            }
        }
        for (Element event : Xml.children(node)) {
            if (event.getLocalName().endsWith("EventDefinition")) {
                // An end that no longer terminates leaves running what runs at its side; an event that reacts to
                // nothing never comes.
                add("strip " + event.getLocalName(), file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                        .removeChild(Xml.child(byId(document, id), event.getLocalName())));
                for (String attribute : List.of("messageRef", "errorRef")) {
                    if (event.hasAttribute(attribute)) {
                        // Without a code an error event catches every error: also the one it was for.
                        add(
                                "strip " + attribute,
                                file,
                                what(node),
                                attribute.equals("errorRef") ? Verdict.HARMLESS : Verdict.HARMFUL,
                                document -> Xml.child(byId(document, id), event.getLocalName())
                                        .removeAttribute(attribute));
                    }
                }
                if (event.hasAttributeNS(Xml.CAMUNDA, "variableName")) {
                    Verdict verdict = endsACourtesy(node) ? Verdict.HARMLESS : Verdict.HARMFUL;
                    add("strip variableName", file, what(node), verdict, document -> Xml.child(
                                    byId(document, id), event.getLocalName())
                            .removeAttributeNS(Xml.CAMUNDA, "variableName"));
                    for (String only : List.of("create", "update")) {
                        add("react only to " + only, file, what(node), verdict, document -> Xml.child(
                                        byId(document, id), event.getLocalName())
                                .setAttributeNS(Xml.CAMUNDA, "camunda:variableEvents", only));
                    }
                }
            }
        }
    }

    private static Verdict stripped(Element node, Element given) {
        boolean businessKey = given.hasAttribute("businessKey");
        boolean aboutTheRequest = Set.of("ACKNOWLEDGEMENT", "RESPONSE").contains(notice(node));
        if (NOT_READ.contains(given.getAttribute("target"))) {
            return Verdict.HARMLESS;
        }
        // A letter about the whole request needs no question; it is given none today.
        return aboutTheRequest && given.getAttribute("target").equals("questionId") && !businessKey
                ? Verdict.HARMLESS
                : Verdict.HARMFUL;
    }

    private void process(String file) {
        for (String attribute : List.of("historyTimeToLive", "isExecutable", "name")) {
            add("strip " + attribute + " of a process", file, "", Verdict.HARMFUL, document -> {
                processOf(document).removeAttributeNS(Xml.CAMUNDA, attribute);
                processOf(document).removeAttribute(attribute);
            });
        }
        for (Element error : Xml.children(own.document(file).getDocumentElement(), "error")) {
            add("strip errorCode", file, error.getAttribute("id"), Verdict.HARMFUL, document -> Xml.child(
                            document.getDocumentElement(), "error")
                    .removeAttribute("errorCode"));
        }
        for (Element message : Xml.children(own.document(file).getDocumentElement(), "message")) {
            add("rename a message", file, message.getAttribute("id"), Verdict.HARMFUL, document -> Xml.child(
                            document.getDocumentElement(), "message")
                    .setAttribute("name", "somethingElse"));
        }
        add("move all shapes", file, "", Verdict.HARMLESS, document -> {
            NodeList bounds = document.getElementsByTagName("dc:Bounds");
            for (int i = 0; i < bounds.getLength(); i++) {
                ((Element) bounds.item(i)).setAttribute("x", String.valueOf(100 + 7 * i));
            }
        });
    }

    // ---- what an engine could do where nobody would see it

    private void unseen(String file, Element node, String id) {
        String tag = node.getLocalName();
        if (tag.endsWith("Task") || tag.equals("callActivity")) {
            add("change what a step says", file, what(node), Verdict.HARMFUL, document -> {
                Element task = byId(document, id);
                Element parameters = extension(task, "inputOutput");
                Element output = camunda(document, "outputParameter");
                output.setAttribute("name", "approved");
                output.setTextContent("true");
                parameters.appendChild(output);
            });
        }
        if (tag.endsWith("Gateway") || tag.equals("callActivity") || tag.equals("boundaryEvent")) {
            add(
                    "hide a step in a listener",
                    file,
                    what(node),
                    Verdict.HARMFUL,
                    document -> listen(byId(document, id), "executionListener", "end", "${closeRequest}"));
        }
        if (tag.equals("userTask")) {
            add(
                    "listen at another moment",
                    file,
                    what(node),
                    Verdict.HARMFUL,
                    document -> listen(byId(document, id), "taskListener", "create", "${recordWork}"));
            add("make a date unreadable", file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                    .setAttributeNS(Xml.CAMUNDA, "camunda:dueDate", "next week"));
        }
        for (String attribute : List.of("dueDate", "candidateGroups")) {
            String asked = node.getAttributeNS(Xml.CAMUNDA, attribute);
            if (asked.contains("(")) {
                add("ask of the wrong thing", file, what(node) + " " + attribute, Verdict.HARMFUL, document -> byId(
                                document, id)
                        .setAttributeNS(
                                Xml.CAMUNDA,
                                "camunda:" + attribute,
                                asked.replaceFirst("\\(\\w+\\)", "(letterMeans)")));
            }
        }
        for (String attribute : List.of("calledElementBinding", "decisionRefBinding")) {
            if (tag.equals(attribute.startsWith("called") ? "callActivity" : "businessRuleTask")) {
                add("call another version", file, what(node), Verdict.HARMFUL, document -> byId(document, id)
                        .setAttributeNS(Xml.CAMUNDA, "camunda:" + attribute, "deployment"));
            }
        }
        int given = extensions(node, "in").size();
        for (int i = 0; i < given; i++) {
            int number = i;
            if (!extensions(node, "in").get(i).getAttribute("source").isEmpty()) {
                add("hand something else on", file, what(node) + " " + i, Verdict.HARMFUL, document -> extensions(
                                byId(document, id), "in")
                        .get(number)
                        .setAttribute("source", "letterMeans"));
            }
        }
        for (Element many : Xml.children(node, "multiInstanceLoopCharacteristics")) {
            for (String early : List.of("completionCondition", "loopCardinality")) {
                add("end a repetition early", file, what(node) + " " + early, Verdict.HARMFUL, document -> {
                    Element end = document.createElementNS(Xml.BPMN, "bpmn:" + early);
                    end.setTextContent(early.equals("loopCardinality") ? "1" : "${caseReference != null}");
                    Xml.child(byId(document, id), many.getLocalName()).appendChild(end);
                });
            }
        }
        for (Element date : elements(node, "timeDate")) {
            // Only the applicant's reminder is free to come on another day; all other times are the law's, or lead up
            // to its.
            boolean free = date.getTextContent().equals("${remindApplicantOn}");
            add("wait for a span of time", file, what(node), free ? Verdict.HARMLESS : Verdict.HARMFUL, document -> {
                Element old = elements(byId(document, id), "timeDate").get(0);
                Element span = document.createElementNS(Xml.BPMN, "bpmn:timeDuration");
                span.setTextContent("P7D");
                old.getParentNode().replaceChild(span, old);
            });
        }
    }

    private static void listen(Element element, String kind, String moment, String bean) {
        Element listener = camunda(element.getOwnerDocument(), kind);
        listener.setAttribute("event", moment);
        listener.setAttribute("delegateExpression", bean);
        extensionElements(element).appendChild(listener);
    }

    private static Element extension(Element element, String name) {
        return extensions(element, name).stream().findFirst().orElseGet(() -> {
            Element extension = camunda(element.getOwnerDocument(), name);
            extensionElements(element).appendChild(extension);
            return extension;
        });
    }

    private static Element extensionElements(Element element) {
        Element all = Xml.child(element, "extensionElements");
        if (all == null) {
            all = element.getOwnerDocument().createElementNS(Xml.BPMN, "bpmn:extensionElements");
            element.insertBefore(all, element.getFirstChild());
        }
        return all;
    }

    private static Element camunda(Document document, String name) {
        return document.createElementNS(Xml.CAMUNDA, "camunda:" + name);
    }

    // ---- what owners do every day

    private void harmless(String file, Element node, String id) {
        if (node.hasAttribute("name")) {
            add("rename a label", file, what(node), Verdict.HARMLESS, document -> byId(document, id)
                    .setAttribute("name", "Quite another name"));
        }
        add("rename an id", file, what(node), Verdict.HARMLESS, document -> rename(document, id, "quiteAnotherId"));
        if (!node.getLocalName().equals("userTask")) {
            return;
        }
        for (String group : List.of("managers", "caseworkers")) {
            boolean others = Stream.of(
                            RESERVED.getOrDefault(worker(node), group).split(" "))
                    .noneMatch(group::equals);
            add(
                    "give a task to another group",
                    file,
                    what(node),
                    others ? Verdict.HARMFUL : Verdict.HARMLESS,
                    document -> byId(document, id).setAttributeNS(Xml.CAMUNDA, "camunda:candidateGroups", group));
        }
        Xml.children(node, "documentation")
                .forEach(guidance ->
                        add("reword the guidance", file, what(node), Verdict.HARMLESS, document -> Xml.child(
                                        byId(document, id), "documentation")
                                .setTextContent("Do it well, and look at section 17.")));
        add("add a reminder", file, what(node), Verdict.HARMLESS, document -> remind(document, id));
        add("split a task", file, what(node), Verdict.HARMLESS, document -> {
            Element task = byId(document, id);
            Element first = task(document, "prepareIt", "Prepare it");
            task.getParentNode().appendChild(first);
            in(task).forEach(flow -> flow.setAttribute("targetRef", "prepareIt"));
            task.getParentNode().appendChild(flow(document, "prepared", "prepareIt", id));
        });
    }

    /** A task of the owners' own on every arrow. */
    private void insert(String file, Element flow) {
        String id = flow.getAttribute("id");
        add("add a task with its form on a path", file, id, inserted(file, flow), document -> {
            Element arrow = byId(document, id);
            String target = arrow.getAttribute("targetRef");
            arrow.getParentNode().appendChild(task(document, "askAround", "Ask around"));
            arrow.setAttribute("targetRef", "askAround");
            arrow.getParentNode().appendChild(flow(document, "askedAround", "askAround", target));
        });
    }

    /** Where nobody may come in between. */
    private Verdict inserted(String file, Element flow) {
        Document document = own.document(file);
        Element source = byId(document, flow.getAttribute("sourceRef"));
        Element target = byId(document, flow.getAttribute("targetRef"));
        // A watch is started by a date that was set, and ends in the record that it was missed.
        boolean watch = Set.of("deadline-watch.bpmn", "duty-watch.bpmn").contains(file)
                        && !Set.of("recordBreach", "recordDutyMissed").contains(delegate(source))
                || !elements((Element) flow.getParentNode(), "conditionalEventDefinition")
                                .isEmpty()
                        && ((Element) flow.getParentNode())
                                .getAttribute("triggeredByEvent")
                                .equals("true");
        // Before something is registered there is no case to which a task could belong.
        boolean nothingIsRecordedYet =
                leadsTo(target, element -> delegate(element).startsWith("register"), none -> false);
        // Section 50(6): from the day an appeal is lodged no step need be taken; a task in between would let the steps
        // fall due.
        boolean stepsHaveToBeSuspended = reaches(target, element -> "suspendSteps".equals(delegate(element)));
        boolean clockHasToStop = leadsTo(
                        target,
                        element -> Set.of("stopClock", "stopClockForFee", "extendClock")
                                .contains(delegate(element)),
                        element -> kind(element).endsWith("task"))
                && !kind(source).equals("start event")
                && !kind(source).equals("user task");
        boolean letterJustLeft = file.equals("issue-notice.bpmn")
                && before(source, element -> Set.of("sendNotice", "recordNoticePosted")
                        .contains(worker(element)))
                && !kind(source).equals("boundary event");
        // From the reply or the payment to the step that lets the clock run again.
        Set<String> runsAgain = Set.of("restartClock", "restartClockAfterFee");
        Set<String> came = Set.of("recordReply", "recordFeePayment");
        boolean replyJustCame = runsAgain.contains(delegate(target))
                || reaches(target, element -> runsAgain.contains(delegate(element)))
                        && (source.getLocalName().equals("boundaryEvent")
                                ? elements(source, "messageEventDefinition").size() == 1
                                : before(source, element -> came.contains(worker(element))));
        return watch
                        || nothingIsRecordedYet
                        || stepsHaveToBeSuspended
                        || clockHasToStop
                        || letterJustLeft
                        || replyJustCame
                ? Verdict.HARMFUL
                : Verdict.HARMLESS;
    }

    /** Whether an element, or the next one that is no gateway, is such. */
    private static boolean leadsTo(
            Element element, java.util.function.Predicate<Element> such, java.util.function.Predicate<Element> stop) {
        if (such.test(element)) {
            return true;
        }
        return element.getLocalName().equals("exclusiveGateway")
                && !stop.test(element)
                && out(element).stream()
                        .anyMatch(flow -> such.test(byId(element.getOwnerDocument(), flow.getAttribute("targetRef"))));
    }

    /** Whether an element is such, or leads to one through at most two gateways. */
    private static boolean reaches(Element element, java.util.function.Predicate<Element> such) {
        return leadsTo(element, each -> leadsTo(each, such, none -> false), none -> false);
    }

    /** Whether an element, or the one before it when it is a gateway, is such. */
    private static boolean before(Element element, java.util.function.Predicate<Element> such) {
        return such.test(element)
                || element.getLocalName().equals("exclusiveGateway")
                        && in(element).stream()
                                .allMatch(flow ->
                                        such.test(byId(element.getOwnerDocument(), flow.getAttribute("sourceRef"))));
    }

    // ---- tables

    private void table(String file) {
        Document original = own.document(file);
        List<Element> rules = elements(original.getDocumentElement(), "rule");
        for (int i = 0; i < rules.size(); i++) {
            int number = i;
            String row = "row " + (i + 1);
            add("take a row away", file, row, taken(file, rules.get(i)), document -> {
                Element gone = elements(document.getDocumentElement(), "rule").get(number);
                gone.getParentNode().removeChild(gone);
            });
            for (String answer : List.of(
                    "\"nobodyKnows\"",
                    "\"none\"",
                    "\"managers\"",
                    "\"read\"",
                    "\"read-and-sign\"",
                    "\"FOIA\"",
                    "\"EIR\"",
                    "\"BUSINESS_AS_USUAL\"")) {
                if (!answer(rules.get(i)).equals(answer)) {
                    add(
                            "change an answer of a table",
                            file,
                            row + " to " + answer,
                            answered(file, cells(rules.get(i)), answer),
                            document -> Xml.child(
                                            Xml.child(
                                                    elements(document.getDocumentElement(), "rule")
                                                            .get(number),
                                                    "outputEntry"),
                                            "text")
                                    .setTextContent(answer));
                }
            }
            // A row that is for every case has nothing to misspell.
            for (int cell = 0; cell < entries(rules.get(i)).size(); cell++) {
                int input = cell;
                String written = entries(rules.get(i)).get(cell).getTextContent();
                String misspelt = written.replaceFirst("\"(.)", "\"$1X").replaceFirst("^(true|false)$", "$1e");
                if (!misspelt.equals(written)) {
                    add("misspell a value of a table", file, row + ", " + written, Verdict.HARMFUL, document -> entries(
                                    elements(document.getDocumentElement(), "rule")
                                            .get(number))
                            .get(input)
                            .setTextContent(misspelt));
                }
            }
            add("reword a remark of a table", file, row, Verdict.HARMLESS, document -> Xml.child(
                            elements(document.getDocumentElement(), "rule").get(number), "description")
                    .setTextContent("Because we say so."));
            if (cells(rules.get(i)).contains("\",")) {
                add("split a row of a table in two", file, row, Verdict.HARMLESS, document -> {
                    Element rule =
                            elements(document.getDocumentElement(), "rule").get(number);
                    Element second = (Element) rule.cloneNode(true);
                    List<String> values = List.of(cells(rule).split(", *"));
                    Xml.child(Xml.child(rule, "inputEntry"), "text").setTextContent(values.get(0));
                    Xml.child(Xml.child(second, "inputEntry"), "text")
                            .setTextContent(String.join(", ", values.subList(1, values.size())));
                    second.setAttribute("id", "second");
                    // Each id once, as the Modeler has it.
                    Xml.children(second).stream()
                            .filter(entry -> entry.hasAttribute("id"))
                            .forEach(entry -> entry.setAttribute("id", entry.getAttribute("id") + "Second"));
                    rule.getParentNode().insertBefore(second, rule);
                });
            }
        }
        for (String policy : List.of("COLLECT", "RULE ORDER")) {
            add("change the hit policy", file, policy, Verdict.HARMFUL, document -> elements(
                            document.getDocumentElement(), "decisionTable")
                    .get(0)
                    .setAttribute("hitPolicy", policy));
        }
        add("copy a row", file, "first", rules.isEmpty() ? Verdict.HARMLESS : Verdict.HARMFUL, document -> {
            // In a table that takes the first answer the copy is never used; in any other there are two answers.
            Element rule = elements(document.getDocumentElement(), "rule").get(0);
            Element copy = (Element) rule.cloneNode(true);
            copy.setAttribute("id", "copied");
            rule.getParentNode().insertBefore(copy, rule.getNextSibling());
        });
    }

    /**
     * What becomes of the cases of a row without it. Nobody answers them, or the rows below do: then those who approve are others, but
     * somebody approves; for the laws a branch of the diagram is left that no case comes to, or a question comes under the wrong one.
     */
    private static Verdict taken(String file, Element rule) {
        boolean forSomeSections = file.equals("approval.dmn") && cells(rule).isEmpty();
        return forSomeSections ? Verdict.HARMLESS : Verdict.HARMFUL;
    }

    /** What an answer means for the cases of its row. */
    private static Verdict answered(String file, String cases, String answer) {
        // Who sends a row of the laws elsewhere leaves a branch of the diagram to which no case comes, puts a question
        // under the wrong law, or out of both; there is a row for each.
        if (file.equals("regime.dmn")) {
            return Verdict.HARMFUL;
        }
        boolean approval = file.equals("approval.dmn");
        Set<String> known =
                approval ? Set.of("\"none\"", "\"managers\"") : Set.of("\"none\"", "\"read\"", "\"read-and-sign\"");
        if (!known.contains(answer)) {
            return Verdict.HARMFUL;
        }
        // A refusal needs somebody else's approval; an answer needs to be signed off.
        boolean refusal = approval
                // A row that asks only for sections is for refusals too.
                && Stream.of("WITHHOLD", "IN_PART", "NEITHER", "COST", "VEXATIOUS", "REPEATED")
                        .anyMatch(refused -> cases.isEmpty() || cases.contains(refused));
        // The outcome of a review and the answer after a decision notice answer as well.
        boolean response = !approval && Stream.of("RESPONSE", "REVIEW_OUTCOME").anyMatch(cases::contains);
        return refusal && answer.equals("\"none\"") || response && !answer.equals("\"read-and-sign\"")
                ? Verdict.HARMFUL
                : Verdict.HARMLESS;
    }

    // ---- files

    private void files() {
        for (String file : own.names()) {
            if (!file.equals(EXTRA_FORM) && !isShared(file)) {
                mutants.add(new Mutant(
                        "lose a file",
                        file,
                        "",
                        isNamed(file) ? Verdict.HARMFUL : Verdict.HARMLESS,
                        () -> own.without(file)));
            }
        }
    }

    /** Whether anything would miss a file: a form that no diagram names, nobody does. */
    private boolean isNamed(String file) {
        return !file.endsWith(".html")
                || own.names().stream()
                        .filter(name -> name.endsWith(".bpmn"))
                        .flatMap(name -> elements(own.document(name).getDocumentElement(), "*").stream())
                        .anyMatch(element ->
                                element.getAttributeNS(Xml.CAMUNDA, "formKey").endsWith(":" + file));
    }

    /** Wording that other templates include: only reading the templates themselves would show that it is missed. */
    private static boolean isShared(String file) {
        return file.endsWith(".mustache")
                && Arrays.stream(org.foicasework.notice.NoticeType.values())
                        .noneMatch(type -> file.equals(type.template() + ".mustache"));
    }

    // ---- tools

    private void add(String operator, String file, String what, Verdict verdict, Consumer<Document> change) {
        mutants.add(new Mutant(operator, file, what, verdict, () -> {
            Document document;
            synchronized (own) {
                document = (Document) own.document(file).cloneNode(true);
            }
            change.accept(document);
            return own.with(file, document);
        }));
    }

    private static Element task(Document document, String id, String name) {
        Element task = document.createElementNS(Xml.BPMN, "bpmn:userTask");
        task.setAttribute("id", id);
        task.setAttribute("name", name);
        task.setAttributeNS(Xml.CAMUNDA, "camunda:formKey", "embedded:deployment:" + EXTRA_FORM);
        task.setAttributeNS(Xml.CAMUNDA, "camunda:candidateGroups", "caseworkers");
        task.setAttributeNS(Xml.CAMUNDA, "camunda:dueDate", "${deadline.ofRequest(caseReference)}");
        Element guidance = document.createElementNS(Xml.BPMN, "bpmn:documentation");
        guidance.setTextContent("Ask whoever may know.");
        task.appendChild(guidance);
        Element extensions = document.createElementNS(Xml.BPMN, "bpmn:extensionElements");
        Element listener = document.createElementNS(Xml.CAMUNDA, "camunda:taskListener");
        listener.setAttribute("event", "complete");
        listener.setAttribute("delegateExpression", "${recordWork}");
        extensions.appendChild(listener);
        task.appendChild(extensions);
        return task;
    }

    private static Element flow(Document document, String id, String from, String to) {
        Element flow = document.createElementNS(Xml.BPMN, "bpmn:sequenceFlow");
        flow.setAttribute("id", id);
        flow.setAttribute("sourceRef", from);
        flow.setAttribute("targetRef", to);
        return flow;
    }

    private static void remind(Document document, String task) {
        Node parent = byId(document, task).getParentNode();
        Element event = document.createElementNS(Xml.BPMN, "bpmn:boundaryEvent");
        event.setAttribute("id", "timeToAsk");
        event.setAttribute("attachedToRef", task);
        event.setAttribute("cancelActivity", "false");
        Element timer = document.createElementNS(Xml.BPMN, "bpmn:timerEventDefinition");
        Element date = document.createElementNS(Xml.BPMN, "bpmn:timeDate");
        date.setTextContent("${deadline.ofRequest(caseReference)}");
        timer.appendChild(date);
        event.appendChild(timer);
        parent.appendChild(event);
        Element step = document.createElementNS(Xml.BPMN, "bpmn:serviceTask");
        step.setAttribute("id", "askOwner");
        step.setAttribute("name", "Remind the owner");
        step.setAttributeNS(Xml.CAMUNDA, "camunda:delegateExpression", "${remindOwner}");
        parent.appendChild(step);
        Element end = document.createElementNS(Xml.BPMN, "bpmn:endEvent");
        end.setAttribute("id", "asked");
        parent.appendChild(end);
        parent.appendChild(flow(document, "toAskOwner", "timeToAsk", "askOwner"));
        parent.appendChild(flow(document, "ownerAsked", "askOwner", "asked"));
    }

    private static void rename(Document document, String from, String to) {
        byId(document, from).setAttribute("id", to);
        for (Element element : elements(document.getDocumentElement(), "*")) {
            for (String reference : List.of("sourceRef", "targetRef", "attachedToRef", "bpmnElement", "default")) {
                if (element.getAttribute(reference).equals(from)) {
                    element.setAttribute(reference, to);
                }
            }
        }
    }

    /** Takes an element and its arrows away. */
    private static void remove(Element element) {
        if (element == null) {
            return;
        }
        Stream.concat(in(element).stream(), out(element).stream()).distinct().forEach(flow -> flow.getParentNode()
                .removeChild(flow));
        String id = element.getAttribute("id");
        elements((Element) element.getParentNode(), "boundaryEvent").stream()
                .filter(boundary -> boundary.getAttribute("attachedToRef").equals(id))
                .forEach(Mutants::remove);
        element.getParentNode().removeChild(element);
    }

    /** The elements that can be reached only from this one. */
    private static Set<String> onlyBehind(Document document, String id) {
        Set<String> behind = new LinkedHashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Element node : nodes(document)) {
                Set<String> sources = new HashSet<>();
                in(node).forEach(flow -> sources.add(flow.getAttribute("sourceRef")));
                sources.removeAll(behind);
                sources.remove(id);
                boolean atTheEdge = behind.contains(node.getAttribute("attachedToRef"));
                if ((!in(node).isEmpty() && sources.isEmpty() || atTheEdge) && behind.add(node.getAttribute("id"))) {
                    changed = true;
                }
            }
        }
        return behind;
    }

    private static boolean hasEvents(Element node) {
        return elements(node.getOwnerDocument().getDocumentElement(), "boundaryEvent").stream()
                .anyMatch(edge -> edge.getAttribute("attachedToRef").equals(node.getAttribute("id")));
    }

    /** Whether it only takes back a letter that nobody is owed: when it does not come, that letter leaves or waits in vain. */
    private static boolean endsACourtesy(Element node) {
        return node.getLocalName().equals("boundaryEvent")
                && COURTESY.contains(notice(byId(node.getOwnerDocument(), node.getAttribute("attachedToRef"))));
    }

    /** Whether all that follows a gateway is one plain end or another. */
    private static boolean onlyEnds(Element gateway) {
        return gateway.getLocalName().equals("exclusiveGateway")
                && out(gateway).stream()
                        .map(flow -> byId(gateway.getOwnerDocument(), flow.getAttribute("targetRef")))
                        .allMatch(next -> isPlainEnd(next)
                                || isMerge(next)
                                        && isPlainEnd(byId(
                                                gateway.getOwnerDocument(),
                                                out(next).get(0).getAttribute("targetRef"))));
    }

    private static boolean isPlainEnd(Element node) {
        return node.getLocalName().equals("endEvent")
                && Xml.children(node).stream()
                        .noneMatch(child -> child.getLocalName().endsWith("EventDefinition"));
    }

    private static boolean isMerge(Element node) {
        return node.getLocalName().equals("exclusiveGateway")
                && in(node).size() > 1
                && out(node).size() == 1;
    }

    /** Whether nothing misses a gateway that only joins arrows. Before a parallel gateway something does: that would wait for all of them. */
    private static boolean isNeedlessMerge(Element node) {
        return isMerge(node)
                && !byId(node.getOwnerDocument(), out(node).get(0).getAttribute("targetRef"))
                        .getLocalName()
                        .equals("parallelGateway");
    }

    private static String kind(Element node) {
        return org.foicasework.process.guard.Node.words(node.getLocalName());
    }

    private static String what(Element node) {
        return kind(node) + " " + node.getAttribute("id");
    }

    private static String delegate(Element node) {
        return node == null
                ? ""
                : node.getAttributeNS(Xml.CAMUNDA, "delegateExpression").replaceAll("[${}]", "");
    }

    /** The bean that does the work of a step or records that of a task. */
    private static String worker(Element node) {
        return extensions(node, "taskListener").stream()
                .filter(listener -> listener.getAttribute("event").equals("complete"))
                .map(listener -> listener.getAttribute("delegateExpression").replaceAll("[${}]", ""))
                .findFirst()
                .orElse(delegate(node));
    }

    /** The type of the notice that a call sends. */
    private static String notice(Element node) {
        return node == null
                ? ""
                : extensions(node, "in").stream()
                        .filter(in -> in.getAttribute("target").equals("noticeType"))
                        .map(in -> in.getAttribute("sourceExpression").replaceAll("[${}']", ""))
                        .findFirst()
                        .orElse("");
    }

    private static String condition(Element flow) {
        Element condition = conditionOf(flow);
        return condition == null ? "" : condition.getTextContent();
    }

    private static Element conditionOf(Element flow) {
        return Xml.child(flow, "conditionExpression");
    }

    private static String answer(Element rule) {
        return Xml.text(Xml.child(rule, "outputEntry"), "text");
    }

    private static String cells(Element rule) {
        return Xml.text(Xml.child(rule, "inputEntry"), "text");
    }

    /** The cells of a row, as texts. */
    private static List<Element> entries(Element rule) {
        return Xml.children(rule, "inputEntry").stream()
                .map(entry -> Xml.child(entry, "text"))
                .toList();
    }

    private static List<Element> extensions(Element node, String name) {
        Element all = Xml.child(node, "extensionElements");
        return all == null ? List.of() : elements(all, name);
    }

    private static List<Element> in(Element node) {
        return arrows(node, (flow, id) -> flow.getAttribute("targetRef").equals(id));
    }

    private static List<Element> out(Element node) {
        return arrows(node, (flow, id) -> flow.getAttribute("sourceRef").equals(id));
    }

    private static List<Element> arrows(Element node, BiPredicate<Element, String> such) {
        return flows(node.getOwnerDocument()).stream()
                .filter(flow -> such.test(flow, node.getAttribute("id")))
                .toList();
    }

    private static List<Element> flows(Document document) {
        return elements(processOf(document), "sequenceFlow");
    }

    private static Element processOf(Document document) {
        return Xml.child(document.getDocumentElement(), "process");
    }

    /** Everything that a case passes. */
    private static List<Element> nodes(Document document) {
        return elements(processOf(document), "*").stream()
                .filter(element -> element.getLocalName().matches(".*(Task|Event|Gateway|Activity|subProcess)"))
                .toList();
    }

    private static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Element byId(Document document, String id) {
        return elements(document.getDocumentElement(), "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElse(null);
    }
}
