package org.foicasework.request;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A reason to keep a closed case however old it is, such as a complaint that is still open: one bean for each kind.
 */
public interface RetentionHold {

    /** Whether the case must be kept for now. */
    boolean holds(String reference);

    /** Why it is kept, as a sentence for the people who look at the case. */
    String why();

    /**
     * The last day on which something of this kind happened to the case: the time for which it is kept counts from there if
     * that is later than its closing. Empty when nothing ever did.
     */
    default Optional<LocalDate> lastAction(String reference) {
        return Optional.empty();
    }
}
