// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Ends the connection of a call that goes on for minutes once nothing of it has moved for a while: it holds a thread. */
final class StallGuard {

    private static final Duration LONGEST_STALL = Duration.ofSeconds(30);

    private final RoutingContext context;
    private volatile long moved = System.nanoTime();
    private volatile boolean over;

    private StallGuard(RoutingContext context) {
        this.context = context;
    }

    /** Watches a call until it ends. */
    static StallGuard of(RoutingContext context, Vertx vertx) {
        var guard = new StallGuard(context);
        var timer = vertx.setPeriodic(LONGEST_STALL.toMillis() / 6, id -> guard.check());
        context.addEndHandler(ended -> vertx.cancelTimer(timer));
        return guard;
    }

    /** Says that something moved. */
    void moved() {
        moved = System.nanoTime();
    }

    /** Says that all has moved, and what follows may take its time. */
    void end() {
        over = true;
    }

    private void check() {
        if (!over && System.nanoTime() - moved > LONGEST_STALL.toNanos()) {
            // Not by the connection itself, which would first wait for what the other side does not take.
            ((ConnectionBase) context.request().connection())
                    .channelHandlerContext()
                    .close();
        }
    }
}
