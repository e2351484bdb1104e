// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.settings.SettingsSection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A process of its own that probes a server and prints what it sees: dependency, start, status, failure. */
final class ProberProcess {

    private static final int DEPENDENCIES = 20;
    private static final ProbePace PACE = new ProbePace(
            Duration.ofMillis(400), Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMillis(400), 2, 1);

    private ProberProcess() {}

    public static void main(String[] args) throws InterruptedException {
        var checks = new ArrayList<Check<?>>();
        for (var number = 0; number < DEPENDENCIES; number++) {
            var dependency =
                    new Dependency("server-" + number, new DependencyKind("byte"), false, List.of(), Set.of(), PACE);
            checks.add(new Check<>(dependency, new Port(Integer.parseInt(args[0])), new ByteKind()));
        }
        var timer = new SystemTimer(Executors.newSingleThreadScheduledExecutor());
        try (var prober = new Prober("stopped", timer, ProberProcess::print, List.of())) {
            prober.apply(checks);
            new CountDownLatch(1).await();
        }
    }

    private static void print(Observation seen) {
        System.out.println(String.join(
                " ",
                seen.dependency(),
                seen.startedAt().toString(),
                seen.status().name(),
                seen.failure().name()));
    }

    private record Port(int number) implements ProbeSpec {
        @Override
        public Set<String> endpoints() {
            return Set.of();
        }

        @Override
        public Map<String, Object> publicView() {
            return Map.of();
        }
    }

    private record ByteKind(Executor pool) implements ProbeFactory<Port> {

        private ByteKind() {
            this(Executors.newCachedThreadPool());
        }

        @Override
        public DependencyKind kind() {
            return new DependencyKind("byte");
        }

        @Override
        public Port read(SettingsSection settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Probe open(Port spec) {
            return new ByteProbe(spec.number(), pool);
        }
    }

    /** Connects and reads one byte. Its own clock runs against the answer, as in every probe. */
    private record ByteProbe(int port, Executor pool) implements Probe {

        @Override
        public CompletionStage<Outcome> run(Deadline deadline) {
            return CompletableFuture.supplyAsync(this::look, pool)
                    .completeOnTimeout(
                            Outcome.down(FailureClass.TIMEOUT, "no byte"),
                            deadline.remaining().toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        private Outcome look() {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.getInputStream().read() < 0 ? Outcome.down(FailureClass.IO, "end") : Outcome.up();
            } catch (IOException failed) {
                return Outcome.down(FailureClass.CONNECT, failed.toString());
            }
        }
    }
}
