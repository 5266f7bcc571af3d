package org.foicasework.process.owner;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.foicasework.process.internal.EngineIdentity;
import org.foicasework.process.owner.Migrations.Migration;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.RequestRegister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves cases in the background, each in a transaction of its own that also marks it as moved. Before and after, the statutory timers
 * of the case are compared; where one is lost or changed, the transaction is rolled back and the case stays.
 *
 * <p>A case that is being moved is locked, and other nodes take the next one. When a node dies, PostgreSQL rolls its one open case
 * back, and whoever is left goes on with it.
 */
@Component
class Mover implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);
    private static final int LOOK_EVERY_SECONDS = 20;

    /** How often a case is tried that somebody is working on at the same moment. */
    private static final int ATTEMPTS = 5;

    private final Migrations migrations;
    private final MigrationPlans plans;
    private final StatutoryTimers timers;
    private final RuntimeService runtime;
    private final RequestRegister register;
    private final AuditTrail audit;
    private final EngineIdentity identity;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final boolean background;
    private ScheduledExecutorService worker;

    Mover(
            Migrations migrations,
            MigrationPlans plans,
            StatutoryTimers timers,
            RuntimeService runtime,
            RequestRegister register,
            AuditTrail audit,
            EngineIdentity identity,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${camunda.bpm.job-execution.enabled:true}") boolean background) {
        this.migrations = migrations;
        this.plans = plans;
        this.timers = timers;
        this.runtime = runtime;
        this.register = register;
        this.audit = audit;
        this.identity = identity;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.background = background;
    }

    /** What became of one case. */
    private record Outcome(String state, String reason) {

        static Outcome moved() {
            return new Outcome("MOVED", null);
        }

        static Outcome stays(String why) {
            return new Outcome("STAYS", why);
        }

        static Outcome gone(String why) {
            return new Outcome("GONE", why);
        }
    }

    private record Row(String instance, String reference) {}

    /** Begins at once with what there is to do, where this node works in the background. */
    void wake() {
        ScheduledExecutorService running = worker;
        if (running != null) {
            running.execute(this::workOnAll);
        }
    }

    private void workOnAll() {
        for (long migration : migrations.open()) {
            try {
                work(migration);
            } catch (RuntimeException failed) {
                LOG.warn("Migration {} was interrupted and will be taken up again", migration, failed);
            }
        }
    }

    /** Moves the cases of a migration until none is left that this node can take. */
    void work(long id) {
        Migration migration = migrations.find(id).orElseThrow();
        MigrationPlan plan = plans.plan(migration.sourceId(), migration.targetId(), migration.renamed());
        identity.asNobody(() -> {
            while (moveOne(migration, plan)) {
                // The next one.
            }
            return null;
        });
        jdbc.sql(
                        """
                        update migration set finished_at = ? where id = ? and finished_at is null and stopped_at is null
                            and not exists (select from migration_case where migration_id = migration.id and state = 'WAITING')
                        """)
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /** Whether there was a case to take. */
    private boolean moveOne(Migration migration, MigrationPlan plan) {
        Row[] taken = new Row[1];
        Outcome kept = null;
        try {
            kept = transaction.execute(status -> {
                Optional<Row> row = take(migration.id());
                if (row.isEmpty()) {
                    return null;
                }
                taken[0] = row.get();
                Outcome outcome = move(migration, plan, row.get());
                if (outcome.state().equals("MOVED") && !migration.dryRun()) {
                    mark(migration.id(), row.get(), outcome);
                    return null;
                }
                status.setRollbackOnly();
                return outcome;
            });
        } catch (MigratingProcessInstanceValidationException invalid) {
            kept = Outcome.stays(words(migration, invalid.getValidationReport()));
        } catch (OptimisticLockingException busy) {
            kept = again(migration.id(), taken[0]);
        } catch (ProcessEngineException failed) {
            if (isOfTheDatabase(failed)) {
                throw failed;
            }
            kept = Outcome.stays("The engine could not move it: " + failed.getMessage());
        }
        if (kept != null) {
            mark(migration.id(), taken[0], kept);
        }
        return taken[0] != null;
    }

    /** That the database went away says nothing about the case. */
    private static boolean isOfTheDatabase(Throwable failed) {
        return failed != null && (failed instanceof SQLException || isOfTheDatabase(failed.getCause()));
    }

    private Optional<Row> take(long migration) {
        return jdbc.sql(
                        """
                        select c.process_instance_id, c.reference from migration_case c join migration m on m.id = c.migration_id
                        where m.id = ? and m.stopped_at is null and c.state = 'WAITING'
                        order by c.attempts, c.process_instance_id limit 1 for update of c skip locked
                        """)
                .param(migration)
                .query((row, n) -> new Row(row.getString(1), row.getString(2)))
                .optional();
    }

    private Outcome move(Migration migration, MigrationPlan plan, Row row) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(row.instance())
                .singleResult();
        if (instance == null) {
            return Outcome.gone("The case has gone on and this part of it is over.");
        }
        if (!instance.getProcessDefinitionId().equals(migration.sourceId())) {
            return Outcome.gone("The case runs on another version by now.");
        }
        List<StatutoryTimers.Timer> before = timers.of(row.instance());
        runtime.newMigration(plan).processInstanceIds(row.instance()).execute();
        Optional<String> changed = StatutoryTimers.difference(before, timers.of(row.instance()));
        if (changed.isPresent()) {
            return Outcome.stays(changed.get());
        }
        if (!migration.dryRun()
                && row.reference() != null
                && register.find(row.reference()).isPresent()) {
            audit.record(
                    row.reference(),
                    migration.startedBy(),
                    "moved a part of the case to a new version of its diagram",
                    "%s, from version %d to version %d"
                            .formatted(migration.process(), migration.sourceVersion(), migration.targetVersion()));
        }
        return Outcome.moved();
    }

    /** Somebody works on the case at this moment: it is tried later, but not for ever. */
    private Outcome again(long migration, Row row) {
        int attempts = jdbc.sql(
                        """
                        update migration_case set attempts = attempts + 1 where migration_id = ? and process_instance_id = ?
                        returning attempts
                        """)
                .params(migration, row.instance())
                .query(Integer.class)
                .single();
        return attempts < ATTEMPTS
                ? null
                : Outcome.stays("Somebody was working on it every time it was tried. Start the migration again later.");
    }

    private void mark(long migration, Row row, Outcome outcome) {
        jdbc.sql(
                        """
                        update migration_case set state = ?, reason = ?, done_at = ?
                        where migration_id = ? and process_instance_id = ? and state = 'WAITING'
                        """)
                .params(outcome.state(), outcome.reason(), Timestamp.from(clock.instant()), migration, row.instance())
                .update();
    }

    private String words(Migration migration, MigratingProcessInstanceValidationReport report) {
        return Stream.of(
                        report.getFailures().stream().map(EngineWords::plain),
                        report.getActivityInstanceReports().stream().flatMap(step -> step.getFailures().stream()
                                .map(failure -> plans.words(migration.sourceId(), step.getSourceScopeId(), failure))),
                        report.getTransitionInstanceReports().stream().flatMap(step -> step.getFailures().stream()
                                .map(failure -> plans.words(migration.sourceId(), step.getSourceScopeId(), failure))))
                .flatMap(words -> words)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Override
    public void start() {
        if (background) {
            worker = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "migration");
                thread.setDaemon(true);
                return thread;
            });
            worker.scheduleWithFixedDelay(this::workOnAll, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void stop() {
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
