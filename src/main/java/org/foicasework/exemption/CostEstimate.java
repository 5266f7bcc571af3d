package org.foicasework.exemption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The estimate on which a refusal under s12 rests: "sensible, realistic and supported by cogent evidence", as the tribunal
 * has it. It need not be the work itself; a sample is the best way.
 *
 * @param provision whether to comply would exceed the limit, or even to say whether the information is held
 * @param receivedOn the day of receipt, which decides the limit that applies
 * @param work what would have to be done, activity by activity; only the four of SI 2004/3244 reg 4(3) exist
 * @param sample how the estimate was made: what was sampled, and how
 * @param sampleSize how many records were sampled
 * @param estimatedBy who made it, by role or unit
 * @param aggregation the other requests that are added up with this one (s12(4)); null where it stands alone
 */
public record CostEstimate(
        Provision provision,
        LocalDate receivedOn,
        List<Work> work,
        String sample,
        Integer sampleSize,
        String estimatedBy,
        Aggregation aggregation) {

    public CostEstimate {
        work = work == null ? List.of() : work.stream().filter(Objects::nonNull).toList();
    }

    /** Which limb of s12 is relied on. */
    public enum Provision {
        /** s12(1): complying with the request would exceed the limit. The duty to confirm or deny remains. */
        COMPLYING("12(1)"),
        /** s12(2): even confirming or denying alone would exceed it. */
        CONFIRMING_OR_DENYING("12(2)");

        private final String subsection;

        Provision(String subsection) {
            this.subsection = subsection;
        }

        /** The section with its subsection: "12(1)". */
        public String subsection() {
            return subsection;
        }
    }

    /**
     * SI 2004/3244 reg 4(3): the costs an authority may take into account are those "it reasonably expects to incur" in
     * these four activities. Reading for exemptions, redacting, consulting and approving are none of them (Chief Constable of
     * South Yorkshire v Information Commissioner [2011] EWHC 44 (Admin)).
     */
    public enum Activity {
        /** reg 4(3)(a). */
        DETERMINING("Finding out whether the information is held", "a"),
        /** reg 4(3)(b). */
        LOCATING("Locating it, or a document that may contain it", "b"),
        /** reg 4(3)(c). */
        RETRIEVING("Retrieving it, or a document that may contain it", "c"),
        /** reg 4(3)(d). */
        EXTRACTING("Extracting it from a document that contains it", "d");

        private final String label;
        private final String paragraph;

        Activity(String label, String paragraph) {
            this.label = label;
            this.paragraph = paragraph;
        }

        /** The activity as people read it. */
        public String label() {
            return label;
        }

        /** Its place in the Regulations. */
        public String source() {
            return "SI 2004/3244 reg 4(3)(" + paragraph + ")";
        }
    }

    /**
     * Some of the work.
     *
     * @param activity what is done
     * @param what the records or systems it is done with, in words
     * @param records how many; 1 for work that is done once
     * @param minutesEach minutes for each of them
     */
    public record Work(Activity activity, String what, Integer records, BigDecimal minutesEach) {

        public Work {
            minutesEach = minutesEach == null ? null : CostLimit.plain(minutesEach);
        }

        /** Records times minutes; zero while either is missing. */
        public BigDecimal minutes() {
            return records == null || minutesEach == null
                    ? BigDecimal.ZERO
                    : CostLimit.plain(minutesEach.multiply(BigDecimal.valueOf(records)));
        }
    }

    /**
     * s12(4) with SI 2004/3244 reg 5: requests are added up if they are made "by one person, or by different persons who
     * appear to the public authority to be acting in concert or in pursuance of a campaign", relate "to any extent, to the
     * same or similar information", and arrive within any period of sixty consecutive working days.
     *
     * @param basis by whom they were made
     * @param sameInformation what the requests have in common
     * @param concert what shows that the persons act together; only for {@link Basis#CONCERT_OR_CAMPAIGN}
     * @param requests the others
     */
    public record Aggregation(Basis basis, String sameInformation, String concert, List<Other> requests) {

        public Aggregation {
            requests = requests == null
                    ? List.of()
                    : requests.stream().filter(Objects::nonNull).toList();
        }

        /** By whom the requests were made: reg 5(1). */
        public enum Basis {
            ONE_PERSON("made by one person"),
            CONCERT_OR_CAMPAIGN(
                    "made by different persons who appear to us to be acting in concert or in pursuance of a campaign");

            private final String words;

            Basis(String words) {
                this.words = words;
            }

            /** How a notice says it. */
            public String words() {
                return words;
            }
        }

        /**
         * Another request that is added up.
         *
         * @param reference its case reference
         * @param label its question, where it is another question of the same letter; otherwise null
         * @param receivedOn its day of receipt
         * @param minutes what it took, or would take
         */
        public record Other(String reference, String label, LocalDate receivedOn, BigDecimal minutes) {

            public Other {
                minutes = minutes == null ? null : CostLimit.plain(minutes);
            }
        }
    }

    /** The minutes of this request alone. */
    public BigDecimal ownMinutes() {
        return CostLimit.plain(work.stream().map(Work::minutes).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The minutes of all requests that are added up. */
    public BigDecimal minutes() {
        BigDecimal others = aggregation == null
                ? BigDecimal.ZERO
                : aggregation.requests().stream()
                        .map(Aggregation.Other::minutes)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return CostLimit.plain(ownMinutes().add(others));
    }
}
