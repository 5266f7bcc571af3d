package org.foicasework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterTheAnswerTest {

    private final AfterTheAnswer after = new AfterTheAnswer(Calendars.workingDays());
    private final StatutoryClock clock = Calendars.clock();

    @Test
    void aDecisionNoticeOf20January2025HasItsStepsTakenBy19FebruaryAndIsAppealedBy17February() {
        LocalDate notice = LocalDate.of(2025, 1, 20);

        assertThat(after.stepsDue(notice, AfterTheAnswer.USUAL_DAYS_FOR_STEPS)).isEqualTo("2025-02-19");
        assertThat(after.appealBy(notice)).isEqualTo("2025-02-17");
    }

    @Test
    void aDecisionNoticeOf2March2026HasItsStepsTakenBy1AprilAndIsAppealedBy30March() {
        LocalDate notice = LocalDate.of(2026, 3, 2);

        assertThat(after.stepsDue(notice, 30)).isEqualTo("2026-04-01");
        assertThat(after.stepsDue(notice, 35)).isEqualTo("2026-04-06");
        assertThat(after.appealBy(notice)).isEqualTo("2026-03-30");
    }

    @Test
    void stepsAreCountedInCalendarDaysAndMayEndOnASunday() {
        assertThat(after.stepsDue(LocalDate.of(2026, 1, 2), 30))
                .isEqualTo("2026-02-01")
                .isEqualTo(LocalDate.of(2026, 2, 1));
        assertThatThrownBy(() -> after.stepsDue(LocalDate.of(2026, 1, 2), 0))
                .hasMessageContaining("at least one day, not 0");
    }

    @Test
    void anAppealWhoseTimeEndsOnGoodFridayIsInTimeOnTheTuesdayAfterEaster() {
        assertThat(LocalDate.of(2026, 3, 6).plusDays(28)).isEqualTo("2026-04-03");
        assertThat(after.appealBy(LocalDate.of(2026, 3, 6))).isEqualTo("2026-04-07");
    }

    @Test
    void anAppealWhoseTimeEndsOnASaturdayIsInTimeOnTheMonday() {
        assertThat(after.appealBy(LocalDate.of(2026, 1, 17))).isEqualTo("2026-02-16");
    }

    @Test
    void aHolidayOfNorthernIrelandOrScotlandAloneDoesNotLengthenTheTimeForAnAppeal() {
        assertThat(after.appealBy(LocalDate.of(2027, 6, 14))).isEqualTo("2027-07-12");
        assertThat(after.appealBy(LocalDate.of(2026, 5, 18))).isEqualTo("2026-06-15");
    }

    @Test
    void aReviewOfTheAnswerOf25November2024CanBeAskedForUntil27January() {
        assertThat(after.lastDayToAskForReview(LocalDate.of(2024, 11, 25))).isEqualTo("2025-01-27");
    }

    @Test
    void aReviewOfTheAnswerOf16August2022CanBeAskedForUntil13October() {
        assertThat(after.lastDayToAskForReview(LocalDate.of(2022, 8, 16))).isEqualTo("2022-10-13");
    }

    @Test
    void representationsOnAnEnvironmentalAnswerOf21July2026CanBeMadeUntil17September() {
        assertThat(after.lastDayToAskForReview(LocalDate.of(2026, 7, 21))).isEqualTo("2026-09-17");
        assertThat(clock.deadline(Regime.EIR_RECONSIDERATION, LocalDate.of(2026, 8, 10), List.of(), null)
                        .dueOn())
                .isEqualTo("2026-10-06");
    }

    @Test
    void aReviewAskedForOn13December2024IsDueOn16JanuaryAndWhenExtendedOn13February() {
        LocalDate asked = LocalDate.of(2024, 12, 13);

        assertThat(clock.deadline(Regime.INTERNAL_REVIEW, asked, List.of(), null)
                        .dueOn())
                .isEqualTo("2025-01-16");
        assertThat(clock.deadline(
                                Regime.INTERNAL_REVIEW,
                                asked,
                                List.of(ClockEvent.reviewExtended(LocalDate.of(2025, 1, 10))),
                                null)
                        .dueOn())
                .isEqualTo("2025-02-13");
    }
}
