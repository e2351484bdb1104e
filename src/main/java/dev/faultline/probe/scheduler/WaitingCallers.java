// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who waits for the probe of one dependency that is in flight. Used on the prober's thread only. */
final class WaitingCallers {

    private final List<CompletableFuture<Observation>> waiting = new ArrayList<>(1);

    void add(CompletableFuture<Observation> caller) {
        waiting.add(caller);
    }

    /** Answers all of them, on another thread than the prober's. */
    void answer(Observation observation) {
        waiting.forEach(one -> one.completeAsync(() -> observation));
        waiting.clear();
    }
}
