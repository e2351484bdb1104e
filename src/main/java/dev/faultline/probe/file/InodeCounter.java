// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import java.nio.file.Path;
import java.time.Duration;

/** Counts the inodes of the volume that a path is on. Blocks for as long as the file system does. Thread-safe. */
@FunctionalInterface
public interface InodeCounter {

    /** Set by a native image; a class of its own could not even be loaded in a JVM. */
    String IMAGE_CODE = "org.graalvm.nativeimage.imagecode";

    /**
     * What its volume has left.
     *
     * @param path absolute
     * @param age how old an earlier answer may be that is given again where asking costs something
     * @return {@link InodeUsage#UNKNOWN} if it cannot be told, or there is nothing at that path
     */
    InodeUsage at(Path path, Duration age);

    /** The way that this program has: a call in a native image, a command in a JVM. */
    static InodeCounter ofTheSystem() {
        return "runtime".equals(System.getProperty(IMAGE_CODE)) ? new StatvfsCall() : new StatCommand(System::nanoTime);
    }
}
