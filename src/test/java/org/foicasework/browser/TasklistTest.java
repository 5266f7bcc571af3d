package org.foicasework.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
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

/** Cases worked in a real browser: every form as it appears in Tasklist, with what people type and what they are told. */
@Tag("browser")
@CaseworkTest
class TasklistTest {

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    TimeMachine time;

    @Autowired
    TaskService tasks;

    @Autowired
    Notices notices;

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
    void aRequestGoesFromTheStartFormToThePdfWithEveryFormAccessible() {
        Desk cara = browser.of("cara");
        String reference = logRequest(cara);

        triage(cara, reference);
        clarify(cara, reference);

        searchHeld(
                browser.of("ian"), reference, "Question 1", "The published guidance says who may be on a watchlist.");
        searchHeld(
                browser.of("ian"), reference, "Question 2", "The specification of the supplier gives the distances.");
        searchInVain(browser.of("fiona"), reference);

        decideAccessibleElsewhere(cara, reference);
        decideNotHeld(cara, reference);
        withhold(cara, reference);

        Desk maya = browser.of("maya");
        maya.open(taskOf(reference, "approveDecision", "Question 2"));
        assertThat(maya.form()).containsText("Section 31(1)(a): the prevention or detection of crime");
        assertThat(maya.form()).not().containsText("O'Brien");
        maya.radio("Approve it").check();
        maya.expectAccessible("approve the decision");
        maya.complete();

        cara.open(task(reference, "readNotice"));
        assertThat(cara.page().frameLocator("iframe").locator("body")).containsText("31(1)(a)");
        cara.radio("It is ready").check();
        cara.expectAccessible("read the notice");
        cara.complete();

        maya.open(task(reference, "signOffNotice"));
        maya.radio("Return it with reasons").check();
        maya.field("What must change?").fill("Thank the applicant for the new words.");
        maya.complete();

        cara.open(task(reference, "putNoticeRight"));
        assertThat(cara.form()).containsText("Thank the applicant for the new words.");
        cara.radio("Change words of the letter").check();
        cara.field("Opening words").fill("Thank you for making your request clearer.");
        cara.expectAccessible("put the notice right");
        cara.complete();
        cara.open(task(reference, "readNotice"));
        cara.radio("It is ready").check();
        cara.complete();

        maya.open(task(reference, "signOffNotice"));
        maya.radio("Sign it off").check();
        maya.expectAccessible("sign off the notice");
        String pdf = maya.form().getByText("Open as PDF").getAttribute("href");
        APIResponse preview = maya.page().request().get("http://localhost:" + port + pdf);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        maya.complete();

        casework.runBackgroundWork(reference);
        StoredNotice response = notices.of(reference).stream()
                .filter(notice -> notice.type() == NoticeType.RESPONSE)
                .findFirst()
                .orElseThrow();
        assertThat(response.sentOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(notices.pdf(response.id()).orElseThrow()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(casework.isOpen(reference)).isFalse();
    }

    @Test
    void whatIsMissingIsSaidInASummaryAndBesideTheFieldAndNothingTypedIsLost() {
        Desk cara = browser.of("cara");
        cara.openStartForm();
        cara.field("The request, word for word").fill("How many people work here?");
        cara.button("Record it").click();

        assertThat(cara.summary()).isFocused();
        assertThat(cara.summary()).containsText("Enter a subject in a few words");
        assertThat(cara.field("Subject")).hasAttribute("aria-invalid", "true");
        assertThat(cara.field("The request, word for word")).hasValue("How many people work here?");
        cara.expectAccessible("the start form with errors");

        cara.summary().getByText("Enter a subject in a few words").click();
        assertThat(cara.field("Subject")).isFocused();
        assertThat(cara.form()).containsText("Without a name and an address this is no");
    }

    @Test
    void whatTheServerRefusesIsSaidInThePlaceOfTheFormsOwnErrors() {
        String reference = casework.log("cara", SeedCase.request());
        Desk cara = browser.of("cara");
        cara.open(task(reference, "triageRequest"));
        cara.radio("Yes").first().check();
        cara.radio("Yes").nth(1).check();
        cara.box("Finance").check();
        cara.button("Add another question").click();
        cara.field("Label").nth(1).fill("Question 1");
        cara.field("The applicant's words").nth(1).fill("The same again");
        cara.radio("Yes").nth(2).check();
        cara.box("Finance").nth(1).check();
        cara.completeInVain();
        assertThat(cara.summary()).containsText("Two questions are both called Question 1.");
        assertThat(cara.summary()).not().containsText("TaskListener");
        assertThat(cara.page().locator(".page-notifications .alert")).hasCount(0);
        assertThat(cara.field("The applicant's words").nth(1)).hasValue("The same again");
    }

    @Test
    void whatWasTypedIsThereAgainAfterAnotherTaskAndGoneOnceItIsHandedOver() {
        String reference = casework.log("cara", SeedCase.request());
        String other = casework.log("cara", SeedCase.request());
        Desk cara = browser.of("cara");
        cara.open(task(reference, "triageRequest"));
        cara.field("Note for the record").fill("Rang the unit");
        cara.open(task(other, "triageRequest"));
        assertThat(cara.field("Note for the record")).hasValue("");
        cara.open(task(reference, "triageRequest"));
        assertThat(cara.field("Note for the record")).hasValue("Rang the unit");
        cara.radio("No, something").check();
        cara.box("A real name").check();
        cara.complete();
        assertThat((Boolean) cara.page()
                        .evaluate(
                                "() => Object.keys(sessionStorage).some(key => sessionStorage[key].includes('Rang'))"))
                .isFalse();

        casework.complete("cara", reference, "readNotice", Casework.form("action", "READY"));
        casework.runBackgroundWork(reference);
        cara.open(task(reference, "makeRequestValid"));
        cara.expectAccessible("make the request valid");
        cara.field("Name the applicant gave").fill("Siobhan O'Brien");
        cara.complete();
        assertThat(casework.openSteps(reference)).containsExactly("triageRequest");
    }

    @Test
    void aLetterToAPostalAddressIsPostedAndNeitherConfirmingNorDenyingHasItsOwnWords() {
        Map<String, Object> request = SeedCase.request();
        request.put("receivedOn", "2026-11-20");
        request.put("applicant", Casework.form("name", "Siobhan O'Brien", "postalAddress", "1 High Street\nAnywhere"));
        String reference = casework.log("cara", request);
        casework.complete("cara", reference, "triageRequest", SeedCase.triage());
        casework.complete("cara", reference, "writeClarification", SeedCase.clarification());
        Desk cara = browser.of("cara");
        cara.open(task(reference, "readNotice"));
        cara.radio("Return it to be written again").check();
        cara.field("What must change?").fill("Name the years.");
        cara.expectAccessible("return a clarification request");
        cara.complete();

        cara.open(task(reference, "writeClarification"));
        assertThat(cara.form()).containsText("Name the years.");
        casework.complete("cara", reference, "writeClarification", SeedCase.clarification());
        casework.complete("cara", reference, "readNotice", Casework.form("action", "READY"));

        cara.open(taskOf(reference, "postNotice", "Request 2"));
        assertThat(cara.form()).containsText("1 High Street");
        cara.expectAccessible("post the notice");
        cara.complete();
        assertThat(casework.openSteps(reference)).contains("waitForReply");

        casework.complete(
                "ian", casework.task(reference, "searchForInformation", "Request 1"), SeedCase.searchPublished());
        cara.open(taskOf(reference, "decideOutcome", "Request 1"));
        cara.radio("Neither confirm nor deny").check();
        cara.expectAccessible("decide: neither confirm nor deny");
        cara.complete();
        cara.open(taskOf(reference, "applyExemptions", "Request 1"));
        assertThat(cara.form()).containsText("Only provisions that remove the duty to confirm or deny are listed");
        assertThat(cara.field("Which provision?")
                        .locator("option")
                        .filter(new Locator.FilterOptions().setHasText("s31(3)")))
                .hasCount(1);
        assertThat(cara.field("Which provision?")
                        .locator("option")
                        .filter(new Locator.FilterOptions().setHasText("s31(1)")))
                .hasCount(0);
        cara.field("Which provision?").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        cara.expectAccessible("apply: neither confirm nor deny");
    }

    @Test
    void aCardSaysInWordsHowManyWorkingDaysAreLeft() {
        String reference = casework.log("cara", SeedCase.request());
        tasks.setAssignee(task(reference, "triageRequest"), "cara");
        Desk cara = browser.of("cara");
        Locator card = cara.page().locator(".foi-card").filter(new Locator.FilterOptions().setHasText(reference));
        assertThat(card).containsText("Live facial recognition");
        assertThat(card).containsText("working days late");
        assertThat(card).containsText("Answer due 16 August 2022");
    }

    @Test
    void afterLoggingOutPeopleComeToOurOwnPage() {
        Desk cara = browser.of("cara");
        cara.page().locator(".account a").first().click();
        cara.page().locator(".logout a").first().click();
        cara.page().waitForURL("**/login**");
        assertThat(cara.page().getByLabel("User name")).isVisible();
    }

    private String task(String reference, String key) {
        return casework.task(reference, key).getId();
    }

    private String taskOf(String reference, String key, String question) {
        return casework.task(reference, key, question).getId();
    }

    private String logRequest(Desk cara) {
        cara.openStartForm();
        cara.field("Day it reached the authority").fill("2026-11-20");
        cara.field("Name").fill("Siobhan O'Brien");
        cara.field("E-mail address").fill("siobhan@applicant.example");
        cara.field("The request, word for word")
                .fill("1. Who is on the watchlists? 2. Any other information about LFR?");
        cara.field("Subject").fill("Live facial recognition in the browser");
        cara.field("Files that came with it")
                .setInputFiles(new FilePayload(
                        "letter.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
        assertThat(cara.form()).containsText("letter.pdf (8 bytes)");
        cara.expectAccessible("log a request");
        cara.log();
        String reference =
                tasks
                        .createTaskQuery()
                        .taskDefinitionKey("triageRequest")
                        .orderByTaskCreateTime()
                        .desc()
                        .list()
                        .stream()
                        .map(task -> (String) tasks.getVariable(task.getId(), "caseReference"))
                        .findFirst()
                        .orElseThrow();
        casework.runBackgroundWork(reference);
        return reference;
    }

    private void triage(Desk cara, String reference) {
        cara.open(task(reference, "triageRequest"));
        assertThat(cara.form()).containsText("Siobhan O'Brien");
        cara.radio("Yes").first().check();
        cara.field("The applicant's words").fill("Who is on the watchlists?");
        cara.radio("Yes").nth(1).check();
        cara.box("Facial Recognition").check();
        cara.button("Add another question").click();
        assertThat(cara.field("Label").nth(1)).isFocused();
        cara.completeInVain();
        cara.expectAccessible("triage with errors");
        cara.field("The applicant's words").nth(1).fill("Any other information about LFR?");
        cara.radio("No, the applicant has to clarify it").nth(1).check();
        cara.field("What is unclear?").fill("It cannot be told which information is meant.");
        cara.expectAccessible("triage");
        cara.complete();
    }

    private void clarify(Desk cara, String reference) {
        cara.open(task(reference, "writeClarification"));
        cara.field("The words that are unclear").fill("Any other information about LFR");
        cara.field("question 1").fill("Which information about live facial recognition would you like?");
        cara.field("Help in answering")
                .fill("We hold records on its use, its accuracy and its cost. Tell us which of these you mean.");
        cara.expectAccessible("write the clarification request");
        cara.complete();

        cara.open(task(reference, "readNotice"));
        cara.radio("It is ready").check();
        cara.complete();
        casework.runBackgroundWork(reference);

        cara.open(task(reference, "waitForReply"));
        cara.field("The reply, word for word")
                .fill("Instead: what distance do the cameras work over, and what does a deployment cost on average?");
        cara.expectAccessible("wait for the reply");
        cara.complete();

        cara.open(task(reference, "readReply"));
        cara.radio("It puts other questions in its place").check();
        cara.field("The applicant's words").fill("What distance do the cameras work over?");
        cara.box("Facial Recognition").check();
        cara.button("Add another question").click();
        assertThat(cara.field("Label").nth(1)).hasValue("Question 3");
        cara.field("The applicant's words").nth(1).fill("What does a deployment cost on average?");
        cara.box("Finance").nth(1).check();
        cara.expectAccessible("read the reply");
        cara.complete();
    }

    private void searchHeld(Desk owner, String reference, String question, String found) {
        owner.open(taskOf(reference, "searchForInformation", question));
        assertThat(owner.form()).not().containsText("O'Brien");
        owner.radio("Yes, all or part of it").check();
        owner.field("Where did you look?").fill("The unit's shared drive");
        owner.field("How did you look?").fill("Searched for LFR and camera");
        owner.field("Minutes it took").fill("25");
        owner.field("What did you find?").fill(found);
        owner.expectAccessible("search for information");
        owner.complete();
    }

    private void searchInVain(Desk owner, String reference) {
        owner.open(taskOf(reference, "searchForInformation", "Question 3"));
        owner.radio("No").check();
        owner.field("Where did you look?").fill("The ledger");
        owner.field("How did you look?").fill("Searched for deployments; asked the accountant");
        owner.field("Minutes it took").fill("40");
        owner.field("Why is it not held").fill("Costs are not recorded by deployment.");
        owner.complete();
    }

    private void decideAccessibleElsewhere(Desk cara, String reference) {
        cara.open(taskOf(reference, "decideOutcome", "Question 1"));
        cara.radio("Accessible by other means").check();
        cara.field("Where this applicant can get it").fill("https://www.police.example/lfr/watchlists");
        cara.field("Words that go with it").fill("The published guidance says who is on the watchlists.");
        cara.expectAccessible("decide: accessible elsewhere");
        cara.complete();
    }

    private void decideNotHeld(Desk cara, String reference) {
        cara.open(taskOf(reference, "decideOutcome", "Question 3"));
        cara.radio("Not held").check();
        cara.field("Why it is not held")
                .fill("This information is not held, because we do not record the cost of each deployment.");
        cara.expectAccessible("decide: not held");
        cara.complete();
    }

    private void withhold(Desk cara, String reference) {
        cara.open(taskOf(reference, "decideOutcome", "Question 2"));
        cara.radio("Withhold").check();
        cara.field("What it is, in words that give nothing away")
                .fill("The distances over which the cameras recognise people");
        cara.expectAccessible("decide: withhold");
        cara.complete();

        cara.open(taskOf(reference, "applyExemptions", "Question 2"));
        claim(cara, 0, "s31(1)(a): the prevention or detection of crime", limbs().get("s31(1)(a)"));
        cara.button("Add another exemption to item 1").click();
        claim(cara, 1, "s31(1)(b): the apprehension or prosecution of offenders", limbs().get("s31(1)(b)"));
        cara.expectAccessible("apply the exemptions");
        cara.complete();

        cara.open(taskOf(reference, "weighPublicInterest", "Question 2"));
        cara.field("factor for disclosure 1")
                .fill("The public could judge better how far this intrusive technology reaches into public places.");
        cara.field("factor for maintaining 1")
                .fill(
                        "The deployments only work while people who avoid them cannot tell the distance within which they are recognised.");
        cara.field("How do they weigh against one another?")
                .fill(
                        "What is published on use and accuracy serves the debate; the exact distances add little to it and would be likely to make the deployments ineffective.");
        cara.radio("Maintaining the exemption outweighs disclosure").check();
        cara.expectAccessible("weigh the public interest");
        cara.complete();
    }

    private static void claim(Desk cara, int row, String provision, Harm harm) {
        cara.field("Which provision?").nth(row).selectOption(provision);
        cara.radio("Would be likely to prejudice").nth(row).check();
        cara.field("What harm?").nth(row).fill(harm.harm());
        cara.field("To whom or to what?").nth(row).fill(harm.toWhom());
        cara.field("How does one lead to the other?").nth(row).fill(harm.causalLink());
    }

    private record Harm(String harm, String toWhom, String causalLink) {}

    private static Map<String, Harm> limbs() {
        return Map.of(
                "s31(1)(a)",
                        new Harm(
                                "Publishing the recognition distances of the cameras would be likely to help people who plan crimes to keep outside them, so that crimes are committed unseen.",
                                "The people who become victims of those crimes",
                                "A person who knows the distances can plan a route past a deployment that never comes within them."),
                "s31(1)(b)",
                        new Harm(
                                "Knowing the distance of a camera would be likely to let wanted people on a watchlist avoid being recognised, and so avoid arrest and prosecution.",
                                "The police, the prosecutors, and the victims who wait for justice",
                                "Officers arrest wanted people when a camera recognises them; somebody beyond its distance is not recognised."));
    }
}
