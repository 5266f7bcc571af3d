package org.foicasework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.foicasework.scenario.Casework;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.foicasework.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** What people and programs read when something cannot be shown or done. */
@CaseworkTest
class ErrorWordsTest {

    @LocalServerPort
    int port;

    @Autowired
    ErrorWords words;

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    private Visitor cara;

    @BeforeEach
    void signIn() {
        cara = Visitor.signedIn(port, "cara");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /requests/01.FOI.99.000001        | 404 | There is no such request among your cases.
                    /requests/01.FOI.99.000001/reopen | 404 | There is no closed request with this reference
                    /nowhere                          | 404 | Check the address, or look for the case in the list of cases.
                    /retention/nothing                | 404 | Check the address
                    /disclosure-log/files/1           | 400 | This could not be read
                    /camunda/app/admin/default/       | 403 | ask your administrator
                    """)
    void aPersonReadsAPageThatSaysWhatHappened(String path, int status, String said) {
        HttpResponse<String> answer = browse(cara, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .contains("<h1>", "href=\"/requests\"", "Skip to what happened", said)
                .doesNotContain("Exception", "org.springframework");
    }

    @Test
    void aFormWithAnIdThatNoPageOffersIsRefusedWithWords() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log(
                "cara",
                Casework.form(
                        "submissionKey", UUID.randomUUID().toString(),
                        "channel", "EMAIL",
                        "receivedOn", "2025-09-01",
                        "subject", "Bins",
                        "wording", "How many bins are there?",
                        "applicant", Casework.form("name", "A. Lee", "email", "lee@applicant.example"),
                        "attachmentIds", List.of()));

        HttpResponse<String> answer = cara.send(cara.request("/requests/" + reference + "/withdrawal")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("what=SOME&questionIds=all&channel=PIGEON&_csrf="
                        + cara.cookie("FOI-CSRF").orElseThrow())));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("What was chosen could not be read.");
    }

    @Test
    void aProgramReadsProblemJson() {
        HttpResponse<String> answer = cara.send(cara.request("/api/tasks/nothing")
                .header("Accept", "application/json")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("This task is not on your list");
    }

    @Test
    void whatAnExceptionSaysStaysInTheLog() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute("jakarta.servlet.error.status_code", 500);
        request.setAttribute(
                "jakarta.servlet.error.exception", new IllegalStateException("Nora Ashworth, 3 Mill Lane, is unknown"));

        Map<String, Object> said =
                words.getErrorAttributes(new ServletWebRequest(request), ErrorAttributeOptions.defaults());

        assertThat(said.get("title")).isEqualTo("Something went wrong here");
        assertThat((String) said.get("detail")).contains("was not saved", "tell your administrator", " at ");
        assertThat(said.values().toString()).doesNotContain("Ashworth");
    }

    private static HttpResponse<String> browse(Visitor visitor, String path) {
        return visitor.send(visitor.request(path)
                .header("Accept", String.join(",", List.of("text/html", "application/xhtml+xml", "*/*;q=0.8")))
                .GET());
    }
}
