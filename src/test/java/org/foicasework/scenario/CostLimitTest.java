package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.clock.WorkingDays;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.request.Aggregation;
import org.foicasework.request.Decisions;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that would cost too much (s12), and requests whose cost is added up (s12(4)). */
@CaseworkTest
class CostLimitTest {

    private static final String CUSTODY = "For each detention of 2023, how long did the person wait for a solicitor?";

    @Autowired
    Casework casework;

    @Autowired
    Refusals refusals;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    Decisions decisions;

    @Autowired
    Aggregation aggregation;

    @Autowired
    WorkingDays workingDays;

    /**
     * Law scenario 5. Received on Monday 12 August 2024; 26 August is a bank holiday, so day 20 is Tuesday 10 September, not the
     * 9th. The refined request of Monday 30 September has no bank holiday in its way: Monday 28 October. 12,000 records at 6
     * minutes are 72,000 minutes, 1,200 hours, at 25 pounds an hour 30,000 pounds; the limit of 450 pounds buys 18 hours.
     */
    @Test
    void aRequestIsRefusedForItsCostAndTheRefinedOneIsANewRequestThatIsAnswered() {
        String reference = refusals.logged(LocalDate.of(2024, 8, 12), CUSTODY, "Ann Custody", null);
        assertThat(refusals.shown("ian", reference, "searchForInformation"))
                .as("the limit on the form is the one of that day for this authority")
                .containsEntry("limitHours", BigDecimal.valueOf(18));
        casework.complete("ian", reference, "searchForInformation", Refusals.wouldTakeTooLong());
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 9, 10));
        refusals.decide(reference, "COST_LIMIT");
        assertThat(casework.openSteps(reference)).containsExactly("estimateCost");

        Map<String, Object> shown = refusals.shown("cara", reference, "estimateCost");
        assertThat(shown.get("suggested").toString())
                .as("the search is not entered a second time")
                .contains("records=12000", "minutesEach=6");
        assertThat(shown).containsEntry("sampleSize", 20);

        casework.complete("cara", reference, "estimateCost", Refusals.estimate());
        assertNotForCara(casework.task(reference, "approveDecision"));
        assertThat(refusals.shown("maya", reference, "approveDecision")
                        .get("cost")
                        .toString())
                .contains("hours=1200", "pounds=30000.00", "limitHours=18");
        refusals.approve(reference);
        time.travelTo(LocalDate.of(2024, 9, 10));
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        assertNotForCara(casework.task(reference, "signOffNotice"));
        refusals.signOff(reference);

        String letter = refusals.sent(reference, NoticeType.RESPONSE);
        assertThat(letter)
                .contains(
                        "section 12(1) of the Act",
                        "We confirm that we hold information within this request",
                        "£450",
                        "18 hours",
                        "12,000 × 6 minutes",
                        "1,200 hours",
                        "£30,000.00",
                        "Every 600th record of 2023",
                        "Within the limit we could give you the last three months",
                        "refusal notice under section 17",
                        "internal review",
                        "section 50",
                        "Section 17(5)")
                .doesNotContain("Section 17(1)", "neither confirm");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(reference)).isEmpty();
        long question = casework.question(reference, Refusals.LABEL).id();
        assertThat(decisions.current(question).orElseThrow().decision()).satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(Outcome.COST_LIMIT);
            CostEstimate kept = decision.cost().orElseThrow();
            assertThat(kept.minutes()).isEqualByComparingTo("72000");
            assertThat(kept.sampleSize()).isEqualTo(20);
            assertThat(kept.aggregation()).as("F6: nothing is added up").isNull();
        });
        assertThat(decisions.drafters(question)).containsExactly("cara");
        assertThat(decisions.approvers(question)).containsExactly("maya");
        assertThat(refusals.passed(reference)).doesNotContain("applyExemptions", "setOutWhy", "askForFee");

        String refined = refusals.logged(
                LocalDate.of(2024, 9, 30),
                "The same for October to December 2023 only, please.",
                "Ann Custody",
                reference);
        assertThat(register.get(refined).dueOn())
                .as("a new request with its own 20 working days")
                .isEqualTo(LocalDate.of(2024, 10, 28));
        casework.complete("ian", refined, "searchForInformation", Refusals.found(240));
        refusals.answer(refined, LocalDate.of(2024, 10, 28));
        assertThat(refusals.sent(refined, NoticeType.RESPONSE))
                .contains("We confirm that we hold this information", "There were 412 of them.")
                .doesNotContain("refusal notice", "We are sorry that this answer is late");
        assertThat(register.get(refined).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(refined)).isEmpty();
        assertThat(refusals.section(refined, "related")).contains("follows=" + reference);
        assertThat(refusals.section(reference, "related")).contains("followedBy=[" + refined + "]");
    }

    @Test
    void whatARequestFollowsHasToBeAnEarlierOne() {
        LocalDate today = LocalDate.of(2024, 8, 12);
        String later = refusals.logged(today, CUSTODY, "Ann Custody", null);
        assertThatThrownBy(
                        () -> casework.log("cara", Refusals.request(today, CUSTODY, "Ann Custody", "01.FOI.24.999999")))
                .hasMessageContaining("There is no request with the reference 01.FOI.24.999999");
        assertThatThrownBy(
                        () -> casework.log("cara", Refusals.request(today.minusDays(7), CUSTODY, "Ann Custody", later)))
                .hasMessageContaining("after this one");
    }

    @Test
    void anEstimateWithinTheLimitIsRefusedInPlainWordsAndTheQuestionCanBeAnsweredAfterAll() {
        String reference =
                refusals.searched(LocalDate.of(2024, 8, 12), CUSTODY, "Ben Custody", Refusals.wouldTakeTooLong());
        refusals.decide(reference, "COST_LIMIT");
        Map<String, Object> small = Refusals.estimate();
        small.put(
                "work", List.of(form("activity", "EXTRACTING", "what", "Records", "records", 180, "minutesEach", "6")));
        assertThatThrownBy(() -> casework.complete("cara", reference, "estimateCost", small))
                .hasMessageContaining("18 hours, 450.00 pounds")
                .hasMessageContaining("cannot be refused for its cost");
        Map<String, Object> helpless = Refusals.estimate();
        helpless.put("adviceAndAssistance", null);
        assertThatThrownBy(() -> casework.complete("cara", reference, "estimateCost", helpless))
                .hasMessageContaining("within the limit");

        casework.complete("cara", reference, "estimateCost", Refusals.estimate());
        casework.complete(
                "maya",
                reference,
                "approveDecision",
                form("approved", false, "reasons", "Three months are indexed: give those."));
        assertThat(casework.openSteps(reference)).containsExactly("decideOutcome");
        refusals.answer(reference, LocalDate.of(2024, 9, 2));
        assertThat(refusals.sent(reference, NoticeType.RESPONSE)).doesNotContain("section 12", "Section 12");
    }

    @Test
    void whereEvenConfirmingWouldCostTooMuchTheLetterLeavesOpenWhetherItIsHeld() {
        String reference =
                refusals.searched(LocalDate.of(2024, 8, 12), CUSTODY, "Cal Custody", Refusals.wouldTakeTooLong());
        refusals.decide(reference, "COST_LIMIT");
        Map<String, Object> estimate = Refusals.estimate();
        estimate.put("provision", "CONFIRMING_OR_DENYING");
        casework.complete("cara", reference, "estimateCost", estimate);
        refusals.approve(reference);
        refusals.sendResponse(reference, LocalDate.of(2024, 9, 2));
        assertThat(refusals.sent(reference, NoticeType.RESPONSE))
                .contains("section 12(2) of the Act", "we do not say here whether we hold it")
                .doesNotContain("We confirm that we hold");
    }

    @Test
    void sixtyWorkingDaysAreCountedWithBothTheirEnds() {
        Aggregation.Period period = aggregation.period(LocalDate.of(2025, 5, 6));

        assertThat(period.to()).isEqualTo(LocalDate.of(2025, 7, 30));
        assertThat(workingDays.between(LocalDate.of(2025, 5, 6), period.to())).isEqualTo(59);
        assertThat(workingDays.between(period.from(), LocalDate.of(2025, 5, 6))).isEqualTo(59);
        assertThat(aggregation.period(period.from()).to())
                .as("the same period from its other end")
                .isEqualTo(LocalDate.of(2025, 5, 6));
        LocalDate saturday = LocalDate.of(2025, 5, 10);
        assertThat(aggregation.period(saturday).to())
                .as("a period that holds the Saturday begins on the Friday at the latest")
                .isEqualTo(aggregation.period(LocalDate.of(2025, 5, 9)).to());
    }

    /**
     * Law scenario 18. The 60 working days that begin on Tuesday 6 May 2025 end on Wednesday 30 July: 26 May and 14 July (Northern
     * Ireland) are skipped. Day 20 of 6 May is Wednesday 4 June (26 May skipped), of 2 June Monday 30 June, of 1 July Wednesday
     * 30 July (14 July skipped). Three times 10 hours are 30, at 25 pounds an hour 750 pounds.
     */
    @Test
    void threePeopleWithOneTemplateAreAddedUpAndTheThirdIsRefused() {
        String template = "Please list every drone flight over allotments with its altitude and its purpose.";
        LocalDate first = LocalDate.of(2025, 5, 6);
        assertThat(aggregation.period(first).to()).isEqualTo(LocalDate.of(2025, 7, 30));
        String tooEarly = refusals.searched(LocalDate.of(2025, 4, 2), template, "Dee Drone", Refusals.found(600));
        refusals.answer(tooEarly, LocalDate.of(2025, 4, 10));
        String one = refusals.searched(first, template, "Amy Drone", Refusals.found(600));
        assertThat(register.get(one).dueOn()).isEqualTo(LocalDate.of(2025, 6, 4));
        refusals.answer(one, LocalDate.of(2025, 5, 30));
        String two = refusals.searched(LocalDate.of(2025, 6, 2), template, "Bob Drone", Refusals.found(600));
        assertThat(register.get(two).dueOn()).isEqualTo(LocalDate.of(2025, 6, 30));
        refusals.answer(two, LocalDate.of(2025, 6, 24));
        String three = refusals.searched(LocalDate.of(2025, 7, 1), template, "Cat Drone", Refusals.found(600));
        assertThat(register.get(three).dueOn()).isEqualTo(LocalDate.of(2025, 7, 30));
        refusals.decide(three, "COST_LIMIT");

        Map<String, Object> shown = refusals.shown("cara", three, "estimateCost");
        assertThat(shown.get("candidates").toString())
                .contains(one, two, "minutes=600", "similarity=100")
                .doesNotContain("Drone", "drone@");
        Map<String, Object> estimate = alone();
        assertThatThrownBy(() -> casework.complete("cara", three, "estimateCost", estimate))
                .as("ten hours alone do not exceed the limit")
                .hasMessageContaining("10 hours");
        estimate.put("aggregated", list(one, two));
        estimate.put("basis", "ONE_PERSON");
        estimate.put("sameInformation", "All three ask for drone flights over allotments.");
        assertThatThrownBy(() -> casework.complete("cara", three, "estimateCost", estimate))
                .hasMessageContaining("comes from somebody else");
        estimate.put("basis", "CONCERT_OR_CAMPAIGN");
        assertThatThrownBy(() -> casework.complete("cara", three, "estimateCost", estimate))
                .hasMessageContaining("in concert");
        estimate.put("concert", "The three letters are one template, down to its misprints.");
        estimate.put("aggregated", list(one, two, tooEarly));
        assertThatThrownBy(() -> casework.complete("cara", three, "estimateCost", estimate))
                .hasMessageContaining("more than sixty working days");
        estimate.put("aggregated", list(one, two));
        casework.complete("cara", three, "estimateCost", estimate);
        assertThat(refusals.shown("maya", three, "approveDecision").get("cost").toString())
                .as("whoever approves sees what is added up, and why the three belong together")
                .contains("hours=30", one, two, "one template, down to its misprints")
                .doesNotContain("Amy Drone", "Bob Drone");
        assertNotForCara(casework.task(three, "approveDecision"));
        refusals.approve(three);
        refusals.sendResponse(three, LocalDate.of(2025, 7, 30));

        assertThat(refusals.sent(three, NoticeType.RESPONSE))
                .contains(
                        "Section 12(4) of the Act",
                        "acting in concert or in pursuance of a campaign",
                        one + ", received on 6 May 2025: 10 hours",
                        two + ", received on 2 June 2025: 10 hours",
                        "30 hours",
                        "£750.00",
                        "All three ask for drone flights")
                .doesNotContain("Amy Drone", "Bob Drone");
        CostEstimate kept = decisions
                .current(casework.question(three, Refusals.LABEL).id())
                .orElseThrow()
                .decision()
                .cost()
                .orElseThrow();
        assertThat(kept.aggregation().requests())
                .extracting(CostEstimate.Aggregation.Other::reference, CostEstimate.Aggregation.Other::minutes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(one, BigDecimal.valueOf(600)),
                        org.assertj.core.groups.Tuple.tuple(two, BigDecimal.valueOf(600)));
        assertThat(casework.question(three, Refusals.LABEL).stage()).isEqualTo(QuestionStage.ANSWERED);
        assertThat(decisions.approvers(casework.question(three, Refusals.LABEL).id()))
                .containsExactly("maya");
        assertThat(refusals.sent(three, NoticeType.RESPONSE))
                .contains("Within the limit we could give you") // F4
                .contains("refusal notice under section 17", "section 50");
        for (String answered : List.of(one, two)) {
            assertThat(outcome(answered)).as("what was answered stays answered").isEqualTo(Outcome.DISCLOSE);
            assertThat(refusals.sentTypes(answered))
                    .containsExactlyInAnyOrder(NoticeType.ACKNOWLEDGEMENT, NoticeType.RESPONSE);
        }
        assertThat(outcome(three)).isEqualTo(Outcome.COST_LIMIT);
        assertThat(register.get(three).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(register.breaches(three)).isEmpty();
    }

    private Outcome outcome(String reference) {
        return decisions
                .current(casework.question(reference, Refusals.LABEL).id())
                .orElseThrow()
                .decision()
                .outcome();
    }

    /** A manager decides, not the caseworker who drafted it. */
    private void assertNotForCara(Task gate) {
        assertThatThrownBy(() -> casework.completeUnclaimed("cara", gate, form("approved", true)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void twoQuestionsOfOneLetterCanBeAddedUp() {
        time.travelTo(LocalDate.of(2025, 9, 1));
        String reference = casework.log(
                "cara", Refusals.request(LocalDate.of(2025, 9, 1), "Two lists, please.", "Eve Lists", null));
        casework.runBackgroundWork(reference);
        casework.complete(
                "cara",
                reference,
                "triageRequest",
                form("valid", true, "questions", List.of(question("Question 1"), question("Question 2"))));
        for (String label : list("Question 1", "Question 2")) {
            casework.complete("ian", casework.task(reference, "searchForInformation", label), Refusals.found(600));
        }
        casework.complete(
                "cara", casework.task(reference, "decideOutcome", "Question 1"), form("outcome", "COST_LIMIT"));
        Map<String, Object> estimate = alone();
        estimate.put("aggregated", list("Question 2"));
        estimate.put("basis", "ONE_PERSON");
        estimate.put("sameInformation", "Both ask for gate records.");
        casework.complete("cara", reference, "estimateCost", estimate);
        assertThat(refusals.shown("maya", reference, "approveDecision")
                        .get("cost")
                        .toString())
                .contains("hours=20", "name=Question 2");
    }

    private static Map<String, Object> question(String label) {
        return form(
                "label",
                label,
                "wording",
                label + ": every opening of the gates.",
                "unclear",
                false,
                "units",
                list("unit-facial-recognition"));
    }

    /** Ten hours. */
    private static Map<String, Object> alone() {
        Map<String, Object> estimate = Refusals.estimate();
        estimate.put(
                "work",
                List.of(form(
                        "activity", "LOCATING", "what", "Flight logs of 2024", "records", 600, "minutesEach", "1")));
        return estimate;
    }
}
