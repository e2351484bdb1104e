// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.sources;

import dev.faultline.config.FaultlineConfig;
import dev.faultline.detection.ErrorReader;
import dev.faultline.detection.ErrorSourceKind;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.counters.MetricsScraper;
import dev.faultline.probe.net.ProbeNetwork;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** The counters that the app keeps of its answers. */
public final class MetricsKind implements ErrorSourceKind {

    private final ProbeNetwork network;
    private final ScheduledExecutorService thread;
    private volatile Optional<MetricsScraper> running = Optional.empty();

    public MetricsKind(ProbeNetwork network, ScheduledExecutorService thread) {
        this.network = network;
        this.thread = thread;
    }

    @Override
    public Optional<?> settings(FaultlineConfig config) {
        return config.errors().metrics();
    }

    @Override
    public ErrorReader start(FaultlineConfig config, ErrorSink sink) {
        var settings = config.errors().metrics().orElseThrow();
        var scraper = new MetricsScraper(settings, network, thread, sink);
        scraper.start();
        running = Optional.of(scraper);
        return () -> {
            running = Optional.empty();
            scraper.close();
        };
    }

    /** The one that is read now, if one is configured. */
    public Optional<MetricsScraper> running() {
        return running;
    }
}
