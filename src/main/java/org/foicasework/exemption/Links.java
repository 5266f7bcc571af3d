package org.foicasework.exemption;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The links in a text, and whether this applicant could follow them.
 *
 * <p>s21(1): information is exempt if it "is reasonably accessible to the applicant". A link that is misspelt, or that leads to
 * a machine of the authority's own network, is accessible to nobody outside.
 */
public final class Links {

    private static final Pattern ADDRESS = Pattern.compile("\\b[a-zA-Z]+:/[^\\s<>\"]*|\\bhttps?:[^\\s<>\"]*");
    private static final Pattern PUBLIC_HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern INSIDE =
            Pattern.compile("\\.(local|localhost|internal|intranet|lan|corp|home)$", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /** The links of a text, without the full stop or bracket that ends a sentence. */
    public static List<String> of(String text) {
        return text == null
                ? List.of()
                : ADDRESS.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(link -> link.replaceAll("[.,;:!?)\\]]+$", ""))
                        .toList();
    }

    /** What keeps the applicant from following a link, in plain words; empty when nothing does that can be seen from its form. */
    static Optional<String> fault(String link) {
        try {
            URI address = new URI(link);
            String scheme = String.valueOf(address.getScheme());
            if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
                return Optional.of("is no address of a web page");
            }
            if (address.getHost() == null) {
                return Optional.of("names no web site");
            }
            if (!PUBLIC_HOST.matcher(address.getHost()).matches()
                    || INSIDE.matcher(address.getHost()).find()) {
                return Optional.of("leads to a place that only the authority itself can reach");
            }
            return address.getUserInfo() == null ? Optional.empty() : Optional.of("carries a name or password");
        } catch (URISyntaxException wrong) {
            return Optional.of("is not written as a web address is");
        }
    }
}
