package org.foicasework.request;

/** Where a request stands as a whole. */
public enum RequestStatus {
    OPEN("Open"),
    ANSWERED("Answered"),
    /** Every question was answered as normal business, without the Act. */
    ANSWERED_AS_BUSINESS("Answered as normal business"),
    LAPSED("Closed, lapsed"),
    /** Refused under section 14 without a further notice: s17(6). */
    CLOSED_WITHOUT_NOTICE("Closed without a further notice"),
    NOT_VALID("Closed, not valid"),
    WITHDRAWN("Closed, withdrawn");

    private final String label;

    RequestStatus(String label) {
        this.label = label;
    }

    /** The status as people read it. */
    public String label() {
        return label;
    }
}
