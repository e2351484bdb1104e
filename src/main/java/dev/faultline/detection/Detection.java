// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.detection.outage.OutageWatch;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Takes what the sources read, keeps it, and follows the incidents that come of it. Thread-safe.
 *
 * <p>What it knows is in the store: after a restart it goes on where it was. Work that may take long is left to
 * {@link #tick()}.
 */
public final class Detection implements ErrorSink {

    private final RepeatedFailure log = new RepeatedFailure();

    private final ErrorStore errors;
    private final IncidentStore incidents;
    private final UngroupedErrors ungrouped;
    private final OutageIncidents outages;
    private final IncidentLifecycle lifecycle;
    private final IncidentVerdicts verdicts;
    private final SweepTrigger sweeps;
    private final IncidentNotifier notifier;
    private final InstantSource clock;
    private final AtomicLongArray counted = new AtomicLongArray(ErrorSource.values().length);
    private volatile CountingRule rule = new CountingRule(ErrorSettings.NONE);
    private volatile int open;

    public Detection(
            ErrorStore errors,
            IncidentStore incidents,
            IncidentVerdicts verdicts,
            OutageWatch watch,
            SweepTrigger sweeps,
            IncidentNotifier notifier,
            CheckpointStore checkpoints,
            InstantSource clock) {
        this.errors = errors;
        this.incidents = incidents;
        this.ungrouped = new UngroupedErrors(new IncidentGrouper(errors, incidents), clock.instant());
        this.outages = new OutageIncidents(watch, incidents);
        this.lifecycle = new IncidentLifecycle(
                incidents, verdicts, notifier, new ReportedIncidents(checkpoints), outages::isOngoing);
        this.verdicts = verdicts;
        this.sweeps = sweeps;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** Brings settings into force; windows are found by the new rule from now on. */
    public void apply(ErrorSettings next) {
        rule = new CountingRule(next);
    }

    @Override
    public void take(ErrorBatch batch) {
        report(batch);
    }

    /**
     * Does as {@link #take}.
     *
     * @return the incidents to which something was added
     */
    public List<Incident> report(ErrorBatch batch) {
        var whole = rule.withStandIns(batch);
        errors.add(whole);
        outages.heard(whole.answers());
        var failing = whole.answers().stream().filter(one -> one.errors() > 0).toList();
        failing.forEach(one -> counted.addAndGet(one.source().ordinal(), one.errors()));
        if (failing.isEmpty()) {
            return List.of();
        }
        var closeAfter = rule.settings().window().closeAfter();
        synchronized (this) {
            sweeps.seen(failing, closeAfter, clock.instant());
            ungrouped.add(ErrorSpan.of(failing, closeAfter));
            return group();
        }
    }

    /** Groups what was not yet, and returns the incidents to which something was added. */
    private List<Incident> group() {
        var touched = new ArrayList<Incident>();
        ungrouped.group(rule, clock.instant(), entry -> {
            entered(entry);
            touched.add(entry.incident());
        });
        return touched;
    }

    private void entered(IncidentGrouper.Entry entry) {
        lifecycle.entered(entry);
        if (entry.isNew() || entry.isReopened()) {
            notifier.opened(entry.incident());
            // One that is over already is reported as closed with its first verdict.
            if (entry.incident().state() == State.OPEN) {
                sweeps.sweep(clock.instant());
            }
        }
    }

    /** Follows what is not final: to be called about twice a second, by one thread. */
    public void tick() {
        try {
            synchronized (this) {
                group();
                outages.enter(incidents.unsettled(), rule.settings(), clock.instant())
                        .forEach(this::entered);
            }
            var unsettled = incidents.unsettled();
            var current = unsettled.stream()
                    .filter(incident -> incident.state() == State.OPEN)
                    .toList();
            open = current.size();
            unsettled.forEach(this::follow);
            lifecycle.forgetOthers(unsettled);
            // Requests may stay away for a night: that is no reason to probe each second.
            if (current.stream().anyMatch(incident -> incident.kind() != IncidentKind.NO_TRAFFIC)) {
                sweeps.stayAlert();
            }
        } catch (RuntimeException later) {
            log.failed("following incidents", later);
        }
    }

    private void follow(Incident incident) {
        var now = clock.instant();
        lifecycle.next(incident, rule.settings(), now).ifPresent(next -> {
            var verdict = IncidentVerdicts.kept(verdict(incident), now);
            synchronized (this) {
                lifecycle.advance(incident, next, verdict);
            }
        });
    }

    /** The verdict on the incident as far as it is known now. */
    public Verdict verdict(Incident incident) {
        return verdicts.on(incident, rule.settings(), clock.instant());
    }

    /**
     * Keeps an incident that somebody recorded, with what was counted in its time and its verdict.
     *
     * @param draft without an id, counts and a verdict
     * @return it as it is kept
     */
    public synchronized Incident record(Incident draft) {
        var totals = rule.counted(errors.totals(draft.from(), draft.to()));
        var counts = IncidentCounts.of(IncidentVerdicts.routes(draft), totals);
        var identified = draft.counting(draft.route().map(counts::of).orElse(counts))
                .withId(IncidentId.of(draft.from(), id -> incidents.incident(id).isPresent()));
        var kept = identified.judged(IncidentVerdicts.kept(verdict(identified), clock.instant()));
        incidents.save(kept);
        notifier.opened(kept);
        return kept;
    }

    /** Adds to an incident; absent if there is none with that id. */
    public synchronized Optional<Incident> note(String id, List<IncidentAnnotation> annotations, List<String> links) {
        var noted = incidents
                .incident(id)
                .map(incident -> incident.noted(incident.notes().and(annotations, links)));
        noted.ifPresent(incidents::save);
        return noted;
    }

    /** How many errors this source reported since the program started. */
    public long errors(ErrorSource source) {
        return counted.get(source.ordinal());
    }

    /** How many windows are open, as of the last tick. */
    public int open() {
        return open;
    }
}
