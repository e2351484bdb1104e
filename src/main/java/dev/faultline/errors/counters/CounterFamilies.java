// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.errors.CounterSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The counters that are looked for, the preferred ones first: two may tell of the same requests, so only one is ever used.
 * The app's own say more of the routes than a proxy's, so they come before.
 */
final class CounterFamilies {

    private static final List<String> STATUS = List.of(
            "code",
            "status",
            "status_code",
            "http_response_status_code",
            "http_status_code",
            "http_status",
            "response_code",
            "status_class",
            "outcome");
    private static final List<String> ROUTE = List.of(
            "handler",
            "http_route",
            "route",
            "uri",
            "path",
            "path_template",
            "endpoint",
            "url_rule",
            "view",
            "http_target");

    private static final List<CounterFamily> KNOWN = List.of(
            // Micrometer: Spring Boot, Quarkus, Micronaut, Ktor.
            CounterFamily.counting(
                    "http_server_requests_seconds_count", List.of("status", "outcome"), List.of("uri", "path")),
            CounterFamily.counting("ktor_http_server_requests_seconds_count", List.of("status"), List.of("route")),
            // OpenTelemetry: the stable convention, and the one before it.
            CounterFamily.counting("http_server_request_duration_seconds_count", STATUS, ROUTE),
            CounterFamily.counting("http_server_duration_seconds_count", STATUS, ROUTE),
            CounterFamily.counting("http_server_duration_milliseconds_count", STATUS, ROUTE),
            // Client libraries and their middlewares: Go, Node, Python, Ruby, .NET.
            CounterFamily.counting("http_requests_total", STATUS, ROUTE),
            CounterFamily.counting("http_server_requests_total", STATUS, ROUTE),
            CounterFamily.counting("http_requests_received_total", STATUS, ROUTE),
            CounterFamily.counting("http_request_duration_seconds_count", STATUS, ROUTE),
            CounterFamily.counting("http_request_duration_ms_count", STATUS, ROUTE),
            CounterFamily.counting("http_request_duration_milliseconds_count", STATUS, ROUTE),
            CounterFamily.counting("flask_http_request_duration_seconds_count", STATUS, ROUTE),
            CounterFamily.counting("flask_http_request_total", STATUS, ROUTE),
            CounterFamily.counting("starlette_responses_total", STATUS, ROUTE),
            CounterFamily.counting("django_http_responses_total_by_status_view_method_total", STATUS, ROUTE),
            CounterFamily.counting("django_http_responses_total_by_status_total", STATUS, ROUTE),
            // Proxies in front of the app: what comes in before what goes on.
            CounterFamily.counting("istio_requests_total", List.of("response_code"), List.of()),
            new CounterFamily(
                    "envoy_http_downstream_rq_xx",
                    List.of("envoy_response_code_class"),
                    List.of(),
                    Set.of(),
                    Map.of("envoy_http_conn_manager_prefix", "admin"),
                    true),
            CounterFamily.counting("envoy_cluster_upstream_rq_xx", List.of("envoy_response_code_class"), List.of()),
            CounterFamily.counting("nginx_ingress_controller_requests", List.of("status"), List.of("path", "ingress")),
            CounterFamily.counting("traefik_service_requests_total", List.of("code"), List.of()),
            new CounterFamily(
                    "nginx_vts_server_requests_total",
                    List.of("code"),
                    List.of(),
                    Set.of(),
                    Map.of("host", "*"),
                    false),
            new CounterFamily(
                    "nginx_http_requests_total", List.of("status", "code"), List.of(), Set.of(), Map.of(), false),
            new CounterFamily(
                    "haproxy_frontend_http_responses_total", List.of("code"), List.of(), Set.of(), Map.of(), false));

    private final Map<String, CounterFamily> byCounter = new LinkedHashMap<>();
    private final List<CounterFamily> preferred;

    /**
     * @param named those of the config, which are preferred to all others
     */
    CounterFamilies(List<CounterSettings> named) {
        named.forEach(counter -> byCounter.putIfAbsent(counter.name(), CounterFamily.of(counter)));
        KNOWN.forEach(family -> byCounter.putIfAbsent(family.counter(), family));
        preferred = new ArrayList<>(byCounter.values());
    }

    /** The family of a series of that name, if it is looked for. */
    Optional<CounterFamily> named(String counter) {
        return Optional.ofNullable(byCounter.get(counter));
    }

    /** Which of these is to be used. */
    Optional<CounterFamily> choose(Set<CounterFamily> present) {
        return preferred.stream().filter(present::contains).findFirst();
    }
}
