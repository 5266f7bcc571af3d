package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.notice.NoticeType;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Decisions;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Reopenings;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Vexatious and repeated requests (s14), with a notice (s17(5)) and without a further one (s17(6)). */
@CaseworkTest
class SectionFourteenTest {

    private static final LocalDate RECEIVED = LocalDate.of(2025, 3, 3);
    private static final String WORDING = "Send me, once more, every e-mail about the parking space.";

    @Autowired
    Casework casework;

    @Autowired
    Refusals refusals;

    @Autowired
    RequestRegister register;

    @Autowired
    Decisions decisions;

    @Autowired
    AuditTrail audit;

    @Autowired
    Reopenings reopenings;

    /**
     * Law scenario 11. Received on Monday 3 March 2025: 17 March (Northern Ireland) is skipped, so day 20 is Tuesday 1 April, not
     * 31 March.
     */
    @Test
    void aVexatiousRequestGetsANoticeAndTheNextOneNoFurtherNotice() {
        String first = refusals.searched(RECEIVED, WORDING, "Vic Parking", Refusals.found(5));
        assertThat(register.get(first).dueOn()).isEqualTo(LocalDate.of(2025, 4, 1));
        refusals.decide(first, "VEXATIOUS");
        for (String needed : new String[] {"burden", "motive", "value", "distress"}) {
            Map<String, Object> gap = Refusals.vexatious();
            gap.put(needed, " ");
            assertThatThrownBy(() -> casework.complete("cara", first, "setOutWhy", gap))
                    .as("the evidence without " + needed)
                    .hasMessageContaining("Set out");
        }
        casework.complete("cara", first, "setOutWhy", Refusals.vexatious());
        assertThat(refusals.shown("maya", first, "approveDecision").toString())
                .as("the evidence is before whoever approves")
                .contains("about 60 hours of work", "Two members of staff", "closed in August");
        Task gate = casework.task(first, "approveDecision");
        assertThatThrownBy(() -> casework.completeUnclaimed("cara", gate, form("approved", true)))
                .isInstanceOf(AuthorizationException.class);
        refusals.approve(first);
        refusals.sendResponse(first, LocalDate.of(2025, 3, 28));
        assertThat(register.breaches(first)).isEmpty();
        assertThat(decisions.approvers(casework.question(first, Refusals.LABEL).id()))
                .containsExactly("maya");
        String letter = refusals.sent(first, NoticeType.RESPONSE);
        assertThat(letter)
                .contains(
                        "section 14(1) of the Act",
                        "need not tell you whether we hold",
                        "It is the fourteenth request",
                        "refusal notice under section 17",
                        "internal review",
                        "section 50")
                .doesNotContain("Two members of staff", "about 60 hours of work", "We confirm that we hold");
        assertThat(register.get(first).status()).isEqualTo(RequestStatus.ANSWERED);

        String second = refusals.searched(LocalDate.of(2025, 4, 7), WORDING, "Vic Parking", Refusals.found(5));
        refusals.decide(second, "VEXATIOUS");
        Map<String, Object> shown = refusals.shown("cara", second, "setOutWhy");
        assertThat(shown.get("earlier").toString()).contains(first, "section14=true", "answeredOn=2025-03-28");
        Map<String, Object> grounds = Refusals.vexatious();
        grounds.put("noFurtherNotice", true);
        grounds.put("noticeReference", first);
        assertThatThrownBy(() -> casework.complete("cara", second, "setOutWhy", grounds))
                .hasMessageContaining("unreasonable to expect another notice");
        grounds.put("unreasonable", "The notice of 28 March covers this letter, which asks for nothing new.");
        casework.complete("cara", second, "setOutWhy", grounds);
        refusals.approve(second);
        assertThat(casework.openSteps(second)).containsExactly("confirmNoNotice");

        for (String person : new String[] {"cara", "maya"}) {
            assertThatThrownBy(() -> casework.complete(
                            person, second, "confirmNoNotice", form("confirmed", true, "reasons", "Agreed.")))
                    .as(person + " drafted or approved");
        }
        assertThatThrownBy(() -> casework.complete("mark", second, "confirmNoNotice", form("confirmed", true)))
                .hasMessageContaining("Say why you agree");
        casework.complete(
                "mark",
                second,
                "confirmNoNotice",
                form("confirmed", true, "reasons", "Nothing new is asked; the notice of 28 March stands."));

        assertThat(refusals.sentTypes(second)).containsExactly(NoticeType.ACKNOWLEDGEMENT);
        assertThat(casework.isOpen(second)).isFalse();
        assertThat(register.get(second).status()).isEqualTo(RequestStatus.CLOSED_WITHOUT_NOTICE);
        assertThat(register.get(second).dueOn()).isNull();
        assertThat(register.breaches(second)).isEmpty();
        long question = casework.question(second, Refusals.LABEL).id();
        assertThat(casework.question(second, Refusals.LABEL).stage()).isEqualTo(QuestionStage.CLOSED_WITHOUT_NOTICE);
        assertThat(decisions.approvers(question)).containsExactly("maya", "mark");
        assertThat(audit.of(second))
                .filteredOn(entry -> entry.actor().equals("mark"))
                .extracting(AuditTrail.Entry::action)
                .containsExactly(
                        "confirmed that no further notice is due on Question 1 (section 17(6))",
                        "closed the request: closed without a further notice");
        assertThat(refusals.passed(second)).doesNotContain("issueResponse", "signOffNotice");
        assertThat(refusals.section(second, "costAndFees")).contains(first + " on 28 March 2025");
    }

    @Test
    void aQuestionClosedWithoutANoticeCanBeTakenUpAgain() {
        String first = refusedAsVexatious("Uma Parking");
        String second = refusals.searched(LocalDate.of(2025, 4, 7), WORDING, "Uma Parking", Refusals.found(5));
        refusals.decide(second, "VEXATIOUS");
        Map<String, Object> grounds = Refusals.vexatious();
        grounds.put("noFurtherNotice", true);
        grounds.put("noticeReference", first);
        grounds.put("unreasonable", "The notice of 28 March covers this letter.");
        casework.complete("cara", second, "setOutWhy", grounds);
        refusals.approve(second);
        casework.complete("mark", second, "confirmNoNotice", form("confirmed", true, "reasons", "Agreed."));

        long question = casework.question(second, Refusals.LABEL).id();
        reopenings.reopen(
                second,
                List.of(new Reopenings.TakenUp(question, null, null, List.of())),
                "The letter asks for something new after all.",
                "maya");
        assertThat(casework.question(second, Refusals.LABEL).stage()).isEqualTo(QuestionStage.TO_DECIDE);
        assertThat(register.get(second).status()).isEqualTo(RequestStatus.OPEN);
    }

    private String refusedAsVexatious(String name) {
        String reference = refusals.searched(RECEIVED, WORDING, name, Refusals.found(5));
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2025, 4, 1));
        refusals.decide(reference, "VEXATIOUS");
        casework.complete("cara", reference, "setOutWhy", Refusals.vexatious());
        refusals.approve(reference);
        refusals.sendResponse(reference, LocalDate.of(2025, 3, 28));
        return reference;
    }

    @Test
    void aSecondManagerWhoDisagreesSendsItBackAndANoticeGoesAfterAll() {
        String first = refusedAsVexatious("Wes Parking");
        String second = refusals.searched(LocalDate.of(2025, 4, 7), WORDING, "Wes Parking", Refusals.found(5));
        refusals.decide(second, "VEXATIOUS");
        Map<String, Object> grounds = Refusals.vexatious();
        grounds.put("noFurtherNotice", true);
        grounds.put("noticeReference", first);
        grounds.put("unreasonable", "The notice of 28 March covers this letter.");
        casework.complete("cara", second, "setOutWhy", grounds);
        refusals.approve(second);
        casework.complete(
                "mark",
                second,
                "confirmNoNotice",
                form("confirmed", false, "reasons", "The letter asks for e-mails of April, which is new."));

        assertThat(casework.question(second, Refusals.LABEL).stage()).isEqualTo(QuestionStage.TO_DECIDE);
        refusals.decide(second, "VEXATIOUS");
        casework.complete("cara", second, "setOutWhy", Refusals.vexatious());
        refusals.approve(second);
        refusals.sendResponse(second, LocalDate.of(2025, 4, 22));
        assertThat(refusals.sent(second, NoticeType.RESPONSE)).contains("section 14(1) of the Act");
    }

    @Test
    void aNoticeGivenToSomebodyElseOrNoneAtAllLeavesTheDutyToGiveOne() {
        String ofAnother = refusedAsVexatious("Xan Parking");
        String plain = refusals.searched(RECEIVED, WORDING, "Yul Parking", Refusals.found(5));
        refusals.answer(plain, LocalDate.of(2025, 3, 20));
        String second = refusals.searched(LocalDate.of(2025, 4, 7), WORDING, "Yul Parking", Refusals.found(5));
        refusals.decide(second, "VEXATIOUS");
        Map<String, Object> grounds = Refusals.vexatious();
        grounds.put("noFurtherNotice", true);
        grounds.put("unreasonable", "Enough.");
        grounds.put("noticeReference", ofAnother);
        assertThatThrownBy(() -> casework.complete("cara", second, "setOutWhy", grounds))
                .hasMessageContaining("comes from somebody else");
        grounds.put("noticeReference", plain);
        assertThatThrownBy(() -> casework.complete("cara", second, "setOutWhy", grounds))
                .hasMessageContaining("No notice under section 14 was given in " + plain);
        grounds.put("noticeReference", second);
        assertThatThrownBy(() -> casework.complete("cara", second, "setOutWhy", grounds))
                .hasMessageContaining("no other request");
    }

    @Test
    void aRepeatedRequestIsRefusedWithTheDayOfTheAnswerFromTheRegister() {
        String first = refusals.searched(RECEIVED, "How many cameras are there?", "Zoe Again", Refusals.found(5));
        refusals.answer(first, LocalDate.of(2025, 3, 20));
        String second = refusals.searched(
                LocalDate.of(2025, 4, 7), "Tell me the number of cameras.", "Zoe Again", Refusals.found(5));
        refusals.decide(second, "REPEATED");
        Map<String, Object> again = form(
                "earlierReference",
                "01.FOI.25.999999",
                "similarity",
                "Both ask for the number of cameras.",
                "interval",
                "Cameras are counted once a year, in December.",
                "adviceAndAssistance",
                "The next count will be published in January.");
        assertThatThrownBy(() -> casework.complete("cara", second, "setOutWhy", again))
                .hasMessageContaining("no other request with the reference 01.FOI.25.999999");
        String unanswered = refusals.logged(RECEIVED, "How many cameras are there now?", "Zoe Again", null);
        again.put("earlierReference", unanswered);
        assertThatThrownBy(() -> casework.complete("cara", second, "setOutWhy", again))
                .hasMessageContaining("has not been answered");
        again.put("earlierReference", first);
        casework.complete("cara", second, "setOutWhy", again);
        refusals.approve(second);
        refusals.sendResponse(second, LocalDate.of(2025, 4, 22));
        assertThat(refusals.sent(second, NoticeType.RESPONSE))
                .contains(
                        "section 14(2) of the Act",
                        "We answered your request " + first + " on 20 March 2025",
                        "Cameras are counted once a year",
                        "The next count will be published in January");
    }
}
