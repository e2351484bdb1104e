package dev.faultline.config;

import dev.faultline.dependency.Pace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Secret;
import dev.faultline.store.Retention;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the config file says, checked and complete. Equal files make equal values.
 *
 * @param app the app this instance stands beside
 * @param dataDir the folder of the local store, if the file names one; a change takes a restart
 * @param checks every dependency in the order of the file, then the built-in network unless it is switched off
 * @param retention how long history is kept
 * @param apiToken what a caller has to bring, if the file sets one
 * @param defaults the pace of whatever sets none of its own
 */
public record FaultlineConfig(
        String app,
        Optional<Path> dataDir,
        List<Check<?>> checks,
        Retention retention,
        Optional<Secret> apiToken,
        Pace defaults) {

    /** The name of an app that nobody named. */
    static final String UNNAMED = "app";

    /** What holds as long as there is no config file: nothing is probed. */
    public static final FaultlineConfig NONE = new FaultlineConfig(
            UNNAMED, Optional.empty(), List.of(), Retention.DEFAULT, Optional.empty(), Pace.DEFAULT);

    public FaultlineConfig {
        checks = List.copyOf(checks);
    }

    /** Every secret in it, so that whatever is shown can be cleared of them. */
    public Set<Secret> secrets() {
        var secrets = new HashSet<Secret>();
        apiToken.ifPresent(secrets::add);
        checks.forEach(check -> secrets.addAll(check.spec().secrets()));
        return Set.copyOf(secrets);
    }
}
