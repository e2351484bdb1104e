// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.config.ConfigLoader;
import dev.faultline.discovery.AppConnections.RemoteEnd;
import dev.faultline.discovery.mentions.ServerMentions;
import dev.faultline.discovery.mentions.ServiceNames;
import dev.faultline.discovery.mentions.VariableSet;
import dev.faultline.probe.Check;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.Status;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.InstalledServer;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed can be saved as it is: the config is valid, and its checks are those of the servers' kinds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposedKindsTest {

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
    private final ProbeKinds kinds = new ProbeKinds(network.network(), Runnable::run);

    @AfterAll
    void stop() {
        network.close();
    }

    private String proposed(Map<String, String> variables, RemoteEnd... connections) {
        var set = new VariableSet(variables, Map.of());
        return ProposalText.of(ConfigProposal.of(
                ServerMentions.find(set, List.of()),
                AppFiles.NONE,
                List.of(),
                List.of(connections),
                new ServiceNames(set),
                new ProposalRules(ProbeKinds.names(kinds.all()))));
    }

    private List<Check<?>> loaded(String config, Map<String, String> variables) {
        var loader = new ConfigLoader(kinds.all(), name -> Optional.ofNullable(variables.get(name)));
        return loader.load(config.getBytes(StandardCharsets.UTF_8)).checks().stream()
                .filter(check -> !check.dependency().kind().name().equals("network"))
                .toList();
    }

    private static List<String> named(List<Check<?>> checks) {
        return checks.stream()
                .map(check -> check.dependency().kind().name())
                .sorted()
                .toList();
    }

    @Test
    void everyKindOfServerThatAVariableNamesIsCheckedByItsKind() {
        var variables = Map.ofEntries(
                Map.entry("DATABASE_URL", "postgres://shop:hunter2@orders-db/orders"),
                Map.entry("LEGACY_URL", "jdbc:mysql://legacy/shop"),
                Map.entry("LEGACY_USER", "shop"),
                Map.entry("LEGACY_PASSWORD", "hunter2"),
                Map.entry("CATALOG_URI", "mongodb://shop:hunter2@m1,m2/catalog?replicaSet=rs0"),
                Map.entry("REDIS_HOST", "cache"),
                Map.entry("MEMCACHED_SERVERS", "m:11211"),
                Map.entry("MEMCACHED_USERNAME", "shop"),
                Map.entry("MEMCACHED_PASSWORD", "hunter2"),
                Map.entry("SPRING_MAIL_HOST", "mail"),
                Map.entry("SPRING_MAIL_PORT", "587"),
                Map.entry("SPRING_MAIL_USERNAME", "shop"),
                Map.entry("SPRING_MAIL_PASSWORD", "hunter2"),
                Map.entry("SPRING_RABBITMQ_HOST", "queue"),
                Map.entry("SPRING_RABBITMQ_USERNAME", "shop"),
                Map.entry("SPRING_RABBITMQ_PASSWORD", "hunter2"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "k1:9093,k2:9093"),
                Map.entry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                Map.entry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512"),
                Map.entry("KAFKA_USERNAME", "shop"),
                Map.entry("KAFKA_PASSWORD", "hunter2"),
                Map.entry("PRICES_GRPC_ADDR", "prices:9090"),
                Map.entry("PAYMENTS_URL", "https://pay.example/v1"),
                Map.entry("LEDGER_ADDR", "ledger:9000"));

        var config = proposed(variables);

        assertThat(config).doesNotContain("hunter2");
        assertThat(named(loaded(config, variables)))
                .containsExactly(
                        "amqp",
                        "grpc",
                        "http",
                        "kafka",
                        "memcached",
                        "mongodb",
                        "mysql",
                        "postgresql",
                        "redis",
                        "smtp",
                        "tcp");
    }

    @Test
    void theSignInOfABrokerIsTakenFromItsVariables() {
        var variables = Map.of(
                "KAFKA_BROKERS", "k1:9093,k2:9093",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "KAFKA_USERNAME", "shop",
                "KAFKA_PASSWORD", "hunter2");

        assertThat(proposed(variables))
                .contains("kind: kafka # variable KAFKA_BROKERS")
                .contains("brokers: [\"k1:9093\", \"k2:9093\"]")
                .contains("tls: {}")
                .contains("sasl: { mechanism: SCRAM-SHA-512, username: \"${KAFKA_USERNAME}\","
                        + " password: \"${KAFKA_PASSWORD}\" } # variables KAFKA_USERNAME and KAFKA_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "6379, redis",
        "27017, mongodb",
        "11211, memcached",
        "25, smtp",
        "465, smtp",
        "587, smtp",
        "5672, amqp",
        "5671, amqp",
        "9092, kafka",
        "50051, grpc",
        "5432, tcp",
        "443, tcp",
        "1521, tcp",
        "9000, tcp"
    })
    void aServerThatIsOnlyConnectedToIsCheckedByTheKindOfItsPort(int port, String kind) throws UnknownHostException {
        var config = proposed(Map.of(), connected(port));

        assertThat(named(loaded(config, Map.of()))).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {3306, 4406})
    void noConnectionsAloneAreMadeToAMysqlThatNobodyMaySignInTo(int port) throws UnknownHostException {
        var config = proposed(Map.of(), connected(port));

        assertThat(loaded(config, Map.of())).isEmpty();
        assertThat(config)
                .contains("  dependencies: {}\n")
                .contains("    #   kind: mysql # 1 connection\n")
                .contains("can lock the app out");
        var filled = config.replace(" {}\n", "\n").replace("    # ", "    ");
        assertThat(named(loaded(filled, Map.of()))).containsExactly("mysql");
    }

    private static RemoteEnd connected(int port) throws UnknownHostException {
        return new RemoteEnd(InetAddress.getByName("10.0.0.3"), port, 1);
    }

    private void assertProbes(Map<String, String> variables) {
        for (var check : loaded(proposed(variables), variables)) {
            var outcome = run(check);
            assertThat(outcome.status())
                    .as(check.dependency().kind() + ": " + outcome.message())
                    .isEqualTo(Status.UP);
        }
    }

    private static <S extends ProbeSpec> Outcome run(Check<S> check) {
        return TestNetwork.run(check.open(), Duration.ofSeconds(20));
    }

    @Test
    void whatIsProposedProbesRealServers() throws IOException {
        var health = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
        try (var postgres = RealPostgres.started();
                var redis = RealRedis.started();
                var mail = ScriptedServer.greeting("220 mail\r\n250 mail\r\n221 bye\r\n")) {
            assertProbes(Map.of(
                    "ORDERS_URL",
                    postgres.url(),
                    "ORDERS_USER",
                    RealPostgres.USER,
                    "ORDERS_PASSWORD",
                    RealPostgres.PASSWORD,
                    "REDIS_URL",
                    redis.url(),
                    "PRICES_GRPC_ADDR",
                    "127.0.0.1:" + health.getPort(),
                    "MAIL_HOST",
                    "127.0.0.1",
                    "MAIL_PORT",
                    Integer.toString(mail.port())));
        } finally {
            health.shutdownNow();
        }
    }

    @Test
    void whatIsProposedProbesAMemcached() {
        assumeTrue(
                InstalledServer.executable("memcached").isPresent(),
                "there is no memcached here (Debian: apt-get install memcached)");
        var port = FreePort.get();
        var arguments = Stream.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0", "-u", "root")
                .toList();
        try (var server = InstalledServer.started(port, "memcached", arguments)) {
            assertProbes(Map.of("MEMCACHED_SERVERS", "127.0.0.1:" + server.port()));
        }
    }
}
