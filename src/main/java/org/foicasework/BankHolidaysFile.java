package org.foicasework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foicasework.clock.BankHoliday;
import org.foicasework.clock.Nation;
import org.springframework.core.io.Resource;

/**
 * A file of bank holidays in the format of GOV.UK's bank-holidays.json.
 *
 * <p>GOV.UK's own file can be dropped in as it is published. A file of ours may say more of a day: {@code movedFrom},
 * the day it replaces in that year, {@code source}, its legal basis, {@code proclaimedOn} and {@code gazette}.
 */
final class BankHolidaysFile {

    private static final Map<String, Set<Nation>> DIVISIONS = Map.of(
            "england-and-wales", Set.of(Nation.ENGLAND, Nation.WALES),
            "scotland", Set.of(Nation.SCOTLAND),
            "northern-ireland", Set.of(Nation.NORTHERN_IRELAND));

    private BankHolidaysFile() {}

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if it cannot be read or is not in the format; the message says where and why. Half a
     *     calendar would give wrong dates without a word, so nothing in it is passed over.
     */
    static List<BankHoliday> read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            JsonNode root = new ObjectMapper().readTree(content);
            if (!root.fieldNames().hasNext()) {
                throw wrong(file, "it has no division such as england-and-wales", null);
            }
            List<BankHoliday> holidays = new ArrayList<>();
            for (Map.Entry<String, JsonNode> division : root.properties()) {
                Set<Nation> nations = DIVISIONS.get(division.getKey());
                JsonNode events = division.getValue().path("events");
                if (nations == null || !events.isArray()) {
                    throw wrong(file, "\"" + division.getKey() + "\" is no division with a list of events", null);
                }
                for (JsonNode event : events) {
                    holidays.add(holiday(file, nations, event));
                }
            }
            return holidays;
        } catch (JsonProcessingException e) {
            throw wrong(file, "it is not JSON", e);
        } catch (IOException e) {
            throw wrong(
                    file, "it cannot be opened; a file of your own is named as file:/path/to/bank-holidays.json", e);
        }
    }

    private static BankHoliday holiday(Resource file, Set<Nation> nations, JsonNode event) {
        String title = event.path("title").asText();
        if (title.isBlank()) {
            throw wrong(file, "an event has no title: " + event, null);
        }
        try {
            boolean substitute =
                    "Substitute day".equalsIgnoreCase(event.path("notes").asText());
            return new BankHoliday(
                    LocalDate.parse(event.path("date").asText()),
                    substitute ? title + " (substitute day)" : title,
                    nations,
                    event.hasNonNull("movedFrom")
                            ? LocalDate.parse(event.get("movedFrom").asText())
                            : null,
                    event.path("source").asText("Banking and Financial Dealings Act 1971, as listed by GOV.UK"),
                    event.hasNonNull("proclaimedOn")
                            ? LocalDate.parse(event.get("proclaimedOn").asText())
                            : null,
                    event.path("gazette").asText(null));
        } catch (DateTimeException e) {
            throw wrong(file, "an event has no date such as 2026-06-15: " + event, e);
        }
    }

    private static IllegalStateException wrong(Resource file, String why, Exception cause) {
        return new IllegalStateException(
                "The bank holidays file %s (foi.bank-holidays) is of no use: %s.".formatted(file.getDescription(), why),
                cause);
    }
}
