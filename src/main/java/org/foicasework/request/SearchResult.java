package org.foicasework.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What an information owner reports. See {@link Search} for the fields.
 *
 * @param attachmentIds the files found, uploaded beforehand
 * @param estimate only where the search would take too long; otherwise null
 */
public record SearchResult(
        Search.Result result,
        Integer minutes,
        String places,
        String method,
        String explanation,
        String harm,
        List<UUID> attachmentIds,
        Estimate estimate) {

    /**
     * How long a search would take, as far as a sample tells.
     *
     * @param records how many records would have to be gone through
     * @param minutesEach minutes for each
     * @param sampleSize how many were tried
     * @param sample how they were chosen and what was done with them
     */
    public record Estimate(Integer records, BigDecimal minutesEach, Integer sampleSize, String sample) {

        private void check(Problems problems) {
            problems.require(records, "estimate.records", "Enter how many records would have to be gone through.");
            if (records != null && (records < 1 || records > 1_000_000_000)) {
                problems.add("estimate.records", "Enter the number of records as a whole number, at least 1.");
            }
            problems.require(minutesEach, "estimate.minutesEach", "Enter the minutes for each record.");
            if (minutesEach != null
                    && (minutesEach.signum() <= 0 || minutesEach.compareTo(BigDecimal.valueOf(100_000)) > 0)) {
                problems.add("estimate.minutesEach", "Enter the minutes for each record as a number above 0.");
            }
            problems.require(sampleSize, "estimate.sampleSize", "Enter how many records you tried.");
            if (sampleSize != null && (sampleSize < 1 || records != null && sampleSize > records)) {
                problems.add(
                        "estimate.sampleSize", "Enter how many records you tried: at least 1, at most all of them.");
            }
            problems.require(sample, "estimate.sample", "Say how you chose the sample and what you did with it.");
        }
    }

    public SearchResult {
        attachmentIds = attachmentIds == null ? List.of() : List.copyOf(attachmentIds);
    }

    void check() {
        Problems problems = new Problems();
        problems.require(result, "result", "Say whether the information is held.");
        problems.require(minutes, "minutes", "Enter the minutes the search took.");
        if (minutes != null && (minutes < 0 || minutes > 600_000)) {
            problems.add("minutes", "Enter the minutes as a whole number, 0 or more.");
        }
        problems.require(places, "places", "Say where you looked.");
        problems.require(method, "method", "Say how you looked: systems, search terms, people asked.");
        problems.require(explanation, "explanation", "Say what you found, or why nothing is held.");
        if (result == Search.Result.WOULD_TAKE_TOO_LONG) {
            problems.require(estimate, "estimate", "Estimate how long the search would take.");
            if (estimate != null) {
                estimate.check(problems);
            }
        }
        problems.stop();
    }
}
