package org.foicasework.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How the fields of a form on a page of our own are read. What is left empty is null; the step says what it needs. */
final class Typed {

    private Typed() {}

    /** A day as browsers send it; null also when it cannot be read. */
    static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** The constant of this name; null when there is none. */
    static <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String text(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The number by which a page knows what can be chosen on it.
     *
     * @throws ResponseStatusException status 400 for anything else: no page of ours sends it
     */
    static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "What was chosen could not be read. Go back, load the page again and choose anew.");
        }
    }
}
