package org.foicasework.benchmark;

import static org.foicasework.scenario.Casework.form;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.foicasework.clock.Nation;
import org.foicasework.request.CalendarChanges;
import org.foicasework.request.HolidayCalendar;
import org.foicasework.request.Recount;
import org.foicasework.scenario.Casework;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.SqlCounter;
import org.foicasework.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * How long it takes to move many open cases when a bank holiday is proclaimed. Run by hand:
 * {@code mvn test -Dtest=CalendarMoveBenchmark -Dbenchmark.cases=10000}.
 */
@CaseworkTest
@EnabledIfSystemProperty(named = "benchmark.cases", matches = "\\d+")
class CalendarMoveBenchmark {

    @Autowired
    Casework casework;

    @Autowired
    HolidayCalendar calendar;

    @Autowired
    CalendarChanges changes;

    @Autowired
    Recount recount;

    @Autowired
    ApplicationContext application;

    @Autowired
    TimeMachine time;

    @Test
    void moveManyCases() throws Exception {
        int cases = Integer.getInteger("benchmark.cases");
        LocalDate received = LocalDate.of(2027, 5, 28);
        time.travelTo(received);
        Instant begun = Instant.now();
        ExecutorService desks = Executors.newFixedThreadPool(4);
        List<Future<Void>> logged = desks.invokeAll(IntStream.range(0, cases)
                .mapToObj(n -> (Callable<Void>) () -> {
                    logAndTriage(n, received);
                    return null;
                })
                .toList());
        for (Future<Void> one : logged) {
            one.get();
        }
        desks.shutdown();
        System.out.printf(
                "%d cases made in %d s%n",
                cases, Duration.between(begun, Instant.now()).toSeconds());

        // Proclaimed before the requests came, and known here only after: every date moves.
        changes.propose(
                new CalendarChanges.NewDay(
                        LocalDate.of(2027, 6, 14),
                        Set.of(Nation.SCOTLAND),
                        "A proclaimed day",
                        CalendarChanges.LegalBasis.PROCLAIMED,
                        null,
                        received.minusDays(1),
                        null),
                "ada");
        begun = Instant.now();
        int previewed = recount.preview(
                        calendar.calendar(calendar.waiting().orElseThrow().id()))
                .size();
        System.out.printf(
                "%d clocks previewed in %d ms%n",
                previewed, Duration.between(begun, Instant.now()).toMillis());
        changes.accept(calendar.waiting().orElseThrow().id(), "maya");
        begun = Instant.now();
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        long before = SqlCounter.executed();
        Object move = AopTestUtils.getTargetObject(application.getBean("calendarMove"));
        Object moved = ReflectionTestUtils.invokeMethod(move, "run");
        System.out.printf(
                "%s cases moved in %d ms, with %d statements; load %.1f on %d cores%n",
                moved,
                Duration.between(begun, Instant.now()).toMillis(),
                SqlCounter.executed() - before,
                machine.getSystemLoadAverage(),
                machine.getAvailableProcessors());
    }

    private void logAndTriage(int n, LocalDate received) {
        String reference = casework.log(
                "cara",
                form(
                        "channel",
                        "EMAIL",
                        "receivedOn",
                        received.toString(),
                        "subject",
                        "Benchmark " + n,
                        "wording",
                        "How many, and since when?",
                        "applicant",
                        form("name", "Robin Example", "email", "robin@anywhere.example"),
                        "attachmentIds",
                        List.of()));
        if (n % 2 == 0) {
            casework.complete("cara", reference, "triageRequest", triage());
        }
    }

    private static Map<String, Object> triage() {
        return form(
                "valid",
                true,
                "failedLimbs",
                List.of(),
                "note",
                "",
                "questions",
                List.of(
                        form(
                                "label",
                                "Question 1",
                                "wording",
                                "How many?",
                                "unclear",
                                false,
                                "units",
                                List.of("unit-finance")),
                        form(
                                "label",
                                "Question 2",
                                "wording",
                                "Since when?",
                                "unclear",
                                false,
                                "units",
                                List.of("unit-finance"))));
    }
}
