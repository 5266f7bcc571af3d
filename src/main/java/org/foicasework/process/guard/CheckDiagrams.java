package org.foicasework.process.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The guard on the command line: {@code check [FOLDER...]}, by default {@code processes} and {@code forms}. It needs no database and
 * ends with 0 when the diagrams may be used, 1 when not, 2 when there is nothing to look at. {@code check --diff OLD NEW} shows what
 * changed between two versions and ends with 0, or with 2 when there is nothing to compare.
 */
public final class CheckDiagrams {

    private static final String RED = "\u001b[31m";
    private static final String AMBER = "\u001b[33m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean coloured;

    private CheckDiagrams(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** Looks at the folders named, says what is wrong, and ends. */
    public static void main(String... folders) {
        System.exit(run(System.out, System.getenv("NO_COLOR") == null && System.getenv("TERM") != null, folders));
    }

    /** The same without ending: the exit code. */
    public static int run(PrintStream out, boolean coloured, String... folders) {
        CheckDiagrams check = new CheckDiagrams(out, coloured);
        if (folders.length > 0 && folders[0].equals(ShowChanges.OPTION)) {
            return new ShowChanges(out, check::show).run(Arrays.asList(folders).subList(1, folders.length));
        }
        return check.check(folders.length == 0 ? new String[] {"processes", "forms"} : folders);
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
        findings.forEach(this::show);
        long refused = findings.stream().filter(Finding::refuses).count();
        String time = "%.1f seconds".formatted((System.nanoTime() - begun) / 1e9);
        out.println(
                refused > 0
                        ? paint(RED, "%d to mend before these diagrams can be used (%s)".formatted(refused, time))
                        : paint(
                                GREEN,
                                "%d diagrams hold all %d rules (%s)"
                                        .formatted(diagrams, Guard.rules().size(), time)));
        return refused > 0 ? 1 : 0;
    }

    private void show(Finding finding) {
        String section = finding.section().isEmpty() ? "" : "  [" + finding.section() + "]";
        out.println(paint(finding.refuses() ? RED : AMBER, finding.rule()) + section);
        String id = finding.id().isEmpty() ? "" : " (" + finding.id() + ")";
        out.println("  where  " + paint(BOLD, "\"" + finding.element() + "\"") + id + " in " + finding.file());
        if (!finding.detail().isEmpty()) {
            out.println("  what   " + finding.detail());
        }
        if (!finding.path().isEmpty()) {
            out.println("  way    " + finding.way());
        }
        out.println("  mend   " + finding.mend());
        out.println();
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }
}
