package org.foicasework.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.foicasework.clock.Nation;
import org.foicasework.request.CalendarChanges;
import org.foicasework.request.HolidayCalendar;
import org.foicasework.request.Recount;
import org.foicasework.request.Today;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * The page of bank holidays: what is in force, what waits for a second person and what it would do to the open cases, and
 * how far the cases have been moved.
 *
 * <p>Administrators propose; a second person, administrator or manager, confirms. Both see the same preview.
 */
@Service
public class CalendarDesk implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarDesk.class);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

    /** A preview says how many there are and shows the first of them. */
    private static final int SHOWN = 200;

    private final HolidayCalendar calendar;
    private final CalendarChanges changes;
    private final Recount recount;
    private final CalendarMove move;
    private final Person person;
    private final Today today;
    private final People people;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "calendar-move");
        thread.setDaemon(true);
        return thread;
    });

    CalendarDesk(
            HolidayCalendar calendar,
            CalendarChanges changes,
            Recount recount,
            CalendarMove move,
            Person person,
            Today today,
            People people) {
        this.calendar = calendar;
        this.changes = changes;
        this.recount = recount;
        this.move = move;
        this.person = person;
        this.today = today;
        this.people = people;
    }

    /** Whether the person at the screen may see the page. */
    public boolean mayRead() {
        return person.readsEveryCase() || mayPropose();
    }

    /** Whether the person may propose a change. */
    public boolean mayPropose() {
        return person.groups().contains(Groups.ADMINISTRATORS);
    }

    /** Whether the person may confirm what another proposed. */
    public boolean mayConfirm() {
        return mayPropose() || person.groups().contains(Groups.MANAGERS);
    }

    /** What the page shows. */
    public Map<String, Object> page() {
        Map<String, Object> page = new LinkedHashMap<>();
        HolidayCalendar.Edition inForce = calendar.inForce();
        page.put("inForce", edition(inForce));
        page.put("years", years(inForce.id()));
        page.put("mayPropose", mayPropose());
        page.put("mayConfirm", mayConfirm());
        Optional<HolidayCalendar.Edition> waiting = calendar.waiting();
        page.put("waiting", waiting.map(this::waiting).orElse(null));
        int behind = recount.behind();
        page.put(
                "move",
                behind == 0 && inForce.movedAt() != null
                        ? null
                        : Map.of("left", behind, "any", behind > 0, "mayCarryOn", mayConfirm()));
        page.put(
                "legalBases",
                Arrays.stream(CalendarChanges.LegalBasis.values())
                        .map(basis -> Map.of("id", basis.name(), "words", basis.words()))
                        .toList());
        page.put(
                "nations",
                Arrays.stream(Nation.values())
                        .map(nation -> Map.of("id", nation.name(), "words", nation.words()))
                        .toList());
        page.put(
                "earlier",
                calendar.editions().stream()
                        .filter(edition -> edition.accepted() != null)
                        .map(this::edition)
                        .toList());
        return page;
    }

    private Map<String, Object> edition(HolidayCalendar.Edition edition) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", edition.id());
        shown.put("version", edition.version());
        shown.put("reason", edition.reason());
        shown.put("proposedBy", people.name(edition.proposedBy()));
        shown.put("proposedAt", moment(edition.proposedAt()));
        shown.put("accepted", edition.accepted());
        shown.put("decidedBy", people.name(edition.decidedBy()));
        shown.put("decidedAt", edition.decidedAt() == null ? null : moment(edition.decidedAt()));
        shown.put("decision", edition.decision());
        return shown;
    }

    private Map<String, Object> waiting(HolidayCalendar.Edition edition) {
        Map<String, Object> shown = edition(edition);
        List<Recount.Change> changes = recount.preview(calendar.calendar(edition.id()));
        List<Recount.Change> moving =
                changes.stream().filter(Recount.Change::moves).toList();
        List<Recount.Change> staying =
                changes.stream().filter(change -> !change.moves()).toList();
        shown.put("own", edition.proposedBy().equals(person.id()));
        shown.put("mayDecide", mayConfirm() && !edition.proposedBy().equals(person.id()));
        shown.put("mayTakeBack", mayConfirm());
        shown.put("movingCount", count(moving));
        shown.put("stayingCount", count(staying));
        shown.put("moving", lines(moving));
        shown.put("staying", lines(staying));
        shown.put("anyStaying", !staying.isEmpty());
        shown.put("cut", moving.size() > SHOWN || staying.size() > SHOWN);
        return shown;
    }

    /** "1 open case", "12 open cases". */
    private static String count(List<Recount.Change> changes) {
        long cases = changes.stream().map(Recount.Change::reference).distinct().count();
        return cases == 1 ? "1 open case" : cases + " open cases";
    }

    private static List<Map<String, Object>> lines(List<Recount.Change> changes) {
        return changes.stream()
                .limit(SHOWN)
                .map(change -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("reference", change.reference());
                    line.put("label", change.label());
                    line.put("from", WEEKDAY.format(change.from()));
                    line.put("to", WEEKDAY.format(change.to()));
                    line.put("disputed", change.disputed() == null ? null : WEEKDAY.format(change.disputed()));
                    line.put("fault", change.fault());
                    return line;
                })
                .toList();
    }

    /** This year's days and those of the years to come. */
    private List<Map<String, Object>> years(long edition) {
        List<HolidayCalendar.Day> days = calendar.days(edition);
        return days.stream()
                .map(day -> day.holiday().date().getYear())
                .distinct()
                .filter(year -> year >= today.date().getYear())
                .map(year -> Map.<String, Object>of(
                        "year",
                        String.valueOf(year),
                        "days",
                        days.stream()
                                .filter(day -> day.holiday().date().getYear() == year)
                                .map(this::day)
                                .toList()))
                .toList();
    }

    private Map<String, Object> day(HolidayCalendar.Day day) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("iso", day.holiday().date().toString());
        shown.put("date", WEEKDAY.format(day.holiday().date()));
        shown.put("name", day.holiday().name());
        shown.put("nations", Nation.words(day.holiday().nations()));
        shown.put("source", day.holiday().source());
        shown.put("gazette", day.holiday().gazette());
        shown.put(
                "proclaimedOn",
                day.holiday().proclaimedOn() == null
                        ? null
                        : Today.words(day.holiday().proclaimedOn()));
        shown.put("mayTakeAway", day.byHand() && mayPropose());
        return shown;
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(Today.LONDON));
    }

    /** Proposes one more day. */
    public void propose(CalendarChanges.NewDay day) {
        changes.propose(day, person.id());
    }

    /** Proposes to take away a day that was added on the page. */
    public void takeAway(LocalDate date) {
        changes.takeAway(date, person.id());
    }

    /** Reads the holiday file again; whether anything in it is new. */
    public boolean readAgain() {
        return changes.readAgain(person.id());
    }

    /** Brings the waiting calendar into force and begins to move the open cases. */
    public void confirm(long edition) {
        changes.accept(edition, person.id());
        carryOn();
    }

    /** Turns the waiting calendar down. */
    public void refuse(long edition, String reason) {
        changes.refuse(edition, reason, person.id());
    }

    /** Goes on with moving the open cases, in the background. Does nothing when there is nothing to do. */
    public void carryOn() {
        background.execute(() -> {
            try {
                move.run();
            } catch (RuntimeException failed) {
                LOG.warn("Moving the open cases to the new bank holidays stopped. It goes on by itself.", failed);
            }
        });
    }

    /** Goes on where a node stopped in the middle. */
    void carryOnIfNeeded() {
        if (calendar.inForce().movedAt() == null) {
            carryOn();
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
