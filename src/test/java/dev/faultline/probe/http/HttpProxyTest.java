// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.settings.Redaction;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpProxyTest {

    /** A name that only the proxy knows where to find. */
    private static final String HIDDEN = "api.hidden.test";

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final NameServer names =
            NameServer.start().knows("proxy.test", "127.0.0.1").knows("open.test", "127.0.0.1");
    private final TestNetwork network = TestNetwork.asking(names);
    private final Map<String, Object> settings = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private int proxy;
    private int server;
    private int status = 200;

    @BeforeEach
    void startProxy() {
        var authority = TestCertificates.in(folder);
        var pem = authority.good(HIDDEN);
        settings.put("tls", Map.of("ca-file", authority.caFile()));
        server = listening(
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(pem.certificate().toString())
                                .setKeyPath(pem.key().toString())),
                request -> request.response().end("hidden"));
        proxy = listening(new HttpServerOptions(), this::pass);
    }

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private int listening(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return network.vertx()
                .createHttpServer(options)
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void pass(HttpServerRequest request) {
        asked.add(request.method() + " " + request.uri());
        Optional.ofNullable(request.getHeader("Proxy-Authorization")).ifPresent(credentials::add);
        if (status != 200 || !request.method().equals(HttpMethod.CONNECT)) {
            request.response().setStatusCode(status).end("through");
            return;
        }
        network.vertx()
                .createNetClient()
                .connect(server, "127.0.0.1")
                .onSuccess(there -> request.toNetSocket().onSuccess(here -> {
                    here.handler(there::write);
                    there.handler(here::write);
                    there.closeHandler(closed -> here.close());
                }));
    }

    private HttpSpec spec(String url, String choice) {
        settings.put("url", url);
        settings.put("proxy", choice);
        var read = MapSettings.of(settings);
        var spec =
                new HttpProbeFactory(network.network(), name -> Optional.ofNullable(environment.get(name))).read(read);
        assertThat(read.rejections()).isEmpty();
        return spec;
    }

    private Outcome probe(String url, String choice) {
        return run(new HttpProbe(network.network(), spec(url, choice)), LONG);
    }

    private String proxyUrl() {
        return "http://user:pass%21word@proxy.test:" + proxy;
    }

    @Test
    void aRequestIsSentThroughTheProxyThatIsNamed() {
        assertThat(probe("http://" + HIDDEN + "/health?x=1", proxyUrl()).status())
                .isEqualTo(Status.UP);
        assertThat(asked).containsExactly("GET http://" + HIDDEN + "/health?x=1");
        assertThat(credentials).containsExactly("Basic dXNlcjpwYXNzIXdvcmQ=");
        assertThat(names.asked()).containsOnly("proxy.test");
    }

    @Test
    void aRequestOverTlsGoesThroughATunnelAndChecksTheServerBehindIt() {
        assertThat(probe("https://" + HIDDEN + ":8443/", proxyUrl()).status()).isEqualTo(Status.UP);
        assertThat(probe("https://other.test/", proxyUrl()).message())
                .isEqualTo("the certificate is for " + HIDDEN + ", not for other.test");
        assertThat(asked).containsExactly("CONNECT " + HIDDEN + ":8443", "CONNECT other.test:443");
        assertThat(credentials).containsOnly("Basic dXNlcjpwYXNzIXdvcmQ=").hasSize(2);
    }

    @Test
    void aProxyThatRefusesIsTheReason() {
        status = 407;
        var refused = probe("https://" + HIDDEN + "/", "http://proxy.test:" + proxy);
        status = 503;
        var away = probe("https://" + HIDDEN + "/", "http://proxy.test:" + proxy);

        assertThat(refused.failure()).isEqualTo(FailureClass.AUTH);
        assertThat(away.failure()).isEqualTo(FailureClass.CONNECT);
        assertThat(away.message()).isEqualTo("the proxy proxy.test:" + proxy + " answered 503 to CONNECT");
    }

    @Test
    void theEnvironmentIsAskedOnlyIfItIsTold() {
        environment.put("HTTP_PROXY", "proxy.test:" + proxy);
        environment.put("NO_PROXY", "localhost, open.test");
        var open =
                listening(new HttpServerOptions(), request -> request.response().end());

        assertThat(probe("http://" + HIDDEN + "/", "none").failure()).isEqualTo(FailureClass.DNS);
        assertThat(probe("http://" + HIDDEN + "/", "env").status()).isEqualTo(Status.UP);
        assertThat(probe("http://open.test:" + open + "/", "env").status()).isEqualTo(Status.UP);
        assertThat(probe("https://" + HIDDEN + "/", "env").failure()).isEqualTo(FailureClass.DNS);
        assertThat(asked).containsExactly("GET http://" + HIDDEN + "/");
    }

    @Test
    void whatANoProxyMeansIsWhatCurlAndGoTakeItFor() {
        var except = ProxyExceptions.parse("a.test,.b.test *.c.test:8080 10.0.0.0/8,[fd00::1],fd00::2,192.168.0.1:81");

        for (var there : List.of(
                "a.test",
                "x.a.test",
                "x.b.test",
                "x.c.test:8080",
                "10.1.2.3",
                "[fd00::1]",
                "[fd00::2]",
                "192.168.0.1:81")) {
            assertThat(except.include(
                            HttpTarget.parse("http://" + there).orElseThrow().endpoint()))
                    .as(there)
                    .isTrue();
        }
        for (var there : List.of("ba.test", "x.c.test", "11.1.2.3", "[fd00::3]", "192.168.0.1", "10.test")) {
            assertThat(except.include(
                            HttpTarget.parse("http://" + there).orElseThrow().endpoint()))
                    .as(there)
                    .isFalse();
        }
        assertThat(ProxyExceptions.parse("*")
                        .include(HttpTarget.parse("http://x").orElseThrow().endpoint()))
                .isTrue();
    }

    @Test
    void aProxyIsShownWithoutItsPassword() {
        var spec = spec("http://" + HIDDEN + "/", proxyUrl());

        assertThat(spec.publicView().get("proxy")).isEqualTo("http://***@proxy.test:" + proxy);
        assertThat(spec.secrets().toString()).doesNotContain("word");
        assertThat(new Redaction(spec.secrets()).clear("refused pass!word")).isEqualTo("refused ***");
    }

    @Test
    void whatIsNoProxyIsRejected() {
        environment.put("ALL_PROXY", "socks5://proxy.test:1080");
        for (var choice : List.of("socks5://a:1", "https://a:1", "yes please", "env")) {
            var read = MapSettings.of(Map.of("url", "http://a/", "proxy", choice));

            new HttpProbeFactory(network.network(), name -> Optional.ofNullable(environment.get(name))).read(read);

            assertThat(read.rejections()).singleElement().asString().startsWith("proxy: ");
        }
    }
}
