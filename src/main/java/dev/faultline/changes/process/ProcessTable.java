// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The processes that can be seen from here: {@code /proc}. What cannot be read is absent, never an error.
 *
 * @param root where it is mounted
 */
record ProcessTable(Path root) {

    private static final int LARGEST = 256 << 10;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    /** All of them, in no order. */
    List<Long> all() {
        var found = new ArrayList<Long>();
        try (var folders = Files.newDirectoryStream(root)) {
            for (var folder : folders) {
                var name = folder.getFileName().toString();
                if (NUMBER.matcher(name).matches()) {
                    found.add(Long.valueOf(name));
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return found;
    }

    Optional<ProcessStat> stat(long process) {
        return text(process + "/stat").flatMap(ProcessStat::read);
    }

    /** Its words with a blank between them; empty for one of the kernel's own. */
    String commandLine(long process) {
        return text(process + "/cmdline").orElse("").replace('\0', ' ').strip();
    }

    /** The names of its environment variables as it was started with them, never their values. */
    Optional<Set<String>> environmentNames(long process) {
        return text(process + "/environ").filter(text -> !text.isEmpty()).map(text -> {
            var names = new TreeSet<String>();
            for (var variable : text.split("\0")) {
                var equals = variable.indexOf('=');
                if (equals > 0
                        && VARIABLE.matcher(variable.substring(0, equals)).matches()) {
                    names.add(variable.substring(0, equals));
                }
            }
            return names;
        });
    }

    /** Another one after each start of the machine. */
    String boot() {
        return text("sys/kernel/random/boot_id").orElse("").strip();
    }

    /** How long the machine has been running. */
    Optional<Duration> uptime() {
        return text("uptime").map(text -> text.split(" ")[0]).flatMap(seconds -> {
            try {
                return Optional.of(Duration.ofMillis((long) (1000 * Double.parseDouble(seconds))));
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        });
    }

    private Optional<String> text(String name) {
        try (var in = Files.newInputStream(root.resolve(name))) {
            return Optional.of(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
