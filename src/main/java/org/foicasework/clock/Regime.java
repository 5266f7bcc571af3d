package org.foicasework.clock;

/** The rules that a clock runs under. Their periods are rows of {@link StatutoryPeriod}. */
public enum Regime {
    /** A request under the Freedom of Information Act 2000: s10(1). */
    FOIA,
    /** The same to a maintained school or academy: SI 2004/3364 reg 3. */
    FOIA_SCHOOL,
    /** The same for a transferred public record that is not designated as open: SI 2004/3364 reg 4. */
    FOIA_ARCHIVE,
    /** A request for environmental information: Environmental Information Regulations 2004 reg 5(2). */
    EIR,
    /** Representations on an environmental request: EIR 2004 reg 11(4). */
    EIR_RECONSIDERATION,
    /** An internal review of an FOIA decision: the section 45 Code of Practice. Good practice, not statute. */
    INTERNAL_REVIEW
}
