// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import static dev.faultline.testing.RealKafka.CLEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealKafka;
import dev.faultline.testing.TestNetwork;
import dev.faultline.testing.WaitingTime;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real brokers, of which one is killed. */
class KafkaClusterTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));

    private Outcome probe(RealKafka broker, String topic, Map<String, ?> expect) {
        var section = MapSettings.of(
                Map.of("brokers", List.of(broker.address(CLEAR)), "topics", List.of(topic), "expect", expect));
        var factory = new KafkaProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), LONG);
    }

    private void assertBecomes(Status status, FailureClass failure, String message, RealKafka broker, String topic) {
        await().atMost(WaitingTime.PATIENCE).untilAsserted(() -> {
            var outcome = probe(broker, topic, Map.of());
            assertThat(outcome.message()).isEqualTo(message);
            assertThat(outcome.status()).isEqualTo(status);
            assertThat(outcome.failure()).isEqualTo(failure);
        });
    }

    @Test
    void whatADeadBrokerLedHasNoLeaderAndWhatItKeptHasFewerReplicas(@TempDir Path folder) {
        try (var first = RealKafka.in(folder)
                        .with("offsets.topic.replication.factor", "1")
                        .start();
                var second = first.another(folder).start()) {
            await().atMost(WaitingTime.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> first.createTopic("both", Map.of(0, List.of(1, 2))));
            first.createTopic("split", Map.of(0, List.of(1), 1, List.of(2)));
            first.createTopic("second", Map.of(0, List.of(2)));
            for (var topic : List.of("both", "split", "second")) {
                assertBecomes(Status.UP, FailureClass.NONE, "", first, topic);
            }
            assertThat(probe(first, "both", Map.of("in-sync", "2")).status()).isEqualTo(Status.UP);

            second.kill();

            assertBecomes(Status.DEGRADED, FailureClass.ASSERTION, "split-1 has no leader", first, "split");
            assertBecomes(Status.DOWN, FailureClass.ASSERTION, "second has no leader", first, "second");
            assertBecomes(Status.UP, FailureClass.NONE, "", first, "both");
            await().atMost(WaitingTime.PATIENCE).untilAsserted(() -> {
                var outcome = probe(first, "both", Map.of("in-sync", "2"));
                assertThat(outcome.message()).isEqualTo("both has fewer than 2 replicas in sync");
            });
        } finally {
            network.close();
        }
    }
}
