// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.web.api.SidecarUnderTest;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SidecarUnderTest.class)
class ChoreScheduleTest {

    private static final String CHORE = "chore under test";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    Scheduler scheduler;

    @AfterEach
    void end() {
        scheduler.unscheduleJob(CHORE);
        thread.shutdownNow();
    }

    @Test
    void theStoreIsTidiedByTheScheduler() {
        assertThat(scheduler.getScheduledJob("tidying of the store").getNextFireTime())
                .isBefore(Instant.now().plusSeconds(121));
    }

    @Test
    void aChoreIsDoneAgainAndAgainAlsoAfterItFailed() {
        schedule(InstantSource.system()).add(CHORE, SECOND, thread, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
            }
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs).hasValueGreaterThan(2));
    }

    @Test
    void aChoreThatTakesLongIsNotBegunAgainMeanwhile() throws InterruptedException {
        var two = Executors.newScheduledThreadPool(2);
        var others = new AtomicInteger();
        var end = new CountDownLatch(1);
        try {
            schedule(InstantSource.system()).add(CHORE, SECOND, two, () -> {
                runs.incrementAndGet();
                awaitQuietly(end);
            });
            schedule(InstantSource.system()).add(CHORE + " beside", SECOND, thread, others::incrementAndGet);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(others).hasValueGreaterThan(3));
            assertThat(runs).hasValue(1);
        } finally {
            end.countDown();
            scheduler.unscheduleJob(CHORE + " beside");
            two.shutdownNow();
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotStopAChore() {
        var later = Instant.now();
        var schedule = schedule(InstantSource.fixed(later.minus(Duration.ofHours(1))));
        schedule.add(CHORE, Duration.ofMinutes(1), thread, runs::incrementAndGet);
        var before = scheduler.getScheduledJob(CHORE);

        schedule.renewIfSetBack(CHORE, Duration.ofMinutes(1), thread, runs::incrementAndGet);

        assertThat(scheduler.getScheduledJob(CHORE)).isNotNull().isNotSameAs(before);
    }

    @Test
    void aChoreThatIsDueInTimeIsLeftAsItIs() {
        var schedule = schedule(InstantSource.system());
        schedule.add(CHORE, Duration.ofMinutes(1), thread, runs::incrementAndGet);
        var before = scheduler.getScheduledJob(CHORE);

        schedule.renewIfSetBack(CHORE, Duration.ofMinutes(1), thread, runs::incrementAndGet);

        assertThat(scheduler.getScheduledJob(CHORE)).isSameAs(before);
    }

    private ChoreSchedule schedule(InstantSource clock) {
        return new ChoreSchedule(scheduler, clock);
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
