package org.foicasework.correspondence;

import java.util.List;
import java.util.UUID;

/**
 * A notice on its way out.
 *
 * @param messageId identifies the message for good: sending it twice under the same id sends it once
 * @param to the applicant's e-mail address; null when it goes by post
 * @param kind what it is, such as "Response"
 * @param plainText what a reader without HTML sees
 */
public record Letter(
        UUID messageId,
        String reference,
        UUID noticeId,
        String to,
        String kind,
        String subject,
        String plainText,
        String html,
        byte[] pdf,
        List<EnclosedFile> enclosures) {

    /** A file that goes with the letter. */
    public record EnclosedFile(String fileName, String mediaType, byte[] content) {}
}
