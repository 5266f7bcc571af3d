package org.foicasework.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which statements take identity and words of one case out of the register: made from the tables as they are and from what
 * {@code retention/columns.txt} says is kept. A table or column that came later is found by itself.
 */
final class ForgetPlan {

    private static final String GONE = "(forgotten)";

    private final Rules rules;
    private final Map<String, Map<String, Column>> tables = new TreeMap<>();
    private final Map<String, String> rowsOfCase = new TreeMap<>();

    private record Column(String name, String type, boolean nullable) {}

    /** A column whose values are those of another table's. */
    private record Link(String table, String column, boolean nullable, String target, String targetColumn) {}

    private record Rules(
            Map<String, Set<String>> kept,
            Map<String, Map<String, String>> set,
            Set<String> deleted,
            Map<String, String> apart) {}

    private ForgetPlan(Rules rules) {
        this.rules = rules;
    }

    /** The plan for the tables of this database. */
    static ForgetPlan of(JdbcClient jdbc) {
        ForgetPlan plan = new ForgetPlan(rules());
        jdbc.sql(
                        """
                select c.table_name, c.column_name, c.udt_name, c.is_nullable
                from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.table_name not like 'act\\_%'
                  and c.udt_name in ('text', 'varchar', 'bpchar', '_text', '_varchar', 'json', 'jsonb', 'bytea')
                  and c.is_generated = 'NEVER'""")
                .query((row, n) -> plan.tables
                        .computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                        .put(
                                row.getString(2),
                                new Column(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4).equals("YES"))))
                .list();
        List<Link> links = jdbc.sql(
                        """
                select c.conrelid::regclass::text as "table", a.attname as "column", not a.attnotnull as nullable,
                  c.confrelid::regclass::text as target, f.attname as target_column
                from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
                where c.contype = 'f' and cardinality(c.conkey) = 1 and c.connamespace = current_schema()::regnamespace
                order by 1, 2""")
                .query(Link.class)
                .list();
        plan.rowsOfCase.put("request", "reference = :reference");
        boolean more = true;
        while (more) {
            more = false;
            for (Link link : links) {
                if (!plan.rowsOfCase.containsKey(link.table())) {
                    Optional<String> rows = plan.rows(link.table(), links);
                    rows.ifPresent(found -> plan.rowsOfCase.put(link.table(), found));
                    more |= rows.isPresent();
                }
            }
        }
        return plan;
    }

    /**
     * The rows that belong to the case: by their own column {@code reference}, or else by what they cannot be without. A link
     * that may be empty, or a second one to a request, leads to another case, which is not to be touched.
     */
    private Optional<String> rows(String table, List<Link> links) {
        List<Link> own =
                links.stream().filter(link -> link.table().equals(table)).toList();
        if (own.stream().anyMatch(link -> link.column().equals("reference") && reaches(link))) {
            return own.stream()
                    .filter(link -> link.column().equals("reference"))
                    .findFirst()
                    .map(this::rows);
        }
        return own.stream()
                .filter(link -> !link.nullable() && !link.target().equals(table) && reaches(link))
                .findFirst()
                .map(this::rows);
    }

    private boolean reaches(Link link) {
        return rowsOfCase.containsKey(link.target());
    }

    private String rows(Link link) {
        return link.targetColumn().equals("reference")
                ? link.column() + " = :reference"
                : "%s in (select %s from %s where %s)"
                        .formatted(link.column(), link.targetColumn(), link.target(), rowsOfCase.get(link.target()));
    }

    /** The statements, each with the parameter {@code reference}; first what is changed, then what is deleted. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        tables.forEach((table, columns) -> {
            if (!rowsOfCase.containsKey(table) || rules.deleted().contains(table)) {
                return;
            }
            Set<String> kept = rules.kept().getOrDefault(table, Set.of());
            Map<String, String> set = rules.set().getOrDefault(table, Map.of());
            String changes = columns.values().stream()
                    .filter(column -> !kept.contains(column.name()))
                    .map(column -> column.name() + " = " + set.getOrDefault(column.name(), left(column)))
                    .collect(Collectors.joining(", "));
            if (!changes.isEmpty()) {
                statements.add("update %s set %s where %s".formatted(table, changes, rowsOfCase.get(table)));
            }
        });
        rules.deleted().stream()
                .filter(rowsOfCase::containsKey)
                .forEach(table -> statements.add("delete from %s where %s".formatted(table, rowsOfCase.get(table))));
        return statements;
    }

    private static String left(Column column) {
        if (column.nullable()) {
            return "null";
        }
        return switch (column.type()) {
            case "_text", "_varchar", "json", "jsonb" -> "'{}'";
            case "bytea" -> "''::bytea";
            default -> "'" + GONE + "'";
        };
    }

    /**
     * What nobody has thought of: text that must not be empty and is neither kept nor set on purpose, and tables of which it
     * is not known whose they are. And lines of the file that speak of nothing.
     */
    Set<String> gaps() {
        Set<String> gaps = new TreeSet<>();
        tables.forEach((table, columns) -> {
            if (rules.apart().containsKey(table) || rules.deleted().contains(table)) {
                return;
            }
            if (!rowsOfCase.containsKey(table)) {
                gaps.add(table + ": belongs to no case; say in retention/columns.txt that it stands apart, and why");
                return;
            }
            if (!rules.kept().containsKey(table) && !rules.set().containsKey(table)) {
                gaps.add(table + ": say in retention/columns.txt what is kept of it, or that it is deleted");
            }
        });
        rules.kept().forEach((table, columns) -> columns.stream()
                .filter(column -> !tables.getOrDefault(table, Map.of()).containsKey(column))
                .forEach(column -> gaps.add(table + "." + column + ": is kept, but there is no such text")));
        rules.deleted().stream()
                .filter(table -> !rowsOfCase.containsKey(table))
                .forEach(table -> gaps.add(table + ": is deleted, but no case has such rows"));
        return gaps;
    }

    private static Rules rules() {
        Rules rules = new Rules(new TreeMap<>(), new TreeMap<>(), new LinkedHashSet<>(), new TreeMap<>());
        lines().forEach(line -> {
            String[] words = line.split("\\s+", 2);
            String rest = words.length > 1 ? words[1].strip() : "";
            switch (words[0]) {
                case "delete" -> rules.deleted().add(rest);
                case "apart" -> rules.apart().put(before(rest, ":"), after(rest, ":"));
                case "keep" ->
                    rules.kept()
                            .computeIfAbsent(before(rest, ":"), table -> new TreeSet<>())
                            .addAll(List.of(after(rest, ":").split("\\s*,\\s*")));
                case "set" -> {
                    String target = before(rest, "=");
                    rules.set()
                            .computeIfAbsent(before(target, "."), table -> new TreeMap<>())
                            .put(after(target, "."), after(rest, "="));
                }
                default -> throw new IllegalStateException("retention/columns.txt: \"" + line + "\" says nothing.");
            }
        });
        return rules;
    }

    private static String before(String text, String mark) {
        return text.substring(0, index(text, mark)).strip();
    }

    private static String after(String text, String mark) {
        return text.substring(index(text, mark) + mark.length()).strip();
    }

    private static int index(String text, String mark) {
        int index = text.indexOf(mark);
        if (index < 0) {
            throw new IllegalStateException("retention/columns.txt: \"" + text + "\" lacks \"" + mark + "\".");
        }
        return index;
    }

    private static List<String> lines() {
        try {
            return new ClassPathResource("retention/columns.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
