package org.foicasework.exemption;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words of a text that tell what it is about, reduced to a crude stem. Crude is enough: the question is only whether
 * two texts have anything in common, and a caseworker can always name the information outright.
 */
final class SignificantWords {

    private static final Set<String> COMMON = common();

    private SignificantWords() {}

    /** The stems of the words that are neither grammar nor said of every request; none for null. */
    static Set<String> of(String text) {
        Set<String> stems = all(text);
        stems.removeAll(COMMON);
        return stems;
    }

    /** Whether the two texts share such a word. */
    static boolean shared(String text, Set<String> topic) {
        return !Collections.disjoint(of(text), topic);
    }

    /** The stems of all words but single letters; none for null. */
    static Set<String> all(String text) {
        Set<String> stems = new LinkedHashSet<>();
        if (text != null) {
            for (String word : Passages.normalised(text).split(" ")) {
                if (word.length() > 1) {
                    stems.add(stem(word));
                }
            }
        }
        return stems;
    }

    /** Takes off one ending, then keeps six letters: recognise, recognised and recognition become one. */
    static String stem(String word) {
        String root = word;
        for (String ending : new String[] {"ies", "ing", "ed", "es", "s", "e", "y"}) {
            if (root.endsWith(ending) && root.length() - ending.length() >= 3 && !root.endsWith("ss")) {
                root = root.substring(0, root.length() - ending.length());
                break;
            }
        }
        return root.length() > 6 ? root.substring(0, 6) : root;
    }

    private static Set<String> common() {
        Set<String> stems = new HashSet<>();
        for (String line : Table.lines("common-words.txt")) {
            Arrays.stream(line.strip().split("\\s+"))
                    .map(SignificantWords::stem)
                    .forEach(stems::add);
        }
        return Set.copyOf(stems);
    }
}
