package org.foicasework.exemption;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fingerprint of a decision's whole content. An approval holds for the fingerprint it was given on, so any change
 * cancels it.
 *
 * <p>The records are walked component by component, so that a component added later cannot be forgotten. Each value is
 * written with its length before it, so that no two decisions share a text form by shifting words from one field to the next.
 * What says nothing (null or false) is left out, so that a component added later changes no fingerprint of before.
 */
public final class DecisionDigest {

    private DecisionDigest() {}

    /** The SHA-256 of the decision as 64 lower-case hexadecimal digits; the same for equal decisions, on any machine. */
    public static String of(Decision decision) {
        StringBuilder canonical = new StringBuilder();
        write(decision, canonical);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null) {
            out.append("null;");
        } else if (value instanceof Record content) {
            out.append('{');
            for (RecordComponent component : content.getClass().getRecordComponents()) {
                Object part = valueOf(component, content);
                if (part != null && !Boolean.FALSE.equals(part)) {
                    out.append(component.getName()).append('=');
                    write(part, out);
                }
            }
            out.append('}');
        } else if (value instanceof Collection<?> list) {
            out.append(list.size()).append('[');
            list.forEach(element -> write(element, out));
            out.append(']');
        } else if (value instanceof Map<?, ?> map) {
            out.append(map.size()).append('<');
            new TreeMap<>(map).forEach((key, element) -> {
                write(key, out);
                write(element, out);
            });
            out.append('>');
        } else {
            String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
            out.append(text.length()).append(':').append(text).append(';');
        }
    }

    private static Object valueOf(RecordComponent component, Record content) {
        try {
            return component.getAccessor().invoke(content);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
