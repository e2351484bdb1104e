// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.FakeProbe;
import dev.faultline.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A prober on manual time, and what came out of it. */
final class ProberStage {

    static final String INSTANCE = "checkout-6c9f-x2x";

    /** Every 10 s, 3 s at most, slow above 1 s, alert every second, two failures confirm. */
    static final ProbePace PACE = ProbePace.DEFAULT;

    final ManualTime time = new ManualTime();
    final List<Observation> kept = new ArrayList<>();
    final Notes notes = new Notes();
    final long anchor = time.nanoTime();
    final Prober prober = new Prober(INSTANCE, time, kept::add, List.of(notes));

    FakeProbe probe() {
        return new FakeProbe(time);
    }

    void apply(Check<?>... checks) {
        prober.apply(List.of(checks));
    }

    void advance(String duration) {
        time.advance(duration(duration));
    }

    /** Goes to just before the next regular instant of a dependency at the default pace. */
    void advanceToBefore(String dependency, String lead) {
        var next = grid(dependency).after(time.nanoTime() + duration(lead).toNanos());
        time.advance(Duration.ofNanos(next - time.nanoTime()).minus(duration(lead)));
    }

    ProbeGrid grid(String dependency) {
        return ProbeGrid.of(INSTANCE, dependency, anchor, PACE.interval(), 1);
    }

    Observation lastKept() {
        return kept.get(kept.size() - 1);
    }

    List<Status> statuses() {
        return kept.stream().map(Observation::status).toList();
    }

    DependencyStatus status(String dependency) {
        return prober.status(dependency).orElseThrow();
    }

    static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }

    /** What a listener was told. */
    static final class Notes implements ProbeListener {
        final List<Duration> lateness = new ArrayList<>();
        final List<Observation> marks = new ArrayList<>();
        final List<Observation> withheld = new ArrayList<>();
        final List<String> skipped = new ArrayList<>();
        final List<StatusChange> changes = new ArrayList<>();
        final List<Duration> stalls = new ArrayList<>();
        final List<Duration> jumps = new ArrayList<>();
        final List<String> appeared = new ArrayList<>();
        final List<String> vanished = new ArrayList<>();

        @Override
        public void appeared(Dependency dependency) {
            appeared.add(dependency.name());
        }

        @Override
        public void vanished(Dependency dependency) {
            vanished.add(dependency.name());
        }

        @Override
        public void observed(Observation observation, Duration late) {
            lateness.add(late);
        }

        @Override
        public void noted(Observation mark) {
            marks.add(mark);
        }

        @Override
        public void withheld(Observation observation) {
            withheld.add(observation);
        }

        @Override
        public void skipped(String dependency, SkipReason reason, long count) {
            skipped.add(dependency + " " + reason.label() + " " + count);
        }

        @Override
        public void changed(StatusChange change) {
            changes.add(change);
        }

        @Override
        public void stalled(Duration length) {
            stalls.add(length);
        }

        @Override
        public void clockJumped(Duration by) {
            jumps.add(by);
        }
    }
}
