package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One look at everything, dependency by dependency in the order in which they were added. */
final class SweepRun {

    private final List<CompletableFuture<SweepResult>> looks = new ArrayList<>();

    /** Adds a dependency as it stood before, and the probe of it that is under way. */
    void add(DependencyStatus before, CompletionStage<Observation> after) {
        looks.add(after.thenApply(
                        observation -> new SweepResult(before.dependency().name(), before.last(), observation))
                .toCompletableFuture());
    }

    /** All of them, once the last has ended. */
    CompletionStage<List<SweepResult>> result() {
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                .thenApply(all -> looks.stream().map(CompletableFuture::join).toList());
    }
}
