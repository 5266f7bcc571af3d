package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foicasework.process.guard.Mutants.Mutant;
import org.foicasework.process.guard.Mutants.Verdict;
import org.junit.jupiter.api.Test;

/** Breaks our own diagrams in every small way: what does harm is refused, and what does none is let pass. */
class MutationTest {

    /** For whoever works on a rule: only the changes in whose name this is found, as in {@code -Dmutants="bypass.*fees.bpmn"}. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("mutants", ""));

    /** A mutant and what the guard said: the first rule that refuses it. */
    private record Judged(Mutant mutant, Optional<String> rule) {

        boolean refused() {
            return rule.isPresent();
        }

        boolean rightly() {
            return refused() == (mutant.verdict() == Verdict.HARMFUL);
        }
    }

    @Test
    void everyHarmfulChangeIsRefusedAndEveryHarmlessOneIsAccepted() throws IOException {
        long begun = System.nanoTime();
        Path[] folders = {Path.of("processes"), Path.of("forms")};
        Mutants mutants = Mutants.of(folders);
        assertThat(Guard.check(mutants.own())).filteredOn(Finding::refuses).isEmpty();
        Walk lawful = new Walk(mutants.own());
        List<Judged> judged = mutants.all().parallelStream()
                .filter(mutant -> ONLY.matcher(name(mutant)).find())
                .map(mutant ->
                        new Judged(mutant, Guard.firstRefusal(mutant.diagrams().get(), lawful)))
                .toList();
        String table = table(judged);
        System.out.println(table);
        System.out.printf("%d changes judged in %.1f s%n", judged.size(), (System.nanoTime() - begun) / 1e9);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "diagram-mutations.md"), table + "\n" + list(judged));
        if (ONLY.pattern().isEmpty()) {
            assertThat(judged).hasSizeGreaterThan(6000);
        }
        assertThat(judged.stream().filter(each -> !each.rightly()).map(MutationTest::words))
                .as("changes that were judged wrongly")
                .isEmpty();
    }

    private static String words(Judged judged) {
        Mutant mutant = judged.mutant;
        return "%s is %s but %s"
                .formatted(
                        name(mutant),
                        mutant.verdict(),
                        judged.rule.map(rule -> "refused by: " + rule).orElse("accepted"));
    }

    private static String name(Mutant mutant) {
        return "%s: %s, %s".formatted(mutant.operator(), mutant.file(), mutant.what());
    }

    private static String table(List<Judged> judged) {
        Map<String, List<Judged>> byOperator = judged.stream()
                .collect(Collectors.groupingBy(each -> each.mutant.operator(), TreeMap::new, Collectors.toList()));
        List<String> rows = new ArrayList<>(
                List.of("| change | harmful | refused | harmless | accepted |", "|---|---|---|---|---|"));
        byOperator.forEach((operator, all) -> rows.add(row(operator, all)));
        rows.add(row("**all**", judged));
        return String.join("\n", rows) + "\n";
    }

    private static String row(String name, List<Judged> all) {
        return "| %s | %d | %d | %d | %d |"
                .formatted(
                        name,
                        count(all, Verdict.HARMFUL, false),
                        count(all, Verdict.HARMFUL, true),
                        count(all, Verdict.HARMLESS, false),
                        count(all, Verdict.HARMLESS, true));
    }

    private static long count(List<Judged> all, Verdict verdict, boolean onlyRight) {
        return all.stream()
                .filter(each -> each.mutant.verdict() == verdict && (!onlyRight || each.rightly()))
                .count();
    }

    /** Every change by itself, with the rule that refused it. */
    private static String list(List<Judged> judged) {
        return judged.stream()
                .sorted(Comparator.comparing((Judged each) -> each.mutant.operator())
                        .thenComparing(each -> each.mutant.file()))
                .map(each -> "- %s | %s | %s | %s | %s"
                        .formatted(
                                each.mutant.operator(),
                                each.mutant.file(),
                                each.mutant.what(),
                                each.mutant.verdict(),
                                each.rule.orElse("accepted")))
                .collect(Collectors.joining("\n"));
    }
}
