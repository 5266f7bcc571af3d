package org.foicasework.process.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.foicasework.notice.NoticeTemplates;
import org.foicasework.process.guard.Guard;
import org.foicasework.process.owner.DeploymentRecords.Entry;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CaseworkTest
class OwnersDeskTest {

    private static final String NAME = "by an owner";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    DeploymentRecords records;

    @Autowired
    NoticeTemplates templates;

    @AfterEach
    void removeWhatWasDeployed() {
        for (Deployment deployment :
                repository.createDeploymentQuery().deploymentName(NAME).list()) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void whatAnOwnerDeploysFromTheModelerIsWrittenDownWithItsVersionAndTheRulesThatLooked() {
        HttpResponse<String> answer = deploy("owned.bpmn", TestDiagrams.file("owned", TestDiagrams.LAWFUL));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        Entry entry = records.newest(1).get(0);
        assertThat(entry.accepted()).isTrue();
        assertThat(entry.attempt().actor()).isEqualTo("pat");
        assertThat(entry.attempt().name()).isEqualTo(NAME);
        assertThat(entry.attempt().files()).containsExactly("owned.bpmn", "work.html");
        assertThat(entry.definitions()).containsExactly("Test, version 1");
        assertThat(entry.judgement().rules())
                .containsAll(Guard.names())
                .contains("A refusal leaves only after somebody has approved it as it stands");
        assertThat(entry.judgement().findings()).isEmpty();
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentId(entry.deploymentId())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRefusedDeploymentIsWrittenDownWithTheReasonsThatTheModelerShowed() {
        HttpResponse<String> answer = deploy(
                "owned.bpmn",
                TestDiagrams.file(
                        "owned", TestDiagrams.USER_TASK.replace("camunda:candidateGroups=\"caseworkers\"", "")));
        assertThat(answer.statusCode()).isEqualTo(400);

        Entry entry = records.newest(1).get(0);
        assertThat(entry.accepted()).isFalse();
        assertThat(entry.attempt().actor()).isEqualTo("pat");
        assertThat(entry.definitions()).isEmpty();
        assertThat(String.join(" ", entry.judgement().findings())).contains("Do the work");
        assertThat(Visitor.signedIn(port, "maya").get("/processes").body()).contains("Nothing was deployed");
    }

    @Test
    void theReleaseItselfIsWrittenDown() {
        assertThat(records.newest(1000)).anySatisfy(entry -> {
            assertThat(entry.attempt().actor()).isEqualTo("system");
            assertThat(entry.attempt().files()).contains("foi-request.bpmn", "response.mustache");
            assertThat(entry.judgement().rules()).anyMatch(rule -> rule.contains("notice"));
        });
    }

    @Test
    void wordingThatNoNoticeCouldLeaveWithIsRefusedAndNotDeployed() {
        String words = templates.text("acknowledgement");
        HttpResponse<String> answer =
                deploy("acknowledgement.mustache", words.replace("{{heading.subject}}", "{{heading.subjekt}}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("heading.subjekt", "acknowledgement").doesNotContain("\tat ");
        assertThat(templates.text("acknowledgement")).isEqualTo(words);

        answer = deploy("complaint-rights.mustache", "<p>You may complain.</p>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("s17(7)");

        answer = deploy("acknowledgement.mustache", words.replace("<h1>", "<h1>Good day. "));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(templates.text("acknowledgement")).contains("Good day.");
    }

    @Test
    void theDeskIsForOwnersAndForManagersToRead() {
        assertThat(Visitor.signedIn(port, "pat").get("/processes").statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(port, "cara").get("/processes").statusCode())
                .isEqualTo(403);
        Visitor maya = Visitor.signedIn(port, "maya");
        assertThat(maya.get("/processes").body()).contains("Where cases wait").doesNotContain("/processes/try");
        assertThat(maya.post("/processes/moves/1/stop", "").statusCode()).isEqualTo(403);
    }

    @Test
    void theEnginesOwnMigrationIsClosedToOwnersBecauseItWouldNotKeepTimers() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("question")
                .latestVersion()
                .singleResult()
                .getId();
        HttpResponse<String> answer = Visitor.withPassword(port, "pat")
                .post(
                        "/engine-rest/migration/executeAsync",
                        """
                        {"migrationPlan": {"sourceProcessDefinitionId": "%s", "targetProcessDefinitionId": "%s",
                          "instructions": []}, "processInstanceIds": ["1"]}
                        """
                                .formatted(definition, definition));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void everyNoticeIsShownWithInventedFacts() {
        Visitor pat = Visitor.signedIn(port, "pat");
        for (String template : List.of("acknowledgement", "response", "fees-notice")) {
            assertThat(pat.get("/processes/notices/" + template).body()).contains("Sam Sample", "srcdoc");
        }
        assertThat(pat.get("/processes/notices/nothing").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> deploy(String file, String content) {
        Visitor pat = Visitor.withPassword(port, "pat");
        return pat.send(pat.request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(part("deployment-name", null, NAME)
                        + part(file, file, content)
                        + part("work.html", "work.html", "<form></form>")
                        + "--XX--\r\n")));
    }

    private static String part(String name, String file, String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, file == null ? "" : "; filename=\"" + file + "\"", content);
    }
}
