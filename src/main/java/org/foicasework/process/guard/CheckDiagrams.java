package org.foicasework.process.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The guard on the command line: {@code check [FOLDER...]}, by default {@code processes} and {@code forms}. It needs no database and
 * ends with 0 when the diagrams may be used, 1 when not, 2 when there is nothing to look at. {@code check --diff OLD NEW} shows what
 * changed between two versions and ends with 0, or with 2 when there is nothing to compare.
 */
public final class CheckDiagrams {

    private final PrintStream out;
    private final boolean coloured;

    private CheckDiagrams(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** Looks at the folders named, says what is wrong, and ends. */
    public static void main(String... folders) {
        // What engines say of themselves is of no use here.
        LoggingSystem.get(CheckDiagrams.class.getClassLoader()).beforeInitialize();
        System.exit(run(System.out, System.getenv("NO_COLOR") == null && System.console() != null, folders));
    }

    /** The same without ending: the exit code. */
    public static int run(PrintStream out, boolean coloured, String... folders) {
        if (folders.length > 0 && folders[0].equals(ShowChanges.OPTION)) {
            return new ShowChanges(out, coloured).run(Arrays.asList(folders).subList(1, folders.length));
        }
        return new CheckDiagrams(out, coloured)
                .check(folders.length == 0 ? new String[] {"processes", "forms"} : folders);
    }

    private int check(String... names) {
        long begun = System.nanoTime();
        Path[] folders = Arrays.stream(names).map(Path::of).toArray(Path[]::new);
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                out.printf("There is no folder %s.%n", folder.toAbsolutePath());
                return 2;
            }
        }
        List<Finding> findings;
        int diagrams;
        try {
            Diagrams read = Diagrams.in(folders);
            diagrams = read.processes().size();
            findings = Guard.check(read);
        } catch (IOException unreadable) {
            out.printf("The folders cannot be read: %s%n", unreadable.getMessage());
            return 2;
        }
        Report report = Report.of(findings, Set.of(), coloured);
        out.print(report);
        out.println(report.summary(diagrams, "%.1f seconds".formatted((System.nanoTime() - begun) / 1e9)));
        return report.broken() > 0 ? 1 : 0;
    }
}
