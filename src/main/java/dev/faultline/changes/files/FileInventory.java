// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import dev.faultline.changes.SourceSnapshot;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files at and below a path, with their fingerprints. Only what has another stamp than before is read again. Names
 * that start with {@code ..} are the kubelet's own: a mounted ConfigMap or Secret is swapped through them, and shows by
 * the names that lead there. Not thread-safe.
 */
final class FileInventory {

    static final int MOST_FILES = 500;
    static final int DEEPEST = 8;

    /** The name of a fact that says that there are more files than are looked at. */
    static final String MORE = "//more";

    /** Stands for the fingerprint of what is there and cannot be read. */
    static final String UNREADABLE = "unreadable";

    private record Known(FileStamp stamp, String fingerprint) {}

    private final Path root;
    private final ContentFingerprint fingerprint;
    private Map<String, Known> known = Map.of();

    FileInventory(Path root, ContentFingerprint fingerprint) {
        this.root = root;
        this.fingerprint = fingerprint;
    }

    /** Each file by its path below the root, that of the root itself being empty; none if the root is not there. */
    SourceSnapshot take(Instant now) throws IOException {
        var walk = new Walk(now);
        walk.visit(root, "", 0);
        known = walk.settled;
        return SourceSnapshot.of(walk.found);
    }

    private final class Walk {

        private final Instant now;
        private final Map<String, String> found = new TreeMap<>();
        private final Map<String, Known> settled = new HashMap<>();

        private Walk(Instant now) {
            this.now = now;
        }

        private void visit(Path path, String name, int depth) throws IOException {
            if (Files.isDirectory(path)) {
                if (depth < DEEPEST) {
                    visitBelow(path, name, depth);
                }
            } else if (found.size() >= MOST_FILES) {
                found.put(MORE, "");
            } else if (Files.isRegularFile(path)) {
                found.put(name, read(path, name));
            }
        }

        private void visitBelow(Path folder, String name, int depth) throws IOException {
            for (var child : children(folder, name)) {
                if (!child.startsWith("..") && !found.containsKey(MORE)) {
                    visit(folder.resolve(child), name.isEmpty() ? child : name + "/" + child, depth + 1);
                }
            }
        }

        private List<String> children(Path folder, String name) throws IOException {
            try (var children = Files.list(folder)) {
                return children.map(child -> child.getFileName().toString())
                        .sorted()
                        .toList();
            } catch (NoSuchFileException | NotDirectoryException gone) {
                return List.of();
            } catch (AccessDeniedException closed) {
                found.put(name, UNREADABLE);
                return List.of();
            }
        }

        private String read(Path file, String name) throws IOException {
            try {
                var stamp = FileStamp.of(file);
                var before = Optional.ofNullable(known.get(name))
                        .filter(each -> each.stamp().equals(stamp));
                var print = before.isPresent() ? before.get().fingerprint() : fingerprint.of(file);
                if (stamp.isSettled(now)) {
                    settled.put(name, new Known(stamp, print));
                }
                return print;
            } catch (AccessDeniedException closed) {
                return UNREADABLE;
            }
        }
    }
}
