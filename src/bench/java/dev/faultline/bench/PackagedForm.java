// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import dev.faultline.testing.PackagedSidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One form of the packaged program.
 *
 * @param name as it heads its column
 * @param runner the native binary; absent for the jar
 */
record PackagedForm(String name, Optional<Path> runner) {

    private static final String RUNNER = "faultline.runner";

    /** Those that have been built: the jar, and the binary named by {@code faultline.runner} or found beside it. */
    static List<PackagedForm> built() {
        var programs = new ArrayList<PackagedForm>();
        if (Files.exists(Path.of(System.getProperty("faultline.jar", "target/quarkus-app/quarkus-run.jar")))) {
            programs.add(new PackagedForm("jar", Optional.empty()));
        }
        binary().ifPresent(path -> programs.add(new PackagedForm("native", Optional.of(path))));
        return programs;
    }

    private static Optional<Path> binary() {
        var named = System.getProperty(RUNNER, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named).toAbsolutePath());
        }
        try (var found = Files.newDirectoryStream(Path.of("target"), "faultline-*-runner")) {
            for (var path : found) {
                return Optional.of(path.toAbsolutePath());
            }
            return Optional.empty();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Has it be the one that is started next. */
    void select() {
        System.setProperty(RUNNER, runner.map(Path::toString).orElse(""));
    }

    /** Starts it on a config whose lines stand below {@code faultline:}, and waits until it answers. */
    PackagedSidecar start(Path folder, String yaml) {
        select();
        return PackagedSidecar.start(folder, yaml);
    }
}
