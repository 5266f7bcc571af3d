package org.foicasework.process.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.RepositoryService;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CaseworkTest
class DiagramGuardTest {

    @LocalServerPort
    int port;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void removeAll() {
        diagrams.removeAll();
    }

    private void refused(String content, String... words) {
        assertThatThrownBy(() -> diagrams.deploy("guarded", content)).hasMessageContainingAll(words);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("guarded")
                        .count())
                .isZero();
    }

    private static String serviceTask(String attributes, String inner) {
        return """
               <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="step"/>
               <bpmn:serviceTask id="step" name="Take a step" %s>%s</bpmn:serviceTask>
               <bpmn:sequenceFlow id="f2" sourceRef="step" targetRef="end"/><bpmn:endEvent id="end"/>
               """
                .formatted(attributes, inner);
    }

    @Test
    void aDiagramWithNothingWrongIsTaken() {
        assertThatCode(() -> diagrams.deploy("guarded", TestDiagrams.USER_TASK)).doesNotThrowAnyException();
    }

    @Test
    void aScriptIsRefusedByTheNameOfItsBox() {
        refused(
                """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="count"/>
                <bpmn:scriptTask id="count" name="Count the days" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask>
                """,
                "script task \"Count the days\" (count)",
                "contains a script");
    }

    @Test
    void aScriptInAnInputIsRefused() {
        refused(
                serviceTask(
                        "camunda:delegateExpression=\"${sendNotice}\"",
                        "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\">"
                                + "<camunda:script scriptFormat=\"groovy\">1</camunda:script>"
                                + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"),
                "\"Take a step\" (step)",
                "contains a script");
    }

    @Test
    void aConditionInAScriptLanguageIsRefused() {
        refused(
                TestDiagrams.CONDITION.replace(
                        "tFormalExpression\">CONDITION", "tFormalExpression\" language=\"groovy\">true"),
                "sequence flow (f2)",
                "script language");
    }

    @Test
    void aJavaClassIsRefusedWhereverItIsNamed() {
        refused(serviceTask("camunda:class=\"java.lang.Thread\"", ""), "\"Take a step\" (step)", "names a Java class");
        refused(
                serviceTask(
                        "camunda:delegateExpression=\"${sendNotice}\"",
                        "<bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"java.lang.Thread\"/></bpmn:extensionElements>"),
                "\"Take a step\" (step)",
                "names a Java class");
    }

    @Test
    void aShellCommandIsRefused() {
        refused(
                serviceTask(
                        "camunda:type=\"shell\"",
                        "<bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"ls\"/></bpmn:extensionElements>"),
                "\"Take a step\" (step)",
                "implementation type \"shell\"");
    }

    @Test
    void aConnectorIsRefused() {
        refused(
                serviceTask(
                        "camunda:delegateExpression=\"${sendNotice}\"",
                        "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>"),
                "uses a connector");
    }

    @Test
    void aStepThatNobodyKnowsIsRefusedWithTheOnesThatAreKnown() {
        refused(
                serviceTask("camunda:delegateExpression=\"${dataSource}\"", ""),
                "names ${dataSource}",
                "It knows: ",
                "sendNotice");
    }

    @Test
    void aMessageThatWouldNotBeSentIsRefused() {
        refused(
                """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="told"/>
                <bpmn:endEvent id="told" name="Applicant told"><bpmn:messageEventDefinition id="message"/></bpmn:endEvent>
                """,
                "end event \"Applicant told\" (told)",
                "nothing would be sent");
    }

    @Test
    void aUserTaskNeedsAFormSomebodyToDoItADateAndGuidance() {
        refused(
                """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
                <bpmn:userTask id="work" name="Do the work"/>
                """,
                "user task \"Do the work\" (work)",
                "has no form",
                "has no candidate groups",
                "has no due date",
                "has no documentation");
    }

    @Test
    void aFormThatIsNotDeployedWithTheDiagramIsRefused() {
        refused(
                TestDiagrams.USER_TASK.replace("work.html", "missing.html"),
                "names the form missing.html",
                "not part of this deployment");
        refused(
                "<bpmn:startEvent id=\"start\" camunda:formKey=\"embedded:deployment:missing.html\"/>",
                "start event (start)",
                "missing.html");
    }

    @Test
    void theModelerShowsWhyADiagramIsRefused() {
        Visitor pat = Visitor.withPassword(port, "pat");
        HttpResponse<String> answer = pat.send(pat.request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(
                        "--XX\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nby-hand\r\n"
                                + "--XX\r\nContent-Disposition: form-data; name=\"g.bpmn\"; filename=\"g.bpmn\"\r\n\r\n"
                                + TestDiagrams.file("guarded", serviceTask("camunda:class=\"java.lang.Thread\"", ""))
                                + "\r\n--XX--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("names a Java class").doesNotContain("\tat ");
    }
}
