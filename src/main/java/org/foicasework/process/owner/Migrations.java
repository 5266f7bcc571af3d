package org.foicasework.process.owner;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.foicasework.process.internal.EngineIdentity;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The migrations that owners asked for, and how far they are: kept in the database, so that they outlive a crash. */
@Component
class Migrations {

    private static final String COLUMNS =
            "id, process, source_id, source_version, target_id, target_version, renamed, dry_run, started_at, started_by,"
                    + " stopped_at, finished_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final MigrationPlans plans;
    private final EngineIdentity identity;

    Migrations(
            JdbcClient jdbc,
            Clock clock,
            RepositoryService repository,
            RuntimeService runtime,
            MigrationPlans plans,
            EngineIdentity identity) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.repository = repository;
        this.runtime = runtime;
        this.plans = plans;
        this.identity = identity;
    }

    /** What an owner asked for. */
    record Migration(
            long id,
            String process,
            String sourceId,
            int sourceVersion,
            String targetId,
            int targetVersion,
            Map<String, String> renamed,
            boolean dryRun,
            Instant startedAt,
            String startedBy,
            Instant stoppedAt,
            Instant finishedAt) {}

    /** How far a migration is. */
    record Progress(long waiting, long moved, long staying, long gone) {

        long all() {
            return waiting + moved + staying + gone;
        }
    }

    /** Why cases stay where they are, with some of them. */
    record Reason(String words, long cases, List<String> some) {}

    /**
     * Takes a migration up: writes down which cases it is about. The cases that run on the version at this moment, no others.
     *
     * @throws InvalidSubmissionException when the plan is not possible, with the reasons
     */
    @Transactional
    long start(String sourceId, String targetId, Map<String, String> renamed, boolean dryRun, String by) {
        return identity.asNobody(() -> {
            ProcessDefinition source = definition(sourceId);
            ProcessDefinition target = definition(targetId);
            if (!source.getKey().equals(target.getKey()) || source.getId().equals(target.getId())) {
                throw new InvalidSubmissionException("Choose two versions of the same process.");
            }
            plans.plan(sourceId, targetId, renamed);
            long id = jdbc.sql(
                            """
                            insert into migration (process, source_id, source_version, target_id, target_version, renamed,
                                dry_run, started_at, started_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                            """)
                    .params(
                            source.getKey(),
                            source.getId(),
                            source.getVersion(),
                            target.getId(),
                            target.getVersion(),
                            renamed.entrySet().stream()
                                    .flatMap(pair -> java.util.stream.Stream.of(pair.getKey(), pair.getValue()))
                                    .toArray(String[]::new),
                            dryRun,
                            Timestamp.from(clock.instant()),
                            by)
                    .query(Long.class)
                    .single();
            for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                    .processDefinitionId(sourceId)
                    .unlimitedList()) {
                jdbc.sql("insert into migration_case (migration_id, process_instance_id, reference) values (?, ?, ?)")
                        .params(id, instance.getId(), instance.getBusinessKey())
                        .update();
            }
            return id;
        });
    }

    private ProcessDefinition definition(String id) {
        return Optional.ofNullable(id)
                .map(known -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(known)
                        .singleResult())
                .orElseThrow(() -> new InvalidSubmissionException("There is no such version."));
    }

    /** Ends a migration before its time: what is moved is moved, the rest stays. */
    void stop(long id) {
        jdbc.sql("update migration set stopped_at = ? where id = ? and finished_at is null and stopped_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /** Those that are not done yet, also of a node that died. */
    List<Long> open() {
        return jdbc.sql("select id from migration where finished_at is null and stopped_at is null order by id")
                .query(Long.class)
                .list();
    }

    Optional<Migration> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from migration where id = ?")
                .param(id)
                .query(Migrations::read)
                .optional();
    }

    List<Migration> newest(int atMost) {
        return jdbc.sql("select " + COLUMNS + " from migration order by id desc limit ?")
                .param(atMost)
                .query(Migrations::read)
                .list();
    }

    private static Migration read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        String[] pairs = (String[]) row.getArray(7).getArray();
        Map<String, String> renamed = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            renamed.put(pairs[pair], pairs[pair + 1]);
        }
        return new Migration(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getInt(6),
                renamed,
                row.getBoolean(8),
                row.getTimestamp(9).toInstant(),
                row.getString(10),
                moment(row.getTimestamp(11)),
                moment(row.getTimestamp(12)));
    }

    private static Instant moment(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    Progress progress(long id) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select state, count(*) from migration_case where migration_id = ? group by state")
                .param(id)
                .query((row, n) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return new Progress(
                counts.getOrDefault("WAITING", 0L),
                counts.getOrDefault("MOVED", 0L),
                counts.getOrDefault("STAYS", 0L),
                counts.getOrDefault("GONE", 0L));
    }

    /** Why cases stay, most first. */
    List<Reason> reasons(long id) {
        return jdbc.sql(
                        """
                        select reason, count(*), (array_agg(distinct reference) filter (where reference is not null))[1:5]
                        from migration_case where migration_id = ? and state in ('STAYS', 'GONE')
                        group by reason order by 2 desc, 1
                        """)
                .param(id)
                .query((row, n) -> new Reason(
                        row.getString(1),
                        row.getLong(2),
                        row.getArray(3) == null
                                ? List.of()
                                : List.of((String[]) row.getArray(3).getArray())))
                .list();
    }
}
