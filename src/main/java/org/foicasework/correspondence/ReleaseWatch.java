package org.foicasework.correspondence;

import org.foicasework.request.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes each file that was kept from leaving, and tells the data protection officer: a near miss is how the next leak is
 * prevented (UK GDPR art 32(1)(d), art 39(1)(b)).
 */
@Component
class ReleaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatch.class);

    private final AuditTrail audit;
    private final Notifications notifications;
    private final TransactionTemplate itsOwn;
    private final String officer;

    /** @param officer the e-mail address of the data protection officer; empty when nobody is to be told */
    ReleaseWatch(
            AuditTrail audit,
            Notifications notifications,
            PlatformTransactionManager transactions,
            @Value("${foi.data-protection-officer:}") String officer) {
        this.audit = audit;
        this.notifications = notifications;
        this.itsOwn = new TransactionTemplate(transactions);
        this.itsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.officer = officer;
    }

    /** The step that chose the file is rolled back; what happened must not be, so it is recorded when that has ended. */
    void refused(String reference, String fileName, String actor) {
        Runnable record = () -> record(reference, fileName, actor);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            record.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                record.run();
            }
        });
    }

    private void record(String reference, String fileName, String actor) {
        itsOwn.executeWithoutResult(status ->
                audit.record(reference, actor, "was kept from releasing a file that can hide content", fileName));
        if (!officer.isBlank()) {
            notifications.tell(
                    officer,
                    reference + ": a file was kept from leaving",
                    "In " + reference
                            + " a file was chosen for release whose kind can carry hidden content, such as the source"
                            + " data of a pivot table. It was refused and nothing left. The case page says who and which file.");
        }
    }
}
