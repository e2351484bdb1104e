// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import io.netty.channel.nio.NioEventLoopGroup;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that find no place for their socket. */
class SocketPlacesTest {

    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void aProcessThatMayOpenFewFilesStillChecksSomething() {
        var few = new SocketPlaces(64, 60);

        for (var i = 0; i < 8; i++) {
            assertThat(few.tryTake()).isTrue();
        }
        assertThat(few.tryTake()).isFalse();
    }

    @Test
    void filesAreLeftForTheProgramItself() {
        var places = new SocketPlaces(1024, 100);
        var taken = 0;
        while (places.tryTake()) {
            taken++;
        }

        assertThat(taken).isBetween(500, 1024 - 100 - 100);
    }

    @Test
    void aCheckWithoutAPlaceIsUnknownAndTheNextOneFindsAPlaceOnceAnotherHasEnded() {
        var network = new ProbeNetwork(
                loops, SystemResolver.ofThePod(), InstantSource.system(), new ServerPlaces(), new SocketPlaces(64, 60));
        var ends = new ArrayList<Promise<Outcome>>();
        var running = new ArrayList<CompletionStage<Outcome>>();
        for (var i = 0; i < 8; i++) {
            var end = Promise.<Outcome>promise();
            ends.add(end);
            running.add(network.run(Deadline.in(Duration.ofMinutes(1)), run -> end.future()));
        }

        var refused = network.run(
                Deadline.in(Duration.ofMinutes(1)),
                run -> Promise.<Outcome>promise().future());

        assertThat(refused.toCompletableFuture())
                .isCompletedWithValue(
                        Outcome.unknown("Faultline may open too few files for more than 8 checks at a time"
                                + " (ulimit -n 64): raise that limit, or check less often"));
        ends.get(0).complete(Outcome.up());
        running.get(0).toCompletableFuture().join();
        var next = Promise.<Outcome>promise();
        var last = network.run(Deadline.in(Duration.ofMinutes(1)), run -> next.future());
        next.complete(Outcome.up());
        assertThat(last.toCompletableFuture().join().status())
                .isEqualTo(Outcome.up().status());
        ends.forEach(end -> end.tryComplete(Outcome.up()));
    }
}
