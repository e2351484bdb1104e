// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.faultline.probe.Status;
import dev.faultline.text.InstantFormat;
import java.time.Duration;
import java.time.Instant;

/** An event in the form that its receiver wants. */
final class WebhookPayload {

    /** An alert that nobody ended is over for Alertmanager after that: we may have been deleted with our pod. */
    private static final Duration LONGEST_ALERT = Duration.ofHours(12);

    private WebhookPayload() {}

    static String of(PayloadFormat format, NumberedEvent numbered, EventSender sender) {
        return switch (format) {
            case JSON -> EventJson.of(numbered, sender).toString();
            case SLACK -> slack(numbered.event(), sender);
            case ALERTMANAGER -> alertmanager(numbered.event(), sender);
        };
    }

    private static String slack(LiveEvent event, EventSender sender) {
        var json = JsonNodeFactory.instance.objectNode();
        var link = sender.link(event).map(url -> " <" + escaped(url) + ">").orElse("");
        json.put("text", sign(event) + " *" + escaped(sender.app()) + "* " + escaped(event.summary()) + link);
        return json.toString();
    }

    private static String sign(LiveEvent event) {
        return switch (event.type()) {
            case DEPENDENCY_UP, ROUTE_UP -> ":large_green_circle:";
            case DEPENDENCY_DOWN, ROUTE_DOWN, WINDOW_OPENED -> ":red_circle:";
            case DEPENDENCY_DEGRADED, ROUTE_DEGRADED -> ":large_yellow_circle:";
            case WINDOW_CLOSED, WINDOW_JUDGED -> ":white_circle:";
            case CHANGE -> ":small_blue_diamond:";
        };
    }

    /** Slack reads three characters as its own. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String alertmanager(LiveEvent event, EventSender sender) {
        var json = JsonNodeFactory.instance.objectNode();
        var labels = json.putObject("labels");
        labels.put("app", sender.app());
        labels.put("instance", sender.instance());
        var annotations = json.putObject("annotations");
        annotations.put("summary", event.summary());
        if (event instanceof LiveEvent.OfDependency dependency) {
            labels.put(
                    "alertname",
                    event.type().name().startsWith("ROUTE") ? "FaultlineRouteDown" : "FaultlineDependencyDown");
            labels.put("dependency", dependency.dependency().name());
            labels.put("severity", dependency.dependency().critical() ? "critical" : "warning");
        } else if (event instanceof LiveEvent.OfWindow window) {
            labels.put("alertname", "FaultlineErrorWindow");
            labels.put("incident", window.incident().id());
            labels.put("severity", "critical");
            window.incident().route().ifPresent(route -> labels.put("route", route));
            window.incident()
                    .verdict()
                    .ifPresent(verdict ->
                            annotations.put("answer", verdict.headline().answer()));
        } else {
            labels.put("alertname", "FaultlineChange");
            labels.put("subject", event.subject());
            labels.put("severity", "info");
        }
        var started =
                event instanceof LiveEvent.OfWindow window ? window.incident().from() : event.at();
        sender.link(event).ifPresent(link -> json.put("generatorURL", link));
        json.put("startsAt", InstantFormat.of(started));
        json.put("endsAt", InstantFormat.of(isOver(event) ? end(event, started) : started.plus(LONGEST_ALERT)));
        return JsonNodeFactory.instance.arrayNode().add(json).toString();
    }

    private static boolean isOver(LiveEvent event) {
        return event instanceof LiveEvent.OfDependency dependency
                ? dependency.to() == Status.UP
                : event.type() == EventType.WINDOW_CLOSED || event.type() == EventType.CHANGE;
    }

    private static Instant end(LiveEvent event, Instant started) {
        return event.at().isAfter(started) ? event.at() : started.plusMillis(1);
    }
}
