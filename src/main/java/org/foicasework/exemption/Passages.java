package org.foicasework.exemption;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences of a text in a normal form, so that a sentence pasted from one case into another is found.
 *
 * <p>Normal form: lower-case words parted by one space, without punctuation. Sentences of fewer than eight words are left
 * out, since they recur by themselves.
 */
public final class Passages {

    private static final int FEWEST_WORDS = 8;

    private Passages() {}

    /** The normalised sentences of eight words and more, in the order of the text; none for null. */
    public static Set<String> of(String text) {
        Set<String> passages = new LinkedHashSet<>();
        if (text != null) {
            for (String sentence : text.split("(?<=[.!?;:])\\s+|\\R")) {
                String normal = normalised(sentence);
                if (normal.split(" ").length >= FEWEST_WORDS) {
                    passages.add(normal);
                }
            }
        }
        return passages;
    }

    /** The same over all the reasons of a decision: what a register keeps to find them again in another case. */
    public static Set<String> of(Decision decision) {
        Set<String> passages = new LinkedHashSet<>();
        Texts.reasons(decision).values().forEach(text -> passages.addAll(of(text)));
        return passages;
    }

    static String normalised(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("['\u2018\u2019]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
