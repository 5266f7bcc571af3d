package org.foicasework.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own diagrams hold every rule, and the guard says so in time. */
class GuardTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    @TempDir
    Path folder;

    @Test
    void ourDiagramsHoldEveryRule() throws IOException {
        assertThat(Guard.check(Diagrams.in(PROCESSES, FORMS)))
                .filteredOn(Finding::refuses)
                .isEmpty();
    }

    @Test
    void theWholeFolderIsJudgedWithinFiveSeconds() throws IOException {
        long begun = System.nanoTime();
        long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Guard.check(Diagrams.in(PROCESSES, FORMS));
        Duration work = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked);
        System.out.printf(
                "The guard took %d ms for the whole folder, %d ms of them at work%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis(), work.toMillis());
        // What else the machine has to do meanwhile is not the guard's.
        assertThat(work).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theCommandLineEndsWithZeroWhenAllIsWell() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(CheckDiagrams.run(new PrintStream(out, true), false)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("diagrams hold all")
                .doesNotContain("\u001b");
    }

    @Test
    void theCommandLineEndsWithOneAndSaysWhatWhereAndHowToMendIt() throws IOException {
        for (Path file : Files.walk(PROCESSES).filter(Files::isRegularFile).toList()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Path diagram = folder.resolve("exemption-review.bpmn");
        String content = Files.readString(diagram);
        Files.writeString(
                diagram,
                content.replace("${not approved}", "${swapped}")
                        .replace("${approved}", "${not approved}")
                        .replace("${swapped}", "${approved}"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = CheckDiagrams.run(new PrintStream(out, true), true, folder.toString(), FORMS.toString());
        String words = out.toString(StandardCharsets.UTF_8);
        System.out.println(words);
        assertThat(exit).isEqualTo(1);
        assertThat(words)
                .contains(
                        "A refusal leaves only after somebody has approved it as it stands",
                        "FOIA s17(1)",
                        "\"Send the notice\"",
                        "(sendNotice) in issue-notice.bpmn",
                        "Decide the outcome -> Withheld, or not confirmed? Yes",
                        "Approved? Yes",
                        "mend")
                .contains("\u001b[31m");
    }

    @Test
    void theCommandLineEndsWithTwoWhenThereIsNothingToLookAt() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(CheckDiagrams.run(
                        new PrintStream(out, true),
                        false,
                        folder.resolve("nowhere").toString()))
                .isEqualTo(2);
    }
}
