// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsProbeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int SERVFAIL = 2;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int SRV = 33;

    private final NameServer names = NameServer.start();
    private final TestNetwork network = TestNetwork.searching(List.of("svc.test"), names);

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private Outcome probe(Duration timeout, Map<String, ?> settings) {
        var read = MapSettings.of(settings);
        var factory = new DnsProbeFactory(network.network());
        var spec = factory.read(read);
        assertThat(read.rejections()).isEmpty();
        return run(factory.open(spec), timeout);
    }

    @Test
    void aNameWithItsAddressIsUp() {
        names.knows("db.test", "10.0.0.1", "10.0.0.2");

        var outcome = probe(LONG, Map.of("name", "db.test", "expect", Map.of("contains", "10.0.0.2")));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEqualTo("10.0.0.1, 10.0.0.2");
    }

    @Test
    void aServerFromBeforeEdnsIsUp() {
        names.knows("db.test", "10.0.0.1").knowsNoEdns(1);

        assertThat(probe(LONG, Map.of("name", "db.test")).status()).isEqualTo(Status.UP);
    }

    @Test
    void anotherAddressThanTheExpectedOneIsAnAssertion() {
        names.knows("db.test", "10.0.0.10");

        var outcome = probe(LONG, Map.of("name", "db.test", "expect", Map.of("contains", "10.0.0.1")));

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo("the answer is 10.0.0.10, expected it to contain 10.0.0.1");
    }

    @Test
    void aNameThatDoesNotExistIsADnsFailure() {
        var outcome = probe(LONG, Map.of("name", "nobody.test"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.DNS);
        assertThat(outcome.message()).isEqualTo("the name server answered NXDOMAIN for nobody.test");
    }

    @Test
    void aNameWithoutSuchARecordIsADnsFailure() {
        names.knows("db.test", "10.0.0.1");

        var outcome = probe(LONG, Map.of("name", "db.test.", "type", "AAAA"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.DNS);
        assertThat(outcome.message()).isEqualTo("no AAAA record for db.test.");
    }

    @Test
    void aServerThatFailsIsADnsFailure() {
        names.answerOnly(SERVFAIL);

        var outcome = probe(LONG, Map.of("name", "db.test"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.DNS);
        assertThat(outcome.message()).contains("SERVFAIL");
    }

    @Test
    void aServerThatFailsIsPassedOverForTheNext() {
        try (var failing = NameServer.start();
                var both = TestNetwork.asking(failing, names)) {
            failing.answerOnly(SERVFAIL);
            names.knows("db.test", "10.0.0.1");
            var factory = new DnsProbeFactory(both.network());

            var outcome = run(factory.open(factory.read(MapSettings.of(Map.of("name", "db.test")))), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsADnsFailure() {
        names.fallSilent();

        var outcome = probe(SHORT, Map.of("name", "db.test"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.DNS);
        assertThat(outcome.message()).isEqualTo("the name server did not answer for db.test within 400 ms");
    }

    @Test
    void theServerThatIsNamedIsTheOneThatIsAsked() {
        try (var other = NameServer.start().knows("db.test", "10.9.9.9")) {

            var outcome = probe(
                    LONG,
                    Map.of(
                            "name",
                            "db.test",
                            "server",
                            "127.0.0.1:" + other.address().getPort()));

            assertThat(outcome.message()).isEqualTo("10.9.9.9");
            assertThat(names.asked()).isEmpty();
        }
    }

    @Test
    void aShortNameIsFoundThroughTheSearchDomain() {
        names.knows("db.svc.test", "10.0.0.1");

        var outcome = probe(LONG, Map.of("name", "db"));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(names.asked()).containsExactly("db.svc.test");
    }

    @Test
    void aServiceRecordReadsAsInAZoneFile() {
        names.knows("_pg._tcp.test", SRV, new byte[] {0, 10, 0, 5, 0x15, 0x38, 2, 'd', 'b', 4, 't', 'e', 's', 't', 0});

        var outcome = probe(LONG, Map.of("name", "_pg._tcp.test", "type", "SRV"));

        assertThat(outcome.message()).isEqualTo("10 5 5432 db.test.");
    }

    @Test
    void mailAndTextRecordsReadAsInAZoneFile() {
        names.knows("mail.test", MX, new byte[] {0, 10, 2, 'm', 'x', (byte) 0xC0, 17});
        names.knows("text.test", TXT, new byte[] {2, 'a', 'b', 1, 'c'});

        var mail = probe(LONG, Map.of("name", "mail.test", "type", "MX"));
        var text = probe(LONG, Map.of("name", "text.test", "type", "TXT"));

        assertThat(mail.message()).isEqualTo("10 mx.test.");
        assertThat(text.message()).isEqualTo("abc");
    }

    @Test
    void aMalformedRecordIsAProtocolFailure() {
        names.knows("text.test", TXT, new byte[] {99, 'a'});

        var outcome = probe(LONG, Map.of("name", "text.test", "type", "TXT"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
    }
}
