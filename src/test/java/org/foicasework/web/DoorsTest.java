package org.foicasework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.foicasework.process.DemoPeople;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every family of addresses against every kind of person. */
@CaseworkTest
class DoorsTest {

    private static final List<String> WORKERS = List.of("cara", "ian", "maya", "rita", "quentin");
    private static final Map<String, Visitor> SIGNED_IN = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    private Visitor visitor(String person) {
        return SIGNED_IN.computeIfAbsent(person, name -> Visitor.signedIn(port, name));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // address, a stranger, a worker, a process owner, an administrator
        "/login,                                                    200, 302, 302, 302",
        "/pages.css,                                                200, 200, 200, 200",
        "/actuator/health,                                          200, 200, 200, 200",
        "/actuator/env,                                             302, 404, 404, 404",
        "/actuator,                                                 302, 404, 404, 404",
        "/,                                                         302, 302, 302, 302",
        "/requests/01.FOI.99.000001,                                302, 404, 404, 404",
        "/requests/01.FOI.99.000001/letter,                         302, 404, 404, 404",
        "/requests/01.FOI.99.000001/receipt-date,                   302, 404, 404, 404",
        "/requests/01.FOI.99.000001/owner,                          302, 404, 404, 404",
        "/nowhere,                                                  302, 404, 404, 404",
        "/api/tasks/nothing/form,                                   401, 404, 404, 404",
        "/camunda/app/tasklist/default/,                            302, 200, 200, 200",
        "/camunda/app/welcome/default/,                             302, 200, 200, 200",
        "/camunda/app/cockpit/default/,                             302, 403, 200, 200",
        "/camunda/app/admin/default/,                               302, 403, 403, 200",
        "/camunda/api/engine/engine/default/task?maxResults=5,      401, 200, 200, 200",
        "/camunda/api/engine/engine/default/task/count,             401, 200, 200, 200",
        "/camunda/api/engine/engine/default/deployment?maxResults=5,401, 200, 200, 200",
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count, 401, 403, 200, 200",
        "/camunda/api/admin/auth/user/default,                      401, 200, 200, 200",
        "/engine-rest/engine,                                       401, 401, 401, 401",
    })
    void eachAddressLetsInWhomItShould(String path, int stranger, int worker, int processOwner, int administrator) {
        assertThat(Visitor.stranger(port).get(path).statusCode()).as("stranger").isEqualTo(stranger);
        for (String person : WORKERS) {
            assertThat(visitor(person).get(path).statusCode()).as(person).isEqualTo(worker);
        }
        assertThat(visitor("pat").get(path).statusCode()).as("pat").isEqualTo(processOwner);
        assertThat(visitor("ada").get(path).statusCode()).as("ada").isEqualTo(administrator);
    }

    @Test
    void theEnginesRestDoorAsksForAPasswordAndOpensOnlyToProcessOwnersAndAdministrators() {
        for (String person : WORKERS) {
            assertThat(Visitor.withPassword(port, person)
                            .get("/engine-rest/engine")
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        for (String person : List.of("pat", "ada")) {
            HttpResponse<String> answer = Visitor.withPassword(port, person).get("/engine-rest/engine");
            assertThat(answer.statusCode()).as(person).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .as("no session")
                    .isEmpty();
        }
        assertThat(Visitor.stranger(port).get("/engine-rest/engine").headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
    }

    @Test
    void theEnginesRestDoorIsShutToAnotherSitesFormInTheBrowserOfAProcessOwner() {
        Visitor pat = Visitor.withPassword(port, "pat");
        assertThat(pat.send(pat.request("/engine-rest/engine")
                                .header("Sec-Fetch-Site", "cross-site")
                                .GET())
                        .statusCode())
                .isEqualTo(403);
        assertThat(pat.send(pat.request("/engine-rest/engine")
                                .header("Sec-Fetch-Site", "same-origin")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anybodyMayAskForADeadline() {
        HttpResponse<String> answer =
                Visitor.stranger(port).post("/api/deadlines", "{\"regime\":\"FOIA\",\"receivedOn\":\"2026-05-20\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"dueOn\":\"2026-06-19\"");
    }

    @Test
    void nobodyBecomesAnAdministratorThroughTheEnginesFirstRunPageEvenWhileThereIsNone() {
        identity.deleteMembership("ada", "camunda-admin");
        try {
            String newcomer =
                    """
                    {"profile":{"id":"mallory","firstName":"M","lastName":"M","email":""},
                     "credentials":{"password":"Mallory-0000001"}}""";
            List<Visitor> visitors = List.of(
                    Visitor.stranger(port),
                    visitor("cara"),
                    visitor("pat"),
                    visitor("ada"),
                    Visitor.withPassword(port, "pat"));
            for (Visitor visitor : visitors) {
                for (String path : List.of(
                        "/camunda/api/admin/setup/default/user/create",
                        "/camunda/api/admin/setup/default/user/create/",
                        "/camunda/api/admin/setup/default/user//create",
                        "/camunda/api/admin//setup/default/user/create",
                        "/camunda/api/admin/setup;a=b/default/user/create",
                        "/camunda/api/admin/./setup/default/user/create",
                        "/camunda/api/admin/%73etup/default/user/create")) {
                    assertThat(visitor.post(path, newcomer).statusCode())
                            .as(path)
                            .isBetween(400, 403);
                }
            }
            assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
        } finally {
            identity.createMembership("ada", "camunda-admin");
        }
    }

    @Test
    void theEnginesOwnLoginIsShut() {
        Visitor cara = Visitor.signedIn(port, "cara");
        HttpResponse<String> answer = cara.send(cara.request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", cara.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString("username=ada&password=Right2Know-2000")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(cara.get("/camunda/api/admin/auth/user/default").body()).contains("\"cara\"");
    }

    @Test
    void leavingTasklistEndsTheSessionEverywhere() {
        Visitor cara = Visitor.signedIn(port, "cara");
        assertThat(cara.post("/camunda/api/admin/auth/user/default/logout", "").statusCode())
                .isEqualTo(204);
        assertThat(cara.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(401);
        HttpResponse<String> tasklist = cara.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.statusCode()).isEqualTo(302);
        assertThat(tasklist.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void ourOwnAddressesTakeNothingWithoutTheirToken() {
        Visitor cara = Visitor.signedIn(port, "cara");
        assertThat(cara.cookie("FOI-CSRF")).isPresent();
        assertThat(cara.send(cara.request("/logout").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(cara.send(cara.request("/api/anything").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(cara.post("/logout", "").statusCode()).isEqualTo(302);
    }

    @Test
    void tasklistTakesNothingWithoutItsOwnToken() {
        Visitor cara = Visitor.signedIn(port, "cara");
        assertThat(cara.send(cara.request("/camunda/api/engine/engine/default/task/count")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingInGivesANewSession() {
        Visitor cara = Visitor.stranger(port);
        cara.get("/camunda/app/tasklist/default/");
        String before = cara.cookie("JSESSIONID").orElse("none");
        HttpResponse<String> answer = cara.signIn("cara", DemoPeople.PASSWORD);
        assertThat(cara.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void tasklistMayFrameOurPagesAndNobodyMayFrameTheLogin() {
        Visitor cara = visitor("cara");
        for (String path : List.of("/requests/01.FOI.99.000001", "/preview/x")) {
            assertThat(cara.get(path)
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow())
                    .as(path)
                    .endsWith("frame-ancestors 'self'");
        }
        HttpResponse<String> login = Visitor.stranger(port).get("/login");
        assertThat(login.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'none'");
        assertThat(login.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(cara.get("/camunda/app/tasklist/default/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .as("Tasklist keeps its own policy")
                .contains("strict-dynamic")
                .contains("frame-ancestors 'none'");
    }
}
