package org.foicasework.clock;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of the United Kingdom that can have bank holidays of its own. */
public enum Nation {
    ENGLAND("England", "eng"),
    WALES("Wales", "wls"),
    SCOTLAND("Scotland", "sct"),
    NORTHERN_IRELAND("Northern Ireland", "nir");

    private final String words;
    private final String jollydayCode;

    Nation(String words, String jollydayCode) {
        this.words = words;
        this.jollydayCode = jollydayCode;
    }

    /** The name as people write it. */
    public String words() {
        return words;
    }

    String jollydayCode() {
        return jollydayCode;
    }

    /** Nations as a person would say them: "England, Wales and Northern Ireland", or "all of the United Kingdom". */
    public static String words(Set<Nation> nations) {
        if (nations.size() == values().length) {
            return "all of the United Kingdom";
        }
        String listed = nations.isEmpty()
                ? ""
                : EnumSet.copyOf(nations).stream().map(Nation::words).collect(Collectors.joining(", "));
        int last = listed.lastIndexOf(", ");
        return last < 0 ? listed : listed.substring(0, last) + " and " + listed.substring(last + 2);
    }
}
