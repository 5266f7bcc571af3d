package org.foicasework.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foicasework.exemption.CostEstimate.Activity.LOCATING;
import static org.foicasework.exemption.CostEstimate.Provision.COMPLYING;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostEstimateTest {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 8, 12);

    @Test
    void aPoliceForceMaySpend450PoundsWhichIs18Hours() {
        CostLimit limit = CostLimit.of(AuthorityClass.POLICE, RECEIVED);

        assertThat(limit.pounds()).isEqualByComparingTo("450");
        assertThat(limit.poundsPerHour()).isEqualByComparingTo("25");
        assertThat(limit.hours()).isEqualTo(new BigDecimal("18"));
    }

    @ParameterizedTest
    @EnumSource
    void theBodiesOfPartIOfSchedule1MaySpend600PoundsWhichIs24Hours(AuthorityClass authority) {
        boolean partI = List.of(
                        AuthorityClass.CENTRAL_GOVERNMENT,
                        AuthorityClass.WELSH_GOVERNMENT,
                        AuthorityClass.HOUSE_OF_PARLIAMENT)
                .contains(authority);

        assertThat(CostLimit.of(authority, RECEIVED).hours()).isEqualTo(new BigDecimal(partI ? "24" : "18"));
    }

    @Test
    void beforeTheActThereIsNoLimit() {
        assertThatThrownBy(() -> CostLimit.of(AuthorityClass.POLICE, LocalDate.of(2004, 12, 31)))
                .hasMessageContaining("2004-12-31");
    }

    @Test
    void exactlyTheLimitDoesNotExceedItAndOneSecondMoreDoes() {
        CostLimit limit = CostLimit.of(AuthorityClass.POLICE, RECEIVED);

        assertThat(limit.isExceededBy(new BigDecimal("1080"))).isFalse();
        assertThat(limit.isExceededBy(new BigDecimal("1080.0166"))).isTrue();
    }

    @Test
    void twelveThousandRecordsAtSixMinutesAre1200HoursAnd30000Pounds() {
        CostEstimate estimate = estimate(12_000, "6.0", null);

        assertThat(CostLimit.hours(estimate.minutes())).isEqualTo(new BigDecimal("1200"));
        assertThat(CostLimit.of(AuthorityClass.POLICE, RECEIVED).pounds(estimate.minutes()))
                .isEqualTo(new BigDecimal("30000.00"));
    }

    @Test
    void requestsThatAreAddedUpCountTogether() {
        CostEstimate estimate = estimate(
                600,
                "1",
                new CostEstimate.Aggregation(
                        CostEstimate.Aggregation.Basis.CONCERT_OR_CAMPAIGN,
                        "Both ask for the same.",
                        "One template.",
                        List.of(other(600), other(600))));

        assertThat(CostLimit.hours(estimate.ownMinutes())).isEqualTo(new BigDecimal("10"));
        assertThat(CostLimit.hours(estimate.minutes())).isEqualTo(new BigDecimal("30"));
    }

    @Test
    void anAmountWrittenInAnotherWayIsTheSameEstimate() {
        assertThat(decision(estimate(12_000, "6.00", null)).digest())
                .isEqualTo(decision(estimate(12_000, "6", null)).digest())
                .isNotEqualTo(decision(estimate(12_000, "6.01", null)).digest());
    }

    @Test
    void aNumberBeyondAllReasonIsRefusedBeforeItIsWrittenOut() {
        assertThatThrownBy(() -> estimate(1, "1e1000000000", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CostEstimate.Aggregation.Other other(int minutes) {
        return new CostEstimate.Aggregation.Other(
                "01.FOI.24.000001", null, RECEIVED.minusDays(7), BigDecimal.valueOf(minutes));
    }

    static CostEstimate estimate(int records, String minutesEach, CostEstimate.Aggregation aggregation) {
        return new CostEstimate(
                COMPLYING,
                RECEIVED,
                List.of(new CostEstimate.Work(
                        LOCATING, "Custody records, each opened", records, new BigDecimal(minutesEach))),
                "Every 600th record was opened.",
                20,
                "Custody unit",
                aggregation);
    }

    static Decision decision(CostEstimate estimate) {
        return new Decision(Outcome.COST_LIMIT, null, null, null, List.of(), null, false)
                .withRequestRefusal(RequestRefusal.of(estimate), "We could give the last three months.");
    }
}
