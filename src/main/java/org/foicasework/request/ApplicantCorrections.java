package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A name or an address that was recorded wrongly or has changed. What was there before is kept. */
@Repository
@Transactional
public class ApplicantCorrections {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RequestRegister register;
    private final AuditTrail audit;

    ApplicantCorrections(JdbcClient jdbc, Clock clock, RequestRegister register, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.register = register;
        this.audit = audit;
    }

    /**
     * Corrects the particulars of an applicant.
     *
     * @param now all particulars as they should be
     * @throws InvalidSubmissionException when nothing would be left to write to, or nothing changes
     */
    public void correct(String reference, Applicant now, String reason, String actor) {
        Applicant before = register.applicant(reference);
        Applicant then = new Applicant(
                RequestRegister.blankToNull(now.name()),
                RequestRegister.blankToNull(now.organisation()),
                RequestRegister.blankToNull(now.email()),
                RequestRegister.blankToNull(now.postalAddress()));
        Problems problems = new Problems();
        problems.require(reason, "reason", "Say why it is changed.");
        if (before.name() != null) {
            problems.require(then.name(), "name", "Enter the name of the applicant as given.");
        }
        if (then.email() == null
                && then.postalAddress() == null
                && (before.email() != null || before.postalAddress() != null)) {
            problems.add("email", "Enter an e-mail address or a postal address for correspondence.");
        }
        NewRequest.checkEmail(then.email(), "email", problems);
        if (then.equals(before)) {
            problems.add("name", "Nothing has changed.");
        }
        problems.stop();
        jdbc.sql(
                        """
                insert into applicant_correction (reference, name, organisation, email, postal_address, reason, corrected_at, corrected_by)
                select reference, name, organisation, email, postal_address, ?, ?, ? from applicant where reference = ?""")
                .params(reason.strip(), Timestamp.from(clock.instant()), actor, reference)
                .update();
        jdbc.sql("update applicant set name = ?, organisation = ?, email = ?, postal_address = ? where reference = ?")
                .params(then.name(), then.organisation(), then.email(), then.postalAddress(), reference)
                .update();
        List<String> changed = new ArrayList<>();
        note(changed, "name", before.name(), then.name());
        note(changed, "organisation", before.organisation(), then.organisation());
        note(changed, "e-mail address", before.email(), then.email());
        note(changed, "postal address", before.postalAddress(), then.postalAddress());
        // The trail never says who the applicant is; the values stand in a table that only those read who write to
        // them.
        audit.record(reference, actor, "corrected the applicant's " + String.join(", ", changed), null);
    }

    private static void note(List<String> changed, String what, String before, String then) {
        if (!Objects.equals(before, then)) {
            changed.add(what);
        }
    }

    /** One correction, with the particulars as they were before it. */
    public record Correction(
            String name,
            String organisation,
            String email,
            String postalAddress,
            String reason,
            Instant correctedAt,
            String correctedBy) {}

    /** The corrections of a case, oldest first. For those who write to the applicant, and nobody else. */
    @Transactional(readOnly = true)
    public List<Correction> of(String reference) {
        return jdbc.sql(
                        """
                select name, organisation, email, postal_address, reason, corrected_at, corrected_by
                from applicant_correction where reference = ? order by id""")
                .param(reference)
                .query(Correction.class)
                .list();
    }
}
