// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import dev.faultline.dependency.Dependency;
import java.util.concurrent.CompletableFuture;

/**
 * A dependency and how it is probed. Two equal checks are the same work: a reload leaves such a one alone.
 *
 * @param dependency what is probed, and at what pace
 * @param spec the settings of its kind
 * @param factory the kind
 * @param shared whether all instances that check the same take turns
 * @param <S> the settings of the kind
 */
public record Check<S extends ProbeSpec>(Dependency dependency, S spec, ProbeFactory<S> factory, boolean shared) {

    /** One that this instance makes by itself. */
    public Check(Dependency dependency, S spec, ProbeFactory<S> factory) {
        this(dependency, spec, factory, false);
    }

    /** Whether the other probes the same thing in the same way, be it at another pace. */
    public boolean hasSameProbe(Check<?> other) {
        return spec.equals(other.spec()) && factory.equals(other.factory()) && shared == other.shared();
    }

    /** A new probe; the caller closes it. If opening fails, which is a bug of ours, each run of the probe fails with it. */
    public Probe open() {
        try {
            return factory.open(spec);
        } catch (RuntimeException | Error bug) {
            return deadline -> CompletableFuture.failedStage(bug);
        }
    }
}
