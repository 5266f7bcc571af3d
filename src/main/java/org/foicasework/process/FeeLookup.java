package org.foicasework.process;

import java.util.Date;
import org.foicasework.request.Fees;

/** {@code fee} in the diagrams: by when a fee can be paid. */
@PublishedBean("fee")
public class FeeLookup {

    private final Fees fees;

    FeeLookup(Fees fees) {
        this.fees = fees;
    }

    /** The last day on which the fee of a question can be paid; null until its notice has left. */
    public Date payBy(long questionId) {
        return Dates.endOf(fees.require(questionId).payBy());
    }
}
