package org.foicasework.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.foicasework.clock.WorkingDays;
import org.foicasework.correspondence.Messages;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of cases with its overviews, as far as the person may see them. */
@Service
@Transactional(readOnly = true)
public class CaseList {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final RequestRegister register;
    private final Messages messages;
    private final WorkingDays workingDays;
    private final Today today;
    private final Person person;
    private final People people;
    private final WhereCasesWait whereCasesWait;
    private final CasePolicy policy;
    private final TimeLeft timeLeft;

    CaseList(
            RequestRegister register,
            Messages messages,
            WorkingDays workingDays,
            Today today,
            Person person,
            People people,
            WhereCasesWait whereCasesWait,
            CasePolicy policy,
            TimeLeft timeLeft) {
        this.register = register;
        this.messages = messages;
        this.workingDays = workingDays;
        this.today = today;
        this.person = person;
        this.people = people;
        this.whereCasesWait = whereCasesWait;
        this.policy = policy;
        this.timeLeft = timeLeft;
    }

    /**
     * Cases for the list, as far as the person may see them.
     *
     * @param words the beginning of a reference or part of a subject; empty for an overview
     * @param show which overview
     * @param from how many to pass over
     * @param limit how many at most
     */
    public List<Map<String, Object>> list(String words, RequestRegister.Show show, int from, int limit) {
        if (!person.readsEveryCase()) {
            return List.of();
        }
        List<RequestRegister.Line> lines =
                words.isBlank() ? register.list(show, soon(), from, limit) : register.list(words, from, limit);
        List<String> references =
                lines.stream().map(RequestRegister.Line::reference).toList();
        Map<String, List<WhereCasesWait.Step>> waiting = whereCasesWait.of(references);
        Set<String> unread = messages.withUnread(references);
        Map<String, String> names = new HashMap<>();
        return lines.stream()
                .map(line -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("reference", line.reference());
                    shown.put("subject", line.subject());
                    shown.put("status", line.status().label());
                    shown.put("received", DAY.format(line.receivedOn()));
                    shown.put("due", line.dueOn() == null ? null : DAY.format(line.dueOn()));
                    shown.put("daysLeft", timeLeft.until(line.dueOn()));
                    shown.put("stopped", line.dueOn() == null && line.closedOn() == null);
                    shown.put("late", line.dueOn() != null && today.date().isAfter(line.dueOn()));
                    shown.put("soon", isSoon(line.dueOn()));
                    shown.put("owner", names.computeIfAbsent(line.caseOwner(), people::name));
                    shown.put("unread", unread.contains(line.reference()));
                    shown.put(
                            "waits",
                            waiting.getOrDefault(line.reference(), List.of()).stream()
                                    .map(step -> step.name() + ": "
                                            + (step.assignee() == null
                                                    ? "unclaimed"
                                                    : names.computeIfAbsent(step.assignee(), people::name)))
                                    .distinct()
                                    .limit(3)
                                    .toList());
                    return shown;
                })
                .toList();
    }

    /** The overviews with how many cases each holds. */
    public List<Map<String, Object>> overviews(RequestRegister.Show shown) {
        if (!person.readsEveryCase()) {
            return List.of();
        }
        return register.counts(soon()).entrySet().stream()
                .map(count -> Map.<String, Object>of(
                        "show", count.getKey().name().toLowerCase(Locale.ROOT),
                        "label", count.getKey().label(),
                        "count", count.getValue(),
                        "current", count.getKey() == shown))
                .toList();
    }

    private LocalDate soon() {
        return workingDays.nthAfter(today.date(), policy.remindBefore());
    }

    private boolean isSoon(LocalDate dueOn) {
        return dueOn != null && !today.date().isAfter(dueOn) && !dueOn.isAfter(soon());
    }
}
