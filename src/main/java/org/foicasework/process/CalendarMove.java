package org.foicasework.process;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.foicasework.request.CalendarFollower;
import org.foicasework.request.HolidayCalendar;
import org.foicasework.request.Recount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the open cases to a calendar that has come into force: their clocks, the due dates of their tasks, and the timers that
 * watch their dates.
 *
 * <p>It goes in batches, each a transaction of its own in which the register and the engine move together. What is left to do
 * stands in the register, so that it can be stopped at any moment, run twice, or run by several nodes at once.
 */
@Service
class CalendarMove {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarMove.class);

    /** Large enough to spare commits, small enough that nobody who works on one of these cases waits long. */
    private static final int BATCH = 50;

    private static final int TRIES = 3;

    private final HolidayCalendar calendar;
    private final Recount recount;
    private final DeadlineKeeper deadlines;
    private final List<CalendarFollower> followers;
    private final TransactionTemplate transaction;
    private final int workers;

    CalendarMove(
            HolidayCalendar calendar,
            Recount recount,
            DeadlineKeeper deadlines,
            List<CalendarFollower> followers,
            PlatformTransactionManager transactions,
            @Value("${foi.calendar.workers:4}") int workers) {
        this.calendar = calendar;
        this.recount = recount;
        this.deadlines = deadlines;
        this.followers = followers;
        this.transaction = new TransactionTemplate(transactions);
        this.workers = workers;
    }

    /**
     * Counts every open case that is still to be counted, and says so in the register when none is left.
     *
     * @return how many cases were counted
     */
    int run() {
        HolidayCalendar.Edition inForce = calendar.inForce();
        int counted = 0;
        for (int round = 0; round < TRIES; round++) {
            counted += round();
            transaction.executeWithoutResult(status -> recount.afterRegistrationsUnderWay());
            if (recount.behind() == 0) {
                followers.forEach(follower -> transaction.executeWithoutResult(status -> follower.countAgain()));
                calendar.moved(inForce.id());
                return counted;
            }
        }
        LOG.warn("{} open cases could not be counted by the new bank holidays yet.", recount.behind());
        return counted;
    }

    /** One walk over all open cases, by several workers at once: none takes what another has locked. */
    private int round() {
        AtomicInteger counted = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Void>> walks = pool.invokeAll(IntStream.range(0, workers)
                    .mapToObj(worker -> (Callable<Void>) () -> {
                        String last = "";
                        while (last != null) {
                            last = batch(last, BATCH, counted);
                        }
                        return null;
                    })
                    .toList());
            for (Future<Void> walk : walks) {
                walk.get();
            }
            return counted.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Moving the dates was interrupted and goes on at the next start.", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Moving the dates failed and is tried again.", failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Moves some cases.
     *
     * @return the last one taken; null when there are no more
     */
    String batch(String after, int size, AtomicInteger counted) {
        Recount.Batch[] taken = new Recount.Batch[1];
        try {
            transaction.executeWithoutResult(status -> {
                taken[0] = recount.next(after, size);
                deadlines.moveAll(recount.count(taken[0].references(), Actor.SYSTEM));
            });
            counted.addAndGet(taken[0].references().size());
        } catch (RuntimeException failed) {
            if (taken[0] == null) {
                throw failed;
            }
            LOG.warn("Some cases up to {} could not be moved and will be tried again.", taken[0].last(), failed);
        }
        return taken[0].last();
    }
}
