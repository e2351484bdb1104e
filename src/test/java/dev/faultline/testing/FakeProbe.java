// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.scheduler.ProbeTimer;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A probe that does as it is told, and remembers when it was run. */
public final class FakeProbe implements Probe {

    private final ProbeTimer time;
    private final List<Long> starts = new ArrayList<>();
    private Supplier<CompletionStage<Outcome>> behaviour = () -> CompletableFuture.completedStage(Outcome.up());
    private int closed;

    public FakeProbe(ProbeTimer time) {
        this.time = time;
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        starts.add(time.nanoTime());
        return behaviour.get();
    }

    @Override
    public void close() {
        closed++;
    }

    /** When it was run, on the monotonic clock. */
    public List<Long> starts() {
        return List.copyOf(starts);
    }

    /** How often it was closed. */
    public int closed() {
        return closed;
    }

    public void answers(Outcome outcome) {
        behaviour = () -> CompletableFuture.completedStage(outcome);
    }

    public void isDown() {
        answers(Outcome.down(FailureClass.CONNECT, "connection refused"));
    }

    public void isUp() {
        answers(Outcome.up());
    }

    public void answersAfter(Duration delay, Outcome outcome) {
        behaviour = () -> {
            var answer = new CompletableFuture<Outcome>();
            time.at(time.nanoTime() + delay.toNanos(), () -> answer.complete(outcome));
            return answer;
        };
    }

    public void neverAnswers() {
        behaviour = CompletableFuture::new;
    }

    public void behaves(Supplier<CompletionStage<Outcome>> other) {
        behaviour = other;
    }

    /** A check that runs this probe. Two such checks of the same name and pace are equal. */
    public Check<Spec> check(String name, ProbePace pace) {
        var dependency = new Dependency(name, Spec.KIND, false, List.of(), Set.of(), pace);
        return new Check<>(dependency, new Spec(this, Set.of()), Factory.ONE);
    }

    /** The same with secrets in its settings. */
    public Check<Spec> check(String name, ProbePace pace, Set<Secret> secrets) {
        return new Check<>(check(name, pace).dependency(), new Spec(this, secrets), Factory.ONE);
    }

    /** The settings of a fake. */
    public record Spec(FakeProbe probe, Set<Secret> secrets) implements ProbeSpec {

        private static final DependencyKind KIND = new DependencyKind("fake");

        @Override
        public Set<String> endpoints() {
            return Set.of();
        }

        @Override
        public Map<String, Object> publicView() {
            return Map.of();
        }
    }

    private enum Factory implements ProbeFactory<Spec> {
        ONE;

        @Override
        public DependencyKind kind() {
            return Spec.KIND;
        }

        @Override
        public Spec read(SettingsSection settings) {
            throw new UnsupportedOperationException("a fake is not configured");
        }

        @Override
        public Probe open(Spec spec) {
            return spec.probe();
        }
    }
}
