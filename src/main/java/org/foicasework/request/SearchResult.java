package org.foicasework.request;

import java.util.List;
import java.util.UUID;

/**
 * What an information owner reports. See {@link Search} for the fields.
 *
 * @param attachmentIds the files found, uploaded beforehand
 */
public record SearchResult(
        Search.Result result,
        Integer minutes,
        String places,
        String method,
        String explanation,
        String harm,
        List<UUID> attachmentIds) {

    public SearchResult {
        attachmentIds = attachmentIds == null ? List.of() : List.copyOf(attachmentIds);
    }

    void check() {
        Problems problems = new Problems();
        problems.require(result, "result", "Say whether the information is held.");
        problems.require(minutes, "minutes", "Enter the minutes the search took.");
        if (minutes != null && (minutes < 0 || minutes > 600_000)) {
            problems.add("minutes", "Enter the minutes as a whole number, 0 or more.");
        }
        problems.require(places, "places", "Say where you looked.");
        problems.require(method, "method", "Say how you looked: systems, search terms, people asked.");
        problems.require(explanation, "explanation", "Say what you found, or why nothing is held.");
        problems.stop();
    }
}
