// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.Deadline;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerPlacesTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 5432);
    private static final InetSocketAddress ANOTHER = new InetSocketAddress("127.0.0.2", 5432);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TestNetwork network = TestNetwork.asking(new NameServer[0]);
    private final ServerPlaces places = new ServerPlaces();
    private final List<Place> taken = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        network.close();
    }

    /** A run that takes a place and does not end by itself. */
    private CompletionStage<Outcome> holding(InetSocketAddress server, Duration timeout) {
        return network.network()
                .run(
                        Deadline.in(timeout),
                        run -> places.take(server, run).compose(place -> {
                            taken.add(place);
                            return Promise.<Outcome>promise().future();
                        }));
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
    void whoeverWaitsInVainForOtherChecksHasObservedNothing() {
        holding(SERVER, LONG);
        holding(SERVER, LONG);
        await().until(() -> taken.size() == 2);

        var outcome = result(holding(SERVER, SHORT));

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.message()).isEqualTo("2 other checks of this server did not end within 300 ms");
    }

    @Test
    void whoeverWaitsInVainForSessionsThatTheServerDoesNotEndHasFoundItDown() {
        holding(SERVER, LONG);
        holding(SERVER, LONG);
        await().until(() -> taken.size() == 2);
        taken.forEach(Place::becomeOverdue);

        var outcome = result(holding(SERVER, SHORT));

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.message())
                .isEqualTo("the server did not end the 2 sessions of earlier checks within 300 ms");
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
