package org.foicasework.correspondence;

/** The mail server did not take the letter; it has not left. */
public class DeliveryFailedException extends RuntimeException {

    DeliveryFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    private DeliveryFailedException(String message) {
        super(message);
    }

    /**
     * The same failure without what the mail server said: that names the applicant's address, and the engine keeps the whole
     * stack of a failed step.
     */
    DeliveryFailedException withoutAddresses() {
        Throwable reason = this;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return new DeliveryFailedException(
                getMessage() + " (" + reason.getClass().getSimpleName() + ")");
    }
}
