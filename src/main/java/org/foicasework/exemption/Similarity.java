package org.foicasework.exemption;

import java.util.HashSet;
import java.util.Set;

/** How much two texts speak of the same, as a help for a person who decides whether they do. */
public final class Similarity {

    private Similarity() {}

    /** How many in a hundred of the telling words of the first text stand in the second too. */
    public static int percent(String text, String other) {
        Set<String> words = SignificantWords.of(text);
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> common = new HashSet<>(words);
        common.retainAll(SignificantWords.of(other));
        return 100 * common.size() / words.size();
    }
}
