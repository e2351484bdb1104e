// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLineTest {

    @Test
    void aLineOfThePrometheusTextFormatIsRead() {
        var sample = SampleLine.parse("http_requests_total{method=\"post\",code=\"200\",} 1027 1395066363000");

        assertThat(sample)
                .contains(new MetricSample("http_requests_total", Map.of("method", "post", "code", "200"), 1027));
    }

    @Test
    void escapesAreResolved() {
        var sample = SampleLine.parse(
                "m { path = \"C:\\\\DIR\\\\\" , error=\"Cannot \\\"find\\\"\\nfile, }\" } 1.458255915e9");

        assertThat(sample)
                .contains(new MetricSample(
                        "m", Map.of("path", "C:\\DIR\\", "error", "Cannot \"find\"\nfile, }"), 1.458255915e9));
    }

    @Test
    void exemplarsAndTimestampsOfOpenMetricsArePassedOver() {
        var sample =
                SampleLine.parse("foo_total{status=\"500\"} 17.0 1520879607.789 # {trace_id=\"KOO5S4vxi0o\"} 0.67");

        assertThat(sample).contains(new MetricSample("foo_total", Map.of("status", "500"), 17));
    }

    @Test
    void aNameInQuotesIsRead() {
        var sample = SampleLine.parse("{\"http.requests\",\"http.code\"=\"500\"} 3");

        assertThat(sample).contains(new MetricSample("http.requests", Map.of("http.code", "500"), 3));
    }

    @Test
    void valuesThatAreNoNumbersAreRead() {
        assertThat(SampleLine.parse("a NaN").orElseThrow().value()).isNaN();
        assertThat(SampleLine.parse("a +Inf").orElseThrow().value()).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a{",
                "a{}",
                "a{b} 1",
                "a{b=} 1",
                "a{b=\"c} 1",
                "a{b=\"c\" d=\"e\"} 1",
                "a{b=\"c\"",
                "a{b=\"c\\",
                "a x",
                "{} 1",
                "{\"\"} 1",
                "{\"a\" b=\"c\"} 1",
                "a{=\"c\"} 1"
            })
    void whatIsMalformedIsNoSample(String line) {
        assertThat(SampleLine.parse(line)).isEmpty();
    }

    @Test
    void noLineHoweverBrokenBreaksTheReading() {
        var random = new Random(7);
        var signs = "a{}=\",\\ #1.e+N\n\t\0";
        for (var i = 0; i < 20_000; i++) {
            var line = new StringBuilder();
            for (var length = random.nextInt(30); length > 0; length--) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }

            SampleLine.parse(line.toString())
                    .ifPresent(sample -> assertThat(sample.name()).isNotEmpty());
        }
    }
}
