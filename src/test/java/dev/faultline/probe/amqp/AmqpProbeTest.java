// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealRabbitMq;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import dev.faultline.testing.TlsFront;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real RabbitMQ; skipped where none is installed. */
@SuppressWarnings("NullAway.Init")
class AmqpProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static TestNetwork network;
    private static RealRabbitMq broker;

    @BeforeAll
    static void start() {
        assumeTrue(RealRabbitMq.isInstalled(), "there is no RabbitMQ here (Debian: apt-get install rabbitmq-server)");
        network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
        broker = RealRabbitMq.started(folder.resolve("broker"));
        broker.control("eval", """
                rabbit_vhost:add(<<"denied">>, <<"t">>),
                rabbit_vhost:add(<<"full">>, <<"t">>),
                rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"full">>, <<".*">>, <<".*">>, <<".*">>, <<"t">>),
                rabbit_vhost_limit:set(<<"full">>, [{<<"max-connections">>, 0}], <<"t">>),
                rabbit_amqqueue:declare(rabbit_misc:r(<<"/">>, queue, <<"orders">>), true, false, [], none, <<"t">>),
                rabbit_auth_backend_internal:add_user(<<"reader">>, <<"s3cret">>, <<"t">>),
                rabbit_auth_backend_internal:set_permissions(<<"reader">>, <<"/">>, <<"^$">>, <<"^$">>, <<".*">>, <<"t">>).
                """);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
            network.close();
        }
    }

    private static Outcome probe(Map<String, ?> more) {
        return probe(broker.port(), "", more);
    }

    private static Outcome probe(int port, String host, Map<String, ?> more) {
        return probe("amqp://127.0.0.1:" + port + "/" + host, more);
    }

    private static Outcome probe(String url, Map<String, ?> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("url", url);
        var section = MapSettings.of(settings);
        var factory = new AmqpProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), LONG);
    }

    private static void assertDown(Outcome outcome, FailureClass failure, String message) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(failure);
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.message()).contains(message);
    }

    @Test
    void aBrokerBehindTlsIsSpokenToWithAClientCertificateOnly(@TempDir Path files) {
        var certificates = TestCertificates.in(files);
        var chain = certificates.issued("127.0.0.1", Duration.ofDays(10).plusHours(1));
        var client = certificates.forClients("checks");
        var url = "amqps://127.0.0.1:" + TlsFront.before(broker.port(), chain, certificates, network.vertx()) + "/";
        var tls = new HashMap<String, Object>(
                Map.of("ca-file", certificates.caFile().toString(), "expiry-warning", "5d"));

        assertDown(
                probe(url, Map.of("tls", tls)),
                FailureClass.TLS,
                "the server asked for a client certificate, and no cert-file is configured");
        tls.put("cert-file", client.certificate().toString());
        tls.put("key-file", client.key().toString());
        var with = probe(url, Map.of("tls", tls));
        assertThat(with.status()).as(with.message()).isEqualTo(Status.UP);
        tls.put("expiry-warning", "14d");
        var soon = probe(url, Map.of("tls", tls));
        assertThat(soon.status()).as(soon.message()).isEqualTo(Status.DEGRADED);
        assertThat(soon.message()).contains("Issuer").contains("(10 days left)");
    }

    @Test
    void aBrokerThatTakesAMessageIsUpAndEveryStepIsTimed() {
        var outcome = probe(Map.of());

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.phases())
                .containsOnlyKeys("resolve", "connect", "greeting", "auth", "open", "publish", "total");
    }

    @Test
    void aWrongPasswordIsAnAuthFailure() {
        assertDown(probe(Map.of("username", "guest", "password", "wrong")), FailureClass.AUTH, "ACCESS_REFUSED");
    }

    @Test
    void aVirtualHostThatIsNotThereIsAnAssertionFailureAndOneThatIsDeniedAnAuthFailure() {
        assertDown(probe(broker.port(), "nothing", Map.of()), FailureClass.ASSERTION, "vhost nothing not found");
        assertDown(probe(broker.port(), "denied", Map.of()), FailureClass.AUTH, "access to vhost 'denied' refused");
    }

    @Test
    void aVirtualHostWithoutAPlaceIsACapacityFailure() {
        assertDown(probe(broker.port(), "full", Map.of()), FailureClass.CAPACITY, "connection limit");
    }

    @Test
    void aQueueIsThereAndHoldsWhatIsExpected() {
        assertThat(probe(Map.of("queue", "orders", "expect", Map.of("messages-below", "1")))
                        .status())
                .isEqualTo(Status.UP);
        assertDown(probe(Map.of("queue", "nothing")), FailureClass.ASSERTION, "no queue 'nothing'");
        assertDown(
                probe(Map.of("queue", "orders", "expect", Map.of("consumers-at-least", "1"))),
                FailureClass.ASSERTION,
                "the queue orders has 0 consumers, expected at least 1");
    }

    @Test
    void aUserWhoMayNotPublishIsToldWhatIsNotNoticed() {
        var outcome = probe(Map.of("username", "reader", "password", "s3cret"));

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.message()).contains("an alarm would not be noticed");
    }

    @Test
    void aBrokerThatIsShortOfMemoryTakesNoMessages() {
        broker.control("set_vm_memory_high_watermark", "0.00001");
        try {
            assertDown(probe(Map.of()), FailureClass.CAPACITY, "the broker takes no messages: low on memory");
            assertThat(probe(Map.of("expect", Map.of("publish", "false"))).status())
                    .isEqualTo(Status.UP);
        } finally {
            broker.control("set_vm_memory_high_watermark", "0.8");
        }
    }

    @Test
    void aBrokerOfAnotherVersionSaysSo() {
        try (var server = ScriptedServer.playing(
                socket -> socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 1, 0, 0}))) {
            assertDown(
                    probe(server.port(), "", Map.of()),
                    FailureClass.PROTOCOL,
                    "the server does not speak AMQP 0-9-1, but 1-0-0");
        }
    }
}
