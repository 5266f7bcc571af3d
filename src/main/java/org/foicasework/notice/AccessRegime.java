package org.foicasework.notice;

import org.foicasework.exemption.Family;

/** The law under which a request is answered, in the words of a letter. */
public enum AccessRegime {
    FOIA(
            Family.FOIA,
            "Freedom of Information Act 2000",
            "section 10(1)",
            "20 working days after the day we received it"),
    EIR(
            Family.EIR,
            "Environmental Information Regulations 2004",
            "regulation 5(2)",
            "20 working days after the day we received it");

    private final Family family;
    private final String title;
    private final String timeLimit;
    private final String limit;

    AccessRegime(Family family, String title, String timeLimit, String limit) {
        this.family = family;
        this.title = title;
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

    /** The provision that sets the time for an answer. */
    public String timeLimit() {
        return timeLimit;
    }

    /** The time limit in words. */
    public String limit() {
        return limit;
    }
}
