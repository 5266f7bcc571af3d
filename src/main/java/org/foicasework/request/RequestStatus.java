package org.foicasework.request;

/** Where a request stands as a whole. */
public enum RequestStatus {
    OPEN("Open"),
    ANSWERED("Answered"),
    LAPSED("Closed, not clarified"),
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
