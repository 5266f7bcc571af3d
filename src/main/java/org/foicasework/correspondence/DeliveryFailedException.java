package org.foicasework.correspondence;

/** The mail server did not take the letter; it has not left. */
public class DeliveryFailedException extends RuntimeException {

    DeliveryFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
