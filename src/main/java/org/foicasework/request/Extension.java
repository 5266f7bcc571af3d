package org.foicasework.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * More time for one question, asked for and perhaps granted.
 *
 * @param number the how-manieth of this question on this ground: a second one is exceptional
 * @param dueBefore the last day for the answer when it was asked for: the notice has to go by then
 * @param guideUntil how far an extension ordinarily goes
 * @param estimate the date by which a decision is expected (s17(2)); the new last day under the Regulations
 * @param reason why more time is needed, as the applicant reads it
 * @param complexity why the request is complex, as the applicant reads it; for {@link Ground#COMPLEXITY_AND_VOLUME}
 * @param volume what makes it voluminous, likewise
 * @param exceptionalReason why the date lies beyond {@code guideUntil}, or why there is another extension; for the record
 * @param digest what the decision said when the time was asked for; null under the Regulations
 * @param notifiedOn the day on which the notice went; null before
 * @param moved whether the clock's date moved with it; not when the notice went too late
 * @param answers what managers said, oldest first
 */
public record Extension(
        long id,
        long questionId,
        Ground ground,
        int number,
        LocalDate dueBefore,
        LocalDate guideUntil,
        LocalDate estimate,
        String reason,
        String complexity,
        String volume,
        String exceptionalReason,
        String digest,
        Instant askedAt,
        String askedBy,
        LocalDate notifiedOn,
        Boolean moved,
        List<Answer> answers) {

    /** Why more time may be taken. */
    public enum Ground {
        /** FOIA s10(3): the public interest in a qualified exemption is still being weighed. */
        PUBLIC_INTEREST("to weigh the public interest (section 10(3))"),
        /** EIR reg 7(1): the complexity <em>and</em> the volume make it impracticable to comply in time. */
        COMPLEXITY_AND_VOLUME("for complexity and volume (regulation 7)");

        private final String words;

        Ground(String words) {
            this.words = words;
        }

        /** As the end of "more time ...". */
        public String words() {
            return words;
        }
    }

    /** What a manager said. */
    public record Answer(boolean granted, String reasons, Instant decidedAt, String decidedBy) {}

    public Extension {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /**
     * Whether one manager is not enough: a date beyond the guideline (law: exceptional, recorded reasons), or not the first
     * extension of this question.
     */
    public boolean escalated() {
        return number > 1 || estimate.isAfter(guideUntil);
    }

    /** Whether every manager who has to has said yes, and none no. */
    public boolean granted() {
        return answers.size() == (escalated() ? 2 : 1) && answers.stream().allMatch(Answer::granted);
    }
}
