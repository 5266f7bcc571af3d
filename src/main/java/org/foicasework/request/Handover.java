package org.foicasework.request;

import java.time.LocalDate;

/**
 * How a question left the Act.
 *
 * @param route where it went
 * @param handedTo who deals with it there; null when it was answered on the spot
 * @param handedOn the day it was passed on; null when it was not, as with a redirection
 * @param theirReference the reference that it has there; may be null
 * @param permission whether the applicant agreed to a transfer; null where that is no question
 * @param words what the applicant is told; may be null
 */
public record Handover(
        Route route, String handedTo, LocalDate handedOn, String theirReference, Permission permission, String words) {

    /** Whether the applicant agreed that the request is transferred. */
    public enum Permission {
        /** The applicant agreed: it was transferred. */
        GIVEN("Agreed"),
        /** The applicant wants to write themselves. */
        REFUSED("Did not agree"),
        /** The applicant was not asked: the letter names the other authority. */
        NOT_ASKED("Not asked");

        private final String label;

        Permission(String label) {
            this.label = label;
        }

        /** The answer as people read it. */
        public String label() {
            return label;
        }
    }
}
