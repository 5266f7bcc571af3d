package org.foicasework.notice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.foicasework.exemption.AuthorityClass;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The public authority that answers, as its notices name it. Set under {@code foi.authority}; start-up stops and names
 * the key when one is missing or wrong.
 *
 * <pre>
 * foi.authority:
 *   name: Northshire Police
 *   address: [Information Rights Unit, Northshire Police, 1 Example Street, Northtown, NT1 1AA]
 *   unit: Information Rights Unit
 *   email: foi@northshire.example
 *   website: https://www.northshire.example/foi
 *   privacy-notice: https://www.northshire.example/privacy
 *   authority-class: police
 *   reference-pattern: "\\d{2}\\.FOI\\.\\d{2}\\.\\d{6}"
 *   review:
 *     how: Write to us by post or e-mail, give the reference of this letter and say what you are unhappy with.
 *     contact: [Internal Review, Information Rights Unit, 1 Example Street, Northtown, NT1 1AA, foi@northshire.example]
 *     within-working-days: 40
 *     answered-within-working-days: 20
 *   regulators:
 *     - name: Information Commissioner
 *       address: [Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF]
 *       website: https://ico.org.uk/make-a-complaint/
 *       from: 2005-01-01
 * </pre>
 *
 * @param name the authority's name (s17(1) speaks of "the public authority")
 * @param address where letters reach it, one line each
 * @param unit the unit that signs its notices
 * @param email where e-mails about a request reach it
 * @param website where it tells the public about requests
 * @param privacyNotice where an applicant reads what is done with personal data
 * @param authorityClass which kind of authority it is; some exemptions depend on it (s33, s35, s36)
 * @param referencePattern the form every case reference has, as a regular expression
 * @param review the particulars of its procedure for complaints (s17(7)(a))
 * @param regulators who decides complaints under s50, by date
 */
@ConfigurationProperties("foi.authority")
public record AuthorityDetails(
        String name,
        List<String> address,
        String unit,
        String email,
        String website,
        String privacyNotice,
        AuthorityClass authorityClass,
        @DefaultValue("\\d{2}\\.FOI\\.\\d{2}\\.\\d{6}") String referencePattern,
        Review review,
        List<Regulator> regulators) {

    /**
     * s17(7)(a): "particulars of any procedure provided by the public authority for dealing with complaints about the
     * handling of requests for information".
     *
     * @param how how to ask, in one or two sentences
     * @param contact to whom, one line each: address, e-mail
     * @param withinWorkingDays how many working days after the notice a complaint is taken (s45 Code: 40)
     * @param answeredWithinWorkingDays how many working days the authority takes to answer it, as a rule
     */
    public record Review(
            String how,
            List<String> contact,
            @DefaultValue("40") int withinWorkingDays,
            @DefaultValue("20") int answeredWithinWorkingDays) {

        public Review {
            demand(how, "review.how");
            contact = demand(contact, "review.contact");
            demand(withinWorkingDays > 0, "review.within-working-days", "is a number of working days above 0");
            demand(
                    answeredWithinWorkingDays > 0,
                    "review.answered-within-working-days",
                    "is a number of working days above 0");
        }
    }

    /**
     * Who decides whether a request was dealt with lawfully (s50). Dated, because the office changes its name (Data
     * (Use and Access) Act 2025) and its address.
     *
     * @param name the office as it stands in a sentence after "the", such as "Information Commissioner"
     * @param address where letters reach it, one line each
     * @param website where a complaint can be made
     * @param from the first day of notices that name it so
     */
    public record Regulator(String name, List<String> address, String website, LocalDate from) {

        public Regulator {
            demand(name, "regulators.name");
            address = demand(address, "regulators.address");
            demand(website, "regulators.website");
            demand(from != null, "regulators.from", "is a date, such as 2005-01-01");
        }
    }

    public AuthorityDetails {
        demand(name, "name");
        address = demand(address, "address");
        demand(unit, "unit");
        demand(email, "email");
        demand(website, "website");
        demand(privacyNotice, "privacy-notice");
        demand(authorityClass != null, "authority-class", "is a kind of authority, such as police or council");
        try {
            Pattern.compile(referencePattern);
        } catch (PatternSyntaxException e) {
            demand(false, "reference-pattern", "is a regular expression: " + e.getDescription());
        }
        demand(review != null, "review", "says how, to whom and within what time to complain (s17(7)(a))");
        demand(
                regulators != null && !regulators.isEmpty(),
                "regulators",
                "names at least one regulator with its address (s17(7)(b))");
        regulators = regulators.stream()
                .sorted(Comparator.comparing(Regulator::from))
                .toList();
        demand(
                regulators.stream().map(Regulator::from).distinct().count() == regulators.size(),
                "regulators",
                "has each date under 'from' once");
    }

    /** The regulator that a notice of this day names; empty for a day before the first. */
    public Optional<Regulator> regulatorOn(LocalDate day) {
        return regulators.stream()
                .filter(regulator -> !regulator.from().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** Whether this text is a case reference of the authority. */
    public boolean isReference(String text) {
        return text != null && text.matches(referencePattern);
    }

    private static void demand(String value, String key) {
        demand(value != null && !value.isBlank(), key, "is missing");
    }

    private static List<String> demand(List<String> lines, String key) {
        demand(lines != null && !lines.isEmpty() && lines.stream().noneMatch(String::isBlank), key, "is missing");
        return List.copyOf(lines);
    }

    private static void demand(boolean right, String key, String words) {
        if (!right) {
            throw new IllegalArgumentException("foi.authority." + key + " " + words);
        }
    }
}
