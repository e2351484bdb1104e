// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What edits have left behind in the times of files, links and folders. */
final class EditTraces {

    private static final String SWAPPED = "..data";

    private final Path root;

    EditTraces(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** All instants at which something happened that may have been one of the edits. */
    List<Instant> of(InventoryDiff edits) {
        var traces = new ArrayList<Instant>();
        Stream.concat(edits.changed().stream(), edits.added().stream()).forEach(name -> {
            var file = path(name);
            stamp(file).ifPresent(stamp -> traces.addAll(List.of(stamp.modified(), stamp.changed())));
            stamp(file, LinkOption.NOFOLLOW_LINKS).map(FileStamp::changed).ifPresent(traces::add);
            swapOf(file).ifPresent(traces::add);
        });
        Stream.concat(edits.removed().stream(), edits.added().stream()).forEach(name -> {
            var folder = folderOf(path(name));
            stamp(folder).map(FileStamp::modified).ifPresent(traces::add);
            swapOf(path(name)).ifPresent(traces::add);
        });
        return traces;
    }

    /** The name with the time of its content, as far as that can be told. */
    String shown(String name) {
        var label = name.isEmpty() ? String.valueOf(root.getFileName()) : name;
        return stamp(path(name))
                .map(stamp -> label + " (" + stamp.modified().truncatedTo(ChronoUnit.MILLIS) + ")")
                .orElse(label);
    }

    private Path path(String name) {
        return name.isEmpty() ? root : root.resolve(name);
    }

    /** When a ConfigMap or Secret, of which the file is a part, was swapped: in its own folder, or in one above it. */
    private Optional<Instant> swapOf(Path file) {
        for (var folder = folderOf(file); folder.startsWith(top()); folder = folderOf(folder)) {
            var swap = stamp(folder.resolve(SWAPPED), LinkOption.NOFOLLOW_LINKS);
            if (swap.isPresent() || folder.equals(top())) {
                return swap.map(FileStamp::changed);
            }
        }
        return Optional.empty();
    }

    private Path top() {
        return Files.isDirectory(root) ? root : folderOf(root);
    }

    private static Path folderOf(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static Optional<FileStamp> stamp(Path path, LinkOption... options) {
        try {
            return Optional.of(FileStamp.of(path, options));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
