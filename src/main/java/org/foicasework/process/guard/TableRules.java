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
    private static final String USABLE = "A decision table is one that the engine can use";
    private static final String VALUE = "A decision table names only values that exist";
    private static final String ANSWER = "A decision table gives only answers that the diagrams know";
    private static final String LAW =
            "Environmental information is dealt with under the Regulations, and nothing else is";
    private static final String OUT = "Only what a question is about takes it out of the law on information";
    private static final String OUT_SECTION = "FOIA s1(1), s40(1); section 45 code, part 2";
    private static final String LAW_SECTION = "FOIA s39(1); EIR r5(1)";
    static final List<Guard.Rule> OF_LAW =
            List.of(new Guard.Rule(LAW, LAW_SECTION, Weight.REFUSED), new Guard.Rule(OUT, OUT_SECTION, Weight.REFUSED));

    /** What a question has to be about to go another way than that of the two laws. */
    private static final Map<String, String> ABOUT = Map.of(
            "BUSINESS_AS_USUAL", "ROUTINE_BUSINESS",
            "SUBJECT_ACCESS", "OWN_PERSONAL_DATA",
            "OTHER_AUTHORITY", "HELD_ELSEWHERE");

    static final List<String> RULES = List.of(POLICY, GAP, OVERLAP, IDLE, INPUT, USABLE, VALUE, ANSWER);

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
                unreadable(i);
                table.texts(i).stream()
                        .filter(text -> !domain.contains(text))
                        .forEach(text -> found(
                                VALUE,
                                table.id,
                                "\"%s\" is no value of %s. There are: %s."
                                        .formatted(text, input, String.join(", ", new TreeSet<>(domain))),
                                "Mend the spelling."));
            } else {
                entries(i);
            }
        }
        usable(domains);
        answers(results);
        rows(domains);
        if (results.contains("route")) {
            law(domains);
        }
    }

    private void usable(Map<String, Set<String>> domains) {
        if (table.namesLanguage) {
            found(
                    USABLE,
                    table.id,
                    "One of its expressions is in a language of its own.",
                    "Take the expression language out, and write the cell as the others are written.");
            return;
        }
        table.fault(table.combinations(domains))
                .ifPresent(fault -> found(
                        USABLE, table.id, "The engine says: " + fault, "Mend the cell, or the type of the column."));
    }

    private void unreadable(int input) {
        for (DecisionTable.Row row : table.rows) {
            if (!row.isReadable(input)) {
                found(
                        VALUE,
                        row.id(),
                        "Row %d cannot be read: %s."
                                .formatted(row.number(), row.cells().get(input)),
                        "Write texts in quotation marks, one or several with commas, or true or false.");
            }
        }
    }

    /** An input that holds a list is asked whether the list contains something. */
    private void entries(int input) {
        Set<String> entries = Steps.LISTS.getOrDefault(table.inputs.get(input), Set.of());
        table.texts(input).stream()
                .filter(text -> !entries.isEmpty() && !entries.contains(text))
                .forEach(text -> found(
                        VALUE,
                        table.id,
                        "\"%s\" never stands in %s. There are: %s."
                                .formatted(text, table.inputs.get(input), String.join(" ", entries)),
                        "Mend the spelling."));
    }

    /** Which law it is, follows from what is asked for; a table may send a question elsewhere, but not under the other law. */
    private void law(Map<String, Set<String>> domains) {
        boolean lawSaid = false;
        boolean outSaid = false;
        for (Map<String, String> values : table.combinations(domains)) {
            String environmental = String.valueOf(values.get("environmental"));
            Set<String> answers = table.answers(values);
            boolean wrongLaw = answers.contains("FOIA") && !environmental.equals("false")
                    || answers.contains("EIR") && !environmental.equals("true");
            boolean out = answers.stream()
                    .anyMatch(answer ->
                            ABOUT.containsKey(answer) && !ABOUT.get(answer).equals(values.get("subjectMatter")));
            String detail = "It may answer %s when %s.".formatted(String.join(" or ", answers), words(values));
            if (wrongLaw && !lawSaid) {
                lawSaid = true;
                of(
                        LAW,
                        LAW_SECTION,
                        detail,
                        "Let the rows for the two laws ask whether the information is environmental.");
            }
            if (out && !outSaid) {
                outSaid = true;
                of(OUT, OUT_SECTION, detail, "Let the row for this way ask what the question is about.");
            }
        }
    }

    private void of(String rule, String section, String detail, String mend) {
        findings.add(
                new Finding(Weight.REFUSED, rule, section, table.file, table.name, table.id, detail, List.of(), mend));
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
                .filter(row -> !used.contains(row.id())
                        || table.hitPolicy.equals("FIRST")
                                && table.rows.stream()
                                        .anyMatch(above -> above.number() < row.number()
                                                && above.cells().equals(row.cells())))
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
