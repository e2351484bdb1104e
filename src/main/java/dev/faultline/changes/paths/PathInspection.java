// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import dev.faultline.probe.file.InodeUsage;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at a path. Writes nothing; blocks for as long as the file system does. */
final class PathInspection {

    private PathInspection() {}

    /**
     * What is to be seen now; absent if nothing can be seen, not even that it is not there.
     *
     * @param inodes of its volume, asked for if the path is there
     */
    static Optional<PathAppearance> at(Path path, Instant now, Supplier<InodeUsage> inodes) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        try {
            return Optional.of(look(path, at, inodes));
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return Optional.of(PathAppearance.absent(at));
        } catch (IOException | SecurityException hidden) {
            return Optional.empty();
        }
    }

    private static PathAppearance look(Path path, Instant at, Supplier<InodeUsage> inodes) throws IOException {
        var basic = Files.readAttributes(path, BasicFileAttributes.class);
        var owner = "";
        var group = "";
        var mode = "";
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            var posix = view.readAttributes();
            owner = posix.owner().getName();
            group = posix.group().getName();
            mode = PosixFilePermissions.toString(posix.permissions());
        }
        var store = store(path);
        return new PathAppearance(
                at,
                type(basic),
                owner,
                group,
                mode,
                basic.isRegularFile() ? basic.size() : 0,
                basic.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS),
                new VolumeState(
                        store.map(FileStore::name).orElse(""),
                        store.map(FileStore::isReadOnly).orElse(false),
                        store.isPresent() ? store.get().getUsableSpace() : -1,
                        store.isPresent() ? store.get().getTotalSpace() : -1,
                        inodes.get()));
    }

    private static String type(BasicFileAttributes attributes) {
        return attributes.isDirectory() ? "directory" : attributes.isRegularFile() ? "file" : "other";
    }

    /** The volume; absent where the system does not tell, as for some mounts of a container. */
    private static Optional<FileStore> store(Path path) {
        try {
            return Optional.of(Files.getFileStore(path));
        } catch (IOException | SecurityException untold) {
            return Optional.empty();
        }
    }
}
