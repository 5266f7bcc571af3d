package org.foicasework.process.internal;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Lets the engine take many of its commands as one. It writes at the end of a command; so what it has to write for many
 * cases goes to the database together, table by table, instead of case by case.
 */
@Component
public class OneCommand {

    private final ProcessEngineConfigurationImpl engine;

    OneCommand(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Runs work that gives the engine many commands. None is written before all are done. */
    public void run(Runnable commands) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            commands.run();
            return null;
        });
    }
}
