// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The probes that somebody asked for and waits for, of one dependency or of all. None waits forever: once closed, each gets an
 * {@code UNKNOWN} at once. Thread-safe.
 */
final class RequestedProbes implements AutoCloseable {

    private final ProbeTimer timer;
    private final Map<CompletableFuture<Observation>, DependencyWatch> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    RequestedProbes(ProbeTimer timer) {
        this.timer = timer;
    }

    /** Probes after {@code delay} nanoseconds, or joins the probe in flight then. */
    CompletableFuture<Observation> probe(DependencyWatch watch, long delay) {
        var answer = watch.probe(delay);
        waiting.put(answer, watch);
        answer.whenComplete((observation, never) -> waiting.remove(answer));
        if (closed) {
            refuse(answer);
        }
        return answer;
    }

    /** Probes all, one start a millisecond; completes with the last. */
    CompletionStage<List<SweepResult>> sweep(Collection<DependencyWatch> watches) {
        var all = List.copyOf(watches);
        var sweep = new ArrayList<CompletableFuture<List<SweepResult>>>();
        for (var index = 0; index < all.size(); index++) {
            var watch = all.get(index);
            var before = watch.statuses().all();
            sweep.add(probe(watch, ProbeGrid.spread(index, all.size()))
                    .thenApply(after -> SweepResult.of(watch, before, after)));
        }
        return CompletableFuture.allOf(sweep.toArray(CompletableFuture[]::new))
                .thenApply(ended ->
                        sweep.stream().flatMap(each -> each.join().stream()).toList());
    }

    private void refuse(CompletableFuture<Observation> answer) {
        Optional.ofNullable(waiting.get(answer)).ifPresent(watch -> answer.complete(watch.refusal(timer.wall())));
    }

    /** Refuses all that wait, and all that come. */
    @Override
    public void close() {
        closed = true;
        waiting.keySet().forEach(this::refuse);
    }
}
