package org.foicasework.startup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Work that two nodes on one database must not do at the same moment, such as laying tables or deploying.
 *
 * <p>The lock is PostgreSQL's own and belongs to a connection: a node that dies gives it back.
 */
@Component
public class OneNodeAtATime {

    /** Any number will do, as long as every node takes the same one. */
    private static final long LOCK = 0x464F_4943_4153_4521L;

    private final DataSource database;

    OneNodeAtATime(DataSource database) {
        this.database = database;
    }

    /** Runs the work, after waiting for any other node that is at work. */
    public void run(Runnable work) {
        Turn turn = take();
        try {
            work.run();
        } finally {
            turn.close();
        }
    }

    /** Waits for this node's turn, which lasts until it is closed. */
    public Turn take() {
        try {
            Connection connection = database.getConnection();
            try {
                execute(connection, "select pg_advisory_lock(" + LOCK + ")");
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
            return new Turn(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("The database does not let this node take its turn", failed);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A node's turn. */
    public static final class Turn {

        private final Connection connection;

        private Turn(Connection connection) {
            this.connection = connection;
        }

        /** Gives the turn to the next node. */
        public void close() {
            try (connection) {
                execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
            } catch (SQLException failed) {
                throw new IllegalStateException("The database does not let this node end its turn", failed);
            }
        }
    }
}
