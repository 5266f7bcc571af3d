package org.foicasework.exemption;

/** The two limbs of a prejudice-based exemption; exactly one is chosen (Hogan v Information Commissioner, EA/2005/0026). */
public enum Likelihood {
    /** More likely than not. */
    WOULD("would"),
    /** A real and significant risk, less than even. */
    WOULD_BE_LIKELY("would be likely to");

    private final String words;

    Likelihood(String words) {
        this.words = words;
    }

    /** The words of the statute, as a notice says them before a verb: "would prejudice", "would be likely to prejudice". */
    public String words() {
        return words;
    }
}
