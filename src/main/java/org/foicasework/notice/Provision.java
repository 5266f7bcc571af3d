package org.foicasework.notice;

/**
 * A provision that a decision relies on, in the words a notice needs.
 *
 * @param key the limb's key in the catalogue, such as {@code s31(1)(a)}
 * @param title the title of its section, such as "Law enforcement"
 * @param absolute whether no public interest test is needed (s2(3)); otherwise it is qualified
 * @param removesDuty whether it removes the duty to confirm or deny, rather than exempting content
 * @param verb the verb of the prejudice, such as "prejudice"; null when the exemption is not prejudice-based
 * @param words the protected interest, or what puts information in the class, close to the statute
 */
record Provision(String key, String title, boolean absolute, boolean removesDuty, String verb, String words) {

    /** The section as a sentence begins with it: "Section 31(1)(a)". */
    String section() {
        return "Section " + key.substring(1);
    }

    /** The title within a sentence: "law enforcement". */
    String titleInSentence() {
        return title.startsWith("Parliament") ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    boolean prejudiceBased() {
        return verb != null;
    }

    boolean qualified() {
        return !absolute;
    }
}
