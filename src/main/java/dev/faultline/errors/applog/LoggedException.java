// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.List;
import java.util.Optional;

/**
 * An exception with its causes, as far as a log tells them.
 *
 * @param types from the outermost to the root, at most 8, not empty
 * @param message of the root, may be empty, of several lines, and hold secrets
 * @param wrapper the exception right around the root as {@code type: message}, if there is one
 * @param frames the root's topmost ones as {@link StackFrame} writes them, at most 5
 */
record LoggedException(List<String> types, String message, Optional<String> wrapper, List<String> frames) {

    LoggedException {
        types = List.copyOf(types);
        frames = List.copyOf(frames);
    }

    /** The root's type. */
    String root() {
        return types.get(types.size() - 1);
    }
}
