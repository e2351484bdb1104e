// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A volume of 4 MiB in memory, mounted on a folder; takes the right to mount. */
public final class SmallVolume implements AutoCloseable {

    private final Path folder;

    private SmallVolume(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; absent where that is not allowed. */
    public static Optional<SmallVolume> on(Path folder) {
        return mounted(folder, "size=4m");
    }

    /** Mounts one on which there can be so many files, the folder itself being one; absent where that is not allowed. */
    public static Optional<SmallVolume> withInodes(Path folder, int inodes) {
        return mounted(folder, "size=4m,nr_inodes=" + inodes);
    }

    private static Optional<SmallVolume> mounted(Path folder, String options) {
        return run("mount", "-t", "tmpfs", "-o", options, "faultline-test", folder.toString())
                ? Optional.of(new SmallVolume(folder))
                : Optional.empty();
    }

    public Path folder() {
        return folder;
    }

    /** As a kernel does that met an error on a disk. */
    public void turnReadOnly() {
        remount("remount,ro");
    }

    public void turnWritable() {
        remount("remount,rw");
    }

    private void remount(String options) {
        // While somebody writes to it, it is busy.
        await(folder + " is mounted with " + options)
                .atMost(PATIENCE)
                .until(() -> run("mount", "-o", options, folder.toString()));
    }

    private static boolean run(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var worked = process.waitFor() == 0;
            if (!worked) {
                Stream.of(said).filter(text -> !text.isBlank()).forEach(System.err::println);
            }
            return worked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }
}
