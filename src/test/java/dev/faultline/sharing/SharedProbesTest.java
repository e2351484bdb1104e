// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.Status;
import dev.faultline.testing.CountingServer;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.TestNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances take turns by a real Redis, and an API counts how often it is called. */
class SharedProbesTest {

    private static final Duration INTERVAL = SharingInstance.INTERVAL;

    /** It takes longer to load them than anything here waits. */
    private static final int COMMANDS = 1_000_000;

    private static final String MICROS_FOR_A_COMMAND = "100";

    private final List<SharingInstance> instances = new ArrayList<>();
    private final CountingServer api = new CountingServer();
    private final RealRedis redis = RealRedis.started();
    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));

    @AfterEach
    void close() {
        instances.forEach(SharingInstance::close);
        api.close();
        redis.close();
        network.close();
    }

    @Test
    void allTogetherMakeOneCallEachIntervalAndEachHasItsTurn() {
        var start = System.nanoTime();
        start(5, redis.url(), Duration.ZERO);

        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.figures().turns() > 0));

        assertThat(api.callsSince(start)).isLessThanOrEqualTo(CountingServer.slotsSince(start, INTERVAL));
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.taken().size() > 2));
        assertThat(instances.get(0).taken()).allSatisfy(taken -> {
            assertThat(taken.status()).isEqualTo(Status.UP);
            assertThat(taken.by().orElseThrow()).matches("shop-[1-4] on node-[1-4]");
        });
    }

    @Test
    void whatAnotherObservedIsKeptByTheOwnClockHoweverThatStands() {
        start(2, redis.url(), Duration.ofMinutes(57));

        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.taken().size() > 3));

        for (var each : instances) {
            assertThat(each.taken())
                    .allSatisfy(taken -> assertThat(Duration.between(taken.startedAt(), each.now()))
                            .isBetween(Duration.ofSeconds(-1), PATIENCE));
        }
    }

    @Test
    void whileItFailsOneOnAnotherNodeIsTheWitness() {
        start(4, redis.url(), Duration.ZERO);
        api.fail();
        var failing = System.nanoTime();

        await().atMost(PATIENCE)
                .until(() -> instances.stream()
                                .mapToLong(each -> each.figures().witnessed())
                                .sum()
                        > 3);

        assertThat(api.callsSince(failing)).isLessThanOrEqualTo(2 * CountingServer.slotsSince(failing, INTERVAL));
        assertThat(instances)
                .allSatisfy(
                        each -> assertThat(each.last().orElseThrow().status()).isEqualTo(Status.DOWN));
        api.recover();
        await().atMost(PATIENCE)
                .until(() -> instances.stream()
                        .allMatch(each -> each.last().orElseThrow().status() == Status.UP));
    }

    @Test
    void withoutRedisEachProbesSeldomAndTurnsComeBackWithIt() {
        start(4, redis.url(), Duration.ZERO);
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.taken().size() > 2));

        redis.kill();
        await().atMost(PATIENCE)
                .until(() -> instances.stream().noneMatch(each -> each.figures().connected()));
        var alone = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.figures().alone() > 1));
        // On average one; each at its own phase, so some intervals have two and others none.
        assertThat(api.callsSince(alone)).isLessThanOrEqualTo(CountingServer.slotsSince(alone, INTERVAL) + 4);

        redis.start();
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.figures().connected()));
        var back = System.nanoTime();
        var before = instances.get(0).taken().size();
        await().atMost(PATIENCE).until(() -> instances.get(0).taken().size() > before + 4);
        assertThat(api.callsSince(back)).isLessThanOrEqualTo(CountingServer.slotsSince(back, INTERVAL) + 4);
    }

    @Test
    void aRedisThatAcceptsAndNeverRepliesIsNoneAndNobodyWaitsForIt() {
        try (var proxy = FaultProxy.to("127.0.0.1", redis.port())) {
            start(2, "redis://127.0.0.1:" + proxy.port(), Duration.ZERO);
            await().atMost(PATIENCE)
                    .until(() ->
                            instances.stream().allMatch(each -> each.taken().size() > 1));

            proxy.stall();
            await().atMost(PATIENCE)
                    .until(() ->
                            instances.stream().allMatch(each -> each.figures().alone() > 1));

            proxy.pass();
            await().atMost(PATIENCE)
                    .until(() ->
                            instances.stream().allMatch(each -> each.figures().connected()));
        }
    }

    @Test
    void aReplicaThatRefusesToWriteIsNoneToTakeTurnsBy() {
        try (var replica = redis.replica()) {
            start(1, replica.url(), Duration.ZERO);

            await().atMost(PATIENCE).until(() -> instances.get(0).figures().alone() > 0);

            assertThat(instances.get(0).figures().connected()).isFalse();
            replica.command("REPLICAOF NO ONE");
            await().atMost(PATIENCE).until(() -> instances.get(0).figures().turns() > 1);
        }
    }

    @Test
    void aRedisThatIsFullIsNoneToTakeTurnsBy() {
        start(2, redis.url(), Duration.ZERO);
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.taken().size() > 1));

        assertThat(redis.command("CONFIG SET maxmemory 1")).isEqualTo("+OK");
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.figures().alone() > 1));

        assertThat(redis.command("CONFIG SET maxmemory 0")).isEqualTo("+OK");
        var turns = turns();
        await().atMost(PATIENCE).until(() -> turns() > turns + 2);
    }

    @Test
    void aRedisThatStillLoadsItsDataIsNoneToTakeTurnsBy(@TempDir Path folder) throws Exception {
        try (var loading = RealRedis.started(
                "--dir", folder.toString(), "--appendonly", "yes", "--key-load-delay", MICROS_FOR_A_COMMAND)) {
            start(2, loading.url(), Duration.ZERO);
            await().atMost(PATIENCE)
                    .until(() ->
                            instances.stream().allMatch(each -> each.taken().size() > 1));

            loading.stop();
            Files.writeString(
                    folder.resolve("appendonly.aof"),
                    "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n".repeat(COMMANDS),
                    StandardOpenOption.APPEND);
            loading.start();
            assertThat(loading.command("PING")).startsWith("-LOADING");
            var alone = instances.stream().map(each -> each.figures().alone()).toList();
            var since = System.nanoTime();
            await().atMost(PATIENCE)
                    .until(() -> IntStream.range(0, 2)
                            .allMatch(i -> instances.get(i).figures().alone() > alone.get(i) + 1));
            assertThat(api.callsSince(since)).isLessThanOrEqualTo(CountingServer.slotsSince(since, INTERVAL) + 4);
            assertThat(loading.command("PING")).startsWith("-LOADING");

            loading.kill();
            Files.delete(folder.resolve("appendonly.aof"));
            loading.start();
            var turns = turns();
            await().atMost(PATIENCE).until(() -> turns() > turns + 2);
        }
    }

    @Test
    void aRedisThatAsksForAPasswordWhichNobodyHasIsNoneToTakeTurnsBy() {
        start(2, redis.url(), Duration.ZERO);
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.taken().size() > 1));

        redis.command("CONFIG SET requirepass new-4711\r\nCLIENT KILL TYPE normal");
        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.figures().alone() > 1));

        redis.command("AUTH new-4711\r\nCONFIG SET requirepass \"\"");
        var turns = turns();
        await().atMost(PATIENCE).until(() -> turns() > turns + 2);
    }

    @Test
    void thoseThatCheckSomethingElseTakeTurnsAmongThemselves() {
        start(2, redis.url(), Duration.ZERO);
        start(2, api.url() + "other", redis.url(), Duration.ZERO);

        await().atMost(PATIENCE)
                .until(() -> instances.stream().allMatch(each -> each.taken().size() > 2));

        for (var i = 0; i < instances.size(); i++) {
            var partner = "shop-" + (i ^ 1) + " on node-" + (i ^ 1);
            assertThat(instances.get(i).taken())
                    .allSatisfy(taken -> assertThat(taken.by()).hasValue(partner));
        }
    }

    /** The replica was cut off before the turn was taken, so the promoted one does not know of it. */
    @Test
    void whenAReplicaIsPromotedThatKnowsNoTurnOneMoreCallIsMadeAtMost() {
        try (var replica = redis.replica();
                var proxy = FaultProxy.to("127.0.0.1", redis.port())) {
            await().atMost(PATIENCE).until(() -> redis.command("WAIT 1 100").equals(":1"));
            var start = System.nanoTime();
            start(4, "redis://127.0.0.1:" + proxy.port(), Duration.ZERO);
            await().atMost(PATIENCE)
                    .until(() ->
                            instances.stream().allMatch(each -> each.taken().size() > 1));

            replica.pause();
            redis.command("CLIENT KILL TYPE replica");
            var turns = turns();
            await().atMost(PATIENCE).until(() -> turns() > turns);
            redis.kill();
            replica.resume();
            replica.command("REPLICAOF NO ONE");
            proxy.pointTo(replica.port());

            var before = turns();
            await().atMost(PATIENCE).until(() -> turns() > before + 4);
            var alone =
                    instances.stream().mapToLong(each -> each.figures().alone()).sum();
            assertThat(api.callsSince(start))
                    .isLessThanOrEqualTo(CountingServer.slotsSince(start, INTERVAL) + 1 + alone);
        }
    }

    private long turns() {
        return instances.stream().mapToLong(each -> each.figures().turns()).sum();
    }

    /** @param apart how far the clocks of two neighbours are apart */
    private void start(int count, String url, Duration apart) {
        start(count, api.url(), url, apart);
    }

    private void start(int count, String target, String url, Duration apart) {
        var first = instances.size();
        IntStream.range(first, first + count)
                .forEach(number -> instances.add(new SharingInstance(
                        "shop-" + number,
                        Optional.of("node-" + number),
                        network,
                        target,
                        url,
                        apart.multipliedBy(number))));
    }
}
