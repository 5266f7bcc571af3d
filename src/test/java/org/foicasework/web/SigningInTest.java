package org.foicasework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.foicasework.process.DemoPeople;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.foicasework.testing.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CaseworkTest
class SigningInTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    TimeMachine time;

    @Autowired
    IdentityService identity;

    @AfterEach
    void unlock() {
        identity.unlockUser("quentin");
    }

    private static boolean isIn(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").contains("/camunda/app/tasklist/");
    }

    @Test
    void theLoginPageNamesTheAuthorityAndLabelsItsFields() {
        Document page = Jsoup.parse(Visitor.stranger(port).get("/login").body());
        assertThat(page.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(page.title()).contains("Sign in", "Anyshire Police");
        assertThat(page.select("h1")).hasSize(1);
        for (String field : List.of("username", "password")) {
            assertThat(page.select("label[for=" + field + "]")).as(field).hasSize(1);
            assertThat(page.select("input#" + field).attr("autocomplete"))
                    .as(field)
                    .isNotEmpty();
        }
    }

    @Test
    void aPersonIsSentToWhereTheyWantedToGo() {
        Visitor cara = Visitor.stranger(port);
        cara.get("/requests/01.FOI.99.000001");
        assertThat(cara.signIn("cara", DemoPeople.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/requests/01.FOI.99.000001");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        for (String name : List.of("quentin", "nobody", "", "quentin' or '1'='1")) {
            Visitor visitor = Visitor.stranger(port);
            HttpResponse<String> answer = visitor.signIn(name, "wrong");
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(name)
                    .endsWith("/login?error");
            Document page = Jsoup.parse(visitor.get("/login?error").body());
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.select("[role=alert]").text()).contains("do not match");
        }
    }

    @Test
    void afterAWrongPasswordTheRightOneHasToWait() {
        time.travelTo(NOON);
        Visitor visitor = Visitor.stranger(port);
        assertThat(isIn(visitor.signIn("quentin", "wrong"))).isFalse();
        assertThat(isIn(visitor.signIn("quentin", DemoPeople.PASSWORD)))
                .as("at once")
                .isFalse();
        time.travelTo(NOON.plus(Duration.ofSeconds(61)));
        assertThat(isIn(visitor.signIn("quentin", DemoPeople.PASSWORD)))
                .as("a minute later")
                .isTrue();
    }

    @Test
    void tenWrongPasswordsShutAPersonOutAtEveryDoorUntilAnAdministratorUnlocksThem() {
        Instant now = NOON;
        Visitor visitor = Visitor.stranger(port);
        for (int attempt = 0; attempt < 10; attempt++) {
            time.travelTo(now);
            visitor.signIn("quentin", "wrong");
            now = now.plus(Duration.ofMinutes(2));
        }
        time.travelTo(now.plus(Duration.ofDays(1)));
        assertThat(isIn(visitor.signIn("quentin", DemoPeople.PASSWORD))).isFalse();
        assertThat(Visitor.withPassword(port, "quentin")
                        .get("/engine-rest/engine")
                        .statusCode())
                .isEqualTo(401);
        identity.unlockUser("quentin");
        assertThat(isIn(visitor.signIn("quentin", DemoPeople.PASSWORD))).isTrue();
    }

    @Test
    void whoeverIsSignedInIsNotAskedAgain() {
        assertThat(Visitor.signedIn(port, "cara").get("/login").statusCode()).isEqualTo(302);
    }
}
