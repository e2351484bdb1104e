package dev.faultline.timeline;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.Pace;
import dev.faultline.probe.Observation;

/** A dependency that became known through its observations only. */
public final class External {

    private External() {}

    /** The dependency as far as its first observation tells: its name, its interval and its timeout. */
    public static Dependency of(Observation first) {
        var usual = Pace.DEFAULT;
        var interval = first.interval();
        var pace = new Pace(
                interval,
                first.timeout().isZero() ? usual.timeout() : first.timeout(),
                usual.slowAbove(),
                interval.compareTo(usual.alertInterval()) < 0 ? interval : usual.alertInterval(),
                usual.failureThreshold(),
                usual.successThreshold());
        return Dependency.external(first.dependency(), pace);
    }
}
