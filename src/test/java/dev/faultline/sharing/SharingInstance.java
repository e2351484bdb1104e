// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.http.HttpProbeFactory;
import dev.faultline.probe.redis.RedisAccess;
import dev.faultline.probe.scheduler.ProbeTimer;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.probe.scheduler.SystemTimer;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A prober of its own, with its own clock, that shares one check of an API with others. */
final class SharingInstance implements AutoCloseable {

    static final String DEPENDENCY = "payments";
    static final Duration INTERVAL = Duration.ofMillis(500);

    final List<Observation> observations = new CopyOnWriteArrayList<>();
    private final Prober prober;
    private final ProbeCoordinator coordinator;
    private final Duration offset;

    /** @param offset how far the instance's wall clock is ahead */
    SharingInstance(
            String name, Optional<String> node, TestNetwork network, String api, String redis, Duration offset) {
        this.offset = offset;
        prober = new Prober(name, new OffsetTimer(offset), observations::add, List.of());
        coordinator = new ProbeCoordinator(
                network.vertx(), prober, () -> Instant.now().plus(offset));
        var factory = new HttpProbeFactory(network.network());
        var spec = factory.read(MapSettings.of(Map.of("url", api)));
        var pace = new ProbePace(INTERVAL, Duration.ofMillis(400), Duration.ofMillis(400), INTERVAL, 1, 1);
        var dependency = new Dependency(DEPENDENCY, factory.kind(), false, List.of(), spec.endpoints(), pace);
        var check = new Check<>(dependency, spec, factory, true);
        prober.apply(List.of(check));
        var access = RedisAccess.read(MapSettings.of(Map.of("url", redis)));
        coordinator.apply(new SharingPlan(
                "shop", name, node, Optional.of(new CoordinationSettings(access, false)), List.of(check)));
    }

    SharingFigures figures() {
        return coordinator.figures().orElseThrow();
    }

    /** The observations that others made. */
    List<Observation> taken() {
        return observations.stream().filter(each -> each.by().isPresent()).toList();
    }

    Optional<Observation> last() {
        return observations.isEmpty() ? Optional.empty() : Optional.of(observations.get(observations.size() - 1));
    }

    Instant now() {
        return Instant.now().plus(offset);
    }

    @Override
    public void close() {
        coordinator.close();
        prober.close();
    }

    /** The clocks of this machine, the wall clock set otherwise. */
    private record OffsetTimer(SystemTimer timer, Duration offset) implements ProbeTimer {

        OffsetTimer(Duration offset) {
            this(new SystemTimer(Executors.newSingleThreadScheduledExecutor()), offset);
        }

        @Override
        public long nanoTime() {
            return timer.nanoTime();
        }

        @Override
        public Instant wall() {
            return timer.wall().plus(offset);
        }

        @Override
        public Cancellable at(long nanos, Runnable task) {
            return timer.at(nanos, task);
        }

        @Override
        public void stop(Runnable last) {
            timer.stop(last);
        }
    }
}
