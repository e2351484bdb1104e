// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.probe.scheduler.ThreadBeat;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Lets every event loop beat: network probes wait for these threads, which servers that send without end, or a quota of CPU
 * that is used up, keep from them.
 */
final class LoopBeats {

    /** No multiple of it is near 100 ms, the period of quotas: a beat is due now in one part of it, now in another. */
    static final Duration PERIOD = Duration.ofMillis(37);

    private LoopBeats() {}

    /** Starts to beat, until the loops end. */
    @SuppressWarnings("deprecation") // Vert.x has no other public way to all its loops.
    static List<ThreadBeat> start(Vertx vertx) {
        return StreamSupport.stream(vertx.nettyEventLoopGroup().spliterator(), false)
                .map(LoopBeats::start)
                .toList();
    }

    private static ThreadBeat start(EventExecutor loop) {
        var beat = new ThreadBeat(PERIOD, System.nanoTime());
        next(loop, beat);
        return beat;
    }

    private static void next(EventExecutor loop, ThreadBeat beat) {
        if (!loop.isShuttingDown()) {
            loop.schedule(
                    () -> {
                        beat.beat(System.nanoTime());
                        next(loop, beat);
                    },
                    PERIOD.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }
}
