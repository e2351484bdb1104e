// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import static dev.faultline.testing.RealKafka.CLEAR;
import static dev.faultline.testing.RealKafka.PASSWORD;
import static dev.faultline.testing.RealKafka.SIGN_IN;
import static dev.faultline.testing.RealKafka.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.RealKafka;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One real broker, with a listener for each way in. */
class KafkaProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ENCRYPTED = "ENCRYPTED";
    private static final String MUTUAL = "MUTUAL";
    private static final String GONE = "GONE";
    private static final String NAMELESS = "NAMELESS";

    private static final int NOBODY = FreePort.get();

    private static NameServer names;
    private static TestNetwork network;
    private static TestCertificates certificates;
    private static RealKafka broker;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        names = NameServer.start();
        network = TestNetwork.asking(names);
        certificates = TestCertificates.in(folder);
        var pem = certificates.issued("127.0.0.1", Duration.ofDays(200).plusHours(1));
        var store = Files.writeString(
                folder.resolve("store.pem"), Files.readString(pem.key()) + Files.readString(pem.certificate()));
        broker = RealKafka.in(folder)
                .listener(SIGN_IN, "SASL_PLAINTEXT")
                .listener(ENCRYPTED, "SSL")
                .listener(MUTUAL, "SSL")
                .listener(GONE, "PLAINTEXT")
                .advertise(GONE, "127.0.0.1:" + NOBODY)
                .listener(NAMELESS, "PLAINTEXT")
                .advertise(NAMELESS, "no-such-host.invalid:9092")
                // Being stopped for a while must not cost it the lead.
                .with("broker.session.timeout.ms", "60000")
                .with("ssl.keystore.type", "PEM")
                .with("ssl.keystore.location", store.toString())
                .with("ssl.truststore.type", "PEM")
                .with("ssl.truststore.location", certificates.caFile().toString())
                .with("listener.name.mutual.ssl.client.auth", "required")
                .start();
        broker.createTopic("orders", Map.of(0, List.of(1), 1, List.of(1)));
    }

    @AfterAll
    static void stop() {
        broker.close();
        network.close();
        names.close();
    }

    private static Outcome probe(List<String> brokers, Map<String, ?> more, Duration timeout) {
        var settings = new HashMap<String, Object>(Map.of("topics", List.of("orders")));
        settings.putAll(more);
        settings.put("brokers", brokers);
        var section = MapSettings.of(settings);
        var factory = new KafkaProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private static Outcome probe(String listener, Map<String, ?> more) {
        return probe(List.of(broker.address(listener)), more, LONG);
    }

    private static void assertUp(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
    }

    private static void assertDown(Outcome outcome, FailureClass failure, String message) {
        assertThat(outcome.message()).contains(message);
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(failure);
    }

    private static Map<String, ?> sasl(String mechanism, String password) {
        return Map.of("sasl", Map.of("mechanism", mechanism, "username", USER, "password", password));
    }

    @Test
    void aBrokerThatLeadsTheTopicIsUpAndEachStepIsMeasured() {
        var outcome = probe(CLEAR, Map.of());

        assertUp(outcome);
        assertThat(outcome.phases()).containsKeys("resolve", "connect", "api-versions", "metadata", "total");
    }

    @Test
    void aTopicThatIsNotThereIsDownAndIsNotMade() {
        var missing = Map.of("topics", List.of("orders", "missing"));

        assertDown(probe(CLEAR, missing), FailureClass.ASSERTION, "the topic missing does not exist");
        assertDown(probe(CLEAR, missing), FailureClass.ASSERTION, "the topic missing does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void eachSignInIsSpokenAndAWrongPasswordIsAnAuthFailure(String mechanism) {
        assertUp(probe(SIGN_IN, sasl(mechanism, PASSWORD)));
        assertDown(probe(SIGN_IN, sasl(mechanism, "wrong")), FailureClass.AUTH, "Authentication failed");
    }

    @Test
    void aSignInThatIsMissingOrNotExpectedIsSaid() {
        assertDown(probe(SIGN_IN, Map.of()), FailureClass.IO, "a broker that wants a sign-in closes the connection");
        assertDown(
                probe(CLEAR, sasl("PLAIN", PASSWORD)), FailureClass.AUTH, "the broker expects no sign-in at this port");
    }

    @Test
    void anEncryptedListenerIsSpokenTo() {
        assertUp(probe(
                ENCRYPTED, Map.of("tls", Map.of("ca-file", certificates.caFile().toString()))));
        assertDown(probe(ENCRYPTED, Map.of("tls", Map.of("verify", "true"))), FailureClass.TLS, "not trusted");
    }

    @Test
    void aBrokerThatAsksForACertificateGetsOne() {
        var client = certificates.forClients("faultline");
        var caFile = certificates.caFile().toString();

        assertUp(probe(
                MUTUAL,
                Map.of(
                        "tls",
                        Map.of(
                                "ca-file",
                                caFile,
                                "cert-file",
                                client.certificate().toString(),
                                "key-file",
                                client.key().toString()))));
        assertDown(
                probe(MUTUAL, Map.of("tls", Map.of("ca-file", caFile))),
                FailureClass.TLS,
                "the server asked for a client certificate, and no cert-file is configured");
    }

    @Test
    void anIssuerThatExpiresSoonIsAWarning() {
        var outcome = probe(
                ENCRYPTED,
                Map.of("tls", Map.of("ca-file", certificates.caFile().toString(), "expiry-warning", "250d")));

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).contains("CN=Issuer expires at").contains("(200 days left)");
    }

    @Test
    void aLeaderThatCannotBeReachedWhereItSaysItIsIsDown() {
        assertDown(
                probe(GONE, Map.of()),
                FailureClass.CONNECT,
                "127.0.0.1:" + NOBODY
                        + ", leader of orders-0, orders-1, cannot be reached: connection refused (127.0.0.1:" + NOBODY
                        + ")");
        assertDown(
                probe(NAMELESS, Map.of()),
                FailureClass.DNS,
                "no-such-host.invalid:9092, leader of orders-0, orders-1, cannot be reached: cannot resolve");
        assertDown(probe(GONE, Map.of("topics", List.of())), FailureClass.CONNECT, ", broker 1, cannot be reached");
        assertUp(probe(GONE, Map.of("expect", Map.of("reachable", "bootstrap"))));
    }

    @Test
    void replicasOfWhichTooFewAreInSyncAreDown() {
        assertDown(
                probe(CLEAR, Map.of("expect", Map.of("in-sync", "2"))),
                FailureClass.ASSERTION,
                "orders has fewer than 2 replicas in sync for each of its 2 partitions");
    }

    @Test
    void theNextBrokerIsAskedWhereOneIsGone() {
        assertUp(probe(List.of("127.0.0.1:" + NOBODY, broker.address(CLEAR)), Map.of(), LONG));
        assertDown(
                probe(List.of("127.0.0.1:" + NOBODY, "127.0.0.1:" + NOBODY), Map.of(), LONG),
                FailureClass.CONNECT,
                "127.0.0.1:" + NOBODY + ": connection refused");
    }

    @Test
    void aBrokerThatIsStoppedIsATimeout() {
        broker.pause();
        try {
            assertDown(
                    probe(List.of(broker.address(CLEAR)), Map.of(), Duration.ofSeconds(1)),
                    FailureClass.TIMEOUT,
                    "no answer to the question for its versions within 1 s");
        } finally {
            broker.resume();
        }
    }
}
