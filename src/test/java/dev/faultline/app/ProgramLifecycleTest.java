// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.config.ConfigApplied;
import dev.faultline.dependency.Dependency;
import dev.faultline.incident.IncidentListener;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.sqlite.engine.StoreInUse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of start and stop, seen from what has to be there while a step is taken. */
@SuppressWarnings("NullAway.Init")
class ProgramLifecycleTest {

    private static final String SILENT = "silent";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> chores = new ArrayList<>();
    private final CompletableFuture<Boolean> wasReadyWhenApplied = new CompletableFuture<>();

    @TempDir
    Path folder;

    private ServerSocket server;
    private ProgramAssembly program;
    private ProgramLifecycle lifecycle;

    @BeforeEach
    void assemble() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var config = Files.writeString(folder.resolve("faultline.yaml"), """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  defaults: { interval: 60s, timeout: 20s }
                  dependencies:
                    %s: { kind: http, url: "http://localhost:%d/" }
                """.formatted(SILENT, server.getLocalPort()));
        var environment = new InstanceEnvironment(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "faultline.config", config.toString(),
                                "faultline.data-dir", data().toString(),
                                "faultline.instance", "checkout-1"),
                        "test",
                        100))
                .build());
        program = new ProgramAssembly(
                environment,
                vertx,
                InstantSource.system(),
                next -> lifecycle.apply(next),
                new ProbeListener() {},
                new IncidentListener() {});
        lifecycle = new ProgramLifecycle(
                () -> program,
                () -> {
                    throw new IllegalStateException("this is no hub");
                },
                InstantSource.system(),
                new AppliedConfigs(this::applied),
                (name, every, thread, chore) -> chores.add(name),
                environment);
    }

    @AfterEach
    void release() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        server.close();
    }

    @Test
    void aConfigIsAnnouncedOnceStoreAndProberFollowItAndOnlyThenIsTheProgramStarted() throws InterruptedException {
        lifecycle.start(new StartupEvent());

        assertThat(wasReadyWhenApplied).isCompletedWithValue(true);
        assertThat(lifecycle.isStarted()).isTrue();
        assertThat(chores).containsExactly("tidying of the store", "forgetting of timelines");

        lifecycle.stop(new ShutdownEvent());
        assertThat(lifecycle.isStarted()).isFalse();
    }

    @Test
    void whatFeedsTheStoreEndsBeforeItAndTheProberComesLastOfThese() throws Exception {
        lifecycle.start(new StartupEvent());
        // The server never responds: what was asked for is given up where the prober closes.
        var seen = program.prober.probeNow(SILENT).orElseThrow().thenApply(givenUp -> whileTheProberCloses());

        lifecycle.stop(new ShutdownEvent());

        assertThat(seen.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(new ClosingState(true, true, true));
        assertThat(isStoreInUse()).isFalse();
    }

    private void applied(ConfigApplied event) {
        wasReadyWhenApplied.complete(
                program.store.dependencies().stream().map(Dependency::name).anyMatch(SILENT::equals)
                        && program.prober.status(SILENT).isPresent()
                        && !lifecycle.isStarted());
    }

    private ClosingState whileTheProberCloses() {
        return new ClosingState(
                program.threads.blocking().isShutdown(),
                program.threads.chores().isShutdown(),
                isStoreInUse());
    }

    private boolean isStoreInUse() {
        try {
            SqliteStore.open(data(), InstantSource.system()).close();
            return false;
        } catch (StoreInUse inUse) {
            return true;
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** What has ended already, and what has not, when the prober gives up its probes. */
    private record ClosingState(boolean blockingEnded, boolean choresEnded, boolean storeIsOpen) {}

    /** Hands each announced config on; nobody else listens here. */
    private record AppliedConfigs(Consumer<ConfigApplied> listener) implements Event<ConfigApplied> {

        @Override
        public void fire(ConfigApplied event) {
            listener.accept(event);
        }

        @Override
        public <U extends ConfigApplied> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends ConfigApplied> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<ConfigApplied> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends ConfigApplied> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends ConfigApplied> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
