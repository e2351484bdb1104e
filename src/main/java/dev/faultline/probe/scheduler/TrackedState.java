package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;
import java.time.Instant;
import java.util.Optional;

/** All that is remembered of one dependency. A value: each event makes the next one. */
record TrackedState(Optional<Observation> last, StatusConfirmation confirmation, long probes, long skipped) {

    static TrackedState nothing(Instant since) {
        return new TrackedState(Optional.empty(), StatusConfirmation.none(since), 0, 0);
    }

    TrackedState after(Observation observation, ProbePace pace) {
        return new TrackedState(Optional.of(observation), confirmation.after(observation, pace), probes + 1, skipped);
    }

    TrackedState noting(Observation mark) {
        return new TrackedState(Optional.of(mark), confirmation, probes, skipped);
    }

    TrackedState skipping(long count) {
        return new TrackedState(last, confirmation, probes, skipped + count);
    }

    DependencyStatus standing(Dependency dependency) {
        return new DependencyStatus(dependency, last, confirmation.status(), confirmation.since(), probes, skipped);
    }
}
