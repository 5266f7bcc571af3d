package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.foicasework.correspondence.Messages;
import org.foicasework.process.Letterbox;
import org.foicasework.process.ReceiptDates;
import org.foicasework.request.Channel;
import org.foicasework.request.Complaints;
import org.foicasework.request.Review;
import org.foicasework.request.Reviews;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reviews, complaints and appeals worked in a real browser: every form as people fill it in, and none that axe faults. */
@Tag("browser")
@CaseworkTest
class AfterTheAnswerFormsTest {

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    TimeMachine time;

    @Autowired
    Reviews reviews;

    @Autowired
    Complaints complaints;

    @Autowired
    Letterbox letterbox;

    @Autowired
    ReceiptDates receiptDates;

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
    void aReviewGoesFromItsStartFormToItsOutcome() {
        String reference = answered();
        time.travelTo(LocalDate.of(2026, 8, 20));
        Desk cara = browser.of("cara");
        cara.openStartForm("Record a request for review");
        cara.field("Reference of the case").fill(reference);
        cara.field("Day it reached the authority").fill("2026-08-20");
        cara.field("What the applicant wrote, word for word").fill("I do not believe you. Siobhan O'Brien");
        cara.field("ground 1").fill("The distances can be published without harm.");
        cara.expectAccessible("record a request for review");
        cara.log();
        assertThat(casework.openSteps(reference)).containsExactlyInAnyOrder("decideLateReview", "decideOnPublication");

        Desk maya = browser.of("maya");
        maya.open(task(reference, "decideLateReview"));
        maya.completeInVain();
        maya.expectAccessible("decide on the late request, with errors");
        maya.radio("Yes, it is taken").check();
        maya.field("Reason").fill("The applicant was abroad.");
        maya.complete();
        casework.runBackgroundWork(reference);

        Desk rita = browser.of("rita");
        rita.open(task(reference, "reviewAnswer"));
        assertThat(rita.form()).containsText("The distances can be published without harm.");
        assertThat(rita.form()).not().containsText("O'Brien");
        rita.radio("It needs more time").check();
        rita.expectAccessible("a review that needs longer");
        rita.radio("I have reached my conclusions").check();
        rita.completeInVain();
        rita.field("Ground 1: The distances").fill("They cannot: the harm is real.");
        rita.radio("Upheld").check();
        rita.field("Reasons for the outcome on Question 1").fill("The distances tell people how to stay unseen.");
        rita.box("The answer was late (section 10)").check();
        rita.field("What went wrong: The answer was late").fill("It went one day after its date.");
        rita.expectAccessible("review the answer");
        rita.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/review-answer.png"))
                        .setFullPage(true));
        rita.complete();

        rita.open(task(reference, "readNotice"));
        assertThat(rita.page().frameLocator("iframe").locator("body"))
                .containsText("The decision on Question 1 is upheld");
        assertThat(rita.page().frameLocator("iframe").locator("body")).not().containsText("O'Brien");
        rita.radio("It is ready").check();
        rita.expectAccessible("read the outcome");
        rita.complete();
        casework.complete("mark", reference, "signOffNotice", Casework.form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(reviews.of(reference)).extracting(Review::status).containsExactly(Review.Status.COMPLETED);
    }

    @Test
    void aLetterBeginsAReviewAndTheReviewerHasAUnitSearchAgain() {
        String reference = answered();
        time.travelTo(LocalDate.of(2026, 6, 25));
        casework.as(
                "cara",
                () -> letterbox.letterCame(
                        reference,
                        new Messages.Reply(
                                Channel.EMAIL, LocalDate.of(2026, 6, 24), "There must be more. Siobhan", List.of())));
        Desk cara = browser.of("cara");
        cara.open(task(reference, "readCorrespondence"));
        cara.radio("A request for an internal review").check();
        cara.completeInVain();
        cara.expectAccessible("a letter that asks for a review, with errors");
        cara.field("ground 1").fill("More must be held than was found.");
        assertThat(cara.form()).containsText("It counts from 24 June 2026");
        cara.expectAccessible("a letter that asks for a review");
        cara.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/read-correspondence-review.png"))
                        .setFullPage(true));
        cara.complete();
        casework.runBackgroundWork(reference);

        Desk rita = browser.of("rita");
        rita.open(task(reference, "reviewAnswer"));
        rita.radio("More has to be looked for first").check();
        rita.completeInVain();
        rita.expectAccessible("sending for a search, with errors");
        rita.field("Which unit is to look?").selectOption("Finance");
        rita.field("What is to be looked for, and where may it be?").fill("The contract with the supplier of 2021.");
        rita.expectAccessible("sending for a search");
        rita.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/review-search-again.png"))
                        .setFullPage(true));
        rita.complete();

        Desk fiona = browser.of("fiona");
        fiona.open(task(reference, "searchAgain"));
        assertThat(fiona.form()).containsText("The contract with the supplier of 2021.");
        assertThat(fiona.form()).not().containsText("Siobhan");
        fiona.expectAccessible("search again");
        fiona.radio("No").check();
        fiona.field("Where did you look?").fill("The archive");
        fiona.field("How did you look?").fill("Read the list of contracts");
        fiona.field("Minutes it took").fill("30");
        fiona.field("Why is it not held").fill("There was no such contract.");
        fiona.complete();
        rita.open(task(reference, "reviewAnswer"));
        assertThat(rita.form()).containsText("There was no such contract.");
    }

    @Test
    void aCorrectedDayOfReceiptOffersToTellTheApplicant() {
        String reference = answered();
        casework.as("cara", () -> {
            receiptDates.propose(reference, LocalDate.of(2026, 5, 15), "Typed wrong", "The server's log");
            return null;
        });
        Desk maya = browser.of("maya");
        maya.open(task(reference, "confirmReceiptDate"));
        maya.radio("Yes, correct the date of receipt").check();
        assertThat(maya.radio("Yes, tell them the true day")).isChecked();
        maya.expectAccessible("confirm the date of receipt");
        maya.complete();
        casework.runBackgroundWork(reference);
    }

    @Test
    void aComplaintGoesFromTheRegulatorsLetterThroughItsNoticeToTheTribunalAndTheSteps() {
        String reference = answered();
        time.travelTo(LocalDate.of(2026, 9, 1));
        Desk cara = browser.of("cara");
        cara.openStartForm("Record a complaint to the regulator");
        cara.field("Reference of the case").fill(reference);
        cara.field("The regulator's reference").fill("IC-100200-Z9Y8");
        cara.field("Day the letter arrived").fill("2026-09-01");
        cara.field("What is complained of").fill("That section 31 does not apply.");
        cara.expectAccessible("record a complaint");
        cara.log();

        cara.open(task(reference, "followComplaint"));
        cara.radio("An information notice came").check();
        cara.field("Date of the letter").fill("2026-09-01");
        cara.field("What it says, in short").fill("Send the withheld distances.");
        cara.field("To be answered by").fill("2026-09-29");
        cara.expectAccessible("an information notice");
        cara.complete();

        cara.open(task(reference, "followComplaint"));
        assertThat(cara.form()).containsText("29 September 2026");
        cara.radio("A decision notice came").check();
        cara.field("Number of the decision notice").fill("IC-100200-Z9Y8");
        cara.field("Date of the decision notice").fill("2026-09-01");
        cara.radio("Complaint upheld").check();
        cara.radio("Yes").check();
        cara.field("The steps, as the notice words them").fill("Disclose the distances.");
        assertThat(cara.field("Calendar days it gives")).hasValue("30");
        cara.expectAccessible("record a decision notice");
        cara.complete();

        Desk maya = browser.of("maya");
        maya.open(task(reference, "decideOnNotice"));
        assertThat(maya.form()).containsText("1 October 2026");
        assertThat(maya.form()).containsText("29 September 2026");
        maya.radio("Take the steps").check();
        maya.expectAccessible("comply");
        maya.radio("Appeal to the tribunal").check();
        maya.field("Reasons, for the record").fill("The law was got wrong.");
        maya.expectAccessible("decide on the notice");
        maya.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/decide-on-notice.png"))
                        .setFullPage(true));
        maya.complete();

        cara.open(task(reference, "lodgeAppeal"));
        cara.radio("No, and it will not be").check();
        cara.expectAccessible("not lodged after all");
        cara.radio("Yes").check();
        cara.field("Day the tribunal received it").fill("2026-09-01");
        cara.expectAccessible("lodge the appeal");
        cara.complete();

        cara.open(task(reference, "followAppeal"));
        cara.radio("Not yet: record the hearing").check();
        cara.expectAccessible("a hearing");
        cara.radio("Yes, or the appeal was withdrawn").check();
        cara.radio("Withdrawn").check();
        cara.field("Date of the decision").fill("2026-09-01");
        cara.field("The decision in short").fill("We withdrew it.");
        cara.radio("Yes").nth(1).check();
        cara.field("Steps due by").fill("2026-10-01");
        cara.expectAccessible("an appeal determined");
        cara.complete();

        cara.open(task(reference, "recordCompliance"));
        cara.field("How each step was taken").fill("The distances were sent; the regulator was told.");
        cara.expectAccessible("record compliance");
        cara.complete();
        assertThat(reviews.openFor(reference)).isFalse();

        cara.openStartForm("Record an appeal to the tribunal");
        cara.radio("The applicant").check();
        cara.expectAccessible("record an appeal");

        cara.page().navigate("http://localhost:" + port + "/requests/" + reference);
        assertThat(cara.page().locator("main")).containsText("What the register holds for the regulator");
        assertThat(new AxeBuilder(cara.page())
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId())
                                .toList())
                .isEmpty();
        cara.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/case-after-the-answer.png"))
                        .setFullPage(true));
    }

    /** A case whose one question is refused, answered in June 2026. */
    private String answered() {
        String reference = distance.signedOff();
        casework.runBackgroundWork(reference);
        return reference;
    }

    private String task(String reference, String key) {
        return casework.task(reference, key).getId();
    }
}
