// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files beside a log. Those that were it before it was rotated are known by their names: {@code access.log.1},
 * {@code access.log-20261122}, {@code access.2026-11-22.log}, and, where the log is a symlink, what differs from its target
 * in numbers only. Compressed ones are not read.
 */
final class RotatedFiles {

    private static final int MOST = 256;
    private static final int LOOKS = 5;

    private final Path path;

    RotatedFiles(Path path) {
        this.path = path;
    }

    /** Those that were the log before, the oldest first. */
    List<FileIdentity> rotated() throws IOException {
        var own = path.toAbsolutePath();
        var target = target(own);
        var found = new HashMap<String, FileIdentity>();
        RotatedName.of(own).in(settled(folder(own))).forEach(each -> found.put(each.key(), each));
        if (!target.equals(own)) {
            var others = settled(folder(target));
            RotatedName.of(target).in(others).forEach(each -> found.put(each.key(), each));
            if (Files.isSymbolicLink(own)) {
                RotatedName.ofTarget(target).in(others).forEach(each -> found.put(each.key(), each));
            }
        }
        return RotationOrder.oldestFirst(List.copyOf(found.values()));
    }

    /** All that were written to at that time or later, whatever their names, and not more than some hundred. */
    List<FileIdentity> writtenSince(Instant since) throws IOException {
        var own = path.toAbsolutePath();
        var found = new HashMap<String, FileIdentity>();
        for (var folder : new HashSet<>(List.of(folder(own), folder(target(own))))) {
            settled(folder).forEach(each -> found.put(each.key(), each));
        }
        return found.values().stream()
                .filter(each -> !each.written().isBefore(since))
                .sorted(Comparator.comparing(FileIdentity::written).reversed())
                .limit(MOST)
                .toList();
    }

    /** Whether a file with that device and number is beside the log, whatever its name. */
    boolean have(String key) throws IOException {
        return writtenSince(Instant.EPOCH).stream().anyMatch(each -> each.key().equals(key));
    }

    private static Path target(Path own) throws IOException {
        return Files.exists(own) ? own.toRealPath() : own;
    }

    private static Path folder(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** A folder is not read at one instant: one in which names are being changed is read again. */
    private static List<FileIdentity> settled(Path folder) throws IOException {
        var before = list(folder);
        for (var look = 1; look < LOOKS; look++) {
            var now = list(folder);
            if (names(now).equals(names(before))) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static Map<Path, String> names(List<FileIdentity> files) {
        return files.stream().collect(Collectors.toMap(FileIdentity::path, FileIdentity::key));
    }

    private static List<FileIdentity> list(Path folder) throws IOException {
        var files = new ArrayList<FileIdentity>();
        try (var paths = Files.newDirectoryStream(folder)) {
            for (var each : paths) {
                try {
                    FileIdentity.of(each).ifPresent(files::add);
                } catch (IOException gone) {
                    // It was renamed or removed since its name was read.
                }
            }
        } catch (AccessDeniedException | NoSuchFileException | NotDirectoryException noneToSee) {
            return List.of();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return files;
    }
}
