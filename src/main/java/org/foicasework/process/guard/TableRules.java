package org.foicasework.process.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foicasework.process.guard.Finding.Weight;

/** What the house asks of decision tables. What they answer is then followed through the diagrams like everything else. */
final class TableRules {

    private static final String POLICY = "A decision table gives one answer";
    private static final String GAP = "A decision table has an answer for every case";
    private static final String OVERLAP = "A decision table never has two answers for one case";
    private static final String IDLE = "Every row of a decision table can be used";
    private static final String INPUT = "A decision table asks only what the diagrams know";
    private static final String VALUE = "A decision table names only values that exist";
    private static final String ANSWER = "A decision table gives only answers that the diagrams know";
    static final List<String> RULES = List.of(POLICY, GAP, OVERLAP, IDLE, INPUT, VALUE, ANSWER);

    private final DecisionTable table;
    private final Set<Finding> findings;

    private TableRules(DecisionTable table, Set<Finding> findings) {
        this.table = table;
        this.findings = findings;
    }

    static void look(Diagrams diagrams, Set<Finding> findings) {
        for (DecisionTable table : diagrams.tables().values()) {
            Set<String> results = new TreeSet<>();
            diagrams.parts().values().stream()
                    .flatMap(part -> part.nodes.values().stream())
                    .filter(node -> table.id.equals(node.decision) && node.resultVariable != null)
                    .forEach(node -> results.add(node.resultVariable));
            new TableRules(table, findings).look(results);
        }
    }

    private void look(Set<String> results) {
        if (!Set.of("UNIQUE", "FIRST", "ANY").contains(table.hitPolicy) || table.outputs.size() != 1) {
            found(
                    POLICY,
                    table.id,
                    "Its hit policy is %s and it has %d outputs.".formatted(table.hitPolicy, table.outputs.size()),
                    "Choose the hit policy Unique or First, with one output.");
            return;
        }
        Map<String, Set<String>> domains = new HashMap<>();
        for (int i = 0; i < table.inputs.size(); i++) {
            String input = table.inputs.get(i);
            Set<String> domain = Steps.VARIABLES.get(input);
            if (domain == null) {
                found(INPUT, table.id, "Nothing says \"%s\".".formatted(input), "Ask for a variable that a step sets.");
            } else if (!domain.isEmpty()) {
                domains.put(input, domain);
                table.texts(i).stream()
                        .filter(text -> !domain.contains(text))
                        .forEach(text -> found(
                                VALUE,
                                table.id,
                                "\"%s\" is no value of %s. There are: %s."
                                        .formatted(text, input, String.join(", ", new TreeSet<>(domain))),
                                "Mend the spelling."));
            }
        }
        answers(results);
        rows(domains);
    }

    private void answers(Set<String> results) {
        for (String result : results) {
            Set<String> known = Steps.VARIABLES.getOrDefault(result, Set.of());
            for (DecisionTable.Row row : table.rows) {
                if (!known.isEmpty() && !known.contains(row.answer())) {
                    found(
                            ANSWER,
                            row.id(),
                            "Row %d answers \"%s\". The diagrams know: %s."
                                    .formatted(row.number(), row.answer(), String.join(", ", new TreeSet<>(known))),
                            "Choose one of the known answers.");
                }
            }
        }
    }

    private void rows(Map<String, Set<String>> domains) {
        Set<String> used = new TreeSet<>();
        List<String> gaps = new ArrayList<>();
        List<String> overlaps = new ArrayList<>();
        for (Map<String, String> values : table.combinations(domains)) {
            List<DecisionTable.Row> matching = table.matching(values);
            boolean first = table.hitPolicy.equals("FIRST");
            if (matching.isEmpty()) {
                gaps.add(words(values));
            } else if (matching.size() > 1 && !first) {
                overlaps.add(words(values));
            }
            for (DecisionTable.Row row : table.rows) {
                if (table.match(row, values) != DecisionTable.Match.NO) {
                    used.add(row.id());
                }
                if (first && !matching.isEmpty() && row == matching.get(0)) {
                    break;
                }
            }
        }
        if (!gaps.isEmpty()) {
            found(GAP, table.id, "No row surely answers when " + gaps.get(0) + ".", "Add a row for it.");
        }
        if (!overlaps.isEmpty()) {
            found(
                    OVERLAP,
                    table.id,
                    "Two rows answer when " + overlaps.get(0) + ".",
                    "Keep one of them, or narrow one.");
        }
        table.rows.stream()
                .filter(row -> !used.contains(row.id()))
                .forEach(row -> found(
                        IDLE,
                        row.id(),
                        "Row %d is never used: rows above it answer first, or nothing matches it."
                                .formatted(row.number()),
                        "Move it up, mend it, or take it out."));
    }

    private static String words(Map<String, String> values) {
        return String.join(
                " and ",
                values.entrySet().stream()
                        .filter(value -> !value.getValue().equals(Expression.SOME))
                        .map(value -> value.getKey() + " is " + value.getValue())
                        .toList());
    }

    private void found(String rule, String id, String detail, String mend) {
        findings.add(new Finding(Weight.REFUSED, rule, "", table.file, table.name, id, detail, List.of(), mend));
    }
}
