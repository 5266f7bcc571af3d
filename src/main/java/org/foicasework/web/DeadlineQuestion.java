package org.foicasework.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.foicasework.clock.ClockEvent;
import org.foicasework.clock.Regime;
import org.foicasework.clock.StatutoryClock;

/**
 * A due date asked for over JSON. Read by hand, so that whatever is wrong is said in plain words: a field misspelt and
 * passed over would give a wrong date without a sign.
 */
record DeadlineQuestion(Regime regime, LocalDate receivedOn, List<ClockEvent> events, LocalDate asOf) {

    /** More than any case has; a stranger's request must not keep the server busy. */
    private static final int MOST_EVENTS = 200;

    private static final Set<String> FIELDS = Set.of("regime", "receivedOn", "receivedAt", "events", "asOf");

    /** What was asked cannot be understood; the message says what is wrong. */
    static final class UnclearException extends RuntimeException {

        UnclearException(String message) {
            super(message);
        }
    }

    static DeadlineQuestion read(JsonNode body) {
        allow(body, "The body", FIELDS);
        Regime regime = oneOf(Regime.values(), body, "regime", "");
        return new DeadlineQuestion(
                regime, receivedOn(body), events(body.get("events")), optionalDate(body, "asOf", ""));
    }

    private static LocalDate receivedOn(JsonNode body) {
        if (body.hasNonNull("receivedOn") == body.hasNonNull("receivedAt")) {
            throw new UnclearException(
                    "Give either receivedOn, a date such as 2026-05-20, or receivedAt, an instant with its zone such as"
                            + " 2026-05-20T23:30:00+01:00.");
        }
        if (body.hasNonNull("receivedOn")) {
            return date(body, "receivedOn", "");
        }
        String text = text(body, "receivedAt", "");
        try {
            return StatutoryClock.receivedOn(ZonedDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new UnclearException(
                    "receivedAt is no instant with its zone, such as 2026-05-20T23:30:00+01:00: \"" + text + "\".");
        }
    }

    private static List<ClockEvent> events(JsonNode list) {
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST_EVENTS) {
            throw new UnclearException("events must be a list of at most " + MOST_EVENTS + " events.");
        }
        List<ClockEvent> events = new ArrayList<>();
        for (JsonNode event : list) {
            events.add(event(event, "Event " + (events.size() + 1) + ": "));
        }
        return events;
    }

    private static ClockEvent event(JsonNode event, String where) {
        if (!event.isObject()) {
            throw new UnclearException(where + "it must be an object with type and on.");
        }
        ClockEvent.Type type = oneOf(ClockEvent.Type.values(), event, "type", where);
        if (type == ClockEvent.Type.SCHOOL_CLOSED) {
            allow(event, where + type, Set.of("type", "from", "to"));
            return ClockEvent.schoolClosed(date(event, "from", where), date(event, "to", where));
        }
        if (type == ClockEvent.Type.PUBLIC_INTEREST_EXTENSION) {
            allow(event, where + type, Set.of("type", "on", "workingDays"));
            return ClockEvent.publicInterestExtension(date(event, "on", where), workingDays(event, where));
        }
        allow(event, where + type, Set.of("type", "on"));
        return new ClockEvent(type, date(event, "on", where), null, null);
    }

    private static int workingDays(JsonNode event, String where) {
        JsonNode value = event.path("workingDays");
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new UnclearException(where + "workingDays must be a whole number, such as 20.");
        }
        return value.intValue();
    }

    private static LocalDate optionalDate(JsonNode node, String field, String where) {
        return node.hasNonNull(field) ? date(node, field, where) : null;
    }

    private static LocalDate date(JsonNode node, String field, String where) {
        String text = text(node, field, where);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnclearException(where + field + " is no date such as 2026-05-20: \"" + text + "\".");
        }
    }

    private static <T extends Enum<T>> T oneOf(T[] values, JsonNode node, String field, String where) {
        String text = text(node, field, where);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnclearException(where + field + " is unknown: \"" + text + "\". Known are "
                        + String.join(
                                ", ", Arrays.stream(values).map(Enum::name).toList()) + "."));
    }

    private static String text(JsonNode node, String field, String where) {
        if (!node.path(field).isTextual()) {
            throw new UnclearException(where + field + " is missing, or is not text in quotes.");
        }
        return node.get(field).textValue();
    }

    private static void allow(JsonNode node, String what, Set<String> fields) {
        if (!node.isObject()) {
            throw new UnclearException(what + " must be a JSON object.");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new UnclearException(what + " has no field \"" + field + "\"; it can have "
                        + String.join(", ", fields.stream().sorted().toList()) + ".");
            }
        });
    }
}
