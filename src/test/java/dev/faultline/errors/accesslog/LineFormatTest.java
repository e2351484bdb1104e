// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.LoggedUnit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                line(
                        "combined",
                        "2026-11-22T14:00:03",
                        503,
                        "/cart?id=7",
                        "10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET /cart?id=7 HTTP/1.1\" 503 197 \"-\""
                                + " \"Mozilla/5.0 (X11; Linux x86_64)\""),
                line(
                        "common",
                        "2026-11-22T13:00:03",
                        200,
                        "/apache_pb.gif",
                        "127.0.0.1 - Frank Miller [22/Nov/2026:14:00:03 +0100] \"GET /apache_pb.gif HTTP/1.0\" 200 2326"),
                line(
                        "nginx",
                        "2026-11-22T14:00:03",
                        502,
                        "/api",
                        "2001:db8::1 - alice [22/Nov/2026:14:00:03 +0000] \"POST /api HTTP/2.0\" 502 157 \"-\" \"curl/8\""
                                + " 0.003"),
                line(
                        "nginx",
                        "2026-11-22T14:00:03",
                        400,
                        "",
                        "10.0.0.9 - - [22/Nov/2026:14:00:03 +0000] \"\\x16\\x03\\x01\\x02\" 400 150 \"-\" \"-\""),
                line(
                        "combined",
                        "2026-11-22T14:00:03",
                        500,
                        "/a\\\"b",
                        "10.0.0.9 - - [22/Nov/2026:14:00:03 +0000] \"GET /a\\\"b HTTP/1.1\" 500 - \"-\" \"-\""),
                line(
                        "common",
                        "2026-11-22T14:00:03.250",
                        500,
                        "/millis",
                        "10.0.0.9 - - [22/Nov/2026:14:00:03.250 +0000] \"GET /millis HTTP/1.1\" 500 12"),
                line(
                        "combined",
                        "2026-11-22T14:00:03",
                        504,
                        "/iso",
                        "10.0.0.9 - - [2026-11-22T14:00:03+00:00] \"GET /iso HTTP/1.1\" 504 12 \"-\" \"-\""),
                line(
                        "common",
                        "2026-11-22T19:30:03",
                        500,
                        "/tomcat/app",
                        "0:0:0:0:0:0:0:1 - - [22/Nov/2026:14:00:03 -0530] \"PUT /tomcat/app HTTP/1.1\" 500 1033"),
                line(
                        "common",
                        "2026-11-22T14:00:03",
                        500,
                        "/orders",
                        "2026-11-22 14:00:03,123 INFO  [io.quarkus.http.access-log] (executor-thread-1) 127.0.0.1 - -"
                                + " [22/Nov/2026:14:00:03 +0000] \"GET /orders HTTP/1.1\" 500 -"),
                line(
                        "envoy",
                        "2026-11-22T14:00:03.512",
                        503,
                        "/api/v1/locations",
                        "[2026-11-22T14:00:03.500Z] \"POST /api/v1/locations HTTP/2\" 503 UF 154 0 12 -"
                                + " \"10.0.35.28\" \"nsq2http\" \"cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2\" \"locations\""
                                + " \"tcp://10.0.2.1:80\""),
                line(
                        "envoy",
                        "2026-11-22T14:00:04.502",
                        503,
                        "/",
                        "[2026-11-22T14:00:03.500Z] \"GET / HTTP/1.1\" 503 UF,URX upstream_reset_before_response_started"
                                + "{connection_failure} - \"delayed connect error: 111\" 0 152 1002 - \"-\" \"curl/8\""
                                + " \"id\" \"httpbin:8000\" \"10.0.0.1:80\""),
                line(
                        "json",
                        "2026-11-22T14:00:03",
                        502,
                        "/shop",
                        "{\"ClientAddr\":\"10.0.0.1:4711\",\"DownstreamStatus\":502,\"Duration\":1500000,"
                                + "\"OriginStatus\":0,\"RequestMethod\":\"GET\",\"RequestPath\":\"/shop\",\"ServiceName\":\"a\","
                                + "\"StartUTC\":\"2026-11-22T14:00:02.998Z\",\"time\":\"2026-11-22T14:00:03Z\"}"),
                line(
                        "json",
                        "2026-11-22T14:00:03.250",
                        500,
                        "/caddy",
                        "{\"level\":\"error\",\"ts\":1795356003.2504,\"logger\":\"http.log.access\",\"msg\":\"handled request\","
                                + "\"request\":{\"remote_ip\":\"10.0.0.1\",\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"uri\":\"/caddy\","
                                + "\"headers\":{\"User-Agent\":[\"curl\"]}},\"bytes_read\":0,\"duration\":0.003,\"status\":500}"),
                line(
                        "json",
                        "2026-11-22T14:00:03.250",
                        500,
                        "/ecs",
                        "{\"@timestamp\":\"2026-11-22T14:00:03.250Z\",\"http.response.status_code\":500,"
                                + "\"url\":{\"path\":\"/ecs\"}}"),
                line(
                        "json",
                        "2026-11-22T14:00:03.250",
                        503,
                        "/istio",
                        "{\"start_time\":\"2026-11-22T14:00:03.000Z\",\"duration\":250,\"response_code\":503,"
                                + "\"path\":\"/istio\",\"method\":\"GET\"}"),
                line(
                        "json",
                        "2026-11-22T14:00:03.250",
                        500,
                        "/nginx",
                        "{\"msec\":\"1795356003.250\",\"request\":\"GET /nginx HTTP/1.1\",\"status\":\"500\"}"),
                line(
                        "json",
                        "2026-11-22T14:00:03.250",
                        500,
                        "/m",
                        "{\"timestamp\":1795356003250,\"statusCode\":500,\"path\":\"/m\"}"),
                line(
                        "auto",
                        "2026-11-22T14:00:03.250",
                        500,
                        "/m",
                        "{\"timestamp\":1795356003250,\"statusCode\":500,\"path\":\"/m\"}"),
                line(
                        "auto",
                        "2026-11-22T14:00:03.500",
                        500,
                        "/e",
                        "[2026-11-22T14:00:03.500Z] \"GET /e HTTP/1.1\" 500 - 0 0 0 - \"-\""),
                line(
                        "auto",
                        "2026-11-22T14:00:03",
                        500,
                        "/c",
                        "- - - [22/Nov/2026:14:00:03 +0000] \"GET /c HTTP/1.1\" 500 -"),
                line(
                        "auto",
                        "2026-11-22T14:00:03.500",
                        500,
                        "/h",
                        "10.0.1.2:1 [22/Nov/2026:14:00:03.500] in app/one 0/0/1/2/0 500 9 - - ---- 1/1/0/0/0 0/0 {a|b}"
                                + " \"GET /h HTTP/1.1\""),
                line(
                        "auto",
                        "2026-11-22T14:00:03.500",
                        500,
                        "/l",
                        "http 2026-11-22T14:00:03.500Z elb c t 0.5 1.0 0.0 500 500 0 29 \"GET /l HTTP/1.1\" \"curl\" - -"),
                line(
                        "auto",
                        "2026-11-22T14:00:03.500",
                        500,
                        "/n",
                        "ts=2026-11-22T14:00:03.500Z path=/n status=500 duration=12ms msg=\"a \\\"b\\\"\""));
    }

    private static Arguments line(String format, String at, int status, String target, String line) {
        return Arguments.of(format, at, status, target, line);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineSaysWhenWhatAndHowItWasAnswered(String format, String at, int status, String target, String line)
            throws BadLine {
        var answered = format(format, Map.of()).read(line, ZoneOffset.UTC);

        var from = Instant.parse(at + "Z").toEpochMilli();
        assertThat(answered.at())
                .isEqualTo(at.contains(".") ? LoggedTime.ofMillis(from) : LoggedTime.ofSecond(from / 1000));
        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.target()).isEqualTo(target);
    }

    @Test
    void configuredFieldsAreReadInsteadOfTheUsualOnes() throws BadLine {
        var format =
                format("json", Map.of("time", "/meta/when", "status", "result.code", "path", "what", "method", "how"));

        var answered = format.read(
                "{\"status\":200,\"path\":\"/wrong\",\"time\":\"2020-01-01T00:00:00Z\",\"meta\":{\"when\":"
                        + "\"2026-11-22 14:00:03,250+01:00\"},\"result\":{\"code\":\"500\"},\"what\":\"/right\"}",
                ZoneOffset.UTC);

        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.target()).isEqualTo("/right");
        assertThat(answered.at())
                .isEqualTo(LoggedTime.ofMillis(
                        Instant.parse("2026-11-22T13:00:03.250Z").toEpochMilli()));
    }

    @Test
    void aConfiguredStartAndItsDurationMakeTheTimeOfTheAnswer() throws BadLine {
        var format = format("json", Map.of("start", "begin", "duration", "took"));

        var answered = format.read(
                "{\"time\":\"2020-01-01T00:00:00Z\",\"begin\":\"2026-11-22T14:00:00.000Z\",\"took\":\"1.5s\",\"status\":500}",
                ZoneOffset.UTC);

        assertThat(answered.at())
                .isEqualTo(LoggedTime.ofMillis(
                        Instant.parse("2026-11-22T14:00:01.500Z").toEpochMilli()));
        assertThat(answered.target()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "{}",
                "{\"status\":\"oops\",\"time\":\"2026-11-22T14:00:00Z\"}",
                "{\"status\":500,\"time\":\"2026-13-22T14:00:00Z\"}",
                "{\"status\":500,\"time\":\"2026-11-22T14:00:00Z\"",
                "[2026-11-22T14:00:03.500Z]",
                "[22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1",
                "[22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1\" - 0",
                "[22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1\"",
                "[22/Nov/2026:25:00:03 +0000] \"GET / HTTP/1.1\" 500 0",
                "[31/Feb/2026:14:00:03 +0000] \"GET / HTTP/1.1\" 500 0",
                "[22/Foo/2026:14:00:03 +0000] \"GET / HTTP/1.1\" 500 0",
                "time=2026-11-22 level=info msg=hello"
            })
    void whatIsNoLineOfAnAccessLogIsRefused(String line) {
        for (var name : new String[] {"combined", "envoy", "json", "auto"}) {
            assertThatExceptionOfType(BadLine.class)
                    .as(name)
                    .isThrownBy(() -> format(name, Map.of()).read(line, ZoneOffset.UTC));
        }
    }

    @Test
    void whateverALineHoldsItIsReadOrRefused() {
        var random = new Random(7);
        var good = lines().map(each -> each.get()).toList();

        for (var i = 0; i < 20_000; i++) {
            var arguments = good.get(random.nextInt(good.size()));
            var line = new StringBuilder((String) arguments[4]);
            for (var edits = random.nextInt(4); edits >= 0; edits--) {
                var at = random.nextInt(line.length());
                line.replace(
                        at,
                        Math.min(line.length(), at + random.nextInt(4)),
                        "\"[\\ 9:{\0".substring(random.nextInt(8)));
                line.append(' ');
            }
            var format = format((String) arguments[0], Map.of());

            assertReadOrRefused(format, line.substring(0, random.nextInt(line.length())));
            assertReadOrRefused(format, line.toString());
        }
    }

    private static void assertReadOrRefused(LineFormat format, String line) {
        try {
            assertThat(format.read(line, ZoneOffset.UTC).status()).isBetween(0, 999);
        } catch (BadLine bad) {
            assertThat(bad.reason()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "nginx~~~\"-\" \"curl/8\" 0.123~123",
                "combined~~~\"-\" \"curl/8\" \"-\" rt=0.123 uct=\"0.001\" urt=\"0.100\"~123",
                "combined~~~\"-\" \"curl/8\" request_time:30.001~30001",
                "combined~~~\"-\" \"curl/8\" \"2.500\" \"2.400\"~2500",
                "combined~~~\"-\" \"curl/8\"~-1",
                "combined~~~\"-\" \"curl/8\" 512~-1",
                "combined~-1~us~\"-\" \"curl/8\" 1500000~1500",
                "combined~-1~~\"-\" \"curl/8\" 2~2000",
                "combined~4~ms~\"-\" \"curl/8\" 77 0.001~77",
                "combined~took~ms~\"-\" \"curl/8\" took=77~77",
                "combined~took~ms~\"-\" \"curl/8\" took=1.5s~1500",
                "combined~took~ms~\"-\" \"curl/8\" took=soon~-1",
                "traefik~~~\"-\" \"curl/8\" 7 \"shop@docker\" \"http://10.0.0.1:80\" 512ms~512",
            })
    void aLineOfTextSaysHowLongTheRequestRan(String format, String place, String unit, String end, long millis)
            throws BadLine {
        var fields = place == null ? Map.<String, String>of() : Map.of("duration", place);
        var settings = new AccessLogSettings(
                "/a.log",
                format,
                fields,
                Optional.ofNullable(unit).flatMap(LoggedUnit::of),
                Optional.empty(),
                IgnoredRoutes.NONE);

        var answered = LineFormat.of(settings)
                .read("10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1\" 504 157 " + end, ZoneOffset.UTC);

        assertThat(answered.millis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"ts\":1795356003.2504,\"duration\":1.5~1500",
                "\"ts\":1795356003.2504,\"duration\":9.29e-05~0",
                "\"start_time\":\"2026-11-22T14:00:03.000Z\",\"duration\":250~250",
                "\"time\":\"2026-11-22T14:00:03Z\",\"Duration\":30000000000~30000",
                "\"time\":\"2026-11-22T14:00:03Z\",\"request_time\":\"0.040\"~40",
                "\"time\":\"2026-11-22T14:00:03Z\",\"httpRequest\":{\"latency\":\"0.5s\"}~500",
                "\"@timestamp\":\"2026-11-22T14:00:03Z\",\"event\":{\"duration\":2000000}~2",
                "\"time\":\"2026-11-22T14:00:03Z\",\"duration\":\"-\"~-1"
            })
    void aLineOfJsonSaysHowLongTheRequestRan(String fields, long millis) throws BadLine {
        var answered = format("json", Map.of()).read("{\"status\":504," + fields + "}", ZoneOffset.UTC);

        assertThat(answered.millis()).isEqualTo(millis);
    }

    @Test
    void theTimeOfApacheIsThatOfTheRequestSoTheAnswerIsLater() throws BadLine {
        var settings = new AccessLogSettings(
                "/a.log",
                "apache",
                Map.of("duration", "-1"),
                LoggedUnit.of("us"),
                Optional.empty(),
                IgnoredRoutes.NONE);

        var answered = LineFormat.of(settings)
                .read("10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1\" 504 157 30000000", ZoneOffset.UTC);

        assertThat(answered.at()).isEqualTo(LoggedTime.ofSecond(answered.at().from() / 1000));
        assertThat(answered.at().from())
                .isEqualTo(Instant.parse("2026-11-22T14:00:33Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2026-11-22T14:00:03Z\",\"agent\":\"a\\x22b\",\"status\":500,\"uri\":\"/a\"}",
                "{\"time\":\"2026-11-22T14:00:03Z\",\"upstream\":-,\"status\":500,\"uri\":\"/a\"}",
                "{\"upstream\":,\"time\":\"2026-11-22T14:00:03Z\",\"status\":500,\"rt\":nope,\"uri\":\"/a\"}",
                "{\"time\":\"2026-11-22T14:00:03Z\",\"status\":500,\"uri\":\"/a\",\"duration\":\"soon\",\"rt\":-}"
            })
    void oneBadFieldCostsThatFieldAndNotTheLine(String line) throws BadLine {
        var answered = format("json", Map.of()).read(line, ZoneOffset.UTC);

        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.target()).isEqualTo("/a");
    }

    private static LineFormat format(String name, Map<String, String> fields) {
        return LineFormat.of(new AccessLogSettings("/var/log/access.log", name, fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "combined~10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1\" 500 1 \"-\" \"%s\"",
                "nginx~10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET / HTTP/1.1\" 500 1 \"-\" \"%s\" 0.003",
                "envoy~[2026-11-22T14:00:03.500Z] \"GET / HTTP/2\" 503 UF 154 0 12 - \"10.0.35.28\" \"%s\" \"id\" \"a\" \"b\"",
                "json~{\"time\":\"2026-11-22T14:00:03Z\",\"status\":500,\"http_user_agent\":\"%s\"}",
                "auto~{\"@timestamp\":\"2026-11-22T14:00:03Z\",\"status\":500,\"user_agent\":{\"original\":\"%s\"}}"
            })
    void ourOwnRequestsAreKnownByTheirUserAgent(String format, String line) throws BadLine {
        var own = format(format, Map.of()).read(line.formatted("faultline"), ZoneOffset.UTC);
        var other = format(format, Map.of()).read(line.formatted("faultliner/1.0"), ZoneOffset.UTC);

        assertThat(own.check()).isTrue();
        assertThat(other.check()).isFalse();
    }
}
