package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.foicasework.process.guard.Finding.Weight;
import org.junit.jupiter.api.Test;

/** The page of the rules says what the guard does. */
class RulesPageTest {

    private static final Path PAGE = Path.of("docs", "diagram-rules.md");
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<summary>The rules of the law</summary>";
    private static final String END = "</details>";

    @Test
    void thePageListsEveryRuleAndNoOther() throws IOException {
        String page =
                """
                # What the guard asks of diagrams

                Whoever changes `processes/` or `forms/` may rename, move, add, split and reorder as they like. The guard knows a step by what
                it does and follows every way that a case can go. These rules must hold; the first that do not are named with the
                shortest way that breaks them and how to mend it. `mvn -q compile exec:java@check` asks them
                all in seconds.

                ## The law

                | rule | section |
                |---|---|
                %s

                ## The house: so that a diagram runs, and can be followed

                %s

                ## Advice: worth knowing, stops nothing

                %s
                """
                        .formatted(
                                rows(rule -> !rule.section().isEmpty(), "| %s | %s |"),
                                rows(rule -> rule.section().isEmpty() && rule.weight() == Weight.REFUSED, "- %s"),
                                rows(rule -> rule.weight() == Weight.ADVICE, "- %s"));
        if (Boolean.getBoolean("write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void theReadmeListsTheRulesOfTheLaw() throws IOException {
        String list = rows(rule -> !rule.section().isEmpty(), "- %s (%s)");
        String readme = Files.readString(README);
        String before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length());
        String after = readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("write")) {
            readme = before + "\n\n" + list + "\n\n" + after;
            Files.writeString(README, readme);
        }
        assertThat(readme).isEqualTo(before + "\n\n" + list + "\n\n" + after);
    }

    @Test
    void noTwoRulesHaveTheSameName() {
        List<String> names = Guard.rules().stream().map(Guard.Rule::rule).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static String rows(Predicate<Guard.Rule> such, String row) {
        return Guard.rules().stream()
                .filter(such)
                .map(rule -> row.formatted(rule.rule(), rule.section()))
                .collect(Collectors.joining("\n"));
    }
}
