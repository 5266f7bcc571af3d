package org.foicasework.exemption;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings in the order of the record. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void block(String rule, String law, String where, String message) {
        all.add(new Finding(rule, law, Finding.Severity.BLOCK, where, sentence(message)));
    }

    void warn(String rule, String law, String where, String message) {
        all.add(new Finding(rule, law, Finding.Severity.WARN, where, sentence(message)));
    }

    /** Blocks when the text is blank; says whether it is. */
    boolean blockBlank(String text, String rule, String law, String where, String message) {
        if (Texts.blank(text)) {
            block(rule, law, where, message);
            return true;
        }
        return false;
    }

    /** A message may begin with a citation such as "section 31(3)". */
    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
