package org.foicasework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people send past the forms, through the doors that Tasklist itself uses: refused in plain words, and nothing changes. */
@CaseworkTest
class ForgeryTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Test
    void submissionsThatSkipFieldsOrNameUnknownValuesAreRefused() {
        String reference = distance.searched();
        Visitor cara = Visitor.signedIn(port, "cara");
        String task = claimed(cara, "cara", reference, "decideOutcome");

        for (String submission : List.of(
                "",
                "not json",
                "{\"outcome\":",
                "null",
                "[]",
                "\"text\"",
                "7",
                "{}",
                "{\"outcome\":null}",
                "{\"outcome\":\"GIVE_AWAY\"}",
                "{\"outcome\":{\"a\":1}}",
                "{\"outcome\":\"WITHHOLD\"}",
                "{\"outcome\":\"WITHHOLD\",\"withheld\":[]}",
                "{\"outcome\":\"WITHHOLD\",\"withheld\":[null]}",
                "{\"outcome\":\"WITHHOLD\",\"withheld\":[{}]}",
                "{\"outcome\":\"WITHHOLD\",\"withheld\":{\"description\":\"distance\"}}",
                "{\"outcome\":\"DISCLOSE\"}",
                "{\"outcome\":\"DISCLOSE\",\"answer\":\"Here.\",\"releasedAttachmentIds\":[\"x\"]}",
                "{\"outcome\":\"DISCLOSE\",\"answer\":\"Here.\",\"releasedAttachmentIds\":[null]}",
                "{\"outcome\":\"DISCLOSE\",\"answer\":\"Here.\",\"releasedAttachmentIds\":[\"00000000-0000-0000-0000-000000000001\"]}",
                "{\"outcome\":\"NOT_HELD\"}",
                "{\"outcome\":\"OTHERWISE_ACCESSIBLE\"}")) {
            for (String way : List.of("/submit-form", "/complete")) {
                refused(cara, "POST", "/task/" + task + way, variables("submission", submission(submission, true)));
            }
        }
    }

    @Test
    void withoutItsContentAFormIsRefused() {
        String reference = distance.searched();
        Visitor cara = Visitor.signedIn(port, "cara");
        String task = claimed(cara, "cara", reference, "decideOutcome");

        for (String way : List.of("/submit-form", "/complete")) {
            for (String body : List.of("{}", "{\"variables\":{}}", "{\"variables\":null}")) {
                refused(cara, "POST", "/task/" + task + way, body);
            }
        }
    }

    @Test
    void forgedProcessVariablesAreRefusedAtEveryWayToEndATask() {
        String reference = distance.searched();
        Visitor cara = Visitor.signedIn(port, "cara");
        String task = claimed(cara, "cara", reference, "decideOutcome");
        String notHeld = write(SeedCase.notHeld());

        for (String way : List.of("/submit-form", "/complete", "/resolve")) {
            forged().forEach((name, value) -> {
                refused(cara, "POST", "/task/" + task + way, variables(name, value));
                Map<String, Object> besides = new LinkedHashMap<>();
                besides.put("submission", submission(notHeld, true));
                besides.put(name, value);
                HttpResponse<String> answer =
                        refused(cara, "POST", "/task/" + task + way, write(form("variables", besides)));
                assertThat(answer.body()).contains("\\\"" + name + "\\\" cannot be set from outside");
            });
        }
    }

    @Test
    void contentThatWouldStayInTheEngineIsRefused() {
        String reference = distance.searched();
        Visitor cara = Visitor.signedIn(port, "cara");
        String task = claimed(cara, "cara", reference, "decideOutcome");

        for (String way : List.of("/submit-form", "/complete", "/resolve")) {
            for (Object kept : List.of(
                    form("value", write(SeedCase.notHeld()), "type", "String", "valueInfo", form("transient", true)),
                    submission(write(SeedCase.notHeld()), false),
                    form("value", write(SeedCase.notHeld())),
                    form("value", write(SeedCase.notHeld()), "type", "Json"))) {
                assertThat(refused(cara, "POST", "/task/" + task + way, variables("submission", kept))
                                .body())
                        .contains("must be transient");
            }
        }
    }

    @Test
    void aRequestIsLoggedOnlyWithItsFormAndNothingElse() {
        Visitor cara = Visitor.signedIn(port, "cara");
        Map<String, Object> request = DistanceCase.request(form("name", "Ann Lee", "email", "ann@applicant.example"));
        request.put("receivedOn", "2026-01-05");

        for (String way : List.of("/submit-form", "/start")) {
            String path = "/process-definition/key/foi-request" + way;
            refused(cara, "POST", path, "{}");
            refused(cara, "POST", path, variables("submission", submission("{}", true)));
            refused(cara, "POST", path, variables("submission", submission("no json", true)));
            refused(cara, "POST", path, variables("submission", submission(write(request), false)));
            for (String field : List.of("channel", "receivedOn", "subject", "wording")) {
                Map<String, Object> without = new LinkedHashMap<>(request);
                without.remove(field);
                refused(cara, "POST", path, variables("submission", submission(write(without), true)));
            }
            for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                            "channel", "PIGEON",
                            "receivedOn", "yesterday",
                            "submissionKey", "1",
                            "attachmentIds", List.of("00000000-0000-0000-0000-000000000001"),
                            "applicant",
                                    form("name", "Ann Lee", "email", "ann@applicant.example\r\nBcc: all@x.example"))
                    .entrySet()) {
                Map<String, Object> with = new LinkedHashMap<>(request);
                with.put(wrong.getKey(), wrong.getValue());
                refused(cara, "POST", path, variables("submission", submission(write(with), true)));
            }
            forged().forEach((name, value) -> {
                Map<String, Object> besides = new LinkedHashMap<>();
                besides.put("submission", submission(write(request), true));
                besides.put(name, value);
                refused(cara, "POST", path, write(form("variables", besides)));
            });
        }
        for (String step : List.of("registerRequest", "issueResponse", "closeRequest")) {
            refused(
                    cara,
                    "POST",
                    "/process-definition/key/foi-request/start",
                    write(form(
                            "startInstructions",
                            List.of(form("type", "startBeforeActivity", "activityId", step)),
                            "variables",
                            form("submission", submission(write(request), true)))));
        }
        for (String other : List.of(
                "question",
                "clarification",
                "exemption-review",
                "issue-notice",
                "deadline-watch",
                "invalid-request",
                "correspondence",
                "receipt-correction")) {
            refused(cara, "POST", "/process-definition/key/" + other + "/start", "{}");
        }
    }

    @Test
    void whoHasATaskStillSetsNoVariables() {
        String reference = distance.drafted();
        Visitor maya = Visitor.signedIn(port, "maya");
        String task = claimed(maya, "maya", reference, "approveDecision");
        Task approval = tasks.createTaskQuery().taskId(task).singleResult();
        String process = approval.getProcessInstanceId();

        forged().forEach((name, value) -> {
            for (String scope : List.of(
                    "/task/" + task + "/variables/",
                    "/task/" + task + "/localVariables/",
                    "/process-instance/" + process + "/variables/",
                    "/execution/" + approval.getExecutionId() + "/localVariables/")) {
                refused(maya, "PUT", scope + name, write(value));
            }
            for (String scope : List.of(
                    "/task/" + task + "/variables",
                    "/task/" + task + "/localVariables",
                    "/process-instance/" + process + "/variables",
                    "/execution/" + approval.getExecutionId() + "/localVariables")) {
                refused(maya, "POST", scope, write(form("modifications", form(name, value))));
            }
        });
        refused(maya, "DELETE", "/task/" + task + "/variables/caseReference", "");
        refused(maya, "POST", "/task/" + task + "/variables", "{\"deletions\":[\"caseReference\"]}");
    }

    @Test
    void aStepIsNotLeftByAnyOtherWay() {
        String reference = distance.drafted();
        Visitor maya = Visitor.signedIn(port, "maya");
        String task = claimed(maya, "maya", reference, "approveDecision");
        Task approval = tasks.createTaskQuery().taskId(task).singleResult();
        String process = approval.getProcessInstanceId();
        String execution = approval.getExecutionId();

        refused(maya, "POST", "/task/" + task + "/bpmnError", "{\"errorCode\":\"noticeChanged\"}");
        refused(maya, "POST", "/task/" + task + "/bpmnError", "{\"errorCode\":\"unknown\"}");
        refused(maya, "POST", "/task/" + task + "/bpmnEscalation", "{\"escalationCode\":\"unknown\"}");
        refused(maya, "POST", "/execution/" + execution + "/signal", "{}");
        refused(maya, "POST", "/execution/" + execution + "/messages/applicantReplied/trigger", "{}");
        refused(
                maya,
                "POST",
                "/process-instance/" + process + "/modification",
                "{\"instructions\":[{\"type\":\"startAfterActivity\",\"activityId\":\"approveDecision\"}]}");
        refused(maya, "DELETE", "/process-instance/" + process, "");
        refused(maya, "PUT", "/process-instance/" + process + "/suspended", "{\"suspended\":true}");
        refused(maya, "POST", "/task/create", "{\"name\":\"A task of my own\"}");
        refused(
                maya,
                "PUT",
                "/task/" + task,
                "{\"name\":\"x\",\"assignee\":\"maya\",\"due\":\"2030-01-01T00:00:00.000+0000\"}");
    }

    @Test
    void nobodyEndsATaskThatIsNotTheirs() {
        String reference = distance.drafted();
        String task = casework.task(reference, "approveDecision").getId();
        String yes = variables("submission", submission("{\"approved\":true}", true));

        for (String way : List.of("/submit-form", "/complete")) {
            refused(Visitor.signedIn(port, "cara"), "POST", "/task/" + task + way, yes);
            refused(Visitor.signedIn(port, "maya"), "POST", "/task/" + task + way, yes);
        }
        claimed(Visitor.signedIn(port, "maya"), "maya", reference, "approveDecision");
        for (String way : List.of("/submit-form", "/complete")) {
            refused(Visitor.signedIn(port, "mark"), "POST", "/task/" + task + way, yes);
        }
    }

    @Test
    void withoutTasklistsTokenNothingIsTaken() {
        String reference = distance.drafted();
        Visitor maya = Visitor.signedIn(port, "maya");
        String task = claimed(maya, "maya", reference, "approveDecision");
        String before = everything();
        HttpResponse<String> answer = maya.send(maya.request(ENGINE + "/task/" + task + "/complete")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        variables("submission", submission("{\"approved\":true}", true)))));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatTheFormsSendIsTakenAndLeavesNoContentInTheEngine() {
        String reference = distance.drafted();
        Visitor maya = Visitor.signedIn(port, "maya");
        String task = claimed(maya, "maya", reference, "approveDecision");

        assertThat(maya.post(
                                ENGINE + "/task/" + task + "/submit-form",
                                variables("submission", submission("{\"approved\":true}", true)))
                        .statusCode())
                .isBetween(200, 204);
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where name_ = 'submission'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private static Map<String, Object> forged() {
        return form(
                "approved", form("value", true, "type", "Boolean"),
                "approver", form("value", "none", "type", "String"),
                "noticeComplete", form("value", true, "type", "Boolean"),
                "dueOn", form("value", "2030-01-01T00:00:00.000+0000", "type", "Date"),
                "reading", form("value", "none", "type", "String", "valueInfo", form("transient", true)));
    }

    private Object submission(String content, boolean isTransient) {
        return form("value", content, "type", "Json", "valueInfo", form("transient", isTransient));
    }

    private String variables(String name, Object value) {
        return write(form("variables", form(name, value)));
    }

    private String claimed(Visitor visitor, String person, String reference, String step) {
        Task task = casework.task(reference, step);
        assertThat(visitor.post(ENGINE + "/task/" + task.getId() + "/claim", write(form("userId", person)))
                        .statusCode())
                .isEqualTo(204);
        return task.getId();
    }

    /** Sends it; it must be answered with 4xx and words, and change nothing. */
    private HttpResponse<String> refused(Visitor person, String method, String path, String body) {
        String before = everything();
        HttpResponse<String> answer = person.send(method, ENGINE + path, body);
        String told = method + " " + path + " " + body + "\n-> " + answer.statusCode() + " " + answer.body();
        assertThat(answer.statusCode()).as(told).isBetween(400, 499);
        assertThat(message(answer)).as(told).hasSizeGreaterThan(15).doesNotContain("ENGINE-", "Exception", "java.");
        assertThat(everything()).as(told).isEqualTo(before);
        return answer;
    }

    private String message(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body()).path("message").asText();
        } catch (JsonProcessingException noJson) {
            return "";
        }
    }

    /** A fingerprint of the register, and of the engine's tasks, executions and variables. */
    private String everything() {
        List<String> register = jdbc.sql(
                        """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ '^(act_|flyway)' order by 1""")
                .query(String.class)
                .list();
        assertThat(register).contains("request", "decision", "audit_entry");
        return Stream.concat(
                        register.stream(),
                        Stream.of("act_ru_task", "act_ru_execution", "act_ru_variable", "act_hi_varinst", "act_ru_job"))
                .map(table -> table + " "
                        + jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) from " + table + " t")
                                .query(String.class)
                                .single())
                .toList()
                .toString();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
