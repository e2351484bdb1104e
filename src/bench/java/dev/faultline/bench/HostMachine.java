// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What it all ran on.
 *
 * @param cores that Java may use
 * @param processor its name, as Linux tells it
 * @param kernel Linux and its release
 * @param java the virtual machine that ran the jar
 * @param options of that virtual machine
 * @param load the one-minute load average before anything was started: what else was running
 */
record HostMachine(int cores, String processor, String kernel, String java, String options, String load) {

    static HostMachine now() {
        try {
            var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
            return new HostMachine(
                    Runtime.getRuntime().availableProcessors(),
                    processor,
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                    System.getProperty("faultline.java.options", "the options of the tests"),
                    Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException notLinux) {
            throw new UncheckedIOException(notLinux);
        }
    }

    String markdown() {
        return "%d × %s, %s; %s, the jar with %s; load average before: %s\n"
                .formatted(cores, processor, kernel, java, options, load);
    }

    @Override
    public String toString() {
        return markdown().strip();
    }
}
