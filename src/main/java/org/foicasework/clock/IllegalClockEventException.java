package org.foicasework.clock;

/** What is said to have happened cannot have happened in law, or not in that order. The message says why, in plain words. */
public final class IllegalClockEventException extends RuntimeException {

    public IllegalClockEventException(String message) {
        super(message);
    }
}
