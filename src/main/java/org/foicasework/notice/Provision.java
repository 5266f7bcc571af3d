package org.foicasework.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Particular;

/**
 * A provision that a decision relies on, in the words a notice needs.
 *
 * @param key the limb's key in the catalogue, such as {@code s31(1)(a)}
 * @param section how a sentence begins with it: "Section 31(1)(a)"
 * @param cited how it stands within a sentence: "section 31(1)(a)"
 * @param title the title of its section, such as "Law enforcement"
 * @param absolute whether no public interest test is needed on these facts (s2(3)); otherwise it is qualified
 * @param removesDuty whether it removes the duty to confirm or deny, rather than exempting content
 * @param verb the verb of the effect, such as "prejudice"; null for a class
 * @param words the protected interest, or what puts information in the class, close to the statute
 * @param prejudiceTest whether the authority itself shows the effect
 * @param particulars what the applicant is told besides
 */
record Provision(
        String key,
        String section,
        String cited,
        String title,
        boolean absolute,
        boolean removesDuty,
        String verb,
        String words,
        boolean prejudiceTest,
        List<Told> particulars) {

    // The others are evidence for the file: who saw what, the balancing of data protection interests, consultations.
    private static final Set<String> FOR_THE_APPLICANT = Set.of(
            "certificate",
            "condition",
            "eirCondition",
            "enactment",
            "intendedPublication",
            "intentionOn",
            "location",
            "opinion",
            "opinionDate",
            "programme",
            "publicationOn",
            "publicInterestDefence",
            "purpose",
            "qualifiedPersonPost",
            "royalLimb");

    // What says why, and so stays out of a notice where stating why would itself disclose exempt information (s17(4)).
    private static final Set<String> REASONS = Set.of("opinion", "programme", "publicInterestDefence");

    /** A particular of the claim that the notice states; {@code reason}: unless the reasons are left out. */
    record Told(String label, String value, boolean reason) {}

    /** The provision a claim relies on; empty when the catalogue does not know its limb. */
    static Optional<Provision> of(ExemptionClaim claim, ExemptionCatalogue catalogue, AuthorityClass authority) {
        return catalogue.find(claim.limb()).map(limb -> of(claim, limb, authority));
    }

    private static Provision of(ExemptionClaim claim, Limb limb, AuthorityClass authority) {
        Map<String, String> given = claim.particulars();
        return new Provision(
                limb.key(),
                capitalised(limb.citation()),
                limb.citation(),
                limb.section().title(),
                limb.absolute(given, authority),
                limb.ncnd(),
                limb.verb() == null || limb.verb().isBlank() ? null : limb.verb(),
                limb.words(),
                limb.needsPrejudiceTest(given),
                limb.particulars().stream()
                        .filter(particular -> FOR_THE_APPLICANT.contains(particular.key()))
                        .map(particular -> told(particular, given.get(particular.key())))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Told told(Particular particular, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return new Told(
                particular.label(),
                switch (particular.form()) {
                    case CHOICE -> particular.options().getOrDefault(value, value);
                    case PAST, FUTURE -> Words.date(value);
                    case TEXT -> value;
                },
                REASONS.contains(particular.key()));
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
