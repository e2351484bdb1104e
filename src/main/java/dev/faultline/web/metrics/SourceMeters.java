// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.config.RunningConfig;
import dev.faultline.detection.sources.AccessLogKind;
import dev.faultline.detection.sources.AppLogKind;
import dev.faultline.detection.sources.MetricsKind;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.counters.ScrapeState;
import dev.faultline.errors.tail.TailProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Meters of reading the app's logs and counters. A change of a source's settings starts its counts again. */
@Singleton
final class SourceMeters {

    private static final Duration RECENTLY = Duration.ofMinutes(5);
    /** What a gauge is described with that is a counter now, under another name, for OpenMetrics has no room for both. */
    private static final String OLD = "Old name, goes with the next version: ";

    private static final String BAD_LINES = "faultline.log.bad.lines";

    private final MeterRegistry registry;
    private final AccessLogKind accessLog;
    private final AppLogKind appLog;
    private final MetricsKind metrics;
    private final RunningConfig running;
    private final ErrorStore errors;
    private final InstantSource clock;

    SourceMeters(
            MeterRegistry registry,
            AccessLogKind accessLog,
            AppLogKind appLog,
            MetricsKind metrics,
            RunningConfig running,
            ErrorStore errors,
            InstantSource clock) {
        this.registry = registry;
        this.running = running;
        this.errors = errors;
        this.clock = clock;
        this.accessLog = accessLog;
        this.appLog = appLog;
        this.metrics = metrics;
    }

    /** Registers them; once registered, they stay. */
    void register(@Observes ConfigApplied applied) {
        if (registry.find(BAD_LINES).gauge() != null) {
            return;
        }
        unread(ErrorSource.ACCESS_LOG);
        unread(ErrorSource.APP_LOG);
        unread(ErrorSource.METRICS);
        log("access-log", () -> accessLog.running().map(log -> log.progress()));
        log("app-log", () -> appLog.running().map(log -> log.state().following()));
        badLines("access-log", () -> accessLog.running().map(log -> log.count().bad()));
        badLines("app-log", () -> appLog.running().map(log -> log.state().badLines()));
        Supplier<Optional<ScrapeState>> scrape = () -> metrics.running().map(scraper -> scraper.state());
        counter("faultline.metrics.scrapes", "Scrapes of the app's counters", "metrics", scrape, s -> s.scrapes());
        counter("faultline.metrics.scrape.failures", "Scrapes that failed", "metrics", scrape, s -> s.failed());
        gauge("faultline.scrapes", OLD + "faultline_metrics_scrapes_total", "metrics", scrape, s -> s.scrapes());
        gauge(
                "faultline.scrape.failures",
                OLD + "faultline_metrics_scrape_failures_total",
                "metrics",
                scrape,
                s -> s.failed());
    }

    private void badLines(String source, Supplier<Optional<Long>> bad) {
        counter("faultline.log.lines.unparsed", "Lines that could not be parsed", source, bad, Long::doubleValue);
        gauge(BAD_LINES, OLD + "faultline_log_lines_unparsed_total", source, bad, Long::doubleValue);
    }

    /** 1 while too much of what the source reads is not understood. */
    private void unread(ErrorSource source) {
        Gauge.builder("faultline.source.trouble", () -> isUnread(source) ? 1 : 0)
                .description("1 while what the source reads is no evidence of health")
                .tag("source", source.label())
                .register(registry);
    }

    private boolean isUnread(ErrorSource source) {
        var now = clock.instant();
        return running.config().errors().troubles(errors.readings(now.minus(RECENTLY), now)).stream()
                .anyMatch(each -> each.source() == source);
    }

    private void log(String source, Supplier<Optional<TailProgress>> progress) {
        counter("faultline.log.lines.read", "Lines read", source, progress, TailProgress::lines);
        gauge("faultline.log.lines", OLD + "faultline_log_lines_read_total", source, progress, TailProgress::lines);
        gauge("faultline.log.behind.bytes", "Bytes not read yet", source, progress, TailProgress::behind);
        gauge(
                "faultline.log.trouble",
                "1 while the log cannot be read",
                source,
                progress,
                p -> p.trouble().isPresent() ? 1 : 0);
    }

    private <T> void counter(
            String name, String description, String source, Supplier<Optional<T>> state, ToDoubleFunction<T> value) {
        // It holds its object weakly, and only this one stays.
        FunctionCounter.builder(
                        name,
                        this,
                        meters -> state.get().map(value::applyAsDouble).orElse(0.0))
                .description(description)
                .tag("source", source)
                .register(registry);
    }

    private <T> void gauge(
            String name, String description, String source, Supplier<Optional<T>> state, ToDoubleFunction<T> value) {
        // 0 where nothing is read.
        Gauge.builder(name, () -> state.get().map(value::applyAsDouble).orElse(0.0))
                .description(description)
                .tag("source", source)
                .register(registry);
    }
}
