package dev.faultline.errors.tail;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Says what is in the way of following a log: when it begins and ends, and at most once a minute. */
final class TailWarnings {

    private static final long AGAIN = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final LogFile file;
    private final LongSupplier nanoTime;
    private Optional<String> current = Optional.empty();
    private Optional<String> said = Optional.empty();
    private Optional<Long> lastTime = Optional.empty();

    TailWarnings(Logger log, LogFile file, LongSupplier nanoTime) {
        this.log = log;
        this.file = file;
        this.nanoTime = nanoTime;
    }

    /** What is in the way now, as the end of a sentence that begins with the file. */
    void trouble(Optional<String> what) {
        current = what.map(why -> "The file " + file.path() + " " + why + ".");
        if (!current.equals(said) && mayBeSaid()) {
            if (current.isPresent()) {
                log.warnf("log not read reader=%s reason=\"%s\"", file.reader(), current.get());
            } else {
                log.infof("log read again reader=%s file=%s", file.reader(), file.path());
            }
            said = current;
        }
    }

    /** What went wrong on the way. */
    void failed(Throwable why) {
        trouble(Optional.of("cannot be read: " + why.getClass().getSimpleName()));
    }

    /** What was read was not taken. */
    void refused(RuntimeException why) {
        trouble(Optional.of("was read, and what it said could not be kept: "
                + why.getClass().getSimpleName()));
    }

    /** A reader threw where it must not. */
    void bug(Throwable ours) {
        if (mayBeSaid()) {
            log.errorf(ours, "a bug of our own reader=%s", file.reader());
        }
    }

    Optional<String> current() {
        return current;
    }

    private boolean mayBeSaid() {
        var now = nanoTime.getAsLong();
        if (lastTime.isPresent() && now - lastTime.get() < AGAIN) {
            return false;
        }
        lastTime = Optional.of(now);
        return true;
    }
}
