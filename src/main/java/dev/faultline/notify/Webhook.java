// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.basics.LogThrottle;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.http.HttpPost;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
    private final EventPayload payload;
    private final WebhookPost post;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final RetryBackoff backoff;
    private final DeliveryCounts deliveries;
    private final OngoingEvents ongoing;

    private final EventGroup group = new EventGroup();
    private final AlertBook alerts;
    private final Deque<QueuedEvent> queue = new ArrayDeque<>();
    private final LogThrottle drops = new LogThrottle(Duration.ofMinutes(1));
    private boolean busy;
    private boolean closed;

    /** @param ongoing what goes on, with each event in it before that is taken here */
    Webhook(
            WebhookSettings settings,
            EventSender sender,
            HttpPost post,
            InstantSource clock,
            ScheduledExecutorService timer,
            RetryBackoff backoff,
            DeliveryCounts deliveries,
            OngoingEvents ongoing) {
        this.settings = settings;
        this.post = new WebhookPost(settings, post, clock);
        this.clock = clock;
        this.timer = timer;
        this.backoff = backoff;
        this.deliveries = deliveries;
        this.ongoing = ongoing;
        this.alerts = new AlertBook(sender, settings.form().resend());
        this.payload = new EventPayload(settings.form(), sender, alerts, clock);
    }

    /** Begins in the middle of what goes on: alerts of it are sent again at once, to others it is no news. */
    synchronized void resume() {
        var now = ongoing.now();
        group.resume(now);
        if (isOfAlerts()) {
            alerts.resume(now, settings.on());
            var resend = settings.form().resend().toMillis();
            timer.scheduleWithFixedDelay(
                    this::sendAlertsAgain, alerts.isEmpty() ? resend : 0, resend, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isOfAlerts() {
        return settings.form().format() == PayloadFormat.ALERTMANAGER;
    }

    /** Takes an event to be sent, if this receiver wants it; returns at once. */
    synchronized void accept(NumberedEvent numbered) {
        if (closed) {
            return;
        }
        group.note(numbered.event());
        if (!settings.on().contains(numbered.event().type()) || numbered.event().isFirstUp()) {
            return;
        }
        var wait = settings.form().groupWait();
        if (wait.isZero() || !settings.on().contains(EventType.WINDOW_OPENED)) {
            enqueue(numbered);
            return;
        }
        var decision = group.take(numbered);
        decision.now().forEach(this::enqueue);
        decision.heldAs()
                .ifPresent(key -> timer.schedule(() -> release(key, numbered), wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized void release(String key, NumberedEvent held) {
        if (!closed) {
            group.release(key, held).ifPresent(this::enqueue);
        }
    }

    private void enqueue(NumberedEvent numbered) {
        if (queue.size() == LONGEST_QUEUE) {
            queue.removeFirst();
            deliveries.dropped();
            drops.happened()
                    .ifPresent(count -> LOG.warnf(
                            "webhook=%s has more than %d events waiting: dropped the oldest count=%d",
                            settings.place(), LONGEST_QUEUE, count));
        }
        queue.addLast(new QueuedEvent(
                numbered,
                ongoing.now().failing(),
                isOfAlerts() ? Optional.of(alerts.note(numbered.event())) : Optional.empty()));
        if (!busy) {
            busy = true;
            timer.execute(this::next);
        }
    }

    private synchronized void next() {
        var queued = closed ? null : queue.pollFirst();
        busy = queued != null;
        if (queued != null) {
            attempt(queued, 1);
        }
    }

    private void attempt(QueuedEvent queued, int attempt) {
        var event = queued.event().type().label();
        post.send(event, queued.numbered().id(), () -> payload.of(queued)).whenComplete((outcome, never) -> {
            if (WebhookPost.isTaken(outcome)) {
                deliveries.delivered();
                next();
            } else {
                failed(queued, attempt, outcome);
            }
        });
    }

    /** What goes on would end for Alertmanager otherwise. One that is missed is made up for by the next. */
    private synchronized void sendAlertsAgain() {
        if (closed || busy || alerts.isEmpty()) {
            return;
        }
        var body = alerts.body(clock.instant());
        post.send("resend", "resend", () -> body).whenComplete((outcome, never) -> {
            if (WebhookPost.isTaken(outcome)) {
                deliveries.delivered();
            } else {
                deliveries.failed();
            }
        });
    }

    private synchronized void failed(QueuedEvent queued, int attempt, Outcome outcome) {
        deliveries.failed();
        if (closed) {
            return;
        }
        if (attempt == MOST_ATTEMPTS) {
            deliveries.dropped();
            LOG.errorf(
                    "webhook=%s event=%s given up after %d attempts: %s",
                    settings.place(), queued.numbered().id(), attempt, outcome.message());
            timer.execute(this::next);
            return;
        }
        if (attempt == 1) {
            LOG.warnf(
                    "webhook=%s event=%s not delivered failure=%s: %s; trying again",
                    settings.place(), queued.numbered().id(), outcome.failure().label(), outcome.message());
        }
        timer.schedule(
                () -> attempt(queued, attempt + 1), backoff.after(attempt).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        queue.clear();
    }
}
