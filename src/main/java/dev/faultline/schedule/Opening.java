package dev.faultline.schedule;

import dev.faultline.probe.Check;
import dev.faultline.probe.Probe;
import java.util.concurrent.CompletableFuture;

/** Opens the probe of a check. One that cannot be opened is a bug of ours; a probe that tells so stands in for it. */
final class Opening {

    private Opening() {}

    static Probe of(Check<?> check) {
        try {
            return check.open();
        } catch (RuntimeException | Error bug) {
            return deadline -> CompletableFuture.failedStage(bug);
        }
    }
}
