package org.foicasework.disclosurelog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.foicasework.request.Applicant;

/**
 * Finds what would give the applicant away in a text that is to be published.
 *
 * <p>The whole name, the addresses and the organisation are certain signs. A single part of the name may be an ordinary word
 * ("May", "Green"): it is found where it is written as a name, and a person can say that it means something else.
 */
final class TracesOfApplicant {

    private static final int SHORTEST_NAME = 3;

    private TracesOfApplicant() {}

    /** Found for certain: nothing with these in it is published. */
    static Set<String> certain(Applicant applicant, List<String> texts) {
        List<String> signs = new ArrayList<>();
        signs.add(applicant.name());
        signs.add(applicant.organisation());
        signs.add(applicant.email());
        if (applicant.postalAddress() != null) {
            applicant.postalAddress().lines().forEach(signs::add);
        }
        Set<String> found = new LinkedHashSet<>();
        for (String sign : signs) {
            if (sign != null && sign.strip().length() > SHORTEST_NAME && contains(texts, sign.strip(), true)) {
                found.add(sign.strip());
            }
        }
        return found;
    }

    /** Parts of the name, written as names are. */
    static Set<String> possible(Applicant applicant, List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : Objects.requireNonNullElse(applicant.name(), "").split("[\\s,.]+")) {
            if (part.length() >= SHORTEST_NAME
                    && (contains(texts, capitalised(part), false)
                            || contains(texts, part.toUpperCase(Locale.ROOT), false))) {
                found.add(part);
            }
        }
        return found;
    }

    private static String capitalised(String part) {
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    private static boolean contains(List<String> texts, String words, boolean inAnyCase) {
        String pattern = "(?<![\\p{L}\\p{N}])" + Pattern.quote(words).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q")
                + "(?![\\p{L}\\p{N}])";
        Pattern whole = Pattern.compile(
                pattern, inAnyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : Pattern.UNICODE_CASE);
        return texts.stream()
                .anyMatch(text -> text != null && whole.matcher(text).find());
    }
}
