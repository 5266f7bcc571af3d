package org.foicasework.process.owner;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * The timers of a case whose date is the law's: those that ask for their date, of a look-up such as
 * {@code ${deadline.validityLapses(caseReference)}} or of a variable that a step of ours set, such as {@code ${lapseOn}}. A date or
 * a span that is written down in the diagram (P7D) is the owner's own reminder. They are known by what they ask, not by their ids.
 */
@Component
class StatutoryTimers {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final ManagementService management;
    private final Diagrams diagrams;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    StatutoryTimers(ManagementService management, Diagrams diagrams) {
        this.management = management;
        this.diagrams = diagrams;
    }

    /** Where a timer stands and what it asks; {@code asks} is null when that is no timer of the law's. */
    private record Place(String name, String asks) {}

    /** A timer that runs. */
    record Timer(String name, String asks, Instant due) {}

    /** The statutory timers that run for a process instance. */
    List<Timer> of(String processInstanceId) {
        List<Timer> timers = new ArrayList<>();
        for (Job job : management
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .timers()
                .unlimitedList()) {
            Place place = places.computeIfAbsent(job.getJobDefinitionId(), this::place);
            if (place.asks() != null) {
                timers.add(new Timer(
                        place.name(),
                        place.asks(),
                        job.getDuedate() == null ? null : job.getDuedate().toInstant()));
            }
        }
        return timers;
    }

    private Place place(String jobDefinitionId) {
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(jobDefinitionId)
                .singleResult();
        String asks = diagrams.node(definition.getProcessDefinitionId(), definition.getActivityId())
                .flatMap(Diagrams::timer)
                .filter(expression -> expression.contains("${") || expression.contains("#{"))
                .orElse(null);
        return new Place(diagrams.name(definition.getProcessDefinitionId(), definition.getActivityId()), asks);
    }

    /** Which timer would be lost or changed, in words; empty when each is still there and fires at the same moment. */
    static Optional<String> difference(List<Timer> before, List<Timer> after) {
        List<Timer> left = new ArrayList<>(after);
        for (Timer timer : before) {
            boolean kept = left.stream()
                    .filter(other -> other.asks().equals(timer.asks()) && isSame(other.due(), timer.due()))
                    .findFirst()
                    .map(left::remove)
                    .orElse(false);
            if (!kept) {
                return Optional.of(left.stream()
                        .filter(other -> other.asks().equals(timer.asks()))
                        .findFirst()
                        .map(moved -> "The timer \"%s\" would move from %s to %s."
                                .formatted(timer.name(), words(timer.due()), words(moved.due())))
                        .orElseGet(() -> "The timer \"%s\" of %s would be lost, or would ask for another date."
                                .formatted(timer.name(), words(timer.due()))));
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Instant one, Instant other) {
        return one == null ? other == null : one.equals(other);
    }

    private static String words(Instant moment) {
        return moment == null ? "no date" : MOMENT.format(moment);
    }
}
