// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.incident.Incident;
import dev.faultline.probe.Status;
import dev.faultline.settings.ProgramVersion;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * An event as the log record of an {@code ExportLogsServiceRequest} (OTLP 1.5, JSON Protobuf encoding: numbers of 64 bits are
 * text, enumerations are numbers). The resource is the app, the scope is Faultline.
 */
final class LogRecordPayload {

    private static final String SCOPE = "faultline";

    private LogRecordPayload() {}

    /** @param now when it is sent */
    static String of(NumberedEvent numbered, EventSender sender, Instant now) {
        var event = numbered.event();
        var request = JsonNodeFactory.instance.objectNode();
        var resourceLogs = request.putArray("resourceLogs").addObject();
        resource(resourceLogs.putObject("resource").putArray("attributes"), sender);
        var scopeLogs = resourceLogs.putArray("scopeLogs").addObject();
        scopeLogs
                .putObject("scope")
                .put("name", SCOPE)
                .put("version", ProgramVersion.current().version());
        var record = scopeLogs.putArray("logRecords").addObject();
        record.put("timeUnixNano", nanos(event.at()));
        record.put("observedTimeUnixNano", nanos(now));
        var severity = EventSeverity.of(event);
        record.put("severityNumber", severity.number());
        record.put("severityText", severity.name());
        var name = SCOPE + "." + event.type().label().replace('-', '_');
        record.put("eventName", name);
        record.putObject("body").put("stringValue", event.summary());
        var attributes = record.putArray("attributes");
        // Collectors from before eventName read it here.
        text(attributes, "event.name", name);
        text(attributes, "faultline.event.id", numbered.id());
        text(attributes, "faultline.subject", event.subject());
        sender.link(event).ifPresent(link -> text(attributes, "url.full", link));
        if (event instanceof LiveEvent.OfDependency dependency) {
            put(attributes, dependency);
        } else if (event instanceof LiveEvent.OfWindow window) {
            put(attributes, window.incident());
        } else if (event instanceof LiveEvent.OfChange change) {
            text(attributes, "faultline.change.kind", change.change().kind().label());
            text(attributes, "faultline.change.version", change.change().version());
        }
        return request.toString();
    }

    private static void resource(ArrayNode attributes, EventSender sender) {
        text(attributes, "service.name", sender.app());
        text(attributes, "service.instance.id", sender.instance());
        sender.namespace().ifPresent(namespace -> {
            text(attributes, "k8s.namespace.name", namespace);
            text(attributes, "k8s.pod.name", sender.instance());
        });
    }

    private static void put(ArrayNode attributes, LiveEvent.OfDependency event) {
        text(attributes, "faultline.dependency.name", event.dependency().name());
        text(attributes, "faultline.dependency.kind", event.dependency().kind().name());
        value(attributes, "faultline.dependency.critical")
                .put("boolValue", event.dependency().critical());
        text(attributes, "faultline.dependency.status", event.to().name());
        text(attributes, "faultline.dependency.status.before", event.from().name());
        if (event.to() != Status.UP) {
            text(attributes, "faultline.dependency.failure", event.failure().label());
        }
    }

    private static void put(ArrayNode attributes, Incident incident) {
        text(attributes, "faultline.incident.id", incident.id());
        text(attributes, "faultline.incident.kind", incident.kind().name());
        text(attributes, "faultline.incident.state", incident.state().name());
        incident.route().ifPresent(route -> text(attributes, "faultline.incident.route", route));
        value(attributes, "faultline.incident.errors").put("intValue", Long.toString(incident.errors()));
        incident.verdict()
                .ifPresent(verdict -> text(
                        attributes,
                        "faultline.incident.answer",
                        verdict.headline().answer()));
    }

    private static void text(ArrayNode attributes, String key, String text) {
        value(attributes, key).put("stringValue", text);
    }

    private static ObjectNode value(ArrayNode attributes, String key) {
        return attributes.addObject().put("key", key).putObject("value");
    }

    private static String nanos(Instant at) {
        return Long.toString(TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano());
    }
}
