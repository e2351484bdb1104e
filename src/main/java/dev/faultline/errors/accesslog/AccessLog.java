// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.tail.LogFile;
import dev.faultline.errors.tail.LogPoller;
import dev.faultline.errors.tail.TailProgress;
import dev.faultline.text.LoggedZone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The app's access log, followed: each of its responses is counted once. Thread-safe.
 *
 * <p>The responses go to the sink up to four times a second, by second and route, and with them how far the log was read.
 */
public final class AccessLog implements AutoCloseable {

    private static final String READER = "access-log";
    private static final int LONGEST_LINE = 32 << 10;

    private final AccessLogReader reader;
    private final LogPoller poller;

    /**
     * @param sink where the responses go, on the thread of the executor that it is started on
     * @param retention responses older than that are left out
     */
    public AccessLog(
            AccessLogSettings settings,
            ErrorSink sink,
            CheckpointStore checkpoints,
            Duration retention,
            InstantSource clock) {
        var badLines = new BadLines(settings.path(), System::nanoTime);
        this.reader = new AccessLogReader(
                LineFormat.of(settings),
                new LoggedZone(settings.zone()),
                settings.ignored(),
                sink,
                retention,
                clock,
                badLines);
        var file = new LogFile(READER, Path.of(settings.path()), LONGEST_LINE);
        this.poller = new LogPoller(file, checkpoints, reader, System::nanoTime);
    }

    /** Follows the log on the given executor, which others may use too, until it is closed. */
    public void start(ScheduledExecutorService executor) {
        poller.start(executor);
    }

    /** How the reading gets on. */
    public TailProgress progress() {
        return poller.progress();
    }

    /** Whether all that is in the log was read and kept, as of the last look at it. */
    public boolean isReadThrough() {
        return progress().trouble().isEmpty() && progress().behind() == 0;
    }

    /** What was read since the start. */
    public AccessLogProgress count() {
        return reader.count();
    }

    /** Ends; what was not read yet is read by the next one. */
    @Override
    public void close() {
        poller.close();
    }
}
