// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.text.ExceptionWords;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Says what is in the way of following a log: when it begins and ends, and at most once a minute. */
final class TailWarnings {

    private final Logger log;
    private final LogFile file;
    private final WarningLimit limit;
    private Optional<String> current = Optional.empty();
    private Optional<String> logged = Optional.empty();

    TailWarnings(Logger log, LogFile file, LongSupplier nanoTime) {
        this.log = log;
        this.file = file;
        this.limit = new WarningLimit(nanoTime);
    }

    /** What is in the way now, as the end of a sentence that begins with the file. */
    void trouble(Optional<String> what) {
        current = what.map(why -> "The file " + file.path() + " " + why + ".");
        if (!current.equals(logged) && limit.mayPass()) {
            if (current.isPresent()) {
                log.warnf("log not read reader=%s reason=\"%s\"", file.reader(), current.get());
            } else {
                log.infof("log read again reader=%s file=%s", file.reader(), file.path());
            }
            logged = current;
        }
    }

    /** What went wrong on the way. */
    void failed(Throwable why) {
        trouble(Optional.of("cannot be read: " + ExceptionWords.of(why)));
    }

    /** What was read was not stored. */
    void refused(RuntimeException why) {
        trouble(Optional.of("was read, and what it said could not be kept: " + ExceptionWords.of(why)));
    }

    /** A bug of our own. */
    void bug(Throwable ours) {
        if (limit.mayPass()) {
            log.errorf(ours, "internal error reader=%s", file.reader());
        }
    }

    Optional<String> current() {
        return current;
    }
}
