package dev.faultline.detection;

import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.detection.IncidentGrouper.Entry;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jboss.logging.Logger;

/**
 * Takes what the sources read, keeps it, and follows the incidents that come of it. Thread-safe.
 *
 * <p>What it knows is in the store: after a restart it goes on where it was. Work that may take long is left to
 * {@link #tick()}.
 */
public final class Detection implements ErrorSink {

    private static final Logger LOG = Logger.getLogger(Detection.class);
    private static final Duration LOOKED_BACK = Duration.ofMinutes(10);

    private final ErrorStore errors;
    private final IncidentStore incidents;
    private final IncidentGrouper casebook;
    private final IncidentLifecycle course;
    private final IncidentVerdicts verdicts;
    private final SweepTrigger alarm;
    private final IncidentNotifier told;
    private final InstantSource clock;
    private final AtomicLongArray seen = new AtomicLongArray(ErrorSource.values().length);
    private final List<ErrorSpan> undone = new ArrayList<>();
    private volatile ErrorSettings settings = ErrorSettings.NONE;
    private volatile CountingRule counted = new CountingRule(settings);
    private volatile int open;

    public Detection(
            ErrorStore errors,
            IncidentStore incidents,
            IncidentVerdicts verdicts,
            SweepTrigger alarm,
            IncidentNotifier told,
            InstantSource clock) {
        this.errors = errors;
        this.incidents = incidents;
        this.casebook = new IncidentGrouper(errors, incidents);
        this.course = new IncidentLifecycle(incidents, verdicts, told);
        this.verdicts = verdicts;
        this.alarm = alarm;
        this.told = told;
        this.clock = clock;
        // What was stored right before the program ended may not have been looked at.
        var now = clock.instant();
        undone.add(new ErrorSpan(now.minus(LOOKED_BACK), now));
    }

    /** Brings settings into force; windows are found by the new rule from now on. */
    public void apply(ErrorSettings next) {
        settings = next;
        counted = new CountingRule(next);
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
        var whole = counted.withStandIns(batch);
        errors.add(whole);
        var failing = whole.answers().stream().filter(one -> one.errors() > 0).toList();
        failing.forEach(one -> seen.addAndGet(one.source().ordinal(), one.errors()));
        if (failing.isEmpty()) {
            return List.of();
        }
        synchronized (this) {
            alarm.seen(failing, settings.window().closeAfter(), clock.instant());
            undone.addAll(ErrorSpan.of(failing, settings.window().closeAfter()));
            return lookAtUndone();
        }
    }

    /** The errors are kept; what cannot be made of them now is made later. */
    private List<Incident> lookAtUndone() {
        var touched = new ArrayList<Incident>();
        try {
            while (!undone.isEmpty()) {
                var next = undone.get(0);
                casebook.enter(next.first(), next.last(), settings.window(), counted, clock.instant())
                        .forEach(entry -> touched.add(entered(entry)));
                undone.remove(0);
            }
        } catch (RuntimeException later) {
            LOG.warnf(later, "windows were not looked for now; it is tried again");
        }
        return touched;
    }

    private Incident entered(Entry entry) {
        var incident = entry.now();
        if (entry.before().isEmpty()) {
            told.opened(incident);
            // One that is over already is told to be closed with its first verdict.
            if (incident.state() == State.OPEN) {
                alarm.opened(clock.instant());
            }
        }
        return incident;
    }

    /** Follows what is not final: to be called about twice a second, by one thread. */
    public void tick() {
        try {
            synchronized (this) {
                lookAtUndone();
            }
            var unsettled = incidents.unsettled();
            open = (int) unsettled.stream()
                    .filter(incident -> incident.state() == State.OPEN)
                    .count();
            unsettled.forEach(this::follow);
            course.forgetOthers(unsettled);
            if (open > 0) {
                alarm.goesOn();
            }
        } catch (RuntimeException later) {
            LOG.warnf(later, "incidents were not followed now; it is tried again");
        }
    }

    private void follow(Incident incident) {
        var now = clock.instant();
        course.next(incident, settings, now).ifPresent(next -> {
            var verdict = IncidentVerdicts.kept(verdict(incident), now);
            synchronized (this) {
                course.advance(incident, next, verdict);
            }
        });
    }

    /** The verdict on the incident as far as it is known now. */
    public Verdict verdict(Incident incident) {
        return verdicts.on(incident, settings, clock.instant());
    }

    /**
     * Keeps an incident that somebody recorded, with what was counted in its time and its verdict.
     *
     * @param draft without an id, counts and a verdict
     * @return it as it is kept
     */
    public synchronized Incident record(Incident draft) {
        var totals =
                errors.totals(draft.from(), draft.to()).stream().filter(counted).toList();
        var route = draft.route();
        var counted = IncidentCounts.of(draft, IncidentVerdicts.routes(draft), totals);
        var whole =
                route.map(only -> counted.counting(counted.counts().of(only))).orElse(counted);
        var identified = whole.withId(
                IncidentId.of(draft.from(), id -> incidents.incident(id).isPresent()));
        var kept = identified.judged(IncidentVerdicts.kept(verdict(identified), clock.instant()));
        incidents.save(kept);
        told.opened(kept);
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

    /** How many errors this source told of since the program started. */
    public long errors(ErrorSource source) {
        return seen.get(source.ordinal());
    }

    /** How many windows are open, as of the last look. */
    public int open() {
        return open;
    }
}
