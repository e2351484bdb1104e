// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against servers of grpc-java, and of HTTP where no server of gRPC would say such a thing. */
class GrpcProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(800);

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
    private final HealthStatusManager health = new HealthStatusManager();
    private Optional<Server> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(Server::shutdownNow);
        network.close();
    }

    private int start(NettyServerBuilder builder) throws IOException {
        server = Optional.of(builder.build().start());
        return server.get().getPort();
    }

    private static NettyServerBuilder local() {
        return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0));
    }

    private Outcome probe(int port, Map<String, ?> more, Duration timeout) {
        var settings = new HashMap<String, Object>(more);
        settings.putIfAbsent("url", "grpc://127.0.0.1:" + port);
        var section = MapSettings.of(settings);
        var factory = new GrpcProbeFactory(network.network());
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private static void assertDown(Outcome outcome, FailureClass failure, String message) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(failure);
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.message()).contains(message);
    }

    @Test
    void aServerThatServesIsUp() throws IOException {
        var port = start(local().addService(health.getHealthService()));

        var outcome = probe(port, Map.of(), LONG);

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.phases()).containsOnlyKeys("resolve", "connect", "first-byte", "total");
    }

    @Test
    void aServiceIsWhatItSaysOfItself() throws IOException {
        var port = start(local().addService(health.getHealthService()));
        var service = Map.of("service", "shop.v1.Orders");

        assertDown(probe(port, service, LONG), FailureClass.ASSERTION, "NOT_FOUND");
        health.setStatus("shop.v1.Orders", ServingStatus.NOT_SERVING);
        assertDown(
                probe(port, service, LONG),
                FailureClass.ASSERTION,
                "shop.v1.Orders says NOT_SERVING of itself, expected SERVING");
        health.setStatus("shop.v1.Orders", ServingStatus.SERVING);
        assertThat(probe(port, service, LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aServiceWithALongNameIsFound() throws IOException {
        var port = start(local().addService(health.getHealthService()));
        var name = "shop.v1." + "Orders".repeat(30);
        health.setStatus(name, ServingStatus.SERVING);

        assertThat(probe(port, Map.of("service", name), LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aServerWithoutTheHealthServiceIsDownUnlessThatIsMeant() throws IOException {
        var port = start(local());

        assertDown(probe(port, Map.of(), LONG), FailureClass.ASSERTION, "expect: { unimplemented: up }");
        assertThat(probe(port, Map.of("expect", Map.of("unimplemented", "up")), LONG)
                        .status())
                .isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, IO",
        "RESOURCE_EXHAUSTED, CAPACITY",
        "UNAUTHENTICATED, AUTH",
        "PERMISSION_DENIED, AUTH",
        "DEADLINE_EXCEEDED, TIMEOUT",
        "INTERNAL, ASSERTION"
    })
    void whatTheServerRefusesWithHasItsClass(String code, FailureClass failure) throws IOException {
        var port = start(local().addService(refusing(code)));

        assertDown(probe(port, Map.of(), LONG), failure, code + ": no, 100 % no");
    }

    private static BindableService refusing(String code) {
        return new HealthGrpc.HealthImplBase() {
            @Override
            public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
                observer.onError(io.grpc.Status.fromCode(io.grpc.Status.Code.valueOf(code))
                        .withDescription("no, 100 % no")
                        .asRuntimeException());
            }
        };
    }

    @Test
    void aServiceThatDoesNotAnswerIsATimeout() throws IOException {
        var port = start(local().addService(new HealthGrpc.HealthImplBase() {
            @Override
            public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
                // Says nothing.
            }
        }));

        var outcome = probe(port, Map.of(), SHORT);

        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(FailureClass.TIMEOUT);
    }

    @Test
    void metadataAndAuthorityAreSent() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        var port = start(local().addService(health.getHealthService()).intercept(new ServerInterceptor() {
            @Override
            public <A, B> ServerCall.Listener<A> interceptCall(
                    ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
                heard.add(call.getAuthority() + " "
                        + headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)));
                return next.startCall(call, headers);
            }
        }));
        var settings = Map.of("authority", "shop.test", "metadata", Map.of("Authorization", "Bearer t0ken"));

        assertThat(probe(port, settings, LONG).status()).isEqualTo(Status.UP);
        assertThat(heard).containsExactly("shop.test Bearer t0ken");
    }

    @Test
    void theCertificateIsVerified(@TempDir Path folder) throws IOException {
        var certificates = TestCertificates.in(folder);
        var pem = certificates.good("127.0.0.1");
        var port = start(local().useTransportSecurity(
                        pem.certificate().toFile(), pem.key().toFile())
                .addService(health.getHealthService()));
        var url = "grpcs://127.0.0.1:" + port;
        var ca = certificates.caFile().toString();

        var outcome = probe(port, Map.of("url", url, "tls", Map.of("ca-file", ca)), LONG);

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertDown(probe(port, Map.of("url", url), LONG), FailureClass.TLS, "not trusted");
        var soon = probe(port, Map.of("url", url, "tls", Map.of("ca-file", ca, "expiry-warning", "1000d")), LONG);
        assertThat(soon.status()).isEqualTo(Status.DEGRADED);
        assertThat(soon.failure()).isEqualTo(FailureClass.TLS);
    }

    /** As proxies answer whose upstream is gone. */
    @ParameterizedTest
    @CsvSource({"502, IO", "503, CAPACITY", "401, AUTH", "404, ASSERTION", "200, PROTOCOL"})
    void anAnswerOfHttpThatIsNoneOfGrpcHasItsClass(int status, FailureClass failure) {
        var http = network.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(request -> request.response()
                        .setStatusCode(status)
                        .putHeader("content-type", "text/html")
                        .end("<html>"))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        assertThat(probe(http.actualPort(), Map.of(), LONG).failure()).isEqualTo(failure);
    }

    @Test
    void aServerWithoutHttp2IsAProtocolFailure(@TempDir Path folder) {
        var certificates = TestCertificates.in(folder);
        var pem = certificates.good("127.0.0.1");
        var http = network.vertx()
                .createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setSsl(true)
                        .setUseAlpn(false)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(pem.certificate().toString())
                                .setKeyPath(pem.key().toString())))
                .requestHandler(request -> request.response().end())
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var settings = Map.of(
                "url",
                "grpcs://127.0.0.1:" + http.actualPort(),
                "tls",
                Map.of("ca-file", certificates.caFile().toString()));

        assertDown(probe(0, settings, LONG), FailureClass.PROTOCOL, "HTTP/2");
    }
}
