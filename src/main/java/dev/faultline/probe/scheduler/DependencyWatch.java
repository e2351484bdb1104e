package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The watch over one dependency: starts its probe when it is due, at most one at a time, and keeps how it stands.
 *
 * <pre>
 *               due, or asked for
 *     IDLE ─────────────────────────▶ IN FLIGHT
 *      │  ◀─────────────────────────      │
 *      │       answered or given up       │
 *      │ retire                           │ retire: what it sees is dropped
 *      ▼       answered or given up       ▼
 *    CLOSED ◀──────────────────────── LEAVING
 * </pre>
 *
 * <p>Everything happens on the prober's thread, except where a method says otherwise.
 */
final class DependencyWatch implements ProbeSchedule.Beat {

    private final SchedulerContext around;
    private final OpenProbe probe;
    private final StatusTracker logbook;
    private final ProbeSchedule rhythm;
    private volatile Check<?> check;
    private OutcomeClassifier appraisal;
    private @Nullable ProbeAttempt flight;
    private boolean looked;
    private boolean retired;
    private Runnable onClosed = () -> {};

    /** Opens the probe; on any thread. */
    DependencyWatch(SchedulerContext around, Check<?> check, WriteProgress journal) {
        this.around = around;
        this.check = check;
        this.probe = OpenProbe.of(check, around.bugs());
        this.appraisal = OutcomeClassifier.of(check);
        this.logbook =
                new StatusTracker(around.outlet(), journal, around.timer().wall());
        this.rhythm = new ProbeSchedule(around, name(), check.dependency().pace(), this);
    }

    /** On any thread. */
    Check<?> check() {
        return check;
    }

    /** On any thread. */
    DependencyStatus standing() {
        return logbook.seen().standing(check.dependency());
    }

    /** What has to go on if another watch takes over. */
    WriteProgress journal() {
        return logbook.journal();
    }

    /** Starts watching, the first look after {@code delay} nanoseconds; on any thread. */
    void begin(long delay) {
        later(() -> rhythm.begin(delay));
    }

    /** Goes on under a check that is the same look; on any thread. */
    void adopt(Check<?> other) {
        check = other;
        later(() -> {
            appraisal = OutcomeClassifier.of(other);
            rhythm.follow(other.dependency().pace());
        });
    }

    /** Probes after {@code delay} nanoseconds, or joins the probe that is in flight then; on any thread. */
    CompletableFuture<Observation> probe(long delay) {
        var answer = new CompletableFuture<Observation>();
        around.timer().at(around.timer().nanoTime() + delay, () -> {
            var now = around.vitals().look();
            if (retired) {
                answer.completeAsync(() -> refusal(now.wall()));
            } else {
                (flight == null ? start(now, Duration.ZERO) : flight).join(answer);
            }
        });
        return answer;
    }

    /** What is answered to someone who asks for a probe that will not be made; on any thread. */
    Observation refusal(Instant now) {
        return OutcomeClassifier.of(check).nothing(ProbeAttempt.DISMISSED, now, Duration.ZERO);
    }

    /** Looks more closely until the given reading of the monotonic clock; on any thread. */
    void alertUntil(long nanos) {
        later(() -> rhythm.alertUntil(nanos));
    }

    /** Stops watching. The probe is closed when it is not in flight any more, and {@code onClosed} is run then. */
    void retire(Runnable then) {
        onClosed = then;
        retired = true;
        rhythm.end();
        if (flight == null) {
            close();
        } else {
            flight.dismiss();
            logbook.release(appraisal);
        }
    }

    /** Gives up what is in flight, whoever waits for it, and closes the probe. */
    void close() {
        retired = true;
        rhythm.end();
        if (flight != null) {
            flight.abandon();
            flight = null;
        }
        probe.close();
        onClosed.run();
    }

    /** Notes that nothing is known around an instant. If a probe is in flight, behind its observation. */
    void mark(StatusTracker.Mark mark) {
        if (flight == null) {
            logbook.mark(mark, appraisal);
        } else {
            logbook.hold(mark);
        }
    }

    @Override
    public boolean due(ClockReading now, long due) {
        if (flight != null) {
            return false;
        }
        start(now, Duration.ofNanos(now.nanos() - due));
        return true;
    }

    @Override
    public void busy() {
        logbook.skip(name(), SkipReason.IN_FLIGHT, 1);
    }

    @Override
    public void missed(ClockReading now, long due, long count) {
        logbook.skip(name(), SkipReason.STARVED, count);
        mark(new StatusTracker.Mark(
                "the prober was stopped or starved when this probe was due",
                now.wallAt(due),
                Duration.ofNanos(now.nanos() - due)));
    }

    private ProbeAttempt start(ClockReading now, Duration lateness) {
        var started = new ProbeAttempt(around.timer(), around.bugs(), appraisal, now, lateness, this::ended);
        flight = started;
        started.launch(probe.probe(), name(), check.dependency().pace().timeout());
        return started;
    }

    private void ended(ProbeAttempt ended, ProbeAttempt.Ending ending) {
        flight = null;
        if (retired) {
            close();
            return;
        }
        var stalled = around.vitals().stalled(ended.start().nanos(), ending.nanos());
        var seen = ended.observation(ending, stalled);
        var observation = looked ? seen : appraisal.first(seen);
        logbook.enter(observation, ended.lateness(), check.dependency());
        logbook.release(appraisal);
        rhythm.heed(observation.status(), ending.nanos());
        ended.answer(observation);
        if (!looked && !observation.equals(seen)) {
            start(around.vitals().look(), Duration.ZERO);
        }
        looked = true;
    }

    private void later(Runnable task) {
        around.timer().at(around.timer().nanoTime(), () -> {
            if (!retired) {
                task.run();
            }
        });
    }

    private String name() {
        return check.dependency().name();
    }
}
