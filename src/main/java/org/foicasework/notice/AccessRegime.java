package org.foicasework.notice;

/** The law under which a request is answered. */
public enum AccessRegime {
    FOIA("Freedom of Information Act 2000", "section 10(1)", "20 working days after the day we received it"),
    EIR(
            "Environmental Information Regulations 2004",
            "regulation 5(2)",
            "20 working days after the day we received it");

    private final String title;
    private final String timeLimit;
    private final String limit;

    AccessRegime(String title, String timeLimit, String limit) {
        this.title = title;
        this.timeLimit = timeLimit;
        this.limit = limit;
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
