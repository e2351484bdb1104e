// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** One call that enters a lane, at once or later; it leaves the lane when its response ends or its caller is gone. */
final class WaitingTurn implements Runnable {

    private final RoutingContext context;
    private final CallLane lane;
    private final Context loop;

    WaitingTurn(RoutingContext context, CallLane lane) {
        this.context = context;
        this.lane = lane;
        this.loop = context.vertx().getOrCreateContext();
    }

    /** Its turn has come while it waited; any thread may say so. */
    @Override
    public void run() {
        loop.runOnContext(now -> start());
    }

    /** Goes on with the call. */
    void start() {
        if (context.response().ended() || context.response().closed()) {
            lane.leave();
            return;
        }
        context.addEndHandler(ended -> lane.leave());
        context.next();
    }

    /** Waits for the turn, at most so long. */
    void await(Duration longest, Runnable tooLong) {
        if (!context.request().isEnded()) {
            // Its end would be delivered meanwhile, and what comes next expects it.
            context.request().pause();
        }
        var deadline = context.vertx().setTimer(longest.toMillis(), id -> {
            if (lane.giveUp(this)) {
                tooLong.run();
            }
        });
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(deadline);
            lane.giveUp(this);
        });
    }
}
