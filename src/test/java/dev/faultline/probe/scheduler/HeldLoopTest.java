// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.probe.scheduler.SystemTimer;
import dev.faultline.testing.FakeProbe;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real event loops that something keeps busy. */
class LoopBeatsTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatTimesOutWhileALoopIsHeldUpIsUnknownAndDownOtherwise() throws Exception {
        var kept = new CopyOnWriteArrayList<Observation>();
        var timer = new SystemTimer();
        var released = new CountDownLatch(1);
        var beats = LoopBeats.start(vertx);
        assertThat(beats).hasSize(2);
        try (var prober = new Prober("held", timer, beats, kept::add, List.of())) {
            var probe = new FakeProbe(timer);
            probe.neverAnswers();
            var pace = new ProbePace(
                    Duration.ofHours(1), Duration.ofMillis(500), Duration.ofMillis(400), Duration.ofHours(1), 1, 1);
            vertx.runOnContext(loop -> holdUntil(released));

            prober.apply(List.of(probe.check("db", pace)));
            await().atMost(PATIENCE).until(() -> !kept.isEmpty());
            released.countDown();

            assertThat(kept.get(0).status()).isEqualTo(Status.UNKNOWN);
            // On a busy machine a loop may be held up again.
            await().atMost(PATIENCE)
                    .until(() -> prober.probeNow("db")
                                    .orElseThrow()
                                    .toCompletableFuture()
                                    .join()
                                    .status()
                            == Status.DOWN);
        }
    }

    private static void holdUntil(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
