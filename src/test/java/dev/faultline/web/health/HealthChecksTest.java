// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.config.ConfigProblem;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.testing.FakeProbe;
import dev.faultline.testing.ManualTime;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

    private static final DependencyKind FAKE = new DependencyKind("fake");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final Prober prober = new Prober("checkout-1", time, observation -> {}, List.of());
    private final FakeProbe database = new FakeProbe(time);
    private final FakeProbe cache = new FakeProbe(time);
    private final FakeProbe home = new FakeProbe(time);

    @AfterEach
    void stop() {
        prober.close();
    }

    private void watchAll() {
        prober.apply(List.of(
                check(database, "db", FAKE, true),
                check(cache, "cache", FAKE, false),
                check(home, "route/home", DependencyKind.ROUTE, true)));
        time.advance(MINUTE);
    }

    private static Check<?> check(FakeProbe probe, String name, DependencyKind kind, boolean critical) {
        var made = probe.check(name, ProbePace.DEFAULT);
        return new Check<>(
                new Dependency(name, kind, critical, List.of(), Set.of(), ProbePace.DEFAULT),
                made.spec(),
                made.factory());
    }

    private HealthCheckResponse critical() {
        return new CriticalDependencies(new Running(true), () -> prober).call();
    }

    private HealthCheckResponse all() {
        return new AllDependencies(new Running(true), () -> prober).call();
    }

    @Test
    void beforeAnyProbeNothingIsDown() {
        prober.apply(List.of(check(database, "db", FAKE, true)));

        assertThat(critical().getStatus()).isEqualTo(Status.UP);
        assertThat(critical().getData()).contains(Map.of("db", "UNKNOWN"));
    }

    @Test
    void eachGroupNamesTheDependenciesThatCountInItAndNoRoute() {
        watchAll();

        assertThat(critical().getName()).isEqualTo("critical");
        assertThat(critical().getData()).contains(Map.of("db", "UP"));
        assertThat(all().getName()).isEqualTo("dependencies");
        assertThat(all().getData()).contains(Map.of("db", "UP", "cache", "UP"));
    }

    @Test
    void aConfirmedFailureCountsInTheGroupsOfItsDependencyOnly() {
        cache.isDown();
        watchAll();

        assertThat(all().getStatus()).isEqualTo(Status.DOWN);
        assertThat(critical().getStatus()).isEqualTo(Status.UP);

        database.isDown();
        time.advance(MINUTE);

        assertThat(critical().getStatus()).isEqualTo(Status.DOWN);
        assertThat(critical().getData()).contains(Map.of("db", "DOWN"));
    }

    @Test
    void aRouteOfTheAppThatFailsIsNoFailureOfADependency() {
        home.isDown();
        watchAll();

        assertThat(all().getStatus()).isEqualTo(Status.UP);
        assertThat(critical().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void onlyAProberThatHangsForTenSecondsIsNotLive() {
        var liveness = new LivenessCheck(new Running(true), () -> prober);
        time.advance(MINUTE);
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);

        time.stopProcess(Duration.ofSeconds(8));
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);

        time.stopProcess(Duration.ofSeconds(2));
        assertThat(liveness.call().getStatus()).isEqualTo(Status.DOWN);

        time.advance(MINUTE);
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void itIsReadyAndStartedOnceEverythingRuns() {
        var store = new MemoryStore(() -> Instant.EPOCH);

        assertThat(readiness(false, store).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new StartupCheck(new Running(false)).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readiness(true, store).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new StartupCheck(new Running(true)).call().getStatus()).isEqualTo(Status.UP);
    }

    private static ReadinessCheck readiness(boolean isStarted, MemoryStore store) {
        return new ReadinessCheck(new Running(isStarted), () -> store, () -> {
            throw new IllegalStateException("this is no hub");
        });
    }

    private record Running(boolean isStarted) implements RunningConfig {

        @Override
        public FaultlineConfig config() {
            return FaultlineConfig.NONE;
        }

        @Override
        public Optional<ConfigProblem> problem() {
            return Optional.empty();
        }

        @Override
        public boolean isHub() {
            return false;
        }

        @Override
        public String instance() {
            return "checkout-1";
        }
    }
}
