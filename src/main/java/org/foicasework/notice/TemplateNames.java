package org.foicasework.notice;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the names in a template that a notice does not have, also where no letter at hand would come past them. It reads the tags
 * and follows what they name through the records that a notice is made of.
 */
final class TemplateNames {

    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/>!]?)\\s*(.*?)\\s*}}", Pattern.DOTALL);
    private static final Set<String> OF_LISTS = Set.of(".", "this", "-first", "-last", "-index");

    /** Parts that use one another in a circle are an error that the renderer reports. */
    private static final int DEEP = 20;

    private final NoticeTemplates templates;
    private final Class<?> notice;
    private final Set<String> problems = new LinkedHashSet<>();

    private TemplateNames(NoticeTemplates templates, Class<?> notice) {
        this.templates = templates;
        this.notice = notice;
    }

    /**
     * The names that the template or a part of it uses and no such notice has, as sentences.
     *
     * @param notice what {@code notice} stands for in the template
     */
    static Collection<String> unknown(String template, NoticeTemplates templates, Class<?> notice) {
        TemplateNames names = new TemplateNames(templates, notice);
        Deque<Type> around = new ArrayDeque<>();
        around.push(NoticeRenderer.Page.class);
        names.read(template, around, 0);
        return names.problems;
    }

    private void read(String template, Deque<Type> around, int depth) {
        String text;
        try {
            text = templates.text(template);
        } catch (IllegalArgumentException missing) {
            problems.add(missing.getMessage() + ".");
            return;
        }
        if (depth > DEEP) {
            problems.add("The notice template \"%s\" uses itself in a circle.".formatted(template));
            return;
        }
        List<Boolean> entered = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            String name = tag.group(2);
            switch (tag.group(1)) {
                case "!" -> {}
                case ">" -> read(name, around, depth + 1);
                case "/" -> {
                    if (!entered.isEmpty() && entered.remove(entered.size() - 1)) {
                        around.pop();
                    }
                }
                case "^" -> {
                    resolve(template, name, around);
                    entered.add(false);
                }
                case "#" -> {
                    around.push(inside(resolve(template, name, around)));
                    entered.add(true);
                }
                default -> resolve(template, name, around);
            }
        }
        // A section that is left open is the renderer's to report; what follows is read where it stands.
        entered.stream().filter(pushed -> pushed).forEach(pushed -> around.pop());
    }

    private Type resolve(String template, String name, Deque<Type> around) {
        if (OF_LISTS.contains(name)) {
            return around.peek();
        }
        String[] steps = name.split("\\.");
        Type type = null;
        for (Type place : around) {
            type = member(place, steps[0]);
            if (type != null) {
                break;
            }
        }
        for (int step = 1; step < steps.length && type != null; step++) {
            type = member(type, steps[step]);
        }
        if (type == null) {
            Set<String> known = new TreeSet<>();
            around.forEach(place -> known.addAll(members(raw(place))));
            problems.add(
                    "The notice template \"%s\" names {{%s}}, which such a notice does not have. At this place it knows: %s."
                            .formatted(template, name, String.join(", ", known)));
            return Map.class;
        }
        return type;
    }

    /** What a name stands for in an object; null when it has no such name. */
    private Type member(Type place, String name) {
        Class<?> type = raw(place);
        if (Map.class.isAssignableFrom(type)) {
            return Map.class;
        }
        if (!type.isRecord()) {
            return null;
        }
        String capital = name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Stream.of(name, "get" + capital, "is" + capital)
                .flatMap(called -> Arrays.stream(type.getDeclaredMethods())
                        .filter(TemplateNames::tells)
                        .filter(method -> method.getName().equals(called)))
                .map(method -> type == NoticeRenderer.Page.class && name.equals("notice")
                        ? notice
                        : method.getGenericReturnType())
                .findFirst()
                .orElse(null);
    }

    private static List<String> members(Class<?> type) {
        return !type.isRecord()
                ? List.of()
                : Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList();
    }

    private static boolean tells(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Set.of("hashCode", "toString", "getClass").contains(method.getName());
    }

    /** What stands around the content of a section: one element of a list, or the thing itself. */
    private static Type inside(Type type) {
        return type instanceof ParameterizedType parameterized && Collection.class.isAssignableFrom(raw(type))
                ? parameterized.getActualTypeArguments()[0]
                : type;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : Object.class;
    }
}
