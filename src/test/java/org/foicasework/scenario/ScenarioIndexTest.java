package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/scenarios.md names every scenario of the law, and a test for each that there is. */
class ScenarioIndexTest {

    private static final int SCENARIOS = 24;
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*");
    private static final Pattern PROOF = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyScenarioIsListedOnceAndNamesATest() throws IOException {
        List<String> rows = rows();
        assertThat(rows)
                .extracting(row -> Integer.valueOf(ROW.matcher(row).replaceFirst("$1")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, SCENARIOS).boxed().toList());
        assertThat(rows).allMatch(row -> PROOF.matcher(row).find());
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        assertThat(rows().stream().flatMap(row -> PROOF.matcher(row).results()))
                .allSatisfy(proof -> assertThat(source(proof.group(1)))
                        .as(proof.group())
                        .containsPattern(Pattern.compile("@Test\\s+void " + proof.group(2) + "\\(")));
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("docs", "scenarios.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Path file = files.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + test));
            return Files.readString(file);
        }
    }
}
