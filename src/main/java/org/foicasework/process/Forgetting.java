package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.foicasework.correspondence.Attachments;
import org.foicasework.request.Retention;
import org.foicasework.request.Today;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the cases whose time is over, each in one transaction: the register and the engine's history together. A run that
 * is cut off, or that two nodes begin at once, forgets each case once and none by halves.
 */
@Service
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Retention retention;
    private final Attachments attachments;
    private final HistoryService historyService;
    private final Today today;
    private final Actor actor;
    private final TransactionTemplate transaction;

    Forgetting(
            Retention retention,
            Attachments attachments,
            HistoryService historyService,
            Today today,
            Actor actor,
            PlatformTransactionManager transactions) {
        this.retention = retention;
        this.attachments = attachments;
        this.historyService = historyService;
        this.today = today;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Forgets every case whose time is over and that nothing holds, and files that never came to belong to one.
     *
     * @return how many were forgotten
     */
    int run() {
        int forgotten = 0;
        for (Retention.Kept kept : retention.overBy(today.date())) {
            try {
                if (forget(kept.reference())) {
                    forgotten++;
                }
            } catch (RuntimeException failed) {
                LOG.warn("{} could not be forgotten; it is tried again in the next night.", kept.reference(), failed);
            }
        }
        int unused = attachments.forgetUnused();
        if (unused > 0) {
            LOG.info("Deleted {} files that were uploaded for forms which nobody submitted.", unused);
        }
        if (forgotten > 0) {
            LOG.info("Forgot who asked and what was written in {} cases.", forgotten);
        }
        return forgotten;
    }

    /** Forgets one case, or leaves it whole. */
    boolean forget(String reference) {
        return Boolean.TRUE.equals(transaction.execute(status -> actor.asTheHouse(() -> retention
                .takeForForgetting(reference)
                .map(kept -> {
                    forgetHistory(reference);
                    retention.forget(kept, Actor.SYSTEM);
                    return true;
                })
                .orElse(false))));
    }

    /** Every trace of the case in the engine: its processes with their tasks, variables, decisions, jobs and comments. */
    private void forgetHistory(String reference) {
        List<String> processes =
                historyService
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .list()
                        .stream()
                        .map(HistoricProcessInstance::getId)
                        .toList();
        for (String process : processes) {
            historyService.createUserOperationLogQuery().processInstanceId(process).list().stream()
                    .map(UserOperationLogEntry::getId)
                    .forEach(historyService::deleteUserOperationLogEntry);
        }
        if (!processes.isEmpty()) {
            historyService.deleteHistoricProcessInstances(processes);
        }
    }
}
