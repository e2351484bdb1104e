// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.util.Optional;

/**
 * A line as a container runtime keeps it.
 *
 * @param stream where the app wrote it
 * @param isPart whether the rest of the app's line comes in a later one
 * @param text what the app wrote, without a line end
 * @param stamp when, as the runtime writes it
 */
record ContainerLine(Stream stream, boolean isPart, String text, String stamp) {

    enum Stream {
        STDOUT,
        STDERR
    }

    /** What the line holds, in the form of CRI (containerd, CRI-O) or of Docker's json-file; absent if it is in neither. */
    static Optional<ContainerLine> of(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var first = line.charAt(0);
        if (first >= '0' && first <= '9') {
            return CriLine.read(line);
        }
        return first == '{' ? DockerLine.read(line) : Optional.empty();
    }
}
