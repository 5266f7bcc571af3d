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

    /**
     * Tells a colleague. That somebody has no address, or that the mail server refuses, stops nothing: the date that the note is about
     * is watched further all the same, and stands in every list.
     *
     * @return whether the mail server took it
     */
    public boolean tell(String email, String subject, String text) {
        if (email == null || email.isBlank()) {
            LOG.warn("Nobody to tell: no e-mail address on record. {}", subject);
            return false;
        }
        try {
            transport.notify(email, subject, text);
            return true;
        } catch (RuntimeException refused) {
            LOG.warn("A colleague could not be told. {}", subject, refused);
            return false;
        }
    }
}
