// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the manifests give the sidecar: one CPU and 96 MiB, a JVM 256 MiB. A control group where one can be made. */
final class ConfinedSpace implements AutoCloseable {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;
    private static final String JVM_OPTIONS = "_JAVA_OPTIONS=-Xmx64m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC";

    private final List<Path> groups;

    private ConfinedSpace(List<Path> groups) {
        this.groups = groups;
    }

    static ConfinedSpace make() {
        var name = "faultline-" + UUID.randomUUID();
        var unified = group(
                ROOT.resolve(name),
                Map.of("memory.max", String.valueOf(bytes()), "cpu.max", PERIOD_MICROS + " " + PERIOD_MICROS));
        if (unified.isPresent()) {
            return new ConfinedSpace(List.of(unified.get()));
        }
        var memory =
                group(ROOT.resolve("memory").resolve(name), Map.of("memory.limit_in_bytes", String.valueOf(bytes())));
        var cpu = group(
                ROOT.resolve("cpu").resolve(name),
                Map.of(
                        "cpu.cfs_period_us", String.valueOf(PERIOD_MICROS),
                        "cpu.cfs_quota_us", String.valueOf(PERIOD_MICROS)));
        return new ConfinedSpace(
                List.of(memory, cpu).stream().flatMap(Optional::stream).toList());
    }

    private static Optional<Path> group(Path group, Map<String, String> limits) {
        try {
            if (!Files.isDirectory(group.resolveSibling("."))) {
                return Optional.empty();
            }
            Files.createDirectory(group);
            for (var limit : limits.entrySet()) {
                var file = group.resolve(limit.getKey());
                if (!Files.exists(file)) {
                    Files.delete(group);
                    return Optional.empty();
                }
                Files.writeString(file, limit.getValue());
            }
            return Optional.of(group);
        } catch (IOException | UnsupportedOperationException notAllowed) {
            return Optional.empty();
        }
    }

    static boolean isNative() {
        return !System.getProperty("faultline.runner", "").isBlank();
    }

    private static long bytes() {
        return (isNative() ? 96L : 256L) << 20;
    }

    /** What the program is started under. */
    List<String> wrapper() {
        var join = new StringBuilder();
        groups.forEach(group ->
                join.append("echo $$ > ").append(group.resolve("cgroup.procs")).append(" && "));
        return List.of("env", JVM_OPTIONS, "sh", "-c", join + "exec \"$@\"", "sh");
    }

    String inWords() {
        return groups.isEmpty()
                ? "no control group can be made here: " + (isNative() ? "not confined" : "a heap of 64 MiB")
                : "control groups " + groups + ", " + (bytes() >> 20) + " MiB, one CPU";
    }

    @Override
    public void close() throws IOException {
        for (var group : groups) {
            Files.deleteIfExists(group);
        }
    }
}
