// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the program running. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** A factory of daemon threads that all have this name. */
    public static ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
