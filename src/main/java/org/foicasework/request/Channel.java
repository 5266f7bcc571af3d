package org.foicasework.request;

/** How a request or a reply reached the authority (law: s8(1)(a), in writing). */
public enum Channel {
    EMAIL("E-mail"),
    WEB_FORM("Web form"),
    POST("Post"),
    BY_HAND("By hand");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** The channel as people read it. */
    public String label() {
        return label;
    }
}
