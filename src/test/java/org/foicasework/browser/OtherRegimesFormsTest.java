package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.foicasework.request.QuestionStage;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Triage, and the forms of what is not answered under the Act, as people see them. */
@Tag("browser")
@CaseworkTest
class OtherRegimesFormsTest {

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

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
    void fourQuestionsAreTriagedToFourLawsAndEachHasItsForm() {
        String reference = log();
        Desk cara = browser.of("cara");
        cara.open(task(reference, "triageRequest"));
        cara.radio("Yes").first().check();
        cara.field("The applicant's words").fill("How loud is the helicopter over the town?");
        cara.radio("Information on the environment").first().check();
        cara.completeInVain();
        assertThat(cara.summary()).containsText("Choose what makes Question 1 environmental information");
        assertThat(cara.summary()).containsText("Say why Question 1 is dealt with in this way");
        cara.expectAccessible("triage of environmental information with errors");
        cara.field("Which paragraph of regulation 2(1)?")
                .selectOption("(b) substances, energy, noise, radiation, waste, emissions");
        cara.field("Why?").first().fill("Noise is named in paragraph (b).");
        cara.radio("Yes").nth(1).check();
        cara.box("Facial Recognition").check();
        another(
                cara,
                1,
                "Please send my crime file.",
                "Personal data about the applicant",
                "It is about the applicant.");
        another(
                cara,
                2,
                "Please send the leaflet on cycle marking.",
                "Routine business",
                "Front counters hand it out.");
        another(cara, 3, "What sentences did the court pass?", "Held by another authority", "Courts record them.");
        cara.field("Who holds it?").fill("HM Courts and Tribunals Service");
        cara.expectAccessible("triage to four laws");
        picture(cara, "triage");
        cara.complete();
        assertThat(casework.openSteps(reference))
                .containsExactlyInAnyOrder(
                        "searchForInformation", "passToSubjectAccess", "answerAsBusiness", "redirectOrTransfer");

        cara.open(task(reference, "passToSubjectAccess"));
        assertThat(cara.form()).containsText("It is about the applicant.");
        cara.completeInVain();
        cara.field("Who deals with it now?").fill("Data Protection Team, dpo@police.example");
        cara.field("Reference of the subject access request").fill("SAR/2026/0147");
        cara.radio("It confirms").check();
        cara.expectAccessible("pass to subject access");
        picture(cara, "subject-access");
        cara.complete();
        cara.open(casework.task(reference, "decideOutcome", "Question 2").getId());
        assertThat(cara.field("What it is, in words that give nothing away"))
                .hasValue("Personal data about you, so far as Question 2 asks for them");

        cara.open(task(reference, "redirectOrTransfer"));
        assertThat(cara.field("Which authority holds it?")).hasValue("HM Courts and Tribunals Service");
        cara.field("How does the applicant reach it?").fill("data.access@courts.example");
        cara.radio("Agreed: we passed it on").check();
        cara.field("How do you know that it is not held here?").fill("The courts record sentences; we keep no copy.");
        cara.expectAccessible("redirect or transfer");
        picture(cara, "redirect");
        cara.complete();

        cara.open(task(reference, "answerAsBusiness"));
        cara.completeInVain();
        cara.radio("Here and now").check();
        cara.field("The answer").fill("The leaflet is enclosed.");
        cara.expectAccessible("answer as normal business");
        picture(cara, "business");
        cara.complete();
        cara.open(task(reference, "readNotice"));
        assertThat(cara.page().frameLocator("iframe").locator("body")).containsText("The leaflet is enclosed.");
        cara.radio("It is ready").check();
        cara.complete();
        casework.runBackgroundWork(reference);
        org.assertj.core.api.Assertions.assertThat(
                        casework.question(reference, "Question 3").stage())
                .isEqualTo(QuestionStage.ANSWERED_AS_BUSINESS);

        environmental(reference, cara);
        caseOnePage(reference, cara);
    }

    private void environmental(String reference, Desk cara) {
        casework.complete("ian", reference, "searchForInformation", SeedCase.searchDistance());
        cara.open(casework.task(reference, "decideOutcome", "Question 1").getId());
        assertThat(cara.form()).containsText("regulation 12(2) has you presume in favour of disclosure");
        assertThat(cara.form()).not().containsText("Cost limit");
        cara.radio("Withhold").check();
        cara.field("What it is, in words that give nothing away").fill("The measurements of the noise");
        cara.expectAccessible("decide under the Regulations");
        cara.complete();
        cara.open(casework.task(reference, "applyExemptions", "Question 1").getId());
        Locator provisions = cara.field("Which provision?").locator("option");
        assertThat(provisions.filter(new Locator.FilterOptions().setHasText("s31(1)(a)")))
                .hasCount(0);
        cara.field("Which provision?")
                .selectOption(provisions
                        .filter(new Locator.FilterOptions().setHasText("reg 12(5)(e)"))
                        .textContent());
        assertThat(cara.radio("Would be likely")).hasCount(0);
        cara.radio("Would adversely affect").check();
        assertThat(cara.form()).containsText("Is it information on emissions?");
        cara.expectAccessible("apply exceptions of the Regulations");
        picture(cara, "exceptions");
    }

    private void caseOnePage(String reference, Desk cara) {
        Page page = cara.page();
        page.navigate("http://localhost:" + port + "/requests/" + reference);
        assertThat(page.locator("section[aria-labelledby=triage] strong").first())
                .hasText("Answered under the Environmental Information Regulations 2004");
        accessible(page);
        page.locator("section[aria-labelledby=triage]")
                .screenshot(new Locator.ScreenshotOptions().setPath(file("case")));
        page.getByText("Put the triage of Question 1 right").click();
        page.getByLabel("Recorded information").check();
        page.getByText("Put the triage right").last().click();
        assertThat(page.locator("[role=alert]")).containsText("Say why the triage is changed");
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(file("put-right")).setFullPage(true));
        page.getByLabel("Recorded information").check();
        page.getByLabel("Why is the triage changed?").fill("The question is about the cost of the helicopter.");
        page.getByText("Put the triage right").last().click();
        assertThat(page.getByText("The question is about the cost of the helicopter.")
                        .first())
                .isVisible();
        org.assertj.core.api.Assertions.assertThat(casework.openSteps(reference))
                .contains("decideOutcome");
    }

    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + rule.getNodes())
                                .toList())
                .isEmpty();
    }

    private static void another(Desk cara, int index, String words, String about, String why) {
        cara.button("Add another question").click();
        assertThat(cara.field("Label").nth(index)).isFocused();
        cara.field("The applicant's words").nth(index).fill(words);
        cara.radio(about).nth(index).check();
        cara.field("Why?").nth(index).fill(why);
    }

    private static void picture(Desk desk, String name) {
        desk.page().screenshot(new Page.ScreenshotOptions().setPath(file(name)));
    }

    private static Path file(String name) {
        return Path.of("target", "pictures", "regimes-" + name + ".png");
    }

    private String task(String reference, String key) {
        return casework.task(reference, key).getId();
    }

    private String log() {
        var request = SeedCase.request();
        request.put("receivedOn", "2026-11-20");
        request.put("applicant", form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"));
        String reference = casework.log("cara", request);
        casework.runBackgroundWork(reference);
        return reference;
    }
}
