// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.text.TerminalCodes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as servers and load balancers write them, each also without naming its format. */
class ServerLinesTest {

    private static AccessLogEntry read(String format, String line) throws BadLine {
        return LineFormat.of(new AccessLogSettings("/none/access.log", format)).read(line, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // Apache and nginx: what stands before the time, and other orders
                "combined~503~/a~10.0.0.1 - \"\" [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1 \"-\" \"-\"",
                "combined~503~/a~10.0.0.1 - \"jo doe\" [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1 \"-\" \"-\"",
                "combined~503~/a~10.0.0.1 - jo doe [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1 \"-\" \"-\"",
                "combined~503~/a~10.0.0.1 -  [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1 \"-\" \"-\"",
                "combined~503~/a~10.0.0.1 - \"jo \\\"[x]\\\" doe\" [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1",
                "combined~503~/a~10.0.0.1 - [jo] [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1 \"-\" \"-\"",
                "combined~503~/a~\"10.0.0.1, 10.0.0.2\" - - [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1",
                "common~503~/a~shop.example:443 10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 1",
                "common~503~/a~10.0.0.1 \"GET /a HTTP/1.1\" 503 1 [22/Nov/2026:14:00:03 +0000]",
                "common~503~/a~2026-11-22T14:00:03+00:00 10.0.0.1 \"GET /a HTTP/1.1\" 503 1",
                "common~503~/a~Nov 22 14:00:03 web nginx: 10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/2.0\" 503 1",
                // Python's servers
                "uvicorn~503~/a~2026-11-22 14:00:03 INFO:     10.0.0.1:51234 - \"GET /a HTTP/1.1\" 503 Service Unavailable",
                "gunicorn~503~/a~10.0.0.1 - - [22/Nov/2026:14:00:03 +0000] \"GET /a HTTP/1.1\" 503 0 \"-\" \"curl/8\"",
                "common~503~/a~[2026-11-22 14:00:03 +0000] [7] [INFO] 10.0.0.1:1 - - [22/Nov/2026:14:00:03 +0000] \"GET /a 1.1\" 503 1",
                "common~503~/a~10.0.0.1 - - [22/Nov/2026 14:00:03] \"<[35m<[1mGET /a HTTP/1.1<[0m\" 503 -",
                "common~503~/a~[22/Nov/2026 14:00:03] \"GET /a HTTP/1.1\" 503 145",
                // HAProxy
                "haproxy~503~/a~Nov 22 14:00:03 lb haproxy[14389]: 10.0.1.2:33317 [22/Nov/2026:14:00:02.900] http-in static/srv1"
                        + " 10/0/30/69/100 503 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} \"GET /a HTTP/1.1\"",
                "haproxy~503~/a~10.0.1.2:33317 [22/Nov/2026:14:00:03.000] http-in http-in/<NOSRV> 0/-1/-1/-1/0 503 212 - - SC-- 1/1/0/0/0"
                        + " 0/0 \"GET /a HTTP/1.1\"",
                "haproxy~503~~<134>Nov 22 14:00:03 haproxy[1]: 10.0.1.2:1 [22/Nov/2026:14:00:03.000] in in/<NOSRV> -1/-1/-1/-1/0 503 0 - -"
                        + " PR-- 1/1/0/0/0 0/0 \"<BADREQ>\"",
                "haproxy~503~/a~10.0.1.2:1 [22/Nov/2026:14:00:03.000] https app/one 0/0/1/2/+3 503 +99 - - ---- 1/1/0/0/0 0/0"
                        + " \"GET https://shop.example/a HTTP/2.0\" 0/0/0/0/0 shop.example/TLSv1.3/TLS_AES_128_GCM_SHA256",
                // Amazon's load balancers
                "elb~503~/a~http 2026-11-22T14:00:03.186641Z app/my-lb/50dc6c495c0c9188 192.168.131.39:2817 - -1 -1 -1 503 - 34 366"
                        + " \"GET http://www.example.com:80/a HTTP/1.1\" \"curl/7.46.0\" - - arn:aws:x \"Root=1-58337262\" \"-\" \"-\" 0"
                        + " 2026-11-22T14:00:02.364000Z \"forward\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\"",
                "elb~503~/a~2026-11-22T14:00:03.123456Z my-elb 10.0.0.1:2817 10.0.1.1:80 0.000073 0.001048 0.000057 503 503 0 29"
                        + " \"GET http://www.example.com:80/a HTTP/1.1\" \"curl/7.38.0\" - -",
                // frameworks of Go and Node, and Squid
                "gin~503~/a~[GIN] 2026/11/22 - 14:00:03 | 503 |    1.234567ms |        10.0.0.1 | GET      \"/a\"",
                "gin~503~/a~[GIN] 2026/11/22 - 14:00:03 |<[97;41m 503 <[0m|      12.5µs |   10.0.0.1 |<[97;44m GET     <[0m \"/a\"",
                "gin~503~/a~[GIN] 2026/11/22 - 14:00:03 | 503 |         1m2s |             ::1 | GET      /a",
                "gin~503~/a|b?c=\\\"d~[GIN] 2026/11/22 - 14:00:03 | 503 |      13.5µs |  10.0.0.1 | POST     \"/a|b?c=\\\"d\"",
                "fiber~503~/a~2026-11-22 14:00:03 | 503 |   1.2ms | 10.0.0.1 | GET     | /a | dial tcp: connection refused",
                "morgan~503~/a~2026-11-22T14:00:03.000Z GET /a 503 12.345 ms - 20",
                "morgan~503~/a~2026-11-22T14:00:03.000Z ::1 - jo GET /a HTTP/1.1 503 20 - 12.345 ms",
                "common~503~/a~2026/11/22 14:00:03 [web/1-000001] \"GET http://shop.example/a HTTP/1.1\" from 10.0.0.1:1 - 503 9B in 1.5ms",
                "ktor~503~/a~2026-11-22 14:00:03.123 [eventLoop-4-1] INFO  ktor.application - 503 Service Unavailable: GET - /a in 12ms",
                "json~503~/a~{\"timestamp\":\"2026-11-22T14:00:03Z\",\"meta\":{\"req\":{\"url\":\"/a\"},\"res\":{\"statusCode\":503}}}",
                "squid~503~/a~1795356003.250    123 10.0.0.1 TCP_MISS/503 4567 GET http://shop.example/a - HIER_DIRECT/10.0.0.2 text/html",
                "squid~503~/a~Nov 22 14:00:03 proxy (squid-1): 1795356003.250 1 ::1 TCP_MISS_ABORTED/503 0 GET http://shop.example/a - NONE/- -",
                // sentences of .NET and of Tornado
                "serilog~503~/a~2026-11-22 14:00:03.000 +00:00 [INF] HTTP GET /a responded 503 in 12.3456 ms",
                "serilog~503~/a~2026-11-22T14:00:03.000Z [Information] HTTP \"GET\" \"/a\" responded 503 in 12.3456 ms",
                "aspnet~503~/a~2026-11-22T14:00:03.000Z info: Microsoft.AspNetCore.Hosting.Diagnostics[2] Request finished HTTP/1.1"
                        + " GET http://localhost/a - 503 0 - 12.3456ms",
                "aspnet~503~/a~2026-11-22 14:00:03 info: Microsoft.AspNetCore.Hosting.Diagnostics[2] Request finished HTTP/2 POST"
                        + " https://shop.example:8080/a application/json 17 - 503 - application/problem+json 0.9ms",
                "tornado~503~/a~[E 261122 14:00:03 web:2271] 503 GET /a (10.0.0.1) 1.23ms",
                // names and values
                "logfmt~503~/a~time=2026-11-22T14:00:03Z level=info method=GET path=/a status=503 duration=12ms",
                "logfmt~503~/a~2026-11-22T14:00:03.123456+00:00 heroku[router]: at=error code=H12 desc=\"Request timeout\" method=GET"
                        + " path=\"/a\" host=x dyno=web.1 connect=1ms service=30000ms status=503 bytes=0",
                // JSON
                "json~503~/a~{\"time\":\"[22/Nov/2026:14:00:03 +0000]\",\"request_path\":\"/a\",\"status\":\"503\"}",
                "json~503~/a~{\"ts\":1795356003250000000,\"logger\":\"http\",\"status\":503,\"method\":\"GET\",\"URI\":\"/a\"}",
                "json~503~/a~{\"Timestamp\":\"2026-11-22T14:00:03.000Z\",\"Message\":\"Request finished\",\"State\":{\"StatusCode\":503,\"Path\":\"/a\"}}",
                "json~503~/a~{\"time\":\"2026-11-22T14:00:03.123Z\",\"request\":{\"connection\":{\"method\":\"GET\",\"path\":\"/a\",\"status\":503}}}",
                "json~503~/a~{\"timestamp\":\"2026-11-22T14:00:03.123Z\",\"fields\":{\"status\":503},\"span\":{\"uri\":\"/a\",\"name\":\"request\"}}",
                "json~503~/a~2026-11-22T14:00:03.000Z {\"status\":503,\"path\":\"/a\"}",
                "json~503~/a~2026/11/22 14:00:03.123 ERROR http.log.access handled request {\"request\":{\"uri\":\"/a\"},\"status\":503}",
                "json~503~/a~{\"@t\":\"2026-11-22T14:00:03Z\",\"@mt\":\"HTTP\",\"RequestPath\":\"/a\",\"StatusCode\":503,\"Elapsed\":12.3}",
                "json~503~/a~{\"Timestamp\":\"2026-11-22T14:00:03Z\",\"Properties\":{\"RequestPath\":\"/a\",\"StatusCode\":503}}",
                "json~503~/a~{\"timestamp\":\"2026-11-22T14:00:03Z\",\"attributes\":{\"http.response.status_code\":503,\"url.path\":\"/a\"}}",
                "json~503~/a~{\"timeStamp\":\"2026-11-22T14:00:03Z\",\"properties\":{\"requestUri\":\"/a\",\"httpStatus\":503}}",
                "json~503~/a~{\"time\":\"-\",\"time_local\":\"22/Nov/2026:14:00:03 +0000\",\"status\":\"503\",\"uri\":\"/a\"}",
                "json~503~/a~{\"ts\":1795356003.25,\"status\":\"200, 503\",\"uri\":\"/a\"}",
                "json~503~/a~{\"ts\":1795356003.25,\"status\":\"503 Service Unavailable\",\"uri\":\"/a\"}",
                "json~503~/a~{\"ts\":1795356003.25,\"request\":{\"bad\":-,\"uri\":\"/a\"},\"upstream\":0.1, 0.2,\"status\":503}",
                "json~503~/a~{\"ts\":1795356003.25,\"request\":{\"uri\":\"/a\",\"bad\":-},\"status\":503,\"last\":-}",
                "json~503~/a~{\"ts\":1795356003.25,\"agent\":\"a \"b\" c\",\"uri\":\"/a\",\"status\":503}",
                "json~503~/a~{\"ts\":1795356003.25,\"request\":{\"uri\":\"/a\",\"headers\":{\"Accept\":[\"a\",[1],{\"b\":2}]}},\"status\":[503]}",
                "json~503~/caf\u00e9~{\"ts\":1795356003.25,\"uri\":\"/caf\\xC3\\xA9\",\"agent\":\"\\x22\\\\x\",\"status\":503}",
            })
    void whatIsInTheLineCountsWhateverElseIs(String format, int status, String target, String line) throws BadLine {
        var plain = TerminalCodes.strip(line.replace("<[", "\u001b["));
        for (var name : List.of(format, "auto")) {
            var answered = read(name, plain);

            assertThat(answered.status()).as(name).isEqualTo(status);
            assertThat(answered.target().replaceFirst("^https?://[^/]+", ""))
                    .as(name)
                    .isEqualTo(target == null ? "" : target);
            assertThat(Instant.ofEpochMilli(answered.at().from()))
                    .as(name)
                    .isBetween(Instant.parse("2026-11-22T14:00:03Z"), Instant.parse("2026-11-22T14:00:03.999Z"));
            assertThat(answered.check()).as(name).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "json~{\"ts\":1795356003.25,\"request\":{\"uri\":\"/a\",\"headers\":{\"User-Agent\":[\"%s\"]}},\"status\":503}",
                "haproxy~10.0.1.2:1 [22/Nov/2026:14:00:03.000] in app/one 0/0/1/2/3 503 9 - - ---- 1/1/0/0/0 0/0 {shop|%s} \"GET /a HTTP/1.1\"",
                "elb~h2 2026-11-22T14:00:03.18Z a c - -1 -1 -1 503 - 34 366 \"GET http://e:80/a HTTP/1.1\" \"%s\" - -",
                "logfmt~ts=2026-11-22T14:00:03Z path=/a status=503 user_agent=%s",
            })
    void thoseWhoCheckAreKnownInEachFormat(String format, String line) throws BadLine {
        for (var name : List.of(format, "auto")) {
            assertThat(read(name, line.formatted("faultline")).check()).as(name).isTrue();
            assertThat(read(name, line.formatted("kube-probe/1.30")).check())
                    .as(name)
                    .isTrue();
            assertThat(read(name, line.formatted("curl/8")).check()).as(name).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "haproxy~1500~10.0.1.2:1 [22/Nov/2026:14:00:01.500] in app/one 0/0/1/2/1500 504 9 - - ---- 1/1/0/0/0 0/0 \"GET /a HTTP/1.1\"",
                "elb~1500~2026-11-22T14:00:01.500Z elb c t 0.5 1.0 0.0 504 504 0 29 \"GET http://e:80/a HTTP/1.1\" \"curl\" - -",
                "elb~1500~http 2026-11-22T14:00:03.000Z elb c t 0.5 1.0 0.0 504 504 0 29 \"GET http://e:80/a HTTP/1.1\" \"curl\" - -",
                "logfmt~1500~ts=2026-11-22T14:00:03.000Z path=/a status=504 duration=1.5s",
                "gin~62500~[GIN] 2026/11/22 - 14:00:03 | 504 | 1m2.5s | 10.0.0.1 | GET      \"/a\"",
                "ktor~1500~2026-11-22 14:00:03.000 INFO  ktor.application - 504 Gateway Timeout: GET - /a in 1500ms",
                "morgan~1500~2026-11-22T14:00:03Z GET /a 504 1500.4 ms - 20",
                "common~1500~2026/11/22 14:00:03 \"GET http://e/a HTTP/1.1\" from 10.0.0.1:1 - 504 9B in 1.5s",
                "squid~1500~1795356003.000 1500 ::1 TCP_MISS/504 0 GET http://e/a - NONE/- -",
            })
    void theAnswerComesAfterTheRequestHadRun(String format, long millis, String line) throws BadLine {
        var answered = read(format, line);

        assertThat(answered.millis()).isEqualTo(millis);
        assertThat(Instant.ofEpochMilli(answered.at().from())).isEqualTo(Instant.parse("2026-11-22T14:00:03Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w3c", "auto"})
    void theFieldsOfTheW3cAreWhereTheirLineSays(String name) throws BadLine {
        var format = LineFormat.of(new AccessLogSettings("/none/access.log", name));

        for (var comment : List.of(
                "#Software: Microsoft Internet Information Services 10.0",
                "#Date: 2026-11-22 00:00:00",
                "#Fields: time cs-method cs-uri-stem cs-uri-query sc-status time-taken cs(User-Agent)")) {
            assertThat(format.isComment(comment)).isTrue();
        }
        var first = format.read("14:00:03 GET /a - 503 1500 Mozilla/5.0+(X11)", ZoneId.of("Europe/Berlin"));
        format.isComment("#Fields: date time x-edge-location sc-status cs-uri-stem cs(User-Agent) time-taken");
        var second = format.read("2026-11-22\t14:00:04\tFRA50\t502\t/b\tkube-probe/1.30\t0.250", ZoneOffset.UTC);

        assertThat(first.at())
                .isEqualTo(LoggedTime.ofSecond(
                        Instant.parse("2026-11-22T14:00:03Z").getEpochSecond()));
        assertThat(first.target()).isEqualTo("/a");
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.millis()).isEqualTo(1500);
        assertThat(second.status()).isEqualTo(502);
        assertThat(second.check()).isTrue();
        assertThat(second.millis()).isEqualTo(250);
    }

    @Test
    void aLineOfIisIsReadWithoutItsHeader() throws BadLine {
        var answered =
                read("w3c", "2026-11-22 14:00:03 10.0.0.5 GET /a id=7 443 - 10.0.0.1 Mozilla/5.0+(X11) - 500 0 0 93");

        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.target()).isEqualTo("/a");
        assertThat(answered.millis()).isEqualTo(93);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO:     10.0.0.1:51234 - \"GET /a HTTP/1.1\" 500 Internal Server Error",
                "10.0.0.1 \"GET /a HTTP/1.1\" 500 12",
                "{\"status\":500,\"path\":\"/a\"}",
                "method=GET path=/a format=html status=500 duration=58.33",
                "14:00:03 | 500 |   1.2ms | 10.0.0.1 | GET     | /a | -",
                "GET /a 500 12.345 ms - 20",
                "GET /a 500 - - 12.345 ms"
            })
    void aLineWithoutItsTimeSaysSo(String line) throws BadLine {
        var answered = read("auto", line);

        assertThat(answered.at().isKnown()).isFalse();
        assertThat(answered.status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "haproxy~10.0.1.2:1 [22/Nov/2026:14:00:03.000] tcp-in app/one 0/0/3 212 -- 1/1/1/1/0 0/0",
                "haproxy~10.0.1.2:1 [22/Nov/2026:14:00:03.000] https/1: SSL handshake failure",
                "elb~2026-11-22T14:00:03.123456Z my-elb",
                "elb~http oops a c - -1 -1 -1 503 - 34 366 \"GET http://e:80/a HTTP/1.1\" \"-\" - -",
                "w3c~2026-11-22 14:00:03 too short",
                "gin~[GIN-debug] GET    /a                        --> main.main.func1 (3 handlers)",
                "morgan~said GET /a 500 times",
                "squid~1795356003.250 123 10.0.0.1 TCP_MISS GET http://shop.example/a",
                "logfmt~status=oops path=/a ts=2026-11-22T14:00:03Z",
                "uvicorn~INFO:     Started server process [1]",
                "auto~INFO:     said \"hello to you\" 500 times",
            })
    void whatIsNoRequestIsRefused(String format, String line) {
        assertThatExceptionOfType(BadLine.class).isThrownBy(() -> read(format, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "12346~{\"time\":\"2026-11-22T14:00:03Z\",\"uri\":\"/a\",\"status\":503,\"latency\":12345678901,\"latency_human\":\"12.345678901s\"}",
                "0~{\"time\":\"2026-11-22T14:00:03Z\",\"uri\":\"/a\",\"status\":503,\"latency\":12345,\"latency_human\":\"12.345µs\"}",
                "12~{\"time\":\"2026-11-22T14:00:03Z\",\"uri\":\"/a\",\"status\":503,\"latency\":12}",
                "12~2026-11-22 14:00:03 [INF] HTTP GET /a responded 503 in 12.3456 ms",
                "1~[E 261122 14:00:03 web:2271] 503 GET /a (10.0.0.1) 1.23ms",
            })
    void aLatencyIsTakenInTheUnitThatItsFrameworkHas(long millis, String line) throws BadLine {
        assertThat(read("auto", line).millis()).isEqualTo(millis);
    }
}
