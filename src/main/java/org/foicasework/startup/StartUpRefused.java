package org.foicasework.startup;

/** The application cannot start for a reason that its operator can mend; the message says so in one plain line. */
public final class StartUpRefused extends RuntimeException {

    public StartUpRefused(String line) {
        super(line);
    }

    public StartUpRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
