// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.ServerPlaces.Place;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerPlacesTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 5432);
    private static final InetSocketAddress ANOTHER = new InetSocketAddress("127.0.0.2", 5432);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TestNetwork network = TestNetwork.asking(new NameServer[0]);
    private final ServerPlaces places = new ServerPlaces();
    private final AtomicInteger entered = new AtomicInteger();
    private final List<Place> taken = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        network.close();
    }

    /** A run that takes a place and does not end by itself. */
    private CompletionStage<Outcome> holding(InetSocketAddress server, Duration timeout) {
        return holding(server, Deadline.in(timeout));
    }

    private CompletionStage<Outcome> holding(InetSocketAddress server, Deadline deadline) {
        return network.network().run(deadline, run -> {
            var turn = places.take(server, run);
            entered.incrementAndGet();
            return turn.compose(place -> {
                taken.add(place);
                run.enter(ProbeStep.FIRST_BYTE, "no answer");
                return Promise.<Outcome>promise().future();
            });
        });
    }

    private void holdBoth() {
        holding(SERVER, LONG);
        holding(SERVER, LONG);
        await().until(() -> taken.size() == 2);
    }

    /** One more that waits already. */
    private CompletionStage<Outcome> waiting(Duration timeout) {
        var before = entered.get();
        var waiting = holding(SERVER, timeout);
        awaitEntered(before + 1);
        return waiting;
    }

    private void awaitEntered(int runs) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> entered.get() == runs);
    }

    private static Outcome result(CompletionStage<Outcome> run) {
        return run.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void aThirdSessionWaitsForTheEndOfAnother() {
        var first = holding(SERVER, LONG);
        var second = holding(SERVER, LONG);
        await().until(() -> taken.size() == 2);
        var third = holding(SERVER, LONG);
        holding(ANOTHER, LONG);
        await().until(() -> taken.size() == 3);

        taken.get(0).leave();

        await().until(() -> taken.size() == 4);
        assertThat(List.of(first, second, third))
                .noneMatch(run -> run.toCompletableFuture().isDone());
    }

    @Test
    void whoeverWaitsForChecksThatTheServerServesHasObservedNothing() {
        holdBoth();
        taken.forEach(Place::spoke);

        var outcome = result(holding(SERVER, SHORT));

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.message()).isEqualTo("2 other checks of this server did not end within 300 ms");
    }

    @Test
    void whoeverWaitsForSessionsThatTheServerDoesNotEndHasFoundItDown() {
        holdBoth();
        taken.forEach(Place::spoke);
        taken.forEach(Place::becomeOverdue);

        var outcome = result(holding(SERVER, SHORT));

        assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(outcome.message()).isEqualTo("no answer to 2 earlier checks of this server within 300 ms");
    }

    @Test
    void whoeverWaitsWhileTheServerSaysNothingToAnotherHasFoundItDown() {
        holdBoth();
        taken.get(0).spoke();

        assertThat(result(holding(SERVER, SHORT)).status()).isEqualTo(Status.DOWN);
    }

    @Test
    void whoeverWaitsWhileAnotherEndsWithoutAWordHasFoundTheServerDown() {
        holdBoth();
        taken.get(1).spoke();
        waiting(LONG);
        var waiting = waiting(SHORT);
        taken.get(0).leave();

        assertThat(result(waiting).failure()).isEqualTo(FailureClass.TIMEOUT);
    }

    @Test
    void aServerThatSpeaksToAnotherMeanwhileIsNotDown() {
        holdBoth();
        taken.get(0).becomeOverdue();
        var waiting = waiting(SHORT);
        taken.get(1).spoke();

        assertThat(result(waiting).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whoeverGotAPlaceWithLittleTimeLeftHasObservedNothing() {
        holdBoth();
        taken.forEach(Place::spoke);
        var deadline = Deadline.in(SHORT);
        var waiting = holding(SERVER, deadline);
        awaitEntered(3);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> deadline.remaining().compareTo(SHORT.dividedBy(2)) < 0);
        taken.get(0).leave();

        assertThat(result(waiting).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whoeverGotAPlaceInTimeIsJudgedByWhatItIsStuckAt() {
        holdBoth();
        taken.forEach(Place::spoke);
        var waiting = waiting(Duration.ofSeconds(2));
        taken.get(0).leave();

        assertThat(result(waiting).message()).isEqualTo("no answer within 2 s");
    }

    @Test
    void aPlaceIsFreeOnlyOnceHoweverOftenItIsLeft() {
        holding(SERVER, LONG);
        holding(SERVER, LONG);
        await().until(() -> taken.size() == 2);

        taken.get(0).leave();
        taken.get(0).leave();
        holding(SERVER, LONG);
        await().until(() -> taken.size() == 3);
        taken.forEach(Place::spoke);

        assertThat(result(holding(SERVER, SHORT)).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void theEndOfAllSessionsCanBeAwaited() {
        holding(SERVER, LONG);
        await().until(() -> taken.size() == 1);

        var ended = CompletableFuture.runAsync(() -> {
            try {
                places.awaitEmpty(LONG);
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
        });
        assertThat(ended).isNotDone();
        taken.get(0).leave();

        assertThat(ended).succeedsWithin(Duration.ofSeconds(10));
    }
}
