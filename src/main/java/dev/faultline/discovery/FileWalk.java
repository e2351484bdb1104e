// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files below some folders, walked once: of each folder at most 2,000, four deep, without what Kubernetes hides. */
final class FileWalk {

    /** {@code .json} is a log as often: who asks for config files finds that out. */
    private static final Pattern CONFIG =
            Pattern.compile("(?!faultline\\.ya?ml).*\\.(ya?ml|properties|env|conf|cfg|ini|json|toml|xml)|\\.env");

    private static final Pattern LOG = Pattern.compile(".*(\\.(log|json|jsonl)|_log)");
    private static final int DEEPEST = 4;
    private static final int MOST = 2_000;
    private static final int FIRST_BYTES = 8 << 10;

    private final TreeSet<Path> files = new TreeSet<>();

    /** What cannot be read is left out. */
    FileWalk(Collection<Path> folders) {
        folders.forEach(this::add);
    }

    private void add(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            all.filter(FileWalk::isShown)
                    .filter(Files::isRegularFile)
                    .limit(MOST)
                    .forEach(files::add);
        } catch (IOException | UncheckedIOException unreadable) {
            // What was found until then is searched.
        }
    }

    /** What Kubernetes keeps behind the links of a volume has names that begin with two dots. */
    private static boolean isShown(Path file) {
        return Stream.iterate(file, each -> each.getFileName() != null, Path::getParent)
                .noneMatch(each -> each.getFileName().toString().startsWith(".."));
    }

    /** What may be a config file of the app by its name, in the order of the paths; that of this program is none. */
    List<Path> configs() {
        return matching(CONFIG);
    }

    /** What may be a log by its name. */
    List<Path> logs() {
        return matching(LOG);
    }

    private List<Path> matching(Pattern name) {
        return files.stream()
                .filter(file -> name.matcher(file.getFileName().toString()).matches())
                .toList();
    }

    /** Those of exactly that name. */
    Stream<Path> named(String name) {
        return files.stream().filter(file -> file.getFileName().toString().equals(name));
    }

    /** The first 8 KiB of a file; empty if it cannot be read. */
    static String start(Path file) {
        try (var content = Files.newInputStream(file)) {
            return new String(content.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
