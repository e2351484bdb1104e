// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.CounterSettings;
import dev.faultline.errors.IgnoredRoutes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsExpositionTest {

    private final CounterFamilies families = new CounterFamilies(List.of());

    private static List<CounterGain> gained(CounterFamilies families, String before, String after) {
        var ledger = new CounterLedger(families);
        ledger.observe(read(families, before), Optional.empty(), false);
        ledger.observe(read(families, after), Optional.empty(), false);
        return ledger.gains();
    }

    private static MetricsExposition read(CounterFamilies families, String text) {
        var exposition = new MetricsExposition(families, IgnoredRoutes.NONE);
        text.lines().forEach(exposition::line);
        return exposition;
    }

    private static CounterGain gain(String route, long requests, long errors) {
        return new CounterGain(Optional.of(route), requests, errors);
    }

    @Test
    void micrometerIsRecognised() {
        var gains = gained(families, """
                # TYPE http_server_requests_seconds summary
                http_server_requests_seconds_count{error="none",exception="none",method="GET",outcome="SUCCESS",status="200",uri="/orders/{id}",} 10.0
                http_server_requests_seconds_sum{method="GET",outcome="SUCCESS",status="200",uri="/orders/{id}",} 1.5
                http_server_requests_seconds_bucket{method="GET",outcome="SUCCESS",status="200",uri="/orders/{id}",le="0.1",} 9.0
                http_server_requests_active_seconds_count{method="GET",status="500",uri="UNKNOWN",} 1.0
                """, """
                http_server_requests_seconds_count{error="none",exception="none",method="GET",outcome="SUCCESS",status="200",uri="/orders/{id}",} 13.0
                http_server_requests_seconds_count{error="none",exception="E",method="GET",outcome="SERVER_ERROR",status="500",uri="/orders/{id}",} 2.0
                http_server_requests_active_seconds_count{method="GET",status="500",uri="UNKNOWN",} 7.0
                """);

        assertThat(gains).containsExactly(gain("/orders/{id}", 5, 2));
    }

    @Test
    void routesThatDoNotCountAreLeftOut() {
        var exposition = new MetricsExposition(families, IgnoredRoutes.USUAL);
        exposition.line("http_requests_total{code=\"503\",handler=\"/q/health/ready\"} 7");
        exposition.line("http_requests_total{code=\"503\",handler=\"/a\"} 1");
        exposition.line("http_requests_total{code=\"503\"} 2");

        assertThat(exposition.counts().values())
                .extracting(MetricsExposition.Count::value)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void clientLibrariesAndOpenTelemetryAreRecognised() {
        assertThat(gained(
                        families,
                        "http_requests_total{code=\"200\",handler=\"/a\"} 1",
                        "http_requests_total{code=\"503\",handler=\"/a\"} 1"))
                .containsExactly(gain("/a", 1, 1));
        assertThat(gained(
                        families,
                        "http_requests_total{status=\"2xx\",path=\"/a\"} 1",
                        "http_requests_total{status=\"5xx\",path=\"/a\"} 4"))
                .containsExactly(gain("/a", 4, 4));
        assertThat(
                        gained(
                                families,
                                "http_server_request_duration_seconds_count{http_route=\"/b\",http_response_status_code=\"500\"} 3",
                                "http_server_request_duration_seconds_count{http_route=\"/b\",http_response_status_code=\"500\"} 5"))
                .containsExactly(gain("/b", 2, 2));
    }

    @Test
    void proxiesAreRecognisedAndTheirSumsLeftOut() {
        assertThat(gained(families, "", """
                        envoy_http_downstream_rq_xx{envoy_response_code_class="5",envoy_http_conn_manager_prefix="admin"} 9
                        envoy_http_downstream_rq_xx{envoy_response_code_class="5",envoy_http_conn_manager_prefix="in"} 2
                        envoy_http_downstream_rq_xx{envoy_response_code_class="2",envoy_http_conn_manager_prefix="in"} 5
                        envoy_cluster_upstream_rq_xx{envoy_response_code_class="5",envoy_cluster_name="app"} 2
                        """)).containsExactly(new CounterGain(Optional.empty(), 7, 2));
        assertThat(gained(families, """
                        nginx_vts_server_requests_total{host="shop",code="5xx"} 1
                        nginx_vts_server_requests_total{host="*",code="5xx"} 1
                        nginx_vts_server_requests_total{host="shop",code="total"} 1
                        """, """
                        nginx_vts_server_requests_total{host="shop",code="5xx"} 3
                        nginx_vts_server_requests_total{host="*",code="5xx"} 3
                        nginx_vts_server_requests_total{host="shop",code="total"} 3
                        """)).containsExactly(new CounterGain(Optional.empty(), 2, 2));
        assertThat(gained(
                        families,
                        "nginx_ingress_controller_requests{status=\"502\",path=\"/\",ingress=\"shop\"} 1",
                        "nginx_ingress_controller_requests{status=\"502\",path=\"/\",ingress=\"shop\"} 2"))
                .containsExactly(gain("/", 1, 1));
    }

    @Test
    void countersThatTellTheSameRequestsAreNotAddedUp() {
        var before = "process_cpu_seconds_total 1";
        var after = """
                http_requests_total{code="500",path="/a"} 3
                http_request_duration_seconds_count{code="500",path="/a"} 3
                http_server_requests_seconds_count{status="500",uri="/a"} 3
                """;

        assertThat(gained(families, before, after)).containsExactly(gain("/a", 3, 3));
    }

    @Test
    void aCounterThatIsNamedIsPreferred() {
        var named = new CounterFamilies(List.of(
                new CounterSettings("shop_calls_total", "result", Optional.of("operation"), Set.of("broken", "late"))));

        var gains = gained(named, "", """
                http_requests_total{code="500",path="/a"} 3
                shop_calls_total{result="fine",operation="buy"} 5
                shop_calls_total{result="late",operation="buy"} 2
                """);

        assertThat(gains).containsExactly(gain("buy", 7, 2));
    }

    @Test
    void badLinesAreCountedAndPassedOver() {
        var exposition = read(families, """
                http_requests_total{code="500 3
                http_requests_total{code="500"} many
                http_requests_total{code="500"} NaN
                http_requests_total{code="500"} 3
                # EOF
                """);

        assertThat(exposition.badLines()).isEqualTo(2);
        assertThat(exposition.counts()).hasSize(1);
    }

    @Test
    void thereIsABoundToTheSeries() {
        var exposition = new MetricsExposition(families, IgnoredRoutes.NONE);
        for (var i = 0; i < MetricsExposition.MOST_SERIES + 100; i++) {
            exposition.line("http_requests_total{code=\"200\",path=\"/" + i + "\"} 1");
        }

        assertThat(exposition.counts()).hasSize(MetricsExposition.MOST_SERIES);
        assertThat(exposition.isOverflowing()).isTrue();
    }

    @Test
    void linesAreCutWhereverTheBytesAre() {
        var lines = new ArrayList<String>();
        var stream = new LineStream(lines::add);
        var text = "a\r\nbää\n\n" + "x".repeat(70_000) + "\nend";

        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            stream.write(octet);
        }
        stream.finish();

        assertThat(lines).containsExactly("a", "bää", "", "end");
        assertThat(stream.leftOut()).isEqualTo(1);
    }
}
