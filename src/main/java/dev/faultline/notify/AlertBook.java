// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.notify.OngoingEvents.Ongoing;
import dev.faultline.probe.Status;
import dev.faultline.text.InstantFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The alerts of one Alertmanager that go on. Each has an end that is near, and is sent again before: so an alert does not
 * outlive a sidecar that was deleted with its pod. Labels and start stay those of its first event. Not thread-safe.
 */
final class AlertBook {

    private static final String RUNBOOKS = "https://github.com/faultline-dev/faultline/blob/main/docs/runbooks/";
    private static final int RESENDS = 4;
    private static final String START = "startsAt";
    private static final String END = "endsAt";

    private final EventSender sender;
    private final Duration lasting;
    private final Map<String, ObjectNode> going = new LinkedHashMap<>();

    /** @param resend how often what goes on is sent again */
    AlertBook(EventSender sender, Duration resend) {
        this.sender = sender;
        this.lasting = resend.multipliedBy(RESENDS);
    }

    /** The alert that an event makes, changes or ends. */
    ObjectNode note(LiveEvent event) {
        var alert = alert(event);
        var key = alert.at("/labels/alertname").asText() + " " + event.subject();
        var before = going.get(key);
        if (before != null) {
            alert.set("labels", before.get("labels"));
            alert.set(START, before.get(START));
        }
        if (isOver(event)) {
            going.remove(key);
            var started = Instant.parse(alert.get(START).asText());
            alert.put(END, InstantFormat.of(event.at().isAfter(started) ? event.at() : started.plusMillis(1)));
        } else {
            going.put(key, alert);
        }
        return alert;
    }

    /** Goes on with what began before, as far as it is of these types. */
    void resume(Ongoing ongoing, Set<EventType> types) {
        Stream.concat(ongoing.open().stream(), ongoing.failing().stream())
                .filter(event -> types.contains(event.type()))
                .forEach(this::note);
    }

    boolean isEmpty() {
        return going.isEmpty();
    }

    /** All that go on, as they are sent at the given time. */
    String body(Instant now) {
        return body(List.copyOf(going.values()), now);
    }

    /** Some alerts as they are sent at the given time. */
    String body(List<ObjectNode> alerts, Instant now) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var alert : alerts) {
            var sent = list.addObject();
            sent.setAll(alert);
            if (!alert.has(END)) {
                sent.put(END, InstantFormat.of(now.plus(lasting)));
            }
        }
        return list.toString();
    }

    private ObjectNode alert(LiveEvent event) {
        var json = JsonNodeFactory.instance.objectNode();
        var labels = json.putObject("labels");
        labels.put("app", sender.app());
        labels.put("instance", sender.instance());
        sender.namespace().ifPresent(name -> labels.put("namespace", name));
        var annotations = json.putObject("annotations");
        annotations.put("summary", event.summary());
        if (event instanceof LiveEvent.OfDependency dependency) {
            var isRoute = event.type().name().startsWith("ROUTE");
            labels.put("alertname", isRoute ? "FaultlineRouteDown" : "FaultlineDependencyDown");
            labels.put("dependency", dependency.dependency().name());
            labels.put("severity", dependency.dependency().critical() ? "critical" : "warning");
            annotations.put("runbook_url", RUNBOOKS + (isRoute ? "incident-open.md" : "critical-dependency-down.md"));
        } else if (event instanceof LiveEvent.OfWindow window) {
            labels.put("alertname", "FaultlineErrorWindow");
            labels.put("incident", window.incident().id());
            labels.put("severity", "critical");
            window.incident().route().ifPresent(route -> labels.put("route", route));
            annotations.put("runbook_url", RUNBOOKS + "incident-open.md");
            window.incident()
                    .verdict()
                    .ifPresent(verdict ->
                            annotations.put("answer", verdict.headline().answer()));
        } else {
            labels.put("alertname", "FaultlineChange");
            labels.put("subject", event.subject());
            labels.put("severity", "info");
        }
        sender.link(event).ifPresent(link -> json.put("generatorURL", link));
        var started =
                event instanceof LiveEvent.OfWindow window ? window.incident().from() : event.at();
        return json.put(START, InstantFormat.of(started));
    }

    private static boolean isOver(LiveEvent event) {
        return event instanceof LiveEvent.OfDependency dependency
                ? dependency.to() == Status.UP
                : event.type() == EventType.WINDOW_CLOSED || event.type() == EventType.CHANGE;
    }
}
