package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a diagram, such as {@code ${noticeReadAs == 'READY' and not approved}}, read far enough to follow it: and, or,
 * not, equal, unequal, names and literals. What is more than that, such as a comparison of numbers, is kept as a statement that may
 * be true or false.
 */
final class Expression {

    /** A value that is there, but not known. */
    static final String SOME = "*";

    /** The value of a variable that was handed over without having one. */
    static final String NULL = "null";

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")|([A-Za-z_]\\w*)|(\\d+(?:\\.\\d+)?)"
                    + "|(==|!=|&&|\\|\\||<=|>=|[!<>().,\\[\\]+\\-*/%?:]))");

    private final String text;
    private final Node root;
    private final Set<String> names;
    private final List<Call> calls;

    private Expression(String text, Node root, Set<String> names, List<Call> calls) {
        this.text = text;
        this.root = root;
        this.names = names;
        this.calls = calls;
    }

    /** A question to a bean: {@code question.stage(questionId)}. */
    record Call(String bean, String method, String text) {}

    /** Reads an expression or a text without one; what cannot be read is one unknown statement. */
    static Expression of(String text) {
        String trimmed = text.strip();
        Matcher whole = Pattern.compile("[$#]\\{(.*)}", Pattern.DOTALL).matcher(trimmed);
        if (!whole.matches()) {
            boolean mixed = trimmed.contains("${") || trimmed.contains("#{");
            return new Expression(
                    trimmed, mixed ? new Statement(trimmed, true) : new Literal(trimmed), Set.of(), List.of());
        }
        Reader reader = new Reader(whole.group(1).strip());
        Node root = reader.whole();
        return new Expression(trimmed, root, reader.names, reader.calls);
    }

    String text() {
        return text;
    }

    /** Whether the guard could read it at all. */
    boolean isReadable() {
        return !(root instanceof Statement statement && statement.broken);
    }

    /** The first names in it that are not beans that are asked something: variables, or a bean by itself. */
    Set<String> names() {
        return names;
    }

    /** What it asks beans. */
    List<Call> calls() {
        return calls;
    }

    /** The variable that it is, when it is nothing else; otherwise null. */
    String variable() {
        return root instanceof Name name ? name.name : null;
    }

    /** Its value: {@link #SOME} when it cannot be told, null when it is a variable that has not been set. */
    String value(Map<String, String> values, Map<String, String> answers) {
        return root.value(new Known(values, answers, Map.of()));
    }

    /** The statements in it whose truth cannot be told from these values. */
    Set<String> unknowns(Map<String, String> values, Map<String, String> answers) {
        Set<String> unknown = new LinkedHashSet<>();
        root.unknowns(new Known(values, answers, Map.of()), unknown);
        return unknown;
    }

    /** Whether it holds, given what is assumed of the statements that cannot be told. */
    boolean holds(Map<String, String> values, Map<String, String> answers, Map<String, Boolean> assumed) {
        return "true".equals(root.value(new Known(values, answers, assumed)));
    }

    /** The comparisons of a variable with a text in it, as in {@code reading == 'none'}. */
    Map<String, Set<String>> compared() {
        Map<String, Set<String>> compared = new java.util.TreeMap<>();
        root.compared(compared);
        return compared;
    }

    @Override
    public String toString() {
        return text;
    }

    private record Known(Map<String, String> values, Map<String, String> answers, Map<String, Boolean> assumed) {}

    private interface Node {

        /** The value; SOME when unknown; null when it is a variable without one. */
        String value(Known known);

        void unknowns(Known known, Set<String> into);

        default void compared(Map<String, Set<String>> into) {}
    }

    private record Literal(String value) implements Node {

        @Override
        public String value(Known known) {
            return value;
        }

        @Override
        public void unknowns(Known known, Set<String> into) {}
    }

    private record Name(String name) implements Node {

        @Override
        public String value(Known known) {
            Boolean assumed = known.assumed.get(name);
            return assumed == null ? known.values.get(name) : assumed.toString();
        }

        @Override
        public void unknowns(Known known, Set<String> into) {
            String value = known.values.get(name);
            if (value == null || value.equals(SOME)) {
                into.add(name);
            }
        }
    }

    /** Something that may be true or false, or have any value. */
    private record Statement(String text, boolean broken) implements Node {

        @Override
        public String value(Known known) {
            Boolean assumed = known.assumed.get(text);
            return assumed == null ? known.answers.getOrDefault(key(), SOME) : assumed.toString();
        }

        @Override
        public void unknowns(Known known, Set<String> into) {
            if (known.answers.getOrDefault(key(), SOME).equals(SOME)) {
                into.add(text);
            }
        }

        private String key() {
            int bracket = text.indexOf('(');
            return bracket < 0 ? text : text.substring(0, bracket);
        }
    }

    private record Not(Node inner) implements Node {

        @Override
        public String value(Known known) {
            String value = inner.value(known);
            return value == null || value.equals(SOME) ? value : String.valueOf(!value.equals("true"));
        }

        @Override
        public void unknowns(Known known, Set<String> into) {
            inner.unknowns(known, into);
        }

        @Override
        public void compared(Map<String, Set<String>> into) {
            inner.compared(into);
        }
    }

    private record Both(Node left, Node right, boolean and) implements Node {

        @Override
        public String value(Known known) {
            String one = left.value(known);
            String decided = String.valueOf(!and);
            if (decided.equals(one)) {
                return decided;
            }
            String other = right.value(known);
            if (decided.equals(other)) {
                return decided;
            }
            return one == null || other == null ? null : one.equals(SOME) || other.equals(SOME) ? SOME : other;
        }

        @Override
        public void unknowns(Known known, Set<String> into) {
            left.unknowns(known, into);
            right.unknowns(known, into);
        }

        @Override
        public void compared(Map<String, Set<String>> into) {
            left.compared(into);
            right.compared(into);
        }
    }

    private record Equal(Node left, Node right, String text) implements Node {

        @Override
        public String value(Known known) {
            Boolean assumed = known.assumed.get(text);
            if (assumed != null) {
                return assumed.toString();
            }
            String one = left.value(known);
            String other = right.value(known);
            if (one == null || other == null) {
                return null;
            }
            if (one.equals(SOME) || other.equals(SOME)) {
                return one.equals(NULL) || other.equals(NULL) ? "false" : SOME;
            }
            return String.valueOf(one.equals(other));
        }

        @Override
        public void unknowns(Known known, Set<String> into) {
            String value = value(known);
            if (value == null || value.equals(SOME)) {
                into.add(text);
            }
        }

        @Override
        public void compared(Map<String, Set<String>> into) {
            Node name = left instanceof Name ? left : right;
            Node literal = left instanceof Name ? right : left;
            if (name instanceof Name variable && literal instanceof Literal value) {
                into.computeIfAbsent(variable.name, unused -> new TreeSet<>()).add(value.value);
            }
        }
    }

    /** Reads by the rules of the expression language, as far as they are needed. */
    private static final class Reader {

        private final List<String> tokens = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final List<Call> calls = new ArrayList<>();
        private final String text;
        private boolean broken;
        private int at;

        Reader(String text) {
            this.text = text;
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            while (matcher.find() && matcher.start() == end) {
                tokens.add(matcher.group().strip());
                end = matcher.end();
            }
            broken = !text.substring(end).isBlank() || tokens.isEmpty();
        }

        Node whole() {
            Node node = broken ? null : or();
            if (broken || at < tokens.size()) {
                // Not read to its end: whether it holds cannot be told.
                return new Statement(text, true);
            }
            return node;
        }

        private String next() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private boolean take(String... alternatives) {
            for (String alternative : alternatives) {
                if (next().equals(alternative)) {
                    at++;
                    return true;
                }
            }
            return false;
        }

        private Node or() {
            Node left = and();
            while (take("or", "||")) {
                left = new Both(left, and(), false);
            }
            return left;
        }

        private Node and() {
            Node left = equality();
            while (take("and", "&&")) {
                left = new Both(left, equality(), true);
            }
            return left;
        }

        private Node equality() {
            int from = at;
            Node left = relation();
            if (take("==", "eq")) {
                Node right = relation();
                return new Equal(left, right, text(from));
            }
            if (take("!=", "ne")) {
                Node right = relation();
                return new Not(
                        new Equal(left, right, text(from).replace("!=", "==").replace(" ne ", " == ")));
            }
            return left;
        }

        private Node relation() {
            int from = at;
            Node left = unary();
            boolean more = false;
            while (take("<", ">", "<=", ">=", "lt", "gt", "le", "ge", "+", "-", "*", "/", "%", "div", "mod")) {
                unary();
                more = true;
            }
            return more ? new Statement(text(from), false) : left;
        }

        private Node unary() {
            if (take("not", "!")) {
                return new Not(unary());
            }
            int from = at;
            if (take("empty", "-")) {
                unary();
                return new Statement(text(from), false);
            }
            return primary();
        }

        private Node primary() {
            String token = next();
            at++;
            if (token.equals("(")) {
                Node inner = or();
                broken |= !take(")");
                return inner;
            }
            if (token.startsWith("'") || token.startsWith("\"")) {
                return new Literal(token.substring(1, token.length() - 1));
            }
            if (token.matches("\\d.*") || token.equals("true") || token.equals("false") || token.equals(NULL)) {
                return new Literal(token);
            }
            if (!token.matches("[A-Za-z_]\\w*")) {
                broken = true;
                return new Literal("");
            }
            return named(token);
        }

        private Node named(String name) {
            int from = at - 1;
            boolean more = false;
            while (next().equals(".") || next().equals("[") || next().equals("(")) {
                more = true;
                if (take(".")) {
                    String method = next();
                    at++;
                    if (at == from + 3) {
                        calls.add(new Call(name, method, ""));
                    }
                } else if (take("[")) {
                    or();
                    broken |= !take("]");
                } else {
                    at++;
                    while (!broken && !take(")")) {
                        or();
                        if (!next().equals(")") && !take(",")) {
                            broken = true;
                        }
                    }
                }
            }
            if (!more) {
                names.add(name);
                return new Name(name);
            }
            if (calls.stream().noneMatch(call -> call.bean.equals(name))) {
                names.add(name);
            }
            return new Statement(text(from), false);
        }

        private String text(int from) {
            StringBuilder words = new StringBuilder();
            for (String token : tokens.subList(from, Math.min(at, tokens.size()))) {
                if (!words.isEmpty()
                        && !token.matches("[.()\\[\\],]")
                        && !words.toString().matches("(?s).*[.(\\[]")) {
                    words.append(' ');
                }
                words.append(token);
            }
            return words.toString();
        }
    }
}
