package org.foicasework.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/** Draws the diagram that a case runs through, as it was deployed, with the steps lit at which the case stands. */
@Service
public class DiagramPicture {

    private static final double LINE = 13;

    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final Person person;
    private final Actor actor;

    DiagramPicture(RuntimeService runtimeService, RepositoryService repositoryService, Person person, Actor actor) {
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
        this.person = person;
        this.actor = actor;
    }

    /** The picture as SVG; empty when the case does not run, or the person may not read it. */
    public Optional<String> of(String reference) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        return actor.asTheHouse(
                () -> runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, FoiRequestSteps.PROCESS)
                        .list()
                        .stream()
                        .findFirst()
                        .map(this::draw));
    }

    private String draw(ProcessInstance instance) {
        Set<String> lit = new HashSet<>(runtimeService.getActiveActivityIds(instance.getId()));
        BpmnModelInstance model = repositoryService.getBpmnModelInstance(instance.getProcessDefinitionId());
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        StringBuilder picture = new StringBuilder();
        double right = 0;
        double bottom = 0;
        double top = Double.MAX_VALUE;
        double left = Double.MAX_VALUE;
        for (BpmnShape shape : shapes) {
            Bounds at = shape.getBounds();
            left = Math.min(left, at.getX());
            top = Math.min(top, at.getY());
            right = Math.max(right, at.getX() + at.getWidth());
            bottom = Math.max(bottom, at.getY() + at.getHeight());
        }
        // Boxes around several steps lie below the flows, the steps above them.
        shapes.stream()
                .filter(shape -> shape.getBpmnElement() instanceof SubProcess)
                .forEach(shape -> shape(picture, shape, lit));
        model.getModelElementsByType(BpmnEdge.class).forEach(edge -> line(picture, edge));
        shapes.stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess))
                .forEach(shape -> shape(picture, shape, lit));
        // Flows may run above the highest box, and names below the lowest.
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\" font-family=\"sans-serif\" font-size=\"11\""
                        + " fill=\"none\" stroke=\"#0b0c0c\"><defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                        + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\" fill=\"#0b0c0c\" stroke=\"none\"/>"
                        + "</marker></defs>%s</svg>",
                left - 60,
                top - 75,
                right - left + 120,
                bottom - top + 120,
                picture);
    }

    private static void line(StringBuilder picture, BpmnEdge edge) {
        String points = edge.getWaypoints().stream()
                .map(point -> String.format(Locale.ROOT, "%.0f,%.0f", point.getX(), point.getY()))
                .collect(Collectors.joining(" "));
        picture.append("<polyline points=\"").append(points).append("\" marker-end=\"url(#arrow)\"/>");
        if (edge.getBpmnLabel() != null) {
            words(picture, name(edge.getBpmnElement()), edge.getBpmnLabel().getBounds());
        }
    }

    private static void shape(StringBuilder picture, BpmnShape shape, Set<String> lit) {
        BaseElement element = shape.getBpmnElement();
        Bounds at = shape.getBounds();
        boolean here = lit.contains(element.getId());
        String looks = here ? " fill=\"#ffdd00\" stroke-width=\"4\"" : " fill=\"#fff\"";
        double middleX = at.getX() + at.getWidth() / 2;
        double middleY = at.getY() + at.getHeight() / 2;
        if (element instanceof SubProcess) {
            box(picture, at, " fill=\"#fff\" stroke-dasharray=\"2 3\"");
            words(picture, name(element), middleX, at.getY() + 16, at.getWidth());
        } else if (element instanceof Activity) {
            box(picture, at, element instanceof CallActivity && !here ? looks + " stroke-width=\"3\"" : looks);
            words(picture, name(element), middleX, middleY, at.getWidth() - 8);
        } else if (element instanceof Gateway) {
            picture.append(String.format(
                    Locale.ROOT,
                    "<polygon points=\"%.0f,%.0f %.0f,%.0f %.0f,%.0f %.0f,%.0f\"%s/>",
                    middleX,
                    at.getY(),
                    at.getX() + at.getWidth(),
                    middleY,
                    middleX,
                    at.getY() + at.getHeight(),
                    at.getX(),
                    middleY,
                    looks));
            picture.append(String.format(
                    Locale.ROOT,
                    element instanceof ParallelGateway
                            ? "<path stroke-width=\"3\" d=\"M%1$.0f %2$.0fm-10 0h20m-10 -10v20\"/>"
                            : "<path stroke-width=\"3\" d=\"M%1$.0f %2$.0fm-7 -7l14 14m-14 0l14 -14\"/>",
                    middleX,
                    middleY));
        } else if (element instanceof Event) {
            circle(
                    picture,
                    middleX,
                    middleY,
                    at.getWidth() / 2,
                    element instanceof EndEvent ? looks + " stroke-width=\"4\"" : looks);
            if (!(element instanceof EndEvent || element instanceof StartEvent)) {
                circle(picture, middleX, middleY, at.getWidth() / 2 - 3, "");
            }
        }
        if (shape.getBpmnLabel() != null && !(element instanceof Activity)) {
            words(picture, name(element), shape.getBpmnLabel().getBounds());
        }
    }

    private static void box(StringBuilder picture, Bounds at, String looks) {
        picture.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"9\"%s/>",
                at.getX(),
                at.getY(),
                at.getWidth(),
                at.getHeight(),
                looks));
    }

    private static void circle(StringBuilder picture, double x, double y, double radius, String looks) {
        picture.append(
                String.format(Locale.ROOT, "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"%s/>", x, y, radius, looks));
    }

    private static String name(BaseElement element) {
        return element instanceof FlowElement flow && flow.getName() != null ? flow.getName() : "";
    }

    private static void words(StringBuilder picture, String text, Bounds at) {
        words(picture, text, at.getX() + at.getWidth() / 2, at.getY() + at.getHeight() / 2, at.getWidth() + 12);
    }

    /** Words around a middle, in lines of this width. */
    private static void words(StringBuilder picture, String text, double x, double y, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && (line.length() + 1 + word.length()) * 5.9 > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        double first = y - (lines.size() - 1) * LINE / 2 + 4;
        for (int i = 0; i < lines.size(); i++) {
            picture.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\" fill=\"#0b0c0c\" stroke=\"none\">%s</text>",
                    x,
                    first + i * LINE,
                    HtmlUtils.htmlEscape(lines.get(i))));
        }
    }
}
