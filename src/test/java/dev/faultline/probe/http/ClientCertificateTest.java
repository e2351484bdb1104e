// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestCertificates.Pem;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {

    private static final String HOST = "api.test";
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final NameServer names = NameServer.start().knows(HOST, "127.0.0.1").knows("other.test", "127.0.0.1");
    private final TestNetwork network = TestNetwork.asking(names);
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final Map<String, Object> tls = new HashMap<>();
    private TestCertificates authority;

    @BeforeEach
    void makeAuthority() {
        authority = TestCertificates.in(folder);
        tls.put("ca-file", authority.caFile());
    }

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private int serve(String host, ClientAuth asking) {
        var pem = authority.good(host);
        return network.vertx()
                .createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setClientAuth(asking)
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(authority.caFile().toString()))
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(pem.certificate().toString())
                                .setKeyPath(pem.key().toString())))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        try {
            shown.add(request.sslSession().getPeerPrincipal().getName());
        } catch (SSLPeerUnverifiedException nobody) {
            shown.add("nobody");
        }
        var there = request.getParam("to");
        if (there == null) {
            request.response().end("ok");
        } else {
            request.response().setStatusCode(302).putHeader("Location", there).end();
        }
    }

    private Probe probe(int port, String query) {
        var read = MapSettings.of(Map.of("url", "https://" + HOST + ":" + port + "/" + query, "tls", tls));
        var factory = new HttpProbeFactory(network.network());
        var spec = factory.read(read);
        assertThat(read.rejections()).isEmpty();
        return factory.open(spec);
    }

    private Outcome outcome(int port) {
        return run(probe(port, ""), LONG);
    }

    private void show(Pem pem) {
        tls.put("cert-file", pem.certificate());
        tls.put("key-file", pem.key());
    }

    @Test
    void aServerThatAsksForACertificateIsUpWithOneOnly() {
        var port = serve(HOST, ClientAuth.REQUIRED);

        var without = outcome(port);
        show(authority.forClients("checks"));
        var with = outcome(port);

        assertThat(without.failure()).isEqualTo(FailureClass.TLS);
        assertThat(with.status()).isEqualTo(Status.UP);
        assertThat(shown).containsExactly("CN=checks");
    }

    @Test
    void aCertificateThatWasRenewedIsUsedOnceItsKeyIsThereToo() throws IOException {
        var port = serve(HOST, ClientAuth.REQUIRED);
        var here = new Pem(folder.resolve("client.pem"), folder.resolve("client.key"));
        copy(authority.forClients("old"), here);
        show(here);
        try (var probe = probe(port, "")) {
            run(probe, LONG);
            var renewed = authority.forClients("renewed");
            Files.copy(renewed.certificate(), here.certificate(), StandardCopyOption.REPLACE_EXISTING);
            run(probe, LONG);
            Files.copy(renewed.key(), here.key(), StandardCopyOption.REPLACE_EXISTING);
            run(probe, LONG);
        }

        assertThat(shown).containsExactly("CN=old", "CN=old", "CN=renewed");
    }

    private static void copy(Pem from, Pem to) throws IOException {
        Files.copy(from.certificate(), to.certificate());
        Files.copy(from.key(), to.key());
    }

    @Test
    void aRedirectDoesNotLeadTheCertificateToAnotherOrigin() {
        var port = serve(HOST, ClientAuth.REQUEST);
        var elsewhere = serve("other.test", ClientAuth.REQUEST);
        show(authority.forClients("checks"));

        var outcome = run(probe(port, "?to=https://other.test:" + elsewhere + "/"), LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(shown).containsExactly("CN=checks", "nobody");
    }

    @Test
    void aCertificateWithoutItsOwnKeyIsRejected() {
        var one = authority.forClients("one");
        tls.put("cert-file", one.certificate());
        assertThat(rejections()).singleElement().asString().startsWith("tls.key-file: ");

        tls.put("key-file", authority.forClients("another").key());
        assertThat(rejections()).singleElement().asString().startsWith("tls.key-file: ");

        tls.put("key-file", one.certificate());
        assertThat(rejections()).singleElement().asString().startsWith("tls.key-file: ");

        tls.remove("cert-file");
        assertThat(rejections()).singleElement().asString().startsWith("tls.cert-file: ");
    }

    private List<String> rejections() {
        var read = MapSettings.of(Map.of("url", "https://" + HOST + "/", "tls", tls));
        new HttpProbeFactory(network.network()).read(read);
        return read.rejections();
    }
}
