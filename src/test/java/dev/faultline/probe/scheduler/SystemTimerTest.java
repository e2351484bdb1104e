// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SystemTimer timer = new SystemTimer(new NioEventLoopGroup(1).next());
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timer.stop(() -> {});
    }

    @Test
    void whatIsDueEarlierHappensEarlierAndNothingBeforeItIsDue() {
        var now = timer.nanoTime();
        var due = now + Duration.ofMillis(50).toNanos();

        timer.at(due, () -> done.add("second " + (timer.nanoTime() - due >= 0)));
        timer.at(now, () -> done.add("first"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done).containsExactly("first", "second true"));
    }

    @Test
    void aTaskThatThrowsHarmsNoOther() {
        timer.at(timer.nanoTime(), () -> {
            throw new AssertionError("thrown by a test");
        });
        timer.at(timer.nanoTime(), () -> done.add("next"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done).containsExactly("next"));
    }

    @Test
    void aCancelledTaskDoesNotHappen() {
        var soon = timer.nanoTime() + Duration.ofMillis(200).toNanos();
        var cancelled = timer.at(soon, () -> done.add("cancelled"));
        cancelled.cancel();
        timer.at(soon + 1, () -> done.add("next"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done).containsExactly("next"));
    }

    @Test
    void whatIsDueWhenItStopsIsDoneFirstAndNothingAfterwards() {
        timer.at(timer.nanoTime(), () -> done.add("due"));
        timer.at(timer.nanoTime() + Duration.ofHours(1).toNanos(), () -> done.add("not due"));

        timer.stop(() -> done.add("last"));
        timer.at(timer.nanoTime(), () -> done.add("too late"));
        timer.stop(() -> done.add("again"));

        assertThat(done).containsExactly("due", "last");
    }
}
