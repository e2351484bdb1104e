// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.basics.DaemonThreads;
import dev.faultline.incident.Incident;
import dev.faultline.probe.http.HttpPost;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** All receivers that the config names. Thread-safe. */
public final class WebhookDispatcher implements AutoCloseable {

    private final HttpPost post;
    private final InstantSource clock;
    private final DeliveryCounts deliveries = new DeliveryCounts();
    private final RetryBackoff backoff = new RetryBackoff(new Random());
    private final Supplier<List<Incident>> openBefore;
    private final OngoingEvents ongoing = new OngoingEvents();
    private final EventStream.Listening listening;
    private Optional<ScheduledExecutorService> timer = Optional.empty();
    private volatile Map<Address, Webhook> receivers = Map.of();

    /** @param openBefore the incidents that were open before the start; asked once, before the first receiver is told */
    public WebhookDispatcher(
            EventStream events, HttpPost post, InstantSource clock, Supplier<List<Incident>> openBefore) {
        this.openBefore = openBefore;
        this.post = post;
        this.clock = clock;
        this.listening = events.listen(Optional.empty(), nothing -> {}, this::tell);
    }

    /** What makes a receiver the same as before. */
    private record Address(WebhookSettings settings, EventSender sender) {}

    /** What became of the events since the start. */
    public DeliveryCounts deliveries() {
        return deliveries;
    }

    /** Makes these the ones that are told. One that did not change goes on with what waits for it. */
    public synchronized void apply(Collection<WebhookSettings> settings, EventSender sender) {
        var next = new LinkedHashMap<Address, Webhook>();
        for (var each : settings) {
            var address = new Address(each, sender);
            var known = Optional.ofNullable(receivers.get(address));
            next.put(address, known.orElseGet(() -> open(each, sender)));
        }
        receivers.forEach((address, receiver) -> {
            if (!next.containsKey(address)) {
                receiver.close();
            }
        });
        receivers = Map.copyOf(next);
    }

    private Webhook open(WebhookSettings settings, EventSender sender) {
        var running = timer.orElseGet(this::start);
        timer = Optional.of(running);
        var receiver = new Webhook(settings, sender, post, clock, running, backoff, deliveries, ongoing);
        receiver.resume();
        return receiver;
    }

    private ScheduledExecutorService start() {
        ongoing.resume(openBefore.get());
        return Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("faultline-notify"));
    }

    private void tell(NumberedEvent numbered) {
        ongoing.note(numbered.event());
        receivers.values().forEach(receiver -> receiver.accept(numbered));
    }

    @Override
    public synchronized void close() {
        listening.end();
        receivers.values().forEach(Webhook::close);
        timer.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
