// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import dev.faultline.web.api.AccessFilter;
import dev.faultline.web.api.problem.ProblemWriter;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.RequestLimits;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * Lets calls of the API and of the page in. Their bodies are read first, then they wait for their turn, both on the event
 * loop: so a caller that stalls, and calls that are slow, leave workers to the others. What waits too long, or finds too
 * many before it, is responded to with 503.
 */
@Singleton
final class CallIntake {

    private static final String ACCEPT = "Accept";
    private static final String EVENTS = "/api/v1/events";
    private static final String IMPORT = "/api/v1/import";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    /** What reads long timelines. */
    private static final Set<String> HEAVY = Set.of("/", "/api/v1/verdict", "/api/v1/report", "/api/v1/overview");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final String BUSY = "Too many requests at a time. Try again.";

    private final AccessFilter access;
    private final ProblemWriter problems;
    private final BodyQuota questions = new BodyQuota(RequestLimits.LARGEST_QUESTION);
    private final BodyQuota writes = new BodyQuota(RequestLimits.LARGEST_BODY);
    private final CallLane heavy = new CallLane(2, 30);
    private final CallLane light = new CallLane(10, 100);

    CallIntake(AccessFilter access, ProblemWriter problems) {
        this.access = access;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE).handler(context -> takeBody(context, router));
        router.route("/").order(Integer.MIN_VALUE).handler(this::takeTurn);
    }

    private void takeBody(RoutingContext context, Router router) {
        var request = context.request();
        if (context.normalizedPath().equals(EVENTS)) {
            context.next();
            return;
        }
        if (context.normalizedPath().equals(IMPORT)) {
            // It is put on the disk as it comes in.
            if (announced(context) > RequestLimits.LARGEST_ARCHIVE) {
                problems.respondLast(context, JsonBody.tooLarge(RequestLimits.LARGEST_ARCHIVE));
            } else {
                takeTurn(context);
            }
            return;
        }
        var quota = context.normalizedPath().equals("/api/v1/verdict") ? questions : writes;
        if (announced(context) > quota.largest()) {
            problems.respondLast(context, JsonBody.tooLarge(quota.largest()));
        } else if (announced(context) == 0
                || WITHOUT_BODY.contains(request.method().name())
                || access.refusal(request, context.normalizedPath()).isPresent()) {
            takeTurn(context);
        } else if (request.isEnded()) {
            GatheredRequest.passBody(context);
            takeTurn(context);
        } else {
            IncomingBody.read(context, quota, problems, body -> {
                if (request.version() == HttpVersion.HTTP_2 && request.isEnded()) {
                    GatheredRequest.route(request, body, router);
                } else {
                    ((RoutingContextInternal) context).setBody(body.content());
                    takeTurn(context);
                }
            });
        }
    }

    private void takeTurn(RoutingContext context) {
        // An empty one allows anything, which is what none means.
        var request = context.request();
        var accept = request.getHeader(ACCEPT);
        if (accept != null && accept.isBlank()) {
            request.headers().remove(ACCEPT);
        }
        var lane = isHeavy(context.normalizedPath()) ? heavy : light;
        var turn = new WaitingTurn(context, lane);
        switch (lane.enter(turn)) {
            case ENTERED -> turn.start();
            case WAITS -> turn.await(LONGEST_WAIT, () -> problems.respondBusy(context, BUSY));
            case REFUSED -> problems.respondBusy(context, BUSY);
        }
    }

    private static boolean isHeavy(String path) {
        return HEAVY.contains(path) || path.endsWith("/timeline");
    }

    /** How long the body is to be; -1 if that is not announced. */
    private static long announced(RoutingContext context) {
        try {
            var length = context.request().getHeader("Content-Length");
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
