// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.kinds.ProbeKinds;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;

/** The kinds of dependencies, for a command that reads or writes a config file and probes nothing. */
final class OfferedKinds {

    private OfferedKinds() {}

    /** What the given use makes of one factory per kind, the built-in network's among them. */
    static <T> T ask(Function<List<ProbeFactory<?>>, T> use) {
        // The kinds need it to be made, and ask nothing of it.
        var vertx = Vertx.vertx();
        try {
            return use.apply(new ProbeKinds(vertx, Runnable::run).all());
        } finally {
            vertx.close();
        }
    }
}
