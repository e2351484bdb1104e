package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.Pace;
import dev.faultline.probe.Observation;
import java.time.Instant;
import java.util.Optional;

/** All that is remembered of one dependency. A value: each event makes the next one. */
record Seen(Optional<Observation> last, Confirmation confirmation, long probes, long skipped) {

    static Seen nothing(Instant since) {
        return new Seen(Optional.empty(), Confirmation.none(since), 0, 0);
    }

    Seen after(Observation observation, Pace pace) {
        return new Seen(Optional.of(observation), confirmation.after(observation, pace), probes + 1, skipped);
    }

    Seen noting(Observation mark) {
        return new Seen(Optional.of(mark), confirmation, probes, skipped);
    }

    Seen skipping(long count) {
        return new Seen(last, confirmation, probes, skipped + count);
    }

    Standing standing(Dependency dependency) {
        return new Standing(dependency, last, confirmation.status(), confirmation.since(), probes, skipped);
    }
}
