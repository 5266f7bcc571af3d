package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** A decision table, read far enough to say what it can answer: texts, true and false; anything else in a cell may match or not. */
final class DecisionTable {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern TEXTS = Pattern.compile("\\s*\"[^\"]*\"\\s*(,\\s*\"[^\"]*\"\\s*)*");

    final String id;
    final String name;
    final String file;
    final String hitPolicy;
    final List<String> inputs;
    final List<String> outputs;
    final List<Row> rows;

    /** One row; {@code cells} belong to the inputs, {@code answer} to the first output. */
    record Row(String id, int number, List<String> cells, List<Cell> read, String answer) {

        /** Whether the guard can read a cell, or it is empty. */
        boolean isReadable(int input) {
            return input >= read.size() || read.get(input).any || read.get(input).readable;
        }
    }

    enum Match {
        YES,
        NO,
        PERHAPS
    }

    private final Element decision;

    /** Whether an expression of it names a language of its own. */
    final boolean namesLanguage;

    /** Why the engine cannot use it, once that was asked. */
    private Optional<String> fault;

    DecisionTable(Element decision, String file) {
        this.decision = decision;
        this.namesLanguage = namesLanguage(decision);
        this.file = file;
        this.id = decision.getAttribute("id");
        this.name = decision.getAttribute("name");
        Element table = Xml.child(decision, "decisionTable");
        List<Element> empty = List.of();
        this.hitPolicy = table == null
                ? "NONE"
                : table.getAttribute("hitPolicy").isEmpty() ? "UNIQUE" : table.getAttribute("hitPolicy");
        this.inputs = (table == null ? empty : Xml.children(table, "input"))
                .stream()
                        .map(input -> Xml.child(input, "inputExpression"))
                        .map(input -> input == null ? "" : Xml.text(input, "text"))
                        .map(text -> text == null ? "" : text)
                        .toList();
        this.outputs = (table == null ? empty : Xml.children(table, "output"))
                .stream().map(output -> output.getAttribute("name")).toList();
        this.rows = new ArrayList<>();
        for (Element rule : table == null ? empty : Xml.children(table, "rule")) {
            List<String> cells = Xml.children(rule, "inputEntry").stream()
                    .map(cell -> Xml.text(cell, "text"))
                    .map(text -> text == null ? "" : text)
                    .toList();
            List<String> answers = Xml.children(rule, "outputEntry").stream()
                    .map(cell -> Xml.text(cell, "text"))
                    .map(text -> text == null ? "" : text)
                    .toList();
            rows.add(new Row(
                    rule.getAttribute("id"),
                    rows.size() + 1,
                    cells,
                    cells.stream().map(Cell::of).toList(),
                    answers.isEmpty() || answers.get(0).isBlank() ? Expression.NULL : literal(answers.get(0))));
        }
    }

    private static boolean namesLanguage(Element element) {
        return !element.getAttribute("expressionLanguage").isEmpty()
                || Xml.children(element).stream().anyMatch(DecisionTable::namesLanguage);
    }

    /** Why the engine cannot use it in one of these cases; empty when it can. */
    Optional<String> fault(List<Map<String, String>> cases) {
        if (fault == null) {
            fault = TableTrial.fault(decision.getOwnerDocument(), id, cases);
        }
        return fault;
    }

    private static String literal(String text) {
        Matcher quoted = TEXT.matcher(text);
        return quoted.matches() ? quoted.group(1) : text.matches("true|false") ? text : Expression.SOME;
    }

    /** Every answer it may give; with {@link Expression#NULL} when it may give none. */
    Set<String> answers(Map<String, String> values) {
        Set<String> answers = new LinkedHashSet<>();
        for (Row row : rows) {
            Match match = match(row, values);
            if (match != Match.NO) {
                answers.add(row.answer);
            }
            if (match == Match.YES) {
                return answers;
            }
        }
        answers.add(Expression.NULL);
        return answers;
    }

    /** The rows that surely match. */
    List<Row> matching(Map<String, String> values) {
        return rows.stream().filter(row -> match(row, values) == Match.YES).toList();
    }

    /** Every combination of values that its inputs can have; an input without a list of values has one that is not known. */
    List<Map<String, String>> combinations(Map<String, ? extends Set<String>> domains) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        for (String input : inputs) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> each : combinations) {
                for (String value : domains.containsKey(input) ? domains.get(input) : Set.of(Expression.SOME)) {
                    Map<String, String> next = new LinkedHashMap<>(each);
                    next.put(input, value);
                    more.add(next);
                }
            }
            combinations = more;
        }
        return combinations;
    }

    /** The texts that the cells of an input name. */
    Set<String> texts(int input) {
        Set<String> texts = new TreeSet<>();
        for (Row row : rows) {
            Matcher text = TEXT.matcher(input < row.cells.size() ? row.cells.get(input) : "");
            while (text.find()) {
                texts.add(text.group(1));
            }
        }
        return texts;
    }

    /** Whether a row matches. */
    Match match(Row row, Map<String, String> values) {
        Match all = Match.YES;
        for (int i = 0; i < inputs.size(); i++) {
            Match one = i < row.read.size() ? match(row.read.get(i), values.get(inputs.get(i))) : Match.YES;
            if (one == Match.NO) {
                return Match.NO;
            }
            all = one == Match.PERHAPS ? Match.PERHAPS : all;
        }
        return all;
    }

    private static Match match(Cell cell, String value) {
        if (cell.any) {
            return Match.YES;
        }
        if (!cell.readable || value == null || value.equals(Expression.SOME)) {
            return Match.PERHAPS;
        }
        return cell.texts.contains(value) != cell.not ? Match.YES : Match.NO;
    }

    /** A cell as far as it can be read: the texts it names, or all but those. */
    private record Cell(boolean any, boolean readable, boolean not, Set<String> texts) {

        static Cell of(String cell) {
            boolean not = cell.matches("(?s)not\\s*\\(.*\\)");
            String list = not ? cell.substring(cell.indexOf('(') + 1, cell.length() - 1) : cell;
            boolean truth = list.matches("true|false");
            Set<String> texts = truth
                    ? Set.of(list)
                    : TEXT.matcher(list).results().map(found -> found.group(1)).collect(Collectors.toSet());
            return new Cell(
                    cell.isBlank() || cell.equals("-"),
                    truth || TEXTS.matcher(list).matches(),
                    not,
                    texts);
        }
    }
}
