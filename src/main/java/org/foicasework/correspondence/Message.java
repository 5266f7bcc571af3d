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
 * @param toRead whether it is a letter that nobody awaited and that nobody has read yet
 * @param readAs what a letter that nobody awaited turned out to be; null for any other
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
        String recordedBy,
        boolean toRead,
        ReadAs readAs) {

    /** What a letter that nobody awaited turned out to be. */
    public enum ReadAs {
        NOTHING("Nothing more to do"),
        REPLY("Answered by a short letter"),
        WITHDRAWS("Withdraws the request or a question"),
        REVIEW("Asks for an internal review"),
        AWAITED("What was awaited"),
        NEW_REQUEST("A new request");

        private final String label;

        ReadAs(String label) {
            this.label = label;
        }

        /** What it is, as people read it. */
        public String label() {
            return label;
        }
    }

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
        SENT("Sent"),
        /** The applicant withdrew what it is about before it left. */
        DROPPED("Not sent");

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
