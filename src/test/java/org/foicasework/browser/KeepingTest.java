package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import org.foicasework.request.CalendarChanges;
import org.foicasework.request.HolidayCalendar;
import org.foicasework.request.RequestRegister;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.DistanceCase;
import org.foicasework.scenario.PublicationStep;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages around the cases, in a real browser: bank holidays, what is published, and what is forgotten. */
@Tag("browser")
@CaseworkTest
class KeepingTest {

    private static final Path PICTURES = Path.of("target", "pictures");

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    PublicationStep publication;

    @Autowired
    RequestRegister register;

    @Autowired
    HolidayCalendar calendar;

    @Autowired
    CalendarChanges changes;

    @Autowired
    TimeMachine time;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser(port);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        calendar.waiting().ifPresent(waiting -> changes.refuse(waiting.id(), "The test is over.", "mark"));
    }

    @Test
    void aBankHolidayIsProposedByOneAndConfirmedByAnother() {
        String version = calendar.inForce().version();
        LocalDate received = LocalDate.of(2027, 5, 26);
        time.travelTo(received);
        var request = DistanceCase.request(Casework.form("name", "Robin Example", "email", "robin@anywhere.example"));
        request.put("receivedOn", received.toString());
        String reference = casework.log("cara", request);

        Desk ada = browser.of("ada");
        ada.visit("/calendar");
        ada.expectPageAccessible("bank holidays");
        ada.button("Read the file again").click();
        assertThat(ada.page().getByRole(AriaRole.STATUS)).containsText("says nothing new");
        ada.button("Propose this day").click();
        assertThat(ada.page().getByRole(AriaRole.ALERT)).containsText("Enter the day");
        assertThat(ada.page().getByLabel("Proclaimed on")).hasAttribute("aria-invalid", "true");
        ada.expectPageAccessible("bank holidays with errors");
        propose(ada);
        assertThat(ada.page().locator("body")).containsText("A second person");
        assertThat(ada.button("Confirm, and move these cases")).hasCount(0);

        Desk maya = browser.of("maya");
        maya.visit("/calendar");
        assertThat(maya.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(reference)))
                .containsText("Fri 25 June 2027");
        maya.expectPageAccessible("a change that waits");
        picture(maya, "calendar");
        maya.button("Confirm, and move these cases").click();
        eventually(() -> calendar.inForce().movedAt() != null);
        maya.visit("/calendar");
        maya.expectPageAccessible("after the move");
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2027, 6, 25));

        ada.visit("/calendar");
        ada.button("Take away Mon 14 June 2027").click();
        maya.visit("/calendar");
        maya.button("Confirm, and move these cases").click();
        eventually(() -> calendar.inForce().version().equals(version)
                && calendar.inForce().movedAt() != null);
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2027, 6, 24));

        Desk ian = browser.of("ian");
        ian.visit("/calendar");
        assertThat(ian.page().locator("body")).not().containsText("Bank holidays");
    }

    private static void propose(Desk ada) {
        Page page = ada.page();
        page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).fill("2027-06-14");
        page.getByLabel("Scotland").check();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("World Cup bank holiday");
        page.getByLabel("Section 1(3)").check();
        page.getByLabel("Proclaimed on").fill("2027-05-24");
        page.getByLabel("Gazette reference").fill("Edinburgh Gazette, issue 1");
        ada.button("Propose this day").click();
        assertThat(page.getByText("A change waits for a second person")).isVisible();
    }

    @Test
    void anAnswerIsPublishedWithoutTheApplicantAndTheCaseCanBeHeld() {
        String reference = publication.answered("Siobhan O'Brien");
        Desk cara = browser.of("cara");
        cara.open(publication.task(reference).getId());
        assertThat(cara.field("What was asked")).hasValue("Over what distance can the LFR camera recognise people?");
        cara.field("What was answered").fill("Dear Siobhan, withheld under section 31.");
        cara.expectAccessible("decide on publication");
        picture(cara, "decide-publication");
        cara.completeInVain();
        assertThat(cara.summary()).containsText("may say who asked: Siobhan");
        cara.expectAccessible("decide on publication with an error");
        cara.field("What was answered").fill("Withheld under section 31.");
        cara.complete();

        cara.visit("/disclosure-log");
        assertThat(cara.page().locator("[id='" + reference + "']")).containsText("Withheld under section 31.");
        assertThat(cara.page().locator("body")).not().containsText("Siobhan");
        cara.expectPageAccessible("disclosure log");

        Desk maya = browser.of("maya");
        maya.visit("/requests/" + reference);
        maya.button("Put a legal hold on the case").click();
        assertThat(maya.page().getByRole(AriaRole.ALERT)).containsText("Say why");
        assertThat(maya.page().getByLabel("Why the case must be kept longer")).isFocused();
        maya.page().getByLabel("Why the case must be kept longer").fill("Claim expected");
        maya.button("Put a legal hold on the case").click();
        assertThat(maya.page().getByText("Claim expected").first()).isVisible();
        maya.expectPageAccessible("a case on hold");
        picture(maya, "hold");

        time.travelTo(LocalDate.of(2029, 5, 1));
        maya.visit("/retention");
        assertThat(maya.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(reference)))
                .containsText("legal hold");
        maya.expectPageAccessible("what is forgotten next");
        picture(maya, "retention");
    }

    private static void picture(Desk desk, String name) {
        desk.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    private static void eventually(java.util.function.BooleanSupplier done) {
        for (int tenths = 0; tenths < 600 && !done.getAsBoolean(); tenths++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
