package org.foicasework.process.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.foicasework.clock.WorkingDays;
import org.foicasework.database.ThrowAwayDatabase;
import org.foicasework.request.Today;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * A real engine on a database of its own, to see where a case would go. Its expressions are as restricted as those of the true
 * engine, and know one bean; it knows no person, sends nothing, and is gone when it is closed.
 */
public final class ThrowAwayEngine implements AutoCloseable {

    private final ThrowAwayDatabase database;
    private final ProcessEngine engine;

    private ThrowAwayEngine(ThrowAwayDatabase database, ProcessEngine engine) {
        this.database = database;
        this.engine = engine;
    }

    /**
     * A case came to an element, or left it.
     *
     * @param ended whether it left it
     */
    public record Passing(String activity, boolean ended) {}

    /**
     * Starts one.
     *
     * @param bean the name of the one bean that its diagrams may name
     * @param passings is told what a case passes, in its order
     */
    public static ThrowAwayEngine start(
            String bean, JavaDelegate step, Consumer<Passing> passings, WorkingDays workingDays, Today today) {
        ThrowAwayDatabase database = ThrowAwayDatabase.start();
        try {
            StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
            settings.setProcessEngineName("replay-" + UUID.randomUUID());
            settings.setJdbcUrl(database.url());
            settings.setJdbcUsername("postgres");
            settings.setJdbcPassword("");
            settings.setJdbcDriver("org.postgresql.Driver");
            settings.setDatabaseSchemaUpdate("true");
            settings.setJobExecutorActivate(false);
            settings.setAuthorizationEnabled(false);
            settings.setMetricsEnabled(false);
            settings.setCmmnEnabled(false);
            settings.setEnforceHistoryTimeToLive(false);
            settings.setEnableCmdExceptionLogging(false);
            settings.setHistory("activity");
            settings.setHistoryEventHandler(new Telling(passings));
            settings.setExpressionManager(new RestrictedExpressions(
                    new PublishedBeans(new StaticListableBeanFactory(Map.of(bean, step))), workingDays, today));
            return new ThrowAwayEngine(database, settings.buildProcessEngine());
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** The engine itself, until this is closed. */
    public ProcessEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        try (database) {
            engine.close();
        }
    }

    /** Takes the place of the engine's own history: nothing is kept. */
    private record Telling(Consumer<Passing> passings) implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricActivityInstanceEventEntity activity) {
                if (activity.isEventOfType(
                        org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
                    passings.accept(new Passing(activity.getActivityId(), false));
                } else if (activity.isEventOfType(
                                org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.ACTIVITY_INSTANCE_END)
                        && !activity.isCanceled()) {
                    passings.accept(new Passing(activity.getActivityId(), true));
                }
            }
        }

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }
}
