package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.process.PublishedBean;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the guard knows of the world is what there is. */
@CaseworkTest
class KnowledgeTest {

    @Autowired
    ApplicationContext beans;

    @Test
    void everyPublishedStepStandsInTheGuardsTableAndNoOther() {
        Set<String> published = Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Steps.names()).containsExactlyInAnyOrderElementsOf(published);
        for (String name : published) {
            assertThat(Steps.named(name).isListener)
                    .as("%s is a listener", name)
                    .isEqualTo(beans.getBean(name) instanceof TaskListener);
        }
    }

    @Test
    void everyFormOfOursIsKnownToTheStepThatUnderstandsIt() throws IOException {
        Diagrams own = Diagrams.in(Path.of("processes"), Path.of("forms"));
        Map<String, Set<String>> atWork = new TreeMap<>();
        own.parts().values().forEach(part -> part.nodes.values().stream()
                .filter(node -> node.kind == Node.Kind.PERSON)
                .forEach(node -> atWork.computeIfAbsent(
                                node.form.substring(HouseRules.FORM_KEY.length()), form -> new TreeSet<>())
                        .addAll(node.told(true, "complete"))));

        assertThat(atWork).hasSizeGreaterThan(30).allSatisfy((form, steps) -> assertThat(Steps.understanding(form))
                .as(form)
                .isEqualTo(steps));
        assertThat(own.names().stream().filter(name -> name.endsWith(".html")))
                .allSatisfy(
                        form -> assertThat(Steps.understanding(form)).as(form).isNotEmpty());
    }

    @Test
    void everyLookUpStandsInTheGuardsTableWithWhatItAnswers() {
        assertThat(Steps.LOOKUPS.keySet())
                .containsExactlyInAnyOrder(beans.getBeanNamesForAnnotation(PublishedBean.class));
        Steps.LOOKUPS.forEach((name, methods) -> assertThat(Arrays.stream(
                                AopUtils.getTargetClass(beans.getBean(name)).getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .collect(Collectors.toMap(Method::getName, method -> method.getParameters()[0].getName())))
                .as(name)
                .containsAllEntriesOf(methods));
    }

    @Test
    void everyProcessVariableStandsInTheGuardsTable() throws ReflectiveOperationException {
        Class<?> variables = Class.forName("org.foicasework.process.Variables");
        Set<String> names = new TreeSet<>();
        for (java.lang.reflect.Field field : variables.getDeclaredFields()) {
            if (field.getType().getSimpleName().equals("Variable")) {
                field.setAccessible(true);
                Object variable = field.get(null);
                Method name = variable.getClass().getDeclaredMethod("name");
                name.setAccessible(true);
                names.add((String) name.invoke(variable));
            }
        }
        assertThat(Steps.VARIABLES.keySet()).containsAll(names);
    }
}
