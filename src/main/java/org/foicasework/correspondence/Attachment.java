package org.foicasework.correspondence;

import java.time.Instant;
import java.util.UUID;

/**
 * A file, without its content.
 *
 * @param reference the case; null until the form it was uploaded for is submitted
 * @param questionId the question whose answer it goes out with; null unless released
 * @param size in bytes
 */
public record Attachment(
        UUID id,
        String reference,
        UUID messageId,
        Long searchId,
        Long questionId,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        boolean released,
        String uploadedBy,
        Instant uploadedAt) {}
