package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.foicasework.process.DemoPeople;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way in and out, in a real Chromium: by keyboard alone, and without one refused request on the way. */
@CaseworkTest
@Tag("browser")
class SignInAndOutTest {

    @LocalServerPort
    int port;

    @Test
    void aCaseworkerSignsInByKeyboardLooksThroughTheListsAndSignsOut() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                com.microsoft.playwright.Browser chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(environment.getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                                .setArgs(List.of("--no-sandbox")))) {
            Page page = chromium.newPage();
            List<String> refused = new CopyOnWriteArrayList<>();
            page.onResponse(response -> {
                if (response.status() >= 400) {
                    refused.add(response.status() + " " + response.request().method() + " " + response.url());
                }
            });

            page.navigate("http://localhost:" + port + "/");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.keyboard().type("cara");
            page.keyboard().press("Tab");
            page.keyboard().type(DemoPeople.PASSWORD);
            page.keyboard().press("Enter");

            for (String list :
                    List.of("Unclaimed", "Due in 5 working days", "Overdue", "Waiting for applicant", "My work")) {
                page.getByText(list).first().click();
                page.waitForTimeout(500);
            }
            assertThat(page.getByText("Awaiting approval")).hasCount(0);
            assertThat(refused).isEmpty();

            page.locator(".account .dropdown-toggle").first().click();
            page.locator(".account .logout a").first().click();
            page.waitForURL("**/login");
            assertThat(page.locator("h1")).hasText("Sign in to Freedom of Information casework");
            page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
            assertThat(page.locator("#username")).isVisible();
        }
    }
}
