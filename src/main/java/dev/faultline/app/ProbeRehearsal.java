// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.probe.Check;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.Probe;
import io.quarkus.runtime.ImageMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One look at everything whose result is forgotten. In a cold JVM the first run of a probe is spent on loading its
 * classes, a second and more on a small machine: kept as an observation, that would blame the dependency for it. A
 * native image has no such first time and skips this.
 */
final class ProbeRehearsal {

    private static final Logger LOG = Logger.getLogger(ProbeRehearsal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ProbeRehearsal() {}

    /** Looks at all of them at once; returns when all have answered, at the latest after three seconds. */
    static void of(Collection<Check<?>> checks) {
        if (ImageMode.current() != ImageMode.JVM) {
            return;
        }
        var probes = new ArrayList<Probe>();
        try {
            checks.forEach(check -> probes.add(check.open()));
            await(probes.stream().map(ProbeRehearsal::run).toList());
        } finally {
            probes.forEach(ProbeRehearsal::close);
        }
    }

    private static CompletableFuture<?> run(Probe probe) {
        try {
            return probe.run(Deadline.in(PATIENCE)).toCompletableFuture();
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private static void await(List<? extends CompletableFuture<?>> runs) {
        try {
            CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unimportant) {
            LOG.debugf(unimportant, "rehearsal incomplete");
        }
    }

    private static void close(Probe probe) {
        try {
            probe.close();
        } catch (RuntimeException bug) {
            LOG.debugf(bug, "a rehearsed probe could not be closed");
        }
    }
}
