// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.basics.LogThrottle;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.settings.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One receiver: is sent one event after the other, each until it took it or was given up. Thread-safe.
 *
 * <pre>
 *           an event                     took it, or given up: the next
 * idle ───────────────▶ sending ◀──────────────────────────────┐
 *   ▲  nothing left        │ did not take it                    │
 *   └──────────────────────┤                                    │
 *                          └──────▶ waiting (back-off) ─────────┘
 * </pre>
 */
final class Webhook implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Webhook.class);
    private static final int LONGEST_QUEUE = 256;
    /** With the back-off, about an hour. */
    private static final int MOST_ATTEMPTS = 20;

    private final WebhookSettings settings;
    private final EventSender sender;
    private final HttpPost post;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final RetryBackoff backoff;
    private final DeliveryCounts deliveries;

    private final Deque<NumberedEvent> queue = new ArrayDeque<>();
    private final LogThrottle drops = new LogThrottle(Duration.ofMinutes(1));
    private boolean busy;
    private boolean closed;

    Webhook(
            WebhookSettings settings,
            EventSender sender,
            HttpPost post,
            InstantSource clock,
            ScheduledExecutorService timer,
            RetryBackoff backoff,
            DeliveryCounts deliveries) {
        this.settings = settings;
        this.sender = sender;
        this.post = post;
        this.clock = clock;
        this.timer = timer;
        this.backoff = backoff;
        this.deliveries = deliveries;
    }

    /** Takes an event to be sent, if this receiver wants it; returns at once. */
    synchronized void accept(NumberedEvent numbered) {
        if (closed || !settings.on().contains(numbered.event().type()) || isFirstUp(numbered.event())) {
            return;
        }
        if (queue.size() == LONGEST_QUEUE) {
            queue.removeFirst();
            deliveries.dropped();
            drops.happened()
                    .ifPresent(count -> LOG.warnf(
                            "webhook=%s has more than %d events waiting: dropped the oldest count=%d",
                            settings.place(), LONGEST_QUEUE, count));
        }
        queue.addLast(numbered);
        if (!busy) {
            busy = true;
            timer.execute(this::next);
        }
    }

    /** That everything is up when the watching starts is no news. */
    private static boolean isFirstUp(LiveEvent event) {
        return event instanceof LiveEvent.OfDependency dependency
                && dependency.from() == Status.UNKNOWN
                && (event.type() == EventType.DEPENDENCY_UP || event.type() == EventType.ROUTE_UP);
    }

    private synchronized void next() {
        var numbered = closed ? null : queue.pollFirst();
        busy = numbered != null;
        if (numbered != null) {
            attempt(numbered, WebhookPayload.of(settings.format(), numbered, sender), 1);
        }
    }

    private void attempt(NumberedEvent numbered, String body, int attempt) {
        post(numbered, body).whenComplete((outcome, never) -> {
            if (outcome.status() == Status.UP || outcome.status() == Status.DEGRADED) {
                deliveries.delivered();
                next();
            } else {
                failed(numbered, body, attempt, outcome);
            }
        });
    }

    private CompletionStage<Outcome> post(NumberedEvent numbered, String body) {
        try {
            var url = settings.url().reveal().strip();
            return HttpPost.place(url).isEmpty()
                    ? CompletableFuture.completedFuture(Outcome.unknown("its url-file does not hold a URL"))
                    : post.send(url, headers(numbered, body), body, settings.tls(), Deadline.in(settings.timeout()));
        } catch (IOException unreadable) {
            return CompletableFuture.completedFuture(Outcome.unknown("a file with its secret cannot be read"));
        }
    }

    private Map<String, Secret> headers(NumberedEvent numbered, String body) throws IOException {
        var headers = new LinkedHashMap<String, Secret>();
        headers.put("Content-Type", Secret.of("application/json"));
        headers.put("X-Faultline-Event", Secret.of(numbered.event().type().label()));
        headers.put("X-Faultline-Delivery", Secret.of(numbered.id()));
        if (settings.secret().isPresent()) {
            var timestamp = clock.instant().getEpochSecond();
            var secret = settings.secret().get().reveal();
            headers.put("X-Faultline-Timestamp", Secret.of(Long.toString(timestamp)));
            headers.put("X-Faultline-Signature", Secret.of(PayloadSignature.signature(secret, timestamp, body)));
        }
        headers.putAll(settings.headers());
        return headers;
    }

    private synchronized void failed(NumberedEvent numbered, String body, int attempt, Outcome outcome) {
        deliveries.failed();
        if (closed) {
            return;
        }
        if (attempt == MOST_ATTEMPTS) {
            deliveries.dropped();
            LOG.errorf(
                    "webhook=%s event=%s given up after %d attempts: %s",
                    settings.place(), numbered.id(), attempt, outcome.message());
            timer.execute(this::next);
            return;
        }
        if (attempt == 1) {
            LOG.warnf(
                    "webhook=%s event=%s not delivered failure=%s: %s; trying again",
                    settings.place(), numbered.id(), outcome.failure().label(), outcome.message());
        }
        timer.schedule(
                () -> attempt(numbered, body, attempt + 1),
                backoff.after(attempt).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Sends nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        queue.clear();
    }
}
