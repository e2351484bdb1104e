// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.probe.mongodb.ScriptedMongo;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.InstalledServer;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealKafka;
import dev.faultline.testing.RealMariaDb;
import dev.faultline.testing.RealOpenSmtpd;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRabbitMq;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.TestCertificates;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One packaged program with a dependency of every kind, each before a real server where there is one for it (and before the
 * script that official drivers sign in to for MongoDB). All are up; then each server is stopped. A kind whose server is not
 * installed here is skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class KindsIT {

    private static final String HEALTH = "{\"status\": \"UP\", \"components\": {\"db\": {\"status\": \"UP\"}}}";

    @TempDir
    private static Path folder;

    private final List<BreakableDependency> kinds = new ArrayList<>();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final Set<String> seenUp = new TreeSet<>();
    private PackagedSidecar sidecar;

    @BeforeAll
    void watchEachAndStopItsServer() throws Exception {
        addDatabases();
        addInstalled();
        addNet();
        addLocal();
        sidecar = PackagedSidecar.start(folder, config());
        await("every kind is up").atMost(PATIENCE).until(() -> {
            kinds.stream().map(KindsIT::watched).filter(this::isUp).forEach(seenUp::add);
            return seenUp.size() == kinds.size();
        });
        for (var kind : kinds) {
            kind.inject().run();
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (sidecar != null) {
            sidecar.close();
        }
        for (var server : running) {
            server.close();
        }
    }

    /** What the health document of the app reports has its own name. */
    private static String watched(BreakableDependency kind) {
        return kind.dependency().equals("app-health") ? "app-health/db" : kind.dependency();
    }

    private boolean isUp(String name) {
        return sidecar.response("/api/v1/dependencies/" + PackagedSidecar.encode(name))
                .body()
                .contains("\"status\":\"UP\"");
    }

    private String config() {
        return """
                faultline:
                  network: { enabled: false }
                  defaults: { interval: 1s, timeout: 5s, slow-above: 4s, alert-interval: 1s, failure-threshold: 1 }
                  dependencies:
                %s
                """.formatted(kinds.stream()
                .map(kind -> "    %s: { kind: %s, interval: 1s, timeout: 5s, %s }"
                        .formatted(kind.dependency(), kind.dependency(), kind.yaml()))
                .collect(Collectors.joining("\n")));
    }

    private void add(String kind, String keys, AutoCloseable server) {
        add(kind, keys, "DOWN", Set.of("connect"), server);
    }

    private void add(String kind, String keys, String status, Set<String> failures, AutoCloseable server) {
        running.add(server);
        kinds.add(new BreakableDependency(
                kind,
                keys,
                status,
                failures,
                () -> {
                    running.remove(server);
                    server.close();
                },
                () -> {}));
    }

    private void addDatabases() {
        var postgres = RealPostgres.started();
        add(
                "postgresql",
                "url: \"%s\", username: %s, password: %s"
                        .formatted(postgres.url(), RealPostgres.USER, RealPostgres.PASSWORD),
                postgres);
        var redis = RealRedis.started();
        add("redis", "url: \"%s\"".formatted(redis.url()), redis);
        var mongo = ScriptedMongo.standalone();
        add("mongodb", "url: \"mongodb://127.0.0.1:%d\"".formatted(mongo.port()), mongo);
        var kafka = RealKafka.in(folder).start();
        add("kafka", "brokers: [\"%s\"]".formatted(kafka.address(RealKafka.CLEAR)), kafka);
    }

    private void addInstalled() {
        if (RealMariaDb.isInstalled()) {
            var mysql = RealMariaDb.started(folder.resolve("mysql"));
            add(
                    "mysql",
                    "url: \"mysql://127.0.0.1:%d/orders\", username: %s, password: %s"
                            .formatted(mysql.port(), RealMariaDb.USER, RealMariaDb.PASSWORD),
                    mysql);
        }
        if (RealRabbitMq.isInstalled()) {
            var broker = RealRabbitMq.started(folder.resolve("amqp"));
            add("amqp", "url: \"amqp://127.0.0.1:%d\"".formatted(broker.port()), broker);
        }
        if (InstalledServer.executable("memcached").isPresent()) {
            var port = FreePort.get();
            add(
                    "memcached",
                    "address: \"127.0.0.1:%d\"".formatted(port),
                    InstalledServer.started(
                            port,
                            "memcached",
                            List.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0", "-u", "root")));
        }
        if (RealOpenSmtpd.isInstalled()) {
            var mail = RealOpenSmtpd.started(folder);
            add("smtp", "address: \"127.0.0.1:%d\"".formatted(mail.port()), mail);
        }
    }

    private void addNet() throws Exception {
        var api = new FickleApi();
        add("http", "url: \"%s\"".formatted(api.url()), api);
        var certificates = TestCertificates.in(folder);
        var secured = new TlsApi();
        secured.show(certificates.good("127.0.0.1"));
        add(
                "tls",
                "address: \"127.0.0.1:%d\", ca-file: \"%s\"".formatted(secured.port(), certificates.caFile()),
                secured);
        var listener = new StallingListener();
        add("tcp", "address: \"127.0.0.1:%d\"".formatted(listener.port()), listener);
        var names = NameServer.start().knows("orders.test", "10.0.0.7");
        add(
                "dns",
                "name: orders.test, server: \"127.0.0.1:%d\""
                        .formatted(names.address().getPort()),
                "DOWN",
                Set.of("dns"),
                names);
        var grpc = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
        add("grpc", "url: \"grpc://127.0.0.1:%d\"".formatted(grpc.getPort()), () -> grpc.shutdownNow());
    }

    private void addLocal() throws IOException {
        var app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            try (exchange) {
                var body = HEALTH.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        app.start();
        // What an app does not say is unknown: it is no failure of what it would report.
        add(
                "app-health",
                "url: \"http://127.0.0.1:%d/\"".formatted(app.getAddress().getPort()),
                "UNKNOWN",
                Set.of("prober"),
                () -> app.stop(0));
        var file = Files.writeString(folder.resolve("watched"), "content");
        add(
                "file",
                "path: \"%s\", expect: { readable: true }".formatted(file),
                "DOWN",
                Set.of("assertion"),
                () -> Files.deleteIfExists(file));
        add("env", "required: [PATH]", "UP", Set.of(""), () -> {});
    }

    private static Stream<String> every() {
        var vertx = Vertx.vertx();
        try {
            return new ProbeKinds(vertx, Runnable::run)
                    .kinds().stream().map(DependencyKind::name).sorted();
        } finally {
            vertx.close();
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void isUpAndThenDownWithItsClass(String kind) {
        var found =
                kinds.stream().filter(each -> each.dependency().equals(kind)).findFirst();
        assumeTrue(found.isPresent(), "there is no server for " + kind + " here");

        assertThat(seenUp).contains(watched(found.get()));
        sidecar.awaitStatus(
                PackagedSidecar.encode(watched(found.get())), found.get().status());
        var last = sidecar.get("/api/v1/dependencies/" + PackagedSidecar.encode(watched(found.get())))
                .get("lastObservation");
        assertThat(found.get().failures())
                .as(last.get("message").asText())
                .contains(last.path("failure").asText(""));
    }

    @Test
    void theVerdictNamesWhatWasStoppedAndTheProgramGoesOn() {
        kinds.forEach(kind -> sidecar.awaitStatus(PackagedSidecar.encode(watched(kind)), kind.status()));

        var verdict = sidecar.verdict("-10s", "now");

        assertThat(verdict.get("dependencies")).hasSizeGreaterThanOrEqualTo(kinds.size());
        assertThat(sidecar.isAlive()).isTrue();
        assertThat(sidecar.log()).doesNotContain("Exception");
    }
}
