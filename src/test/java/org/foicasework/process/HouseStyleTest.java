package org.foicasework.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.foicasework.notice.NoticeType;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Diagrams and forms as the house wants them: what they point at exists, and names say what things are. */
@CaseworkTest
class HouseStyleTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    /** {@code ${name}} or {@code ${name.method(...)}} of a delegate, a listener or an expression. */
    private static final Pattern BEAN = Pattern.compile("\\$\\{(?:not )?([a-zA-Z]+)(?:\\.|\\})");

    @Autowired
    ApplicationContext beans;

    @Test
    void aFileIsNamedAfterItsProcess() throws IOException {
        for (Path file : diagrams()) {
            assertThat(processes(file)).extracting(Process::getId).containsExactly(name(file));
        }
    }

    @Test
    void everyFormThatADiagramNamesExistsAndEveryFormIsUsed() throws IOException {
        List<String> named = new ArrayList<>();
        Pattern key = Pattern.compile("embedded:deployment:([a-z-]+\\.html)");
        for (Path file : diagrams()) {
            Matcher form = key.matcher(Files.readString(file));
            while (form.find()) {
                named.add(form.group(1));
            }
        }
        List<String> there = files(FORMS, ".html").stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(there)
                .containsExactlyInAnyOrderElementsOf(named.stream().distinct().toList());
    }

    @Test
    void everyDelegateAndListenerExists() throws IOException {
        Pattern delegate = Pattern.compile("(?:delegateExpression)=\"\\$\\{([a-zA-Z]+)\\}\"");
        for (Path file : diagrams()) {
            Matcher bean = delegate.matcher(Files.readString(file));
            while (bean.find()) {
                assertThat(beans.containsBean(bean.group(1)))
                        .as("%s in %s", bean.group(1), file)
                        .isTrue();
            }
        }
    }

    @Test
    void everyLookUpInAnExpressionIsPublished() throws IOException {
        Pattern lookUp = Pattern.compile("\\$\\{(?:not )?([a-z]+)\\.[a-zA-Z]+\\(");
        for (Path file : diagrams()) {
            Matcher bean = lookUp.matcher(Files.readString(file));
            while (bean.find()) {
                assertThat(beans.getBean(bean.group(1)).getClass().isAnnotationPresent(PublishedBean.class))
                        .as("%s in %s", bean.group(1), file)
                        .isTrue();
            }
        }
    }

    @Test
    void everyHumanStepHasPeopleADateAFormAndGuidance() throws IOException {
        for (Path file : diagrams()) {
            for (UserTask task : all(file, UserTask.class)) {
                assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
                assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
                assertThat(task.getCamundaFormKey()).as(task.getId()).startsWith("embedded:deployment:");
                assertThat(task.getDocumentations()).as(task.getId()).isNotEmpty();
                assertThat(task.getDocumentations().iterator().next().getTextContent())
                        .as(task.getId())
                        .hasSizeGreaterThan(80);
            }
        }
    }

    @Test
    void namesAreReadableAndIdsMeaningful() throws IOException {
        for (Path file : diagrams()) {
            for (FlowElement element : all(file, FlowElement.class)) {
                assertThat(element.getId()).as(file.toString()).matches("[a-z][a-zA-Z]+");
            }
            for (Activity activity : all(file, Activity.class)) {
                assertThat(activity.getName()).as(activity.getId()).matches("[A-Z][^.]+[^.]");
            }
        }
    }

    @Test
    void aGatewayThatSplitsAsksAQuestionAndItsFlowsAnswerIt() throws IOException {
        for (Path file : diagrams()) {
            for (ExclusiveGateway gateway : all(file, ExclusiveGateway.class)) {
                Collection<SequenceFlow> ways = gateway.getOutgoing();
                if (ways.size() > 1) {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                    for (SequenceFlow way : ways) {
                        assertThat(way.getName()).as(way.getId()).isNotBlank();
                        assertThat(way.getConditionExpression()).as(way.getId()).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void nothingIsScriptedAndNoClassIsNamed() throws IOException {
        for (Path file : diagrams()) {
            assertThat(all(file, ScriptTask.class)).isEmpty();
            assertThat(Files.readString(file)).doesNotContain("camunda:class", "camunda:script", "camunda:connector");
            assertThat(processes(file)).allSatisfy(process -> assertThat(process.getCamundaHistoryTimeToLiveString())
                    .isNotBlank());
        }
    }

    @Test
    void everyNoticeHasItsWording() {
        for (NoticeType type : NoticeType.values()) {
            assertThat(PROCESSES.resolve("notices").resolve(type.template() + ".mustache"))
                    .exists();
        }
    }

    @Test
    void everyVariableInAnExpressionIsAKnownOne() throws IOException {
        List<String> known = Stream.of(Variables.class.getDeclaredFields())
                .filter(field -> field.getType().equals(Variable.class))
                .map(field -> {
                    try {
                        return ((Variable<?>) field.get(null)).name();
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toList();
        for (Path file : diagrams()) {
            Matcher used = BEAN.matcher(Files.readString(file));
            while (used.find()) {
                String name = used.group(1);
                boolean local = name.equals("watchedDueOn") || name.equals("approver") || name.equals("questionStage");
                assertThat(known.contains(name) || local || beans.containsBean(name) || name.equals("execution"))
                        .as("%s in %s", name, file)
                        .isTrue();
            }
        }
    }

    private static List<Path> diagrams() throws IOException {
        List<Path> files = files(PROCESSES, ".bpmn");
        assertThat(files).hasSizeGreaterThan(5);
        return files;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Collection<Process> processes(Path file) {
        return all(file, Process.class);
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            Path file, Class<T> type) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        return model.getModelElementsByType(type);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".bpmn", "");
    }
}
