// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.text.DurationWords;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Logs what a person has to know: changes of a status, and the prober's own trouble. */
final class StatusLog implements ProbeListener {

    private static final Logger LOG = Logger.getLogger(StatusLog.class);

    /** Shorter stalls count in the classification of each probe, but are not worth a line. */
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    @Override
    public void changed(StatusChange change) {
        var isGrave = change.dependency().critical() && change.to() == Status.DOWN;
        LOG.logf(
                isGrave ? Logger.Level.WARN : Logger.Level.INFO,
                "dependency=%s from=%s to=%s%s",
                change.dependency().name(),
                change.from(),
                change.to(),
                cause(change.confirming()));
    }

    @Override
    public void stalled(Duration length) {
        if (length.compareTo(WORTH_A_LINE) >= 0) {
            LOG.warnf("the prober was stopped or starved: stalled=%s", DurationWords.of(length));
        }
    }

    @Override
    public void clockJumped(Duration by) {
        LOG.warnf(
                "the wall clock jumped: by=%s%s%s",
                by.isNegative() ? "-" : "+",
                DurationWords.of(by.abs()),
                by.isNegative() ? "; observations are not kept until it has passed that time again" : "");
    }

    private static String cause(Observation confirming) {
        var failure = confirming.failure().label();
        return failure.isEmpty()
                ? ""
                : " failure=" + failure + " message=\"" + confirming.message().replace('"', '\'') + '"';
    }
}
