package dev.faultline.detection;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.config.ConfigApplied;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentListener;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.timeline.ObservationStore;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps detection going while the program runs: gives it the config in force, its sources, and a thread. */
@Singleton
final class DetectionLoop {

    private static final long TICK_MILLIS = 500;

    private final Detection detection;
    private final ErrorReaders sources;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(DetectionLoop::thread);
    private boolean started;

    DetectionLoop(Detection detection, ErrorReaders sources) {
        this.detection = detection;
        this.sources = sources;
    }

    @Produces
    @Singleton
    static Detection detection(
            ErrorStore errors,
            IncidentStore incidents,
            ObservationStore observations,
            DependencyRegistry roster,
            VerdictAnalysis inquiry,
            VerdictForm form,
            Prober prober,
            InstantSource clock,
            @All List<IncidentListener> listeners) {
        return new Detection(
                errors,
                incidents,
                new IncidentVerdicts(errors, observations, roster, inquiry, form),
                new SweepTrigger(prober::sweep, prober::alert),
                new IncidentNotifier(listeners),
                clock);
    }

    synchronized void follow(@Observes ConfigApplied applied) {
        detection.apply(applied.config().errors());
        sources.apply(applied.config());
        if (!started) {
            started = true;
            thread.scheduleWithFixedDelay(detection::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Before the store is closed. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        sources.close();
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "faultline-detection");
        thread.setDaemon(true);
        return thread;
    }
}
