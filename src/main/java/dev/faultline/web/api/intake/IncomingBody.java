// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemWriter;
import dev.faultline.web.api.request.JsonBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The body of one request while it arrives. It is gathered on the event loop, so a sender that stalls holds no thread; it
 * has {@link #LONGEST} from its first byte to its last. Used on one event loop.
 */
final class IncomingBody {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String BUSY = "Too many large requests at a time. Try again.";

    private final RoutingContext context;
    private final BodyQuota quota;
    private final ProblemWriter problems;
    private final Consumer<IncomingBody> complete;
    private final Buffer gathered = Buffer.buffer();
    private OptionalLong announced = OptionalLong.empty();
    private long deadline;
    private boolean large;
    private boolean over;
    private boolean released;

    private IncomingBody(
            RoutingContext context, BodyQuota quota, ProblemWriter problems, Consumer<IncomingBody> complete) {
        this.context = context;
        this.quota = quota;
        this.problems = problems;
        this.complete = complete;
    }

    /** Reads a body; {@code complete} takes it once it is whole, and nothing if it is refused. */
    static void read(RoutingContext context, BodyQuota quota, ProblemWriter problems, Consumer<IncomingBody> complete) {
        if (!quota.tryTake()) {
            problems.respondBusy(context, BUSY);
            return;
        }
        new IncomingBody(context, quota, problems, complete).begin();
    }

    private void begin() {
        var request = context.request();
        var length = request.getHeader("Content-Length");
        if (length != null) {
            announced = OptionalLong.of(Long.parseLong(length));
        }
        deadline = context.vertx()
                .setTimer(
                        LONGEST.toMillis(),
                        id -> refuse(Problem.of(408, "The body did not arrive within " + LONGEST.toSeconds() + " s.")));
        context.addEndHandler(ended -> {
            over = true;
            context.vertx().cancelTimer(deadline);
            release();
        });
        request.exceptionHandler(broken -> over = true);
        request.handler(this::gather);
        request.endHandler(end -> {
            context.vertx().cancelTimer(deadline);
            finish();
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private void gather(Buffer part) {
        if (over) {
            return;
        }
        var length = gathered.length() + part.length();
        if (length > quota.largest()) {
            refuse(JsonBody.tooLarge(quota.largest()));
            return;
        }
        if (!large && length > BodyQuota.SMALL) {
            if (!quota.tryGrow()) {
                over = true;
                problems.respondBusy(context, BUSY);
                return;
            }
            large = true;
        }
        gathered.appendBuffer(part);
        if (announced.isPresent() && gathered.length() == announced.getAsLong()) {
            // Before its end is delivered: what comes next pauses the request, which HTTP/2 forbids once it ended.
            context.vertx().cancelTimer(deadline);
            finish();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            if (announced.isPresent()) {
                context.request().pause();
            }
            complete.accept(this);
        }
    }

    Buffer content() {
        return gathered;
    }

    /** Gives back its place among the bodies in memory, once: when the response ended, or its caller is gone. */
    void release() {
        if (!released) {
            released = true;
            quota.giveBack(large);
        }
    }

    private void refuse(Problem problem) {
        if (!over) {
            over = true;
            problems.respondLast(context, problem);
        }
    }
}
