package org.foicasework.process.guard;

import java.util.List;

/**
 * What is wrong, in the words of those who own the process.
 *
 * @param weight whether it keeps the diagrams from being used
 * @param rule the rule that is broken, in plain English
 * @param section where the law says so; empty for a rule of the house
 * @param file the file to open
 * @param element the name of the element
 * @param id the id of the element; empty when a whole file is meant
 * @param detail what is the matter here; may be empty
 * @param path the shortest way a case can go that breaks the rule; empty when no way is needed to see it
 * @param mend what to do
 */
public record Finding(
        Weight weight,
        String rule,
        String section,
        String file,
        String element,
        String id,
        String detail,
        List<String> path,
        String mend) {

    /** Whether it stops a deployment. */
    public enum Weight {
        /** Nothing is deployed. */
        REFUSED,
        /** Worth knowing; stops nothing. */
        ADVICE
    }

    /** Whether it stops a deployment. */
    public boolean refuses() {
        return weight == Weight.REFUSED;
    }

    /** The way in one line: "Decide the outcome -> Withheld? Yes -> Send the notice". */
    public String way() {
        return String.join(" -> ", path);
    }

    /** All of it in one paragraph. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        words.append(file).append(", \"").append(element).append('"');
        if (!id.isEmpty()) {
            words.append(" (").append(id).append(')');
        }
        words.append(": ").append(rule);
        if (!section.isEmpty()) {
            words.append(" [").append(section).append(']');
        }
        words.append('.');
        if (!detail.isEmpty()) {
            words.append(' ').append(detail);
        }
        if (!path.isEmpty()) {
            words.append(" A case could go: ").append(way()).append('.');
        }
        return words.append(" Mend: ").append(mend).toString();
    }
}
