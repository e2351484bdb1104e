// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.config.ConfigException;
import dev.faultline.config.ConfigLoader;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.probe.ProbeFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the config file at the start. */
final class ConfigOpening {

    private ConfigOpening() {}

    /**
     * The config that the environment names, read.
     *
     * @param onConfig given each config that comes into force after the first
     * @throws CannotStart if it cannot be used, and that is to end the program
     */
    static ConfigWatch of(
            InstanceEnvironment environment, List<ProbeFactory<?>> kinds, Consumer<FaultlineConfig> onConfig) {
        var loader = new ConfigLoader(kinds, name -> Optional.ofNullable(System.getenv(name)));
        var file = environment.configFile();
        var watch = new ConfigWatch(file, loader, onConfig);
        if (environment.startsOnBadConfig()) {
            watch.loadIfGood();
            return watch;
        }
        try {
            watch.load();
        } catch (ConfigException e) {
            throw new CannotStart(2, "the config file " + file.path() + " cannot be used:\n" + e.getMessage());
        }
        return watch;
    }
}
