package dev.faultline.app;

import dev.faultline.changes.paths.PathWatch;
import dev.faultline.config.ConfigApplied;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Check;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Keeps the watch over paths in step with the config in force. */
@Singleton
final class FollowedPaths {

    private final PathWatch paths;

    FollowedPaths(PathWatch paths) {
        this.paths = paths;
    }

    void follow(@Observes ConfigApplied applied) {
        paths.follow(applied.config().checks().stream()
                .<Dependency>map(Check::dependency)
                .toList());
    }
}
