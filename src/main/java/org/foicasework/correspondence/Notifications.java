package org.foicasework.correspondence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes to colleagues. They say which case and which date, never who asked or what. */
@Component
public class Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private final MailTransport transport;

    Notifications(MailTransport transport) {
        this.transport = transport;
    }

    /** Tells a colleague; a colleague without an address is skipped, a mail server that refuses is tried again by the step. */
    public void tell(String email, String subject, String text) {
        if (email == null || email.isBlank()) {
            LOG.warn("Nobody to tell: no e-mail address on record. {}", subject);
            return;
        }
        transport.notify(email, subject, text);
    }
}
