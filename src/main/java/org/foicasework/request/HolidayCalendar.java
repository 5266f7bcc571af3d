package org.foicasework.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.foicasework.clock.BankHoliday;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.Nation;
import org.foicasework.clock.UnknownYearException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bank holidays in force, and how they change (FOIA s10(6)).
 *
 * <p>A change is proposed, by the holiday file or by an administrator, and counts once a second person has accepted it. The
 * register keeps every calendar that was ever in force, so that each date can be computed again as it was.
 *
 * <p>Every node asks the register which calendar is in force: once in each transaction, so that a step counts by one
 * calendar, and again when it has locked a case, so that no case is left behind by a step that began before a change.
 */
@Component
public class HolidayCalendar implements Supplier<BankHolidays>, InitializingBean {

    /** Any number will do, as long as every node takes the same one. */
    private static final long ONE_PROPOSAL_AT_A_TIME = 0x464F_4943_414CL;

    private static final String EDITION =
            "select id, version, origin, reason, proposed_at, proposed_by, accepted, decided_at, decided_by, decision, moved_at from calendar_edition ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Today today;
    private final AuditTrail audit;
    private final PublishedHolidays file;
    private final TransactionTemplate transaction;
    private volatile Loaded loaded;

    HolidayCalendar(
            JdbcClient jdbc,
            Clock clock,
            Today today,
            AuditTrail audit,
            PublishedHolidays file,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.today = today;
        this.audit = audit;
        this.file = file;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Loaded(long edition, BankHolidays days) {}

    /** Where a calendar came from. */
    public enum Origin {
        FILE,
        PAGE
    }

    /**
     * A calendar that is, was or may come into force.
     *
     * @param version what dates computed by it say ({@link BankHolidays#version()})
     * @param reason what is new in it, in words
     * @param accepted null while it waits for a second person
     * @param decision why it was turned down; null otherwise
     * @param movedAt when every open case had been counted by it; null before
     */
    public record Edition(
            long id,
            String version,
            Origin origin,
            String reason,
            Instant proposedAt,
            String proposedBy,
            Boolean accepted,
            Instant decidedAt,
            String decidedBy,
            String decision,
            Instant movedAt) {}

    /** A day of a calendar; {@code byHand} when it was added on the page. */
    public record Day(BankHoliday holiday, boolean byHand) {}

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
            if (current().isEmpty()) {
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

    /** The bank holidays in force now. */
    @Override
    public BankHolidays get() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Loaded known) {
            return known.days();
        }
        Loaded inForce = load();
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.bindResource(this, inForce);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    askAgain();
                }
            });
        }
        return inForce.days();
    }

    /** Lets this transaction ask the register anew, because it has just locked what a change would have touched. */
    void askAgain() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    private Loaded load() {
        long inForce = current().orElseThrow();
        Loaded known = loaded;
        if (known == null || known.edition() != inForce) {
            known = new Loaded(inForce, calendar(inForce));
            loaded = known;
        }
        return known;
    }

    private Optional<Long> current() {
        return jdbc.sql("select id from calendar_edition where accepted order by id desc limit 1")
                .query(Long.class)
                .optional();
    }

    /** The calendar of an edition. */
    public BankHolidays calendar(long edition) {
        Set<Integer> years = jdbc.sql("select years from calendar_edition where id = ?")
                .param(edition)
                .query((row, n) ->
                        new TreeSet<>(Arrays.asList((Integer[]) row.getArray(1).getArray())))
                .single();
        return BankHolidays.kept(days(edition).stream().map(Day::holiday).toList(), years);
    }

    /** The days of an edition, in order. */
    public List<Day> days(long edition) {
        return jdbc.sql(
                        """
                select day, name, nations, moved_from, source, proclaimed_on, gazette, by_hand
                from calendar_day where edition_id = ? order by day""")
                .param(edition)
                .query((row, n) -> new Day(
                        new BankHoliday(
                                row.getObject(1, LocalDate.class),
                                row.getString(2),
                                Arrays.stream((String[]) row.getArray(3).getArray())
                                        .map(Nation::valueOf)
                                        .collect(Collectors.toSet()),
                                row.getObject(4, LocalDate.class),
                                row.getString(5),
                                row.getObject(6, LocalDate.class),
                                row.getString(7)),
                        row.getBoolean(8)))
                .list();
    }

    /** The edition in force. */
    public Edition inForce() {
        return edition(current().orElseThrow()).orElseThrow();
    }

    /** The edition that waits for a second person. */
    public Optional<Edition> waiting() {
        return jdbc.sql(EDITION + "where accepted is null").query(Edition.class).optional();
    }

    /** Every edition, newest first. */
    public List<Edition> editions() {
        return jdbc.sql(EDITION + "order by id desc").query(Edition.class).list();
    }

    private Optional<Edition> edition(long id) {
        return jdbc.sql(EDITION + "where id = ?").param(id).query(Edition.class).optional();
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
            long inForce = current().orElseThrow();
            BankHolidays calendar = calendar(inForce);
            if (calendar.on(holiday.date())
                    .filter(known -> known.nations().containsAll(holiday.nations()))
                    .isPresent()) {
                throw wrong("date", Today.words(holiday.date()) + " is a bank holiday there already.");
            }
            Set<LocalDate> byHand = byHand(inForce);
            byHand.add(holiday.date());
            insert(
                    calendar.plus(holiday),
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
                BankHolidays calendar = get();
                calendar.on(day.date());
                if (day.legalBasis() == LegalBasis.MOVED
                        && day.movedFrom() != null
                        && calendar.on(day.movedFrom()).isEmpty()) {
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
     * @throws InvalidSubmissionException when it was not added on the page, or when another change still waits
     */
    public void takeAway(LocalDate date, String actor) {
        transaction.executeWithoutResult(status -> {
            oneAtATime();
            mustNotWait();
            long inForce = current().orElseThrow();
            Day day = days(inForce).stream()
                    .filter(known -> known.byHand() && known.holiday().date().equals(date))
                    .findFirst()
                    .orElseThrow(() -> wrong("date", "Only a day that was added on this page can be taken away here."));
            insertFromFile(
                    file.read(),
                    date,
                    "%s, %s, is taken away.".formatted(day.holiday().name(), Today.words(date)),
                    Origin.PAGE,
                    actor);
            audit.record(null, actor, "proposed to take a bank holiday away", Today.words(date));
        });
    }

    /**
     * Reads the holiday file again and proposes whatever is new in it.
     *
     * @return whether anything was new
     * @throws InvalidSubmissionException when another change still waits
     * @throws IllegalStateException when the file is of no use
     */
    public boolean readAgain(String actor) {
        BankHolidays published = file.read();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            oneAtATime();
            mustNotWait();
            return proposeFromFile(published, actor);
        }));
    }

    private boolean proposeFromFile(BankHolidays published, String actor) {
        if (waiting().isPresent()) {
            return false;
        }
        long inForce = current().orElseThrow();
        BankHolidays old = calendar(inForce);
        BankHolidays proposed = withDaysByHand(dated(published, old), inForce, null);
        if (proposed.version().equals(old.version())) {
            return false;
        }
        insertFromFile(published, null, difference(old, proposed), Origin.FILE, actor);
        audit.record(null, actor, "read a changed file of bank holidays", difference(old, proposed));
        return true;
    }

    private void insertFromFile(
            BankHolidays published, LocalDate withoutDay, String reason, Origin origin, String actor) {
        long inForce = current().orElseThrow();
        Set<LocalDate> byHand = byHand(inForce);
        byHand.removeIf(day -> day.equals(withoutDay));
        insert(withDaysByHand(dated(published, calendar(inForce)), inForce, withoutDay), byHand, origin, reason, actor);
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

    private BankHolidays withDaysByHand(BankHolidays calendar, long inForce, LocalDate butNot) {
        BankHolidays result = calendar;
        for (Day day : days(inForce)) {
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
        String all = words.isEmpty() ? "when days were proclaimed is stated anew" : String.join("; ", words);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    private static Set<LocalDate> dates(BankHolidays calendar) {
        return calendar.all().stream().map(BankHoliday::date).collect(Collectors.toCollection(TreeSet::new));
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
            return edition(id).orElseThrow();
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

    /** Notes that every open case has been counted by this calendar. */
    public void moved(long id) {
        jdbc.sql("update calendar_edition set moved_at = ? where id = ? and moved_at is null")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    private Edition waitingFor(long id) {
        oneAtATime();
        return edition(id)
                .filter(edition -> edition.accepted() == null)
                .orElseThrow(() -> new InvalidSubmissionException(
                        "Somebody has decided on this change already. Look at the page again."));
    }

    private void mustNotWait() {
        if (waiting().isPresent()) {
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
        return days(edition).stream()
                .filter(Day::byHand)
                .map(day -> day.holiday().date())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long insert(BankHolidays calendar, Set<LocalDate> byHand, Origin origin, String reason, String actor) {
        Timestamp now = Timestamp.from(clock.instant());
        long id = jdbc.sql(
                        """
                insert into calendar_edition (version, years, origin, reason, proposed_at, proposed_by)
                values (?, ?, ?, ?, ?, ?) returning id""")
                .params(calendar.version(), calendar.years().toArray(Integer[]::new), origin.name(), reason, now, actor)
                .query(Long.class)
                .single();
        for (BankHoliday holiday : calendar.all()) {
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
