// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of the local store, which one process at a time may claim. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private @Nullable FileLock claim;
    private FileInode claimed = FileInode.NONE;

    public DataDirectory(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /** Where the database is. */
    Path file() {
        return path.resolve("faultline.db");
    }

    /**
     * Makes the folder if need be and claims it until {@link #close()}; does nothing if that is done and still holds: whoever
     * removes the folder, or the file that is locked in it, takes the claim away.
     *
     * @throws IOException if it cannot be made or written to
     * @throws StoreInUse if it is claimed already
     */
    void claim() throws IOException {
        var locked = path.resolve("faultline.lock");
        if (claim != null && FileInode.of(locked).equals(claimed)) {
            return;
        }
        close();
        Files.createDirectories(path);
        var channel = FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new StoreInUse(path);
        }
        claim = lock;
        claimed = FileInode.of(locked);
        clearNativeLibraries();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        } catch (IOException unlockable) {
            channel.close();
            throw unlockable;
        }
    }

    /** What the driver unpacked by itself, see {@link NativeLibrary}. */
    private void clearNativeLibraries() throws IOException {
        try (var left = Files.newDirectoryStream(path, "sqlite-*-libsqlitejdbc.so*")) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (claim != null) {
            claim.acquiredBy().close();
            claim = null;
        }
    }
}
