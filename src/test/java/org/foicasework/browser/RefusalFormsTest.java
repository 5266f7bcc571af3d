package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import org.foicasework.notice.NoticeType;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.scenario.Casework;
import org.foicasework.scenario.Refusals;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms of cost refusals, section 14 and fees in a real browser, each held to the rules of accessibility. */
@Tag("browser")
@CaseworkTest
class RefusalFormsTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 16);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    Refusals refusals;

    @Autowired
    RequestRegister register;

    @Autowired
    TimeMachine time;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        time.travelTo(TODAY);
        browser = new Browser(port);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void anEstimateIsPrefilledFromTheSearchAndReadByTheManager() {
        String other = refusals.searched(
                RECEIVED, "List the custody waits of 2022, please.", "Ida Waits", Refusals.found(300));
        String reference =
                refusals.logged(RECEIVED.plusDays(1), "List the custody waits of 2023, please.", "Ida Waits", other);
        time.travelTo(TODAY);
        Desk ian = browser.of("ian");
        ian.open(task(reference, "searchForInformation"));
        assertThat(ian.form()).containsText("The limit is 18 hours of work (section 12).");
        ian.radio("The search would take too long").check();
        ian.field("How many records would you have to go through?").fill("12000");
        ian.field("Minutes for each record").fill("6");
        ian.field("How many did you try?").fill("20");
        ian.field("How did you choose them").fill("Every 600th record was opened by the records officer.");
        ian.field("Where did you look?").fill("Custody records of 2023");
        ian.field("How did you look?").fill("Opened each record of the sample");
        ian.field("Minutes it took so far").fill("120");
        ian.field("What did you find?").fill("Paper records without an index.");
        ian.expectAccessible("search: would take too long");
        ian.complete();

        Desk cara = browser.of("cara");
        cara.open(task(reference, "decideOutcome"));
        cara.radio("Refuse: over the cost limit").check();
        cara.expectAccessible("decide: cost limit");
        cara.complete();

        cara.open(task(reference, "estimateCost"));
        assertThat(cara.form()).containsText("1200 hours");
        cara.completeInVain();
        cara.expectAccessible("estimate the cost with errors");
        cara.radio("Complying with the request").check();
        cara.field("Activity")
                .selectOption("Extracting it from a document that contains it (SI 2004/3244 reg 4(3)(d))");
        cara.box(other + ", received 16 November 2026").check();
        assertThat(cara.form()).containsText("1205 hours");
        cara.radio("By one person").check();
        cara.field("What do they have in common?").fill("Both ask for custody waits.");
        cara.field("What could be given within the limit?").fill("The last three months, which are indexed.");
        cara.expectAccessible("estimate the cost");
        cara.complete();

        Desk maya = browser.of("maya");
        maya.open(task(reference, "approveDecision"));
        assertThat(maya.form()).containsText("1205 hours, £30125.00");
        assertThat(maya.form()).containsText("Added up with");
        assertThat(maya.form()).not().containsText("Ida Waits");
        maya.radio("Approve it").check();
        maya.expectAccessible("approve a refusal for its cost");
        maya.complete();
    }

    @Test
    void theEvidenceOfSection14IsSetOutAndASecondManagerConfirmsThatNoNoticeIsDue() {
        String first = refusals.searched(RECEIVED, "Every e-mail on the hedge.", "Ned Hedge", Refusals.found(5));
        refusals.decide(first, "VEXATIOUS");
        casework.complete("cara", first, "setOutWhy", Refusals.vexatious());
        refusals.approve(first);
        refusals.sendResponse(first, RECEIVED.plusDays(2));
        String second = refusals.searched(
                RECEIVED.plusDays(3), "Again, every e-mail on the hedge.", "Ned Hedge", Refusals.found(5));
        time.travelTo(TODAY);
        refusals.decide(second, "VEXATIOUS");

        Desk cara = browser.of("cara");
        cara.open(task(second, "setOutWhy"));
        assertThat(cara.form()).containsText(first);
        assertThat(cara.form()).containsText("refused under section 14");
        cara.field("Burden").fill("The second letter on the hedge this week.");
        cara.field("Motive").fill("To carry on a dispute with a neighbour.");
        cara.field("Value or serious purpose").fill("None that is new.");
        cara.field("Harassment or distress").fill("None.");
        cara.box("No notice is due").check();
        cara.field("Case in which a notice under section 14 was given").fill(first);
        cara.completeInVain();
        cara.expectAccessible("set out why with errors");
        cara.field("Why would it be unreasonable to expect another?").fill("The last notice covers this letter.");
        cara.expectAccessible("set out why");
        cara.complete();

        Desk maya = browser.of("maya");
        maya.open(task(second, "approveDecision"));
        assertThat(maya.form()).containsText("No notice will be served");
        maya.radio("Approve it").check();
        maya.expectAccessible("approve without a notice");
        maya.complete();

        Desk mark = browser.of("mark");
        mark.open(task(second, "confirmNoNotice"));
        assertThat(mark.form()).containsText("approved by Maya Lindqvist");
        mark.radio("Yes, close the question").check();
        mark.field("Why do you agree?").fill("Nothing new is asked.");
        mark.expectAccessible("confirm that no notice is due");
        mark.complete();
        assertThat(register.get(second).status()).isEqualTo(RequestStatus.CLOSED_WITHOUT_NOTICE);

        String third = refusals.searched(RECEIVED.plusDays(4), "And the hedge?", "Ned Hedge", Refusals.found(5));
        time.travelTo(TODAY);
        refusals.decide(third, "REPEATED");
        cara.open(task(third, "setOutWhy"));
        cara.expectAccessible("set out why: repeated");
    }

    @Test
    void aFeeIsAskedForAndItsPaymentRecorded() {
        String reference = refusals.searched(RECEIVED, "Print the atlas, please.", "Oda Atlas", Refusals.found(5));
        time.travelTo(TODAY);
        Desk cara = browser.of("cara");
        cara.open(task(reference, "decideOutcome"));
        cara.radio("Disclose in full").check();
        cara.field("The information").fill("The atlas, 800 pages, is enclosed.");
        cara.box("Ask for a fee first").check();
        cara.expectAccessible("decide: disclose for a fee");
        cara.complete();

        cara.open(task(reference, "writeFeesNotice"));
        cara.completeInVain();
        cara.expectAccessible("write the fees notice with errors");
        cara.field("Kind of cost").selectOption("Printing or copying");
        cara.form()
                .getByLabel("What", new Locator.GetByLabelOptions().setExact(true))
                .fill("Pages");
        cara.field("How many").fill("800");
        cara.field("Price of one, in pounds").fill("0.05");
        assertThat(cara.form()).containsText("The fee is £40.00");
        cara.field("How to pay").fill("By card on 01632 960 002.");
        cara.expectAccessible("write the fees notice");
        cara.complete();
        casework.complete("cara", reference, "readNotice", Casework.form("action", "READY"));
        casework.runBackgroundWork(reference);
        assertThat(refusals.sentTypes(reference)).contains(NoticeType.FEES_NOTICE);

        cara.open(task(reference, "recordPayment"));
        assertThat(cara.form()).containsText("22 February 2027");
        cara.expectAccessible("record the payment");
        time.travelTo(LocalDate.of(2027, 2, 23));
        casework.fire(reference, "timeToPayOver");
        cara.open(task(reference, "lookForPayment"));
        cara.radio("No, nothing came").check();
        cara.expectAccessible("look for the payment once more");
        cara.complete();
        assertThat(casework.openSteps(reference)).isEmpty();
    }

    private String task(String reference, String key) {
        return casework.task(reference, key).getId();
    }
}
