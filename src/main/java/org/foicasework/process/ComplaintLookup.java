package org.foicasework.process;

import java.util.Date;
import java.util.List;
import org.foicasework.request.Appeals;
import org.foicasework.request.Complaint;
import org.foicasework.request.Complaints;
import org.foicasework.request.DecisionNotices;
import org.foicasework.request.Question;

/** {@code complaint} in the diagrams: the dates of the regulator's case, and what its decision notice makes us decide anew. */
@PublishedBean("complaint")
public class ComplaintLookup {

    private final Complaints complaints;
    private final DecisionNotices decisionNotices;
    private final Appeals appeals;

    ComplaintLookup(Complaints complaints, DecisionNotices decisionNotices, Appeals appeals) {
        this.complaints = complaints;
        this.decisionNotices = decisionNotices;
        this.appeals = appeals;
    }

    /** By when the regulator wants our next answer; null when nothing is asked. */
    public Date dueDate(long complaintId) {
        return Dates.endOf(complaints.get(complaintId).dueOn());
    }

    /** The last day for an appeal: by then it has to be decided whether there is one. */
    public Date appealBy(long complaintId) {
        return Dates.endOf(notice(complaintId).appealBy());
    }

    /** The last day for the steps; null while an appeal suspends them and when none are required. */
    public Date stepsDue(long complaintId) {
        return Dates.endOf(notice(complaintId).stepsDue());
    }

    /** The day of the hearing of an appeal; null while there is none. */
    public Date hearing(long appealId) {
        return Dates.endOf(appeals.get(appealId).hearingOn());
    }

    /** The questions that the steps make us decide anew. */
    public List<Long> toDecideAnew(long complaintId) {
        return decisionNotices.toDecideAnew(complaintId).stream()
                .map(Question::id)
                .toList();
    }

    /** Whether there are any. */
    public boolean decidesAnew(long complaintId) {
        return !decisionNotices.toDecideAnew(complaintId).isEmpty();
    }

    private Complaint.DecisionNotice notice(long complaintId) {
        return decisionNotices.of(complaintId).orElseThrow();
    }
}
