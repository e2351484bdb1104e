package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Pace;
import java.time.Duration;

/** Paces that differ from the default where a test needs it. */
final class Paces {

    private Paces() {}

    static Pace of(String interval, String timeout) {
        return new Pace(
                Stage.duration(interval), Stage.duration(timeout), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 1);
    }

    static Pace confirmedBy(int failures, int successes) {
        var usual = Pace.DEFAULT;
        return new Pace(
                usual.interval(), usual.timeout(), usual.slowAbove(), usual.alertInterval(), failures, successes);
    }
}
