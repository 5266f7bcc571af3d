package org.foicasework.process.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses a diagram at deployment that would fail later or reach past the beans made for diagrams, in words that name the
 * element and the mend. Whoever deploys sees them: in the Modeler, over REST, or at start.
 *
 * <p>A diagram that is deployed already is read again after every start; it is left alone, so that a rule that came later does
 * not strand its cases.
 */
final class DiagramGuard extends AbstractBpmnParseListener {

    private static final String FORM_KEY = "embedded:deployment:";
    private static final Pattern NAMED_BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");
    private static final Set<String> CLASS_ATTRIBUTES = Set.of("class", "variableMappingClass", "formHandlerClass");
    private static final Set<String> MESSAGE_SENDERS = Set.of("intermediateThrowEvent", "endEvent");

    private final PublishedBeans published;

    DiagramGuard(PublishedBeans published) {
        this.published = published;
    }

    @Override
    public void parseRootElement(Element definitions, List<ProcessDefinitionEntity> processes) {
        List<DeploymentEntity> deployments =
                Context.getCommandContext()
                        .getDbEntityManager()
                        .getCachedEntitiesByType(DeploymentEntity.class)
                        .stream()
                        .filter(DeploymentEntity::isNew)
                        .toList();
        if (deployments.isEmpty()) {
            return;
        }
        Set<String> files = deployments.stream()
                .flatMap(deployment -> deployment.getResources().keySet().stream())
                .collect(Collectors.toSet());
        Set<String> faults = new LinkedHashSet<>();
        DeploymentAudit.looked(List.of("A step names only what this application knows and can be worked"), List.of());
        look(definitions, null, files, faults);
        if (!faults.isEmpty()) {
            // The engine makes of this what it makes of every fault in a diagram: one answer 400 with all of them.
            throw new BpmnParseException(String.join(" ", faults), definitions);
        }
    }

    /** Looks at an element and all within; {@code step} is the nearest element around it that a reader of the diagram knows. */
    private void look(Element element, Element step, Set<String> files, Set<String> faults) {
        Element here = element.attribute("id") != null ? element : step;
        for (String fault : faultsOf(element, files)) {
            faults.add("%s %s".formatted(words(here == null ? element : here), fault));
        }
        element.elements().forEach(child -> look(child, here, files, faults));
    }

    private List<String> faultsOf(Element element, Set<String> files) {
        List<String> faults = new ArrayList<>();
        switch (element.getTagName()) {
            case "scriptTask", "script" ->
                faults.add("contains a script. Scripts cannot run here: name a bean instead.");
            case "conditionExpression", "condition" -> {
                if (element.attribute("language") != null) {
                    faults.add("has a condition in a script language. Write it as an expression: ${...}.");
                }
            }
            case "formData" -> faults.add("describes a form in the diagram. Use an embedded form of this deployment.");
            case "connector" -> faults.add("uses a connector. There are none here: name a bean instead.");
            case "userTask" -> userTask(element, files, faults);
            case "startEvent" -> {
                if (formKey(element) != null) {
                    form(element, files, faults);
                }
            }
            default -> {}
        }
        if (CLASS_ATTRIBUTES.stream().anyMatch(attribute -> camunda(element, attribute) != null)) {
            faults.add("names a Java class. Name a bean instead, as in camunda:delegateExpression=\"${sendNotice}\".");
        }
        String type = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "type");
        if (type != null) {
            faults.add(
                    "has the implementation type \"%s\". Only beans can do the work of a step here.".formatted(type));
        }
        if (camunda(element, "formRef") != null) {
            faults.add(
                    "uses a Camunda Form. Use an embedded form of this deployment: camunda:formKey=\"embedded:deployment:NAME.html\".");
        }
        bean(element, faults);
        if (MESSAGE_SENDERS.contains(element.getTagName())) {
            element.elements().stream()
                    .filter(child -> child.getTagName().equals("messageEventDefinition"))
                    .filter(message ->
                            camunda(message, "delegateExpression") == null && camunda(message, "expression") == null)
                    .forEach(message -> faults.add("sends a message but does not say how, so nothing would be sent."
                            + " Name a bean in camunda:delegateExpression of its message."));
        }
        return faults;
    }

    private static void userTask(Element task, Set<String> files, List<String> faults) {
        form(task, files, faults);
        if (isBlank(camunda(task, "candidateGroups"))) {
            faults.add(
                    "has no candidate groups, so nobody would see it. Say whose task it is in camunda:candidateGroups.");
        }
        if (isBlank(camunda(task, "dueDate"))) {
            faults.add(
                    "has no due date. Take it from the clock, as in camunda:dueDate=\"${deadline.ofRequest(caseReference)}\".");
        }
        boolean documented = task.elements().stream()
                .filter(child -> child.getTagName().equals("documentation"))
                .anyMatch(child -> !isBlank(child.getText()));
        if (!documented) {
            faults.add("has no documentation. Write the guidance that a person needs at this step; Tasklist shows it.");
        }
    }

    private static void form(Element element, Set<String> files, List<String> faults) {
        String key = formKey(element);
        if (key == null || !key.startsWith(FORM_KEY)) {
            faults.add(
                    "has no form of this deployment. Give it one: camunda:formKey=\"embedded:deployment:NAME.html\".");
        } else if (!files.contains(key.substring(FORM_KEY.length()))) {
            faults.add("names the form %s, which is not part of this deployment. Deploy it together with the diagram."
                    .formatted(key.substring(FORM_KEY.length())));
        }
    }

    private void bean(Element element, List<String> faults) {
        String expression = camunda(element, "delegateExpression");
        if (expression == null) {
            return;
        }
        Matcher named = NAMED_BEAN.matcher(expression);
        if (!named.matches() || !published.has(named.group(1))) {
            faults.add("names %s, which is no step that this application knows. It knows: %s."
                    .formatted(expression, String.join(", ", published.names())));
        }
    }

    private static String formKey(Element element) {
        return camunda(element, "formKey");
    }

    /** An attribute of Camunda's: with its prefix on an element of BPMN, without on an element of Camunda's own. */
    private static String camunda(Element element, String attribute) {
        String value = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
        return value == null && isCamundas(element) ? element.attribute(attribute) : value;
    }

    private static boolean isCamundas(Element element) {
        String namespace = element.getUri();
        return BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getNamespaceUri().equals(namespace)
                || BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS.getAlternativeUri().equals(namespace);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** "The user task "Triage the request" (triageRequest)". */
    private static String words(Element element) {
        String kind = Arrays.stream(element.getTagName().split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        String name = element.attribute("name");
        String id = element.attribute("id");
        return "The %s%s%s"
                .formatted(kind, name == null ? "" : " \"" + name.strip() + "\"", id == null ? "" : " (" + id + ")");
    }
}
