package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Decisions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The gates between a draft and the post: who may open them, and what closes them again. */
@CaseworkTest
class GatesTest {

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    Decisions decisions;

    @Autowired
    Notices notices;

    @Autowired
    RequestRegister register;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    private void makeManager(String person) {
        identity.createMembership(person, "managers");
    }

    @AfterEach
    void theCaseworkersAreNoManagersAgain() {
        identity.deleteMembership("cara", "managers");
        identity.deleteMembership("colin", "managers");
    }

    @Test
    void whoDraftedADecisionCannotClaimItsApprovalEvenAsAManager() {
        String reference = distance.drafted();
        makeManager("cara");
        Task approval = casework.task(reference, "approveDecision");

        assertThatThrownBy(() -> casework.complete("cara", approval, form("approved", true)))
                .hasMessageContaining("Another manager must take the task");
        assertThat(casework.task(reference, "approveDecision").getAssignee()).isNull();
        assertThat(decisions.approvals(question(reference))).isEmpty();
    }

    @Test
    void aManagerCannotHandTheApprovalToWhoeverDraftedTheDecision() {
        String reference = distance.drafted();
        makeManager("cara");
        Task approval = casework.task(reference, "approveDecision");

        assertThatThrownBy(() -> casework.as("maya", () -> {
                    tasks.claim(approval.getId(), "maya");
                    tasks.setAssignee(approval.getId(), "cara");
                    return null;
                }))
                .hasMessageContaining("Another manager must take the task");
    }

    @Test
    void whoDraftedADecisionCannotCompleteItsApprovalUnclaimedEvenAsAManager() {
        String reference = distance.drafted();
        makeManager("cara");

        assertThatThrownBy(() -> casework.completeUnclaimed(
                        "cara", casework.task(reference, "approveDecision"), form("approved", true)))
                .hasMessageContaining("Claim the task first");
        assertThat(casework.openSteps(reference)).containsExactly("approveDecision");
    }

    @Test
    void whoWroteTheSameDecisionOnceMoreCountsAsItsDrafter() {
        String reference = distance.drafted();
        casework.complete(
                "maya",
                reference,
                "approveDecision",
                form("approved", false, "reasons", "Look at the distances again."));
        casework.complete("colin", reference, "decideOutcome", SeedCase.withheld());
        casework.complete("colin", reference, "applyExemptions", SeedCase.exemptions());
        casework.complete("colin", reference, "weighPublicInterest", SeedCase.publicInterest());
        makeManager("colin");

        assertThatThrownBy(() -> casework.complete("colin", reference, "approveDecision", form("approved", true)))
                .hasMessageContaining("Another manager must take the task");
    }

    @Test
    void whoDraftedOrReadTheResponseCannotSignItOffEvenAsAManager() {
        String reference = distance.approved();
        casework.complete("colin", reference, "readNotice", form("action", "READY"));
        makeManager("cara");
        makeManager("colin");

        for (String author : List.of("cara", "colin")) {
            assertThatThrownBy(() -> casework.complete(author, reference, "signOffNotice", form("approved", true)))
                    .as(author)
                    .hasMessageContaining("Another manager must take the task");
            assertThatThrownBy(() -> casework.completeUnclaimed(
                            author, casework.task(reference, "signOffNotice"), form("approved", true)))
                    .as(author)
                    .hasMessageContaining("Claim the task first");
        }
        assertThat(notices.signOffs(distance.response(reference).id())).isEmpty();
    }

    @Test
    void nobodyCompletesATaskThatAnotherHasClaimed() {
        String reference = distance.drafted();
        Task approval = casework.task(reference, "approveDecision");
        casework.as("maya", () -> {
            tasks.claim(approval.getId(), "maya");
            return null;
        });

        assertThatThrownBy(() -> casework.completeUnclaimed("mark", approval, form("approved", true)))
                .hasMessageContaining("Claim the task first");
        assertThat(casework.openSteps(reference)).containsExactly("approveDecision");
    }

    @Test
    void whoIsNoManagerCannotTakeTheApproval() {
        String reference = distance.drafted();
        String approval = casework.task(reference, "approveDecision").getId();
        assertThatThrownBy(() -> casework.as("colin", () -> {
                    tasks.claim(approval, "colin");
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
        assertThat(casework.openSteps(reference)).containsExactly("approveDecision");
    }

    @Test
    void aDecisionReturnedWithReasonsIsDraftedAgainAndCanThenBeApproved() {
        String reference = distance.drafted();
        assertThatThrownBy(() -> casework.complete("maya", reference, "approveDecision", form("approved", false)))
                .hasMessageContaining("Say what must change");
        casework.complete(
                "maya",
                reference,
                "approveDecision",
                form("approved", false, "reasons", "Look at the distances again."));

        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        distance.draft(reference);
        distance.approve(reference);
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(decisions.approvals(question(reference)))
                .extracting(Decisions.Approval::approved)
                .containsExactly(false, true);
    }

    @Test
    void aDecisionChangedAfterItsApprovalGoesBackAndLeavesOnceItIsApprovedAgain() {
        String reference = distance.approved();
        change(reference);

        assertThatThrownBy(() -> distance.read(reference)).hasMessageContaining("has changed since it was approved");
        returnForDecision(reference, "readNotice");
        backThroughTheGates(reference);
    }

    @Test
    void aDecisionChangedAfterTheSignOffIsCaughtWhenTheLetterIsAboutToLeave() {
        String reference = distance.signedOff();
        change(reference);
        casework.runBackgroundWork(reference);

        assertThat(casework.openSteps(reference)).containsExactly("putNoticeRight");
        assertThat(notices.findings(distance.response(reference).id()))
                .filteredOn(Finding::blocks)
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("has changed since it was approved");
        returnForDecision(reference, "putNoticeRight");
        backThroughTheGates(reference);
    }

    private void returnForDecision(String reference, String step) {
        casework.complete(
                "cara",
                reference,
                step,
                form(
                        "action",
                        "RETURN",
                        "returnQuestions",
                        List.of(question(reference)),
                        "reasons",
                        "The decision was changed after its approval."));
    }

    private void backThroughTheGates(String reference) {
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        assertThat(distance.passed(reference, "noticeSent"))
                .as("acknowledgement only")
                .isEqualTo(1);
        distance.draft(reference);
        distance.approve(reference);
        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(distance.sentWords(reference)).doesNotContain("quietly added");
    }

    @Test
    void wordsChangedAfterTheSignOffCancelIt() {
        String reference = distance.signedOff();
        StoredNotice response = distance.response(reference);
        notices.changeWords(response.id(), "A sentence quietly added.", null, null, "colin");
        casework.runBackgroundWork(reference);

        assertThat(distance.passed(reference, "noticeChanged")).isEqualTo(1);
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(notices.html(response.id())).as("nothing has left").isEmpty();

        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);
        assertThat(distance.sentWords(reference)).contains("A sentence quietly added.");
        assertThat(notices.signOffs(response.id())).hasSize(2);
    }

    @Test
    void wordsChangedWhileTheManagerReadsAreNotSignedOffUnseen() {
        String reference = distance.toSignOff();
        StoredNotice response = distance.response(reference);
        notices.changeWords(response.id(), "A sentence quietly added.", null, null, "colin");
        distance.signOff(reference);
        casework.runBackgroundWork(reference);

        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(notices.html(response.id())).as("nothing has left").isEmpty();
    }

    @Test
    void aResponseReturnedByTheManagerIsMendedReadAndSignedAgain() {
        String reference = distance.toSignOff();
        casework.complete(
                "maya", reference, "signOffNotice", form("approved", false, "reasons", "Thank the applicant."));
        assertThat(casework.openSteps(reference)).containsExactly("putNoticeRight");
        assertThatThrownBy(() -> casework.complete("cara", reference, "putNoticeRight", form("action", "READY")))
                .hasMessageContaining("Change the words or return the notice");
        casework.complete(
                "cara",
                reference,
                "putNoticeRight",
                form("action", "CHANGE", "opening", "Thank you for your patience."));
        distance.read(reference);
        distance.signOff(reference);
        casework.runBackgroundWork(reference);
        assertThat(distance.sentWords(reference)).contains("Thank you for your patience.");
    }

    @Test
    void aQualifiedExemptionWithoutAPublicInterestTestIsRefusedAtTheForm() {
        String reference = distance.searched();
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        casework.complete("cara", reference, "applyExemptions", SeedCase.exemptions());

        for (Map<String, Object> missing : List.<Map<String, Object>>of(
                form(),
                form("tests", List.of()),
                form("tests", java.util.Arrays.asList((Object) null)),
                form("tests", List.of(form())))) {
            assertThatThrownBy(() -> casework.complete("cara", reference, "weighPublicInterest", missing))
                    .as("%s", missing)
                    .satisfiesAnyOf(
                            refusal -> assertThat(refusal)
                                    .hasMessageContaining("A qualified exemption needs a public interest test"),
                            refusal -> assertThat(refusal).hasMessageContaining("The list of items has changed"));
        }
        assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
    }

    @Test
    void aPrejudiceBasedExemptionWithoutAPrejudiceTestIsRefusedAtTheForm() {
        String reference = distance.searched();
        casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
        Map<String, Object> exemptions = form(
                "withheld",
                List.of(form("reasonWouldReveal", false, "claims", List.of(form("limb", "s31(1)(a)")))),
                "maskingInTheAlternative",
                false);

        assertThatThrownBy(() -> casework.complete("cara", reference, "applyExemptions", exemptions))
                .hasMessageContaining("prejudice");
        assertThat(casework.openSteps(reference)).containsExactly("applyExemptions");
    }

    @Test
    void aDecisionThatLostItsTestsNeverReachesTheManager() {
        for (boolean prejudice : List.of(true, false)) {
            String reference = distance.searched();
            casework.complete("cara", reference, "decideOutcome", SeedCase.withheld());
            casework.complete("cara", reference, "applyExemptions", SeedCase.exemptions());
            Decision whole =
                    decisions.current(question(reference)).orElseThrow().decision();
            // Written past the forms while the last one is open; the check before the gate is another one than theirs.
            decisions.draft(
                    question(reference),
                    withClaims(
                            whole,
                            prejudice
                                    ? whole.withheld().get(0).claims().stream()
                                            .map(claim -> new ExemptionClaim(claim.limb(), null, null, Map.of()))
                                            .toList()
                                    : whole.withheld().get(0).claims(),
                            null),
                    "cara");

            assertThat(notices.checkDecision(question(reference)))
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::rule)
                    .contains(prejudice ? "E4" : "X5");
            assertThatThrownBy(() -> casework.complete(
                            "cara",
                            reference,
                            "weighPublicInterest",
                            prejudice ? SeedCase.publicInterest() : form("tests", List.of(form()))))
                    .hasMessageContaining(prejudice ? "prejudice" : "public interest test");
            assertThat(casework.openSteps(reference)).containsExactly("weighPublicInterest");
        }
    }

    @Test
    void aDecisionThatLosesItsTestsAfterTheGateOpenedIsNotApproved() {
        String reference = distance.drafted();
        Decision whole = decisions.current(question(reference)).orElseThrow().decision();
        decisions.draft(
                question(reference), withClaims(whole, whole.withheld().get(0).claims(), null), "cara");

        assertThatThrownBy(() -> distance.approve(reference)).hasMessageContaining("needs a public interest test");
        assertThat(decisions.approvalStands(question(reference))).isFalse();
    }

    private static Decision withClaims(Decision decision, List<ExemptionClaim> claims, PublicInterestTest test) {
        WithheldItem item = decision.withheld().get(0);
        return new Decision(
                decision.outcome(),
                decision.answer(),
                decision.location(),
                decision.likelyHolder(),
                List.of(new WithheldItem(item.description(), claims, test, item.reasonWouldReveal())),
                decision.adviceAndAssistance(),
                decision.maskingInTheAlternative());
    }

    /** Somebody changes the decision past the forms. */
    private void change(String reference) {
        Decision decision = decisions.current(question(reference)).orElseThrow().decision();
        decisions.draft(
                question(reference),
                new Decision(
                        decision.outcome(),
                        decision.answer(),
                        decision.location(),
                        decision.likelyHolder(),
                        decision.withheld(),
                        "Advice quietly added.",
                        decision.maskingInTheAlternative()),
                "cara");
    }

    private long question(String reference) {
        return casework.question(reference, DistanceCase.LABEL).id();
    }
}
