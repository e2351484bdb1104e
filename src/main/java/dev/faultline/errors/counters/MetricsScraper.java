// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.MetricsSettings;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpDownload;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the app's own counters again and again, and offers what they gained: from the start of the last reading that was
 * kept to the end of this one. A reading that fails, or is not kept, makes that span longer and loses nothing.
 *
 * <p>It keeps no checkpoint: what was counted while nobody looked is not known to be new. Thread-safe.
 */
public final class MetricsScraper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MetricsScraper.class);
    private static final String ACCEPT =
            "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.8,*/*;q=0.1";

    private final MetricsSettings settings;
    private final HttpDownload download;
    private final Redaction redaction;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final ScrapeInterval tempo;
    private final ScrapeSession reckoning;
    private volatile boolean closed;

    /**
     * @param wire the way to the endpoint, and the clock
     * @param executor where what was read is counted and kept; that blocks for as long as the sink does
     */
    public MetricsScraper(
            MetricsSettings settings, ProbeNetwork network, ScheduledExecutorService executor, ErrorSink sink) {
        this.settings = settings;
        this.download = new HttpDownload(network, settings.source(), ACCEPT);
        this.redaction = new Redaction(settings.source().secrets());
        this.executor = executor;
        this.clock = network.clock();
        this.tempo = new ScrapeInterval(settings.interval());
        this.reckoning = new ScrapeSession(settings, sink, clock, tempo);
    }

    /** Begins, with the first look at once. To be called once. */
    public void start() {
        executor.execute(this::look);
    }

    /** What it was started with; a config with other settings takes another scraper. */
    public MetricsSettings settings() {
        return settings;
    }

    /** How it gets on. */
    public ScrapeState state() {
        return reckoning.state();
    }

    /** Whether the counters were read not long ago, and are understood. */
    public boolean isReadUpTo(Instant now) {
        var late = settings.interval().multipliedBy(2).plus(settings.timeout());
        return state().trouble().isEmpty()
                && state().lastSuccess()
                        .filter(success -> !success.isBefore(now.minus(late)))
                        .isPresent();
    }

    /** Stops; what is being read is dropped. */
    @Override
    public void close() {
        closed = true;
    }

    private void look() {
        if (closed) {
            return;
        }
        var deadline = Deadline.in(settings.timeout());
        var start = clock.instant();
        var exposition = reckoning.page();
        var lines = new LineStream(exposition::line);
        try {
            download.fetch(deadline, lines)
                    .exceptionally(bug -> Outcome.unknown(String.valueOf(bug.getMessage())))
                    .thenAcceptAsync(
                            outcome -> {
                                lines.finish();
                                seen(outcome, exposition, lines.leftOut(), start, deadline.elapsed());
                            },
                            executor)
                    .exceptionally(this::ended);
        } catch (RuntimeException bug) {
            LOG.error("requesting the app's metrics failed", bug);
            again(settings.interval());
        }
    }

    /** The executor takes nothing any more: the program stops. */
    private @Nullable Void ended(Throwable cause) {
        if (!closed) {
            LOG.debugf(cause, "reading the app's metrics ended");
        }
        return null;
    }

    private synchronized void seen(
            Outcome outcome, MetricsExposition exposition, long tooLong, Instant start, Duration took) {
        if (closed) {
            return;
        }
        try {
            if (outcome.status() == Status.UP && !exposition.hasSamples()) {
                reckoning.failed("the document has no metrics in Prometheus' text format", start);
            } else if (outcome.status() == Status.UP) {
                reckoning.count(exposition, tooLong, start.truncatedTo(ChronoUnit.MILLIS));
            } else {
                reckoning.failed(redaction.clear(outcome.message()), start);
            }
        } catch (RuntimeException bug) {
            LOG.error("counting the app's metrics failed", bug);
        } finally {
            again(tempo.pause(clock.instant(), took));
        }
    }

    private void again(Duration pause) {
        try {
            if (!closed) {
                executor.schedule(this::look, pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException stopping) {
            LOG.debug("reading the app's metrics ended");
        }
    }
}
