package org.foicasework.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.CostEstimate;
import org.foicasework.exemption.CostLimit;
import org.foicasework.exemption.Decision;

/** The estimate of a refusal for its cost, as a template may name it. All sums are made here. */
record CostView(
        String provision,
        boolean holdingLeftOpen,
        BigDecimal limit,
        BigDecimal limitHours,
        BigDecimal poundsPerHour,
        List<Work> work,
        BigDecimal ownHours,
        BigDecimal hours,
        BigDecimal pounds,
        Words sample,
        Integer sampleSize,
        Aggregated aggregated,
        Words advice) {

    record Work(String activity, String what, Integer records, BigDecimal minutesEach, BigDecimal hours) {}

    record Aggregated(String basis, String sameInformation, Words concert, List<Other> requests) {}

    record Other(String name, LocalDate receivedOn, BigDecimal hours) {}

    static CostView of(Decision decision, AuthorityClass authority) {
        CostEstimate cost = decision.cost().orElse(null);
        if (cost == null) {
            return new CostView(
                    null, false, null, null, null, List.of(), null, null, null, null, null, null, advice(decision));
        }
        CostLimit limit = cost.receivedOn() == null ? null : CostLimit.of(authority, cost.receivedOn());
        return new CostView(
                cost.provision() == null ? null : "section " + cost.provision().subsection(),
                cost.provision() == CostEstimate.Provision.CONFIRMING_OR_DENYING,
                limit == null ? null : limit.pounds(),
                limit == null ? null : limit.hours(),
                limit == null ? null : limit.poundsPerHour(),
                cost.work().stream()
                        .map(work -> new Work(
                                work.activity() == null ? null : work.activity().label(),
                                work.what(),
                                work.records(),
                                work.minutesEach(),
                                CostLimit.hours(work.minutes())))
                        .toList(),
                CostLimit.hours(cost.ownMinutes()),
                CostLimit.hours(cost.minutes()),
                limit == null ? null : limit.pounds(cost.minutes()),
                Words.of(cost.sample()),
                cost.sampleSize(),
                cost.aggregation() == null ? null : aggregated(cost.aggregation()),
                advice(decision));
    }

    private static Words advice(Decision decision) {
        return Words.of(decision.adviceAndAssistance());
    }

    private static Aggregated aggregated(CostEstimate.Aggregation aggregation) {
        return new Aggregated(
                aggregation.basis() == null ? null : aggregation.basis().words(),
                aggregation.sameInformation(),
                Words.of(aggregation.concert()),
                aggregation.requests().stream()
                        .map(other -> new Other(
                                other.label() == null ? other.reference() : other.label(),
                                other.receivedOn(),
                                other.minutes() == null ? null : CostLimit.hours(other.minutes())))
                        .toList());
    }
}
