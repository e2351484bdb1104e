// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Meters of this process under the names that Prometheus' client libraries give them
 * (<a href="https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics">Process metrics</a>). What the
 * system does not tell is left out.
 */
@Singleton
final class ProcessMeters implements MeterBinder {

    private final OwnProcess usage = OwnProcess.observed();

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("process.cpu.seconds", usage, read -> seconds(read.cpu()))
                .description("Total user and system CPU time spent in seconds.")
                .register(registry);
        gauge(registry, "process.resident.memory.bytes", "Resident memory size in bytes.", OwnProcess::residentBytes);
        gauge(registry, "process.virtual.memory.bytes", "Virtual memory size in bytes.", OwnProcess::virtualBytes);
        gauge(registry, "process.open.fds", "Number of open file descriptors.", OwnProcess::openFiles);
        gauge(registry, "process.max.fds", "Maximum number of open file descriptors.", OwnProcess::mostFiles);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<OwnProcess> value) {
        Gauge.builder(name, usage, value).description(description).register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
