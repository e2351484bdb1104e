package dev.faultline.errors.accesslog;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Warns of lines that could not be read, at most once a minute. Not thread-safe. */
final class BadLines {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final long AGAIN = Duration.ofMinutes(1).toNanos();

    private final String path;
    private final LongSupplier nanoTime;
    private Optional<Long> lastTime = Optional.empty();

    BadLines(String path, LongSupplier nanoTime) {
        this.path = path;
        this.nanoTime = nanoTime;
    }

    void told(AccessLogCounts count) {
        var now = nanoTime.getAsLong();
        if (lastTime.isEmpty() || now - lastTime.get() >= AGAIN) {
            lastTime = Optional.of(now);
            LOG.warnf(
                    "access log lines not understood file=%s bad=%d good=%d last=\"%s\"",
                    path, count.bad(), count.answers(), count.lastBad().orElse(""));
        }
    }
}
