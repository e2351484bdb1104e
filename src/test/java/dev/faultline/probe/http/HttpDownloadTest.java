// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpDownloadTest {

    private static final String METRICS = "http_requests_total{status=\"500\"} 3\n".repeat(2000);

    private final NameServer names =
            NameServer.start().knows("app.test", "127.0.0.1").knows("other.test", "127.0.0.1");
    private final TestNetwork network = TestNetwork.asking(names);
    private final List<HttpServerRequest> received = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int port;

    @BeforeEach
    void serve() {
        port = network.vertx()
                .createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void close() {
        network.close();
        names.close();
    }

    private void answer(HttpServerRequest request) {
        received.add(request);
        var response = request.response();
        switch (request.path()) {
            case "/metrics" ->
                response.setStatusCode(301).putHeader("Location", "/metrics/").end("moved");
            case "/metrics/" -> response.putHeader("Content-Encoding", "gzip").end(zipped());
            case "/away" ->
                response.setStatusCode(302)
                        .putHeader("Location", "http://other.test:" + port + "/metrics/")
                        .end();
            case "/not-gzip" -> response.putHeader("Content-Encoding", "gzip").end(METRICS);
            case "/brotli" -> response.putHeader("Content-Encoding", "br").end(METRICS);
            default -> response.setStatusCode(404).end();
        }
    }

    private static Buffer zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(METRICS.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private Outcome fetch(String path, int maxBody) {
        var source = new HttpSource(
                HttpTarget.parse("http://app.test:" + port + path).orElseThrow(),
                Map.of("Authorization", Secret.of("Bearer token")),
                TlsSettings.DEFAULT,
                maxBody);
        return new HttpDownload(network.network(), source, "text/plain")
                .fetch(Deadline.in(Duration.ofSeconds(20)), body)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aDocumentIsFollowedToWhereItIsAndDecoded() {
        assertThat(fetch("/metrics", 1 << 20).status()).isEqualTo(Status.UP);
        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo(METRICS);
        assertThat(received)
                .allMatch(request -> request.getHeader("Authorization").equals("Bearer token"));
    }

    @Test
    void whatIsSecretDoesNotGoToAnotherPlace() {
        assertThat(fetch("/away", 1 << 20).status()).isEqualTo(Status.UP);
        assertThat(received.get(1).getHeader("Authorization")).isNull();
        assertThat(received.get(1).getHeader("Host")).isEqualTo("other.test:" + port);
    }

    @Test
    void aDocumentThatIsTooLargeIsSaidToBeHoweverSmallItWasOnTheWay() {
        assertThat(fetch("/metrics/", 1000).message()).isEqualTo("the body is larger than max-body, 1000 bytes");
    }

    @Test
    void aDocumentThatCannotBeDecodedIsSaidToBeSo() {
        var broken = fetch("/not-gzip", 1 << 20);
        var unknown = fetch("/brotli", 1 << 20);

        assertThat(broken.failure()).isEqualTo(FailureClass.PROTOCOL);
        assertThat(broken.message()).isEqualTo("the body is not what its Content-Encoding says");
        assertThat(unknown.message()).isEqualTo("its Content-Encoding, br, cannot be decoded");
    }
}
