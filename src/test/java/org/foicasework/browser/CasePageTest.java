package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.scenario.Casework;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a case, the lists, and the pages on which things are recorded, in a real browser and under axe. */
@Tag("browser")
@CaseworkTest
class CasePageTest {

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    RequestRegister register;

    @Autowired
    TimeMachine time;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        time.travelTo(LocalDate.of(2026, 11, 23));
        browser = new Browser(port);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aLetterIsRecordedOnTheCasePageAndReadAsAWithdrawalOfOneQuestion() {
        String reference = twoQuestions();
        Desk cara = browser.of("cara");
        Page page = open(cara, "/requests/" + reference);
        assertThat(page.locator("dl.facts")).containsText("Cara Osei");
        assertThat(page.locator("ol.way [aria-current]")).containsText("Questions decided (0 of 2)");
        accessible(page, "the page of a case");
        page.getByText("The diagram, with the current steps lit").click();
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "() => { const i = document.querySelector('img.diagram'); return i.decode().then(() => i.naturalWidth > 0); }"))
                .isTrue();
        String diagram = page.request()
                .get("http://localhost:" + port + "/requests/" + reference + "/diagram.svg")
                .text();
        assertThat(diagram).contains("Answer each", "#ffdd00");
        picture(page, "case-page");

        follow(page, "A letter of the applicant");
        page.getByLabel("Day it reached the authority").fill("2026-11-24");
        page.getByRole(AriaRole.BUTTON).getByText("Record the letter").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The day lies in the future");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter what the applicant wrote");
        assertThat(page.locator("#receivedOn")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#receivedOn")).hasValue("2026-11-24");
        accessible(page, "a letter with errors");
        page.getByLabel("Day it reached the authority").fill("2026-11-23");
        page.getByLabel("The letter, word for word").fill("Forget about the second question.");
        page.getByRole(AriaRole.BUTTON).getByText("Record the letter").click();
        assertThat(page.getByText("A letter of the applicant came that nobody has read yet"))
                .isVisible();
        accessible(page, "a case with an unread letter");

        cara.open(casework.task(reference, "readCorrespondence").getId());
        assertThat(cara.form()).containsText("Forget about the second question.");
        cara.completeInVain();
        cara.radio("The applicant withdraws").check();
        cara.radio("Some of its questions").check();
        cara.box("Question 2: Which courses were they?").check();
        cara.expectAccessible("read the correspondence");
        cara.page()
                .screenshot(
                        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/read-correspondence.png")));
        cara.complete();
        assertThat(casework.question(reference, "Question 2").stage()).isEqualTo(QuestionStage.WITHDRAWN);
    }

    @Test
    void aDateOfReceiptIsLookedAtProposedAndConfirmedByAnother() {
        String reference = twoQuestions();
        Desk maya = browser.of("maya");
        Page page = open(maya, "/requests/" + reference);
        assertThat(page.getByText("A letter of the applicant", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        follow(page, "Another date of receipt");
        page.getByLabel("Day on which it reached any part of the authority").fill("2026-10-19");
        page.getByRole(AriaRole.BUTTON)
                .getByText("Show what becomes of the dates")
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("16 November 2026");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("a breach goes on record");
        page.getByLabel("Why is the recorded day wrong?").fill("Typed wrong");
        page.getByLabel("Where can the true day be seen?").fill("Line 17 of the log");
        accessible(page, "another date of receipt");
        page.getByRole(AriaRole.BUTTON).getByText("Propose this date").click();
        assertThat(page.getByText("A manager has to confirm it")).isVisible();

        Desk mark = browser.of("mark");
        mark.open(casework.task(reference, "confirmReceiptDate").getId());
        assertThat(mark.form()).containsText("a breach of section 10(1) goes on record");
        mark.completeInVain();
        mark.radio("Yes, correct").check();
        mark.expectAccessible("confirm the date of receipt");
        mark.page()
                .screenshot(
                        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/confirm-receipt-date.png")));
        mark.complete();
        assertThat(register.get(reference).receivedOn()).isEqualTo(LocalDate.of(2026, 10, 19));
    }

    @Test
    void aRequestIsWithdrawnAndAnAddressCorrectedOnTheCasePage() {
        String reference = twoQuestions();
        Desk cara = browser.of("cara");
        Page page = open(cara, "/requests/" + reference);
        follow(page, "A correction of the name or address");
        page.getByLabel("E-mail address").fill("ann");
        page.getByRole(AriaRole.BUTTON).getByText("Correct it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is not an e-mail address");
        page.getByLabel("E-mail address").fill("new@applicant.example");
        page.getByLabel("Why is it changed?").fill("She moved");
        accessible(page, "another address");
        page.getByRole(AriaRole.BUTTON).getByText("Correct it").click();
        assertThat(page.locator("#main")).containsText("new@applicant.example");
        assertThat(page.locator("#main")).containsText("Corrected by Cara Osei: She moved");

        follow(page, "A withdrawal");
        page.getByLabel("The letter, word for word").fill("I withdraw my request.");
        accessible(page, "a withdrawal");
        page.getByRole(AriaRole.BUTTON).getByText("Record the withdrawal").click();
        assertThat(page.locator("dl.facts")).containsText("Closed, withdrawn");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.WITHDRAWN);
    }

    @Test
    void managersSeeTheWholeAndHandWorkOver() {
        String reference = twoQuestions();
        Desk maya = browser.of("maya");
        Page page = open(maya, "/requests?show=late");
        assertThat(page.locator(".overviews [aria-current]")).containsText("Late");
        accessible(page, "the overview");
        page = open(maya, "/requests?words=" + reference);
        assertThat(page.locator("tbody")).containsText("Search for the information: unclaimed");
        assertThat(page.locator("tbody")).containsText("Cara Osei");
        picture(page, "cases");
        page = open(maya, "/requests/" + reference);
        follow(page, "Who looks after the case");
        page.getByRole(AriaRole.BUTTON).getByText("Hand the case over").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose a caseworker");
        page.getByLabel("To whom?").selectOption("colin");
        accessible(page, "another owner");
        page.getByRole(AriaRole.BUTTON).getByText("Hand the case over").click();
        assertThat(page.locator("dl.facts")).containsText("Colin Marsh");

        page = open(maya, "/people");
        assertThat(page.locator("tbody")).containsText("Colin Marsh");
        accessible(page, "people");
        picture(page, "people");
        page.getByLabel("Whose work?").selectOption("colin");
        page.getByLabel("Who takes it over?").selectOption("cara");
        page.getByRole(AriaRole.BUTTON).getByText("Hand everything over").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("were handed over");
        assertThat(register.get(reference).caseOwner()).isEqualTo("cara");
        page.getByLabel("Who is away?").selectOption("rita");
        page.getByLabel("Last day away").fill("2026-11-20");
        page.getByRole(AriaRole.BUTTON).getByText("Record the absence").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot come before the first");
        page.getByLabel("Last day away").fill("2026-11-27");
        page.getByRole(AriaRole.BUTTON).getByText("Record the absence").click();
        assertThat(page.locator("tbody")).containsText("until 27 November 2026");
        page.getByLabel("Rita Okafor is back").click();
        assertThat(page.locator("tbody")).not().containsText("until 27 November 2026");

        Page owners = open(browser.of("ian"), "/people");
        assertThat(owners.locator("body")).not().containsText("Hand everything over");
        assertThat(owners.locator("h1")).hasText("You cannot open this");
        accessible(owners, "a page that is for others");
        picture(owners, "for-others");
    }

    @Test
    void whatCameIsReadAndANewRequestIsLoggedInTheirForms() {
        String reference = casework.log("cara", request("Batman"));
        casework.complete("cara", reference, "triageRequest", form("valid", false, "failedLimbs", list("NAME")));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        Desk cara = browser.of("cara");
        record(cara, reference, "My name is Bruce Wayne.");
        cara.open(casework.task(reference, "readCorrespondence").getId());
        cara.radio("What the request was missing").check();
        cara.complete();
        cara.open(casework.task(reference, "readWhatCame").getId());
        cara.radio("Yes").check();
        cara.field("Name the applicant gave").fill("Bruce Wayne");
        cara.expectAccessible("read what came");
        cara.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/read-what-came.png")));
        cara.complete();
        assertThat(register.applicant(reference).name()).isEqualTo("Bruce Wayne");

        record(cara, reference, "How many vans do you have?");
        cara.open(casework.task(reference, "readCorrespondence").getId());
        cara.radio("A request of its own").check();
        cara.complete();
        cara.open(casework.task(reference, "logNewRequest").getId());
        assertThat(cara.field("What it asks for, word for word")).hasValue("How many vans do you have?");
        cara.field("Subject").fill("Vans");
        cara.expectAccessible("log a new request");
        cara.complete();
        Page page = open(cara, "/requests/" + reference);
        assertThat(page.locator("#main")).containsText("read as: A new request, logged as");
    }

    private void record(Desk cara, String reference, String words) {
        Page page = open(cara, "/requests/" + reference + "/letter");
        page.getByLabel("The letter, word for word").fill(words);
        page.getByRole(AriaRole.BUTTON).getByText("Record the letter").click();
        assertThat(page.getByText("that nobody has read yet")).isVisible();
    }

    private String twoQuestions() {
        String reference = casework.log("cara", request("Ann Lee"));
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "questions",
                        List.of(
                                question("Question 1", "How many officers attended courses?"),
                                question("Question 2", "Which courses were they?"))));
        return reference;
    }

    private static Map<String, Object> question(String label, String wording) {
        return form("label", label, "wording", wording, "unclear", false, "units", list("unit-finance"));
    }

    private static Map<String, Object> request(String name) {
        return form(
                "submissionKey",
                UUID.randomUUID().toString(),
                "channel",
                "EMAIL",
                "receivedOn",
                "2026-11-20",
                "subject",
                "Training courses",
                "wording",
                "How many officers attended courses? Which courses were they?",
                "applicant",
                form("name", name, "email", "ann@applicant.example"),
                "attachmentIds",
                List.of());
    }

    private Page open(Desk desk, String path) {
        desk.page().navigate("http://localhost:" + port + path);
        return desk.page();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/" + name + ".png"))
                .setFullPage(true));
    }

    private static void accessible(Page page, String what) {
        List<String> findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(findings).as(what).isEmpty();
    }
}
