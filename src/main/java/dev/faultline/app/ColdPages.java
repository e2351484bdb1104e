// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.nativeimage.c.CContext;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.word.PointerBase;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;
import org.jboss.logging.Logger;

/**
 * The pages of the native binary that nothing uses any more. Most of what is resident of it was needed for the start
 * alone, and the kernel takes such pages back only when memory is short, long after it was counted against the pod.
 *
 * <p>Only what is mapped from the file as it lies there, not writable and without a page of its own, is given back: the
 * code, and the part of the image's heap that never changes. It stays in the kernel's page cache, and a page that is
 * touched again is mapped again, in about a microsecond. A page that the cache has lost is from then on read alone: where
 * a disk reads ahead by megabytes, each such read would push out, under a limit of memory, what the next one needs.
 */
final class ColdPages {

    private static final Logger LOG = Logger.getLogger(ColdPages.class);
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final Path PROGRAM = Path.of("/proc/self/exe");

    private ColdPages() {}

    /** Gives them back; in a JVM does nothing. */
    static void giveBack() {
        if (ImageMode.current() == ImageMode.JVM) {
            return;
        }
        try {
            var program = Files.readSymbolicLink(PROGRAM).toString();
            for (var span : unchanged(Files.readAllLines(MAPPINGS), program)) {
                advise(span, Memory.RANDOM);
                advise(span, Memory.DONT_NEED);
            }
        } catch (IOException unreadable) {
            LOG.debugf(unreadable, "the pages of the binary are not given back");
        }
    }

    private static void advise(Span span, int advice) {
        Memory.madvise(WordFactory.pointer(span.from()), WordFactory.unsigned(span.to() - span.from()), advice);
    }

    /**
     * Addresses of this process.
     *
     * @param from inclusive
     * @param to exclusive
     */
    record Span(long from, long to) {}

    /**
     * Where a file is mapped, cannot be written to and is unchanged.
     *
     * @param smaps the lines of {@code /proc/self/smaps}, see proc_pid_smaps(5)
     */
    static List<Span> unchanged(List<String> smaps, String file) {
        var found = new ArrayList<Span>();
        Span candidate = null;
        for (var line : smaps) {
            var words = line.split(" +", 6);
            if (!words[0].endsWith(":")) {
                var isReadOnly = words[1].startsWith("r-") && words[1].endsWith("p");
                candidate = isReadOnly && words.length == 6 && words[5].equals(file) ? span(words[0]) : null;
            } else if (candidate != null && words[0].equals("Anonymous:") && words[1].equals("0")) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static Span span(String addresses) {
        var dash = addresses.indexOf('-');
        return new Span(
                Long.parseUnsignedLong(addresses, 0, dash, 16),
                Long.parseUnsignedLong(addresses, dash + 1, addresses.length(), 16));
    }

    /** The kernel's call, which only a native image can make in this way. */
    @CContext(LibC.class)
    private static final class Memory {

        /** {@code MADV_RANDOM} of Linux, on all its architectures that a native image runs on. */
        static final int RANDOM = 1;

        /** {@code MADV_DONTNEED}, likewise. */
        static final int DONT_NEED = 4;

        private Memory() {}

        @CFunction
        static native int madvise(PointerBase address, UnsignedWord length, int advice);
    }

    private static final class LibC implements CContext.Directives {}
}
