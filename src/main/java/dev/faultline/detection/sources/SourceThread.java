package dev.faultline.detection.sources;

import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Where all sources are read; there is a thread once one of them is configured. */
@Singleton
final class SourceThread {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(SourceThread::thread);

    ScheduledExecutorService executor() {
        return executor;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "faultline-sources");
        thread.setDaemon(true);
        return thread;
    }
}
