// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.settings.Secret;
import java.io.IOException;
import java.time.InstantSource;

/** Writes events in the form that one receiver wants. */
final class EventPayload {

    private final ReceiverForm form;
    private final EventSender sender;
    private final AlertBook alerts;
    private final InstantSource clock;

    EventPayload(ReceiverForm form, EventSender sender, AlertBook alerts, InstantSource clock) {
        this.form = form;
        this.sender = sender;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @throws IOException if the file of its routing key cannot be read */
    String of(QueuedEvent queued) throws IOException {
        return switch (form.format()) {
            case JSON -> EventJson.of(queued.numbered(), sender).toString();
            case SLACK -> SlackPayload.of(queued, sender);
            case ALERTMANAGER -> alerts.body(queued.alert().stream().toList(), clock.instant());
            case OTLP -> LogRecordPayload.of(queued.numbered(), sender, clock.instant());
            case PAGERDUTY ->
                PagerPayload.of(
                        queued,
                        sender,
                        form.routingKey().orElse(Secret.of("")).reveal().strip());
        };
    }
}
