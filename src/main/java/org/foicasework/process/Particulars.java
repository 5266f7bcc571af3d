package org.foicasework.process;

import org.foicasework.request.Applicant;
import org.foicasework.request.ApplicantCorrections;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way in for a corrected name or address of an applicant. */
@Service
public class Particulars {

    private final ApplicantCorrections corrections;
    private final Retries retries;
    private final Actor actor;

    Particulars(ApplicantCorrections corrections, Retries retries, Actor actor) {
        this.corrections = corrections;
        this.retries = retries;
        this.actor = actor;
    }

    /**
     * Corrects the particulars; letters that failed are tried again, to the new address. A letter that was approved with the old
     * particulars is assembled and read anew, since it is not the letter that was approved.
     *
     * @throws InvalidSubmissionException when nothing would be left to write to, or nothing changes
     */
    @Transactional
    public void correct(String reference, Applicant now, String reason) {
        corrections.correct(reference, now, reason, actor.id());
        retries.again(reference);
    }
}
