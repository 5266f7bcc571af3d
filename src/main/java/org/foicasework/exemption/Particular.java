package org.foicasework.exemption;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something a limb needs to have recorded besides the harm or the class: the link of section 21, the enactment of
 * section 44, the qualified person's opinion of section 36.
 *
 * @param key the key in {@link ExemptionClaim#particulars()}
 * @param from who gives it: only what comes from the drafter is entered with the exemption itself
 * @param form how it is written
 * @param needed when it cannot be left out
 * @param rule the rule that reports it missing, such as X9; empty where it is never needed
 * @param label what a form calls it
 * @param hint what to write, may be empty
 * @param options the values allowed for a {@link Form#CHOICE}, each with its words; otherwise empty
 */
public record Particular(
        String key,
        From from,
        Form form,
        Condition needed,
        String rule,
        String label,
        String hint,
        Map<String, String> options) {

    /** Who gives a particular. What others give is read from their own record and never typed again. */
    public enum From {
        DRAFTER,
        /** The qualified person, with the opinion of section 36(5). */
        QUALIFIED_PERSON,
        /** A third party, when consulted. */
        THIRD_PARTY
    }

    /** How a particular is written. */
    public enum Form {
        TEXT,
        /** An ISO date such as 2026-05-20, not later than the decision. */
        PAST,
        /** An ISO date, not earlier than the decision. */
        FUTURE,
        CHOICE
    }

    public Particular {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Whether it is a day. */
    public boolean isDate() {
        return form == Form.PAST || form == Form.FUTURE;
    }
}
