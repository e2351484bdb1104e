// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Turns names into addresses, afresh each time it is asked. Thread-safe; never blocks. */
public interface NameResolver {

    /**
     * The addresses of a host, at least one, in the order in which they are to be tried. Each carries the host as its
     * name. An IP literal is its own address.
     *
     * <p>Fails with a {@link NetworkFailure} of class {@code dns} if there is no such name, or if the name servers
     * answer with an error. While they do not answer it goes on waiting: the run's deadline ends that.
     */
    Future<List<InetAddress>> addresses(String host, NetworkRun run);

    /** The configuration that holds now; without any server if there is none. */
    ResolvConf conf();
}
