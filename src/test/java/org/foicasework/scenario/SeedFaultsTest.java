package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.foicasework.exemption.Finding;
import org.foicasework.notice.Notices;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The published answer that the project began with has ten faults. Here people try to send each of them through the real
 * process: the step refuses it in plain words, or the notice stops with a finding.
 */
@CaseworkTest
class SeedFaultsTest {

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    TimeMachine time;

    @Autowired
    Notices notices;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fault1WordsOfConfirmationOrDenialInARefusalOfContent() {
        String reference = exemptionsApplied();
        refused(
                reference,
                "weighPublicInterest",
                weighing(
                        "The balance does not favour a confirmation or denial statement about the camera at this time."),
                "\"confirmation or denial\" belongs to a refusal to confirm or deny");
    }

    @Test
    void fault1AlsoInTheCaseworkersClosingWords() {
        String reference = distance.approved();
        casework.complete(
                "cara",
                reference,
                "readNotice",
                form("action", "CHANGE", "closing", "The balance does not favour a confirmation or denial statement."));
        casework.complete(
                "cara",
                reference,
                "putNoticeRight",
                form("action", "CHANGE", "closing", "The balance does not favour a confirmation or denial statement."));
        stopped(reference, "X10");
    }

    @Test
    void fault2ASentencePastedFromAnotherCase() {
        String pasted =
                "Knowing which software and servers are in operation puts the whole network at risk of an attack.";
        String earlier = distance.logged(form("name", "Tom Reed", "email", "tom@applicant.example"));
        casework.complete(
                "cara",
                earlier,
                "triageRequest",
                form(
                        "valid",
                        true,
                        "questions",
                        List.of(form(
                                "label",
                                "Question 1",
                                "wording",
                                "Which software and servers do your systems operate with?",
                                "unclear",
                                false,
                                "units",
                                list("unit-facial-recognition")))));
        casework.complete("ian", earlier, "searchForInformation", SeedCase.searchDistance());
        casework.complete(
                "cara",
                earlier,
                "decideOutcome",
                form(
                        "outcome",
                        "WITHHOLD",
                        "withheld",
                        List.of(form("description", "The list of software and servers", "reasonWouldReveal", false))));
        casework.complete(
                "cara",
                earlier,
                "applyExemptions",
                exemptions(
                        "A list of the software and servers would be likely to help an attacker choose a way in.",
                        pasted));

        String reference = outcomeDecided();
        refused(
                reference,
                "applyExemptions",
                exemptions(harm(0), link(0) + " " + pasted),
                "stands word for word in " + earlier + " and does not speak about this information");
        casework.complete("cara", reference, "applyExemptions", exemptions(harm(0), link(0)));
    }

    @Test
    void fault3NoFactorForDisclosure() {
        String reference = exemptionsApplied();
        Map<String, Object> test = publicInterest();
        test.put("factorsForDisclosure", List.of());
        test.put("weighing", "The negatives outweigh any tangible community benefit.");
        refused(
                reference,
                "weighPublicInterest",
                form("tests", List.of(test)),
                "Give at least one factor for disclosure");
    }

    @Test
    void fault4NeverSaysThatTheInformationIsHeld() {
        withTemplate(
                "answer",
                text -> text.replaceAll("<p data-statutory=\"G6\">We confirm[^<]*</p>", ""),
                () -> stopped(readyToAssemble(), "G6"));
    }

    @Test
    void fault4AlsoWhenTheTemplateChangesWhileTheLetterWaitsToLeave() {
        String reference = distance.signedOff();
        withTemplate("answer", text -> text.replaceAll("<p data-statutory=\"G6\">We confirm[^<]*</p>", ""), () -> {
            casework.runBackgroundWork(reference);
            stopped(reference, "G6");
        });
    }

    @Test
    void fault5NoRightsOfComplaint() {
        withTemplate("response", text -> text.replace("{{> complaint-rights}}", ""), () -> {
            String reference = readyToAssemble();
            stopped(reference, "E8");
            stopped(reference, "E9");
        });
    }

    @Test
    void fault6NoApprover() {
        String reference = distance.signedOff();
        jdbc.sql("delete from decision_approval where question_id = ?")
                .param(casework.question(reference, DistanceCase.LABEL).id())
                .update();
        casework.runBackgroundWork(reference);
        stopped(reference, "G8");
    }

    @Test
    void fault6NoSignature() {
        String reference = distance.signedOff();
        jdbc.sql("delete from notice_sign_off where notice_id = ?")
                .param(distance.response(reference).id())
                .update();
        casework.runBackgroundWork(reference);
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(notices.html(distance.response(reference).id())).isEmpty();
    }

    @Test
    void fault6NoDate() {
        String reference = distance.signedOff();
        withTemplate("letterhead", text -> text.replace("{{heading.date}}", ""), () -> {
            casework.runBackgroundWork(reference);
            stopped(reference, "G1");
        });
    }

    @Test
    void fault7PublishedDocumentsNamedWithoutTheirPlace() {
        String reference = distance.searched();
        refused(
                reference,
                "decideOutcome",
                form(
                        "outcome",
                        "DISCLOSE",
                        "answer",
                        "The guidance of the College of Policing and our procedure provide an outline of who is on a watchlist; both are published on our website."),
                "");
        refused(
                reference,
                "decideOutcome",
                form("outcome", "OTHERWISE_ACCESSIBLE", "answer", "The guidance of the College of Policing."),
                "Give the link or the route");
        refused(
                reference,
                "decideOutcome",
                form(
                        "outcome",
                        "OTHERWISE_ACCESSIBLE",
                        "answer",
                        "The guidance says so.",
                        "location",
                        "The guidance of the College"),
                "");
    }

    @Test
    void fault8OneParagraphOfHarmForTwoLimbs() {
        String reference = outcomeDecided();
        Map<String, Object> exemptions = SeedCase.exemptions();
        prejudice(exemptions, 1).put("harm", prejudice(exemptions, 0).get("harm"));
        refused(reference, "applyExemptions", exemptions, "This harm is the same as for another limb of this item");
    }

    @Test
    void fault9WouldAndWouldBeLikelyMixed() {
        String reference = outcomeDecided();
        refused(
                reference,
                "applyExemptions",
                exemptions(
                        harm(0)
                                + " Knowing the distance of the camera would assist offenders and would have an impact.",
                        link(0)),
                "The likelihood recorded is \"would be likely to\", but the text claims \"would\"");
    }

    @Test
    void fault10ReplacedWordsWithoutSayingThatTheyAreReplaced() {
        withTemplate(
                "response",
                text -> text.replace(
                        "On {{replacedOn}} you replaced an earlier wording ({{label}}) with these words. We have not answered the earlier wording, which was:",
                        "{{label}}"),
                () -> stopped(redefinedAndDecided(), "G3"));
    }

    @Test
    void fault10AlsoWhenTheOldWordsAreLeftOut() {
        String reference = redefinedAndDecided();
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(notices.preview(distance.response(reference).id(), false).html())
                .contains("you replaced an earlier wording", "any other information about LFR");
    }

    /** The seed's clarification loop with both questions that came of it answered as not held, up to the assembled response. */
    private String redefinedAndDecided() {
        time.travelTo(DistanceCase.RECEIVED);
        Map<String, Object> request = SeedCase.request();
        request.put("receivedOn", DistanceCase.RECEIVED.toString());
        String reference = casework.log("cara", request);
        casework.complete("cara", reference, "triageRequest", SeedCase.triage());
        casework.complete("cara", reference, "writeClarification", SeedCase.clarification());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        time.travelTo(LocalDate.of(2026, 5, 27));
        Map<String, Object> reply = SeedCase.reply();
        reply.put("receivedOn", "2026-05-27");
        casework.complete("cara", reference, "waitForReply", reply);
        casework.complete("cara", reference, "readReply", SeedCase.redefinition());
        for (String label : List.of("Request 1", "Question 2")) {
            casework.complete(
                    "ian", casework.task(reference, "searchForInformation", label), SeedCase.searchPublished());
        }
        casework.complete(
                "fiona", casework.task(reference, "searchForInformation", "Question 3"), SeedCase.searchCost());
        for (String label : List.of("Request 1", "Question 2", "Question 3")) {
            casework.complete(
                    "cara",
                    casework.task(reference, "decideOutcome", label),
                    label.equals("Question 3") ? SeedCase.notHeld() : SeedCase.published());
        }
        while (!casework.tasks(reference, "approveDecision").isEmpty()) {
            casework.complete(
                    "maya", casework.tasks(reference, "approveDecision").get(0), form("approved", true));
        }
        return reference;
    }

    private String outcomeDecided() {
        String reference = distance.searched();
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        return reference;
    }

    private String exemptionsApplied() {
        String reference = outcomeDecided();
        casework.complete("cara", reference, "applyExemptions", SeedCase.exemptions());
        return reference;
    }

    private String readyToAssemble() {
        return distance.approved();
    }

    private void refused(String reference, String step, Map<String, Object> content, String words) {
        assertThatThrownBy(() -> casework.complete("cara", reference, step, content))
                .hasMessageContaining(words)
                .satisfies(refusal ->
                        assertThat(refusal.getClass().getSimpleName()).isIn("InvalidRequestException"));
        assertThat(casework.openSteps(reference)).containsExactly(step);
    }

    /** The notice waits to be put right, names the rule, and has not left. */
    private void stopped(String reference, String rule) {
        assertThat(casework.openSteps(reference)).containsExactly("putNoticeRight");
        List<Finding> findings = notices.findings(distance.response(reference).id()).stream()
                .filter(Finding::blocks)
                .toList();
        assertThat(findings).extracting(Finding::rule).contains(rule);
        assertThatThrownBy(() -> casework.complete("cara", reference, "putNoticeRight", form("action", "READY")))
                .as("it says what is missing")
                .hasMessageContainingAll(findings.stream().map(Finding::message).toArray(String[]::new));
        assertThat(notices.html(distance.response(reference).id()))
                .as("nothing has left")
                .isEmpty();
    }

    /**
     * Puts another wording of a template in force, for as long as the work takes. Nobody can deploy it; so it is put in the
     * place of a wording that was deployed, as if it were older than the check at deployment.
     */
    private void withTemplate(String name, UnaryOperator<String> change, Runnable work) {
        String shipped = template(name);
        String changed = change.apply(shipped);
        assertThat(changed).as("the template was changed").isNotEqualTo(shipped);
        time.reset();
        assertThatThrownBy(() -> deployed(name, changed)).hasMessageContaining("Nothing was deployed");
        String deployment = deployed(name, shipped);
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?")
                .params(changed.getBytes(StandardCharsets.UTF_8), deployment)
                .update();
        try {
            time.travelTo(DistanceCase.RECEIVED);
            work.run();
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    private String deployed(String name, String wording) {
        return repository
                .createDeployment()
                .name("A wording with a fault")
                .addString(name + ".mustache", wording)
                .deploy()
                .getId();
    }

    private static String template(String name) {
        try (InputStream text = SeedFaultsTest.class.getResourceAsStream("/processes/notices/" + name + ".mustache")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<String, Object> weighing(String words) {
        Map<String, Object> test = publicInterest();
        test.put("weighing", words);
        return form("tests", List.of(test));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> publicInterest() {
        return (Map<String, Object>) ((List<?>) SeedCase.publicInterest().get("tests")).get(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> prejudice(Map<String, Object> exemptions, int limb) {
        Map<String, Object> item = (Map<String, Object>) ((List<?>) exemptions.get("withheld")).get(0);
        Map<String, Object> claim = (Map<String, Object>) ((List<?>) item.get("claims")).get(limb);
        return (Map<String, Object>) claim.get("prejudice");
    }

    private static String harm(int limb) {
        return (String) prejudice(SeedCase.exemptions(), limb).get("harm");
    }

    private static String link(int limb) {
        return (String) prejudice(SeedCase.exemptions(), limb).get("causalLink");
    }

    /** The seed's exemptions with other words for the first limb, and the second left out. */
    private static Map<String, Object> exemptions(String harm, String causalLink) {
        return form(
                "withheld",
                List.of(form(
                        "reasonWouldReveal",
                        false,
                        "claims",
                        List.of(form(
                                "limb",
                                "s31(1)(a)",
                                "prejudice",
                                form(
                                        "likelihood",
                                        "WOULD_BE_LIKELY",
                                        "harm",
                                        harm,
                                        "toWhom",
                                        "The people who would become victims of those crimes",
                                        "causalLink",
                                        causalLink))))),
                "maskingInTheAlternative",
                false);
    }
}
