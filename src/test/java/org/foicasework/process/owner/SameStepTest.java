package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.foicasework.testing.TestDiagrams;
import org.junit.jupiter.api.Test;

/** A listener that an element template names in a property counts like one of the diagram's own. */
class SameStepTest {

    private static final String OWN =
            "<camunda:taskListener event=\"complete\" delegateExpression=\"${recordNoticePosted}\"/>";
    private static final String OF_TEMPLATE =
            "<camunda:properties><camunda:property name=\"onComplete\" value=\"recordNoticePosted\"/></camunda:properties>";

    private static byte[] diagram(String listener) {
        return TestDiagrams.file(
                        "post",
                        TestDiagrams.USER_TASK.replace(
                                "</bpmn:documentation>",
                                "</bpmn:documentation><bpmn:extensionElements>" + listener
                                        + "</bpmn:extensionElements>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String deed(String listener) {
        UserTask task = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram(listener)))
                .getModelElementById("work");
        return Diagrams.deed(task);
    }

    @Test
    void aCaseMayMoveBetweenTasksThatNameTheSameListenerInEitherWay() {
        assertThat(deed(OF_TEMPLATE)).isEqualTo(deed(OWN));
        assertThat(deed(OF_TEMPLATE.replace("recordNoticePosted", "recordSignOff")))
                .isNotEqualTo(deed(OWN));
        assertThat(deed(OF_TEMPLATE.replace("onComplete", "other"))).isNotEqualTo(deed(OWN));
    }

    @Test
    void aReplaySeesThatANoticeGoesFromATaskOfATemplate() {
        assertThat(new ReplayDiagram("post.bpmn", diagram(OWN)).notices()).containsOnlyKeys("work");
        assertThat(new ReplayDiagram("post.bpmn", diagram(OF_TEMPLATE)).notices())
                .containsOnlyKeys("work");
        assertThat(new ReplayDiagram("post.bpmn", diagram("")).notices()).isEmpty();
    }
}
