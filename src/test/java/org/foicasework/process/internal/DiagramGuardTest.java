package org.foicasework.process.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The guard at the engine's door: what it refuses is not there afterwards, and whoever deployed it reads why. */
@CaseworkTest
class DiagramGuardTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    @LocalServerPort
    int port;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RepositoryService repository;

    private long deployments;

    @BeforeEach
    void count() {
        deployments = repository.createDeploymentQuery().count();
    }

    @AfterEach
    void removeAll() {
        diagrams.removeAll();
    }

    private void refused(Map<String, String> files, String... words) {
        assertThatThrownBy(() -> diagrams.deploy(files)).hasMessageContainingAll(words);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    /** One of our diagrams with a change, and the forms it names, as the Modeler would deploy it. */
    private static Map<String, String> edited(String name, String from, String to) throws IOException {
        String content = Files.readString(PROCESSES.resolve(name));
        assertThat(content).contains(from);
        Map<String, String> files = new HashMap<>(Map.of(name, content.replace(from, to)));
        Matcher form = Pattern.compile("embedded:deployment:([a-z-]+\\.html)").matcher(content);
        while (form.find()) {
            files.put(form.group(1), Files.readString(FORMS.resolve(form.group(1))));
        }
        return files;
    }

    @Test
    void aHarmlessEditOfOneDiagramIsTakenTogetherWithTheOthersInForce() {
        assertThatCode(() -> diagrams.deploy(
                        edited("exemption-review.bpmn", "Decide the outcome", "Say what the outcome is")))
                .doesNotThrowAnyException();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments + 1);
    }

    @Test
    void anEditThatBreaksALawInAnotherDiagramIsRefusedWithTheWayThere() throws IOException {
        refused(
                edited("exemption-review.bpmn", "and approver != 'none'}", "and approver == 'nobody'}"),
                "Nothing was deployed",
                "exemption-review.bpmn");
        refused(
                edited(
                        "exemption-review.bpmn",
                        "sourceRef=\"checkDecision\" targetRef=\"routeApproval\"",
                        "sourceRef=\"checkDecision\" targetRef=\"gatePassed\""),
                "A refusal leaves only after somebody has approved it as it stands",
                "FOIA s17(1)",
                "\"Send the notice\" (sendNotice)",
                "  way    Decide the outcome -> What is refused?",
                "  mend   ");
    }

    @Test
    void aTableByItselfIsJudgedToo() throws IOException {
        refused(
                edited("approval.dmn", "<text>\"managers\"</text>", "<text>\"none\"</text>"),
                "A refusal leaves only after somebody has approved it as it stands");
        assertThatCode(() -> diagrams.deploy(edited("approval.dmn", "Withholding all", "Keeping back all")))
                .doesNotThrowAnyException();
    }

    @Test
    void aDiagramThatComesWithoutItsFormsGetsThoseInForce() throws IOException {
        Map<String, String> files = edited("exemption-review.bpmn", "Decide the outcome", "Decide");
        files.keySet().removeIf(name -> name.endsWith(".html") && !name.equals("approve-decision.html"));
        files.put("approve-decision.html", "<form>Changed</form>");
        diagrams.deploy(files);
        String deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("exemption-review")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        assertThat(content(deployment, "decide-outcome.html"))
                .isEqualTo(Files.readString(FORMS.resolve("decide-outcome.html")));
        assertThat(content(deployment, "approve-decision.html")).isEqualTo("<form>Changed</form>");
        assertThat(repository.getDeploymentResourceNames(deployment)).doesNotContain("read-notice.html");
    }

    private String content(String deployment, String name) throws IOException {
        try (InputStream resource = repository.getResourceAsStream(deployment, name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFormThatWasNeverDeployedIsMissed() throws IOException {
        refused(
                edited("exemption-review.bpmn", "decide-outcome.html", "decide-another-outcome.html"),
                "A form is an embedded form of the same deployment",
                "decide-another-outcome.html, which is not there");
    }

    @Test
    void aProcessThatNothingBeginsIsRefused() {
        refused(
                Map.of(
                        "lost.bpmn",
                        TestDiagrams.file(
                                "lost",
                                "<bpmn:startEvent id=\"start\"/>"
                                        + "<bpmn:sequenceFlow id=\"f\" sourceRef=\"start\" targetRef=\"end\"/><bpmn:endEvent id=\"end\"/>")),
                "Every process is begun by a person");
    }

    @Test
    void theModelerShowsWhyADiagramIsRefused() {
        Visitor pat = Visitor.withPassword(port, "pat");
        HttpResponse<String> answer = post(pat, Map.of("g.bpmn", TestDiagrams.file("guarded", TestDiagrams.USER_TASK)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Nothing was deployed", "\\\"Do the work\\\" (work)", "  mend   ")
                .doesNotContain("\\tat ");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void theModelerDeploysAGoodEdit() throws IOException {
        Visitor pat = Visitor.withPassword(port, "pat");
        HttpResponse<String> answer =
                post(pat, edited("exemptions.bpmn", "Apply the exemptions", "Name the exemptions"));
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> id = Pattern.compile("\"id\":\"([^\"]+)\",\"name\":\"by-hand\"")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        repository.deleteDeployment(id.get(0), true);
    }

    private static HttpResponse<String> post(Visitor visitor, Map<String, String> files) {
        StringBuilder body = new StringBuilder(
                "--XX\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nby-hand\r\n");
        files.forEach((name, content) -> body.append(
                        "--XX\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                                .formatted(name, name))
                .append(content)
                .append("\r\n"));
        return visitor.send(visitor.request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(body + "--XX--\r\n")));
    }
}
