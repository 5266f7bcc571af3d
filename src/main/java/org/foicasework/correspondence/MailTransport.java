package org.foicasework.correspondence;

/** Hands a letter to whatever carries it. */
interface MailTransport {

    /** @throws DeliveryFailedException when it was certainly not taken */
    void deliver(Letter letter);

    /** Tells a colleague something about a case, without case content. */
    void notify(String to, String subject, String text);
}
