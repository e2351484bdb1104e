// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files of the app that can be seen from here.
 *
 * @param accessLog the first one that looks like it
 * @param appLog the first one that looks like it
 * @param labels those of the pod, as the Downward API writes them
 * @param config folders with config files
 * @param volumes mounted folders that can be written to
 */
record AppFiles(
        Optional<FoundLog> accessLog,
        Optional<FoundLog> appLog,
        Optional<Path> labels,
        List<Path> config,
        List<Path> volumes) {

    static final AppFiles NONE =
            new AppFiles(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

    /** @param format as the config file names it */
    record FoundLog(Path path, String format) {}

    AppFiles {
        config = List.copyOf(config);
        volumes = List.copyOf(volumes);
    }
}
