// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.ByteWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One look at a file or folder. Blocks for as long as the file system does. */
final class FileCheck implements Supplier<Outcome> {

    /** How old a count may be that says there are enough, where each costs a process; and one that says there are not. */
    private static final Duration ENOUGH_FOR = Duration.ofMinutes(1);

    private static final Duration SHORT_FOR = Duration.ofSeconds(5);

    private final FileSpec spec;
    private final Path path;
    private final InodeCounter inodes;

    FileCheck(FileSpec spec, InodeCounter inodes) {
        this.spec = spec;
        this.path = spec.path();
        this.inodes = inodes;
    }

    @Override
    public Outcome get() {
        try {
            return look();
        } catch (IOException trouble) {
            return FileFailure.at(path, trouble);
        }
    }

    private Outcome look() throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        var directory = attributes.isDirectory();
        if (spec.type().isPresent() && spec.type().get() != typeOf(attributes)) {
            return Outcome.down(
                    FailureClass.ASSERTION,
                    path + " is not a " + spec.type().get().word());
        }
        if (spec.readable() || spec.nonEmpty()) {
            var empty = directory ? listsNothing() : readsNothing();
            if (spec.nonEmpty() && empty) {
                return Outcome.down(FailureClass.ASSERTION, path + " is empty");
            }
        }
        var free = Files.getFileStore(path).getUsableSpace();
        if (spec.freeSpace().isPresent() && free < spec.freeSpace().get()) {
            return Outcome.down(
                    FailureClass.CAPACITY,
                    ByteWords.of(free) + " free at " + path + ", expected at least "
                            + ByteWords.of(spec.freeSpace().get()));
        }
        if (spec.freeInodes().isPresent()) {
            var amiss = inodesAmiss(spec.freeInodes().get());
            if (amiss.isPresent()) {
                return amiss.get();
            }
        }
        if (spec.writable()) {
            if (directory) {
                writeNewFile();
            } else {
                openForWriting();
            }
        }
        return Outcome.up(ownerAndMode() + ByteWords.of(free) + " free");
    }

    private Optional<Outcome> inodesAmiss(long expected) {
        var counted = inodes.at(path, ENOUGH_FOR);
        if (isShort(counted, expected)) {
            counted = inodes.at(path, SHORT_FOR);
        }
        if (!counted.isKnown()) {
            return Optional.of(Outcome.unknown("inodes cannot be counted at " + path));
        }
        return isShort(counted, expected)
                ? Optional.of(Outcome.down(
                        FailureClass.CAPACITY, counted.words() + " at " + path + ", expected at least " + expected))
                : Optional.empty();
    }

    private static boolean isShort(InodeUsage counted, long expected) {
        return counted.isCounted() && counted.free() < expected;
    }

    private static FileSpec.Type typeOf(BasicFileAttributes attributes) {
        return attributes.isDirectory() ? FileSpec.Type.DIRECTORY : FileSpec.Type.FILE;
    }

    private boolean listsNothing() throws IOException {
        try (var entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    private boolean readsNothing() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        }
    }

    // Permissions alone prove little (read-only mounts, quotas, full volumes), so a file is really made.
    private void writeNewFile() throws IOException {
        var proof = Files.createTempFile(path, ".faultline-", ".tmp");
        try {
            Files.write(proof, new byte[] {1});
        } finally {
            Files.delete(proof);
        }
    }

    // Opening changes neither the content nor the time of the last change.
    private void openForWriting() throws IOException {
        FileChannel.open(path, StandardOpenOption.WRITE).close();
    }

    private String ownerAndMode() throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return "";
        }
        var attributes = view.readAttributes();
        return "owner %s:%s, mode %s, "
                .formatted(
                        attributes.owner().getName(),
                        attributes.group().getName(),
                        PosixFilePermissions.toString(attributes.permissions()));
    }
}
