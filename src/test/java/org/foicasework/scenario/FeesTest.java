package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Refusals.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.foicasework.clock.ClockEvent;
import org.foicasework.notice.NoticeType;
import org.foicasework.request.CaseClock;
import org.foicasework.request.Fees;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fees (s9): the clock stands from the notice to the payment (s10(2)), and after three months the question lapses. */
@CaseworkTest
class FeesTest {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 9, 2);
    private static final LocalDate NOTICE = LocalDate.of(2024, 9, 5);
    private static final LocalDate PAY_BY = LocalDate.of(2024, 12, 4);

    @Autowired
    Casework casework;

    @Autowired
    Refusals refusals;

    @Autowired
    TimeMachine time;

    @Autowired
    RequestRegister register;

    @Autowired
    CaseClock clock;

    @Autowired
    Fees fees;

    @Test
    void aFeeIsAskedForAndPaidAndTheDaysBetweenAreLeftOut() {
        String reference = feeToBeAsked();
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 9, 30));
        time.travelTo(NOTICE);
        casework.complete("cara", reference, "writeFeesNotice", fee());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);

        assertThat(refusals.sent(reference, NoticeType.FEES_NOTICE))
                .contains(
                        "£42.00",
                        "800 at £0.05 each, £40.00",
                        "Parcel: 1 at £2.00 each, £2.00",
                        "By card on 01632 960 002",
                        "three months, beginning with the day of this letter",
                        "4 December 2024",
                        "does not run",
                        "section 50")
                .doesNotContain("refusal notice");
        assertThat(register.get(reference).dueOn()).as("the clock is stopped").isNull();
        assertThat(casework.question(reference, Refusals.LABEL).stage()).isEqualTo(QuestionStage.AWAITING_FEE);
        assertThat(day(casework.task(reference, "recordPayment").getDueDate())).isEqualTo(PAY_BY);
        assertThat(day(casework.timerDate(reference, "timeToPayOver")))
                .as("the moment after the last day to pay")
                .isEqualTo(PAY_BY.plusDays(1));
        assertThat(refusals.section(reference, "costAndFees"))
                .contains("fee of £42.00", "can be paid until 4 December 2024");

        time.travelTo(LocalDate.of(2024, 9, 13));
        assertThatThrownBy(() -> casework.complete("cara", reference, "recordPayment", paid("2024-09-12", "41.99")))
                .hasMessageContaining("The fee is 42.00 pounds");
        assertThatThrownBy(() -> casework.complete("cara", reference, "recordPayment", paid("2024-09-04", "42")))
                .hasMessageContaining("between the day of the fees notice and today");
        assertThatThrownBy(() -> casework.complete("cara", reference, "recordPayment", form("paid", false)))
                .hasMessageContaining("can still be paid");
        casework.complete("cara", reference, "recordPayment", paid("2024-09-12", "42"));
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 10, 8));
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");

        refusals.sendResponse(reference, LocalDate.of(2024, 10, 8));
        assertThat(refusals.sent(reference, NoticeType.RESPONSE)).contains("There are 800 pages, enclosed.");
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
        assertThat(refusals.passed(reference)).doesNotContain("lookForPayment", "feeNotPaid");
    }

    @Test
    void aFeeThatIsNotPaidInThreeMonthsLapsesAfterSomebodyLookedOnceMore() {
        String reference = asked();
        time.travelTo(PAY_BY.plusDays(1));
        casework.fire(reference, "timeToPayOver");
        assertThat(casework.openSteps(reference)).containsExactly("lookForPayment");
        assertThatThrownBy(() -> casework.complete("cara", reference, "lookForPayment", form()))
                .hasMessageContaining("Say whether the fee has come");
        casework.complete("cara", reference, "lookForPayment", form("paid", false));
        casework.runBackgroundWork(reference);

        assertThat(refusals.sent(reference, NoticeType.FEE_LAPSED))
                .contains("£42.00", "4 December 2024", "Section 9(2)", "We have not received the fee", "new request")
                .doesNotContain("section 17", "exempt");
        assertThat(casework.question(reference, Refusals.LABEL).stage()).isEqualTo(QuestionStage.FEE_UNPAID);
        assertThat(casework.question(reference, Refusals.LABEL).clockStatus().name())
                .isEqualTo("LAPSED");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.LAPSED);
        assertThat(casework.isOpen(reference)).isFalse();
        assertThat(register.breaches(reference)).isEmpty();
        assertThat(refusals.passed(reference)).doesNotContain("restartClockAfterFee", "issueResponse");
    }

    @Test
    void aPaymentThatCameInTimeAndIsFoundLateKeepsTheRequestAlive() {
        String reference = asked();
        time.travelTo(PAY_BY.plusDays(2));
        casework.fire(reference, "timeToPayOver");
        casework.complete("cara", reference, "lookForPayment", paid(PAY_BY.toString(), "42.00"));
        assertThat(register.get(reference).dueOn())
                .as("two working days had gone by before the notice; eighteen are left after 4 December")
                .isEqualTo(LocalDate.of(2025, 1, 3));
        refusals.sendResponse(reference, LocalDate.of(2024, 12, 12));
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.ANSWERED);
    }

    @Test
    void aPaymentThatComesTooLateIsSentBack() {
        String reference = asked();
        time.travelTo(PAY_BY.plusDays(5));
        casework.complete(
                "cara", reference, "recordPayment", paid(PAY_BY.plusDays(1).toString(), "42.00"));
        casework.runBackgroundWork(reference);
        assertThat(refusals.sent(reference, NoticeType.FEE_LAPSED))
                .contains("Your payment reached us on 5 December 2024", "We will return it");
        assertThat(register.get(reference).status()).isEqualTo(RequestStatus.LAPSED);
    }

    @Test
    void nobodysTimeIsChargedFor() {
        String reference = feeToBeAsked();
        time.travelTo(NOTICE);
        Map<String, Object> time = fee();
        time.put(
                "items",
                List.of(form("kind", "COPYING", "what", "3 hours of copying", "quantity", 3, "poundsEach", "25")));
        assertThatThrownBy(() -> casework.complete("cara", reference, "writeFeesNotice", time))
                .hasMessageContaining("Nobody's time may be charged");
        time.put("items", List.of(form("kind", "STAFF", "what", "Pages", "quantity", 3, "poundsEach", "25")));
        assertThatThrownBy(() -> casework.complete("cara", reference, "writeFeesNotice", time))
                .hasMessageContaining("items.[0].kind");
    }

    @Test
    void aNoticeThatIsReturnedIsWrittenAgainAndAFeeThatIsNotWorthItIsDropped() {
        String reference = feeToBeAsked();
        time.travelTo(NOTICE);
        casework.complete("cara", reference, "writeFeesNotice", fee());
        casework.complete(
                "cara", reference, "readNotice", form("action", "RETURN", "reasons", "The parcel is too dear."));
        Map<String, Object> shown = refusals.shown("cara", reference, "writeFeesNotice");
        assertThat(shown).containsEntry("returnedBecause", "The parcel is too dear.");
        assertThat(register.get(reference).dueOn())
                .as("nothing has left, so the clock runs")
                .isEqualTo(LocalDate.of(2024, 9, 30));
        casework.complete("cara", reference, "writeFeesNotice", form("charged", false));
        assertThat(casework.question(reference, Refusals.LABEL).stage()).isEqualTo(QuestionStage.DECIDED);
        refusals.sendResponse(reference, LocalDate.of(2024, 9, 9));
        assertThat(refusals.sentTypes(reference)).containsExactly(NoticeType.ACKNOWLEDGEMENT, NoticeType.RESPONSE);
        assertThat(refusals.passed(reference)).contains("feeWaived").doesNotContain("stopClockForFee");
    }

    @Test
    void aFeesNoticeAfterTheDateNeedsAReasonAndAManagerAndStopsNoClock() {
        String reference = feeToBeAsked();
        time.travelTo(LocalDate.of(2024, 10, 2));
        Map<String, Object> fee = fee();
        assertThatThrownBy(() -> casework.complete("cara", reference, "writeFeesNotice", fee))
                .hasMessageContaining("section 9(1)");
        fee.put("lateReason", "The applicant asked for paper only yesterday.");
        casework.complete("cara", reference, "writeFeesNotice", fee);
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        assertThat(casework.openSteps(reference)).containsExactly("signOffNotice");
        casework.complete("maya", reference, "signOffNotice", form("approved", true));
        casework.runBackgroundWork(reference);
        assertThat(refusals.sent(reference, NoticeType.FEES_NOTICE))
                .contains("does not extend the time", "1 January 2025")
                .doesNotContain("asked for paper only yesterday");
        long question = casework.question(reference, Refusals.LABEL).id();
        assertThat(clock.last(question, ClockEvent.Type.FEES_NOTICE_ISSUED)).isEmpty();
        assertThat(register.get(reference).dueOn()).isEqualTo(LocalDate.of(2024, 9, 30));

        time.travelTo(LocalDate.of(2024, 10, 7));
        casework.complete("cara", reference, "recordPayment", paid("2024-10-07", "42.00"));
        refusals.sendResponse(reference, LocalDate.of(2024, 10, 8));
        assertThat(register.breaches(reference)).containsExactly(LocalDate.of(2024, 9, 30));
        assertThat(refusals.sent(reference, NoticeType.RESPONSE)).contains("We are sorry that this answer is late");
    }

    @Test
    void aFeeThatWasPaidIsNotAskedForAgainWhenTheResponseIsReturned() {
        String reference = asked();
        time.travelTo(LocalDate.of(2024, 9, 12));
        casework.complete("cara", reference, "recordPayment", paid("2024-09-12", "42.00"));
        long question = casework.question(reference, Refusals.LABEL).id();
        casework.complete(
                "cara",
                reference,
                "readNotice",
                form("action", "RETURN", "reasons", "Name the year.", "returnQuestions", List.of(question)));
        casework.complete("cara", reference, "decideOutcome", disclosedForAFee());
        assertThat(casework.openSteps(reference)).containsExactly("readNotice");
        assertThat(fees.require(question).paidInTime()).isTrue();
    }

    private String feeToBeAsked() {
        String reference = refusals.searched(
                RECEIVED, "Please print the 800 pages of the manual and post them.", "Fay Fee", Refusals.found(30));
        casework.complete("cara", reference, "decideOutcome", disclosedForAFee());
        assertThat(casework.openSteps(reference)).containsExactly("writeFeesNotice");
        return reference;
    }

    private String asked() {
        String reference = feeToBeAsked();
        time.travelTo(NOTICE);
        casework.complete("cara", reference, "writeFeesNotice", fee());
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        return reference;
    }

    static Map<String, Object> disclosedForAFee() {
        return form("outcome", "DISCLOSE", "answer", "There are 800 pages, enclosed.", "feeCharged", true);
    }

    static Map<String, Object> fee() {
        return form(
                "charged",
                true,
                "items",
                List.of(
                        form("kind", "COPYING", "what", "Pages", "quantity", 800, "poundsEach", "0.05"),
                        form("kind", "POSTAGE", "what", "Parcel", "quantity", 1, "poundsEach", "2.00")),
                "howToPay",
                "By card on 01632 960 002, or by cheque to Anywhere Police.");
    }

    static Map<String, Object> paid(String on, String amount) {
        return form("paid", true, "paidOn", on, "amount", amount);
    }
}
