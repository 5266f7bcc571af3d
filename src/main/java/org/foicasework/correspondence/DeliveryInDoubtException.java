package org.foicasework.correspondence;

/**
 * An earlier try to send a letter ended in the middle: it may or may not have left, and a person must look. It has no cause:
 * what a mail server says names the applicant's address, and the engine keeps the stack of a failed step.
 */
public class DeliveryInDoubtException extends RuntimeException {

    DeliveryInDoubtException(String reference, String kind) {
        super("The letter \"" + kind + "\" of " + reference + " may have left already: sending it was interrupted."
                + " Look at the mail server's log, then say on the case page whether it left.");
    }
}
