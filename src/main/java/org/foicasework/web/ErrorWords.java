package org.foicasework.web;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.foicasework.request.Today;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person reads when a page cannot be shown or a step was not done: what happened, and what to do now. Our own refusals
 * speak for themselves; the words of any other exception stay in the log, because they may hold what nobody should read.
 */
@Component
class ErrorWords extends DefaultErrorAttributes {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

    private final Clock clock;

    ErrorWords(Clock clock) {
        this.clock = clock;
    }

    private record Words(String title, String detail) {}

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        Words words = words((Integer) attributes.get("status"));
        attributes.put("title", words.title());
        attributes.put("detail", ourOwn(getError(request)).orElse(words.detail()));
        return attributes;
    }

    private static Optional<String> ourOwn(Throwable error) {
        return error instanceof ResponseStatusException refusal
                ? Optional.ofNullable(refusal.getReason())
                : Optional.empty();
    }

    private Words words(int status) {
        return switch (status) {
            case 403 ->
                new Words(
                        "You cannot open this",
                        "It is for other groups than yours, or the page stood open for too long. Go back, load the page again and"
                                + " try once more. If it stays closed and you need it for your work, ask your administrator.");
            case 404 ->
                new Words(
                        "There is no such page",
                        "Check the address, or look for the case in the list of cases. What is not yours to read is not shown.");
            case 409 -> new Words("This cannot be done now", "Load the page again and see how things stand.");
            case 413 ->
                new Words(
                        "The file is too large",
                        "Nothing was saved. Go back and choose a smaller file, or split it into several.");
            default ->
                status < 500
                        ? new Words(
                                "This could not be read",
                                "Something in the address, or in what was sent, is not as it should be. Nothing was saved. Go back,"
                                        + " load the page again and try once more.")
                        : new Words(
                                "Something went wrong here",
                                "It was not your doing, and this step was not saved. Try it again. If it happens once more, tell your"
                                        + " administrator what you did, and when: "
                                        + MOMENT.format(ZonedDateTime.now(clock.withZone(Today.LONDON)))
                                        + ".");
        };
    }
}
