// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.faultline.probe.Status;
import dev.faultline.text.InstantFormat;
import dev.faultline.text.OneLine;

/** An event of PagerDuty's Events API v2: what goes on triggers an alert under a key of its own, and its end resolves it. */
final class PagerPayload {

    /** The API cuts what is longer, or refuses it. */
    private static final int LONGEST_SUMMARY = 1_024;

    private static final int LONGEST_KEY = 255;

    private PagerPayload() {}

    static String of(QueuedEvent queued, EventSender sender, String routingKey) {
        var event = queued.event();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("routing_key", routingKey);
        json.put("event_action", isOver(event) ? "resolve" : "trigger");
        json.put("dedup_key", OneLine.of(key(event, sender), LONGEST_KEY));
        json.put("client", "Faultline");
        sender.link(event).ifPresent(url -> {
            json.put("client_url", url);
            json.putArray("links").addObject().put("href", url).put("text", "Open in Faultline");
        });
        var payload = json.putObject("payload");
        payload.put("summary", OneLine.of(sender.app() + ": " + event.summary(), LONGEST_SUMMARY));
        payload.put("source", sender.place());
        payload.put("severity", severity(event));
        payload.put(
                "timestamp",
                InstantFormat.of(
                        event instanceof LiveEvent.OfWindow window
                                ? window.incident().from()
                                : event.at()));
        payload.put("component", event instanceof LiveEvent.OfWindow ? sender.app() : event.subject());
        payload.put("group", sender.app());
        payload.put("class", event.type().label());
        var details = payload.putObject("custom_details");
        details.put("app", sender.app());
        details.put("instance", sender.instance());
        sender.namespace().ifPresent(name -> details.put("namespace", name));
        if (event instanceof LiveEvent.OfWindow window) {
            HeadlineWording.answer(window).ifPresent(answer -> details.put("verdict", answer));
            HeadlineWording.failing(queued.failing()).ifPresent(failing -> details.put("failing", failing));
        }
        return json.toString();
    }

    private static String key(LiveEvent event, EventSender sender) {
        var kind = event instanceof LiveEvent.OfWindow ? "incident" : "dependency";
        return String.join("/", "faultline", sender.app(), sender.instance(), kind, event.subject());
    }

    private static String severity(LiveEvent event) {
        return event instanceof LiveEvent.OfDependency dependency
                ? dependency.to() == Status.DOWN && dependency.dependency().critical() ? "critical" : "warning"
                : "critical";
    }

    private static boolean isOver(LiveEvent event) {
        return event instanceof LiveEvent.OfDependency dependency
                ? dependency.to() == Status.UP
                : event.type() == EventType.WINDOW_CLOSED;
    }
}
