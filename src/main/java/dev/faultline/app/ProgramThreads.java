// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.basics.DaemonThreads;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that are handed out to the parts of the program. Each is started by its first task, so a part that is not
 * configured costs none. All are daemons.
 *
 * <pre>
 *   faultline-prober      everything of the prober, and its network probes; an event loop
 *   faultline-blocking    probes of files and variables, inspections of paths; as many as hang at once
 *   faultline-sources     reads the app's logs and counters
 *   faultline-detection   finds error windows and follows incidents, every 500 ms
 *   faultline-changes     polls the sources of changes
 *   faultline-connections reads the app's connections, every second
 *   faultline-chores      config reload, tidying of the store, memory
 *   faultline-fleet       ships to the fleet's database, once one is configured
 * </pre>
 *
 * Three more belong to the part that needs them: {@code faultline-store} (the one writer of the database), {@code
 * faultline-notify} (webhooks, once one is configured) and {@code faultline-sharing} (the turns of shared probes, once there
 * is one). What else goes over the network does so on Vert.x' two event loops, requests run on Quarkus' workers.
 */
final class ProgramThreads {

    private final EventLoopGroup prober = new NioEventLoopGroup(1, (ThreadFactory) ProgramThreads::probing);
    private final ExecutorService blocking = Executors.newCachedThreadPool(DaemonThreads.named("faultline-blocking"));
    private final ScheduledExecutorService sources = single("faultline-sources");
    private final ScheduledExecutorService detection = single("faultline-detection");
    private final ScheduledExecutorService changes = single("faultline-changes");
    private final ScheduledExecutorService connections = single("faultline-connections");
    private final ScheduledExecutorService chores = single("faultline-chores");

    private final ScheduledExecutorService fleet = single("faultline-fleet");

    /** One event loop: what is due, and the probes themselves, hand nothing over to another thread. */
    EventLoopGroup prober() {
        return prober;
    }

    ExecutorService blocking() {
        return blocking;
    }

    ScheduledExecutorService sources() {
        return sources;
    }

    ScheduledExecutorService detection() {
        return detection;
    }

    ScheduledExecutorService changes() {
        return changes;
    }

    ScheduledExecutorService connections() {
        return connections;
    }

    ScheduledExecutorService chores() {
        return chores;
    }

    ScheduledExecutorService fleet() {
        return fleet;
    }

    /** Netty keeps its buffers by thread, for threads of this class. */
    private static Thread probing(Runnable work) {
        var thread = new FastThreadLocalThread(work, "faultline-prober");
        thread.setDaemon(true);
        return thread;
    }

    private static ScheduledExecutorService single(String name) {
        return Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(name));
    }
}
