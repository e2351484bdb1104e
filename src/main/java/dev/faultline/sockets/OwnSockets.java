// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sockets that this program holds itself, in this process and in others that run the same program: a sidecar, and a
 * command beside it.
 *
 * @param proc where {@code /proc} is
 */
public record OwnSockets(Path proc) {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final String PROCESSES = "[0-9]*";

    /** The inodes of those that can be seen. */
    public Set<Long> inodes() {
        var inodes = new HashSet<Long>();
        var program = program("self");
        try (var processes = Files.newDirectoryStream(proc, PROCESSES)) {
            for (var process : processes) {
                if (!program.isEmpty()
                        && program.equals(program(process.getFileName().toString()))) {
                    addSockets(process.resolve("fd"), inodes);
                }
            }
        } catch (IOException unreadable) {
            // Nobody's are known then.
        }
        return inodes;
    }

    /** The executable, and for a JVM the archive that it runs; empty if it cannot be told. */
    private String program(String process) {
        try {
            var executable = Files.readSymbolicLink(proc.resolve(process).resolve("exe"));
            var isJava = executable.endsWith("java");
            return isJava ? executable + " " + archive(process) : executable.toString();
        } catch (IOException notOurs) {
            return "";
        }
    }

    private String archive(String process) throws IOException {
        var words = Files.readString(proc.resolve(process).resolve("cmdline"), StandardCharsets.ISO_8859_1)
                .split("\0");
        for (var i = 0; i + 1 < words.length; i++) {
            if (words[i].equals("-jar")) {
                return words[i + 1];
            }
        }
        return String.join(" ", words);
    }

    private static void addSockets(Path descriptors, Set<Long> inodes) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (var descriptor : all) {
                var matcher = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
                if (matcher.matches()) {
                    inodes.add(Long.valueOf(matcher.group(1)));
                }
            }
        } catch (IOException gone) {
            // It ended meanwhile, or one of its descriptors did.
        }
    }
}
