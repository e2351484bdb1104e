// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer begins, what stands before its document, and a cookie as it was set. */
class AnswerStartTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final HttpTarget SHOP = HttpTarget.parse("http://shop.test/").orElseThrow();

    private final TestNetwork network = TestNetwork.asking();

    @AfterEach
    void close() {
        network.close();
    }

    private Outcome probe(ScriptedServer server, Map<String, Object> expect) {
        var factory = new HttpProbeFactory(network.network());
        var settings = Map.of("url", "http://127.0.0.1:" + server.port() + "/", "expect", expect);
        return run(factory.open(factory.read(MapSettings.of(settings))), LONG);
    }

    /** Servers that keep the connection open, without the end of a line. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"UP\"}", "J\0\0\0\n8.0.36", "RFB 003.008", "HTTX/1.1 200 OK", " ICY 200 OK"})
    void whatBeginsOtherwiseIsNotHttpAtOnce(String answer) {
        try (var server = ScriptedServer.saying(answer)) {

            var outcome = probe(server, Map.of("status", "200"));

            assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
            assertThat(outcome.message()).isEqualTo("the answer is not HTTP");
        }
    }

    @Test
    void aServerThatSpeaksTlsIsRecognised() {
        var alert = new byte[] {0x15, 0x03, 0x01, 0, 2, 2, 70};
        try (var server = ScriptedServer.playing(socket -> {
            socket.getOutputStream().write(alert);
            socket.close();
        })) {

            var outcome = probe(server, Map.of("status", "200"));

            assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
            assertThat(outcome.message()).isEqualTo("the answer is not HTTP: the server speaks TLS");
        }
    }

    @Test
    void anAnswerMayComeByteByByteAndAfterEmptyLines() {
        var answer = "\r\n\r\nHTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
        try (var server = ScriptedServer.playing(ScriptedServer.drip(answer, Duration.ofMillis(1)))) {
            assertThat(probe(server, Map.of("body", "ok")).status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheDocument() {
        var expect = Map.<String, Object>of("json", Map.of("pointer", "/status", "equals", "UP"));
        try (var server = ScriptedServer.sayingAndClosing(
                "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n\uFEFF{\"status\":\"UP\"}")) {
            assertThat(probe(server, expect).status()).isEqualTo(Status.UP);
        }
    }

    /** RFC 6265, section 5.2: quotes are a part of the value. */
    @Test
    void aCookieInQuotesIsSentBackInQuotes() {
        var kept = HttpCookies.NONE.with(List.of("sid=\"a b\"; Path=/", "plain=c"), SHOP);

        assertThat(kept.header(SHOP, null)).contains("sid=\"a b\"; plain=c");
    }
}
