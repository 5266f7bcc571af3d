package org.foicasework.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.foicasework.startup.StartUpRefused;

/** Held by the application that uses a data directory; the operating system gives it back when that application dies. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /** Takes the lock, or says that another application holds it. */
    static DirectoryLock take(Path data) throws IOException {
        Path lockFile = data.resolveSibling(data.getFileName() + ".lock");
        FileChannel file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return new DirectoryLock(file);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
        file.close();
        throw new StartUpRefused(
                "The application is running already: another process uses the database in %s. Stop it first, or set foi.database.directory."
                        .formatted(data));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
