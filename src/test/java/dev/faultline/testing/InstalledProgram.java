// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the machine, which some tests need and others do without. */
public final class InstalledProgram {

    private InstalledProgram() {}

    /** Whether a command of that name is on the PATH. */
    public static boolean isOnPath(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, command))
                .anyMatch(Files::isExecutable);
    }
}
