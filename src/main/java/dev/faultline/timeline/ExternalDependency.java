// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;

/** A dependency that became known through its observations only. */
public final class ExternalDependency {

    private ExternalDependency() {}

    /** The dependency as far as its first observation tells: its name, its interval and its timeout. */
    public static Dependency of(Observation first) {
        var usual = ProbePace.DEFAULT;
        var interval = first.interval();
        var pace = new ProbePace(
                interval,
                first.timeout().isZero() ? usual.timeout() : first.timeout(),
                usual.slowAbove(),
                interval.compareTo(usual.alertInterval()) < 0 ? interval : usual.alertInterval(),
                usual.failureThreshold(),
                usual.successThreshold());
        return Dependency.external(first.dependency(), pace);
    }
}
