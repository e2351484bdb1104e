// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProbeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String HOST = "api.test";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private final NameServer names = NameServer.start().knows(HOST, "127.0.0.1");
    private final TestNetwork network = TestNetwork.asking(names);
    private final Map<String, Object> settings = new HashMap<>();
    private final List<HttpServerRequest> received = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeAuthority() {
        certificates = TestCertificates.in(folder);
    }

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private int serve(HttpServerOptions options) {
        return network.vertx()
                .createHttpServer(options.setHost("127.0.0.1"))
                .requestHandler(this::answer)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private int servePlain() {
        return serve(new HttpServerOptions());
    }

    private int serveTls(TestCertificates.Pem pem) {
        settings.put("tls", Map.of("ca-file", certificates.caFile()));
        return serve(new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pem.certificate().toString())
                        .setKeyPath(pem.key().toString())));
    }

    private void answer(HttpServerRequest request) {
        received.add(request);
        var response = request.response();
        switch (request.path()) {
            case "/ok" -> response.end("all ok");
            case "/json" -> response.end("{\"status\":\"UP\",\"checks\":[{\"n\":1}]}");
            case "/busy" -> response.setStatusCode(429).end();
            case "/denied" -> response.setStatusCode(403).end();
            case "/broken" -> response.setStatusCode(503).end("sorry");
            case "/early" ->
                response.writeEarlyHints(io.vertx.core.MultiMap.caseInsensitiveMultiMap())
                        .onComplete(done -> response.end("all ok"));
            case "/never" -> {}
            case "/loop" ->
                response.setStatusCode(302).putHeader("Location", "/loop").end();
            case "/moved" ->
                response.setStatusCode(302).putHeader("Location", "/ok").end();
            case "/away" ->
                response.setStatusCode(307)
                        .putHeader(
                                "Location",
                                "http://other.test:" + request.localAddress().port() + "/ok")
                        .end();
            case "/big" -> response.end("x".repeat(100_000));
            case "/written" ->
                response.setStatusCode(302)
                        .putHeader("Location", "../sign in/x?next=a|b&state={1}")
                        .end();
            case "/sign%20in/x" -> response.end("in");
            case "/gzip" -> {
                response.putHeader("Content-Encoding", "gzip");
                response.end(Buffer.buffer(zipped("{\"status\":\"UP\"}")));
            }
            case "/gzip-large" -> {
                response.putHeader("Content-Encoding", "gzip");
                response.end(Buffer.buffer(zipped("x".repeat(900_000) + "the end")));
            }
            case "/not-gzip" -> response.putHeader("Content-Encoding", "gzip").end("plain");
            case "/brotli" -> response.putHeader("Content-Encoding", "br").end("who knows");
            case "/policies" -> {
                for (var number = 0; number < 6; number++) {
                    response.putHeader("X-Policy-" + number, "x".repeat(3000));
                }
                response.end("all ok");
            }
            case "/login" -> {
                if (String.valueOf(request.getHeader("Cookie")).contains("sid=1")) {
                    response.end("welcome");
                } else {
                    response.setStatusCode(302)
                            .putHeader("Location", "/login")
                            .putHeader("Set-Cookie", "sid=1; Path=/")
                            .end();
                }
            }
            default -> response.setStatusCode(404).end();
        }
    }

    private Outcome probe(String scheme, int port, String path, Duration timeout) {
        settings.put("url", scheme + "://" + HOST + ":" + port + path);
        var read = MapSettings.of(settings);
        var factory = new HttpProbeFactory(network.network());
        var spec = factory.read(read);
        assertThat(read.rejections()).isEmpty();
        return run(factory.open(spec), timeout);
    }

    private Outcome probe(int port, String path) {
        return probe("http", port, path, LONG);
    }

    @Test
    void anExpectedAnswerIsUpAndItsStepsAreMeasuredInOrder() {
        settings.put("expect", Map.of("status", "200-299", "body", "ok"));

        var outcome = probe(servePlain(), "/ok");

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.phases().keySet()).containsExactly("resolve", "connect", "first-byte", "total");
        var steps = outcome.phases().entrySet().stream()
                .filter(step -> !step.getKey().equals("total"))
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(outcome.phases().get("total")).isGreaterThanOrEqualTo(steps);
    }

    @Test
    void http2IsSpokenWhereItIsOffered() {
        var outcome = probe("https", serveTls(certificates.good(HOST)), "/ok", LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.phases().keySet()).containsExactly("resolve", "connect", "tls", "first-byte", "total");
        assertThat(received).extracting(HttpServerRequest::version).containsExactly(HttpVersion.HTTP_2);
    }

    @Test
    void http2IsNotSpokenWhereItIsSwitchedOff() {
        settings.put("http2", false);

        var outcome = probe("https", serveTls(certificates.good(HOST)), "/ok", LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(received).extracting(HttpServerRequest::version).containsExactly(HttpVersion.HTTP_1_1);
    }

    @Test
    void anAnswerThatNeverComesOverHttp2IsATimeout() {
        var outcome = probe("https", serveTls(certificates.good(HOST)), "/never", Duration.ofSeconds(2));

        assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(outcome.message()).isEqualTo("no response headers within 2 s");
    }

    @Test
    void anUnexpectedStatusIsAnAssertion() {
        var outcome = probe(servePlain(), "/broken");

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo("status 503, expected 200-299");
    }

    @Test
    void tooManyRequestsIsCapacityAndForbiddenIsAuth() {
        var port = servePlain();

        assertThat(probe(port, "/busy").failure()).isEqualTo(FailureClass.CAPACITY);
        assertThat(probe(port, "/denied").failure()).isEqualTo(FailureClass.AUTH);
    }

    @Test
    void anExpectedStatusIsGoodWhateverItIs() {
        settings.put("expect", Map.of("status", "403,429"));

        assertThat(probe(servePlain(), "/busy").status()).isEqualTo(Status.UP);
    }

    @Test
    void aBodyWithoutTheExpectedTextIsAnAssertion() {
        settings.put("expect", Map.of("body", "fine"));

        var outcome = probe(servePlain(), "/ok");

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo("the answer does not contain \"fine\"");
    }

    @Test
    void aJsonValueIsComparedAtItsPointer() {
        var port = servePlain();
        settings.put("expect", Map.of("json", Map.of("pointer", "/checks/0/n", "equals", "1")));
        var good = probe(port, "/json");
        settings.put("expect", Map.of("json", Map.of("pointer", "/status", "equals", "DOWN")));
        var other = probe(port, "/json");
        settings.put("expect", Map.of("json", Map.of("pointer", "/state", "equals", "UP")));
        var missing = probe(port, "/json");
        var noJson = probe(port, "/ok");

        assertThat(good.status()).isEqualTo(Status.UP);
        assertThat(other.message()).isEqualTo("/status is UP, expected DOWN");
        assertThat(missing.message()).isEqualTo("no /state in the answer, expected UP");
        assertThat(noJson.message()).isEqualTo("the answer is not JSON, expected /state to be UP");
    }

    @Test
    void aHeadRequestHasNoBodyToWaitFor() {
        settings.put("method", "HEAD");

        assertThat(probe(servePlain(), "/ok").status()).isEqualTo(Status.UP);
    }

    @Test
    void aRequestIsSentWithItsHeadersAndItsCredentials() {
        settings.put("headers", Map.of("X-Api-Key", "k1"));
        settings.put("method", "POST");
        settings.put("body", "{}");
        var port = servePlain();
        var factory = new HttpProbeFactory(network.network());
        settings.put("url", "http://ann:pw@" + HOST + ":" + port + "/ok");

        var outcome = run(factory.open(factory.read(MapSettings.of(settings))), LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
        var request = received.get(0);
        assertThat(request.getHeader("X-Api-Key")).isEqualTo("k1");
        assertThat(request.getHeader("Authorization")).isEqualTo("Basic YW5uOnB3");
        assertThat(request.getHeader("Content-Length")).isEqualTo("2");
        assertThat(request.getHeader("Host")).isEqualTo(HOST + ":" + port);
    }

    @Test
    void anInterimAnswerIsNotTheAnswer() {
        settings.put("expect", Map.of("body", "ok"));

        assertThat(probe(servePlain(), "/early").status()).isEqualTo(Status.UP);
    }

    @Test
    void aRedirectIsFollowed() {
        settings.put("expect", Map.of("body", "all ok"));

        assertThat(probe(servePlain(), "/moved").status()).isEqualTo(Status.UP);
    }

    @Test
    void aRedirectIsTheAnswerWhereItIsExpectedOrNotFollowed() {
        var port = servePlain();
        settings.put("follow-redirects", false);
        assertThat(probe(port, "/moved").message()).isEqualTo("status 302, expected 200-299");

        settings.put("follow-redirects", true);
        settings.put("expect", Map.of("status", "302"));
        assertThat(probe(port, "/moved").status()).isEqualTo(Status.UP);
    }

    @Test
    void aRedirectLoopEnds() {
        var outcome = probe(servePlain(), "/loop");

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo("redirected more than 10 times");
        assertThat(received).hasSize(11);
    }

    @Test
    void aRedirectToAnotherHostResolvesItAndKeepsTheSecretsBack() {
        names.knows("other.test", "127.0.0.1");
        settings.put("headers", Map.of("X-Api-Key", "k1"));

        var outcome = probe(servePlain(), "/away");

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(names.asked()).contains("other.test");
        assertThat(received.get(0).getHeader("X-Api-Key")).isEqualTo("k1");
        assertThat(received.get(1).getHeader("X-Api-Key")).isNull();
    }

    @Test
    void noMoreOfABodyIsReadThanAllowed() {
        settings.put("max-body", "1KiB");
        settings.put("expect", Map.of("body", "y"));

        var outcome = probe(servePlain(), "/big");

        assertThat(outcome.message()).isEqualTo("the answer does not contain \"y\" (more than max-body)");
    }

    @Test
    void aCertificateThatExpiresSoonIsDegraded() {
        var outcome = probe("https", serveTls(certificates.lasting(HOST, Duration.ofDays(2))), "/ok", LONG);

        assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
    }

    @Test
    void withoutVerificationAnyCertificateWillDo() {
        var port = serveTls(certificates.expired("other.test"));
        settings.put("tls", Map.of("verify", false));

        assertThat(probe("https", port, "/ok", LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aBodyThatStallsIsATimeoutThatSaysHowFarItCame() {
        try (var server = ScriptedServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {

            var outcome = probe("http", server.port(), "/", SHORT);

            assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(outcome.message()).isEqualTo("the answer is not complete: 4 B of the body read within 400 ms");
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void aBodyThatIsCutOffIsAnIoFailure() {
        try (var server = ScriptedServer.sayingAndClosing("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {

            var outcome = probe(server.port(), "/");

            assertThat(outcome.failure()).isEqualTo(FailureClass.IO);
            assertThat(outcome.message()).contains("in the middle of the answer, 4 B of the body read");
        }
    }

    @Test
    void aChunkedBodyThatIsCutOffIsAnIoFailure() {
        try (var server =
                ScriptedServer.sayingAndClosing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")) {
            assertThat(probe(server.port(), "/").failure()).isEqualTo(FailureClass.IO);
        }
    }

    @Test
    void aBodyThatEndsWithItsConnectionIsComplete() {
        try (var server = ScriptedServer.sayingAndClosing("HTTP/1.0 200 OK\r\n\r\nall ok")) {
            settings.put("expect", Map.of("body", "all ok"));

            assertThat(probe(server.port(), "/").status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aConnectionClosedBeforeAnyAnswerIsAnIoFailure() {
        try (var server = ScriptedServer.sayingAndClosing("")) {

            var outcome = probe(server.port(), "/");

            assertThat(outcome.failure()).isEqualTo(FailureClass.IO);
            assertThat(outcome.message()).isEqualTo("the connection was closed before any answer");
        }
    }

    @Test
    void aResetConnectionIsAnIoFailure() {
        try (var server = ScriptedServer.playing(socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        })) {

            var outcome = probe(server.port(), "/");

            assertThat(outcome.failure()).isEqualTo(FailureClass.IO);
            // Whether the reset is seen as such depends on whether it overtakes the request.
            assertThat(outcome.message()).matches("the connection was (reset|closed) before any answer");
        }
    }

    @Test
    void whatIsNotHttpIsAProtocolFailure() {
        try (var server = ScriptedServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {

            var outcome = probe(server.port(), "/");

            assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
            assertThat(outcome.message()).isEqualTo("the answer is not HTTP");
        }
    }

    @Test
    void aStalledProxyIsATimeoutUntilItPassesAgain() {
        try (var proxy = FaultProxy.to("127.0.0.1", servePlain())) {
            proxy.stall();
            var stalled = probe("http", proxy.port(), "/ok", SHORT);
            proxy.pass();
            var passed = probe(proxy.port(), "/ok");

            assertThat(stalled.failure()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(passed.status()).isEqualTo(Status.UP);
            await().until(() -> proxy.connections() == 0);
        }
    }

    @Test
    void itsPublicViewShowsNoSecret() {
        settings.put("url", "https://ann:s3cr3t-pw@api.test/x?key=s3cr3t-key");
        settings.put("headers", Map.of("Authorization", "s3cr3t-token"));
        settings.put("body", "s3cr3t-body");

        var spec = new HttpProbeFactory(network.network()).read(MapSettings.of(settings));

        assertThat(spec.publicView().toString()).doesNotContain("s3cr3t").contains("https://***@api.test/x?key=***");
        assertThat(spec.toString()).doesNotContain("s3cr3t");
        assertThat(spec.endpoints()).containsExactly("api.test:443");
    }

    @Test
    void wrongSettingsAreRejectedByTheirKeys() {
        var read = MapSettings.of(Map.of(
                "url", "api.test/health",
                "method", "FETCH",
                "max-body", "1GiB",
                "expect", Map.of("status", "2xx", "json", Map.of("pointer", "status", "equals", "UP"))));

        new HttpProbeFactory(network.network()).read(read);

        assertThat(read.rejections())
                .map(rejection -> rejection.substring(0, rejection.indexOf(':')))
                .containsExactlyInAnyOrder("url", "method", "max-body", "expect.status", "expect.json.pointer");
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Test
    void aCompressedAnswerIsDecodedForWhatIsExpectedOfIt() {
        settings.put("expect", Map.of("json", Map.of("pointer", "/status", "equals", "UP")));

        assertThat(probe("http", servePlain(), "/gzip", LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void anAnswerThatIsNotWhatItsCodingSaysMattersOnlyIfItsBodyDoes() {
        var port = servePlain();
        assertThat(probe("http", port, "/not-gzip", LONG).status()).isEqualTo(Status.UP);

        settings.put("expect", Map.of("body", "plain"));
        var outcome = probe("http", port, "/not-gzip", LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
        assertThat(outcome.message()).isEqualTo("the body is not what its Content-Encoding says");
    }

    @Test
    void aCodingThatCannotBeDecodedIsNamed() {
        settings.put("expect", Map.of("body", "ok"));

        var outcome = probe("http", servePlain(), "/brotli", LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).endsWith("(its Content-Encoding, br, cannot be decoded)");
    }

    @Test
    void eachRunIsATraceOfItsOwnWhereThatIsAskedFor() {
        settings.put("traceparent", true);
        var port = servePlain();

        var traces = List.of(
                probe(port, "/broken").trace().orElseThrow(),
                probe(port, "/moved").trace().orElseThrow());

        assertThat(traces).doesNotHaveDuplicates();
        assertThat(received)
                .hasSize(3)
                .allSatisfy(request ->
                        assertThat(request.getHeader("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
        assertThat(received.get(0).getHeader("traceparent")).contains(traces.get(0));
        assertThat(received.get(2).getHeader("traceparent")).contains(traces.get(1));
    }

    @Test
    void withoutThatNothingIsSaidOfATrace() {
        var outcome = probe(servePlain(), "/broken");

        assertThat(outcome.trace()).isEmpty();
        assertThat(received.get(0).getHeader("traceparent")).isNull();
    }

    @Test
    void manyHeadersAreReadOverEitherVersion() {
        assertThat(probe("http", servePlain(), "/policies", LONG).status()).isEqualTo(Status.UP);
        assertThat(probe("https", serveTls(certificates.good(HOST)), "/policies", LONG)
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void headersThatAreTooLargeAreSaidToBe() throws Exception {
        try (var server = ScriptedServer.saying("HTTP/1.1 200 OK\r\nX: " + "x".repeat(300_000) + "\r\n\r\n")) {
            var outcome = probe("http", server.port(), "/", LONG);

            assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
            assertThat(outcome.message()).isEqualTo("the headers of the answer are larger than 256.0 KiB");
        }
    }

    @Test
    void aRedirectIsFollowedAsServersWriteItAndWithItsCookies() {
        var port = servePlain();
        assertThat(probe("http", port, "/written", LONG).status()).isEqualTo(Status.UP);
        assertThat(received.get(1).uri()).isEqualTo("/sign%20in/x?next=a%7Cb&state=%7B1%7D");

        assertThat(probe("http", port, "/login", LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aPostWithoutABodySaysSo() {
        settings.put("method", "POST");

        assertThat(probe("http", servePlain(), "/ok", LONG).status()).isEqualTo(Status.UP);
        assertThat(received.get(0).getHeader("Content-Length")).isEqualTo("0");
    }

    @Test
    void aLargeBodyMayBeSmallOnTheWay() {
        settings.put("expect", Map.of("body", "the end"));

        assertThat(probe("http", servePlain(), "/gzip-large", LONG).status()).isEqualTo(Status.UP);
        assertThat(probe("https", serveTls(certificates.good(HOST)), "/gzip-large", LONG)
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void ofABodyThatSwellsNoMoreIsReadThanIsAllowed() {
        settings.put("expect", Map.of("body", "the end"));
        settings.put("max-body", "64KiB");

        assertThat(probe("http", servePlain(), "/gzip-large", LONG).failure()).isEqualTo(FailureClass.ASSERTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX Odd: caf\u00e9\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX-Long: a\r\n folded\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2 ; a=b\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=\"b;c\"\r\nok\r\n0\r\nX-T: 1\r\n\r\n"
            })
    void responsesAreReadAsServersWriteThem(String response) throws Exception {
        settings.put("expect", Map.of("body", "ok"));
        try (var server = ScriptedServer.saying(response)) {
            assertThat(probe("http", server.port(), "/", LONG).status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aFirstLineThatIsTooLargeIsSaidToBe() throws Exception {
        try (var server = ScriptedServer.saying("HTTP/1.1 200 " + "x".repeat(70_000) + "\r\n\r\n")) {
            assertThat(probe("http", server.port(), "/", LONG).message())
                    .isEqualTo("the first line of the answer is larger than 64.0 KiB");
        }
    }

    @Test
    void aSetCookieReplacesTheConfiguredOneOfItsName() {
        settings.put("headers", Map.of("Cookie", "sid=0; lang=de"));

        assertThat(probe("http", servePlain(), "/login", LONG).status()).isEqualTo(Status.UP);
        assertThat(received.get(1).getHeader("Cookie")).isEqualTo("lang=de; sid=1");
    }
}
