package dev.faultline.detection.sources;

import dev.faultline.config.FaultlineConfig;
import dev.faultline.detection.ErrorReader;
import dev.faultline.detection.ErrorSourceKind;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.counters.MetricsScraper;
import dev.faultline.probe.net.ProbeNetwork;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The counters that the app keeps of its answers. */
@Singleton
public final class MetricsKind implements ErrorSourceKind {

    private final ProbeNetwork wire;
    private final SourceThread thread;
    private volatile Optional<MetricsScraper> running = Optional.empty();

    MetricsKind(ProbeNetwork wire, SourceThread thread) {
        this.wire = wire;
        this.thread = thread;
    }

    @Override
    public Optional<?> settings(FaultlineConfig config) {
        return config.errors().metrics();
    }

    @Override
    public ErrorReader start(FaultlineConfig config, ErrorSink sink) {
        var settings = config.errors().metrics().orElseThrow();
        var scraper = new MetricsScraper(settings, wire, thread.executor(), sink);
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
