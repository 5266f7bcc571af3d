package org.foicasework.notice;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Someone's text, ready for a page: paragraphs of runs, where web addresses are runs of their own so that they can be
 * followed.
 *
 * @param paragraphs the text, cut at empty lines
 */
record Words(List<Paragraph> paragraphs) {

    // A full stop or bracket that closes the sentence is not part of the address.
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]']");

    /** One paragraph. */
    record Paragraph(List<Run> runs) {}

    /** Plain text or a web address; the other is null. */
    record Run(String text, String link) {}

    /** The words of a text that may be null; null when there is none, so that a template can leave the place out. */
    static Words of(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return new Words(text.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .map(Words::paragraph)
                .toList());
    }

    /** An ISO date as a notice writes it; what is no date stays as it is. */
    static String date(String iso) {
        try {
            return NoticeRenderer.DATE.format(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private static Paragraph paragraph(String line) {
        List<Run> runs = new ArrayList<>();
        Matcher address = WEB_ADDRESS.matcher(line);
        int end = 0;
        while (address.find()) {
            if (address.start() > end) {
                runs.add(new Run(line.substring(end, address.start()), null));
            }
            runs.add(new Run(null, address.group()));
            end = address.end();
        }
        if (end < line.length()) {
            runs.add(new Run(line.substring(end), null));
        }
        return new Paragraph(runs);
    }
}
