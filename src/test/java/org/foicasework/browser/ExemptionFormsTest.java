package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import org.foicasework.request.RequestRegister;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.scenario.SeedCase;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms around the exemptions in a real browser: third party, qualified person, more time, the gate. */
@Tag("browser")
@CaseworkTest
class ExemptionFormsTest {

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    RequestRegister register;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser(port);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void fromTheExemptionsOverTheThirdPartyTheOpinionAndMoreTimeToTheGate() {
        String reference = distance.searched();
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        Desk cara = browser.of("cara");

        cara.open(task(reference, "applyExemptions"));
        cara.field("Which provision?").selectOption("s36(2)(b)(i): the free and frank provision of advice");
        assertThat(cara.form()).containsText("Nothing of it is typed here");
        cara.button("Add another exemption to item 1").click();
        cara.field("Which provision?")
                .nth(1)
                .selectOption("s43(2): the commercial interests of any person, including the authority");
        assertThat(cara.form()).containsText("asking them is the next step");
        cara.completeInVain();
        assertThat(cara.summary()).containsText("Choose how likely the harm is under section 43(2)");
        cara.radio("Would be likely to prejudice").check();
        cara.field("What harm?")
                .fill("Publishing the distances of the cameras would be likely to help the supplier's competitors.");
        cara.field("To whom or to what?").fill("The supplier of the cameras");
        cara.field("How does one lead to the other?")
                .fill("A competitor who knows the distances can advertise a longer one.");
        shown(cara, "apply the exemptions");
        cara.complete();

        cara.open(task(reference, "consultThirdParty"));
        assertThat(cara.form()).containsText("Consulting does not stop the clock");
        cara.completeInVain();
        cara.radio("They were asked and replied").check();
        cara.field("Who was asked?").fill("The supplier's contract manager");
        cara.field("Asked on").fill(DistanceCase.RECEIVED.toString());
        cara.field("Replied on").fill(DistanceCase.RECEIVED.toString());
        cara.radio("They object to disclosure").check();
        cara.field("What did they say?").fill("The distances are the selling point of the new model.");
        shown(cara, "consult the third party");
        cara.complete();

        Desk quentin = browser.of("quentin");
        quentin.open(task(reference, "giveOpinion"));
        assertThat(quentin.form()).containsText("You give this opinion as Quentin Shah");
        quentin.radio("I hold it").check();
        quentin.radio("It would be likely to inhibit").check();
        quentin.field("What would happen, and why?").fill("Advisers would be likely to say less about the distances.");
        quentin.field("What did you see?").fill("The specification and a submission");
        quentin.field("Your post").fill("Chief Constable");
        shown(quentin, "give the opinion");
        quentin.complete();

        cara.open(task(reference, "weighPublicInterest"));
        cara.field("factor for disclosure 1").fill("The public could judge how far the cameras reach.");
        cara.radio("The balance needs more time").check();
        shown(cara, "weigh the public interest");
        cara.complete();

        cara.open(task(reference, "askForTime"));
        cara.field("Why does the balance need more time?").fill("The report on the trial bears on both sides.");
        assertThat(cara.field("When do you expect a decision?")).hasValue("2026-07-20");
        cara.field("When do you expect a decision?").fill("2026-07-21");
        cara.completeInVain();
        cara.field("What is exceptional?").fill("The report comes out on 20 July.");
        shown(cara, "ask for more time");
        cara.complete();

        Desk maya = browser.of("maya");
        maya.open(task(reference, "approveExtension"));
        assertThat(maya.form()).containsText("working day 40");
        assertThat(maya.form()).not().containsText("O'Brien");
        maya.radio("Agree").check();
        shown(maya, "agree to more time");
        maya.complete();

        Desk mark = browser.of("mark");
        mark.open(task(reference, "confirmExtension"));
        assertThat(mark.form()).containsText("Maya Lindqvist agreed");
        mark.radio("Agree").check();
        mark.expectAccessible("agree as second manager");
        mark.complete();

        cara.open(task(reference, "readNotice"));
        assertThat(cara.page().frameLocator("iframe").locator("body")).containsText("notice under section 17(1)");
        cara.radio("It is ready").check();
        cara.complete();
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2026, 7, 21));

        cara.open(task(reference, "weighPublicInterest"));
        assertThat(cara.form()).containsText("to expect a decision by 21 July 2026");
        cara.field("factor for maintaining 1")
                .fill("The cameras only work while people cannot tell how far they reach.");
        cara.field("How do they weigh against one another?")
                .fill(
                        "The published accuracy serves the debate; the distances add little and help to avoid the cameras.");
        cara.radio("Maintaining the exemption outweighs disclosure").check();
        cara.complete();

        maya.open(task(reference, "approveDecision"));
        assertThat(maya.form()).containsText("Quentin Shah, Chief Constable");
        assertThat(maya.form()).containsText("How likely the qualified person holds the effect to be");
        assertThat(maya.form()).not().containsText("WOULD_BE_LIKELY");
        assertThat(maya.form()).containsText("The supplier's contract manager");
        assertThat(maya.form()).containsText("the applicant was told on");
        maya.radio("Return it with reasons").check();
        maya.field("What must change?").fill("Say the factor for disclosure more fairly.");
        maya.complete();

        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        cara.open(task(reference, "applyExemptions"));
        cara.complete();
        cara.open(task(reference, "weighPublicInterest"));
        cara.field("factor for disclosure 1").fill("The public has a strong interest in how far the cameras reach.");
        cara.complete();
        maya.open(task(reference, "approveDecision"));
        assertThat(maya.form()).containsText("the factors for disclosure (changed)");
        assertThat(maya.form()).containsText("Before: The public could judge how far the cameras reach.");
        shown(maya, "approve the decision");

        cara.page().navigate("http://localhost:" + port + "/requests/" + reference);
        assertThat(cara.page().locator("main")).containsText("extended once");
        cara.page().screenshot(picture("case page"));
    }

    /** Accessible, and put among the pictures of this run. */
    private static void shown(Desk desk, String what) {
        desk.expectAccessible(what);
        desk.page().setViewportSize(1500, 3200);
        desk.page().screenshot(picture(what));
        desk.page().setViewportSize(1500, 1100);
    }

    private static Page.ScreenshotOptions picture(String what) {
        return new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "forms", what.replace(' ', '-') + ".png"));
    }

    private String task(String reference, String key) {
        return casework.task(reference, key).getId();
    }
}
