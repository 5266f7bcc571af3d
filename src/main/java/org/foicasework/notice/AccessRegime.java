package org.foicasework.notice;

import org.foicasework.clock.Regime;
import org.foicasework.exemption.Family;

/** The law under which a request is answered, in the words of a letter. */
public enum AccessRegime {
    FOIA(
            Family.FOIA,
            "Freedom of Information Act 2000",
            "the Act",
            "section 10(1)",
            "20 working days after the day we received it"),
    EIR(
            Family.EIR,
            "Environmental Information Regulations 2004",
            "the Regulations",
            "regulation 5(2)",
            "20 working days after the day we received it");

    private final Family family;
    private final String title;
    private final String shortTitle;
    private final String timeLimit;
    private final String limit;

    AccessRegime(Family family, String title, String shortTitle, String timeLimit, String limit) {
        this.family = family;
        this.title = title;
        this.shortTitle = shortTitle;
        this.timeLimit = timeLimit;
        this.limit = limit;
    }

    /** Whose exemptions or exceptions apply. */
    public Family family() {
        return family;
    }

    /** The title of the Act or the Regulations. */
    public String title() {
        return title;
    }

    /** What a letter calls it after naming it once. */
    public String shortTitle() {
        return shortTitle;
    }

    /** The law behind the clock of a question. */
    public static AccessRegime of(Regime clock) {
        return clock == Regime.EIR || clock == Regime.EIR_RECONSIDERATION ? EIR : FOIA;
    }

    /** The provision that sets the time for an answer. */
    public String timeLimit() {
        return timeLimit;
    }

    /** The time limit in words. */
    public String limit() {
        return limit;
    }
}
