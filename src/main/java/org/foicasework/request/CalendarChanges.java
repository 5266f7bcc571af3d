package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.foicasework.clock.BankHoliday;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.Nation;
import org.foicasework.clock.UnknownYearException;
import org.foicasework.request.HolidayCalendar.Day;
import org.foicasework.request.HolidayCalendar.Edition;
import org.foicasework.request.HolidayCalendar.Origin;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the bank holidays change: a change is proposed, by the holiday file or by an administrator, and comes into force once a
 * second person has accepted it.
 */
@Component
public class CalendarChanges implements InitializingBean {

    /** Any number will do, as long as every node takes the same one. */
    private static final long ONE_PROPOSAL_AT_A_TIME = 0x464F_4943_414CL;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final AuditTrail audit;
    private final HolidayCalendar calendar;
    private final PublishedHolidays file;
    private final TransactionTemplate transaction;

    CalendarChanges(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            AuditTrail audit,
            HolidayCalendar calendar,
            PublishedHolidays file,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.audit = audit;
        this.calendar = calendar;
        this.file = file;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A day that an administrator adds. */
    public record NewDay(
            LocalDate date,
            Set<Nation> nations,
            String name,
            LegalBasis legalBasis,
            LocalDate movedFrom,
            LocalDate proclaimedOn,
            String gazette) {}

    /** By what a day becomes a bank holiday (Banking and Financial Dealings Act 1971). */
    public enum LegalBasis {
        SCHEDULE("Sch 1", "Schedule 1: the day recurs, and the calendar lacks it"),
        MOVED("s1(2)", "Section 1(2): the day takes the place of another in that year"),
        PROCLAIMED("s1(3)", "Section 1(3): a day proclaimed in addition");

        private final String provision;
        private final String words;

        LegalBasis(String provision, String words) {
            this.provision = provision;
            this.words = words;
        }

        /** What it means, for the person who chooses. */
        public String words() {
            return words;
        }
    }

    /** Takes the file on the first start; on a later one, whatever is new in it waits for a person. */
    @Override
    public void afterPropertiesSet() {
        BankHolidays published = file.read();
        transaction.executeWithoutResult(status -> {
            oneAtATime();
            if (calendar.current().isEmpty()) {
                long id = insert(published, Set.of(), Origin.FILE, "The first calendar.", "system");
                decide(id, true, "system", null);
                jdbc.sql("update calendar_edition set moved_at = decided_at where id = ?")
                        .param(id)
                        .update();
            } else {
                proposeFromFile(published, "system");
            }
        });
    }

    /**
     * Proposes one more day.
     *
     * @throws InvalidSubmissionException when something is missing or wrong, or when another change still waits
     */
    public void propose(NewDay day, String actor) {
        BankHoliday holiday = checked(day);
        transaction.executeWithoutResult(status -> {
            oneAtATime();
            mustNotWait();
            long inForce = calendar.current().orElseThrow();
            BankHolidays known = calendar.calendar(inForce);
            if (known.on(holiday.date())
                    .filter(there -> there.nations().containsAll(holiday.nations()))
                    .isPresent()) {
                throw wrong("date", Today.words(holiday.date()) + " is a bank holiday there already.");
            }
            Set<LocalDate> byHand = byHand(inForce);
            byHand.add(holiday.date());
            insert(
                    known.plus(holiday),
                    byHand,
                    Origin.PAGE,
                    "%s, %s (%s), is added."
                            .formatted(holiday.name(), Today.words(holiday.date()), Nation.words(holiday.nations())),
                    actor);
            audit.record(null, actor, "proposed a bank holiday", holiday.name() + ", " + Today.words(holiday.date()));
        });
    }

    private BankHoliday checked(NewDay day) {
        Problems problems = new Problems();
        problems.require(day.date(), "date", "Enter the day.");
        problems.require(day.nations(), "nations", "Choose where it is a bank holiday. One nation is enough.");
        problems.require(day.name(), "name", "Enter the name of the day.");
        problems.require(day.legalBasis(), "legalBasis", "Choose its legal basis.");
        problems.require(
                day.proclaimedOn(), "proclaimedOn", "Enter the day of the proclamation, or the day it became known.");
        if (day.proclaimedOn() != null && day.proclaimedOn().isAfter(today.date())) {
            problems.add("proclaimedOn", "The day of the proclamation cannot lie in the future.");
        }
        if (day.date() != null && day.proclaimedOn() != null && day.date().isBefore(day.proclaimedOn())) {
            problems.add("date", "A day cannot be proclaimed when it is over.");
        }
        if (day.legalBasis() == LegalBasis.MOVED) {
            problems.require(day.movedFrom(), "movedFrom", "Enter the day that it takes the place of.");
        } else if (day.movedFrom() != null) {
            problems.add("movedFrom", "Only a day under section 1(2) takes the place of another. Leave this empty.");
        }
        if (day.date() != null) {
            try {
                BankHolidays inForce = calendar.get();
                inForce.on(day.date());
                if (day.legalBasis() == LegalBasis.MOVED
                        && day.movedFrom() != null
                        && inForce.on(day.movedFrom()).isEmpty()) {
                    problems.add("movedFrom", Today.words(day.movedFrom()) + " is not a bank holiday.");
                }
            } catch (UnknownYearException unknown) {
                problems.add("date", unknown.getMessage());
            }
        }
        problems.stop();
        return new BankHoliday(
                day.date(),
                day.name().strip(),
                day.nations(),
                day.movedFrom(),
                "Banking and Financial Dealings Act 1971 " + day.legalBasis().provision
                        + (day.legalBasis() == LegalBasis.SCHEDULE ? "" : ", by proclamation"),
                // A day that Schedule 1 gives was a bank holiday all along.
                day.legalBasis() == LegalBasis.SCHEDULE ? null : day.proclaimedOn(),
                RequestRegister.blankToNull(day.gazette()));
    }

    /**
     * Proposes to take away a day that was added on the page, when it was added in error or the proclamation was withdrawn.
     *
     * @throws InvalidSubmissionException when it was not added on the page, when another change still waits, or when the
     *     holiday file is of no use
     */
    public void takeAway(LocalDate date, String actor) {
        transaction.executeWithoutResult(status -> {
            oneAtATime();
            mustNotWait();
            long inForce = calendar.current().orElseThrow();
            if (!byHand(inForce).contains(date)) {
                throw wrong("date", "Only a day that was added on this page can be taken away here.");
            }
            BankHolidays old = calendar.calendar(inForce);
            BankHolidays proposed = withDaysByHand(dated(published(), old), inForce, date);
            if (nations(proposed, date).equals(nations(old, date))) {
                throw wrong("date", "The holiday file has this day, too. Take it out of the file first.");
            }
            Set<LocalDate> byHand = byHand(inForce);
            byHand.remove(date);
            insert(proposed, byHand, Origin.PAGE, difference(old, proposed), actor);
            audit.record(null, actor, "proposed to take a bank holiday away", Today.words(date));
        });
    }

    /**
     * Reads the holiday file again and proposes whatever is new in it.
     *
     * @return whether anything was new
     * @throws InvalidSubmissionException when another change still waits, or when the file is of no use
     */
    public boolean readAgain(String actor) {
        BankHolidays published = published();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            oneAtATime();
            mustNotWait();
            return proposeFromFile(published, actor);
        }));
    }

    private boolean proposeFromFile(BankHolidays published, String actor) {
        if (calendar.waiting().isPresent()) {
            return false;
        }
        long inForce = calendar.current().orElseThrow();
        BankHolidays old = calendar.calendar(inForce);
        BankHolidays proposed = withDaysByHand(dated(published, old), inForce, null);
        if (proposed.version().equals(old.version())) {
            return false;
        }
        insert(proposed, byHand(inForce), Origin.FILE, difference(old, proposed), actor);
        audit.record(null, actor, "read a changed file of bank holidays", difference(old, proposed));
        return true;
    }

    /** The holiday file, for a person who can be told that it is of no use. */
    private BankHolidays published() {
        try {
            return file.read();
        } catch (IllegalStateException unreadable) {
            throw new InvalidSubmissionException(unreadable.getMessage());
        }
    }

    /**
     * GOV.UK's file does not say when a day was proclaimed. A day that is new in a year already known is taken as
     * proclaimed on the day it was first read: that can only give an earlier date for an answer, never a late one.
     */
    private BankHolidays dated(BankHolidays published, BankHolidays old) {
        List<Integer> known = old.years();
        List<BankHoliday> days = published.all().stream()
                .map(holiday -> {
                    if (holiday.proclaimedOn() != null
                            || !known.contains(holiday.date().getYear())) {
                        return holiday;
                    }
                    Optional<BankHoliday> before = old.on(holiday.date());
                    if (before.isEmpty()) {
                        return holiday.proclaimed(today.date());
                    }
                    return holiday.proclaimed(before.get().proclaimedOn());
                })
                .toList();
        return BankHolidays.kept(days, Set.copyOf(published.years()));
    }

    private BankHolidays withDaysByHand(BankHolidays published, long inForce, LocalDate butNot) {
        BankHolidays result = published;
        for (Day day : calendar.days(inForce)) {
            boolean wanted = day.byHand() && !day.holiday().date().equals(butNot);
            if (wanted && result.years().contains(day.holiday().date().getYear())) {
                result = result.plus(day.holiday());
            }
        }
        return result;
    }

    private static String difference(BankHolidays old, BankHolidays proposed) {
        List<String> words = new ArrayList<>();
        Set<LocalDate> before = dates(old);
        Set<LocalDate> after = dates(proposed);
        proposed.years().stream()
                .filter(year -> !old.years().contains(year))
                .forEach(year -> words.add("the year " + year + " becomes known"));
        old.years().stream()
                .filter(year -> !proposed.years().contains(year))
                .forEach(year -> words.add("the year " + year + " is known no longer"));
        proposed.all().stream()
                .filter(holiday -> !before.contains(holiday.date())
                        && old.years().contains(holiday.date().getYear()))
                .forEach(holiday -> words.add("%s, %s (%s), is added"
                        .formatted(holiday.name(), Today.words(holiday.date()), Nation.words(holiday.nations()))));
        old.all().stream()
                .filter(holiday -> !after.contains(holiday.date())
                        && proposed.years().contains(holiday.date().getYear()))
                .forEach(holiday ->
                        words.add("%s, %s, is taken away".formatted(holiday.name(), Today.words(holiday.date()))));
        proposed.all().stream()
                .filter(holiday -> before.contains(holiday.date())
                        && !nations(old, holiday.date()).equals(holiday.nations()))
                .forEach(holiday -> words.add("%s, %s, is a bank holiday in %s now"
                        .formatted(holiday.name(), Today.words(holiday.date()), Nation.words(holiday.nations()))));
        String all = words.isEmpty() ? "when days were proclaimed is stated anew" : String.join("; ", words);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    private static Set<Nation> nations(BankHolidays holidays, LocalDate date) {
        return holidays.on(date).map(BankHoliday::nations).orElse(Set.of());
    }

    private static Set<LocalDate> dates(BankHolidays holidays) {
        return holidays.all().stream().map(BankHoliday::date).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A second person brings the waiting calendar into force, on every node from its next step on.
     *
     * @throws InvalidSubmissionException when it waits no longer, or when this person proposed it
     */
    public Edition accept(long id, String actor) {
        return transaction.execute(status -> {
            Edition edition = waitingFor(id);
            if (edition.proposedBy().equals(actor)) {
                throw new InvalidSubmissionException(
                        "You proposed this change. A second person has to look at it and confirm it.");
            }
            decide(id, true, actor, null);
            audit.record(null, actor, "brought a calendar of bank holidays into force", edition.reason());
            return calendar.edition(id).orElseThrow();
        });
    }

    /**
     * Turns the waiting calendar down, or takes one's own proposal back.
     *
     * @throws InvalidSubmissionException when it waits no longer, or without a reason
     */
    public void refuse(long id, String reason, String actor) {
        Problems problems = new Problems();
        problems.require(reason, "reason", "Say why, so that the record explains itself.");
        problems.stop();
        transaction.executeWithoutResult(status -> {
            Edition edition = waitingFor(id);
            decide(id, false, actor, reason.strip());
            audit.record(null, actor, "turned a change of the bank holidays down", edition.reason());
        });
    }

    private Edition waitingFor(long id) {
        oneAtATime();
        return calendar.edition(id)
                .filter(edition -> edition.accepted() == null)
                .orElseThrow(() -> new InvalidSubmissionException(
                        "Somebody has decided on this change already. Look at the page again."));
    }

    private void mustNotWait() {
        if (calendar.waiting().isPresent()) {
            throw new InvalidSubmissionException(
                    "Another change of the calendar waits for a second person. Decide on that one first.");
        }
    }

    private void oneAtATime() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                .param(ONE_PROPOSAL_AT_A_TIME)
                .query(Integer.class)
                .single();
    }

    private Set<LocalDate> byHand(long edition) {
        return calendar.days(edition).stream()
                .filter(Day::byHand)
                .map(day -> day.holiday().date())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long insert(BankHolidays proposed, Set<LocalDate> byHand, Origin origin, String reason, String actor) {
        Timestamp now = Timestamp.from(clock.instant());
        long id = jdbc.sql(
                        """
                insert into calendar_edition (version, years, origin, reason, proposed_at, proposed_by)
                values (?, ?, ?, ?, ?, ?) returning id""")
                .params(proposed.version(), proposed.years().toArray(Integer[]::new), origin.name(), reason, now, actor)
                .query(Long.class)
                .single();
        for (BankHoliday holiday : proposed.all()) {
            jdbc.sql(
                            """
                    insert into calendar_day (edition_id, day, nations, name, moved_from, source, proclaimed_on, gazette,
                      by_hand, loaded_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            holiday.date(),
                            holiday.nations().stream()
                                    .sorted()
                                    .map(Nation::name)
                                    .toArray(String[]::new),
                            holiday.name(),
                            holiday.movedFrom(),
                            holiday.source(),
                            holiday.proclaimedOn(),
                            holiday.gazette(),
                            byHand.contains(holiday.date()),
                            now)
                    .update();
        }
        return id;
    }

    private void decide(long id, boolean accepted, String actor, String decision) {
        jdbc.sql("update calendar_edition set accepted = ?, decided_at = ?, decided_by = ?, decision = ? where id = ?")
                .params(accepted, Timestamp.from(clock.instant()), actor, decision, id)
                .update();
    }

    private static InvalidSubmissionException wrong(String field, String message) {
        return new InvalidSubmissionException(List.of(new Problem(field, message)));
    }
}
