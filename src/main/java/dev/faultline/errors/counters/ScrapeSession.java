// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.MetricsSettings;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of the app's counters after the other adds up to: offers what they gained to a sink, and offers it again
 * with the next reading if it was not kept. Not thread-safe, apart from {@link #state()}.
 */
final class ScrapeSession {

    private static final Logger LOG = Logger.getLogger(ScrapeSession.class);

    private final ErrorSink sink;
    private final InstantSource clock;
    private final ScrapeInterval tempo;
    private final CounterFamilies families;
    private final IgnoredRoutes ignored;
    private final CounterLedger ledger;
    private @Nullable Instant since;
    private @Nullable Instant firstAsked;
    private @Nullable Instant lastRead;
    private volatile ScrapeState state = ScrapeState.NONE;

    /** @param tempo is told when errors are counted */
    ScrapeSession(MetricsSettings settings, ErrorSink sink, InstantSource clock, ScrapeInterval tempo) {
        this.sink = sink;
        this.clock = clock;
        this.tempo = tempo;
        this.families = new CounterFamilies(settings.counters());
        this.ignored = settings.ignored();
        this.ledger = new CounterLedger(families);
    }

    /** How the reading gets on. */
    ScrapeState state() {
        return state;
    }

    /** What the next reading is to be read into; on any thread. */
    MetricsExposition page() {
        return new MetricsExposition(families, ignored);
    }

    /** Notes that a reading that began then gave nothing, and why: one line without secrets. */
    void failed(String why, Instant start) {
        if (firstAsked == null) {
            firstAsked = start;
        }
        if (state.scrapes() == 0 || state.trouble().isEmpty()) {
            LOG.warnf("metrics not read reason=\"%s\"", why);
        }
        tell(List.of(reading(ReadingAspect.ANSWERS, start, true)));
        state = new ScrapeState(
                state.scrapes() + 1,
                state.failed() + 1,
                Optional.of(why),
                state.lastSuccess(),
                state.badLines(),
                state.refusals(),
                state.series(),
                state.counter(),
                Optional.of(CounterWording.unreadable(why)));
    }

    /**
     * Adds a reading.
     *
     * @param tooLong how many lines of it were left out because of their length
     * @param start when it began, in whole milliseconds
     */
    void count(MetricsExposition exposition, long tooLong, Instant start) {
        var end = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        var began = since == null ? startOfTheApp(exposition.processStart(), start) : Optional.<Instant>empty();
        ledger.observe(exposition, Optional.ofNullable(lastRead), began.isPresent());
        lastRead = start;
        var from = since == null ? began.orElse(start) : since;
        var kept = offer(ledger.gains(), readings(exposition, start), from.isAfter(end) ? end : from, end);
        if (kept) {
            ledger.settle();
            since = ledger.isInDoubt() ? from : start;
        } else if (since == null) {
            since = from;
        }
        state = new ScrapeState(
                state.scrapes() + 1,
                state.failed(),
                state.lastFailure(),
                Optional.of(start),
                state.badLines() + exposition.badLines() + tooLong,
                state.refusals() + (kept ? 0 : 1),
                ledger.series(),
                ledger.chosen().map(CounterFamily::counter),
                trouble(exposition));
    }

    /** An app that has started since the endpoint was first asked in vain began to count at 0. */
    private Optional<Instant> startOfTheApp(OptionalDouble processStart, Instant start) {
        if (firstAsked == null || processStart.isEmpty()) {
            return Optional.empty();
        }
        var began = Instant.ofEpochMilli((long) (processStart.getAsDouble() * 1_000));
        return began.isBefore(firstAsked) || began.isAfter(start) ? Optional.empty() : Optional.of(began);
    }

    private List<SourceReading> readings(MetricsExposition exposition, Instant start) {
        var isUnknown = exposition.present().isEmpty() && ledger.chosen().isEmpty();
        return List.of(
                reading(ReadingAspect.ANSWERS, start, false),
                reading(ReadingAspect.COUNTERS, start, isUnknown),
                reading(ReadingAspect.PROCESSES, start, ledger.hasChangedProcess()));
    }

    private static SourceReading reading(ReadingAspect aspect, Instant at, boolean missed) {
        var millis = at.truncatedTo(ChronoUnit.MILLIS);
        return new SourceReading(ErrorSource.METRICS, aspect, millis, millis, 1, missed ? 1 : 0);
    }

    /** Keeps the readings of an endpoint that gave nothing to count; they are not offered again. */
    private void tell(List<SourceReading> readings) {
        try {
            sink.take(new ErrorBatch(List.of(), List.of(), readings, Optional.empty()));
        } catch (RuntimeException notKept) {
            LOG.debugf(notKept, "how the app's metrics were read could not be stored");
        }
    }

    private boolean offer(List<CounterGain> gains, List<SourceReading> readings, Instant from, Instant to) {
        if (gains.isEmpty()) {
            tell(readings);
            return true;
        }
        if (gains.stream().anyMatch(gain -> gain.errors() > 0)) {
            tempo.errors(to);
        }
        var answers = gains.stream()
                .map(gain -> new ResponseCount(
                        ErrorSource.METRICS,
                        gain.route(),
                        from,
                        to,
                        OptionalLong.of(gain.requests()),
                        gain.errors(),
                        ""))
                .toList();
        try {
            sink.take(new ErrorBatch(answers, List.of(), readings, Optional.empty()));
            return true;
        } catch (RuntimeException notKept) {
            LOG.debugf(notKept, "the counts from the app's metrics could not be stored");
            return false;
        }
    }

    private Optional<String> trouble(MetricsExposition exposition) {
        if (ledger.isInTurns()) {
            return Optional.of(CounterWording.severalProcesses());
        }
        if (exposition.present().isEmpty()) {
            return ledger.chosen().isPresent() ? Optional.empty() : Optional.of(CounterWording.noCounter());
        }
        return exposition.isOverflowing()
                ? Optional.of(CounterWording.tooMany(MetricsExposition.MOST_SERIES))
                : Optional.empty();
    }
}
