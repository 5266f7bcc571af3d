package org.foicasework.process.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code --diff OLD NEW [--page FILE]}: what changed between two versions, in words on the console and as a page with both pictures. */
final class ShowChanges {

    static final String OPTION = "--diff";
    private static final String PAGE = "--page";
    private static final Path USUAL_PAGE = Path.of("target", "diagram-changes.html");
    private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".html", ".mustache");
    private static final String USAGE =
            "Say which two versions to compare: --diff OLD NEW, each a folder, or each a file. --page FILE says where the page goes.";

    private final PrintStream out;
    private final boolean coloured;

    ShowChanges(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** Says in words what to do differently. */
    private static final class NotThisWay extends Exception {
        NotThisWay(String words) {
            super(words);
        }
    }

    /** @return 0 when the changes were shown, 2 when there was nothing to compare */
    int run(List<String> arguments) {
        try {
            show(arguments);
            return 0;
        } catch (NotThisWay wrong) {
            out.println(wrong.getMessage());
        } catch (IOException unreadable) {
            out.printf(
                    "A file cannot be read or written: %s. See that it is there and that you may open it.%n",
                    unreadable.getMessage());
        }
        return 2;
    }

    private void show(List<String> arguments) throws NotThisWay, IOException {
        List<String> names = new ArrayList<>(arguments);
        Path page = USUAL_PAGE;
        int asked = names.indexOf(PAGE);
        if (asked >= 0 && asked + 1 < names.size()) {
            page = Path.of(names.remove(asked + 1));
            names.remove(asked);
        }
        if (names.size() != 2 || names.stream().anyMatch(name -> name.startsWith("--"))) {
            throw new NotThisWay(USAGE);
        }
        Path old = Path.of(names.get(0));
        Path present = Path.of(names.get(1));
        Map<String, byte[]> before = read(old);
        Map<String, byte[]> now = read(present);
        if (Files.isDirectory(old) != Files.isDirectory(present)) {
            throw new NotThisWay(
                    "One of these is a folder and the other is a file. Name two folders, or the two versions of one file.");
        }
        if (!Files.isDirectory(present)) {
            before = new TreeMap<>(Map.of(
                    now.keySet().iterator().next(), before.values().iterator().next()));
        }
        Map<String, byte[]> judged = Map.copyOf(now);
        for (String besides : List.of(".html", ".mustache")) {
            leaveOutIfMissing(besides, before, now);
        }
        Comparison comparison = Comparison.of(before, now);
        List<Finding> found = Guard.check(inForce(before, judged));
        words(comparison);
        Report report = Report.of(
                found,
                comparison.files().stream().map(Comparison.Compared::file).collect(Collectors.toSet()),
                coloured);
        out.print(report);
        out.println(
                report.broken() == 0
                        ? "The new version holds all " + Guard.rules().size() + " rules."
                        : "The new version cannot be used before this is mended. Mend the first and check again.");
        if (comparison.files().isEmpty()) {
            return;
        }
        if (page.toAbsolutePath().getParent() != null) {
            Files.createDirectories(page.toAbsolutePath().getParent());
        }
        Files.writeString(page, ChangesPage.of(comparison, found));
        out.println("Pictures: " + page.toAbsolutePath().normalize());
    }

    /** Forms and letters lie in folders of their own; a version that has none of them is a version of the diagrams only. */
    private static void leaveOutIfMissing(String ending, Map<String, byte[]> before, Map<String, byte[]> now) {
        boolean both = Stream.of(before, now)
                .allMatch(version -> version.keySet().stream().anyMatch(name -> name.endsWith(ending)));
        if (!both) {
            before.keySet().removeIf(name -> name.endsWith(ending));
            now.keySet().removeIf(name -> name.endsWith(ending));
        }
    }

    /** The new version together with what it is used with: what else lies in the usual folders, unless it was taken out. */
    private static Diagrams inForce(Map<String, byte[]> before, Map<String, byte[]> now) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        for (String usual : List.of("processes", "forms")) {
            if (Files.isDirectory(Path.of(usual))) {
                all.putAll(files(Path.of(usual)));
            }
        }
        all.keySet().removeAll(before.keySet());
        all.putAll(now);
        return Diagrams.of(all);
    }

    private static Map<String, byte[]> read(Path place) throws NotThisWay, IOException {
        if (!Files.exists(place)) {
            throw new NotThisWay(
                    "There is no folder or file " + place.toAbsolutePath().normalize()
                            + ". Look for a slip in its name, or name it from the folder in which you are.");
        }
        Map<String, byte[]> found = files(place);
        if (found.isEmpty()) {
            throw new NotThisWay("There is no diagram or table in "
                    + place.toAbsolutePath().normalize()
                    + ". Name the folder that holds the .bpmn and .dmn files, or one such file.");
        }
        for (Map.Entry<String, String> problem : Diagrams.of(found).unreadable().entrySet()) {
            throw new NotThisWay(
                    problem.getKey() + " in " + place.toAbsolutePath().normalize()
                            + " cannot be read (" + problem.getValue()
                            + "). Open it in the Modeler and save it again, or take the last version that worked.");
        }
        return found;
    }

    /** Everything that owners edit in a folder, without what is hidden or built. */
    private static Map<String, byte[]> files(Path place) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name =
                        folder.getFileName() == null ? "" : folder.getFileName().toString();
                boolean aside = name.startsWith(".") && name.length() > 2 || name.matches("target|node_modules|static");
                return aside && !folder.equals(place) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (KINDS.stream().anyMatch(name::endsWith)) {
                    contents.put(name, Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return contents;
    }

    private void words(Comparison comparison) {
        for (Comparison.Compared compared : comparison.files()) {
            out.println(compared.file() + (compared.about().isEmpty() ? "" : ", \"" + compared.about() + "\""));
            for (Change change : compared.changes()) {
                out.printf(Locale.ROOT, "  %-15s  %s%n", change.kind().word, change.title());
                change.details().forEach(detail -> out.printf(Locale.ROOT, "  %15s    %s%n", "", detail));
            }
            out.println();
        }
        if (comparison.files().isEmpty()) {
            out.println("Nothing changed.");
        } else if (!comparison.unchanged().isEmpty()) {
            out.println("Unchanged: " + unchanged(comparison));
        }
    }

    /** The diagrams and tables by name, the rest as a number. */
    static String unchanged(Comparison comparison) {
        List<String> diagrams = comparison.unchanged().stream()
                .filter(name -> name.endsWith(".bpmn") || name.endsWith(".dmn"))
                .toList();
        int others = comparison.unchanged().size() - diagrams.size();
        Stream<String> rest = others == 0
                ? Stream.empty()
                : Stream.of(others == 1 ? "1 form or letter" : others + " forms and letters");
        return String.join(", ", Stream.concat(diagrams.stream(), rest).toList());
    }
}
