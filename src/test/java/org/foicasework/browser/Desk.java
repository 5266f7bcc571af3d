package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Tasklist as one person sees it, worked by the names that a screen reader speaks. */
final class Desk {

    private final Page page;
    private final String address;

    Desk(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    Page page() {
        return page;
    }

    void signIn(String person, String password) {
        page.navigate(address + "/login");
        page.getByLabel("User name").fill(person);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        assertThat(page.locator(".task-filters")).isVisible();
    }

    /** Opens the form that logs a request. */
    void openStartForm() {
        openStartForm("Log a request");
    }

    /** Opens a form that records what has come in. */
    void openStartForm(String name) {
        page.locator(".start-process-action a").click();
        page.locator(".modal-content ul.processes a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
        assertThat(form().locator("fieldset").first()).isVisible();
    }

    /** Opens a task and claims it, if it is not claimed yet. */
    void open(String taskId) {
        page.navigate(address + "/camunda/app/tasklist/default/#/?task=" + taskId);
        assertThat(form().locator(".foi-strip, .foi-errors:not(.ng-hide)").first())
                .isVisible();
        Locator unclaimed = form().getByText("Claim this task to work on it");
        if (unclaimed.count() > 0) {
            page.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(unclaimed).hasCount(0);
        }
    }

    /** The form on the screen. */
    Locator form() {
        return page.locator("form.foi").last();
    }

    Locator field(String label) {
        return form().getByLabel(label);
    }

    Locator radio(String label) {
        return form().getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label)));
    }

    Locator box(String label) {
        return form().getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(label));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** What the summary of errors says. */
    Locator summary() {
        return form().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("There is a problem"));
    }

    /** Hands the form over although something is missing. */
    void completeInVain() {
        button("Complete").click();
        assertThat(summary()).isVisible();
        assertThat(summary()).isFocused();
    }

    /** Hands the form over and waits until the server has taken it. */
    void complete() {
        taken(() -> button("Complete").click());
    }

    /** Records what stands in the start form on the screen. */
    void log() {
        taken(() -> button("Record it").click());
    }

    private void taken(Runnable click) {
        Response answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), click);
        Assertions.assertThat(answer.ok())
                .as(() -> answer.status() + " " + answer.text())
                .isTrue();
    }

    /** Opens one of our own pages. */
    void visit(String path) {
        page.navigate(address + path);
    }

    /** No serious or critical finding of axe on the whole page, one of our own. */
    void expectPageAccessible(String what) {
        List<String> findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Desk::say)
                        .toList();
        Assertions.assertThat(findings).as("axe on " + what).isEmpty();
    }

    /** No serious or critical finding of axe in our form, as it stands on the screen. */
    void expectAccessible(String what) {
        List<String> findings = new AxeBuilder(page)
                .include("form.foi").analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Desk::say)
                        .toList();
        Assertions.assertThat(findings).as(what).isEmpty();
    }

    private static String say(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
