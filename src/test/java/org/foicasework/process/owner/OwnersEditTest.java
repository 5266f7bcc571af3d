package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.foicasework.process.guard.Guard;
import org.foicasework.process.owner.DeploymentRecords.Entry;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process owner changes a diagram of ours in the Modeler and deploys it: the Modeler's own call, from its door to the audit. */
@CaseworkTest
class OwnersEditTest {

    private static final String NAME = "an owner's edit";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    DeploymentRecords records;

    @Autowired
    DistanceCase cases;

    @Autowired
    ObjectMapper json;

    private long deployments;

    @BeforeEach
    void count() {
        deployments = repository.createDeploymentQuery().count();
    }

    @AfterEach
    void removeWhatWasDeployed() {
        for (Deployment deployment :
                repository.createDeploymentQuery().deploymentName(NAME).list()) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aLabelAReminderAndATaskOfTheOwnersGoThroughAndAreOnRecord() throws IOException {
        Map<String, String> files = files("clarification.bpmn");
        change(files, "Time to remind", "Time to write once more");
        change(files, "${remindApplicantOn}", "${deadline.ofReply(questionId)}");
        change(
                files,
                "<bpmn:sequenceFlow id=\"replyRead\" sourceRef=\"readReply\" targetRef=\"clearNow\"/>",
                """
                <bpmn:userTask id="askColleague" name="Ask a colleague" camunda:modelerTemplate="foi.step-for-people"
                    camunda:formKey="embedded:deployment:ask-colleague.html" camunda:candidateGroups="caseworkers"
                    camunda:dueDate="${deadline.ofQuestion(questionId)}">
                  <bpmn:documentation>Let somebody else read the reply too.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:properties>
                      <camunda:property name="onComplete" value="recordWork"/>
                    </camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="replyRead" sourceRef="readReply" targetRef="askColleague"/>
                <bpmn:sequenceFlow id="colleagueAsked" sourceRef="askColleague" targetRef="clearNow"/>
                """);
        files.put("ask-colleague.html", "<form role=\"form\"></form>");

        HttpResponse<String> answer = deploy(files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments + 1);
        Entry entry = records.newest(1).get(0);
        assertThat(entry.accepted()).isTrue();
        assertThat(entry.attempt().actor()).isEqualTo("pat");
        assertThat(entry.attempt().files()).contains("clarification.bpmn", "ask-colleague.html");
        assertThat(entry.definitions()).singleElement().asString().startsWith("Clarification, version ");
        assertThat(entry.judgement().rules()).containsAll(Guard.names());
    }

    @Test
    void aWayAroundTheApprovalIsRefusedInWordsAndNothingIsDeployed() throws IOException {
        Map<String, String> files = files("exemption-review.bpmn");
        change(
                files,
                "sourceRef=\"checkDecision\" targetRef=\"routeApproval\"",
                "sourceRef=\"checkDecision\" targetRef=\"gatePassed\"");

        HttpResponse<String> answer = deploy(files);

        assertThat(answer.statusCode()).isEqualTo(400);
        String message = json.readTree(answer.body()).get("message").asText();
        assertThat(message)
                .contains(
                        "Nothing was deployed",
                        "A refusal leaves only after somebody has approved it as it stands  [FOIA s17(1), s2]",
                        "\"Send the notice\" (sendNotice)",
                        "  way    ",
                        "Decide the outcome -> What is refused?",
                        "Check the decision",
                        "  mend   Lead this way through the approval")
                .doesNotContain("\tat ", "org.foicasework");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        Entry entry = records.newest(1).get(0);
        assertThat(entry.accepted()).isFalse();
        assertThat(entry.attempt().actor()).isEqualTo("pat");
        assertThat(entry.definitions()).isEmpty();
        assertThat(entry.judgement().rules()).containsAll(Guard.names());
        assertThat(entry.judgement().findings())
                .anyMatch(finding ->
                        finding.contains("A refusal leaves only after somebody has approved it as it stands"));
    }

    @Test
    void aStepThatLosesItsIdIsNamedWithTheCasesThatWaitAtIt() throws IOException {
        cases.logged(form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"));
        long waiting = runtime.createExecutionQuery()
                .processDefinitionKey("foi-request")
                .activityId("triageRequest")
                .count();
        Map<String, String> files = files("foi-request.bpmn");
        change(files, "\"triageRequest\"", "\"sortRequest\"");

        HttpResponse<String> answer = deploy(files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(waiting).isPositive();
        assertThat(records.newest(1).get(0).judgement().findings()).anySatisfy(finding -> assertThat(finding)
                .contains(
                        "(triageRequest)",
                        "A step at which cases wait keeps its id",
                        "%d %s at it".formatted(waiting, waiting == 1 ? "case waits" : "cases wait")));
    }

    @Test
    void whoeverWorksOnCasesMayNotDeployAndNothingIsDeployed() throws IOException {
        Map<String, String> files = files("clarification.bpmn");
        for (String person : List.of("cara", "maya")) {
            assertThat(deploy(person, files).statusCode()).as(person).isEqualTo(403);
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    /** A diagram and the forms that it names, as the Modeler deploys them together. */
    private static Map<String, String> files(String diagram) throws IOException {
        String content = Files.readString(Path.of("processes", diagram));
        Map<String, String> files = new HashMap<>(Map.of(diagram, content));
        Matcher named = Pattern.compile("embedded:deployment:([a-z-]+\\.html)").matcher(content);
        while (named.find()) {
            files.put(named.group(1), Files.readString(Path.of("forms", named.group(1))));
        }
        return files;
    }

    private static void change(Map<String, String> files, String from, String to) {
        assertThat(files.values()).anyMatch(content -> content.contains(from));
        files.replaceAll((name, content) -> name.endsWith(".bpmn") ? content.replace(from, to) : content);
    }

    private HttpResponse<String> deploy(Map<String, String> files) {
        return deploy("pat", files);
    }

    private HttpResponse<String> deploy(String person, Map<String, String> files) {
        StringBuilder body = new StringBuilder(part("deployment-name", null, NAME));
        files.forEach((name, content) -> body.append(part(name, name, content)));
        Visitor visitor = Visitor.withPassword(port, person);
        return visitor.send(visitor.request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(body + "--XX--\r\n")));
    }

    private static String part(String name, String file, String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, file == null ? "" : "; filename=\"" + file + "\"", content);
    }
}
