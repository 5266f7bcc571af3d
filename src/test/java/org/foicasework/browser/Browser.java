package org.foicasework.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foicasework.process.DemoPeople;

/** One real Chromium in which several people are signed in side by side, each with a session of their own. */
final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String address;
    private final Map<String, Desk> desks = new LinkedHashMap<>();

    Browser(int port) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        // A busy machine paints slowly; what is there in the end is what counts.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(environment.getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
        address = "http://localhost:" + port;
    }

    /** The desk of a person, who signs in when they are first needed. */
    Desk of(String person) {
        return desks.computeIfAbsent(person, this::signIn);
    }

    private Desk signIn(String person) {
        BrowserContext session = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(1500, 1100));
        session.setDefaultTimeout(20_000);
        Desk desk = new Desk(session.newPage(), address);
        desk.signIn(person, DemoPeople.PASSWORD);
        return desk;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
