package org.foicasework.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.foicasework.startup.StartUpRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that a killed application left running.
 *
 * <p>PostgreSQL writes {@code postmaster.pid} into its data directory: the process on line 1, the directory on line 2. The
 * file outlives a crash, and the number may by then belong to some other program, so a process is stopped only if it is a
 * server of this very directory.
 */
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final int STOP_SECONDS = 30;

    private LeftBehind() {}

    /** Stops the server that runs on this data, in order; its data stays. Does nothing where none runs. */
    static void stopServerOf(Path data) throws IOException {
        Path note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        Optional<ProcessHandle> server = serverNamedIn(note, data);
        if (server.isEmpty()) {
            // PostgreSQL would refuse to start if the number belongs to another living process.
            Files.deleteIfExists(note);
            return;
        }
        ProcessHandle process = server.get();
        LOG.info("Stopping the PostgreSQL (process {}) that an earlier run left behind on {}", process.pid(), data);
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new StartUpRefused(
                    "The PostgreSQL (process %d) that an earlier run left behind on %s does not stop: end the programs that are connected to it, and start again."
                            .formatted(process.pid(), data),
                    stillThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartUpRefused("The start was interrupted.", interrupted);
        }
    }

    private static Optional<ProcessHandle> serverNamedIn(Path note, Path data) throws IOException {
        List<String> lines = Files.readAllLines(note);
        if (lines.size() < 2
                || !lines.get(0).strip().matches("\\d+")
                || !isSame(Path.of(lines.get(1).strip()), data)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> isServerOf(process, data));
    }

    private static boolean isServerOf(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
        // Where the system does not tell the arguments, the name and the note have to do.
        boolean onThisData = info.arguments()
                .map(arguments -> List.of(arguments).stream().anyMatch(argument -> isSame(Path.of(argument), data)))
                .orElse(true);
        return postgres && onThisData;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException missing) {
            return one.equals(other);
        }
    }
}
