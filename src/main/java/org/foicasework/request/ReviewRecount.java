package org.foicasework.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.IllegalClockEventException;
import org.foicasework.clock.Regime;
import org.foicasework.clock.StatutoryClock;
import org.foicasework.clock.UnknownYearException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the dates of open reviews again when the bank holidays have changed. A review is asked for when the case is closed as
 * a rule, so its clock is none of those of {@link Recount}.
 */
@Repository
@Transactional
public class ReviewRecount {

    private static final String OPEN =
            """
            select id, reference, regime, received_on, extended_on, first_due_on, due_on,
              regulations_due_on is not null as both_laws
            from review where status = 'OPEN'""";

    private final JdbcClient jdbc;
    private final StatutoryClock statutoryClock;
    private final HolidayCalendar calendar;
    private final Today today;
    private final AuditTrail audit;

    ReviewRecount(
            JdbcClient jdbc, StatutoryClock statutoryClock, HolidayCalendar calendar, Today today, AuditTrail audit) {
        this.jdbc = jdbc;
        this.statutoryClock = statutoryClock;
        this.calendar = calendar;
        this.today = today;
        this.audit = audit;
    }

    private record Running(
            long id,
            String reference,
            Regime regime,
            LocalDate receivedOn,
            LocalDate extendedOn,
            LocalDate firstDueOn,
            LocalDate dueOn,
            boolean bothLaws) {

        private ReviewDates by(StatutoryClock clock) {
            return ReviewDates.of(clock, regime, receivedOn, extendedOn, bothLaws);
        }

        private Recount.Change change(ReviewDates then) {
            return change(then.dueOn(), then.disputed(), null);
        }

        private Recount.Change change(LocalDate to, LocalDate disputed, String fault) {
            return new Recount.Change(reference, null, "Internal review", dueOn, to, disputed, fault);
        }
    }

    /** A review whose date has moved. */
    public record Moved(long reviewId, String reference, LocalDate dueOn) {}

    /** What another calendar makes of the dates of the open reviews. */
    List<Recount.Change> preview(BankHolidays proposed) {
        StatutoryClock clock = statutoryClock.by(proposed);
        List<Recount.Change> changes = new ArrayList<>();
        for (Running review : jdbc.sql(OPEN).query(Running.class).list()) {
            try {
                changes.add(review.change(review.by(clock)));
            } catch (IllegalClockEventException | UnknownYearException impossible) {
                changes.add(review.change(review.dueOn(), null, impossible.getMessage()));
            }
        }
        return changes;
    }

    /**
     * Lets a review that is being recorded, or extended, and the counting of all reviews wait for each other: so none is
     * counted by a calendar that is just going out of force and then left at that.
     */
    void beforeCountingOne() {
        jdbc.sql("lock table review in row exclusive mode").update();
        calendar.askAgain();
    }

    /**
     * Counts every open review again that was counted by another calendar than the one in force. A date that was recorded as
     * missed and turns out not to have passed is taken back.
     *
     * @return those whose date has moved
     */
    public List<Moved> countAgain(String actor) {
        jdbc.sql("lock table review in share row exclusive mode").update();
        HolidayCalendar.Edition inForce = calendar.inForce();
        List<Moved> moved = new ArrayList<>();
        for (Running review : jdbc.sql(OPEN + " and calendar_version is distinct from ? order by reference")
                .param(inForce.version())
                .query(Running.class)
                .list()) {
            ReviewDates dates;
            Recount.Change change;
            try {
                dates = review.by(statutoryClock);
                change = review.change(dates);
            } catch (IllegalClockEventException | UnknownYearException impossible) {
                dates = new ReviewDates(review.firstDueOn(), review.dueOn(), null, null);
                change = review.change(review.dueOn(), null, impossible.getMessage());
            }
            jdbc.sql(
                            """
                    update review set first_due_on = ?, due_on = ?, regulations_due_on = coalesce(?, regulations_due_on),
                      calendar_version = ?, overdue_since = case when ?::date < ? then overdue_since end
                    where id = ?""")
                    .params(
                            dates.firstDueOn(),
                            dates.dueOn(),
                            dates.regulationsDueOn(),
                            inForce.version(),
                            dates.dueOn(),
                            today.date(),
                            review.id())
                    .update();
            if (change.moves()) {
                moved.add(new Moved(review.id(), review.reference(), dates.dueOn()));
            }
            if (change.moves() || change.disputed() != null || change.fault() != null) {
                audit.record(
                        review.reference(),
                        actor,
                        "counted the date of the review again: the bank holidays changed",
                        Objects.requireNonNullElse(inForce.reason(), "") + " " + change.words());
            }
        }
        return moved;
    }
}
