package org.foicasework.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.foicasework.startup.StartUpRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL on loopback, with its data in a directory that outlives the application.
 *
 * <p>Beside the data directory {@code postgres} lie {@code postgres.lock}, held while an application uses the data, and
 * during the very first start {@code postgres.unfinished}: a first start that was cut short leaves half a database, which
 * the next start throws away.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final DirectoryLock lock;

    private EmbeddedDatabase(EmbeddedPostgres server, DirectoryLock lock) {
        this.server = server;
        this.lock = lock;
    }

    /** Starts the server, after stopping one that a killed application left running on the same data. */
    static EmbeddedDatabase start(DatabaseSettings settings) {
        Path data = settings.directory().toAbsolutePath().normalize();
        DirectoryLock lock = null;
        try {
            Files.createDirectories(data.getParent());
            lock = DirectoryLock.take(data);
            LeftBehind.stopServerOf(data);
            Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
            if (settings.fresh() || Files.exists(unfinished)) {
                FileSystemUtils.deleteRecursively(data);
            }
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                Files.writeString(unfinished, "");
            }
            EmbeddedPostgres server = builder(settings, data).start();
            Files.deleteIfExists(unfinished);
            LOG.info("PostgreSQL keeps its data in {} and listens on port {}", data, server.getPort());
            return new EmbeddedDatabase(server, lock);
        } catch (IOException failed) {
            release(lock);
            throw new StartUpRefused(
                    "The embedded PostgreSQL does not start in %s: %s".formatted(data, failed.getMessage()), failed);
        } catch (RuntimeException failed) {
            release(lock);
            throw failed;
        }
    }

    private static EmbeddedPostgres.Builder builder(DatabaseSettings settings, Path data) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setLocaleConfig("locale", "C")
                // The library is made for tests and switches these off; here the data is meant to last.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("timezone", "UTC");
        settings.settings().forEach(builder::setServerConfig);
        return builder;
    }

    /** Where the server takes connections. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            server.close();
        }
    }

    private static void release(DirectoryLock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
