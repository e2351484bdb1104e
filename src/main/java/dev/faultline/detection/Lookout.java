package dev.faultline.detection;

import dev.faultline.analysis.Inquiry;
import dev.faultline.analysis.Roster;
import dev.faultline.config.Applied;
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
final class Lookout {

    private static final long TICK_MILLIS = 500;

    private final Detection detection;
    private final Sources sources;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Lookout::thread);
    private boolean started;

    Lookout(Detection detection, Sources sources) {
        this.detection = detection;
        this.sources = sources;
    }

    @Produces
    @Singleton
    static Detection detection(
            ErrorStore errors,
            IncidentStore incidents,
            ObservationStore observations,
            Roster roster,
            Inquiry inquiry,
            VerdictForm form,
            Prober prober,
            InstantSource clock,
            @All List<IncidentListener> listeners) {
        return new Detection(
                errors,
                incidents,
                new Verdicts(errors, observations, roster, inquiry, form),
                new Alarm(prober::sweep, prober::alert),
                new Told(listeners),
                clock);
    }

    synchronized void follow(@Observes Applied applied) {
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
