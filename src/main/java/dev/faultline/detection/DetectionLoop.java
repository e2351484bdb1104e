// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.config.FaultlineConfig;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps detection going while the program runs: gives it the config in force, its sources, and time. Thread-safe. */
public final class DetectionLoop {

    private static final long TICK_MILLIS = 500;

    private final Detection detection;
    private final ErrorReaders readers;
    private final ScheduledExecutorService thread;
    private boolean started;

    /** @param thread ended by {@link #close()} */
    public DetectionLoop(Detection detection, List<? extends ErrorSourceKind> kinds, ScheduledExecutorService thread) {
        this.detection = detection;
        this.readers = new ErrorReaders(detection, kinds);
        this.thread = thread;
    }

    /** Goes on under this config; starts with the first. */
    public synchronized void apply(FaultlineConfig config) {
        detection.apply(config.errors());
        readers.apply(config);
        if (!started) {
            started = true;
            thread.scheduleWithFixedDelay(detection::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Returns once what was read is stored, at the latest after a second. */
    public void close() throws InterruptedException {
        readers.close();
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.SECONDS);
    }
}
