package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.process.guard.ElementTemplates.byId;
import static org.foicasework.process.guard.ElementTemplates.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foicasework.notice.NoticeType;
import org.foicasework.process.Groups;
import org.foicasework.process.guard.ElementTemplates.Made;
import org.foicasework.process.guard.ElementTemplates.Property;
import org.foicasework.process.guard.ElementTemplates.Template;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An owner who takes a template gets a step that exists, and where it is lawful the guard lets it pass. */
class ElementTemplatesTest {

    /** What a task of the owners' own is made from; its form is theirs too. */
    private static final String OWN_STEP = "foi.step-for-people";

    private static final String OWN_FORM = "NAME.html";

    private static List<Template> templates;
    private static Diagrams own;
    private static Walk lawful;

    @BeforeAll
    static void read() throws IOException {
        templates = ElementTemplates.all();
        own = Diagrams.in(Path.of("processes"), Path.of("forms")).with(Map.of(OWN_FORM, new byte[0]));
        // Also reads every node once: the trees are read at their first use, which several threads must not do
        // together.
        assertLawful(own);
        lawful = new Walk(own);
    }

    @Test
    void everyPublishedStepHasATemplate() {
        Set<String> keepers = Steps.names().stream()
                .map(name -> Steps.named(name).keepsAway)
                .filter(keeper -> keeper != null)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> steps = new TreeSet<>(Steps.names());
        steps.removeAll(keepers);
        assertThat(beans("camunda:delegateExpression", "onComplete", "execution end"))
                .containsExactlyInAnyOrderElementsOf(steps);
        assertThat(beans("onAssignment")).containsExactlyInAnyOrderElementsOf(keepers);
    }

    @Test
    void whatATemplateNamesExists() {
        each("camunda:delegateExpression", value -> assertThat(Steps.named(bean(value)).isListener)
                .as(value)
                .isFalse());
        each(
                "onComplete",
                value -> assertThat(Steps.named(value).isListener).as(value).isTrue());
        each("camunda:formKey", value -> assertThat(own.names()).contains(value.replace(HouseRules.FORM_KEY, "")));
        each("calledElement", value -> assertThat(own.parts()).containsKey(value));
        each("camunda:decisionRef", value -> assertThat(own.tables()).containsKey(value));
        each("camunda:candidateGroups", value -> {
            if (!value.startsWith("${")) {
                assertThat(groups()).contains(value.split(","));
            }
        });
        each("in expression noticeType", value -> {
            NoticeType type = NoticeType.valueOf(value.replaceAll("[^A-Z_]", ""));
            assertThat(own.names()).contains(type.template() + ".mustache");
        });
        for (Template template : templates) {
            for (Property property : template.properties()) {
                property.values().stream()
                        .filter(value -> value.startsWith("${"))
                        .map(Expression::of)
                        .forEach(expression -> {
                            assertThat(expression.isReadable()).isTrue();
                            expression.calls().forEach(call -> assertThat(Steps.LOOKUPS.get(call.bean()))
                                    .as("%s of %s", expression.text(), template)
                                    .containsKey(call.method()));
                        });
            }
        }
    }

    @Test
    void everyLetterCanBeSentFromATemplate() {
        Set<String> types = new TreeSet<>();
        each("in expression noticeType", value -> types.add(value.replaceAll("[^A-Z_]", "")));
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(NoticeType.values()).map(Enum::name).toList());
    }

    @Test
    void aTemplateSaysWhatItIsForAndEveryFieldHasALabel() {
        assertThat(templates).extracting(Template::id).doesNotHaveDuplicates();
        assertThat(templates).extracting(template -> name(template.json())).doesNotHaveDuplicates();
        for (Template template : templates) {
            assertThat(template.json().path("description").asText())
                    .as(template.id())
                    .hasSizeGreaterThan(30)
                    .endsWith(".");
            assertThat(template.properties()).extracting(Property::place).doesNotHaveDuplicates();
            for (Property field : template.fields()) {
                JsonNode json = field.json();
                assertThat(json.path("label").asText()).as(template.id()).isNotBlank();
                assertThat(json.path("description").asText()).as(template.id()).isNotBlank();
                assertThat(json.path("group").asText())
                        .isEqualTo(template.json().at("/groups/0/id").asText("none"));
                assertThat(field.values()).as(template.id()).contains(field.value());
                json.path("choices")
                        .forEach(choice ->
                                assertThat(name(choice)).doesNotContain("$").isNotBlank());
            }
        }
    }

    @Test
    void aTemplateNeedsNothingFromOutside() throws IOException {
        try (Stream<Path> files = Files.list(ElementTemplates.FOLDER)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("http", "$schema", "\"class\"");
            }
        }
    }

    @Test
    void everyStepOfOurDiagramsIsOneThatATemplateGives() {
        Set<String> used =
                new TreeSet<>(made().stream().map(made -> made.template().id()).toList());
        // Events cannot be made from templates: what these do as an event, the template does as a task.
        used.addAll(thrown().stream().map(made -> made.template().id()).toList());
        used.add(OWN_STEP);
        assertThat(templates).extracting(Template::id).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void diagramsWhoseStepsAreAllMadeAnewFromTemplatesAreAsLawfulAsBefore() {
        assertLawful(madeAnew((field, value) -> value));
    }

    @Test
    void everyChoiceOfAFieldIsLawfulWhereItsStepStands() {
        int most = templates.stream()
                .flatMap(template -> template.fields().stream())
                .mapToInt(field -> field.values().size())
                .max()
                .orElseThrow();
        assertThat(most).isGreaterThan(2);
        for (int choice = 0; choice < most; choice++) {
            int chosen = choice;
            assertLawful(madeAnew((field, value) -> {
                // Which letter leaves is for the place to say.
                boolean letter = field.place().equals("in expression noticeType");
                List<String> values = List.copyOf(field.values());
                return letter ? value : values.get(Math.min(chosen, values.size() - 1));
            }));
        }
    }

    private static Diagrams madeAnew(BiFunction<Property, String, String> choose) {
        return ElementTemplates.madeAnew(own, templates, choose);
    }

    private static void assertLawful(Diagrams diagrams) {
        assertThat(Guard.check(diagrams)).filteredOn(Finding::refuses).isEmpty();
    }

    @Test
    void whatAnEventSendsATaskFromItsTemplateSendsToo() {
        assertThat(thrown()).extracting(made -> made.template().id()).isNotEmpty();
        assertAccepted(thrown().stream()
                .map(made -> new Change(made.toString(), made.file(), document -> {
                    Element event = byId(document, made.id());
                    Xml.children(event, "messageEventDefinition").forEach(event::removeChild);
                    flowsTo(event).forEach(flow -> ElementTemplates.drop(made.template(), document, flow));
                })));
    }

    @Test
    void aStepOfTheOwnersOwnIsLawfulOnEveryArrowOfTheMainLine() {
        Template step = template(OWN_STEP);
        assertAccepted(Stream.of("foi-request.bpmn", "question.bpmn", "exemption-review.bpmn")
                .flatMap(file -> tasks(file)
                        .map(task -> new Change(task + " in " + file, file, document -> flowsTo(byId(document, task))
                                .forEach(flow -> ElementTemplates.drop(step, document, flow))))));
    }

    @Test
    void aStepWithoutItsTurnIsRefusedWithTheReasonAndTheWayToMendIt() {
        Map<String, String> refusedBy = new TreeMap<>();
        templates.parallelStream()
                .filter(template -> !template.tag().equals("startEvent"))
                .forEach(template -> {
                    String rule = Guard.firstRefusal(changed(afterAnAnswer(template)), lawful)
                            .orElse("");
                    synchronized (refusedBy) {
                        refusedBy.put(template.id(), rule);
                    }
                });
        assertThat(refusedBy)
                .containsEntry(OWN_STEP, "")
                .containsEntry(
                        "foi.register-the-review-and-set-its-date",
                        "A date that is set is watched until it moves or the case ends")
                .containsEntry("foi.remind-the-owner-of-the-case", "A reminder comes on its day, not at once")
                .containsEntry("foi.issue-an-answer-about-the-case", "A response answers only what was decided");
        assertThat(refusedBy.values()).filteredOn(rule -> !rule.isEmpty()).hasSizeGreaterThan(85);
        for (String id : List.of("foi.send-the-notice", "foi.approve-the-decision", "foi.triage-the-request")) {
            assertThat(Guard.check(changed(afterAnAnswer(template(id)))))
                    .as(id)
                    .filteredOn(Finding::refuses)
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(List.of(finding.rule(), finding.mend(), finding.file()))
                            .noneMatch(String::isBlank));
        }
    }

    /** A step where hardly any has its turn: the case was answered, and only publication is left to decide. */
    private static Change afterAnAnswer(Template template) {
        return new Change(
                template.id(),
                "publication.bpmn",
                document -> ElementTemplates.drop(
                        template,
                        document,
                        flowsTo(byId(document, "decideOnPublication")).get(0)));
    }

    @Test
    void aTaskThatIsMadeFromTwoTemplatesIsRefused() {
        Change twice = new Change("twice", "publication.bpmn", document -> {
            Element task = byId(document, "decideOnPublication");
            ElementTemplates.apply(template("foi.approve-the-decision"), task, Map.of());
        });
        assertThat(Guard.check(changed(twice)))
                .filteredOn(Finding::refuses)
                .extracting(Finding::rule)
                .contains("What a person hands over is checked and recorded");
    }

    // ---- tools

    /** A change to one of our diagrams. */
    private record Change(String what, String file, Consumer<Document> edit) {}

    private static Diagrams changed(Change change) {
        Document document;
        synchronized (own) {
            document = (Document) own.document(change.file).cloneNode(true);
        }
        change.edit.accept(document);
        return own.with(change.file, document);
    }

    private static void assertAccepted(Stream<Change> changes) {
        assertThat(changes.toList().parallelStream()
                        .map(change ->
                                Guard.firstRefusal(changed(change), lawful).map(rule -> change.what + ": " + rule))
                        .flatMap(Optional::stream))
                .isEmpty();
    }

    private static List<Made> made() {
        return ElementTemplates.made(own, templates);
    }

    /** The events that send, and the templates that do the same. */
    private static List<Made> thrown() {
        List<Made> thrown = new ArrayList<>();
        own.names().stream().filter(name -> name.endsWith(".bpmn")).forEach(file -> elements(own.document(file))
                .filter(event -> Set.of("intermediateThrowEvent", "endEvent").contains(event.getLocalName()))
                .forEach(event -> Xml.children(event, "messageEventDefinition").forEach(message -> templates.stream()
                        .filter(template -> Xml.camunda(message, "delegateExpression")
                                .equals(template.defaults().get("camunda:delegateExpression")))
                        .forEach(template -> thrown.add(new Made(file, event, template))))));
        return thrown;
    }

    private static List<Element> flowsTo(Element target) {
        return elements(target.getOwnerDocument())
                .filter(flow -> flow.getLocalName().equals("sequenceFlow")
                        && flow.getAttribute("targetRef").equals(target.getAttribute("id")))
                .toList();
    }

    /** The tasks with one way to them. */
    private static Stream<String> tasks(String file) {
        return elements(own.document(file))
                .filter(element -> element.getLocalName().equals("userTask")
                        && flowsTo(element).size() == 1)
                .map(element -> element.getAttribute("id"));
    }

    private static Template template(String id) {
        return templates.stream()
                .filter(template -> template.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void each(String place, Consumer<String> check) {
        List<String> values = templates.stream()
                .flatMap(template -> template.properties().stream())
                .filter(property -> property.place().equals(place))
                .flatMap(property -> property.values().stream())
                .toList();
        assertThat(values).as(place).isNotEmpty();
        values.forEach(check);
    }

    private static Set<String> beans(String... places) {
        Set<String> beans = new HashSet<>();
        for (String place : places) {
            each(place, value -> beans.add(bean(value)));
        }
        return beans;
    }

    private static String bean(String value) {
        return value.replaceAll("[${}]", "");
    }

    private static String name(JsonNode json) {
        return json.get("name").asText();
    }

    private static Set<String> groups() {
        return Arrays.stream(Groups.class.getDeclaredFields())
                .filter(field -> java.lang.reflect.Modifier.isPublic(field.getModifiers()))
                .map(ElementTemplatesTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
