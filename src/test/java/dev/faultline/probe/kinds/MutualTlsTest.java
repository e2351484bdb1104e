// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.Status;
import dev.faultline.probe.mongodb.ScriptedMongo;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestCertificates.Pem;
import dev.faultline.testing.TestNetwork;
import dev.faultline.testing.TlsFront;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every kind with TLS, against a server that lets nobody in without a client certificate, and whose own
 * was issued by one that expires in ten days. The tests of {@code postgresql}, {@code mysql}, {@code amqp} and {@code kafka} do
 * the same with their real servers.
 */
class MutualTlsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static TestNetwork network;
    private static TestCertificates certificates;
    private static Pem chain;
    private static RealRedis redis;
    private static ScriptedMongo mongo;
    private static Server grpc;
    private static List<ScriptedServer> scripted;
    private static Map<String, Integer> ports;

    @BeforeAll
    static void start() throws IOException {
        network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
        certificates = TestCertificates.in(folder);
        chain = certificates.issued("127.0.0.1", Duration.ofDays(10).plusHours(1));
        redis = RealRedis.started();
        mongo = ScriptedMongo.standalone();
        grpc = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(new HealthStatusManager().getHealthService())
                .sslContext(GrpcSslContexts.forServer(
                                chain.certificate().toFile(), chain.key().toFile())
                        .trustManager(certificates.caFile().toFile())
                        .clientAuth(ClientAuth.REQUIRE)
                        .build())
                .build()
                .start();
        var http = ScriptedServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        var mail = ScriptedServer.greeting("220 mail\r\n250 mail\r\n221 bye\r\n");
        var memcached = ScriptedServer.saying("END\r\n");
        scripted = List.of(http, mail, memcached);
        ports = Map.of(
                "http", front(http.port()),
                "tls", front(http.port()),
                "redis", front(redis.port()),
                "memcached", front(memcached.port()),
                "smtp", front(mail.port()),
                "mongodb", front(mongo.port()),
                "grpc", grpc.getPort());
    }

    private static int front(int backend) {
        return TlsFront.before(backend, chain, certificates, network.vertx());
    }

    @AfterAll
    static void stop() {
        scripted.forEach(ScriptedServer::close);
        grpc.shutdownNow();
        mongo.close();
        redis.close();
        network.close();
    }

    private static Map<String, ?> settings(String kind, Map<String, ?> tls) {
        var address = "127.0.0.1:" + ports.get(kind);
        return switch (kind) {
            case "http" -> Map.of("url", "https://" + address + "/", "tls", tls);
            case "redis" -> Map.of("url", "rediss://" + address, "tls", tls);
            case "grpc" -> Map.of("url", "grpcs://" + address, "tls", tls);
            case "mongodb" -> Map.of("url", "mongodb://" + address + "/?tls=true", "tls", tls);
            case "smtp" -> Map.of("address", address, "security", "tls", "tls", tls);
            case "tls" -> {
                var flat = new HashMap<String, Object>(tls);
                flat.put("address", address);
                yield flat;
            }
            default -> Map.of("address", address, "tls", tls);
        };
    }

    private static Outcome probe(String kind, Map<String, ?> tls) {
        var factory = new ProbeKinds(network.network(), Runnable::run)
                .factory(new DependencyKind(kind))
                .orElseThrow();
        return TestNetwork.run(opened(factory, settings(kind, tls)), LONG);
    }

    private static <S extends ProbeSpec> Probe opened(ProbeFactory<S> factory, Map<String, ?> settings) {
        var section = MapSettings.of(settings);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return factory.open(spec);
    }

    private static Map<String, String> showing(Pem client, String warning) {
        return Map.of(
                "ca-file", certificates.caFile().toString(),
                "cert-file", client.certificate().toString(),
                "key-file", client.key().toString(),
                "expiry-warning", warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "tls", "redis", "memcached", "smtp", "mongodb", "grpc"})
    void aServerThatAsksForACertificateIsUpWithOneAndSaysWhatIsMissingWithoutOne(String kind) {
        var with = probe(kind, showing(certificates.forClients("checks"), "5d"));
        assertThat(with.status()).as(with.message()).isEqualTo(Status.UP);

        var without = probe(kind, Map.of("ca-file", certificates.caFile().toString()));
        assertThat(without.status()).as(without.message()).isEqualTo(Status.DOWN);
        assertThat(without.failure()).as(without.message()).isEqualTo(FailureClass.TLS);
        assertThat(without.message())
                .contains("the server asked for a client certificate, and no cert-file is configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "tls", "redis", "memcached", "smtp", "mongodb", "grpc"})
    void aCertificateOfAnotherAuthorityIsRefused(String kind, @TempDir Path other) {
        var outcome = probe(kind, showing(TestCertificates.in(other).forClients("checks"), "5d"));

        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).contains("client certificate").doesNotContain("((");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "tls", "redis", "memcached", "smtp", "mongodb", "grpc"})
    void anIssuerThatExpiresSoonIsAWarning(String kind) {
        var outcome = probe(kind, showing(certificates.forClients("checks"), "14d"));

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).contains("Issuer").contains("expires at").contains("(10 days left)");
    }
}
