// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends signals to a process and all that it has started. */
final class ProcessSignals {

    private ProcessSignals() {}

    /** The parent gets the signal first, so that it cannot replace a child that got it before. */
    static void signal(String name, long pid) {
        var all = ProcessHandle.of(pid)
                .map(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
                .orElse(Stream.empty())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.toList());
        if (!all.isEmpty()) {
            run(Stream.concat(Stream.of("kill", "-" + name), all.stream()).toList());
        }
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
