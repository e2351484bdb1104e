// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import java.nio.file.Path;
import java.time.Duration;
import org.graalvm.nativeimage.StackValue;
import org.graalvm.nativeimage.c.CContext;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.word.Pointer;

/** Asks with {@code statvfs(3)}, which takes about a microsecond; in a native image only. */
final class StatvfsCall implements InodeCounter {

    @Override
    public InodeUsage at(Path path, Duration age) {
        Pointer answer = StackValue.get(Volume.BYTES);
        try (var name = CTypeConversion.toCString(path.toString())) {
            if (Volume.statvfs(name.get(), answer) != 0) {
                return InodeUsage.UNKNOWN;
            }
        }
        return InodeUsage.told(answer.readLong(Volume.FREE), answer.readLong(Volume.TOTAL));
    }

    /**
     * The C library's call. {@code struct statvfs} begins with eight fields of 64 bits in glibc and musl on each 64-bit
     * Linux: f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail.
     */
    @CContext(LibC.class)
    private static final class Volume {

        static final int TOTAL = 5 * Long.BYTES;
        static final int FREE = 6 * Long.BYTES;
        /** More than it has. */
        static final int BYTES = 256;

        private Volume() {}

        @CFunction
        static native int statvfs(CCharPointer path, Pointer answer);
    }

    private static final class LibC implements CContext.Directives {}
}
