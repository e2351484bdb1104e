// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.basics.LogThrottle;
import dev.faultline.store.StoreUnavailable;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Logs what fails and is tried again twice a second: once a minute, and a store that cannot be read without a stack trace. */
final class RepeatedFailure {

    private static final Logger LOG = Logger.getLogger(RepeatedFailure.class);

    private final LogThrottle throttle = new LogThrottle(Duration.ofMinutes(1));

    /** @param what failed, as a clause */
    void failed(String what, RuntimeException failure) {
        throttle.happened().ifPresent(times -> {
            if (failure instanceof StoreUnavailable) {
                LOG.warnf("%s failed; trying again times=%d error=\"%s\"", what, times, failure.getMessage());
            } else {
                LOG.warnf(failure, "%s failed; trying again times=%d", what, times);
            }
        });
    }
}
