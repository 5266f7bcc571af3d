package org.foicasework.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foicasework.request.Problem;
import org.springframework.util.MultiValueMap;

/** A form on a page of our own: its fields with their labels, what was typed, and what is wrong with it. */
final class PageForm {

    private final String action;
    private final String button;
    private final MultiValueMap<String, String> typed;
    private final List<Problem> problems;
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private boolean files;

    /**
     * @param action where it is sent
     * @param button what its button says
     * @param typed what was typed before; null when the form is opened
     * @param problems what is wrong with that
     */
    PageForm(String action, String button, MultiValueMap<String, String> typed, List<Problem> problems) {
        this.action = action;
        this.button = button;
        this.typed = typed;
        this.problems = problems;
    }

    /** One way to answer a question. */
    record Option(String value, String label) {}

    PageForm text(String name, String label, String hint, String first) {
        return field("line", name, label, hint, first, "text");
    }

    PageForm date(String name, String label, String hint, String first) {
        return field("line", name, label, hint, first, "date");
    }

    PageForm area(String name, String label, String hint, String first) {
        return field("area", name, label, hint, first, null);
    }

    PageForm files(String name, String label, String hint) {
        files = true;
        return field("file", name, label, hint, null, null);
    }

    PageForm select(String name, String label, String hint, String none, List<Option> options) {
        Map<String, Object> field = start("select", name, label, hint);
        field.put("none", none);
        return add(field, options, List.of(value(name, "")));
    }

    PageForm radios(String name, String label, String hint, String first, List<Option> options) {
        return add(choice(name, label, hint, "radio"), options, List.of(value(name, first)));
    }

    PageForm ticks(String name, String label, String hint, List<Option> options) {
        return add(
                choice(name, label, hint, "checkbox"),
                options,
                typed == null ? List.of() : typed.getOrDefault(name, List.of()));
    }

    private Map<String, Object> choice(String name, String label, String hint, String kind) {
        Map<String, Object> field = start("choice", name, label, hint);
        field.put("input", kind);
        return field;
    }

    private PageForm add(Map<String, Object> field, List<Option> options, List<String> chosen) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Option option : options) {
            shown.add(Map.of(
                    "value", option.value(),
                    "text", option.label(),
                    "chosen", chosen.contains(option.value())));
        }
        field.put("options", shown);
        fields.add(field);
        return this;
    }

    private PageForm field(String kind, String name, String label, String hint, String first, String input) {
        Map<String, Object> field = start(kind, name, label, hint);
        field.put("input", input);
        field.put("content", value(name, first));
        fields.add(field);
        return this;
    }

    private Map<String, Object> start(String kind, String name, String label, String hint) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put(kind, true);
        field.put("field", name);
        field.put("caption", label);
        field.put("note", hint);
        field.put(
                "wrong",
                problems.stream()
                        .filter(problem -> problem.field().equals(name))
                        .map(Problem::message)
                        .findFirst()
                        .orElse(null));
        return field;
    }

    private String value(String name, String first) {
        return Objects.toString(typed == null ? first : typed.getFirst(name), "");
    }

    /** What the template shows. */
    Map<String, Object> shown() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("action", action);
        form.put("button", button);
        form.put("encoding", files ? "multipart/form-data" : "application/x-www-form-urlencoded");
        form.put("fields", fields);
        form.put("problems", problems);
        return form;
    }
}
