// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.connections.ConnectionBatch;
import dev.faultline.connections.ConnectionCounts;
import dev.faultline.connections.ConnectionLog;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.ConnectionStore;
import dev.faultline.connections.ReadSpan;
import dev.faultline.connections.RemoteEndpoint;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.net.HostAddress;
import dev.faultline.testing.TimelineBuilder;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The app's pool stands at ten connections through the errors, and at three before. */
class ConnectionHistoryTest {

    private static final String FROM = "14:00:05";
    private static final String TO = "14:00:35";
    private static final String POOL = "orders-db responded to the probe, while the app held 10 connections to it"
            + " throughout (usually 3): its pool may be exhausted.";

    private final IncidentScene scene = new IncidentScene().answered("/orders", FROM, TO, false);

    /** What is stored, and never changes. */
    private record StoredPool(List<ConnectionRun> pool) implements ConnectionStore {

        @Override
        public void add(ConnectionBatch batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ConnectionRun> runs(Instant from, Instant to) {
            return pool;
        }

        @Override
        public List<ReadSpan> spans(Instant from, Instant to) {
            return List.of(new ReadSpan(at("13:57:00"), at("14:00:40"), 221, 0));
        }

        @Override
        public List<HostAddress> addresses() {
            return List.of(new HostAddress("db", "10.0.0.3", at("13:00:00"), at("15:00:00")));
        }
    }

    private static ConnectionSource pool() {
        var store = new MemoryStore(() -> at("23:00:00"));
        store.remember(new Dependency(
                "orders-db", DependencyKind.POSTGRESQL, true, List.of(), Set.of("db:5432"), ProbePace.DEFAULT));
        var held = new StoredPool(List.of(held(3, "13:57:00", "13:59:49"), held(10, "13:59:50", "14:00:40")));
        return new ConnectionHistory(
                new ConnectionLog(held, List::of),
                new DependencyRegistry(List::of, store),
                new RouteRegistry(List::of, store),
                () -> true);
    }

    private static ConnectionRun held(int connections, String from, String to) {
        var samples = (int) Duration.between(at(from), at(to)).toSeconds() + 1;
        return new ConnectionRun(
                new RemoteEndpoint("10.0.0.3", 5432),
                at(from),
                at(to),
                samples,
                connections,
                new ConnectionCounts(connections, 0, 0, 0, 0),
                Duration.ZERO,
                connections,
                0);
    }

    private static TimelineBuilder database() {
        return timeline("orders-db").kind("postgresql").every("5s");
    }

    @Test
    void whereNobodyWatchedBeforeTheWindowThePoolIsStillToldAndTheAnswerStaysOpen() {
        scene.with(database().upFrom("13:59:40", "15:00:00")).connected(pool());

        var verdict = scene.verdict(FROM, TO);
        var report = scene.report(FROM, TO);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        assertThat(verdict.summary()).startsWith(POOL + " Cannot tell");
        assertThat(report.summary()).startsWith(verdict.summary());
        assertThat(report.step(StepName.DOWNSTREAM).state()).isEqualTo(StepState.FOUND);
        assertThat(report.step(StepName.DOWNSTREAM).sentence()).isEqualTo(POOL);
    }

    @Test
    void whereItWasUpAllTheTimeThePoolIsTold() {
        scene.with(database().upFrom("13:00:00", "15:00:00")).connected(pool());

        assertThat(scene.verdict(FROM, TO).answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(scene.verdict(FROM, TO).summary()).startsWith(POOL);
    }

    @Test
    void whatWasNotWatchedForHalfOfTheWindowMayHaveFailedThere() {
        scene.with(database().upFrom("13:00:00", "14:00:15").upFrom("14:00:33", "15:00:00"))
                .connected(pool());

        assertThat(scene.verdict(FROM, TO).summary()).doesNotContain("pool");
    }

    @Test
    void whatFailedShortlyBeforeWasNotUp() {
        scene.with(database().downFrom("13:59:40", "13:59:45").upFrom("13:59:50", "15:00:00"))
                .connected(pool());

        assertThat(scene.verdict(FROM, TO).summary()).doesNotContain("pool");
    }
}
