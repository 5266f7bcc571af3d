package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.RuntimeService;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of process owners in a real browser. */
@Tag("browser")
@CaseworkTest
class ProcessesTest {

    private static final String RENAMED =
            TestDiagrams.USER_TASK.replace("\"work\"", "\"doIt\"").replace("Do the work", "Do it");

    /** The page looks by itself how far it is. */
    private static final ContainsTextOptions UNTIL_TRIED = new ContainsTextOptions().setTimeout(60_000);

    @LocalServerPort
    int port;

    @Autowired
    TestDiagrams diagrams;

    @Autowired
    RuntimeService runtime;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser(port);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        diagrams.removeAll();
    }

    @Test
    void anOwnerSeesWhereCasesWaitAndTriesToMoveThemByKeyboard() {
        diagrams.deploy("desk-work", TestDiagrams.USER_TASK);
        runtime.startProcessInstanceByKey("desk-work", "desk-1", Map.of("dueDate", new Date()));
        diagrams.deploy("desk-work", RENAMED);

        Page page = open("/processes");
        assertThat(page.locator("main")).containsText("1 at Do the work");
        assertThat(page.locator("main")).containsText("No case runs in:");
        accessible(page, "the processes");
        page.getByText("Move the cases of version 1 of Test").focus();
        page.keyboard().press("Enter");
        Locator answer = page.getByLabel("Do the work: which step is it now?");
        assertThat(answer).isVisible();
        accessible(page, "the plan of a move");
        answer.selectOption("doIt");
        page.getByRole(AriaRole.BUTTON).getByText("Start a dry run").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("of 1 cases");
        accessible(page, "a move under way");
    }

    @Test
    void anOwnerTriesAChangeAndReadsWhatItWouldDo() {
        diagrams.deploy("desk-tried", TestDiagrams.USER_TASK);
        runtime.startProcessInstanceByKey("desk-tried", "desk-2", Map.of("dueDate", new Date()));

        Page page = open("/processes/try");
        accessible(page, "try a change");
        page.getByLabel("Changed diagrams and tables")
                .setInputFiles(new FilePayload(
                        "desk-tried.bpmn",
                        "application/xml",
                        TestDiagrams.file("desk-tried", RENAMED).getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON).getByText("Try it").click();
        assertThat(page.locator("h1")).containsText("What desk-tried.bpmn would do");
        accessible(page, "a change that is being tried");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Done.", UNTIL_TRIED);
        assertThat(page.locator("main")).containsText("1 case on record");
        accessible(page, "what a change would do");
        page.navigate("http://localhost:" + port + "/processes");
        assertThat(page.getByText("What desk-tried.bpmn would do")).isVisible();

        page.navigate("http://localhost:" + port + "/processes/try");
        page.getByLabel("Changed diagrams and tables")
                .setInputFiles(
                        new FilePayload("notes.txt", "text/plain", "no diagram".getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON).getByText("Try it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(".bpmn");
        accessible(page, "a file that is no diagram");
    }

    @Test
    void anOwnerReadsEveryLetterWithInventedFacts() {
        Page page = open("/processes");
        List<String> letters = page.locator("section[aria-labelledby=notices] a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        Assertions.assertThat(letters).hasSizeGreaterThan(5);
        for (String letter : letters) {
            page.navigate("http://localhost:" + port + letter);
            assertThat(page.locator("iframe").first().contentFrame().locator("h1"))
                    .not()
                    .isEmpty();
        }
        accessible(page, "the preview of a letter");
    }

    private Page open(String path) {
        Page page = browser.of("pat").page();
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    private static void accessible(Page page, String what) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/owner-" + what.replace(' ', '-') + ".png"))
                .setFullPage(true));
        Assertions.assertThat(new AxeBuilder(page)
                        .exclude("iframe").analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .as(what)
                .isEmpty();
    }
}
