package org.foicasework.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** References number the requests of a year one after the other, whatever happens at once. No other test uses 2024. */
@CaseworkTest
class ReferenceTest {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 3, 5);

    @Autowired
    RequestRegister register;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void requestsLoggedAtOnceGetConsecutiveReferencesWithoutGapsOrRepeats() throws Exception {
        int before = lastNumber();
        List<Callable<String>> clicks = IntStream.range(0, 40)
                .<Callable<String>>mapToObj(n -> () -> register.register(request(UUID.randomUUID()), "cara"))
                .toList();

        List<String> references = new ArrayList<>();
        for (Future<String> click : atOnce(clicks)) {
            references.add(click.get());
        }
        assertThat(references)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(before + 1, before + 40)
                        .mapToObj("01.FOI.24.%06d"::formatted)
                        .toList());
        assertThat(lastNumber()).isEqualTo(before + 40);
    }

    @Test
    void aRegistrationThatIsRolledBackLeavesNoGap() {
        int before = lastNumber();
        String lost = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return register.register(request(UUID.randomUUID()), "cara");
        });
        assertThat(register.find(lost)).isEmpty();
        assertThat(register.register(request(UUID.randomUUID()), "cara"))
                .isEqualTo(lost)
                .isEqualTo("01.FOI.24.%06d".formatted(before + 1));
    }

    @Test
    void theSameFormSentTwiceRegistersOnceAndNamesTheReference() {
        NewRequest request = request(UUID.randomUUID());
        String reference = register.register(request, "cara");
        long registered = registered();

        assertThatThrownBy(() -> register.register(request, "cara"))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining(reference);
        assertThat(registered()).isEqualTo(registered);
        assertThat(register.register(request(UUID.randomUUID()), "cara"))
                .as("the refusal took no number")
                .isEqualTo("01.FOI.24.%06d".formatted(number(reference) + 1));
    }

    @Test
    void aDoubleClickRegistersOnceAndTheOtherClickIsToldTheReference() throws Exception {
        long before = registered();
        NewRequest request = request(UUID.randomUUID());
        List<Callable<String>> clicks = IntStream.range(0, 4)
                .<Callable<String>>mapToObj(n -> () -> register.register(request, "cara"))
                .toList();

        List<String> given = new ArrayList<>();
        List<Throwable> refused = new ArrayList<>();
        for (Future<String> click : atOnce(clicks)) {
            try {
                given.add(click.get());
            } catch (ExecutionException refusal) {
                refused.add(refusal.getCause());
            }
        }
        assertThat(given).hasSize(1);
        assertThat(refused).hasSize(3).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining(given.get(0)));
        assertThat(registered()).isEqualTo(before + 1);
    }

    private static <T> List<Future<T>> atOnce(List<Callable<T>> work) throws InterruptedException {
        ExecutorService people = Executors.newFixedThreadPool(work.size());
        try {
            CountDownLatch start = new CountDownLatch(work.size());
            return people.invokeAll(work.stream()
                    .<Callable<T>>map(step -> () -> {
                        start.countDown();
                        start.await();
                        return step.call();
                    })
                    .toList());
        } finally {
            people.shutdown();
        }
    }

    private static NewRequest request(UUID key) {
        return new NewRequest(
                key,
                Channel.EMAIL,
                RECEIVED,
                null,
                null,
                "Parking",
                "How many parking fines did you issue?",
                new Applicant("Ann O'Neill", null, "ann@applicant.example", null),
                List.of(),
                null);
    }

    private long registered() {
        return jdbc.sql("select count(*) from request where extract(year from received_on) = 2024")
                .query(Long.class)
                .single();
    }

    private int lastNumber() {
        return jdbc.sql("select coalesce(max(last_number), 0) from reference_counter where year = 2024")
                .query(Integer.class)
                .single();
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring(reference.lastIndexOf('.') + 1));
    }
}
