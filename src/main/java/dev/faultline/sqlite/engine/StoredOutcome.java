// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * What an observation found, as two columns hold it. One that cannot be read, of a damaged file, is unknown: nobody saw how
 * the dependency did then.
 */
public record StoredOutcome(Status status, FailureClass failure) {

    private static final Logger LOG = Logger.getLogger(StoredOutcome.class);
    private static final StoredOutcome UNREADABLE = new StoredOutcome(Status.UNKNOWN, FailureClass.PROBER);
    private static final AtomicBoolean REPORTED = new AtomicBoolean();

    /** Reads it; the first that cannot be read is reported in the log. */
    public static StoredOutcome of(String status, String failure) {
        var known = Arrays.stream(Status.values())
                .filter(each -> each.name().equals(status))
                .findFirst();
        var why = FailureClass.ofLabel(failure);
        if (known.isPresent() && why.isPresent()) {
            return new StoredOutcome(known.get(), why.get());
        }
        if (REPORTED.compareAndSet(false, true)) {
            LOG.warn("the store is damaged: observations that cannot be read count as unknown");
        }
        return UNREADABLE;
    }
}
