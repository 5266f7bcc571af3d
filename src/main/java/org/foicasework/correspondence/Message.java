package org.foicasework.correspondence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.foicasework.request.Channel;

/**
 * A letter or e-mail, in or out.
 *
 * @param kind what it is, such as "Reply to clarification" or the title of a notice
 * @param noticeId the notice it carries; null for what came in
 * @param happenedOn the day it reached the authority or left it
 */
public record Message(
        UUID id,
        String reference,
        Direction direction,
        Channel channel,
        String kind,
        UUID noticeId,
        String subject,
        String body,
        State state,
        LocalDate happenedOn,
        Instant recordedAt,
        String recordedBy) {

    /** To or from the authority. */
    public enum Direction {
        IN,
        OUT
    }

    /** How far a message is on its way. */
    public enum State {
        RECEIVED("Received"),
        QUEUED("Waiting to be sent"),
        /** Handed to the mail server; whether it took it is not known yet. */
        SENDING("Being sent"),
        SENT("Sent");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The state as people read it. */
        public String label() {
            return label;
        }
    }
}
