package org.foicasework.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * A PostgreSQL of its own in a temporary directory, for work that must not come near the register. It is gone when it is closed.
 */
public final class ThrowAwayDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;

    private ThrowAwayDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts an empty one on a free port of loopback. */
    public static ThrowAwayDatabase start() {
        try {
            return new ThrowAwayDatabase(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it takes connections, as the user {@code postgres}. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(server.getPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
