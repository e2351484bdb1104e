// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.FakeProbe;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A prober on a real event loop that something else keeps busy. */
class HeldLoopTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final EventLoop loop = new NioEventLoopGroup(1).next();

    @Test
    void whatTimesOutWhileTheLoopIsHeldUpIsUnknownAndDownOtherwise() {
        var kept = new CopyOnWriteArrayList<Observation>();
        var timer = new SystemTimer(loop);
        try (var prober = new Prober("held", timer, kept::add, List.of())) {
            var probe = new FakeProbe(timer);
            var started = new CountDownLatch(1);
            probe.behaves(() -> {
                started.countDown();
                return new CompletableFuture<>();
            });
            var pace = new ProbePace(Duration.ofHours(1), TIMEOUT, Duration.ofMillis(400), Duration.ofHours(1), 1, 1);

            prober.apply(List.of(probe.check("db", pace)));
            await().atMost(PATIENCE).until(() -> started.getCount() == 0);
            loop.execute(() -> hold(TIMEOUT.multipliedBy(2)));
            await().atMost(PATIENCE).until(() -> !kept.isEmpty());

            assertThat(kept.get(0).status()).isEqualTo(Status.UNKNOWN);
            // On a busy machine the loop may be held up again.
            await().atMost(PATIENCE)
                    .until(() -> prober.probeNow("db")
                                    .orElseThrow()
                                    .toCompletableFuture()
                                    .join()
                                    .status()
                            == Status.DOWN);
        }
    }

    private static void hold(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
