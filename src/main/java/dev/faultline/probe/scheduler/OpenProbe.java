package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import dev.faultline.probe.Probe;
import java.util.concurrent.CompletableFuture;

/** The probe of a check while it is open. */
record OpenProbe(Probe probe, String dependency, InternalErrors bugs) {

    /** Opens it. One that cannot be opened is a bug of ours; a probe that tells so stands in for it. */
    static OpenProbe of(Check<?> check, InternalErrors bugs) {
        return new OpenProbe(opened(check), check.dependency().name(), bugs);
    }

    private static Probe opened(Check<?> check) {
        try {
            return check.open();
        } catch (RuntimeException | Error bug) {
            return deadline -> CompletableFuture.failedStage(bug);
        }
    }

    /** Closes it; a failure is reported as a bug of ours. */
    void close() {
        try {
            probe.close();
        } catch (RuntimeException | Error bug) {
            bugs.report("closing the probe of " + dependency, bug);
        }
    }
}
