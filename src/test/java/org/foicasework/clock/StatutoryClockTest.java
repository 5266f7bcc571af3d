package org.foicasework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.foicasework.clock.ClockEvent.clarificationReceived;
import static org.foicasework.clock.ClockEvent.clarificationRequested;
import static org.foicasework.clock.ClockEvent.complexityExtension;
import static org.foicasework.clock.ClockEvent.feeReceived;
import static org.foicasework.clock.ClockEvent.feesNoticeIssued;
import static org.foicasework.clock.ClockEvent.publicInterestExtension;
import static org.foicasework.clock.ClockEvent.reviewExtended;
import static org.foicasework.clock.ClockEvent.schoolClosed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.foicasework.clock.Deadline.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryClockTest {

    private final StatutoryClock clock = Calendars.clock();

    @ParameterizedTest(name = "{0}: {1} received {2}, {3}")
    @CsvFileSource(resources = "deadlines.csv", numLinesToSkip = 1)
    void knownCasesComeOutRight(
            String name, Regime regime, String received, String events, Status status, LocalDate due) {
        LocalDate receivedOn =
                received.contains("T") ? StatutoryClock.receivedOn(Instant.parse(received)) : LocalDate.parse(received);

        Deadline deadline = clock.deadline(regime, receivedOn, events(events), null);

        assertThat(deadline.status()).isEqualTo(status);
        assertThat(deadline.dueOn()).isEqualTo(due);
    }

    // ---- receipt ----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2024-07-01T22:59:59Z, 2024-07-01",
        "2024-07-01T23:00:00Z, 2024-07-02",
        "2024-07-01T23:30:00Z, 2024-07-02",
        "2024-12-01T23:59:59Z, 2024-12-01",
        "2026-03-29T00:30:00Z, 2026-03-29",
        "2026-10-24T23:30:00Z, 2026-10-25"
    })
    void theDayOfReceiptIsTheDayInLondon(Instant receivedAt, LocalDate receivedOn) {
        assertThat(StatutoryClock.receivedOn(receivedAt)).isEqualTo(receivedOn);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 2026-07-01T23:00:00Z", "2026-12-01, 2026-12-02T00:00:00Z"})
    void aBreachBeginsAtMidnightInLondonAfterTheDueDate(LocalDate dueOn, Instant begins) {
        assertThat(StatutoryClock.breachBegins(dueOn)).isEqualTo(begins);
    }

    // ---- clarification ----------------------------------------------------------------------------------------------

    @Test
    void askingAgainWhileStillWaitingLeavesTheClockStopped() {
        Deadline waiting =
                foia("2025-06-02", clarificationRequested(on("2025-06-04")), clarificationRequested(on("2025-06-11")));
        Deadline answered = foia(
                "2025-06-02",
                clarificationRequested(on("2025-06-04")),
                clarificationRequested(on("2025-06-11")),
                clarificationReceived(on("2025-06-16")));

        assertThat(waiting.status()).isEqualTo(Status.SUSPENDED);
        assertThat(answered.dueOn()).isEqualTo("2025-07-15");
    }

    @Test
    void aClarificationAskedForAfterTheDueDateDoesNotWipeOutTheBreach() {
        Deadline deadline =
                foia("2023-10-02", clarificationRequested(on("2023-11-01")), clarificationReceived(on("2023-11-06")));

        assertThat(deadline.missed()).containsExactly(on("2023-10-30"));
        assertThat(deadline.dueOn()).isEqualTo("2023-12-05");
        assertThat(entry(deadline, "2023-11-01").why()).contains("30 October 2023", "breach stands");
    }

    @Test
    void aClarificationAskedForOnTheDueDateIsNoBreach() {
        assertThat(foia("2023-10-02", clarificationRequested(on("2023-10-30"))).missed())
                .isEmpty();
    }

    @Test
    void theDaysAfterAMissedDueDateDoNotCount() {
        Deadline deadline = foia("2023-10-02", clarificationRequested(on("2023-11-03")));

        assertThat(deadline.status()).isEqualTo(Status.SUSPENDED);
        assertThat(deadline.ledger().stream().filter(LedgerEntry::counts)).hasSize(20);
        assertThat(entry(deadline, "2023-10-31").why()).contains("After the last day");
    }

    @Test
    void aClarificationTakesAnEarlierExtensionWithIt() {
        Deadline deadline = foia(
                "2025-01-06",
                publicInterestExtension(on("2025-01-20"), 20),
                clarificationRequested(on("2025-01-21")),
                clarificationReceived(on("2025-02-03")));

        assertThat(deadline.dueOn()).isEqualTo("2025-03-03");
        assertThat(deadline.dueWithoutExtension()).isEqualTo(deadline.dueOn());
    }

    // ---- fees -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2024-09-05, 2024-12-04",
        "2024-12-01, 2025-02-28",
        "2024-11-29, 2025-02-28",
        "2024-11-30, 2025-02-28",
        "2023-11-30, 2024-02-29",
        "2023-11-29, 2024-02-28",
        "2024-08-31, 2024-11-30"
    })
    void threeMonthsToPayBeginWithTheDayOfTheNotice(LocalDate notice, LocalDate payBy) {
        Deadline owed = clock.deadline(Regime.FOIA, notice, List.of(feesNoticeIssued(notice)), payBy);
        assertThat(owed.status()).isEqualTo(Status.SUSPENDED);
        assertThat(owed.payBy()).isEqualTo(payBy);

        assertThat(clock.deadline(Regime.FOIA, notice, List.of(feesNoticeIssued(notice), feeReceived(payBy)), null)
                        .status())
                .isEqualTo(Status.RUNNING);
        assertThat(clock.deadline(
                                Regime.FOIA,
                                notice,
                                List.of(feesNoticeIssued(notice), feeReceived(payBy.plusDays(1))),
                                null)
                        .status())
                .isEqualTo(Status.LAPSED);
    }

    @Test
    void aFeeStillOwedLapsesTheDayAfterTheLastDayToPay() {
        List<ClockEvent> events = List.of(feesNoticeIssued(on("2024-09-05")));

        assertThat(clock.deadline(Regime.FOIA, on("2024-09-02"), events, on("2024-12-04"))
                        .status())
                .isEqualTo(Status.SUSPENDED);
        Deadline lapsed = clock.deadline(Regime.FOIA, on("2024-09-02"), events, on("2024-12-05"));
        assertThat(lapsed.status()).isEqualTo(Status.LAPSED);
        assertThat(lapsed.dueOn()).isNull();
        assertThat(last(lapsed).on()).isEqualTo("2024-12-05");
        assertThat(last(lapsed).why()).contains("not paid by 4 December 2024");
    }

    @Test
    void anAdvancePaymentUnderTheEirHasSixtyWorkingDays() {
        List<ClockEvent> paid = List.of(feesNoticeIssued(on("2024-09-10")), feeReceived(on("2024-12-04")));

        assertThat(clock.deadline(Regime.EIR, on("2024-09-02"), paid.subList(0, 1), null)
                        .payBy())
                .isEqualTo("2024-12-04");
        assertThat(clock.deadline(Regime.EIR, on("2024-09-02"), paid, null).status())
                .isEqualTo(Status.RUNNING);
    }

    @Test
    void nothingMoreCanHappenOnceTheFeeWentUnpaid() {
        isIllegal(
                () -> foia(
                        "2024-09-02",
                        feesNoticeIssued(on("2024-09-05")),
                        feeReceived(on("2024-12-05")),
                        clarificationRequested(on("2024-12-06"))),
                "CLARIFICATION_REQUESTED on 6 December 2024",
                "4 December 2024");
        isIllegal(
                () -> foia("2024-09-02", feesNoticeIssued(on("2024-09-05")), clarificationRequested(on("2024-12-06"))),
                "lapsed");
    }

    @Test
    void aFeesNoticeMustBeGivenWithinTheTime() {
        isIllegal(
                () -> foia("2024-09-02", feesNoticeIssued(on("2024-10-01"))),
                "FEES_NOTICE_ISSUED on 1 October 2024",
                "30 September 2024");
    }

    @Test
    void aFeeStillOwedAndAClarificationStillAwaitedBothStopTheClock() {
        Deadline deadline = foia(
                "2024-09-02",
                feesNoticeIssued(on("2024-09-05")),
                clarificationRequested(on("2024-09-06")),
                clarificationReceived(on("2024-09-09")));

        assertThat(deadline.status()).isEqualTo(Status.SUSPENDED);
        assertThat(deadline.payBy()).isEqualTo("2024-12-04");
    }

    // ---- extensions -------------------------------------------------------------------------------------------------

    @Test
    void aPublicInterestExtensionStillShowsTheDayItsNoticeWasDue() {
        Deadline deadline = foia("2024-11-11", publicInterestExtension(on("2024-12-10"), 20));

        assertThat(deadline.dueWithoutExtension()).isEqualTo("2024-12-10");
        assertThat(deadline.dueOn()).isEqualTo("2025-01-13");
        assertThat(entry(deadline, "2024-12-10").why()).contains("Working day 20", "but for the extension");
        assertThat(deadline.ledger().stream().filter(LedgerEntry::counts)).hasSize(40);
    }

    @Test
    void anExtensionBeyondTheGuidelineSaysSo() {
        assertThat(entry(foia("2024-11-11", publicInterestExtension(on("2024-12-10"), 20)), "2024-12-10")
                        .why())
                .doesNotContain("guideline");
        assertThat(entry(foia("2024-11-11", publicInterestExtension(on("2024-12-10"), 21)), "2024-12-10")
                        .why())
                .contains("guideline");
    }

    @Test
    void aFurtherPublicInterestExtensionAddsToTheFirst() {
        Deadline deadline = foia(
                "2023-10-02",
                publicInterestExtension(on("2023-10-30"), 20),
                publicInterestExtension(on("2023-11-27"), 5));

        assertThat(deadline.dueOn()).isEqualTo("2023-12-05");
        assertThat(deadline.dueWithoutExtension()).isEqualTo("2023-10-30");
    }

    @Test
    void noticeOfAnExtensionMustBeGivenWithinTheTime() {
        isIllegal(() -> foia("2023-10-02", publicInterestExtension(on("2023-10-31"), 20)), "30 October 2023", "s17(1)");
        isIllegal(
                () -> clock.deadline(
                        Regime.EIR, on("2023-10-02"), List.of(complexityExtension(on("2023-10-31"))), null),
                "reg 7");
    }

    @Test
    void aStoppedClockCannotBeExtended() {
        isIllegal(
                () -> foia(
                        "2023-10-02",
                        clarificationRequested(on("2023-10-03")),
                        publicInterestExtension(on("2023-10-04"), 20)),
                "waiting for a clarification");
    }

    @Test
    void complexityAndReviewAreExtendedOnce() {
        isIllegal(
                () -> clock.deadline(
                        Regime.EIR,
                        on("2023-10-02"),
                        List.of(complexityExtension(on("2023-10-05")), complexityExtension(on("2023-10-06"))),
                        null),
                "already been extended");
        isIllegal(
                () -> clock.deadline(
                        Regime.INTERNAL_REVIEW,
                        on("2023-10-02"),
                        List.of(reviewExtended(on("2023-10-05")), reviewExtended(on("2023-10-06"))),
                        null),
                "already been extended");
    }

    @ParameterizedTest
    @CsvSource({
        "EIR, PUBLIC_INTEREST_EXTENSION",
        "EIR_RECONSIDERATION, PUBLIC_INTEREST_EXTENSION",
        "INTERNAL_REVIEW, PUBLIC_INTEREST_EXTENSION",
        "FOIA, COMPLEXITY_EXTENSION",
        "FOIA_SCHOOL, COMPLEXITY_EXTENSION",
        "FOIA_ARCHIVE, COMPLEXITY_EXTENSION",
        "EIR_RECONSIDERATION, COMPLEXITY_EXTENSION",
        "INTERNAL_REVIEW, COMPLEXITY_EXTENSION",
        "FOIA, REVIEW_EXTENDED",
        "EIR, REVIEW_EXTENDED",
        "EIR_RECONSIDERATION, REVIEW_EXTENDED",
        "FOIA, SCHOOL_CLOSED",
        "FOIA_ARCHIVE, SCHOOL_CLOSED",
        "EIR, SCHOOL_CLOSED",
        "INTERNAL_REVIEW, FEES_NOTICE_ISSUED",
        "EIR_RECONSIDERATION, FEES_NOTICE_ISSUED",
        "INTERNAL_REVIEW, CLARIFICATION_REQUESTED",
        "EIR_RECONSIDERATION, CLARIFICATION_REQUESTED"
    })
    void whatARegimeDoesNotHaveIsRefused(Regime regime, ClockEvent.Type type) {
        LocalDate on = on("2023-10-04");
        ClockEvent event = new ClockEvent(
                type,
                on,
                type == ClockEvent.Type.SCHOOL_CLOSED ? on : null,
                type == ClockEvent.Type.PUBLIC_INTEREST_EXTENSION ? 20 : null);

        isIllegal(
                () -> clock.deadline(regime, on("2023-10-02"), List.of(event), null),
                type + " is not available under " + regime);
    }

    // ---- schools ----------------------------------------------------------------------------------------------------

    @Test
    void theSixtiethWorkingDayIsTheLastEvenWhenTheSchoolIsClosed() {
        Deadline deadline = clock.deadline(
                Regime.FOIA_SCHOOL, on("2025-07-21"), List.of(schoolClosed(on("2025-07-22"), on("2025-10-31"))), null);

        assertThat(deadline.dueOn()).isEqualTo("2025-10-15");
        assertThat(last(deadline).why()).contains("school was closed", "Working day 60");
    }

    @Test
    void aClosureThatBeganBeforeReceiptCounts() {
        Deadline deadline = clock.deadline(
                Regime.FOIA_SCHOOL, on("2024-08-01"), List.of(schoolClosed(on("2024-07-24"), on("2024-09-03"))), null);

        assertThat(deadline.dueOn()).isEqualTo("2024-10-01");
    }

    @Test
    void aSchoolCanExtendForThePublicInterest() {
        Deadline deadline = clock.deadline(
                Regime.FOIA_SCHOOL,
                on("2023-10-02"),
                List.of(
                        schoolClosed(on("2023-10-23"), on("2023-10-27")),
                        publicInterestExtension(on("2023-11-06"), 20)),
                null);

        assertThat(deadline.dueWithoutExtension()).isEqualTo("2023-11-06");
        assertThat(deadline.dueOn()).isEqualTo("2023-12-05");
    }

    // ---- the order of events ----------------------------------------------------------------------------------------

    @Test
    void eventsOutOfOrderAreRefused() {
        isIllegal(
                () -> foia(
                        "2024-09-02",
                        clarificationRequested(on("2024-09-10")),
                        clarificationReceived(on("2024-09-05"))),
                "CLARIFICATION_RECEIVED on 5 September 2024 is before CLARIFICATION_REQUESTED on 10 September 2024");
        isIllegal(() -> foia("2024-09-02", clarificationRequested(on("2024-09-01"))), "before the day of receipt");
    }

    @Test
    void anAnswerToAQuestionNeverAskedIsRefused() {
        isIllegal(
                () -> foia("2024-09-02", clarificationReceived(on("2024-09-05"))),
                "no clarification had been asked for");
        isIllegal(() -> foia("2024-09-02", feeReceived(on("2024-09-05"))), "no fee was owed");
        isIllegal(
                () -> foia("2024-09-02", feesNoticeIssued(on("2024-09-05")), feesNoticeIssued(on("2024-09-06"))),
                "has not been paid yet");
    }

    @Test
    void anEventHasWhatItsTypeNeedsAndNoMore() {
        isIllegal(() -> publicInterestExtension(on("2024-09-05"), 0), "workingDays");
        isIllegal(() -> schoolClosed(on("2024-09-05"), on("2024-09-04")), "before it begins");
        isIllegal(
                () -> new ClockEvent(ClockEvent.Type.CLARIFICATION_REQUESTED, on("2024-09-05"), null, 3),
                "Only PUBLIC_INTEREST_EXTENSION");
        isIllegal(
                () -> new ClockEvent(ClockEvent.Type.FEE_RECEIVED, on("2024-09-05"), on("2024-09-06"), null),
                "Only SCHOOL_CLOSED");
    }

    @Test
    void aYearThatIsNotKnownIsNamedWhereverItComesUp() {
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(() -> foia("2018-06-01"))
                .withMessageContaining("2018");
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(() -> clock.deadline(
                        Regime.FOIA,
                        on("2026-06-01"),
                        List.of(clarificationRequested(on("2026-06-02")), clarificationReceived(LocalDate.MAX)),
                        null))
                .withMessageContaining("999999999");
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(() -> foia("2026-06-01", publicInterestExtension(on("2026-06-02"), Integer.MAX_VALUE)))
                .withMessageContaining("2029");
    }

    // ---- the ledger -------------------------------------------------------------------------------------------------

    @Test
    void theLedgerNamesEachSkippedDayWithItsNationAndSection() {
        Deadline deadline = foia("2026-05-15");

        assertThat(entry(deadline, "2026-05-15").why()).startsWith("Request received. Day 0");
        assertThat(entry(deadline, "2026-05-16").why()).isEqualTo("Not a working day: Saturday.");
        assertThat(entry(deadline, "2026-05-16").source()).isEqualTo("FOIA 2000 s10(6)");
        assertThat(entry(deadline, "2026-05-25").why())
                .isEqualTo("Not a working day: Spring bank holiday (all of the United Kingdom).");
        assertThat(entry(deadline, "2026-06-15"))
                .returns(false, LedgerEntry::counts)
                .returns(null, LedgerEntry::day)
                .satisfies(entry -> assertThat(entry.why()).contains("(Scotland)"))
                .satisfies(entry -> assertThat(entry.source())
                        .contains("FOIA 2000 s10(6)", "Banking and Financial Dealings Act 1971"));
        assertThat(last(deadline).why()).isEqualTo("Working day 20. The last day to answer in time.");
        assertThat(last(deadline).source()).isEqualTo("FOIA 2000 s10(1)");
    }

    @Test
    void theLedgerShowsWhatStoppedAndRestartedTheClock() {
        Deadline deadline =
                foia("2026-05-20", clarificationRequested(on("2026-05-26")), clarificationReceived(on("2026-06-02")));

        assertThat(deadline.dueOn()).isEqualTo("2026-07-01");
        assertThat(deadline.countedFrom()).isEqualTo("2026-06-02");
        assertThat(entry(deadline, "2026-05-22").why())
                .isEqualTo("Does not count: the clock started again on 2 June 2026.");
        assertThat(entry(deadline, "2026-05-25").why()).contains("Spring bank holiday");
        assertThat(entry(deadline, "2026-05-26").why()).contains("the clock stops");
        assertThat(entry(deadline, "2026-05-26").source()).contains("s1(3)");
        assertThat(entry(deadline, "2026-06-02").why()).contains("the clock starts again", "Day 0");
        assertThat(deadline.ledger().stream().filter(LedgerEntry::counts)).hasSize(20);
        assertThat(deadline.ledger())
                .extracting(LedgerEntry::on)
                .containsExactlyElementsOf(
                        on("2026-05-20").datesUntil(on("2026-07-02")).toList());
    }

    @Test
    void theLedgerShowsTheDaysDisregardedForAFee() {
        Deadline deadline = foia("2024-09-02", feesNoticeIssued(on("2024-09-05")), feeReceived(on("2024-09-12")));

        assertThat(deadline.ledger().stream().filter(entry -> entry.why().contains("Disregarded")))
                .hasSize(6)
                .allSatisfy(entry -> assertThat(entry.source()).contains("s10(2)"));
        assertThat(entry(deadline, "2024-09-13").day()).isEqualTo(3);
    }

    @Test
    void aStoppedClockShowsItsDaysUpToTheEventThatStoppedIt() {
        Deadline deadline = foia("2024-10-01", clarificationRequested(on("2024-10-03")));

        assertThat(deadline.dueOn()).isNull();
        assertThat(last(deadline).on()).isEqualTo("2024-10-03");
        assertThat(last(deadline).counts()).isFalse();
        assertThat(entry(deadline, "2024-10-02").day()).isEqualTo(1);
    }

    @Test
    void theAnswerNamesTheCalendarItWasCountedWith() {
        assertThat(foia("2024-10-01").calendarVersion())
                .isEqualTo(Calendars.workingDays().calendarVersion());
    }

    private Deadline foia(String receivedOn, ClockEvent... events) {
        return clock.deadline(Regime.FOIA, on(receivedOn), List.of(events), null);
    }

    private static void isIllegal(ThrowingCallable call, String... words) {
        assertThatExceptionOfType(IllegalClockEventException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static LedgerEntry entry(Deadline deadline, String on) {
        return deadline.ledger().stream()
                .filter(entry -> entry.on().equals(on(on)))
                .findFirst()
                .orElseThrow();
    }

    private static LedgerEntry last(Deadline deadline) {
        return deadline.ledger().get(deadline.ledger().size() - 1);
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }

    private static List<ClockEvent> events(String events) {
        return events == null
                ? List.of()
                : Arrays.stream(events.split("; "))
                        .map(StatutoryClockTest::event)
                        .toList();
    }

    private static ClockEvent event(String event) {
        String[] words = event.split(" ");
        ClockEvent.Type type = ClockEvent.Type.valueOf(words[0]);
        return new ClockEvent(
                type,
                on(words[1]),
                type == ClockEvent.Type.SCHOOL_CLOSED ? on(words[2]) : null,
                type == ClockEvent.Type.PUBLIC_INTEREST_EXTENSION ? Integer.valueOf(words[2]) : null);
    }
}
