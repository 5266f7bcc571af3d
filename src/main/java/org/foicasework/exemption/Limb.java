package org.foicasework.exemption;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One limb of an exemption: the smallest provision that a refusal notice has to name (s17(1)(b)).
 *
 * @param key such as {@code s31(1)(a)} or {@code reg12(5)(b)}
 * @param section the section it belongs to
 * @param words the interest it protects, or what puts information in the class, close to the statute's words
 * @param family the Act or the Regulations
 * @param basis what has to be shown
 * @param verb the verb of the effect, such as "prejudice" or "endanger"; empty for a class
 * @param ncnd whether it removes the duty to confirm or deny, instead of exempting the content
 * @param absoluteWhen when it confers absolute exemption (s2(3)); qualified otherwise
 * @param publicInterestTestOptional not named in s2(3), but treated as absolute by the regulator: a test may be
 *     recorded, none is needed
 * @param particulars what has to be recorded besides
 * @param notAvailableTo the authorities that cannot rely on it
 * @param approval who must approve at least (local policy)
 * @param inForceFrom the first day on which a decision can rely on it in this form
 * @param inForceUntil the last such day, null while in force
 * @param source the provision and the enactment that amended it
 */
public record Limb(
        String key,
        Section section,
        String words,
        Family family,
        Basis basis,
        String verb,
        boolean ncnd,
        Condition absoluteWhen,
        boolean publicInterestTestOptional,
        List<Particular> particulars,
        Set<AuthorityClass> notAvailableTo,
        ApprovalLevel approval,
        LocalDate inForceFrom,
        LocalDate inForceUntil,
        String source) {

    public Limb {
        particulars = List.copyOf(particulars);
        notAvailableTo = Set.copyOf(notAvailableTo);
    }

    /** As a notice names it: "section 31(1)(a)", "regulation 12(5)(b)". */
    public String citation() {
        return cite(key);
    }

    static String cite(String key) {
        return key.startsWith("reg") ? "regulation " + key.substring(3) : "section " + key.substring(1);
    }

    /** Whether a decision of that day can rely on it. */
    public boolean inForce(LocalDate on) {
        return !on.isBefore(inForceFrom) && (inForceUntil == null || !on.isAfter(inForceUntil));
    }

    /** Whether an authority of that class can rely on it. */
    public boolean availableTo(AuthorityClass authority) {
        return !notAvailableTo.contains(authority);
    }

    /**
     * Whether it confers absolute exemption on these facts. Section 40(2) is absolute under its first condition only,
     * section 36 for the two Houses only, section 37(2) for some of the persons of subsection (1) only.
     */
    public boolean absolute(Map<String, String> claimed, AuthorityClass authority) {
        Map<String, String> facts = new HashMap<>(claimed);
        facts.put("authority", authority.name());
        return publicInterestTestOptional || absoluteWhen.holds(facts);
    }

    /** Whether it needs a public interest test on these facts. */
    public boolean qualified(Map<String, String> claimed, AuthorityClass authority) {
        return !absolute(claimed, authority);
    }

    /**
     * Whether a prejudice test belongs to it on these facts. For statistical information section 36 needs no opinion
     * (s36(4)), so the authority itself has to show the effect.
     */
    public boolean needsPrejudiceTest(Map<String, String> claimed) {
        return basis == Basis.PREJUDICE
                || basis == Basis.OPINION && "yes".equals(claimed.get("statisticalInformation"));
    }
}
