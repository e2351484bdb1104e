// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.ProbePace;
import java.time.Duration;

/** Paces that differ from the default where a test needs it. */
final class TestPaces {

    private TestPaces() {}

    static ProbePace of(String interval, String timeout) {
        return new ProbePace(
                ProberStage.duration(interval),
                ProberStage.duration(timeout),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                2,
                1);
    }

    static ProbePace confirmedBy(int failures, int successes) {
        var usual = ProbePace.DEFAULT;
        return new ProbePace(
                usual.interval(), usual.timeout(), usual.slowAbove(), usual.alertInterval(), failures, successes);
    }
}
