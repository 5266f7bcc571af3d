package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.foicasework.process.guard.CheckDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that shows what changed, opened from disk in a real browser. */
@Tag("browser")
class DiagramChangesTest {

    private static final Path QUESTION = Path.of("processes", "question.bpmn");
    private static final Path APPROVAL = Path.of("processes", "approval.dmn");

    @TempDir
    Path folder;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Playwright playwright;
    private Page page;

    @BeforeEach
    void openTheBrowser() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        page = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(environment.getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")))
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale("en-GB")
                        .setViewportSize(1500, 1100))
                .newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog");
            dialog.dismiss();
        });
        page.onRequest(request -> asked.add(request.url()));
    }

    @AfterEach
    void closeTheBrowser() {
        playwright.close();
    }

    @Test
    void anOwnerFollowsTheWordsIntoThePicturesByKeyboard() throws IOException {
        open(Files.createDirectory(folder.resolve("new")), Map.of(QUESTION, edited(), APPROVAL, otherApprover()));

        Locator now = page.locator("figure[data-version=now]");
        Locator before = page.locator("figure[data-version=before]");
        assertThat(element(now, "remindUnit")).hasClass(Pattern.compile("\\badded\\b"));
        assertThat(element(now, "searched")).hasClass(Pattern.compile("\\brerouted\\b"));
        assertThat(element(now, "redirectOrTransfer")).hasClass(Pattern.compile("\\bchanged\\b"));
        assertThat(element(before, "redirectOrTransfer")).hasClass(Pattern.compile("\\bchanged\\b"));
        assertThat(element(before, "lapsed")).hasClass(Pattern.compile("\\bremoved\\b"));
        assertThat(element(now, "findLaw")).not().hasClass(Pattern.compile("added|removed|changed|moved"));
        assertThat(now.locator(".badge.added")).hasText("added");
        assertThat(now.locator(".bjs-powered-by")).isVisible();
        accessible("what-changed");

        Locator entry = page.getByRole(AriaRole.BUTTON).getByText("Redirect or transfer");
        page.locator("button[data-ids]").first().focus();
        while (!(boolean) page.evaluate("() => document.activeElement.textContent.includes('redirectOrTransfer')")) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(entry.locator("xpath=ancestor-or-self::button")).hasAttribute("aria-current", "true");
        assertThat(element(now, "redirectOrTransfer")).hasClass(Pattern.compile("\\blit\\b"));
        assertThat(element(before, "redirectOrTransfer")).hasClass(Pattern.compile("\\blit\\b"));
        assertThat(element(now, "redirectOrTransfer")).isInViewport();
        assertThat(page.locator(".pictures [role=status]")).containsText("Shown in both versions: changed");
        assertThat(now).isInViewport();
        accessible("a-change-lit");

        page.getByText("the old one").first().click();
        assertThat(now).isHidden();
        page.getByRole(AriaRole.BUTTON).getByText("(remindUnit)").press("Enter");
        assertThat(now).isVisible();
        assertThat(element(now, "remindUnit")).isInViewport();
        assertThat(page.locator(".pictures [role=status]")).containsText("Shown in the new version: added");

        now.locator(".picture").focus();
        String place = now.locator("svg > g").first().getAttribute("transform");
        page.keyboard().press("ArrowRight");
        assertThat(now.locator("svg > g").first()).not().hasAttribute("transform", place);
        page.getByRole(AriaRole.BUTTON).getByText("Withholding all or part").press("Enter");
        assertThat(page.locator("tr.lit")).containsText("Withholding all or part");
        assertThat(page.locator("tr.lit")).isInViewport();
        assertThat(page.locator("tr.changed ins")).containsText("legal-approvers");
        Assertions.assertThat(complaints).isEmpty();
        Assertions.assertThat(asked).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    }

    @Test
    void namesInADiagramRunNothing() throws IOException {
        String evil = "&lt;/script&gt;&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;";
        String diagram = Files.readString(QUESTION)
                .replace("name=\"Redirect or transfer\"", "name=\"" + evil + "\"")
                .replace("name=\"No reply\"", "name=\"" + evil + "\"");
        open(Files.createDirectory(folder.resolve("new")), Map.of(QUESTION, diagram));
        assertThat(element(page.locator("figure[data-version=now]"), "redirectOrTransfer"))
                .hasClass(Pattern.compile("\\bchanged\\b"));
        page.locator("button[data-ids]").first().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("img[onerror]")).hasCount(0);
        Assertions.assertThat(complaints).isEmpty();
    }

    private void open(Path changed, Map<Path, String> files) throws IOException {
        Path old = Files.createDirectory(folder.resolve("old"));
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.copy(file.getKey(), old.resolve(file.getKey().getFileName()));
            Files.writeString(changed.resolve(file.getKey().getFileName()), file.getValue());
        }
        Path written = folder.resolve("page.html");
        Assertions.assertThat(CheckDiagrams.run(
                        new PrintStream(OutputStream.nullOutputStream()),
                        false,
                        "--diff",
                        old.toString(),
                        changed.toString(),
                        "--page",
                        written.toString()))
                .isZero();
        page.navigate(written.toUri().toString());
        page.waitForFunction(
                "() => [...document.querySelectorAll('figure')].every(figure => figure.dataset.drawn === 'yes')");
    }

    private static Locator element(Locator figure, String id) {
        return figure.locator("g[data-element-id=" + id + "]");
    }

    private void accessible(String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/diagrams-" + what + ".png")));
        Assertions.assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .as(what)
                .isEmpty();
    }

    private static String otherApprover() throws IOException {
        return replaced(
                Files.readString(APPROVAL),
                "<outputEntry id=\"withheldApprover\"><text>\"managers\"",
                "<outputEntry id=\"withheldApprover\"><text>\"legal-approvers\"");
    }

    /** A task is put on an arrow, another task goes to other people, and an arrow is taken out. */
    private static String edited() throws IOException {
        String text = replaced(
                Files.readString(QUESTION),
                "<bpmn:sequenceFlow id=\"searched\" sourceRef=\"searchForInformation\" targetRef=\"readyToReview\"/>",
                """
                <bpmn:userTask id="remindUnit" name="Remind the unit" camunda:candidateGroups="caseworkers"/>
                <bpmn:sequenceFlow id="searched" sourceRef="searchForInformation" targetRef="remindUnit"/>
                <bpmn:sequenceFlow id="reminded" sourceRef="remindUnit" targetRef="readyToReview"/>""");
        text = replaced(
                text,
                "redirect-or-transfer.html\" camunda:candidateGroups=\"caseworkers\"",
                "redirect-or-transfer.html\" camunda:candidateGroups=\"managers\"");
        text = text.replaceFirst("(?s)<bpmn:sequenceFlow id=\"lapsed\".*?</bpmn:sequenceFlow>", "")
                .replaceFirst("(?s)<bpmndi:BPMNEdge id=\"lapsed_di\".*?</bpmndi:BPMNEdge>", "")
                .replaceAll("<bpmn:(incoming|outgoing)>lapsed</bpmn:\\1>", "");
        return replaced(
                text,
                "<bpmndi:BPMNShape id=\"searchForInformation_di\"",
                """
                <bpmndi:BPMNShape id="remindUnit_di" bpmnElement="remindUnit">
                  <dc:Bounds x="1130" y="190" width="110" height="60"/>
                </bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="reminded_di" bpmnElement="reminded">
                  <di:waypoint x="1216" y="250"/><di:waypoint x="1216" y="287"/>
                </bpmndi:BPMNEdge>
                <bpmndi:BPMNShape id="searchForInformation_di\"""");
    }

    private static String replaced(String text, String part, String other) {
        Assertions.assertThat(text).contains(part);
        return text.replace(part, other);
    }
}
