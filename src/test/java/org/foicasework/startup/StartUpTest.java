package org.foicasework.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.foicasework.FoiCasework;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real starts, each in a Java process of its own. */
class StartUpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final List<Application> started = new ArrayList<>();

    private Application start(String... arguments) throws IOException {
        Application application = new Application(folder.resolve("log-" + started.size()), arguments);
        started.add(application);
        return application;
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Application application : started) {
            application.process.destroy();
            application.process.waitFor(30, TimeUnit.SECONDS);
            application.process.destroyForcibly().waitFor();
        }
    }

    private String database(String name) {
        return "--foi.database.directory=" + folder.resolve(name).resolve("postgres");
    }

    @Test
    void aKilledApplicationStartsAgainWithItsDataAndNoOtherStartsBesideARunningOne() throws Exception {
        int port = freePort();
        Application first = start(database("one"), "--server.port=" + port);
        first.waitUntilReady();
        assertThat(first.output())
                .contains("http://localhost:" + port + "/camunda/app/tasklist/default/", "cara", "Right2Know-2000");
        sql("create table kept (what text)");

        Application beside = start(database("one"), "--server.port=0");
        beside.refused("The application is running already");
        Application onThePort = start(database("two"), "--server.port=" + port);
        onThePort.refused("Port " + port + " is taken by another program");
        first.process.destroyForcibly().waitFor();
        assertThat(serverOf("one")).as("the server that the kill left behind").isPresent();

        Application second = start(database("one"), "--server.port=" + port);
        second.waitUntilReady();
        sql("insert into kept values ('still here')");
        assertThat(second.output()).contains("left behind").contains("nothing to deploy");

        second.process.destroy();
        assertThat(second.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(serverOf("one")).as("the server after an orderly end").isEmpty();
    }

    @Test
    void aFirstStartThatIsKilledHalfwayLeavesNothingInTheWay() throws Exception {
        Application first = start(database("one"), "--server.port=0");
        Path data = folder.resolve("one").resolve("postgres");
        waitFor(() -> Files.exists(data.resolve("PG_VERSION")), first);
        first.process.destroyForcibly().waitFor();

        Application second = start(database("one"), "--server.port=0");
        second.waitUntilReady();
    }

    @Test
    void withoutDemoPeopleAStartNeedsAnAdministratorsPassword() throws Exception {
        start(database("one"), "--server.port=0", "--foi.demo-people=false").refused("Set foi.admin.password");
    }

    private void sql(String statement) throws IOException, SQLException {
        List<String> note = Files.readAllLines(folder.resolve("one/postgres/postmaster.pid"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + note.get(3).strip() + "/postgres", "postgres", null);
                Statement work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    private Optional<ProcessHandle> serverOf(String name) throws IOException {
        Path note = folder.resolve(name).resolve("postgres/postmaster.pid");
        return Files.exists(note)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(note).get(0).strip()))
                : Optional.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void waitFor(Condition condition, Application application) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(application.process.isAlive()).as(application.output()).isTrue();
            assertThat(Instant.now()).as(application.output()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private static final class Application {

        private final Path log;
        private final Process process;

        Application(Path log, String... arguments) throws IOException {
            this.log = log;
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FoiCasework.class.getName(),
                    "--server.address=127.0.0.1",
                    "--foi.mail.outbox=" + log.resolveSibling("outbox")));
            command.addAll(List.of(arguments));
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        String output() throws IOException {
            return Files.readString(log);
        }

        void waitUntilReady() throws Exception {
            waitFor(() -> output().contains("Ready. Tasklist:"), this);
        }

        /** The start ends with an exit code that says so, and with one line that says why. */
        void refused(String why) throws Exception {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output()).isNotZero();
            assertThat(output().lines().filter(line -> line.contains(" ERROR ") || line.contains(" WARN ")))
                    .as(output())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains(why));
            assertThat(output()).doesNotContain("\tat ", "Exception");
        }
    }
}
