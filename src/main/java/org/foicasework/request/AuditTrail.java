package org.foicasework.request;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what, when: append only. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One entry.
     *
     * @param actor the user id, or "system"
     * @param action what was done, as a sentence without a subject: "logged the request"
     * @param detail may be null; never says who the applicant is
     */
    public record Entry(Instant at, String actor, String action, String detail) {}

    /** Adds an entry. */
    public void record(String reference, String actor, String action, String detail) {
        jdbc.sql("insert into audit_entry (reference, at, actor, action, detail) values (?, ?, ?, ?, ?)")
                .params(reference, java.sql.Timestamp.from(clock.instant()), actor, action, detail)
                .update();
    }

    /** The entries of a case, oldest first. */
    public List<Entry> of(String reference) {
        return jdbc.sql("select at, actor, action, detail from audit_entry where reference = ? order by id")
                .param(reference)
                .query((row, n) -> new Entry(
                        row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
