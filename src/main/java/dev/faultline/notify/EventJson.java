// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.incident.Incident;
import dev.faultline.text.InstantFormat;

/** An event as JSON, in the forms of the API. */
public final class EventJson {

    private EventJson() {}

    /**
     * All of it: {@code id, type, at, app, instance, subject, summary}, {@code link} if the address of the page is known, and one of {@code dependency}, {@code incident},
     * {@code change}.
     */
    public static ObjectNode of(NumberedEvent numbered, EventSender sender) {
        var event = numbered.event();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", numbered.id());
        json.put("type", event.type().label());
        json.put("at", InstantFormat.of(event.at()));
        json.put("app", sender.app());
        json.put("instance", sender.instance());
        json.put("subject", event.subject());
        json.put("summary", event.summary());
        sender.link(event).ifPresent(link -> json.put("link", link));
        if (event instanceof LiveEvent.OfDependency dependency) {
            put(json.putObject("dependency"), dependency);
        } else if (event instanceof LiveEvent.OfWindow window) {
            put(json.putObject("incident"), window.incident());
        } else if (event instanceof LiveEvent.OfChange change) {
            put(json.putObject("change"), change);
        }
        return json;
    }

    private static void put(ObjectNode json, LiveEvent.OfDependency event) {
        json.put("name", event.dependency().name());
        json.put("kind", event.dependency().kind().name());
        json.put("critical", event.dependency().critical());
        json.put("from", event.from().name());
        json.put("status", event.to().name());
        json.put("failure", event.failure().label());
        json.put("message", event.message());
    }

    private static void put(ObjectNode json, Incident incident) {
        json.put("id", incident.id());
        json.put("origin", incident.origin().name());
        json.put("kind", incident.kind().name());
        json.put("state", incident.state().name());
        json.put("from", InstantFormat.of(incident.from()));
        json.put("to", InstantFormat.of(incident.to()));
        json.put("route", incident.route().orElse(null));
        json.put("errors", incident.errors());
        incident.requests().ifPresent(requests -> json.put("requests", requests));
        json.put("title", incident.notes().title());
        incident.verdict().ifPresent(verdict -> {
            var verdictJson = json.putObject("verdict");
            verdictJson.put("at", InstantFormat.of(verdict.at()));
            verdictJson.put("answer", verdict.headline().answer());
            verdictJson.put("summary", verdict.headline().summary());
            verdict.headline().suspects().forEach(verdictJson.putArray("suspects")::add);
        });
    }

    private static void put(ObjectNode json, LiveEvent.OfChange event) {
        json.put("at", InstantFormat.of(event.change().at()));
        json.put("kind", event.change().kind().label());
        json.put("subject", event.change().subject());
        json.put("version", event.change().version());
        json.put("message", event.change().message());
    }
}
