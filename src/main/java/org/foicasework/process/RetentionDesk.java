package org.foicasework.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.LegalHolds;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Retention;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;

/** How long cases are kept: the page of what is forgotten next, and the part of a case's page with its legal hold. */
@Service
public class RetentionDesk implements CaseSection {

    /** How far ahead the page looks. */
    private static final int DAYS_AHEAD = 30;

    private final Retention retention;
    private final LegalHolds holds;
    private final RequestRegister register;
    private final Person person;
    private final Today today;
    private final People people;

    RetentionDesk(
            Retention retention,
            LegalHolds holds,
            RequestRegister register,
            Person person,
            Today today,
            People people) {
        this.retention = retention;
        this.holds = holds;
        this.register = register;
        this.person = person;
        this.today = today;
        this.people = people;
    }

    /** Whether the person may see what is forgotten next. */
    public boolean mayRead() {
        return person.readsEveryCase() || person.groups().contains(Groups.ADMINISTRATORS);
    }

    /** Whether the person may keep a case from being forgotten. */
    public boolean mayHold() {
        return person.groups().contains(Groups.MANAGERS);
    }

    /** What would be forgotten in the next 30 days, and what is over but held. */
    public Map<String, Object> page() {
        LocalDate until = today.date().plusDays(DAYS_AHEAD);
        List<Retention.Kept> over = retention.overBy(until.plusDays(1));
        return Map.of(
                "until",
                Today.words(until),
                "going",
                lines(over.stream().filter(kept -> kept.heldBecause().isEmpty()).toList()),
                "held",
                lines(over.stream()
                        .filter(kept -> !kept.heldBecause().isEmpty())
                        .toList()));
    }

    private static List<Map<String, Object>> lines(List<Retention.Kept> cases) {
        return cases.stream().map(RetentionDesk::line).toList();
    }

    private static Map<String, Object> line(Retention.Kept kept) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("reference", kept.reference());
        shown.put("outcome", kept.outcome().label());
        shown.put("lastAction", Today.words(kept.lastActionOn()));
        shown.put("keptUntil", Today.words(kept.keptUntil()));
        shown.put("rule", kept.rule());
        shown.put("held", String.join(" ", kept.heldBecause()));
        return shown;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Optional<Map<String, Object>> of(FoiRequest request) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "kept",
                retention.of(request.reference()).map(RetentionDesk::line).orElse(null));
        shown.put(
                "hold",
                holds.of(request.reference())
                        .map(hold -> Map.of(
                                "reason",
                                hold.reason(),
                                "by",
                                people.name(hold.setBy()),
                                "on",
                                Today.words(hold.setAt().atZone(Today.LONDON).toLocalDate())))
                        .orElse(null));
        shown.put("mayHold", mayHold());
        return Optional.of(shown);
    }

    /** What is left of a forgotten case, for those who may read every case; empty for any other. */
    public Optional<Map<String, Object>> tombstone(String reference) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        return retention.tombstone(reference).map(left -> {
            FoiRequest request = register.get(reference);
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("reference", reference);
            shown.put("outcome", left.outcome().label());
            shown.put("receivedOn", Today.words(request.receivedOn()));
            shown.put("closedOn", Today.words(request.closedOn()));
            shown.put("keptUntil", Today.words(left.keptUntil()));
            shown.put("rule", left.rule());
            shown.put(
                    "forgottenOn",
                    Today.words(left.forgottenAt().atZone(Today.LONDON).toLocalDate()));
            return shown;
        });
    }

    /** Puts a legal hold on a case, or lifts it. */
    public void hold(String reference, boolean set, String reason) {
        register.get(reference);
        if (set) {
            holds.set(reference, reason, person.id());
        } else {
            holds.lift(reference, reason, person.id());
        }
    }
}
