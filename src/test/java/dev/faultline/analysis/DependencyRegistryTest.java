// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.testing.FakeProbe;
import dev.faultline.testing.ManualTime;
import dev.faultline.testing.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which dependencies and which routes there are, by the config and by history. */
class DependencyRegistryTest {

    private final List<Check<?>> configured = new ArrayList<>();
    private final MemoryStore store = new MemoryStore(() -> ManualTime.START);
    private final DependencyRegistry dependencies = new DependencyRegistry(() -> configured, store);
    private final RouteRegistry routes = new RouteRegistry(() -> configured, store);

    @Test
    void thoseConfiguredNowComeFirstAndInTheirOrderThenThoseThatOnlyHistoryKnows() {
        remember("zoo", DependencyKind.EXTERNAL);
        remember("db", DependencyKind.EXTERNAL);
        configure("ledger");
        configure("db");

        assertThat(dependencies.all()).extracting(Dependency::name).containsExactly("ledger", "db", "zoo");
    }

    @Test
    void whatIsConfiguredNowOverridesWhatHistorySays() {
        remember("db", DependencyKind.EXTERNAL);
        configure("db");

        assertThat(dependencies.find("db")).map(Dependency::kind).contains(new DependencyKind("fake"));
        assertThat(dependencies.check("db")).isPresent();
    }

    @Test
    void whatLeftTheConfigIsStillKnownButNoLongerChecked() {
        remember("db", new DependencyKind("postgresql"));

        assertThat(dependencies.find("db")).isPresent();
        assertThat(dependencies.check("db")).isEmpty();
        assertThat(dependencies.find("nobody")).isEmpty();
    }

    @Test
    void aRouteOfTheAppIsARouteAndNoDependency() {
        remember("route/home", DependencyKind.ROUTE);
        remember("db", DependencyKind.EXTERNAL);

        assertThat(dependencies.all()).extracting(Dependency::name).containsExactly("db");
        assertThat(dependencies.find("route/home")).isEmpty();
        assertThat(routes.all()).extracting(Dependency::name).containsExactly("route/home");
        assertThat(routes.isAsked("route/home")).isFalse();
    }

    private void configure(String name) {
        configured.add(new FakeProbe(new ManualTime()).check(name, ProbePace.DEFAULT));
    }

    private void remember(String name, DependencyKind kind) {
        store.remember(new Dependency(name, kind, false, List.of(), Set.of(), ProbePace.DEFAULT));
    }
}
