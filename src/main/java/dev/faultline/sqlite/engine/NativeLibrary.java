// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native part of the driver, as one file in the data directory that is used again at each start. Left to itself, the
 * driver unpacks one more, a megabyte, at each start, and a process that is killed leaves it behind.
 */
final class NativeLibrary {

    private static final Logger LOG = Logger.getLogger(NativeLibrary.class);
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final int CHUNK = 16 * 1024;

    /** Found out by running {@code uname}: once, at build time, in the native image. */
    private static final String RESOURCE =
            LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();

    private NativeLibrary() {}

    /**
     * Has the driver load its native part from the directory; writes it there unless the same is there already. Does
     * nothing if the driver was told a place before. If it cannot be written, the driver is left to itself.
     *
     * @param directory claimed by this process alone
     */
    static void placeIn(Path directory) {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        try {
            var file = directory.resolve(LibraryLoaderUtil.getNativeLibName());
            if (!isUnpacked(file)) {
                unpack(file);
            }
            System.setProperty(FOLDER, directory.toString());
        } catch (IOException unwritable) {
            LOG.debugf(unwritable, "the native part of SQLite cannot be kept in %s", directory);
        }
    }

    private static boolean isUnpacked(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var ours = open();
                var theirs = Files.newInputStream(file)) {
            byte[] expected;
            do {
                expected = ours.readNBytes(CHUNK);
                if (!Arrays.equals(expected, theirs.readNBytes(expected.length))) {
                    return false;
                }
            } while (expected.length > 0);
            return theirs.read() < 0;
        }
    }

    /** Under another name first: a process that dies meanwhile leaves no half file under this one. */
    private static void unpack(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (var content = open()) {
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Files.deleteIfExists(unfinished);
            throw failed;
        }
    }

    private static InputStream open() throws IOException {
        var content = SQLiteJDBCLoader.class.getResourceAsStream(RESOURCE);
        if (content == null) {
            throw new FileNotFoundException(RESOURCE);
        }
        return content;
    }
}
