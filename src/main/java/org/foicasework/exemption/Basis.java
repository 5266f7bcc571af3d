package org.foicasework.exemption;

/** What has to be shown for a limb to be engaged. */
public enum Basis {
    /** The information is of the kind described. */
    CLASS,
    /** Disclosure would, or would be likely to, cause the effect described; the Regulations know "would" only. */
    PREJUDICE,
    /** Exemption is required for the purpose described (s24, s34). */
    REQUIRED,
    /** The same as prejudice, in the reasonable opinion of a qualified person (s36). */
    OPINION
}
