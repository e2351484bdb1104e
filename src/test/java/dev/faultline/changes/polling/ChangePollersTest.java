// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.ChangeStore;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.store.StoreUnavailable;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangePollersTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryStore store = new MemoryStore(InstantSource.system());
    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private final List<Change> told = new CopyOnWriteArrayList<>();
    private final Place place = new Place();
    private ChangePollers watching = start();

    private ChangePollers start() {
        return new ChangePollers(
                new ChangeLog(store, List.of(told::add)),
                checkpoints,
                InstantSource.system(),
                Executors.newSingleThreadScheduledExecutor());
    }

    @AfterEach
    void stop() {
        watching.close();
    }

    /** A place whose value a test sets. */
    private static final class Place implements ChangeSource {
        private volatile String value = "a";
        private final AtomicBoolean gone = new AtomicBoolean();
        private final AtomicInteger looks = new AtomicInteger();
        private final List<PollContext> seen = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "place";
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(10);
        }

        @Override
        public CompletionStage<PollResult> look(PollContext look) {
            seen.add(look);
            looks.incrementAndGet();
            if (gone.get()) {
                return CompletableFuture.failedFuture(new IOException("gone"));
            }
            var now = SourceSnapshot.of(Map.of("value", value));
            var isNews = look.before().filter(before -> !before.equals(now)).isPresent();
            return CompletableFuture.completedFuture(
                    isNews
                            ? new PollResult(
                                    now,
                                    List.of(new Change(
                                            Instant.ofEpochMilli(4711), ChangeKind.CONFIG, "it", value, "is hunter2")))
                            : PollResult.of(now));
        }

        void awaitLooks(int more) {
            var until = looks.get() + more;
            await().atMost(LONG).until(() -> looks.get() >= until);
        }
    }

    @Test
    void whatIsFoundIsKeptAndToldOnceWithoutSecrets() {
        watching.watch(List.of(place), text -> text.replace("hunter2", "***"));
        place.awaitLooks(2);

        place.value = "b";
        await().atMost(LONG).until(() -> !told.isEmpty());
        place.awaitLooks(3);

        assertThat(told)
                .singleElement()
                .satisfies(change -> assertThat(change.message()).isEqualTo("is ***"));
        assertThat(store.changes(Instant.EPOCH, Instant.now())).isEqualTo(told);
    }

    @Test
    void aChangeWhileItWasStoppedIsFoundAtTheNextStartWithTheTimeOfTheLastLook() {
        watching.watch(List.of(place), UnaryOperator.identity());
        place.awaitLooks(2);
        watching.close();
        var stopped = Instant.now();

        place.value = "b";
        place.seen.clear();
        watching = start();
        watching.watch(List.of(place), UnaryOperator.identity());
        await().atMost(LONG).until(() -> !told.isEmpty());

        assertThat(told).extracting(Change::version).containsExactly("b");
        assertThat(place.seen.get(0).last())
                .hasValueSatisfying(last -> assertThat(last).isBeforeOrEqualTo(stopped));
    }

    @Test
    void aPlaceThatCannotBeLookedAtIsLookedAtAgain() {
        place.gone.set(true);
        watching.watch(List.of(place), UnaryOperator.identity());
        place.awaitLooks(3);

        place.gone.set(false);
        place.awaitLooks(2);
        place.value = "b";
        await().atMost(LONG).until(() -> !told.isEmpty());

        assertThat(told).hasSize(1);
    }

    @Test
    void aChangeThatCannotBeStoredIsFoundAgain() {
        watching.close();
        var full = new AtomicBoolean(true);
        watching = new ChangePollers(
                new ChangeLog(new Full(store, full), List.of(told::add)),
                checkpoints,
                InstantSource.system(),
                Executors.newSingleThreadScheduledExecutor());
        watching.watch(List.of(place), UnaryOperator.identity());
        place.awaitLooks(2);

        place.value = "b";
        place.awaitLooks(3);
        var whileFull = List.copyOf(told);
        full.set(false);
        await().atMost(LONG).until(() -> !told.isEmpty());

        assertThat(whileFull).isEmpty();
        assertThat(told).hasSize(1);
    }

    private record Full(MemoryStore store, AtomicBoolean full) implements ChangeStore {
        @Override
        public boolean add(Change change) {
            if (full.get()) {
                throw new StoreUnavailable("the disk is full");
            }
            return store.add(change);
        }

        @Override
        public List<Change> changes(Instant from, Instant to) {
            return store.changes(from, to);
        }
    }

    @Test
    void whatIsNoLongerWatchedIsNotLookedAt() {
        watching.watch(List.of(place), UnaryOperator.identity());
        place.awaitLooks(2);

        watching.watch(List.of(), UnaryOperator.identity());
        watching.lookAt("place");
        watching.close();
        var looks = place.looks.get();
        place.value = "b";

        assertThat(place.looks.get()).isEqualTo(looks);
        assertThat(told).isEmpty();
    }
}
