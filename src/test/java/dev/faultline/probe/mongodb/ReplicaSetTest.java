// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica set of three members that say what they are told to. */
class ReplicaSetTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
    private final List<ScriptedMongo> members = new ArrayList<>();
    private volatile int primary;
    private volatile boolean isPrimaryNamed = true;
    private volatile List<String> silent = List.of();

    @BeforeEach
    void begin() {
        for (var number = 0; number < 3; number++) {
            var own = number;
            members.add(new ScriptedMongo(() -> state(own)));
        }
    }

    @AfterEach
    void end() {
        members.forEach(ScriptedMongo::close);
        network.close();
    }

    private List<String> names() {
        return members.stream().map(ScriptedMongo::name).toList();
    }

    private Document state(int own) {
        var state = new Document("setName", "rs0")
                .append(
                        "hosts",
                        Stream.concat(names().stream(), silent.stream()).toList())
                .append("me", names().get(own))
                .append("isWritablePrimary", own == primary)
                .append("secondary", own != primary);
        return isPrimaryNamed ? state.append("primary", names().get(primary)) : state;
    }

    private Outcome probe(String hosts, Map<String, ?> expect, Duration timeout) {
        var section = MapSettings.of(Map.of("url", "mongodb://" + hosts + "/?replicaSet=rs0", "expect", expect));
        var factory = new MongoProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private Outcome probe() {
        return probe(members.get(0).name(), Map.of(), LONG);
    }

    @Test
    void thePrimaryIsFoundThroughAnyMember() {
        primary = 2;

        var outcome = probe();

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(members)
                .map(ScriptedMongo::asked)
                .containsExactly(List.of("hello"), List.of("hello"), List.of("hello", "ping"));
    }

    @Test
    void aMemberThatIsGoneDegradesTheSet() {
        members.get(1).close();

        var outcome = probe();

        assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.CONNECT);
        assertThat(outcome.message())
                .isEqualTo(members.get(1).name() + " does not serve: connection refused ("
                        + members.get(1).name() + ")");
    }

    @Test
    void aPrimaryThatIsGoneAndStillNamedIsNamed() {
        primary = 1;
        members.get(1).close();

        var outcome = probe();

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(FailureClass.CONNECT);
        assertThat(outcome.message())
                .startsWith("the primary of rs0, " + members.get(1).name() + ", does not respond: connection refused");
    }

    @Test
    void aSetWithoutAPrimaryIsDownThoughItsMembersRespond() {
        primary = 1;
        members.get(1).close();
        isPrimaryNamed = false;

        var outcome = probe();

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo("no primary (rs0: 2 secondaries responded, 1 did not)");
        assertThat(probe(members.get(0).name(), Map.of("role", "secondary"), LONG)
                        .status())
                .isEqualTo(Status.DEGRADED);
    }

    @Test
    void aMemberThatFallsSilentDegradesTheSetBeforeTheDeadline() {
        try (var mute = ScriptedServer.mute()) {
            silent = List.of("127.0.0.1:" + mute.port());

            var outcome = probe(members.get(0).name(), Map.of(), Duration.ofSeconds(3));

            assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
            assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(outcome.message())
                    .startsWith("127.0.0.1:" + mute.port() + " does not serve: no answer to hello");
        }
    }

    @Test
    void aHostThatTheSetDoesNotNameDoesNotMatter() {
        try (var gone = new ScriptedMongo(Document::new)) {
            gone.close();

            var outcome = probe(members.get(0).name() + "," + gone.name(), Map.of(), LONG);

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aSetOfAnotherNameIsNotThisOne() {
        var section = MapSettings.of(Map.of("url", "mongodb://" + members.get(0).name() + "/?replicaSet=rs1"));
        var factory = new MongoProbeFactory(network.network(), Runnable::run);

        var outcome = TestNetwork.run(factory.open(factory.read(section)), LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo(members.get(0).name() + " is of the replica set rs0, expected rs1");
    }

    @Test
    void aSetOfWhichNobodyRespondsIsDownAsItsFirstMemberIs() {
        members.forEach(ScriptedMongo::close);

        var outcome = probe(String.join(",", names()), Map.of(), LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.CONNECT);
        assertThat(outcome.message())
                .startsWith("none of 3 members responded: " + names().get(0) + ": connection refused");
        assertThat(outcome.message().length()).isLessThanOrEqualTo(300);
    }
}
