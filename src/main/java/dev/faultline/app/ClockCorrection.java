// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.probe.scheduler.ProbeListener;
import java.time.Duration;

/** Has what was observed by a clock that was ahead set aside once it is set back. */
record ClockCorrection(Runnable setAside) implements ProbeListener {

    @Override
    public void clockJumped(Duration by) {
        if (by.isNegative()) {
            setAside.run();
        }
    }
}
