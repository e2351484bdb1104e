// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a process uses of its machine; NaN where the system does not tell.
 *
 * @param folder what the kernel tells of the process, like {@code /proc/self}
 */
record OwnProcess(Path folder) {

    private static final Pattern KIBIBYTES = Pattern.compile("^(VmRSS|VmSize):\\s+(\\d+) kB$", Pattern.MULTILINE);
    private static final int KIBIBYTE = 1024;

    static OwnProcess observed() {
        return new OwnProcess(Path.of("/proc/self"));
    }

    /** CPU time of all its threads, in user and system mode. */
    Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    double residentBytes() {
        return memory("VmRSS");
    }

    double virtualBytes() {
        return memory("VmSize");
    }

    double openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : Double.NaN;
    }

    double mostFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Double.NaN;
    }

    private double memory(String key) {
        try {
            return KIBIBYTES
                    .matcher(Files.readString(folder.resolve("status")))
                    .results()
                    .filter(line -> line.group(1).equals(key))
                    .mapToDouble(line -> Double.parseDouble(line.group(2)) * KIBIBYTE)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }
}
