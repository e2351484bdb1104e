// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.mentions.VariableSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be seen from here of the app: the environment of its process where the pod shares its process namespace, and the
 * folders that are mounted into this container.
 *
 * @param proc where {@code /proc} is
 */
record AppSurroundings(Path proc) {

    /** Folders of the kernel, of the platform and of this program. */
    private static final Pattern NOT_MOUNTED =
            Pattern.compile("/|/(proc|sys|dev|tmp|boot|run/lock|var/lib|home|root)(/.*)?|.*/kubernetes\\.io(/.*)?");

    private static final Set<String> KERNELS = Set.of(
            "proc", "sysfs", "devpts", "mqueue", "cgroup", "cgroup2", "devtmpfs", "securityfs", "debugfs", "tracefs");

    private static final Pattern PAUSE = Pattern.compile("/pause(\0.*)?", Pattern.DOTALL);

    /** The variables of this program, and those of processes beside it that this one may read. */
    VariableSet variables(Map<String, String> own) {
        var apps = new HashMap<String, String>();
        if (isShared()) {
            others().forEach(process -> apps.putAll(environment(process)));
        }
        return new VariableSet(own, apps);
    }

    /**
     * The folders that are mounted, in the order of the table.
     *
     * @param within where also those count that are usually the platform's
     */
    List<MountedFolder> mounts(Collection<Path> within) {
        try (Stream<String> mounts = Files.lines(proc.resolve("self/mounts"))) {
            return mounts.map(line -> line.split(" "))
                    .filter(fields -> fields.length > 3 && !KERNELS.contains(fields[2]))
                    .map(fields -> new MountedFolder(
                            Path.of(fields[1].replace("\\040", " ")),
                            List.of(fields[3].split(",")).contains("rw")))
                    .filter(mount -> within.stream().anyMatch(mount.path()::startsWith)
                            || !NOT_MOUNTED.matcher(mount.path().toString()).matches())
                    .filter(mount -> mount.path().getNameCount() > 0 && Files.isDirectory(mount.path()))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Whether process 1 is the pod's, not this program's container's. */
    private boolean isShared() {
        return PAUSE.matcher(text("1/cmdline")).matches();
    }

    private List<String> others() {
        var found = new ArrayList<String>();
        var own = text("self/cmdline");
        try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                var name = process.getFileName().toString();
                if (!text(name + "/cmdline").equals(own)) {
                    found.add(name);
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return found;
    }

    private Map<String, String> environment(String process) {
        var variables = new HashMap<String, String>();
        for (var variable : text(process + "/environ").split("\0")) {
            var equals = variable.indexOf('=');
            if (equals > 0) {
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    private String text(String name) {
        try {
            return Files.readString(proc.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException notOurs) {
            return "";
        }
    }
}
