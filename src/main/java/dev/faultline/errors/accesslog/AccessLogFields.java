// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.LoggedUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in a JSON line each thing stands: as configured, or else where the usual loggers put it (nginx, Apache, Envoy,
 * Traefik, Caddy, Quarkus, Spring, ECS, Google Cloud). Of several places the first in the list counts.
 */
final class AccessLogFields {

    /** What is looked for. */
    enum Field {
        /** When the request was answered. */
        TIME(
                "time",
                "@timestamp",
                "timestamp",
                "ts",
                "time_iso8601",
                "time_local",
                "msec",
                "datetime",
                "date",
                "asctime",
                "requestTime",
                "@t",
                "Timestamp",
                "timeStamp",
                "EdgeEndTimestamp"),
        /** When it began: used with its duration where the time of the answer is missing. */
        START("start", "start_time", "StartUTC", "startTime", "started_at", "EdgeStartTimestamp"),
        DURATION(
                "duration",
                "request_time",
                "duration_ms",
                "durationMs",
                "elapsed_ms",
                "responseTimeMs",
                "responseTime",
                "meta.responseTime",
                "elapsed_time",
                "Duration",
                "event.duration",
                "httpRequest.latency",
                "http.server.request.duration",
                "latencies.request",
                // Echo's, whose latency beside it is in nanoseconds.
                "latency_human",
                "latency",
                "Elapsed",
                "Properties.Elapsed",
                "State.ElapsedMilliseconds",
                "took",
                "service"),
        STATUS(
                "status",
                "status_code",
                "statusCode",
                "response_code",
                "DownstreamStatus",
                "OriginStatus",
                "http.response.status_code",
                "httpRequest.status",
                "response.status",
                "response.statusCode",
                "res.statusCode",
                "meta.res.statusCode",
                "http.status",
                "http.status_code",
                "responseStatus",
                "responseCode",
                "httpStatus",
                "http_status",
                "http_status_code",
                "EdgeResponseStatus",
                "StatusCode",
                "Properties.StatusCode",
                "State.StatusCode",
                "request.connection.status",
                "fields.status",
                "properties.httpStatus",
                "attributes.http.response.status_code",
                "attributes.http.status_code",
                "code"),
        PATH(
                "path",
                "uri",
                "request_uri",
                "requestUri",
                "RequestPath",
                "request.uri",
                "url.path",
                "url.original",
                "http.request.path",
                "httpRequest.requestUrl",
                "request.url",
                "request.path",
                "req.url",
                "meta.req.url",
                "http.url",
                "requestPath",
                "requested_uri",
                "requested_url",
                "http_path",
                "http.path",
                "http.target",
                "resourcePath",
                "ClientRequestURI",
                "Properties.RequestPath",
                "State.Path",
                "request.connection.path",
                "request_path",
                "URI",
                "span.uri",
                "properties.requestUri",
                "attributes.url.path",
                "attributes.http.target",
                "url",
                "request",
                "request_line",
                "requestLine"),
        /** What the client calls itself. */
        AGENT(
                "user-agent",
                "user_agent",
                "userAgent",
                "http_user_agent",
                "user_agent.original",
                "request_User-Agent",
                "httpRequest.userAgent",
                "http.user_agent",
                "http.request.user_agent",
                "req.headers.user-agent",
                "headers.user-agent",
                "headers.User-Agent",
                "request.headers.User-Agent",
                "request.headers.user-agent",
                "req.headers.User-Agent",
                "http.request.headers.user-agent",
                "useragent",
                "UserAgent",
                "ClientRequestUserAgent",
                "properties.userAgent",
                "attributes.user_agent.original",
                "agent");

        private final List<String> usual;

        Field(String... usual) {
            this.usual = List.of(usual);
        }
    }

    /** In what durations are given that are not in milliseconds, by their place. */
    private static final Map<String, LoggedUnit> UNITS = Map.of(
            "request_time", LoggedUnit.SECONDS,
            "httpRequest.latency", LoggedUnit.SECONDS,
            "http.server.request.duration", LoggedUnit.SECONDS,
            "Duration", LoggedUnit.NANOS,
            "event.duration", LoggedUnit.NANOS);

    /** Where zap has the time, and so Caddy: it writes durations in seconds, with a fraction. */
    private static final String TIME_OF_ZAP = "ts";

    /**
     * A place of a field.
     *
     * @param field what stands there
     * @param rank the lower one counts
     * @param place the place
     */
    record Rank(Field field, int rank, String place) {}

    private final Map<String, Rank> ranks = new HashMap<>();
    private final Optional<LoggedUnit> unit;

    /** @param settings places by the field's name, as {@code a.b} or {@code /a/b}, and the unit of durations */
    AccessLogFields(AccessLogSettings settings) {
        var configured = settings.fields();
        unit = settings.durationUnit();
        for (var field : Field.values()) {
            var own = configured.get(field.usual.get(0));
            var places = own == null ? field.usual : List.of(dotted(own));
            for (var i = 0; i < places.size(); i++) {
                ranks.put(places.get(i), new Rank(field, i, places.get(i)));
            }
        }
        // A line's own time is the answer's, unless somebody has said that it is the start's.
        Optional.ofNullable(configured.get("start"))
                .map(AccessLogFields::dotted)
                .ifPresent(start -> {
                    if (!configured.containsKey("time")) {
                        ranks.values().removeIf(each -> each.field() == Field.TIME);
                    }
                });
    }

    private static String dotted(String place) {
        return place.startsWith("/") ? place.substring(1).replace('/', '.') : place;
    }

    /**
     * In what a duration without a unit is given: as configured, or else as is usual at that place.
     *
     * @param time where the line has its time
     */
    LoggedUnit unit(String place, String text, String time) {
        var isOfZap = place.equals("duration") && time.equals(TIME_OF_ZAP) && LoggedDuration.isFraction(text);
        return unit.orElseGet(() -> isOfZap ? LoggedUnit.SECONDS : UNITS.getOrDefault(place, LoggedUnit.MILLIS));
    }

    /** What stands at that place, if it is looked for. */
    Optional<Rank> at(String place) {
        return Optional.ofNullable(ranks.get(place));
    }
}
